/* Help: what racksidectl says of itself, on stdout. */
#ifndef KIOSK_CTL_HELP_H
#define KIOSK_CTL_HELP_H

#include "kiosk/ctl/ctl.h"

void help_all(void);
/* The commands that begin with that word, a line each. */
void help_family(const char *noun);
void help_command(const struct command *command);

#endif
