/* Records: what goes out of the database and comes in. */
#ifndef KIOSK_CTL_RECORDS_H
#define KIOSK_CTL_RECORDS_H

#include "kiosk/ctl/ctl.h"

int run_import(struct ctl *ctl);

#endif
