/* rackside: the kiosk. */
#include "kiosk/config/assets.h"
#include "kiosk/config/config.h"
#include "kiosk/shell/boot.h"
#include "kiosk/shell/console.h"
#include "kiosk/shell/loop.h"
#include "kiosk/shell/options.h"
#include "kiosk/shell/play.h"
#include "kiosk/shell/selftest.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* A config that is not named may be missing: every key has a default. */
static int read_config(const struct options *options, struct config *config)
{
    *config = config_default();
    if (options->config != NULL) {
        return config_read(config, options->config, stderr);
    }
    return access(CONFIG_PATH, F_OK) == 0
               ? config_read(config, CONFIG_PATH, stderr)
               : 0;
}

static int check_config(int mistakes)
{
    if (mistakes == 0) {
        printf("the config is in order\n");
    }
    return mistakes == 0 ? 0 : 1;
}

/* A script waits for hours and taps: without a config of its own it keeps the
 * light on. */
static int run_script(const struct options *options, struct config *config,
                      const struct assets *assets)
{
    char id[UID_TEXT_MAX];
    uint64_t seed = boot_seed();
    uint64_t state = seed;
    struct uid boot = uid_make(0, &state);
    uid_print(&boot, id);
    if (options->config == NULL) {
        config->app.dim_after_ms = config->app.blank_after_ms = 0;
    }
    const struct play_setup setup = {.script = options->script,
                                     .shots = options->shots,
                                     .config = config,
                                     .assets = assets,
                                     .store_path = options->database,
                                     .boot_id = id,
                                     .seed = seed};
    return play(&setup);
}

/* What can be looked at without the config is looked at all the same. */
static int run_selftest(const struct options *options, struct config *config,
                        int mistakes)
{
    int usual_s = isatty(STDIN_FILENO) ? SELFTEST_LISTEN_S : 0;
    if (mistakes != 0) {
        *config = config_default();
    }
    const struct selftest_setup setup = {
        .config = config,
        .mistakes = mistakes,
        .database = options->database != NULL ? options->database
                                              : config->database,
        .listen_s = options->listen_s >= 0 ? options->listen_s : usual_s,
        .is_console = console_is_bare(),
        .sys = "/sys",
        .proc = "/proc",
        .dev = "/dev",
        .out = stdout};
    return selftest_run(&setup);
}

static int run(const struct options *options)
{
    static struct config config;
    static struct assets assets;
    int mistakes = read_config(options, &config);
    if (options->run_as == RUN_CHECK_CONFIG) {
        return check_config(mistakes);
    }
    if (options->run_as == RUN_SELFTEST) {
        return run_selftest(options, &config, mistakes);
    }
    if (mistakes != 0) {
        fprintf(stderr, "rackside: mend the config first, see above\n");
        return 1;
    }
    if (!assets_read(&assets, stderr)) {
        return 1;
    }
    if (options->run_as == RUN_SCRIPT) {
        return run_script(options, &config, &assets);
    }
    const struct loop_setup setup = {
        .config = &config,
        .assets = &assets,
        .database = options->database != NULL ? options->database
                                              : config.database,
        .is_demo = options->is_demo};
    return loop_run(&setup);
}

int main(int argc, char **argv)
{
    struct options options;
    if (!options_read(argc, argv, &options)) {
        return 2;
    }
    if (options.run_as == RUN_HELP) {
        options_help();
        return 0;
    }
    if (options.run_as == RUN_VERSION) {
        printf("rackside " RACKSIDE_VERSION "\n");
        return 0;
    }
    return run(&options);
}
