/* Ini text: sections and keys of an INI file, each mistake with its line. */
#ifndef KIOSK_CONFIG_INI_TEXT_H
#define KIOSK_CONFIG_INI_TEXT_H

#include <stdbool.h>
#include <stdio.h>

struct ini_key {
    bool is_new; /* the first key of its section */
    int line;
    const char *section, *key, *value;
};
/* Takes one key. NULL, or what is wrong with it (static, lower case). */
typedef const char *(*ini_text_take)(void *into, const struct ini_key *key);

/* Reads text through libinih. A mistake is a line "NAME:LINE: [section] key:
 * what is wrong" to errors (may be NULL), and reading goes on. Returns how
 * many mistakes there were. */
int ini_text_read(const char *text, const char *name, ini_text_take take,
                  void *into, FILE *errors);

#endif
