/* Words of a script's line, taken one by one. Pure; see script.h. */
#ifndef KIOSK_SCRIPT_WORDS_H
#define KIOSK_SCRIPT_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Past spaces and tabs. */
const char *words_skip(const char *at);
/* Nothing is left but spaces and a comment. */
bool words_end(const char *at);
/* The next bare word, up to a space; false: none, or too long for out. */
bool words_take(const char **at, char *out, size_t size);
/* The next string in double quotes; false: not one, or too long. */
bool words_quoted(const char **at, char *out, size_t size);
/* The next number, digits only, low..high. */
bool words_number(const char **at, int64_t low, int64_t high, int64_t *out);
/* Whether the next characters are exactly these; past them then. */
bool words_literal(const char **at, const char *literal);

#endif
