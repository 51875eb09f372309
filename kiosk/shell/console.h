/* Console: the bare one, without a desktop, where SDL draws by KMSDRM. What
 * it needs to be told, and what to say where there is no picture. */
#ifndef KIOSK_SHELL_CONSOLE_H
#define KIOSK_SHELL_CONSOLE_H

#include "kiosk/shell/drm_card.h"

#include <stdbool.h>
#include <stddef.h>

/* Neither DISPLAY nor WAYLAND_DISPLAY is set. */
bool console_is_bare(void);
/* Whether the machine has a GPU that renders. */
bool console_has_gpu(void);

/* Why the console shows nothing, and what to do: "no screen: ...". pick and
 * card are of the connector wanted; error is SDL's; dev the folder of the
 * cards (DRM_DEV). */
void console_why(enum drm_pick pick, const struct drm_card *card,
                 const char *wanted, const char *error, const char *dev,
                 char *why, size_t size);

/* What is not sure about the card that was picked, as a line for the log and
 * for --selftest; "": nothing. */
const char *console_doubt(const struct drm_card *card);

#define CONSOLE_INPUT "/dev/input"
/* Whether fingers and keys can be heard: SDL says nothing where they cannot.
 * false where there are devices in dir and none may be opened; why says what
 * to do. */
bool console_hears(const char *dir, char *why, size_t size);

#endif
