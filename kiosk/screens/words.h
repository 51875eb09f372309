/* Words: the fixed words of the screens that stand in more than one place. */
#ifndef KIOSK_SCREENS_WORDS_H
#define KIOSK_SCREENS_WORDS_H

#define WORD_DONE "Done"
#define WORD_MISSED "Missed"
#define WORD_UNDO "Undo"
#define WORD_MORE "More"
#define WORD_BACK "Back"
#define WORD_TREND "Trend"
#define WORD_JOIN "Join"
#define WORD_TURNS "Turns"
#define WORD_LESS "\xE2\x88\x92" /* the minus sign */
#define WORD_PLUS "+"
#define WORD_TIMES "\xC3\x97"  /* × */
#define WORD_ABOUT "\xC2\xB1"  /* ± */
#define WORD_DOT " \xC2\xB7 "  /* · */

#endif
