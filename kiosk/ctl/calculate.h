/* Calculate: commands that need no database. */
#ifndef KIOSK_CTL_CALCULATE_H
#define KIOSK_CTL_CALCULATE_H

#include "kiosk/ctl/ctl.h"

int run_estimate(struct ctl *ctl);
int run_path(struct ctl *ctl);
int run_prescribe(struct ctl *ctl);

#endif
