/* Window: SDL's screen, fingers and keys, as plain values.
 *
 * On the bare console (no DISPLAY, no WAYLAND_DISPLAY) it is fullscreen by
 * SDL's KMSDRM driver and its opengles2 renderer, on the connector that
 * drm_card.h picks, and the cursor is hidden; SDL_VIDEODRIVER and SDL's other
 * variables win where they are set. Where there is a desktop it is a window of
 * the panel's size, and the mouse is a finger. Fingers are the primary input:
 * SDL's mouse events made from touch are left out. */
#ifndef KIOSK_SHELL_WINDOW_H
#define KIOSK_SHELL_WINDOW_H

#include "kiosk/config/config.h"
#include "kiosk/screens/draw.h"
#include "kiosk/screens/panel.h"

enum window_event_kind {
    WINDOW_FINGER_DOWN, /* x_px, y_px */
    WINDOW_FINGER_MOVE, /* the same */
    WINDOW_FINGER_UP,
    WINDOW_FINGER_GONE, /* a second finger, or off the panel */
    WINDOW_BUTTON,      /* button 0..3 (up down ok back), is_down */
    WINDOW_DIGIT,       /* digit */
    WINDOW_ENTER,
    WINDOW_OTHER_KEY,
    WINDOW_TAG,  /* F1..F6, number 0..5 */
    WINDOW_STAFF, /* F12 */
    WINDOW_SHOWN, /* the picture is gone: draw it again */
    WINDOW_QUIT,
};

struct window_event {
    enum window_event_kind kind;
    int x_px, y_px;
    int number;
    bool is_down;
};

struct window;

/* below_px: a strip under the panel, for the keys of the demo; on a desktop
 * only. NULL: why says what to do. */
struct window *window_open(const struct config *config, int below_px,
                           char *why, size_t why_size);
void window_close(struct window *window);
struct panel window_panel(const struct window *window);
/* Whether a strip was made under the panel. */
bool window_has_strip(const struct window *window);
/* How bright it is from the next picture on: by the panel's backlight where
 * that can be set, else by a darker picture. Off is the backlight's too; the
 * list is then empty by itself. */
void window_light(struct window *window, enum light light);
/* The next event; false: none now. Never waits. */
bool window_take(struct window *window, struct window_event *out);
/* Draws and shows the list. */
void window_show(struct window *window, const struct draw_list *list);
/* What the fonts had to say, e.g. which package to install; "": nothing. */
const char *window_font_fault(const struct window *window);
/* Of SDL, for figures: "x11", "KMSDRM", "offscreen". */
const char *window_driver(void);
/* "opengles2", "software". */
const char *window_renderer(const struct window *window);
bool window_is_console(const struct window *window);
/* On the console, what the picture is shown on: "DSI-1"; else "". */
const char *window_connector(const struct window *window);

#endif
