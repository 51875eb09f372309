/* Script: the language in which a workout is played headless. Pure.
 *
 * One command a line, `#` comments, strings in double quotes with \" and \\.
 *
 *   size WxH            the panel; before anything else
 *   time YYYY-MM-DD HH:MM   the wall clock (UTC) jumps
 *   clock +N|-N followed by y, d, h, m or s   it jumps by so much, as in
 *                       clock -10y; at most 100 years of 365 days
 *   clock trusted|untrusted whether the wall clock is known to be right
 *   restart             the program ends, and starts again in the same boot
 *   reboot              the power is cut and comes back: another boot, and a
 *                       wall clock that stood still meanwhile, untrusted
 *   wait MS             time passes
 *   tap COUNT:FRAME     these bits as pulses on D0 and D1, 2 ms apart
 *   usb DIGITS          a keyboard-wedge reader types them, 10 ms apart, and
 *                       Enter; letters too, as a hexadecimal one does
 *   pulse d0|d1         one raw pulse
 *   button up|down|ok|back [MS]   pressed for MS (80), with contact bounce
 *   button up+down [MS]   two together, any two
 *   press "LABEL"       a finger on the one visible control with that label
 *   hold "LABEL" MS     the same, held
 *   touch X Y           a finger at this pixel
 *   where "LABEL"       prints the middle of that control, for who drives the
 *                       real thing from outside: where "LABEL" X Y
 *   see "TEXT"          some visible text contains this
 *   see-not "TEXT"
 *   on NAME             this screen is up
 *   light full|dim|off  how bright the screen is
 *   screen              prints every visible text
 *   shot NAME           a picture */
#ifndef KIOSK_SCRIPT_SCRIPT_H
#define KIOSK_SCRIPT_SCRIPT_H

#include <stdint.h>

#define SCRIPT_TEXT_MAX 160
#define SCRIPT_SIZE_MIN 240
#define SCRIPT_SIZE_MAX 4096
#define SCRIPT_WAIT_MAX_MS INT64_C(604800000) /* a week */
#define SCRIPT_JUMP_MAX_MS (INT64_C(100) * 365 * 86400000)
#define SCRIPT_FRAME_MAX 128 /* longer than any frame that can be read */

enum script_kind {
    SCRIPT_NOTHING, /* an empty line or a comment */
    SCRIPT_SIZE,    /* x, y */
    SCRIPT_TIME,    /* ms: UNIX milliseconds */
    SCRIPT_JUMP,    /* ms: forwards, or back where negative */
    SCRIPT_CLOCK,   /* x: 1 trusted, 0 not */
    SCRIPT_RESTART, /* x: 1 in another boot, 0 in this one */
    SCRIPT_WAIT,    /* ms */
    SCRIPT_TAP,     /* text: the bits, 1..SCRIPT_FRAME_MAX of 0 and 1 */
    SCRIPT_USB,     /* text: digits and letters, 1..32 */
    SCRIPT_PULSE,   /* x: 0 for D0, 1 for D1 */
    SCRIPT_BUTTON,  /* x: 0 up, 1 down, 2 ok, 3 back; y: the same, or another
                       that is pressed with it; ms */
    SCRIPT_PRESS,   /* text, ms */
    SCRIPT_TOUCH,   /* x, y */
    SCRIPT_WHERE,   /* text */
    SCRIPT_SEE,     /* text */
    SCRIPT_SEE_NOT, /* text */
    SCRIPT_ON,      /* text */
    SCRIPT_LIGHT,   /* x: 0 full, 1 dim, 2 off */
    SCRIPT_SCREEN,
    SCRIPT_SHOT,    /* text: letters, digits, . _ and - */
};

struct script_command {
    enum script_kind kind;
    int x, y;
    int64_t ms;
    char text[SCRIPT_TEXT_MAX];
};

/* Reads one line (without its newline). NULL, or what is wrong with it
 * (static, lower case, says what is allowed); *out is set where NULL. */
const char *script_parse(const char *line, struct script_command *out);

#endif
