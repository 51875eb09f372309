/* Player: what the files that play a script share with each other. */
#ifndef KIOSK_SHELL_PLAYER_H
#define KIOSK_SHELL_PLAYER_H

#include "kiosk/script/script.h"
#include "kiosk/shell/frame.h"
#include "kiosk/shell/kiosk.h"
#include "kiosk/shell/play.h"

#define PLAY_WHY_MAX 1024

struct player {
    const struct play_setup *setup;
    struct store *store;
    struct store_report report;
    struct frame *frame; /* opened by the first shot */
    struct kiosk kiosk;
    struct moment now;
    bool started;
    int n_starts;      /* after the first */
    char boot_id[64];  /* of the boot that is on */
    struct panel panel;
    struct levels levels; /* as the script's edges left them */
    struct draw_list list;
    char why[PLAY_WHY_MAX]; /* of the line that did not hold; "": it held */
};

/* --- play.c --------------------------------------------------------------- */

/* Says what was expected and what was seen; false. */
bool player_fail(struct player *p, const char *expected, const char *text,
                 const char *seen);

/* --- player.c: time, and what a person and the reader do -------------------- */

/* Everything the store still has to say, and what follows from it. */
void player_settle(struct player *p);
/* Time passes through every deadline on the way, as in the loop. */
void player_pass(struct player *p, int64_t ms);
/* What is on the screen, into p->list. */
void player_look(struct player *p);
void player_edge(struct player *p, enum line line, bool falling);
/* Down for ms, then up. */
void player_finger(struct player *p, int x_px, int y_px, int64_t ms);
void player_tap(struct player *p, const struct script_command *c);
void player_usb(struct player *p, const struct script_command *c);
void player_button(struct player *p, const struct script_command *c);
/* false: there is no such control, or more than one. */
bool player_press(struct player *p, const struct script_command *c);
/* Prints where it is. */
bool player_where(struct player *p, const struct script_command *c);

#endif
