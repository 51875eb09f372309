/* Bars: how racksidectl tells which bars a rack has, and for which lifts. */
#ifndef KIOSK_CTL_BARS_H
#define KIOSK_CTL_BARS_H

#include "kiosk/ctl/ctl.h"

#include <jansson.h>

/* [{"name", "kind", "mass_g", "sleeve_mm", "lifts"}], the usual one first. */
json_t *bars_json(const struct ctl *ctl, const struct rack *rack);
/* A line each, the usual one first. */
void bars_print(const struct rack *rack, enum unit unit);
/* A line for each lift that is done with another bar than the usual one, or
 * would be if it were here, and for each kind that no lift asks for. */
void bars_print_lifts(const struct ctl *ctl, const struct rack *rack);

#endif
