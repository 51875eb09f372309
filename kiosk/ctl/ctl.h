/* Ctl: one run of racksidectl, and what its commands share.
 *
 * A command answers 0, or 1 for a refusal (a number out of range, a name that
 * is not known, a question that has no answer), or 2 for wrong usage (an
 * unknown or missing command or option, or a value not in its form: no number
 * where one is wanted, a word that the usage does not list), with one line on
 * stderr that says what to do. */
#ifndef KIOSK_CTL_CTL_H
#define KIOSK_CTL_CTL_H

#include "core/set.h"
#include "core/stock.h"
#include "kiosk/config/assets.h"
#include "kiosk/store/db.h"
#include "kiosk/store/roster.h"

#include <stdbool.h>
#include <stdint.h>

#define CTL_REFUSED 1
#define CTL_USAGE 2
#define CTL_ARGS_MAX 4
#define CTL_OPTIONS_MAX 16

struct ctl;

/* A command of one or two words. */
struct command {
    const char *noun, *verb; /* verb NULL: one word */
    int (*run)(struct ctl *ctl);
    /* "reps= json": options it takes, those with a value end in '='. --db and
     * --help are everyone's. */
    const char *options;
    int min_args, max_args;
    bool uses_db;
    const char *usage;        /* after the name: "NAME [--unit kg|lb]" */
    const char *about;        /* one line, no full stop */
    const char *options_help; /* a line or more an option; NULL: none */
    const char *help;         /* what else is to be known; NULL: nothing */
    const char *example;      /* lines, each indented by two */
};

struct ctl {
    const struct command *command;
    const char *db_path; /* --db, or the config's */
    bool config_is_bad;  /* the config has mistakes, and there is no --db */
    const char *rack_name;  /* the config's: what numbered copies are called */
    const char *backup_dir; /* the config's, "" with --db: beside that file */
    enum curve_id curve; /* the config's: how history is read */
    int64_t workout_open_ms; /* the config's */
    int n_args;
    const char *arg[CTL_ARGS_MAX];
    int n_options;
    const char *option[CTL_OPTIONS_MAX]; /* names, without dashes */
    const char *value[CTL_OPTIONS_MAX];  /* "" where it takes none */
    struct assets assets; /* once ctl_assets was true */
    struct db *db;        /* once ctl_open was true; main closes it */
};

/* The value of an option; NULL: not given. */
const char *ctl_option(const struct ctl *ctl, const char *name);
bool ctl_has(const struct ctl *ctl, const char *name);

/* One line on stderr; answer CTL_REFUSED or CTL_USAGE. */
int ctl_refuse(const struct ctl *ctl, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
int ctl_misuse(const struct ctl *ctl, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* A status of the store other than DB_OK, about `what`. */
int ctl_failed(const struct ctl *ctl, enum db_status status,
               const char *what);

/* The answer where options are missing. */
int ctl_usage(const struct ctl *ctl);

/* The width for printf's %-*s that pads UTF-8 text to so many characters. */
int ctl_pad(const char *text, int characters);

/* Reads the assets, opens the database (once); false: it was said why, and
 * CTL_REFUSED is the answer. */
bool ctl_assets(struct ctl *ctl);
bool ctl_open(struct ctl *ctl);

/* Values of options. Each answers 0 and sets *out (or leaves it where the
 * option was not given), or says what is wrong and answers 1 or 2. */
/* A number that cannot be taken; wrong usage where it is no number at all. */
int ctl_bad_number(const struct ctl *ctl, const char *name, const char *text,
                   const char *allowed);
int ctl_int(const struct ctl *ctl, const char *name, int low, int high,
            int *out);
int ctl_load(const struct ctl *ctl, const char *name, int32_t *out,
             enum unit *unit);
int ctl_unit(const struct ctl *ctl, const char *name, enum unit *out);
int ctl_curve(const struct ctl *ctl, enum curve_id *out);
int ctl_stock(const struct ctl *ctl, struct stock *out);
/* --on: a stack of the stock's plates. */
int ctl_on(const struct ctl *ctl, const struct stock *stock,
           struct stack *out);
/* --bar --collar --stock --sleeve over *out, which rack_check allows then. */
int ctl_rack(const struct ctl *ctl, struct rack *out);
/* Whether lifts.ini has it; refuses with those there are. */
int ctl_lift(const struct ctl *ctl, const char *lift);
/* Who is called so, in the database, which it opens. */
int ctl_athlete(struct ctl *ctl, const char *name, struct athlete *out);

/* Tables of commands, one a file. NULL noun ends them. */
extern const struct command commands_calculate[];
extern const struct command commands_roster[];
extern const struct command commands_plan[];
extern const struct command commands_coach[];
extern const struct command commands_rack[];
extern const struct command commands_record[];
extern const struct command commands_report[];
extern const struct command commands_upkeep[];

#endif
