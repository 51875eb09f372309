/* Hand: an athlete at the app, who sees only what the screens show. Rows
 * asked for are kept, as the store would. */
#ifndef TESTS_HARNESS_HAND_H
#define TESTS_HARNESS_HAND_H

#include "kiosk/app/app.h"
#include "kiosk/config/assets.h"

#define HAND_ROWS_MAX 256

struct hand {
    struct app app;
    struct event event;
    struct effects effects; /* of the last event */
    struct moment now;
    int n_rows;
    struct record row[HAND_ROWS_MAX]; /* every record asked for */
    int signals[SIGNAL_COUNT];        /* how often each was asked for */
    int n_trends;             /* how often a trend was asked for */
    struct effect trend;      /* the last time */
    int n_racks;              /* how many racks were to be kept */
    struct rack rack;         /* the last of them */
    bool holds_answers; /* the disk is slow: rows, racks are not confirmed */
    bool plans_nothing; /* EFFECT_PLAN_PATH is not answered */
    struct draw_list list;
};

/* A usual rack, idle, at 1280x720. */
void hand_start(struct hand *hand);
/* Athlete number i with one plan each: 0 deadlift, 1 squat, 2 bench, ...;
 * 200 kg typed by the coach, no history, nothing open. */
struct athlete_file hand_athlete(const struct hand *hand, int i);
/* A start, and athlete 0, whose deadlift is known: ten weeks at this 1RM by
 * the chart. */
struct athlete_file hand_known(struct hand *hand, int32_t e1rm_g);
/* The tag of athlete i; its answer follows at once. */
void hand_tap(struct hand *hand, const struct athlete_file *file);
void hand_tap_unknown(struct hand *hand);
/* A start, and athlete i's tap. */
struct athlete_file hand_log_in(struct hand *hand, int i);
/* A finger on the control with this label or name; it must be there once. */
void hand_press(struct hand *hand, const char *label);
bool hand_sees(struct hand *hand, const char *text);
void hand_button(struct hand *hand, enum intent intent);
/* Time passes, through every deadline. */
void hand_wait(struct hand *hand, int64_t ms);
/* A fresh event of that kind in hand->event, to be filled in, and sent. */
struct event *hand_event(struct hand *hand, enum event_kind kind);
/* Any event; what it asks for is kept and answered. */
void hand_send(struct hand *hand);
/* Onto the staff's screens, or off them. */
void hand_staff(struct hand *hand);
/* Whether a control with this label can be used. */
bool hand_can_press(struct hand *hand, const char *label);
/* Rows of this kind asked for so far. */
int hand_rows(const struct hand *hand, enum record_kind kind);
/* The power is cut, and it boots again. */
void hand_pull_plug(struct hand *hand);
/* The open workout as the rows so far tell it: what the store would answer
 * at the next tap. */
void hand_reopen(const struct hand *hand, struct athlete_file *file);

/* In a test: that the app is on the screen of this name, and shows a text. */
#define ON(hand, name)                                                       \
    assert_string_equal(screen_name((hand)->app.screen), name)
#define SEE(hand, text)                                                      \
    do {                                                                     \
        if (!hand_sees(hand, text)) {                                        \
            fail_msg("does not see \"%s\" on %s", text,                      \
                     screen_name((hand)->app.screen));                       \
        }                                                                    \
    } while (0)

#endif
