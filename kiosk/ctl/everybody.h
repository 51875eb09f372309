/* Everybody: the athletes that a command is about. */
#ifndef KIOSK_CTL_EVERYBODY_H
#define KIOSK_CTL_EVERYBODY_H

#include "kiosk/ctl/ctl.h"

struct everybody {
    int n, room;
    struct athlete *athlete; /* owned */
};

/* The one whom argument `at` names, or all by name where it is not given.
 * *all is zero before. 0, or it was said why not. */
int everybody_find(struct ctl *ctl, int at, struct everybody *all);
void everybody_free(struct everybody *all);

#endif
