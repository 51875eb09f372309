/* Reader log: what the reader sends, a line each on stderr, so that the
 * journal has it and whoever installs over SSH can read along.
 *
 * A tag that has an athlete opens their workout: it is never logged in
 * normal use. One that has none opens nothing, and is what
 * `racksidectl athlete add --tag` wants. The form is kept stable:
 *
 *   rackside: reader: 26:00101101000000001010001000 has no athlete
 */
#ifndef KIOSK_SHELL_READER_LOG_H
#define KIOSK_SHELL_READER_LOG_H

#include "kiosk/app/event.h"

/* An answer of the store: a line where it is of a tag that nobody has. */
void reader_log_answer(const struct event *event);

#endif
