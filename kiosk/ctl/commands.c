#include "kiosk/ctl/commands.h"

#include <stdio.h>
#include <string.h>

const struct command *commands_at(int i)
{
    const struct command *const families[] = {
        commands_calculate, commands_roster, commands_plan, commands_coach,
        commands_rack,      commands_record, commands_report, commands_upkeep};
    for (size_t f = 0; f < sizeof families / sizeof families[0]; f++) {
        for (const struct command *c = families[f]; c->noun != NULL; c++) {
            if (i-- == 0) {
                return c;
            }
        }
    }
    return NULL;
}

const struct command *commands_find(int n, char **words, int *used)
{
    const struct command *c;
    for (int i = 0; n > 0 && (c = commands_at(i)) != NULL; i++) {
        *used = c->verb == NULL ? 1 : 2;
        if (strcmp(words[0], c->noun) == 0 &&
            (c->verb == NULL || (n > 1 && strcmp(words[1], c->verb) == 0))) {
            return c;
        }
    }
    return NULL;
}

bool commands_has_noun(const char *word)
{
    const struct command *c;
    for (int i = 0; (c = commands_at(i)) != NULL; i++) {
        if (strcmp(word, c->noun) == 0) {
            return true;
        }
    }
    return false;
}

void commands_name(const struct command *command, char *out, size_t size)
{
    snprintf(out, size, "%s%s%s", command->noun,
             command->verb != NULL ? " " : "",
             command->verb != NULL ? command->verb : "");
}
