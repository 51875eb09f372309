/* Which plates the diagram of a sleeve shows. */
#include "kiosk/screens/blocks.h"

#include "core/text.h"
#include "kiosk/screens/words.h"

#include <math.h>
#include <string.h>

#define UPENDED_X10 73   /* the narrowest plate a turned number fits on */
#define WIDEST_PCT 160   /* of its usual width a plate may take with room */

static double size_of(const struct plate *plate)
{
    double share = (double)plate->mass_g / 25000.0;
    return sqrt(share < 1.0 ? share : 1.0);
}

double blocks_size(const struct block *block)
{
    return size_of(block->plate);
}

static int width_x10(const struct plate *plate)
{
    return UPENDED_X10 + (int)(57.0 * size_of(plate));
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
void blocks_fit(const struct loading *loading, const struct rack *rack,
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
