/* Self-test: `rackside --selftest`, for who installs over SSH.
 *
 * Without opening the screen it looks at each part the kiosk needs and prints
 * a line a part:
 *
 *   ok    clock: known to be right
 *   look  display: nothing is connected. ...
 *   FAIL  reader: its GPIO lines cannot be used. ...
 *
 * FAIL is what keeps the kiosk from working, look what somebody should see
 * to, or may be as it is meant. "N failed" ends them. Then, where the lines
 * could be had, it listens: each frame of the reader as reader_log.h has it,
 * each button. */
#ifndef KIOSK_SHELL_SELFTEST_H
#define KIOSK_SHELL_SELFTEST_H

#include "kiosk/config/config.h"

#define SELFTEST_LISTEN_S 20 /* Ours: time to try a tag and four buttons */

struct selftest_setup {
    const struct config *config;
    int mistakes;         /* of the config, told on stderr already */
    const char *database;
    int listen_s;         /* without an input; 0: not at all */
    bool is_console;      /* no desktop: the kiosk needs a display's driver */
    /* Where the machine is looked at; a test has trees of its own. */
    const char *sys, *proc, *dev;
    FILE *out;
};

/* 0 where nothing failed, else 1. */
int selftest_run(const struct selftest_setup *setup);

#endif
