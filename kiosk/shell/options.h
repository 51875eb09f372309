/* Options: what rackside was asked to do on its command line. */
#ifndef KIOSK_SHELL_OPTIONS_H
#define KIOSK_SHELL_OPTIONS_H

#include <stdbool.h>

enum run_as {
    RUN_KIOSK,
    RUN_SCRIPT,
    RUN_CHECK_CONFIG,
    RUN_SELFTEST,
    RUN_HELP,
    RUN_VERSION
};

struct options {
    enum run_as run_as;
    const char *script;
    const char *database; /* NULL: as the config says */
    const char *config;   /* NULL: CONFIG_PATH, which may be missing */
    const char *shots;
    int listen_s;         /* of the self-test; -1: as is usual */
    bool is_demo; /* keyboard stands in for reader and buttons, keys shown */
};

/* False where the usage is wrong: one line on stderr says how. */
bool options_read(int argc, char **argv, struct options *out);
void options_help(void);

#endif
