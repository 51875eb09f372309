/* Json: answers for programs, printed with their keys in the order given. */
#ifndef KIOSK_CTL_JSON_H
#define KIOSK_CTL_JSON_H

#include "core/plates.h"

#include <jansson.h>

/* Prints and frees it; 0. */
int json_answer(json_t *answer);
/* The same on one line, of an answer of many. */
void json_line(json_t *answer);
/* [{"label", "unit", "mass_g"}] from the inside out. */
json_t *json_side(const struct stack *side, const struct stock *stock);
/* Labels of the plates. */
json_t *json_labels(const struct stack *plates, const struct stock *stock);
/* A number, or null. */
json_t *json_load(bool has, int32_t load_g);
json_t *json_tenths(int value_x10);

#endif
