/* Fit: a prescription within its protocol's RPE cap; a part of prescribing. */
#ifndef CORE_FIT_H
#define CORE_FIT_H

#include "core/prescribe.h"

#include <stdint.h>

/* Lowers *load_g until `least` reps fit under the cap, then takes as many up to
 * `most` as fit at that load: out's reps_min and reps_max, and a line of why
 * for what was changed. PRESCRIBE_OK or PRESCRIBE_TOO_HEAVY. out has the e1RM
 * and the reading. */
enum prescribe_status fit_cap(const struct prescribe_in *in,
                              struct prescription *out, int32_t *load_g,
                              int least, int most);

#endif
