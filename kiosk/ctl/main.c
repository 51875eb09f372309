/* racksidectl: the coach's side of the rack. */
#include "kiosk/config/config.h"
#include "kiosk/ctl/ctl.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const struct command *const families[] = {
    commands_calculate, commands_roster, commands_plan, commands_record,
    commands_upkeep};
#define N_FAMILIES (sizeof families / sizeof families[0])

static void print_name(const struct command *c)
{
    printf("%s%s%s", c->noun, c->verb != NULL ? " " : "",
           c->verb != NULL ? c->verb : "");
}

static void help_all(void)
{
    printf("racksidectl [--db FILE] COMMAND: athletes, plans and plates of "
           "a rack, and its sums\n\n");
    for (size_t i = 0; i < N_FAMILIES; i++) {
        for (const struct command *c = families[i]; c->noun != NULL; c++) {
            char name[32];
            snprintf(name, sizeof name, "%s%s%s", c->noun,
                     c->verb != NULL ? " " : "",
                     c->verb != NULL ? c->verb : "");
            printf("  %-16s %s\n", name, c->about);
        }
        printf("\n");
    }
    printf("COMMAND --help says more. Loads are written 142.5kg or 315lb (a "
           "bare number is in\nkg), sets 180x1@8.5 or 180x2@miss, stock in "
           "pairs 25x2,20x2,2.5x1 or 45lbx4.\n--json answers for programs. "
           "Exit: 0 done, 1 refused, 2 wrong usage.\n");
}

static int help_one(const struct command *c)
{
    printf("racksidectl ");
    print_name(c);
    printf(" %s\n\n%s.\n", c->usage, c->about);
    if (c->help[0] != '\0') {
        printf("\n%s", c->help);
    }
    return 0;
}

/* The longest command the words begin with; *used is how many of them. */
static const struct command *find(int n, char **words, int *used)
{
    const struct command *found = NULL;
    for (size_t i = 0; i < N_FAMILIES; i++) {
        for (const struct command *c = families[i]; c->noun != NULL; c++) {
            bool noun = n > 0 && strcmp(words[0], c->noun) == 0;
            bool verb = c->verb != NULL && n > 1 &&
                        strcmp(words[1], c->verb) == 0;
            if (noun && (c->verb == NULL || verb)) {
                found = c;
                *used = c->verb == NULL ? 1 : 2;
            }
        }
    }
    return found;
}

static void list_verbs(const char *noun)
{
    const char *before = "";
    for (size_t i = 0; i < N_FAMILIES; i++) {
        for (const struct command *c = families[i]; c->noun != NULL; c++) {
            if (strcmp(c->noun, noun) == 0 && c->verb != NULL) {
                fprintf(stderr, "%s%s %s", before, c->noun, c->verb);
                before = ", ";
            }
        }
    }
}

static int unknown(const char *word)
{
    bool is_noun = false;
    for (size_t i = 0; i < N_FAMILIES; i++) {
        for (const struct command *c = families[i]; c->noun != NULL; c++) {
            is_noun = is_noun || strcmp(c->noun, word) == 0;
        }
    }
    if (is_noun) {
        fprintf(stderr, "racksidectl %s: what about it? ", word);
        list_verbs(word);
        fprintf(stderr, "\n");
    } else {
        fprintf(stderr, "racksidectl: '%s' is no command: see racksidectl "
                        "--help\n", word);
    }
    return CTL_USAGE;
}

/* 'n': not an option of the command; '=': takes a value; 'f': a flag. */
static char kind_of(const char *options, const char *name)
{
    size_t n = strlen(name);
    for (const char *at = options; *at != '\0';) {
        size_t length = strcspn(at, " ");
        bool takes = at[length - 1] == '=';
        if (length - takes == n && strncmp(at, name, n) == 0) {
            return takes ? '=' : 'f';
        }
        at += length + (at[length] == ' ');
    }
    return 'n';
}

static int take_option(struct ctl *ctl, const char *name, int *i, int argc,
                       char **argv)
{
    char kind = kind_of(ctl->command->options, name);
    if (kind == 'n') {
        return ctl_misuse(ctl, "--%s is no option of it: see --help", name);
    }
    if (kind == '=' && *i + 1 >= argc) {
        return ctl_misuse(ctl, "--%s needs a value", name);
    }
    if (ctl_has(ctl, name)) {
        return ctl_misuse(ctl, "--%s is given twice", name);
    }
    ctl->option[ctl->n_options] = name;
    ctl->value[ctl->n_options++] = kind == '=' ? argv[++*i] : "";
    return 0;
}

static int take_args(struct ctl *ctl, int argc, char **argv)
{
    for (int i = 0; i < argc; i++) {
        int code = 0;
        if (strncmp(argv[i], "--", 2) == 0) {
            code = take_option(ctl, argv[i] + 2, &i, argc, argv);
        } else if (ctl->n_args == ctl->command->max_args) {
            code = ctl_misuse(ctl, "'%s' is one too many: see --help",
                              argv[i]);
        } else {
            ctl->arg[ctl->n_args++] = argv[i];
        }
        if (code != 0) {
            return code;
        }
    }
    return ctl->n_args >= ctl->command->min_args
               ? 0
               : ctl_misuse(ctl, "usage: %s", ctl->command->usage);
}

/* Takes --db FILE and --help out of the words, wherever they stand. */
static int take_common(struct ctl *ctl, int *argc, char **argv,
                       bool *wants_help)
{
    int kept = 0;
    for (int i = 0; i < *argc; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            *wants_help = true;
        } else if (strcmp(argv[i], "--db") == 0) {
            if (++i == *argc) {
                return ctl_misuse(ctl, "--db needs a file");
            }
            ctl->db_path = argv[i];
        } else {
            argv[kept++] = argv[i];
        }
    }
    *argc = kept;
    return 0;
}

static int run(struct ctl *ctl, int argc, char **argv)
{
    bool wants_help = false;
    int used = 0;
    int code = take_common(ctl, &argc, argv, &wants_help);
    if (code != 0) {
        return code;
    }
    ctl->command = find(argc, argv, &used);
    if (ctl->command == NULL && (argc == 0 || wants_help)) {
        help_all();
        return argc == 0 && !wants_help ? CTL_USAGE : 0;
    }
    if (ctl->command == NULL) {
        return unknown(argv[0]);
    }
    if (wants_help) {
        return help_one(ctl->command);
    }
    code = take_args(ctl, argc - used, argv + used);
    return code != 0 ? code : ctl->command->run(ctl);
}

int main(int argc, char **argv)
{
    static struct ctl ctl;
    static struct config config;
    config = config_default();
    if (access(CONFIG_PATH, F_OK) == 0) {
        config_read(&config, CONFIG_PATH, NULL);
    }
    ctl.db_path = config.database;
    int code = run(&ctl, argc - 1, argv + 1);
    db_close(ctl.db);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "racksidectl: cannot write the answer\n");
        return CTL_REFUSED;
    }
    return code;
}
