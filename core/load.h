/* Loads: whole grams, and how people write and read them in kg and lb.
 *
 * A load is an int32_t in grams, 0..LOAD_MAX_G. It is never a float. One
 * pound is 453.59237 g exactly (international yard and pound agreement,
 * 1959); turning pounds into grams rounds to the nearest gram, and printing
 * rounds to one decimal of the reader's unit, so every load a person can
 * type with one decimal comes back as typed. */
#ifndef CORE_LOAD_H
#define CORE_LOAD_H

#include <stddef.h>
#include <stdint.h>

enum unit { UNIT_KG, UNIT_LB, UNIT_COUNT };

/* Ours: 1000 kg is twice the heaviest deadlift ever pulled; more is a typo. */
#define LOAD_MAX_G 1000000
/* Enough for any load with its unit and the final NUL: "1000 kg". */
#define LOAD_TEXT_MAX 16

enum load_status {
    LOAD_OK,
    LOAD_EMPTY,        /* no text */
    LOAD_NOT_A_NUMBER, /* "abc", "nan", "1e3", "--5", "1.2.3" */
    LOAD_NEGATIVE,     /* below 0 */
    LOAD_TOO_LARGE,    /* above LOAD_MAX_G */
    LOAD_BAD_UNIT,     /* a number, then neither kg nor lb */
};

/* Reads "142.5kg", "315lb", "142.5 kg"; a bare number is in kg. Digits with
 * an optional decimal point and up to 6 decimals, nothing else (no exponent,
 * no nan, no sign but '-', which is refused). On LOAD_OK *load_g and *unit
 * are set (unit may be NULL); otherwise they are untouched. */
enum load_status load_parse(const char *text, int32_t *load_g,
                            enum unit *unit);

/* What a person does about a status, lower case, no full stop; static. */
const char *load_status_str(enum load_status status);

/* Grams of milli-units of the unit (1250 milli-kg = 1250 g), nearest gram. */
int32_t load_from_milli(int64_t milli, enum unit unit);

/* Writes the number alone, to one decimal and without it where it is zero:
 * "160", "142.5", "374.8". size >= LOAD_TEXT_MAX. load_g may be negative
 * (a difference): "-2.5". Returns the length. */
size_t load_print(int32_t load_g, enum unit unit, char *out, size_t size);

/* The same, followed by a space and the unit: "160 kg". */
size_t load_print_unit(int32_t load_g, enum unit unit, char *out, size_t size);

/* "kg" or "lb". */
const char *unit_str(enum unit unit);

#endif
