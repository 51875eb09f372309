/* Commands: all there are, and the words that name them. */
#ifndef KIOSK_CTL_COMMANDS_H
#define KIOSK_CTL_COMMANDS_H

#include "kiosk/ctl/ctl.h"

/* Room for a command's name: "athlete remove". */
#define COMMAND_NAME_MAX 24

/* In the order of the help; NULL past the last. */
const struct command *commands_at(int i);
/* What the first of n words name, and in *used how many of them: NULL where
 * that is no command. */
const struct command *commands_find(int n, char **words, int *used);
/* Whether some command begins with that word. */
bool commands_has_noun(const char *word);
void commands_name(const struct command *command, char *out, size_t size);

#endif
