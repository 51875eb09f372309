/* Self-test, inside: its lines, and its parts. selftest_run is the only
 * door. */
#ifndef KIOSK_SHELL_SELFTEST_SAY_H
#define KIOSK_SHELL_SELFTEST_SAY_H

#include "kiosk/app/health.h"
#include "kiosk/shell/selftest.h"

struct selftest {
    const struct selftest_setup *setup;
    int n_failed;
};

enum finding { FINDING_OK, FINDING_LOOK, FINDING_FAIL };

/* "ok    what: words". */
void selftest_say(struct selftest *test, enum finding finding,
                  const char *what, const char *words);
/* The same of two pieces, a space between. */
void selftest_say_of(struct selftest *test, enum finding finding,
                     const char *what, const char *words, const char *of);

/* --- selftest_devices.c: what is plugged in, and whether we may use it ------ */

void selftest_user(struct selftest *test);
void selftest_display(struct selftest *test);
void selftest_inputs(struct selftest *test);
void selftest_backlight(struct selftest *test);

/* --- selftest_lines.c: GPIO ------------------------------------------------- */

struct gpio;
/* The lines and their levels; NULL: they cannot be had. */
struct gpio *selftest_lines(struct selftest *test);
/* Prints what comes in, until listen_s are quiet. */
void selftest_listen(struct selftest *test, struct gpio *gpio);

#endif
