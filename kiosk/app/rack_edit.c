#include "kiosk/app/rack_edit.h"

#include <assert.h>
#include <string.h>

void rack_edit_start(struct rack_edit *edit, const struct rack *rack)
{
    memset(edit, 0, sizeof *edit);
    edit->draft = *rack;
    edit->last_row = -1;
}

/* --- rows ------------------------------------------------------------------ */

int rack_edit_bar_row(int bar)
{
    return bar == 0 ? RACK_BAR : RACK_BARS + 2 * (bar - 1);
}

int rack_edit_sleeve_row(int bar)
{
    return bar == 0 ? RACK_SLEEVE : rack_edit_bar_row(bar) + 1;
}

enum rack_row rack_edit_sort(int row)
{
    return row < RACK_PLATES              ? (enum rack_row)row
           : row < RACK_BARS              ? RACK_PLATES
           : (row - RACK_BARS) % 2 == 0 ? RACK_BAR
                                          : RACK_SLEEVE;
}

int rack_edit_bar_of(int row)
{
    return row < RACK_BARS ? 0 : 1 + (row - RACK_BARS) / 2;
}

bool rack_edit_has(const struct rack_edit *edit, int row)
{
    return row >= RACK_BARS
               ? rack_edit_bar_of(row) < bars_count(&edit->draft)
               : row >= 0 && row < RACK_PLATES + edit->draft.stock.n;
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
    remember(edit, -1);
    edit->draft = *rack;
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
    bool is_bar = rack_edit_sort(row) == RACK_BAR, is_lb = unit == UNIT_LB;
    int step = is_bar ? (is_lb ? RACK_BAR_STEP_LB : RACK_BAR_STEP_KG)
                      : (is_lb ? RACK_COLLAR_STEP_LB : RACK_COLLAR_STEP_KG);
    struct bar bar = bars_at(&edit->draft, rack_edit_bar_of(row));
    int32_t load_g = is_bar ? bar.mass_g : edit->draft.collar_g;
    int32_t next_g = next_load(load_g, unit, step, direction);
    int32_t least_g = is_bar ? 1 : 0;
    if (next_g < least_g || next_g > (is_bar ? BAR_MAX_G : COLLAR_MAX_G)) {
        return false;
    }
    remember(edit, row);
    if (is_bar) {
        bar.mass_g = next_g;
        bars_put(&edit->draft, rack_edit_bar_of(row), &bar);
    } else {
        edit->draft.collar_g = next_g;
    }
    return true;
}

/* No limit is the longest of all. */
static bool step_sleeve(struct rack_edit *edit, int row, int direction)
{
    const int step = RACK_SLEEVE_STEP_MM;
    struct bar bar = bars_at(&edit->draft, rack_edit_bar_of(row));
    int mm = bar.sleeve_mm;
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
    remember(edit, row);
    bar.sleeve_mm = next;
    bars_put(&edit->draft, rack_edit_bar_of(row), &bar);
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
    enum rack_row sort = rack_edit_sort(row);
    assert(rack_edit_has(edit, row) && (direction == 1 || direction == -1));
    bool is_stepped = sort == RACK_PLATES   ? step_pairs(edit, row, direction)
                      : sort == RACK_SLEEVE ? step_sleeve(edit, row, direction)
                                            : step_load(edit, row, direction);
    if (!is_stepped) {
        return direction > 0 ? RACK_NO_MORE : RACK_NO_LESS;
    }
    return sort == RACK_PLATES &&
                   edit->draft.stock.entry[row - RACK_PLATES].pairs == 0
               ? RACK_NONE_LEFT
               : RACK_STEPPED;
}

/* --- bars ------------------------------------------------------------------ */

int rack_edit_add_bar(struct rack_edit *edit, const struct bar *bar)
{
    int at = bars_count(&edit->draft);
    if (at == BARS_MAX) {
        return -1;
    }
    assert(bars_like(&edit->draft, bar) < 0);
    remember(edit, -1);
    bars_put(&edit->draft, at, bar);
    return at;
}

void rack_edit_remove_bar(struct rack_edit *edit, int bar)
{
    remember(edit, -1);
    bars_remove(&edit->draft, bar);
}

bool rack_edit_has_twins(const struct rack_edit *edit)
{
    struct rack rack = rack_edit_result(edit);
    return bars_twin(&rack) >= 0;
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
