#include "kiosk/app/rack_edit.h"

#include <assert.h>
#include <string.h>

void rack_edit_start(struct rack_edit *edit, const struct rack *rack)
{
    memset(edit, 0, sizeof *edit);
    edit->draft = *rack;
    edit->last_row = -1;
}

bool rack_edit_has(const struct rack_edit *edit, int row)
{
    return row >= 0 && row < RACK_PLATES + edit->draft.stock.n;
}

enum unit rack_edit_unit(const struct rack_edit *edit)
{
    const struct stock *stock = &edit->draft.stock;
    return stock->n > 0 ? stock->entry[0].plate.unit : UNIT_KG;
}

/* --- changes -------------------------------------------------------------- */

static void remember(struct rack_edit *edit, int row)
{
    if (row >= 0 && row == edit->last_row) {
        return; /* one go */
    }
    if (edit->n_undo == RACK_UNDO_MAX) {
        edit->n_undo--;
        memmove(edit->undo, edit->undo + 1,
                sizeof edit->undo[0] * (RACK_UNDO_MAX - 1));
    }
    edit->undo[edit->n_undo++] = edit->draft;
    edit->last_row = row;
}

void rack_edit_undo(struct rack_edit *edit)
{
    if (edit->n_undo > 0) {
        edit->draft = edit->undo[--edit->n_undo];
    }
    edit->last_row = -1;
}

void rack_edit_replace(struct rack_edit *edit, const struct rack *rack)
{
    struct bars bars = edit->draft.bars;
    remember(edit, -1);
    if (edit->draft.bar_g != rack->bar_g) { /* it is another one */
        bars.name[0] = bars.kind[0] = '\0';
    }
    edit->draft = *rack;
    edit->draft.bars = bars;
}

/* --- steps ---------------------------------------------------------------- */

/* The multiple of step next to `from`, strictly, in grams. What was typed
 * otherwise comes onto the steps by it. */
static int32_t next_load(int32_t from_g, enum unit unit, int step_milli,
                         int direction)
{
    int64_t n = 0;
    while (load_from_milli((n + 1) * step_milli, unit) <= from_g) {
        n++;
    }
    bool is_on = load_from_milli(n * step_milli, unit) == from_g;
    int64_t next = direction > 0 ? n + 1 : is_on ? n - 1 : n;
    return next < 0 ? -1 : load_from_milli(next * step_milli, unit);
}

static bool step_load(struct rack_edit *edit, int row, int direction)
{
    enum unit unit = rack_edit_unit(edit);
    bool is_bar = row == RACK_BAR, is_lb = unit == UNIT_LB;
    int step = is_bar ? (is_lb ? RACK_BAR_STEP_LB : RACK_BAR_STEP_KG)
                      : (is_lb ? RACK_COLLAR_STEP_LB : RACK_COLLAR_STEP_KG);
    int32_t *load_g = is_bar ? &edit->draft.bar_g : &edit->draft.collar_g;
    int32_t next_g = next_load(*load_g, unit, step, direction);
    int32_t least_g = is_bar ? 1 : 0;
    if (next_g < least_g || next_g > (is_bar ? BAR_MAX_G : COLLAR_MAX_G)) {
        return false;
    }
    remember(edit, row);
    *load_g = next_g;
    return true;
}

/* No limit is the longest of all. */
static bool step_sleeve(struct rack_edit *edit, int direction)
{
    const int step = RACK_SLEEVE_STEP_MM;
    int mm = edit->draft.sleeve_mm;
    int next = direction > 0 ? (mm / step + 1) * step
                             : (mm + step - 1) / step * step - step;
    if (mm == 0 && direction > 0) {
        return false;
    }
    if (mm == 0 || (direction < 0 && next > RACK_SLEEVE_MOST_MM)) {
        next = RACK_SLEEVE_MOST_MM;
    } else if (next > RACK_SLEEVE_MOST_MM) {
        next = 0;
    } else if (next < RACK_SLEEVE_LEAST_MM) {
        if (direction < 0) {
            return false;
        }
        next = RACK_SLEEVE_LEAST_MM;
    }
    remember(edit, RACK_SLEEVE);
    edit->draft.sleeve_mm = next;
    return true;
}

static bool step_pairs(struct rack_edit *edit, int row, int direction)
{
    int *pairs = &edit->draft.stock.entry[row - RACK_PLATES].pairs;
    int next = *pairs + direction;
    if (next < 0 || next > PAIRS_MAX) {
        return false;
    }
    remember(edit, row);
    *pairs = next;
    return true;
}

enum rack_step rack_edit_step(struct rack_edit *edit, int row, int direction)
{
    assert(rack_edit_has(edit, row) && (direction == 1 || direction == -1));
    bool is_plate = row >= RACK_PLATES;
    bool is_stepped = is_plate             ? step_pairs(edit, row, direction)
                      : row == RACK_SLEEVE ? step_sleeve(edit, direction)
                                           : step_load(edit, row, direction);
    if (!is_stepped) {
        return direction > 0 ? RACK_NO_MORE : RACK_NO_LESS;
    }
    return is_plate &&
                   edit->draft.stock.entry[row - RACK_PLATES].pairs == 0
               ? RACK_NONE_LEFT
               : RACK_STEPPED;
}

/* --- kinds of plate ------------------------------------------------------- */

static void drop_empty(struct stock *stock)
{
    int n = 0;
    for (int i = 0; i < stock->n; i++) {
        if (stock->entry[i].pairs > 0) {
            stock->entry[n++] = stock->entry[i];
        }
    }
    stock->n = n;
}

struct rack rack_edit_result(const struct rack_edit *edit)
{
    struct rack rack = edit->draft;
    drop_empty(&rack.stock);
    return rack;
}

int rack_edit_add(struct rack_edit *edit, const struct plate *plate)
{
    struct stock *stock = &edit->draft.stock;
    int at = stock_find(stock, plate);
    if (at >= 0) {
        if (stock->entry[at].pairs == 0) {
            remember(edit, -1);
            stock->entry[at].pairs = 1;
        }
        return RACK_PLATES + at;
    }
    struct rack rack = rack_edit_result(edit);
    if (rack.stock.n == STOCK_MAX) {
        return -1;
    }
    remember(edit, -1);
    if (stock->n == STOCK_MAX) {
        *stock = rack.stock;
    }
    const struct stock_entry entry = {*plate, 1};
    return RACK_PLATES + stock_insert(stock, &entry);
}
