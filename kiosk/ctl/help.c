#include "kiosk/ctl/help.h"

#include "kiosk/config/config.h"
#include "kiosk/ctl/commands.h"

#include <stdio.h>
#include <string.h>

#define COLUMNS 79

static void print_line(const struct command *c)
{
    char name[COMMAND_NAME_MAX];
    commands_name(c, name, sizeof name);
    printf("  %-15s %s\n", name, c->about);
}

void help_family(const char *noun)
{
    const struct command *c;
    printf("racksidectl %s ...\n\n", noun);
    for (int i = 0; (c = commands_at(i)) != NULL; i++) {
        if (strcmp(c->noun, noun) == 0) {
            print_line(c);
        }
    }
    printf("\nracksidectl help %s VERB says more.\n", noun);
}

void help_all(void)
{
    const struct command *c;
    printf("racksidectl [--db FILE] COMMAND: athletes, plans and plates of a "
           "Rackside rack,\nand its sums\n\n");
    for (int i = 0; (c = commands_at(i)) != NULL; i++) {
        print_line(c);
    }
    printf(
        "\n'racksidectl help COMMAND' or 'COMMAND --help' says more, with an "
        "example.\n\n"
        "  --db FILE   the database; else [store] database of\n"
        "              " CONFIG_PATH "\n"
        "  --json      the answer for programs, where a command answers\n"
        "  --version   the version\n\n"
        "Options are written --option VALUE or --option=VALUE. Loads are "
        "142.5kg or 315lb\n(a bare number is in kg), sets 180x1@8.5 or "
        "180x2@miss, stock in pairs of plates\n25x2,20x2,2.5x1 or 45lbx4.\n\n"
        "Exit: 0 done; 1 refused (a number out of range, a name that is not "
        "known, a\nquestion that has no answer); 2 wrong usage (an unknown or "
        "missing command or\noption, or a value not in its form: no number "
        "where one is wanted, a word that\nthe usage does not list). Where it "
        "is not 0, one line on stderr says what to do.\n");
}

/* Where a usage may break: a space outside of brackets. */
static size_t chunk(const char *at)
{
    int depth = 0;
    size_t n = 0;
    for (; at[n] != '\0'; n++) {
        depth += at[n] == '[';
        depth -= at[n] == ']';
        bool option_value = n > 0 && strncmp(at, "--", 2) == 0 &&
                            strchr(at, ' ') == at + n;
        if (at[n] == ' ' && depth == 0 && !option_value) {
            break;
        }
    }
    return n;
}

static void print_usage(const struct command *c)
{
    char name[COMMAND_NAME_MAX];
    commands_name(c, name, sizeof name);
    int column = printf("racksidectl %s", name);
    const int indent = column;
    for (const char *at = c->usage; *at != '\0';) {
        size_t n = chunk(at);
        if (column + 1 + (int)n > COLUMNS) {
            column = printf("\n%*s", indent, "") - 1;
        }
        column += printf(" %.*s", (int)n, at);
        at += n;
        at += *at == ' ';
    }
    printf("\n");
}

void help_command(const struct command *command)
{
    print_usage(command);
    printf("\n%s.\n", command->about);
    if (command->options_help != NULL) {
        printf("\n%s", command->options_help);
    }
    if (command->uses_db) {
        printf("%s  --db FILE        the database; else [store] database of\n"
               "                   " CONFIG_PATH "\n",
               command->options_help == NULL ? "\n" : "");
    }
    if (command->help != NULL) {
        printf("\n%s", command->help);
    }
    printf("\nExample:\n%s\nExit: 0 done, 1 refused, 2 wrong usage.\n",
           command->example);
}
