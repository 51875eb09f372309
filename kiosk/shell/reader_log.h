/* Reader log: what the reader sends, a line each on stderr, so that the
 * journal has it and whoever installs over SSH can read along.
 *
 * A tag that has an athlete opens their workout: it is never logged in
 * normal use. One that has none opens nothing, and is what
 * `racksidectl athlete add --tag` wants. The form is kept stable:
 *
 *   rackside: reader: 26:00101101000000001010001000 has no athlete
 *
 * While a staff's screen is up each frame is logged, whosever it is:
 *
 *   rackside: reader: 26:00101101000000001010001000 parity ok
 *   rackside: reader: 26:11010010111111110101110111 D0 and D1 look swapped
 *   rackside: reader: 12:001011010000 too short: 12 bits
 *   rackside: reader: - too long: more than 64 bits */
#ifndef KIOSK_SHELL_READER_LOG_H
#define KIOSK_SHELL_READER_LOG_H

#include "kiosk/app/event.h"

#include <stdio.h>

/* A frame, to out: stderr or the self-test's. first: "rackside: ". */
void reader_log_sent(FILE *out, const char *first, const struct sent *sent);
/* An answer of the store: a line where it is of a tag that nobody has. */
void reader_log_answer(const struct event *event);

#endif
