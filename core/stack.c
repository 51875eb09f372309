/* What hangs on one side of the bar. */
#include "core/stock.h"

#include "core/text.h"

#include <string.h>

/* The entry a label means: with a unit that one, else the first. */
static int find_label(const struct stock *stock, const char *p, size_t n)
{
    for (int i = 0; i < stock->n; i++) {
        const struct plate *plate = &stock->entry[i].plate;
        size_t len = strlen(plate->label);
        if (n < len || strncmp(p, plate->label, len) != 0) {
            continue;
        }
        bool bare = n == len;
        bool with_unit =
            n == len + 2 && strncmp(p + len, unit_str(plate->unit), 2) == 0;
        if (bare || with_unit) {
            return i;
        }
    }
    return -1;
}

enum stock_status stack_parse(const char *text, const struct stock *stock,
                              struct stack *stack)
{
    struct stack read = {0};
    int used[STOCK_MAX] = {0};
    const char *p = text;
    while (*p != '\0') {
        p += strspn(p, " ");
        size_t n = strcspn(p, ", ");
        int i = find_label(stock, p, n);
        if (n == 0) {
            return STOCK_BAD_FORM;
        }
        if (i < 0 || ++used[i] > stock->entry[i].pairs) {
            return STOCK_NOT_OWNED;
        }
        read.entry[read.n++] = (uint8_t)i;
        p += n;
        p += strspn(p, " ");
        if (*p == ',' && p[1] != '\0') {
            p++;
        } else if (*p != '\0') {
            return STOCK_BAD_FORM;
        }
    }
    *stack = read;
    return STOCK_OK;
}

size_t stack_print(const struct stack *stack, const struct stock *stock,
                   const char *separator, char *out, size_t size)
{
    struct text text = text_in(out, size);
    bool mixed = false;
    for (int i = 1; i < stock->n; i++) {
        mixed = mixed ||
                stock->entry[i].plate.unit != stock->entry[0].plate.unit;
    }
    for (int i = 0; i < stack->n; i++) {
        const struct plate *plate = &stock->entry[stack->entry[i]].plate;
        text_str(&text, i > 0 ? separator : "");
        text_str(&text, plate->label);
        text_str(&text, mixed ? unit_str(plate->unit) : "");
    }
    return text.len;
}

/* Of another kind, maybe. */
static bool is_as_heavy(const struct plate *a, const struct plate *b)
{
    return a->mass_g == b->mass_g && a->unit == b->unit;
}

/* The entry with a pair left that is this plate, or else as heavy; -1: none. */
static int find_left(const struct stock *stock, const struct plate *plate,
                     const int used[STOCK_MAX])
{
    int same = stock_find(stock, plate);
    if (same >= 0 && used[same] < stock->entry[same].pairs) {
        return same;
    }
    for (int i = 0; i < stock->n; i++) {
        if (is_as_heavy(&stock->entry[i].plate, plate) &&
            used[i] < stock->entry[i].pairs) {
            return i;
        }
    }
    return -1;
}

bool stack_move(const struct stack *stack, const struct stock *from,
                const struct stock *to, struct stack *out)
{
    struct stack moved = {.n = stack->n};
    int used[STOCK_MAX] = {0};
    for (int i = 0; i < stack->n; i++) {
        int at = find_left(to, &from->entry[stack->entry[i]].plate, used);
        if (at < 0) {
            return false;
        }
        used[at]++;
        moved.entry[i] = (uint8_t)at;
    }
    *out = moved;
    return true;
}

bool stack_equal(const struct stack *a, const struct stack *b)
{
    return a->n == b->n && memcmp(a->entry, b->entry, (size_t)a->n) == 0;
}

int32_t stack_load_g(const struct stack *stack, const struct rack *rack)
{
    int32_t load_g = rack_base_g(rack);
    for (int i = 0; i < stack->n; i++) {
        load_g += 2 * rack->stock.entry[stack->entry[i]].plate.mass_g;
    }
    return load_g;
}
