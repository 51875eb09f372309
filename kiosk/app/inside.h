/* Inside: what the files of the reducer share with each other, and nobody
 * else uses. app_update is the only door. */
#ifndef KIOSK_APP_INSIDE_H
#define KIOSK_APP_INSIDE_H

#include "kiosk/app/app.h"

/* An event being worked on. */
struct step {
    struct app *app;
    struct session *s; /* app->session */
    struct effects *effects;
};

/* The next effect, zeroed but for its kind and moment. */
struct effect *step_effect(struct step *step, enum effect_kind kind);
void step_signal(struct step *step, enum signal_kind signal);

/* --- screens: going.c ----------------------------------------------------- */

/* Shows a screen; forgets the press and the focus. */
void go_to(struct step *step, enum screen_id screen);
/* Opens a menu, a list or the unknown tag over the athlete's screen. */
void go_over(struct step *step, enum screen_id screen);
/* Back from it. */
void go_back(struct step *step);
/* Whether the screen is one of the athlete's own: what `below` can be. */
bool is_own_screen(enum screen_id screen);

/* --- what was done: saving.c ---------------------------------------------- */

/* Appends a row of a set of the session; index of it, or -1: no room. */
int save_set(struct step *step, enum set_kind kind, int32_t load_g, int reps,
             const struct stack *side);
/* Tells how a set felt. */
void save_feel(struct step *step, int set, struct set told);
/* Voids a row of this session's workout. */
void save_void(struct step *step, const struct uid *target);
/* A set is left out, or all that are left. */
void save_skip(struct step *step, enum skip_kind kind);
/* What hangs on the bar, as it was put right. */
void save_hanging(struct step *step);
/* How recovered the athlete says they are, in place of what they said before. */
void save_recovery(struct step *step, enum recovery recovery);
/* Ends the workout, if there is anything in it, and keeps it in `ended`. */
void save_finish(struct step *step);
/* Whether that workout was ended, however the disk has it. */
bool was_ended(const struct app *app, const struct uid *workout);
/* EVENT_STORED. */
void on_stored(struct app *app, const struct event *event);

/* --- the workout as the rows have it: workout.c ---------------------------- */

/* Makes all that follows from the sets anew; the screen they call for. */
enum screen_id workout_follow(struct app *app);
/* Starts a lift: the plan, its protocol and rack, and the target. */
void workout_start(struct app *app, const struct plan *plan);
/* Which bar of the rack as it is now a session's lift is done with, as
 * session.bar. */
int workout_bar(const struct app *app, const struct session *s);
/* The rack as it is now, with the bar the session's lift is done with: the one
 * the athlete took, where there still is such, else the lift's. */
void workout_take_rack(struct app *app);
/* That, and all that follows from it where it is another one. Which screen the
 * workout calls for then; else the one it is on. */
enum screen_id workout_on_rack(struct app *app, enum screen_id screen);
/* That for the session that is up, on its screen or below another. */
void workout_goes_on(struct step *step);
/* What the back-off sets are expected to weigh, where the top set goes as
 * planned; 0: nobody can tell. */
int32_t workout_backoff_g(const struct app *app);
/* How many skips of this kind there are. */
int workout_skips(const struct session *s, enum skip_kind kind);
/* When its last set was done, on this boot's clock; without one that it knows,
 * the distant past. */
int64_t workout_last_ms(const struct session *s);
/* Whether plan's lift and protocol are in the catalogue. */
bool workout_knows(const struct app *app, const struct plan *plan);

/* --- the rest clock: rest.c ------------------------------------------------ */

/* Starts with the set at this index, which was just done. */
void rest_start(struct app *app, int set);
/* How that set felt was told, or taken back: the rest it calls for, no longer
 * the one it called for when it was `was`. */
void rest_retold(struct app *app, int set, const struct set *was);
/* The clock of the last working set, as it would be by now. */
void rest_follow(struct app *app);
/* The clock of a workout taken up again, where it still runs. */
void rest_resume(struct app *app, const struct open_workout *open);

/* --- what today's sets teach: steering.c ----------------------------------- */

/* session.estimate, with the first n_sets of the session's sets taken in. */
void steering_learn(struct app *app, int n_sets);
/* Today's 1RM; 0: no set of today shows one. */
int32_t steering_e1rm_g(const struct app *app);
/* How sure today's 1RM is, and how far over the trend. */
void steering_judge(struct app *app);
/* How many top sets could be read. */
int steering_read_tops(const struct app *app);
/* Whether a second top set is offered after the one at index top, and is still
 * the choice that was made. */
void steering_offer(struct app *app, int top);
/* It is the set before the athlete. */
enum screen_id steering_second(struct session *s, int top);
/* The back-off sets from index `from` on, after the prescription. */
enum screen_id steering_backoffs(struct app *app, const struct set *top,
                                 int from);
void do_second_top(struct step *step);
/* No second top set after all; false: none was about to be done. */
bool drop_second_top(struct step *step);
void do_recovery(struct step *step);

/* --- the bar: bar.c -------------------------------------------------------- */

/* What follows from session.load_g: the nearest loadable, before the top set
 * its warm-ups and which of them are done, and session.loading from the bar as
 * it stands, or as the ramp that was begun will leave it. */
void bar_refresh(struct app *app);
/* What hangs on the bar when the working set's plates go on. */
const struct stack *bar_before_set(const struct app *app);
/* What hangs on a bar now (at: as session.bar), and on no other. */
void bar_set(struct app *app, int at, const struct stack *side,
             int32_t load_g);
/* The rack with that bar in it: of a machine its empty load, without collars. */
void bar_rack(const struct app *app, int at, struct rack *out);
/* The same for that lift: from the floor, where it is pulled from there. */
void bar_lift_rack(const struct app *app, int at, int lift, struct rack *out);
/* The session's lift is done with that bar. */
void bar_use(struct app *app, int at);
/* The athlete takes it for this workout. */
void bar_take(struct app *app, int bar);
/* The bar a row names; -1: the rack has it no more. */
int bar_named(const struct app *app, const char *name);
void do_bar(struct step *step, int bar);

/* --- what hangs on it, put right by hand: hanging.c ------------------------ */

void hanging_show(struct step *step);
/* The outermost plate off, or back on. */
void hanging_plate(struct step *step, int by);
/* Nothing hangs on the session's bar, nor on any other. */
void do_bar_empty(struct step *step);
/* Forgets what hung there before. */
void bar_forget(struct app *app);
/* A rack as the database has it now; keeps what hangs on the bar where it
 * still owns those plates. */
void bar_new_rack(struct app *app, const struct rack *rack);
/* And who trains goes on with it: what follows from it is made anew, below
 * whatever menu or staff's screen is up. */
void bar_take_rack(struct step *step, const struct rack *rack);

/* --- plates planned: plates_plan.c ------------------------------------------ */

/* Stacks and warm-ups as the plan has them, over those that were made set by
 * set; where what is left of the workout is another than it was made for, asks
 * for a new one. */
void plates_plan_follow(struct app *app);
/* Sends what was asked for: once, when the event is done with. */
void plates_plan_send(struct step *step);
void on_path(struct app *app, const struct event *event);

/* --- people: people.c, tap.c ------------------------------------------------ */

void on_tag(struct step *step, const struct event *event);
void on_athlete(struct step *step, const struct event *event);
void on_roster(struct step *step, const struct event *event);
void ask_roster(struct step *step, int offset);
void ask_athlete(struct step *step, int index);
/* The session waits (see parked), and the rack is free. */
void set_aside(struct step *step);
/* The same, and the athlete is no longer of the crowd. */
void log_out(struct step *step);
/* Sets the session aside; who is coming (NULL: nobody) keeps the place their
 * own one has. */
void park(struct step *step, const struct uid *coming);
/* The parked session of an athlete, or NULL. */
struct parked *parked_of(struct app *app, const struct uid *athlete);
/* Takes up what was parked, its place is free. */
void take_up(struct step *step, struct parked *parked);
/* Whether the session can take up the workout that was ended before it. */
void note_reopen(struct app *app);
void resume_open(struct step *step);
void start_new(struct step *step);

/* --- who shares the rack: crowd.c ------------------------------------------ */

/* Makes the order anew, where anything that it depends on has changed. */
void crowd_follow(struct app *app);
/* It depends on the rack, too. */
void crowd_forget(struct app *app);
/* Whether somebody is of it. */
bool crowd_has(const struct app *app, int place);
/* Until their next tap. */
void crowd_leave(struct app *app, const struct uid *athlete);
/* Their turn: the one at the screen waits. */
void crowd_turn_to(struct step *step, int place);
void crowd_tick(struct step *step);
int64_t crowd_deadline_ms(const struct app *app);

/* --- what is asked for: act.c, sets.c, undo.c ------------------------------ */

void act(struct step *step, struct action action);
void do_done(struct step *step);
void do_missed(struct step *step);
void do_reps_got(struct step *step, int reps);
void do_feel(struct step *step, enum feel feel, int rpe_x10);
void do_warmup(struct step *step, int warmup);
void do_load(struct step *step, int direction);
void do_reps(struct step *step, int direction);
void do_skip(struct step *step);
void do_lift(struct step *step, int arg);
/* Ends the workout for another one of the same athlete. */
void end_for_another(struct step *step);
void do_finish(struct step *step);
void do_undo(struct step *step);

/* --- how a lift went: trend.c ---------------------------------------------- */

/* Shows it and asks the store for it; back to where that was asked. */
void trend_ask(struct step *step);
void trend_leave(struct step *step);
void on_trend(struct step *step, const struct event *event);

/* --- the staff's screens: staff.c ----------------------------------------- */

/* Whether the event is all theirs, and goes no further. */
bool staff_takes(struct step *step, const struct event *event);
void staff_act(struct step *step, struct action action);
void staff_tick(struct step *step);
int64_t staff_deadline_ms(const struct app *app);

/* --- plates, bar and collars: staff_rack.c --------------------------------- */

/* Whether one of the screens for them is up. */
bool is_setting_rack(const struct app *app);
void staff_rack_act(struct step *step, struct action action);
/* Back and a page on (by 1 or -1); false: another screen is up. */
bool staff_rack_back(struct step *step);
bool staff_rack_turn(struct step *step, int by);
void on_rack(struct step *step, const struct event *event);
void on_rack_saved(struct step *step, const struct event *event);
/* What is about its bars: staff_bars.c. */
void staff_bars_act(struct step *step, struct action action);
/* The draft is not what it was: the bar whose screen is up stays the same one,
 * or all of them are shown. */
void staff_bars_follow(struct step *step, const struct rack *was);

/* --- light, fingers, buttons, time, faults ---------------------------------- */

/* Whether the event found the screen dim or off, and so only woke it. */
bool light_takes(struct step *step, const struct event *event);
int64_t light_deadline_ms(const struct app *app);
void on_finger(struct step *step, const struct event *event);
/* What was pressed is not, any more. */
void finger_forget(struct app *app);
void on_button(struct step *step, const struct event *event);
/* Repeats what is held. */
void finger_tick(struct step *step);
int64_t finger_deadline_ms(const struct app *app);
/* The focus where the control it is on now stands. */
void focus_follow(struct app *app);
void on_tick(struct step *step);
void on_bad_frame(struct step *step, const struct event *event);
void on_fault(struct app *app, const struct event *event);
/* A sound frame: what bad ones said is over. */
void faults_good_frame(struct app *app);
void faults_tick(struct app *app);
int64_t faults_deadline_ms(const struct app *app);

#endif
