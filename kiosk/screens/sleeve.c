/* The diagram of one side of the bar. */
#include "kiosk/screens/sleeve.h"

#include "kiosk/screens/narrow.h"
#include "kiosk/screens/blocks.h"
#include "kiosk/screens/theme.h"

#include <math.h>

#define EDGE_X10 10      /* the bright edge of a plate to be put on */
#define SLEEVE_BAR_X10 110 /* the height of the bar's own collar */
#define FLANGE_X10 60    /* the bar's own collar and a stub of shaft */
#define CLAMP_X10 45     /* the collar an athlete puts on */
#define LEAST_X10 164    /* ours: lower, plates are no longer seen as such */
#define STUB_PLATES 3

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

/* What a number needs of its plate's height: on end its length, in the narrow
 * face at the least. */
static int least_x10(const struct canvas *c, const struct block *block,
                     bool is_narrow)
{
    int need = !is_upended(c, block) ? CAP_PLATE
               : is_narrow           ? narrow_x10(block->label, CAP_PLATE)
                                     : letters_x10(block->label);
    return need + 2 * EDGE_X10;
}

/* How high a plate of no mass would be. The heights between that and the full
 * one follow mass, so that no plate is higher than a heavier one. */
struct heights {
    int none_px, full_px;
};

static int height_px(const struct heights *heights, const struct block *block)
{
    int range = heights->full_px - heights->none_px;
    return heights->none_px + (int)(blocks_size(block) * range + 0.5);
}

/* Half the full height, or so much that each number has its room. */
static struct heights heights_for(const struct canvas *c,
                                  const struct blocks *blocks, int full_px,
                                  bool is_narrow)
{
    struct heights heights = {full_px / 2, full_px};
    for (int i = 0; i < blocks->n; i++) {
        const struct block *block = &blocks->block[i];
        int least = down(c, least_x10(c, block, is_narrow));
        double size = blocks_size(block);
        if (height_px(&heights, block) < least && size < 1.0) {
            double none = (least - size * full_px) / (1.0 - size);
            heights.none_px = none < full_px ? (int)ceil(none) : full_px;
        }
    }
    return heights;
}

/* Ours: in a low box the narrow face leaves more of a difference. */
static struct heights heights_in(const struct canvas *c,
                                 const struct blocks *blocks, int full_px)
{
    struct heights heights = heights_for(c, blocks, full_px, false);
    return heights.none_px > full_px * 9 / 10
               ? heights_for(c, blocks, full_px, true)
               : heights;
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
    int thin = down(c, 24), flange = down(c, SLEEVE_BAR_X10);
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

/* What the numbers need. */
static int numbers_px(const struct canvas *c, const struct blocks *blocks)
{
    int least = 0;
    for (int i = 0; i < blocks->n; i++) {
        int need = least_x10(c, &blocks->block[i], true);
        least = need > least ? need : least;
    }
    return down(c, least);
}

int sleeve_least_px(const struct canvas *c, int w_px,
                    const struct loading *loading, const struct rack *rack)
{
    struct blocks blocks;
    blocks_fit(loading, rack, room_x10(c, w_px), false, false, &blocks);
    int numbers = numbers_px(c, &blocks), least = down(c, LEAST_X10);
    return numbers > least ? numbers : least;
}

/* As much as there is room for; where the box is low, units and what comes off
 * are said below. false: too low for the numbers, without which plates
 * mislead. */
static bool choose(const struct canvas *c, struct box box,
                   const struct loading *loading, const struct rack *rack,
                   struct blocks *out)
{
    int room = room_x10(c, box.w);
    bool is_mixed = sleeve_is_mixed(&rack->stock);
    blocks_fit(loading, rack, room, true, is_mixed, out);
    for (int i = 0; i < 2 && box.h < numbers_px(c, out); i++) {
        blocks_fit(loading, rack, room, i == 0, false, out);
    }
    return box.h >= numbers_px(c, out) && box.h >= down(c, SLEEVE_BAR_X10);
}

bool sleeve_has_diagram(const struct canvas *c, struct box box,
                        const struct loading *loading,
                        const struct rack *rack)
{
    struct blocks blocks;
    return choose(c, box, loading, rack, &blocks);
}

static void plate(const struct canvas *c, struct box box,
                  const struct block *block)
{
    draw_fill(c->list, box, down(c, 10), fill_of(block));
    draw_outline(c->list, box, down(c, 10),
                 down(c, block->part == GOES_ON ? EDGE_X10 : 5),
                 edge_of(block));
    number(c, box, block);
    if (block->part == COMES_OFF) {
        strike(c, box, is_upended(c, block));
    }
}

void sleeve_diagram(const struct canvas *c, struct box box,
                    const struct loading *loading, const struct rack *rack)
{
    struct blocks blocks;
    if (!choose(c, box, loading, rack, &blocks)) {
        return;
    }
    struct heights heights = heights_in(c, &blocks, box.h);
    bar(c, box);
    int x = box.x + across(c, FLANGE_X10);
    if (blocks.n_hidden > 0) {
        stub(c, box, x);
        x += across(c, STUB_X10);
    }
    for (int i = 0; i < blocks.n; i++) {
        const struct block *block = &blocks.block[i];
        int h = height_px(&heights, block);
        plate(c,
              (struct box){x, box.y + (box.h - h) / 2,
                           across(c, block->w_x10), h},
              block);
        x += across(c, block->w_x10) + across(c, PLATE_GAP_X10);
    }
    clamp(c, box, x + across(c, 5));
}
