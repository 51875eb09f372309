/* Theme: the colours and sizes all screens share.
 *
 * Contrast on the ground #0D0F13: text 17:1, second text 9:1, line 4:1,
 * accent 13:1, done 10:1, warn 9:1, danger 8:1 (tests/unit/theme_test). */
#ifndef KIOSK_SCREENS_THEME_H
#define KIOSK_SCREENS_THEME_H

#define RGB_GROUND 0x0D0F13u
#define RGB_DARK 0x000000u      /* the light is off */
#define RGB_CARD 0x171B22u
#define RGB_PRESSED 0x2A303Bu
#define RGB_LINE 0x667085u
#define RGB_TEXT 0xF5F7FAu
#define RGB_SECOND 0xAEB7C6u
#define RGB_ACCENT 0xFFD23Fu    /* what to do next, and nothing else */
#define RGB_ON_ACCENT 0x111111u
#define RGB_DONE 0x58D68Du
#define RGB_WARN 0xFF9F43u
#define RGB_DANGER 0xFF8080u
#define RGB_SLEEVE 0x7D8798u
#define RGB_BAND 0x40658Cu      /* how sure: 3:1 on the ground, 3:1 below done */

/* Cap heights in tenths of a millimetre; each is the least of its tier. */
#define CAP_LOAD 175   /* readable at 3 m (20 arcmin, ISO 9241-3) */
#define CAP_SECOND 80  /* reps, per side, rest clock */
#define CAP_CHANGE 60  /* off and on, where there is no room for more */
#define CAP_PLATE 55   /* numbers on plates */
#define CAP_TEXT 40    /* everything else */
#define CAP_FOOT 28    /* footnotes */

/* Ours: B612's letters are 0.66 of their cap height wide in a usual line, in
 * percent and a little more. */
#define LETTER_PCT 68

/* Touch targets and gaps, tenths of a millimetre. */
#define TOUCH_MIN 150
#define TOUCH_CONFIRM 200
#define GAP 30

#define LINE_PITCH 62 /* of 4 mm text, with room for what hangs below */

#endif
