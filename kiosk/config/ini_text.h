/* Ini text: sections and keys of an INI file, each mistake with its line. */
#ifndef KIOSK_CONFIG_INI_TEXT_H
#define KIOSK_CONFIG_INI_TEXT_H

#include <stdbool.h>
#include <stdio.h>

/* Takes one key. is_new: the first key of a section. NULL, or what is wrong
 * with it (static, lower case). */
typedef const char *(*ini_text_take)(void *into, bool is_new,
                                     const char *section, const char *key,
                                     const char *value);

/* Reads text through libinih. A mistake is a line "NAME:LINE: [section] key:
 * what is wrong" to errors (may be NULL), and reading goes on. Returns how
 * many mistakes there were. */
int ini_text_read(const char *text, const char *name, ini_text_take take,
                  void *into, FILE *errors);

#endif
