/* Uids: UUIDv7 (RFC 9562), so that rows of many racks merge without conflict.
 * Made in the pure part from the event's time and a seeded generator. */
#ifndef KIOSK_APP_UID_H
#define KIOSK_APP_UID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UID_TEXT_MAX 37

struct uid {
    uint8_t byte[16]; /* all zero: none */
};

/* Advances *seed (splitmix64). wall_ms: UNIX milliseconds, any value. */
struct uid uid_make(int64_t wall_ms, uint64_t *seed);
bool uid_is_none(const struct uid *uid);
bool uid_equal(const struct uid *a, const struct uid *b);
/* "0192f0c4-..." in 36 characters. */
void uid_print(const struct uid *uid, char out[UID_TEXT_MAX]);
bool uid_parse(const char *text, struct uid *uid);

#endif
