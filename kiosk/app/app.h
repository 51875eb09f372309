/* App: the whole kiosk as one value, changed only by events. Pure.
 *
 *   app_update: (state, event) -> (state, effects)
 *   app_view:   state -> draw list
 *
 * No pointers, no allocation, no clock: a copy is a snapshot. */
#ifndef KIOSK_APP_APP_H
#define KIOSK_APP_APP_H

#include "core/bar_models.h"
#include "core/curve.h"
#include "core/lift.h"
#include "core/preset.h"
#include "core/protocol.h"
#include "core/stock.h"
#include "kiosk/app/crowd.h"
#include "kiosk/app/effect.h"
#include "kiosk/app/event.h"
#include "kiosk/app/plates_plan.h"
#include "kiosk/app/rack_setting.h"
#include "kiosk/app/session.h"
#include "kiosk/app/staff.h"
#include "kiosk/screens/draw.h"
#include "kiosk/screens/panel.h"

enum screen_id {
    SCREEN_IDLE,    /* nobody: "Tap in" */
    SCREEN_PEOPLE,  /* pick by name */
    SCREEN_UNKNOWN, /* a tag nobody has */
    SCREEN_RESUME,  /* an open workout whose age the clock cannot tell */
    SCREEN_LIFTS,   /* which lift today */
    SCREEN_TOP,     /* before the top set */
    SCREEN_FEEL,    /* how it felt */
    SCREEN_MISSED,  /* the reps achieved */
    SCREEN_BACKOFF, /* the prescription, set by set */
    SCREEN_PAIN,    /* nothing is prescribed */
    SCREEN_SUMMARY,
    SCREEN_MORE,    /* the menu of rarer things */
    SCREEN_TREND,   /* how the lift went over the weeks */
    SCREEN_BARS,    /* which bar today */
    SCREEN_HANGING, /* what hangs on the bar, to be put right */
    SCREEN_CROWD,   /* who shares the rack, in the order of their turns */
    SCREEN_STAFF_READER,  /* the installer's: reader and buttons */
    SCREEN_STAFF_TOUCH,   /* touch and display */
    SCREEN_STAFF_MACHINE, /* disk, clock, temperature, version */
    SCREEN_STAFF_RACK,    /* plates, bar and collars to be set */
    SCREEN_STAFF_KINDS,   /* a kind of plate to be added */
    SCREEN_STAFF_PRESETS, /* racks that are ready made */
    SCREEN_STAFF_PRESET,  /* one of them, before it is used */
    SCREEN_STAFF_BARS,    /* the rack's bars */
    SCREEN_STAFF_BAR,     /* one of them, to be set */
    SCREEN_STAFF_MODELS,  /* a bar to be added */
    SCREEN_COUNT
};

struct app_config {
    char rack_name[RACK_NAME_MAX]; /* "Rack 3" */
    bool has_list;       /* athletes may be picked by name */
    int auto_logout_s;   /* without a touch, outside a rest clock; 0: never */
    int countdown_s;     /* of it, visibly; usual 15 */
    int unknown_tag_s;   /* an unknown tag is shown for; at most 15 */
    int workout_open_ms; /* after its last set; usual 4 h */
    int dim_after_ms, blank_after_ms; /* without a touch; 0: never */
    enum curve_id curve;
    int n_staff_tags; /* tags that open the staff's screens, and log nobody in */
    struct tag staff_tag[STAFF_TAGS_MAX];
};
struct app_config app_config_default(void);

/* How bright the screen is. A touch, tap or button that finds it dim or off
 * only brings it back. */
enum light { LIGHT_FULL, LIGHT_DIM, LIGHT_OFF };

/* What of a set-aside session is not in the rows: kept while others train,
 * so that the first one's workout goes on where it was. */
#define PARKED_MAX 8
/* Bad frames within a minute that make a fault. */
#define BAD_FRAMES_MAX 10
struct parked {
    struct uid athlete; /* none: free */
    struct session session;
    enum screen_id screen;
    int64_t at_ms;
    bool has_left; /* logged out: no longer of the crowd */
};

/* A workout that was ended, as it was: an undo opens it again. */
struct ended {
    struct session session; /* active: there is one */
    struct uid finish;      /* the row that ended it */
};

/* A workout that is over, of which the disk does not know yet: its file still
 * calls it open. Ours: a disk that is full for an hour sees some twelve
 * workouts end; of more than these the oldest is forgotten, and may be offered
 * again to whose it is. */
#define OVER_MAX 16
struct over {
    struct uid workout;
    struct uid finish; /* the row that ended it */
};

/* What SCREEN_TREND shows. */
struct trend_seen {
    bool from_menu;      /* where Back leads */
    bool waiting;        /* for EVENT_TREND */
    bool found;          /* else nobody could tell */
    struct trend_history history;
};

#define BARS_BEFORE_MAX 16
struct bar_before {
    struct uid set; /* whose Done put other plates there */
    int at;         /* as on_bar_at */
    struct stack side;
    int32_t load_g;
};

struct app {
    struct app_config config;
    struct panel panel;
    struct lifts lifts;
    struct protocols protocols;
    struct plate_catalog plates; /* what can be added to the rack */
    struct presets presets;      /* what can take its place */
    struct bar_models bar_models; /* bars that can be added to it */
    struct rack rack;     /* as the database has it */
    struct moment now;    /* of the last event */
    uint64_t seed;        /* for uids */

    enum screen_id screen;
    enum screen_id below; /* of the athlete's screens the one a menu, a list or
                             an unknown tag covers */
    int focus;            /* index of the focused control */
    bool focus_shown;     /* buttons were used last: the ring is drawn */
    struct action focus_on; /* what it asks for: the list may shift under it */
    int pressed;          /* control under the finger, -1: none */
    struct action press_on; /* what it asked for when the finger went down */
    int64_t press_ms;     /* when it went down; of a repeat, last acted */
    bool press_repeated;  /* acted while held: the up does nothing */
    int64_t last_act_ms;  /* guard against a double touch */

    struct session session;
    struct parked parked[PARKED_MAX];
    struct ended ended;   /* the workout ended last, by whomever */
    int n_over;           /* the newest last */
    struct over over[OVER_MAX];
    struct crowd crowd;   /* who shares the rack */
    struct stack on_bar;  /* what hangs on each side now */
    int32_t on_bar_g;     /* the bar as loaded */
    int on_bar_at;        /* which bar that is, as session.bar; the others are
                             empty: one is loaded at a time */

    int hung_n;           /* SCREEN_HANGING: plates taken off can be put back up
                             to as many; they stay behind on_bar's end */

    uint32_t plates_serial; /* of the question asked last, by whomever */

    int n_bars;            /* what hung there before the last sets, for their */
    struct bar_before bars[BARS_BEFORE_MAX]; /* undo; the newest last */

    bool waiting;         /* for EVENT_ATHLETE or EVENT_ROSTER */
    struct uid picked;    /* by name, until the answer; none: nobody */
    struct tag unknown;   /* SCREEN_UNKNOWN */
    struct roster_page roster; /* SCREEN_PEOPLE */
    int lifts_page;       /* SCREEN_LIFTS */
    struct trend_seen trend; /* SCREEN_TREND */
    struct staff staff;   /* SCREEN_STAFF_* */
    struct rack_setting setting; /* SCREEN_STAFF_RACK and those it leads to */

    bool fault_on[FAULT_COUNT];
    bool fault_seen[FAULT_COUNT]; /* dismissed */
    char fault_text[FAULT_COUNT][FAULT_TEXT_MAX];
    int64_t bad_frame_ms[BAD_FRAMES_MAX]; /* the last ones, a ring */
    int bad_frames;           /* since the last good one */
    int swapped_frames;       /* in a row */
    bool frames_fault;        /* FAULT_READER was raised by bad frames */

    int64_t input_ms;     /* last touch, button or tag: log-out and light */
    int64_t awake_ms;     /* until then fingers and buttons still only wake */
    bool wake_finger;     /* the finger that is down woke the screen */
    bool wake_button[4];  /* each button, by intent: its last press did */
    int64_t screen_ms;    /* when this screen came up */
    int unsaved;          /* records asked for and not yet stored */
};

/* Everything but the catalogues, rack, config and panel is set; these the
 * caller has filled in. */
void app_init(struct app *app, const struct moment *now, uint64_t seed);
void app_update(struct app *app, const struct event *event,
                struct effects *effects);
/* What hangs there from before the start, where the rack still owns it. */
void app_hang(struct app *app, const struct hanging *hanging);
/* What hangs on the bar that a session is done with: nothing where another one
 * is loaded, which is to be stripped first. */
const struct stack *app_hanging(const struct app *app,
                                const struct session *session);
/* Draws the screen the app is on; nothing while the light is off. */
void app_view(const struct app *app, struct draw_list *out);
/* Never less than full while a rest clock runs, or while somebody is logged
 * in whom the auto log-out will log out. */
enum light app_light(const struct app *app);
/* When the app next wants EVENT_TICK (mono); INT64_MAX: never. */
int64_t app_deadline_ms(const struct app *app);
/* The invariants; NULL, or which one is broken. For tests and the fuzzer. */
const char *app_check(const struct app *app);
/* Milliseconds until auto log-out, or -1 where it is not counting. Within
 * countdown_s it is shown. */
int64_t app_logout_in_ms(const struct app *app);
/* How it stands with one of the crowd, and their workout; place as in a
 * crowd_turn. */
enum crowd_state crowd_state(const struct app *app, int place);
const struct session *crowd_session(const struct app *app, int place);
/* Whether their rest is just over: to be seen from afar. */
bool crowd_is_news(const struct app *app, int place);
/* Whether one of the staff's screens is up: levels and frames are wanted. */
bool app_is_staff(const struct app *app);
/* Whether the staff set something about the rack that is neither saved nor
 * asked to be. */
bool app_rack_is_unsaved(const struct app *app);
/* "idle", "people", ...: for scripts' `screen`. */
const char *screen_name(enum screen_id screen);

#endif
