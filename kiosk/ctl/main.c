/* racksidectl: the coach's side of the rack. */
#include "kiosk/config/config.h"
#include "kiosk/ctl/commands.h"
#include "kiosk/ctl/help.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* What stands among the words wherever it likes. */
struct common {
    bool help, version, has_db;
};

static int unknown(const char *word)
{
    const struct command *c;
    const char *before = "";
    if (!commands_has_noun(word)) {
        fprintf(stderr, "racksidectl: '%s' is no command: see racksidectl "
                        "--help\n", word);
        return CTL_USAGE;
    }
    fprintf(stderr, "racksidectl %s: say what about it: ", word);
    for (int i = 0; (c = commands_at(i)) != NULL; i++) {
        if (strcmp(c->noun, word) == 0) {
            fprintf(stderr, "%s%s %s", before, c->noun, c->verb);
            before = ", ";
        }
    }
    fprintf(stderr, "\n");
    return CTL_USAGE;
}

/* --- words ---------------------------------------------------------------- */

/* The name of the option in table that the n bytes at name are, or NULL;
 * *takes: it wants a value. The table is one string, "reps= json". */
static bool find_option(const char *table, const char *name, size_t n,
                        bool *takes)
{
    for (const char *at = table; *at != '\0';) {
        size_t length = strcspn(at, " ");
        *takes = at[length - 1] == '=';
        if (length - *takes == n && strncmp(at, name, n) == 0) {
            return true;
        }
        at += length;
        at += strspn(at, " ");
    }
    return false;
}

/* A word that begins with a dash and is neither a number nor a lone dash. */
static bool is_option(const char *word)
{
    return word[0] == '-' && word[1] != '\0' &&
           strchr("0123456789.", word[1]) == NULL;
}

/* --name VALUE or --name=VALUE, at argv[*i]. */
static int take_option(struct ctl *ctl, int *i, int argc, char **argv)
{
    char *name = argv[*i] + strspn(argv[*i], "-");
    char *equals = strchr(name, '=');
    const char *value = equals != NULL ? equals + 1 : NULL;
    bool takes = false;
    if (equals != NULL) {
        *equals = '\0';
    }
    if (argv[*i][1] != '-' ||
        !find_option(ctl->command->options, name, strlen(name), &takes)) {
        return ctl_misuse(ctl, "there is no option %s: see --help", argv[*i]);
    }
    if (ctl_has(ctl, name)) {
        return ctl_misuse(ctl, "--%s is given twice", name);
    }
    if (!takes && value != NULL) {
        return ctl_misuse(ctl, "--%s takes no value", name);
    }
    if (takes && value == NULL) {
        if (*i + 1 >= argc || is_option(argv[*i + 1])) {
            return ctl_misuse(ctl, "--%s needs a value", name);
        }
        value = argv[++*i];
    }
    ctl->option[ctl->n_options] = name;
    ctl->value[ctl->n_options++] = takes ? value : "";
    return 0;
}

/* The words after the command's name. After -- none is an option. */
static int take_words(struct ctl *ctl, int argc, char **argv)
{
    bool only_args = false;
    for (int i = 0; i < argc; i++) {
        int code = 0;
        if (!only_args && strcmp(argv[i], "--") == 0) {
            only_args = true;
        } else if (!only_args && is_option(argv[i])) {
            code = take_option(ctl, &i, argc, argv);
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
    return ctl->n_args < ctl->command->min_args ? ctl_usage(ctl) : 0;
}

static int take_db(struct ctl *ctl, struct common *common, const char *path)
{
    if (path == NULL || path[0] == '\0' || is_option(path)) {
        return ctl_misuse(ctl, "--db needs a file");
    }
    if (common->has_db) {
        return ctl_misuse(ctl, "--db is given twice");
    }
    common->has_db = true;
    ctl->db_path = path;
    ctl->backup_dir = "";
    ctl->config_is_bad = false;
    return 0;
}

/* Takes --db FILE, --help and --version out of the words up to --. */
static int take_common(struct ctl *ctl, struct common *common, int *argc,
                       char **argv)
{
    int kept = 0, i = 0, code = 0;
    for (; i < *argc && strcmp(argv[i], "--") != 0 && code == 0; i++) {
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0) {
            common->help = true;
        } else if (strcmp(argv[i], "--version") == 0) {
            common->version = true;
        } else if (strcmp(argv[i], "--db") == 0) {
            i++;
            code = take_db(ctl, common, i < *argc ? argv[i] : NULL);
        } else if (strncmp(argv[i], "--db=", 5) == 0) {
            code = take_db(ctl, common, argv[i] + 5);
        } else {
            argv[kept++] = argv[i];
        }
    }
    for (; i < *argc; i++) {
        argv[kept++] = argv[i];
    }
    *argc = kept;
    return code;
}

/* --- running -------------------------------------------------------------- */

static int help(int argc, char **argv)
{
    int used;
    const struct command *command = commands_find(argc, argv, &used);
    if (argc == 0) {
        help_all();
    } else if (command != NULL) {
        help_command(command);
    } else if (argc == 1 && commands_has_noun(argv[0])) {
        help_family(argv[0]);
    } else {
        return unknown(argv[0]);
    }
    return 0;
}

static int run(struct ctl *ctl, int argc, char **argv)
{
    struct common common = {0};
    int used = 0;
    int code = take_common(ctl, &common, &argc, argv);
    if (code != 0) {
        return code;
    }
    if (common.version) {
        printf("racksidectl %s\n", RACKSIDE_VERSION);
        return 0;
    }
    bool help_word = argc > 0 && strcmp(argv[0], "help") == 0;
    if (common.help || help_word) {
        return help(argc - help_word, argv + help_word);
    }
    if (argc == 0) {
        return ctl_misuse(ctl, "say which command: see racksidectl --help");
    }
    ctl->command = commands_find(argc, argv, &used);
    if (ctl->command == NULL) {
        return unknown(argv[0]);
    }
    code = take_words(ctl, argc - used, argv + used);
    return code != 0 ? code : ctl->command->run(ctl);
}

int main(int argc, char **argv)
{
    struct ctl ctl = {0};
    struct config config = config_default();
    if (access(CONFIG_PATH, F_OK) == 0) {
        ctl.config_is_bad = config_read(&config, CONFIG_PATH, NULL) != 0;
    }
    ctl.db_path = config.database;
    ctl.rack_name = config.app.rack_name;
    ctl.backup_dir = config.backup_dir;
    ctl.curve = config.app.curve;
    ctl.workout_open_ms = config.app.workout_open_ms;
    int code = run(&ctl, argc > 0 ? argc - 1 : 0, argv + 1);
    db_close(ctl.db);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        fprintf(stderr, "racksidectl: cannot write the answer\n");
        return CTL_REFUSED;
    }
    return code;
}
