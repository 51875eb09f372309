#include "kiosk/ctl/json.h"

#include <stdio.h>

/* Enough for every figure told, and 92.2 stays 92.2. */
#define DIGITS 10

int json_answer(json_t *answer)
{
    json_dumpf(answer, stdout, JSON_INDENT(2) | JSON_REAL_PRECISION(DIGITS));
    printf("\n");
    json_decref(answer);
    return 0;
}

void json_line(json_t *answer)
{
    json_dumpf(answer, stdout, JSON_REAL_PRECISION(DIGITS));
    printf("\n");
    json_decref(answer);
}

json_t *json_side(const struct stack *side, const struct stock *stock)
{
    json_t *list = json_array();
    for (int i = 0; i < side->n; i++) {
        const struct plate *plate = &stock->entry[side->entry[i]].plate;
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:i}", "label", plate->label, "unit",
                            unit_str(plate->unit), "mass_g", plate->mass_g));
    }
    return list;
}

json_t *json_labels(const struct stack *plates, const struct stock *stock)
{
    json_t *list = json_array();
    for (int i = 0; i < plates->n; i++) {
        json_array_append_new(
            list, json_string(stock->entry[plates->entry[i]].plate.label));
    }
    return list;
}

json_t *json_load(bool has, int32_t load_g)
{
    return has ? json_integer(load_g) : json_null();
}

json_t *json_tenths(int value_x10)
{
    return value_x10 % 10 == 0 ? json_integer(value_x10 / 10)
                               : json_real(value_x10 / 10.0);
}
