/* The diagram of one side of the bar. */
#include "kiosk/screens/sleeve.h"

#include "kiosk/screens/theme.h"

#include <math.h>
#include <string.h>

#define FLANGE_X10 60    /* the bar's own collar and a stub of shaft */
#define CLAMP_X10 45     /* the collar an athlete puts on */
#define PLATE_GAP_X10 6
#define UPENDED_X10 73   /* the narrowest plate a turned number fits on */

/* A plate, or several equal ones gathered where the sleeve is crowded. */
struct block {
    const struct plate *plate;
    int count;
    bool is_new; /* to be put on */
    int w_x10;
};

struct blocks {
    int n;
    struct block block[STACK_MAX];
};

/* Widths and heights follow mass by its root (Ours: masses span 0.25..25 kg,
 * and a small plate must still bear its number). 25 kg is full size. */
static double size_of(const struct plate *plate)
{
    double share = (double)plate->mass_g / 25000.0;
    return sqrt(share < 1.0 ? share : 1.0);
}

static int width_x10(const struct plate *plate)
{
    return UPENDED_X10 + (int)(57.0 * size_of(plate));
}

static int height_px(const struct plate *plate, int full_px)
{
    return (int)((0.78 + 0.22 * size_of(plate)) * full_px);
}

static void gather(const struct loading *loading, const struct rack *rack,
                   bool together, struct blocks *out)
{
    const struct stack *side = &loading->side;
    int kept = side->n - loading->add.n;
    out->n = 0;
    for (int i = 0; i < side->n; i++) {
        const struct plate *plate = &rack->stock.entry[side->entry[i]].plate;
        bool is_new = i >= kept;
        struct block *last = out->n > 0 ? &out->block[out->n - 1] : NULL;
        if (together && last != NULL && last->plate == plate) {
            last->count++;
            last->is_new = last->is_new || is_new;
            continue;
        }
        out->block[out->n++] =
            (struct block){plate, 1, is_new, width_x10(plate)};
    }
}

static int total_x10(const struct blocks *blocks)
{
    int total = 0;
    for (int i = 0; i < blocks->n; i++) {
        total += blocks->block[i].w_x10 + PLATE_GAP_X10;
    }
    return total;
}

/* Makes the blocks fit: narrower first, then equal plates gathered. */
static void squeeze(const struct loading *loading, const struct rack *rack,
                    int room_x10, struct blocks *out)
{
    gather(loading, rack, false, out);
    int least = out->n * (UPENDED_X10 + PLATE_GAP_X10);
    if (least > room_x10) {
        gather(loading, rack, true, out);
    }
    int total = total_x10(out);
    if (total <= room_x10 || out->n == 0) {
        return;
    }
    for (int i = 0; i < out->n; i++) {
        int w = (int)((int64_t)out->block[i].w_x10 * room_x10 / total);
        out->block[i].w_x10 = w > UPENDED_X10 ? w : UPENDED_X10;
    }
    int over = total_x10(out) - room_x10;
    for (int i = 0; over > 0 && i < out->n; i++) {
        int spare = out->block[i].w_x10 - UPENDED_X10;
        int cut = spare < over ? spare : over;
        out->block[i].w_x10 -= cut;
        over -= cut;
    }
}

/* Text on a plate: white or near black, whichever contrasts more. */
static uint32_t ink_on(uint32_t rgb)
{
    unsigned r = rgb >> 16 & 255u, g = rgb >> 8 & 255u, b = rgb & 255u;
    return r * 299u + g * 587u + b * 114u > 140000u ? RGB_ON_ACCENT
                                                    : 0xFFFFFFu;
}

static void number(const struct canvas *c, struct box box,
                   const struct block *block)
{
    char label[PLATE_LABEL_MAX + 8];
    size_t n = strlen(block->plate->label);
    memcpy(label, block->plate->label, n + 1);
    if (block->count > 1 && block->count < 10) {
        memcpy(label + n, "\xC3\x97", 2);
        label[n + 2] = (char)('0' + block->count);
        label[n + 3] = '\0';
    }
    int letters = (int)n + (block->count > 1 ? 2 : 0);
    int upright_x10 = letters * CAP_PLATE * 65 / 76 + 12;
    bool fits = upright_x10 <= mm_across(c, box.w);
    int cap = fits ? mm_across(c, box.w) * 76 / (letters * 65 + 40) : CAP_PLATE;
    cap = cap < CAP_PLATE ? CAP_PLATE : cap > 110 ? 110 : cap;
    struct draw_command *text =
        draw_text(c->list, box, ALIGN_CENTRE,
                  type(c, cap, FACE_BOLD, ink_on(block->plate->colour_rgb)),
                  label);
    text->min_cap_px = down(c, CAP_PLATE);
    text->is_upended = !fits;
}

static void bar(const struct canvas *c, struct box box)
{
    int thin = down(c, 24), flange = down(c, 110);
    struct box shaft = {box.x, box.y + (box.h - thin) / 2, box.w, thin};
    draw_fill(c->list, shaft, thin / 3, RGB_SLEEVE);
    struct box collar = {box.x + across(c, FLANGE_X10) - across(c, 30),
                         box.y + (box.h - flange) / 2, across(c, 30), flange};
    draw_fill(c->list, collar, across(c, 8), RGB_SECOND);
}

static void clamp(const struct canvas *c, struct box box, int x)
{
    int h = down(c, 90);
    struct box collar = {x, box.y + (box.h - h) / 2, across(c, 25), h};
    draw_fill(c->list, collar, across(c, 8), RGB_TEXT);
}

void sleeve_diagram(const struct canvas *c, struct box box,
                    const struct loading *loading, const struct rack *rack)
{
    struct blocks blocks;
    int room = mm_across(c, box.w) - FLANGE_X10 - CLAMP_X10;
    int full = box.h < across(c, 600) ? box.h : across(c, 600);
    squeeze(loading, rack, room, &blocks);
    bar(c, box);
    int x = box.x + across(c, FLANGE_X10);
    for (int i = 0; i < blocks.n; i++) {
        const struct block *block = &blocks.block[i];
        int h = height_px(block->plate, full);
        struct box plate = {x, box.y + (box.h - h) / 2,
                            across(c, block->w_x10), h};
        draw_fill(c->list, plate, down(c, 10), block->plate->colour_rgb);
        draw_outline(c->list, plate, down(c, 10),
                     down(c, block->is_new ? 10 : 5), RGB_TEXT);
        number(c, plate, block);
        x += plate.w + across(c, PLATE_GAP_X10);
    }
    clamp(c, box, x + across(c, 5));
}
