#include "kiosk/shell/options.h"

#include "kiosk/config/config.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct option long_options[] = {
    {"script", required_argument, NULL, 's'},
    {"db", required_argument, NULL, 'd'},
    {"config", required_argument, NULL, 'c'},
    {"shots", required_argument, NULL, 'p'},
    {"demo", no_argument, NULL, 'k'},
    {"check-config", no_argument, NULL, 'C'},
    {"selftest", no_argument, NULL, 't'},
    {"seconds", required_argument, NULL, 'n'},
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'v'},
    {NULL, 0, NULL, 0},
};

void options_help(void)
{
    printf(
        "rackside: the autoregulation kiosk that lives on a barbell rack\n"
        "\n"
        "  rackside                     runs the kiosk\n"
        "  rackside --script FILE --db FILE [--shots DIR]\n"
        "                               plays a workout off screen, on a\n"
        "                               simulated clock; pictures go to DIR\n"
        "  rackside --check-config      names every mistake of the config\n"
        "  rackside --selftest [--seconds N]\n"
        "                               looks at each part the kiosk needs,\n"
        "                               then prints tags and buttons as they\n"
        "                               come, until N seconds are quiet (20\n"
        "                               on a terminal, else 0)\n"
        "\n"
        "  --db FILE      the database, instead of the config's\n"
        "  --config FILE  instead of " CONFIG_PATH "\n"
        "  --demo         the keyboard stands in for reader and buttons:\n"
        "                 F1..F6 tap the demo gym's tags, up, down, Enter\n"
        "                 and Esc are the four buttons\n"
        "  --help, --version\n"
        "\n"
        "Athletes, plans and plates are set with racksidectl.\n");
}

/* Whole seconds up to an hour; -2: something else. */
static int seconds(const char *text)
{
    char *end;
    long number = strtol(text, &end, 10);
    return end != text && *end == '\0' && number >= 0 && number <= 3600
               ? (int)number
               : -2;
}

static void take(struct options *out, int option)
{
    switch (option) {
    case 's':
        out->script = optarg;
        out->run_as = RUN_SCRIPT;
        break;
    case 'd':
        out->database = optarg;
        break;
    case 'c':
        out->config = optarg;
        break;
    case 'p':
        out->shots = optarg;
        break;
    case 'k':
        out->is_demo = true;
        break;
    case 'C':
        out->run_as = RUN_CHECK_CONFIG;
        break;
    case 't':
        out->run_as = RUN_SELFTEST;
        break;
    case 'n':
        out->listen_s = seconds(optarg);
        break;
    case 'h':
        out->run_as = RUN_HELP;
        break;
    default:
        out->run_as = RUN_VERSION;
        break;
    }
}

bool options_read(int argc, char **argv, struct options *out)
{
    int option;
    memset(out, 0, sizeof *out);
    out->listen_s = -1;
    while ((option = getopt_long(argc, argv, "hv", long_options, NULL)) !=
           -1) {
        if (option == '?') {
            return false; /* getopt has said which */
        }
        take(out, option);
    }
    if (optind < argc) {
        fprintf(stderr, "rackside: '%s' is not understood: see --help\n",
                argv[optind]);
        return false;
    }
    if (out->run_as == RUN_SCRIPT && out->database == NULL) {
        fprintf(stderr, "rackside: --script needs --db FILE\n");
        return false;
    }
    if (out->listen_s < -1) {
        fprintf(stderr, "rackside: --seconds wants 0 to 3600\n");
        return false;
    }
    return true;
}
