/* The diagram of one side of the bar. */
#include "kiosk/screens/sleeve.h"

#include "core/text.h"
#include "kiosk/screens/narrow.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#include <math.h>
#include <string.h>

#define FLANGE_X10 60    /* the bar's own collar and a stub of shaft */
#define CLAMP_X10 45     /* the collar an athlete puts on */
#define PLATE_GAP_X10 6
#define UPENDED_X10 73   /* the narrowest plate a turned number fits on */
#define EDGE_X10 10      /* the bright edge of a plate to be put on */
#define LEAST_X10 164    /* ours: lower, plates are no longer seen as such */
#define STUB_X10 54      /* plates for which there is no room */
#define STUB_PLATES 3
#define WIDEST_PCT 160   /* of its usual width a plate may take with room */

#define BLOCK_LABEL_MAX (PLATE_LABEL_MAX + 6)

/* In the order of doing: what stays, from the collar out, what comes off, and
 * what goes on in its place. */
enum part { STAYS, COMES_OFF, GOES_ON, IS_THERE /* nothing changes */ };

/* A plate, or several equal ones gathered where the sleeve is crowded. */
struct block {
    const struct plate *plate;
    int count;
    enum part part;
    int w_x10;
    char label[BLOCK_LABEL_MAX]; /* "25", "25×3", "45lb" */
};

struct blocks {
    int n;
    int n_hidden; /* inside of those, not shown */
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

/* Of the letters at the plates' tier: digits are 0.65 em wide in B612 and
 * caps 0.76 high, a dot about half a digit. */
static int letters_x10(const char *label)
{
    int halves = 0;
    for (const char *p = label; *p != '\0'; p++) {
        halves += *p == '.' ? 1 : (*p & 0xC0) == 0x80 ? 0 : 2;
    }
    return halves * CAP_PLATE * 65 / 76 / 2;
}

/* Half the full height at the least, and room for a number on end. */
static int height_px(const struct canvas *c, const struct block *block,
                     int full_px)
{
    int h = (int)((0.5 + 0.5 * size_of(block->plate)) * full_px);
    int least = down(c, letters_x10(block->label) + 2 * EDGE_X10);
    h = h > least ? h : least;
    return h < full_px ? h : full_px;
}

static void name_block(struct block *block, bool with_unit)
{
    struct text text = text_in(block->label, sizeof block->label);
    text_str(&text, block->plate->label);
    if (with_unit) {
        text_str(&text, unit_str(block->plate->unit));
    }
    if (block->count > 1) {
        text_str(&text, WORD_TIMES);
        text_int(&text, block->count);
    }
}

/* How the blocks are made; less and less of them where there is no room. */
struct showing {
    bool with_off;   /* the plates that come off, too; else words tell them */
    bool together;   /* equal ones as one */
    bool with_unit;
};

static void add_block(struct blocks *out, const struct plate *plate,
                      enum part part, bool together)
{
    struct block *last = out->n > 0 ? &out->block[out->n - 1] : NULL;
    if (together && last != NULL && last->plate == plate &&
        last->part == part) {
        last->count++;
    } else if (out->n < STACK_MAX) {
        out->block[out->n++] =
            (struct block){plate, 1, part, width_x10(plate), ""};
    }
}

static void gather(const struct loading *loading, const struct rack *rack,
                   const struct showing *how, struct blocks *out)
{
    const struct stack *side = &loading->side, *off = &loading->remove;
    const struct stock_entry *entry = rack->stock.entry;
    int kept = side->n - loading->add.n;
    out->n = out->n_hidden = 0;
    for (int i = 0; i < kept; i++) {
        add_block(out, &entry[side->entry[i]].plate,
                  loading->moves > 0 ? STAYS : IS_THERE, how->together);
    }
    for (int i = off->n - 1; i >= 0 && how->with_off; i--) {
        add_block(out, &entry[off->entry[i]].plate, COMES_OFF, how->together);
    }
    for (int i = kept; i < side->n; i++) {
        add_block(out, &entry[side->entry[i]].plate, GOES_ON, how->together);
    }
    for (int i = 0; i < out->n; i++) {
        name_block(&out->block[i], how->with_unit);
    }
}

static bool fits(const struct blocks *blocks, int room_x10)
{
    return blocks->n * (UPENDED_X10 + PLATE_GAP_X10) <= room_x10;
}

/* How many blocks have room where the innermost are but a stub. */
static int beside_stub(int room_x10)
{
    return room_x10 > STUB_X10
               ? (room_x10 - STUB_X10) / (UPENDED_X10 + PLATE_GAP_X10)
               : 0;
}

/* Whether all that changes is seen then, and the last plate that stays. */
static bool shows_change(const struct blocks *blocks, int room_x10)
{
    int hidden = blocks->n - beside_stub(room_x10);
    return hidden <= 0 ||
           (hidden < blocks->n && blocks->block[hidden].part == STAYS);
}

/* Leaves out the innermost blocks where there is no room for all: what is to
 * be changed is farther out. */
static void hide_inner(struct blocks *blocks, int room_x10)
{
    int shown = beside_stub(room_x10);
    if (fits(blocks, room_x10)) {
        return;
    }
    blocks->n_hidden = blocks->n - shown;
    blocks->n = shown;
    memmove(blocks->block, blocks->block + blocks->n_hidden,
            sizeof blocks->block[0] * (size_t)shown);
}

static int total_x10(const struct blocks *blocks)
{
    int total = 0;
    for (int i = 0; i < blocks->n; i++) {
        total += blocks->block[i].w_x10 + PLATE_GAP_X10;
    }
    return total;
}

static void scale(struct blocks *blocks, int pct)
{
    for (int i = 0; i < blocks->n; i++) {
        int w = blocks->block[i].w_x10 * pct / 100;
        blocks->block[i].w_x10 = w > UPENDED_X10 ? w : UPENDED_X10;
    }
}

/* Takes what is over the room from the first blocks that have it to spare. */
static void narrow(struct blocks *blocks, int over_x10)
{
    for (int i = 0; over_x10 > 0 && i < blocks->n; i++) {
        int spare = blocks->block[i].w_x10 - UPENDED_X10;
        int cut = spare < over_x10 ? spare : over_x10;
        blocks->block[i].w_x10 -= cut;
        over_x10 -= cut;
    }
}

/* Where there is too little room equal plates are gathered, then those that
 * stay are but a stub, then what comes off is left to the words below. */
static void choose(const struct loading *loading, const struct rack *rack,
                   int room_x10, bool with_off, bool with_unit,
                   struct blocks *out)
{
    for (int i = with_off ? 0 : 2; i < 4; i++) {
        const struct showing how = {i < 2, i % 2 == 1, with_unit};
        gather(loading, rack, &how, out);
        bool is_last = how.together &&
                       (!how.with_off || shows_change(out, room_x10));
        if (fits(out, room_x10) || is_last) {
            break;
        }
    }
    hide_inner(out, room_x10);
}

/* Makes the blocks fill the room, up to WIDEST_PCT of their width, or down to
 * what their numbers need. */
static void fit(const struct loading *loading, const struct rack *rack,
                int room_x10, bool with_off, bool with_unit,
                struct blocks *out)
{
    choose(loading, rack, room_x10, with_off, with_unit, out);
    room_x10 -= out->n_hidden > 0 ? STUB_X10 : 0;
    if (out->n == 0) {
        return;
    }
    int gaps = out->n * PLATE_GAP_X10;
    int pct = 100 * (room_x10 - gaps) / (total_x10(out) - gaps);
    scale(out, pct < WIDEST_PCT ? pct : WIDEST_PCT);
    narrow(out, total_x10(out) - room_x10);
}

/* Text on a plate: white or near black, whichever contrasts more. */
static uint32_t ink_on(uint32_t rgb)
{
    unsigned r = rgb >> 16 & 255u, g = rgb >> 8 & 255u, b = rgb & 255u;
    return r * 299u + g * 587u + b * 114u > 140000u ? RGB_ON_ACCENT
                                                    : 0xFFFFFFu;
}

/* Whether the number has to stand on end. */
static bool is_upended(const struct canvas *c, const struct block *block)
{
    int w = narrow_room_x10(c, across(c, block->w_x10)) - 2 * EDGE_X10;
    return letters_x10(block->label) > w;
}

/* A plate that stays is there, and no more: a third of its colour (ours: white
 * is still 4.5:1 on the brightest of them). */
static uint32_t dim(uint32_t rgb)
{
    uint32_t out = 0;
    for (int shift = 0; shift < 24; shift += 8) {
        uint32_t ground = RGB_GROUND >> shift & 255u, own = rgb >> shift & 255u;
        out |= (2u * ground + own) / 3u << shift;
    }
    return out;
}

static uint32_t fill_of(const struct block *block)
{
    return block->part == COMES_OFF ? RGB_GROUND
           : block->part == STAYS   ? dim(block->plate->colour_rgb)
                                    : block->plate->colour_rgb;
}

static uint32_t edge_of(const struct block *block)
{
    return block->part == COMES_OFF ? RGB_DANGER
           : block->part == STAYS   ? RGB_LINE
                                    : RGB_TEXT;
}

static uint32_t ink_of(const struct block *block)
{
    return block->part == COMES_OFF ? RGB_TEXT : ink_on(fill_of(block));
}

/* Through the number, along it. */
static void strike(const struct canvas *c, struct box plate, bool is_upended)
{
    int thick = down(c, 9);
    struct box line =
        is_upended
            ? (struct box){plate.x + (plate.w - thick) / 2, plate.y, thick,
                           plate.h}
            : (struct box){plate.x, plate.y + (plate.h - thick) / 2, plate.w,
                           thick};
    draw_fill(c->list, line, 0, RGB_DANGER);
}

static void number(const struct canvas *c, struct box box,
                   const struct block *block)
{
    int usual = letters_x10(block->label);
    int room = narrow_room_x10(c, box.w) - 2 * EDGE_X10;
    bool is_flat = !is_upended(c, block);
    box = inset(box, 0, down(c, EDGE_X10)); /* clear of the edge */
    int cap = is_flat ? CAP_PLATE * room * 9 / 10 / usual : CAP_PLATE;
    cap = cap < CAP_PLATE ? CAP_PLATE : cap > 110 ? 110 : cap;
    struct draw_command *text =
        draw_text(c->list, box, ALIGN_CENTRE,
                  type(c, cap, FACE_BOLD, ink_of(block)),
                  block->label);
    text->min_cap_px = down(c, CAP_PLATE);
    text->is_upended = !is_flat;
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

/* Plates that are there and not shown: thin, grey and without a number. */
static void stub(const struct canvas *c, struct box box, int x)
{
    int each = across(c, STUB_X10) / STUB_PLATES;
    for (int i = 0; i < STUB_PLATES; i++) {
        struct box plate = {x + i * each, box.y, each * 2 / 3, box.h};
        draw_fill(c->list, plate, 0, RGB_LINE);
    }
}

static void clamp(const struct canvas *c, struct box box, int x)
{
    int h = down(c, 90);
    struct box collar = {x, box.y + (box.h - h) / 2, across(c, 25), h};
    draw_fill(c->list, collar, across(c, 8), RGB_TEXT);
}

static int room_x10(const struct canvas *c, int w_px)
{
    return mm_across(c, w_px) - FLANGE_X10 - CLAMP_X10;
}

/* What the numbers on end need. */
static int numbers_px(const struct canvas *c, const struct blocks *blocks)
{
    int least = 0;
    for (int i = 0; i < blocks->n; i++) {
        const struct block *block = &blocks->block[i];
        int need = narrow_x10(block->label, CAP_PLATE) + 2 * EDGE_X10;
        least = is_upended(c, block) && need > least ? need : least;
    }
    return down(c, least);
}

int sleeve_least_px(const struct canvas *c, int w_px,
                    const struct loading *loading, const struct rack *rack)
{
    struct blocks blocks;
    fit(loading, rack, room_x10(c, w_px), false, false, &blocks);
    int numbers = numbers_px(c, &blocks), least = down(c, LEAST_X10);
    return numbers > least ? numbers : least;
}

void sleeve_diagram(const struct canvas *c, struct box box,
                    const struct loading *loading, const struct rack *rack)
{
    struct blocks blocks;
    int room = room_x10(c, box.w);
    bool is_mixed = sleeve_is_mixed(&rack->stock);
    fit(loading, rack, room, true, is_mixed, &blocks);
    for (int i = 0; i < 2 && box.h < numbers_px(c, &blocks); i++) {
        /* units are said below, and so is what comes off */
        fit(loading, rack, room, i == 0, false, &blocks);
    }
    if (box.h < numbers_px(c, &blocks)) {
        return; /* plates without their numbers mislead */
    }
    bar(c, box);
    int x = box.x + across(c, FLANGE_X10);
    if (blocks.n_hidden > 0) {
        stub(c, box, x);
        x += across(c, STUB_X10);
    }
    for (int i = 0; i < blocks.n; i++) {
        const struct block *block = &blocks.block[i];
        int h = height_px(c, block, box.h);
        struct box plate = {x, box.y + (box.h - h) / 2,
                            across(c, block->w_x10), h};
        draw_fill(c->list, plate, down(c, 10), fill_of(block));
        draw_outline(c->list, plate, down(c, 10),
                     down(c, block->part == GOES_ON ? EDGE_X10 : 5),
                     edge_of(block));
        number(c, plate, block);
        if (block->part == COMES_OFF) {
            strike(c, plate, is_upended(c, block));
        }
        x += plate.w + across(c, PLATE_GAP_X10);
    }
    clamp(c, box, x + across(c, 5));
}
