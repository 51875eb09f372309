/* The crowd: who is in and who is out, whose turn comes next, and what nobody
 * does to the one at the screen. */
#include "kiosk/screens/strip.h"
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define MINUTE_MS 60000

static struct hand hand;
static struct athlete_file file[8];

/* Eight who pull; the first ones tap in, and no more. */
static void gather(int n)
{
    static const int32_t e1rm_kg[] = {200, 120, 180, 140, 160, 220, 100, 150};
    static const char *const names[] = {"Ada Strong", "Bo Quick", "Cy Press",
                                        "Di Fast",    "Bo Eriksen", "Flo Sled",
                                        "Gus Hale",   "Hal Irving"};
    hand_start(&hand);
    for (int i = 0; i < 8; i++) {
        file[i] = hand_athlete(&hand, 0);
        file[i].id.byte[0] = (uint8_t)(i + 1);
        snprintf(file[i].name, sizeof file[i].name, "%s", names[i]);
        snprintf(file[i].plans[0].protocol, PROTOCOL_NAME_MAX, "%s",
                 i % 2 == 0 ? "strength" : "strength-volume");
        file[i].plans[0].coach_e1rm_g = e1rm_kg[i] * 1000;
        if (i < n) {
            hand_tap(&hand, &file[i]);
        }
    }
}

static bool is_in(int i)
{
    const struct crowd *crowd = &hand.app.crowd;
    for (int k = 0; k < crowd->n; k++) {
        if (uid_equal(&crowd_session(&hand.app, crowd->turn[k].place)->athlete,
                      &file[i].id)) {
            return true;
        }
    }
    return false;
}

/* Until then, without being logged out. */
static void stay_until(int64_t end_ms)
{
    for (int i = 0; end_ms - hand.now.mono_ms > MINUTE_MS; i++) {
        hand_wait(&hand, MINUTE_MS - 1000);
        hand_press(&hand, i % 2 == 0 ? "load+" : "load-");
    }
    hand_wait(&hand, end_ms - hand.now.mono_ms);
}

static void do_set(const char *feel)
{
    hand_press(&hand, "Done");
    hand_press(&hand, feel);
}

/* --- who is in ---------------------------------------- */

static void one_alone_is_no_crowd(void **state)
{
    gather(1);
    ON(&hand, "top");
    assert_int_equal(hand.app.crowd.n, 0);
    do_set("9");
    assert_int_equal(hand.app.crowd.n, 0);
    hand_wait(&hand, 6 * MINUTE_MS); /* logged out by time */
    ON(&hand, "idle");
    assert_int_equal(hand.app.crowd.n, 0);
}

static void the_second_one_makes_a_crowd(void **state)
{
    gather(2);
    assert_int_equal(hand.app.crowd.n, 2);
    SEE(&hand, "Bo Quick"); /* at the screen */
    SEE(&hand, "Ada");
    hand_press(&hand, "Ada");
    SEE(&hand, "Ada Strong");
    SEE(&hand, "Bo");
}

static void six_are_in_and_the_seventh_takes_the_place_of_the_longest_away(
    void **state)
{
    gather(6);
    assert_int_equal(hand.app.crowd.n, 6);
    assert_true(is_in(0));
    hand_wait(&hand, 1000);
    hand_tap(&hand, &file[6]);
    ON(&hand, "top"); /* served at once */
    assert_int_equal(hand.app.crowd.n, 6);
    assert_true(is_in(6));
    assert_false(is_in(0));
    hand_tap(&hand, &file[0]);
    assert_true(is_in(0));
    assert_false(is_in(1));
}

static void who_taps_out_is_out_until_the_next_tap(void **state)
{
    gather(3);
    hand_wait(&hand, 4000);
    hand_tap(&hand, &file[2]); /* their own tag again */
    ON(&hand, "idle");
    assert_false(is_in(2));
    assert_int_equal(hand.app.crowd.n, 2);
    hand_press(&hand, "Ada");
    ON(&hand, "top");
    hand_tap(&hand, &file[2]);
    assert_true(is_in(2));
    assert_int_equal(hand.app.crowd.n, 3);
}

static void who_finishes_is_out(void **state)
{
    gather(3);
    do_set("9");
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    ON(&hand, "summary");
    assert_int_equal(hand.app.crowd.n, 2);
    hand_press(&hand, "Finish");
    ON(&hand, "idle");
    assert_false(is_in(2));
}

/* Asked after ten minutes, gone after a quarter of an hour; the workout waits
 * all the same. */
static void who_is_not_seen_drops_out_and_finds_the_workout_again(void **state)
{
    gather(1);
    do_set("9");
    hand_tap(&hand, &file[1]);
    hand_tap(&hand, &file[2]); /* Ada rests for 4 min from here */
    for (int i = 0; i < 14; i++) {
        hand_press(&hand, "load+");
        hand_press(&hand, "load-");
        hand_wait(&hand, MINUTE_MS);
        hand_press(&hand, i % 2 == 0 ? "Bo" : "Cy");
    }
    SEE(&hand, "left?");
    assert_true(is_in(0));
    for (int i = 0; i < 6; i++) {
        hand_press(&hand, i % 2 == 0 ? "Bo" : "Cy");
        hand_wait(&hand, MINUTE_MS);
    }
    assert_false(is_in(0));
    assert_int_equal(hand.app.crowd.n, 2);
    hand_tap(&hand, &file[0]);
    ON(&hand, "backoff");
    SEE(&hand, "set 1 of 2");
    assert_true(is_in(0));
}

static void a_long_rest_is_no_absence(void **state)
{
    gather(1);
    for (int i = 0; i < hand.app.protocols.n; i++) {
        hand.app.protocols.protocol[i].rest_s = 1800;
    }
    do_set("9");
    hand_tap(&hand, &file[1]);
    hand_wait(&hand, 29 * MINUTE_MS);
    ON(&hand, "idle"); /* Bo is gone, and to be seen alone is no crowd */
    assert_false(hand_sees(&hand, "Ada"));
    hand_tap(&hand, &file[2]);
    assert_true(is_in(0));
    assert_false(is_in(1));
    hand_press(&hand, "Ada");
    ON(&hand, "backoff");
}

/* --- what nobody does to the one at the screen ---------------------------------------- */

static void nobody_is_thrown_out_while_asked_but_by_a_tap(void **state)
{
    gather(2);
    hand_press(&hand, "Done");
    ON(&hand, "feel");
    assert_false(hand_sees(&hand, "Ada"));
    hand_tap(&hand, &file[2]);
    ON(&hand, "top");
    SEE(&hand, "felt?");
    hand_press(&hand, "Bo");
    ON(&hand, "feel"); /* asked again */
    SEE(&hand, "Bo Quick");
    hand_press(&hand, "8");
    ON(&hand, "backoff");
    assert_int_equal(hand_rows(&hand, RECORD_FEEL), 1);
    assert_true(uid_equal(&hand.row[hand.n_rows - 1].athlete, &file[1].id));
}

static void the_end_of_anothers_rest_beeps_and_leaves_the_screen(void **state)
{
    gather(1);
    do_set("9");
    int64_t end_ms = hand.app.session.rest_until_ms;
    hand_tap(&hand, &file[1]);
    stay_until(end_ms - 1);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 0);
    hand_wait(&hand, 1);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 1);
    ON(&hand, "top");
    SEE(&hand, "Bo Quick");
    SEE(&hand, "ready");
    hand_wait(&hand, 20000);
    hand_tap(&hand, &file[0]);
    hand_wait(&hand, 1000);
    assert_int_equal(hand.signals[SIGNAL_REST_OVER], 1); /* once */
}

/* Three presses on the reader's side, or one touch: no disk is asked before. */
static void a_turn_needs_no_disk(void **state)
{
    gather(2);
    hand.holds_answers = true;
    do_set("9");
    hand_press(&hand, "Ada");
    ON(&hand, "top");
    SEE(&hand, "Ada Strong");
    bool is_asked = false;
    for (int i = 0; i < hand.app.crowd.n; i++) {
        is_asked |= hand.app.crowd.turn[i].place == CROWD_HERE;
    }
    assert_true(is_asked);
}

/* What the disk knows of somebody who is not at the screen any more is no
 * reason to bring them back. */
static void a_late_answer_steals_no_screen(void **state)
{
    gather(3);
    hand_press(&hand, "Ada");
    hand_press(&hand, "Bo");
    memset(&hand.event, 0, sizeof hand.event);
    hand.event.kind = EVENT_ATHLETE; /* asked for with Ada's turn */
    hand.event.found = true;
    hand.event.file = file[0];
    hand_send(&hand);
    SEE(&hand, "Bo Quick");
    assert_true(uid_equal(&hand.app.session.athlete, &file[1].id));
    hand_press(&hand, "Log out");
    hand.event.kind = EVENT_ATHLETE;
    hand.event.found = true;
    hand.event.file = file[1];
    hand_send(&hand);
    ON(&hand, "idle");
}

static void the_buttons_alone_reach_the_next_turn(void **state)
{
    gather(3);
    do_set("9");
    ON(&hand, "backoff");
    hand_button(&hand, INTENT_DOWN); /* shows the ring, on Done */
    hand_button(&hand, INTENT_DOWN); /* the plates */
    hand_button(&hand, INTENT_DOWN); /* past the last: the next one's card */
    hand_button(&hand, INTENT_OK);
    ON(&hand, "top");
    SEE(&hand, "Ada Strong");
}

/* --- plates ---------------------------------------- */

static const struct crowd_turn *turn_of(int i)
{
    const struct crowd *crowd = &hand.app.crowd;
    for (int k = 0; k < crowd->n; k++) {
        if (uid_equal(&crowd_session(&hand.app, crowd->turn[k].place)->athlete,
                      &file[i].id)) {
            return &crowd->turn[k];
        }
    }
    return NULL;
}

static int place_in_order(int i)
{
    return (int)(turn_of(i) - hand.app.crowd.turn);
}


static void the_order_spares_plates_and_says_how_many(void **state)
{
    gather(0);
    for (int i = 0; i < 5; i++) { /* heavy, light, heavy, light, heavy */
        file[i].plans[0].coach_e1rm_g = i % 2 == 0 ? 200000 : 100000;
        hand_tap(&hand, &file[i]);
        hand_press(&hand, "More");
        hand_press(&hand, "Skip set");
        ON(&hand, "backoff");
        hand_wait(&hand, 1000);
    }
    hand_press(&hand, "More");
    hand_press(&hand, "Turns");
    ON(&hand, "crowd");
    /* The one at the screen is up; then the heavy ones, then the light. */
    assert_int_equal(place_in_order(4), 0);
    assert_true(place_in_order(0) < 3 && place_in_order(2) < 3);
    assert_true(place_in_order(1) >= 3 && place_in_order(3) >= 3);
    char says[64];
    snprintf(says, sizeof says, "Turns: saves %d plates", hand.app.crowd.saved);
    assert_true(hand.app.crowd.saved > 0);
    SEE(&hand, says);
    assert_int_equal(turn_of(0)->off.n + turn_of(0)->on.n, 0);
}

static void who_waited_too_long_goes_first_whatever_it_costs(void **state)
{
    gather(0);
    for (int i = 0; i < 3; i++) {
        file[i].plans[0].coach_e1rm_g = i == 0 ? 100000 : 200000;
        file[i].plans[0].protocol[8] = '\0'; /* strength for all of them */
        hand_tap(&hand, &file[i]);
        do_set("9");
        hand_wait(&hand, 1000);
    }
    int64_t end_ms = hand.app.session.rest_until_ms;
    hand_wait(&hand, end_ms + 1000 - hand.now.mono_ms);
    ON(&hand, "backoff");
    assert_int_equal(place_in_order(0), 2);
    stay_until(end_ms + 5 * MINUTE_MS - 2500); /* she is, the others not yet */
    assert_int_equal(place_in_order(0), 0);
}

static void who_rests_is_not_pushed(void **state)
{
    gather(2);
    hand_press(&hand, "Ada");
    do_set("9"); /* the load on the bar is Ada's, but so is the rest */
    hand_press(&hand, "Bo");
    hand_press(&hand, "More");
    hand_press(&hand, "Skip set");
    hand_tap(&hand, &file[2]);
    assert_int_equal(place_in_order(0), 2);
    assert_int_equal(crowd_state(&hand.app, turn_of(0)->place),
                     CROWD_RESTING);
}

/* --- an hour ---------------------------------------- */

static int who_is_here(void)
{
    for (int i = 0; i < 8; i++) {
        if (uid_equal(&hand.app.session.athlete, &file[i].id)) {
            return i;
        }
    }
    return -1;
}

/* What hangs there is what the last set's row says, whoever did it. */
static void check_bar(void)
{
    for (int i = hand.n_rows - 1; i >= 0; i--) {
        if (hand.row[i].kind == RECORD_SET) {
            char side[STACK_TEXT_MAX];
            stack_print(&hand.app.on_bar, &hand.app.rack.stock, ",", side,
                        sizeof side);
            assert_string_equal(side, hand.row[i].stack);
            assert_int_equal(hand.app.on_bar_g, hand.row[i].load_g);
            assert_int_equal(stack_load_g(&hand.app.on_bar, &hand.app.rack),
                             hand.row[i].load_g);
            return;
        }
    }
}

/* The plates that the screen asks for: of the ramp's next step, or the set. */
static const struct stack *side_shown(void)
{
    const struct session *s = &hand.app.session;
    int i = 0;
    while (i < s->n_warmups && s->warmup_done[i]) {
        i++;
    }
    bool is_on_ramp = hand.app.screen == SCREEN_TOP && i < s->n_warmups;
    return is_on_ramp ? &s->warmups[i].side : &s->loading.side;
}

/* What was offered, done to the bar as it stands, makes what is asked for. */
static void check_offer(const struct crowd_turn *offered)
{
    struct stack bar = hand.app.on_bar;
    for (int i = 0; i < offered->off.n; i++) {
        assert_int_equal(bar.entry[bar.n - 1], offered->off.entry[i]);
        bar.n--;
    }
    for (int i = 0; i < offered->on.n; i++) {
        bar.entry[bar.n++] = offered->on.entry[i];
    }
    assert_true(stack_equal(&bar, side_shown()));
}

static void wait_for(int place)
{
    const struct session *s = crowd_session(&hand.app, place);
    if (s->resting && s->rest_until_ms > hand.now.mono_ms) {
        hand_wait(&hand, s->rest_until_ms - hand.now.mono_ms);
    }
}

/* The first of the others comes up, by tag or by a touch on the strip, and
 * their screen asks for what was offered. */
static void next_turn(int turn)
{
    const struct crowd *crowd = &hand.app.crowd;
    char name[ATHLETE_NAME_MAX];
    int at = crowd->turn[0].place == CROWD_HERE;
    wait_for(crowd->turn[at].place);
    at = crowd->turn[0].place == CROWD_HERE; /* it may be another by now */
    struct crowd_turn offered = crowd->turn[at];
    struct uid athlete = crowd_session(&hand.app, offered.place)->athlete;
    if (turn % 2 == 0) {
        strip_name(&hand.app, offered.place, name);
        hand_press(&hand, name);
    }
    for (int i = 0; i < 6 && turn % 2 != 0; i++) {
        if (uid_equal(&file[i].id, &athlete)) {
            hand_tap(&hand, &file[i]);
        }
    }
    assert_true(uid_equal(&hand.app.session.athlete, &athlete));
    if (at == 0) {
        check_offer(&offered);
    }
}

static int sets_of(int i)
{
    int n = 0;
    for (int k = 0; k < hand.n_rows; k++) {
        n += hand.row[k].kind == RECORD_SET &&
             uid_equal(&hand.row[k].athlete, &file[i].id);
    }
    return n;
}

static void tick_warmup(void)
{
    char load[LOAD_TEXT_MAX];
    const struct session *s = &hand.app.session;
    int i = 0;
    while (s->warmup_done[i]) {
        i++;
    }
    load_print(s->warmups[i].load_g, s->unit, load, sizeof load);
    hand_press(&hand, load);
}

/* One turn: a step of the ramp, or the set as it is shown and how it felt. */
static void lift(int turn)
{
    static const char *const feels[] = {"7", "8", "8.5", "9"};
    const struct session *s = &hand.app.session;
    int who = who_is_here(), before = sets_of(who);
    bool is_warmup = hand.app.screen == SCREEN_TOP && s->n_warmups > 0 &&
                     !s->warmup_done[s->n_warmups - 1];
    int32_t load_g = s->load_g;
    hand_wait(&hand, 55000); /* plates, chalk, the set */
    if (is_warmup) {
        tick_warmup();
    } else {
        hand_press(&hand, "Done");
    }
    const struct record *row = &hand.row[hand.n_rows - 1];
    assert_int_equal(row->kind, RECORD_SET);
    assert_int_equal(row->set_kind == SET_WARMUP, is_warmup);
    assert_true(is_warmup || row->load_g == load_g);
    assert_true(uid_equal(&row->athlete, &file[who].id));
    assert_int_equal(sets_of(who), before + 1);
    check_bar();
    hand_wait(&hand, 5000);
    if (!is_warmup) {
        hand_press(&hand, feels[turn % 4]);
    }
    check_bar();
}

/* The set before the last may have ended the workout. */
static bool is_over(int *n_finished)
{
    if (hand.app.screen == SCREEN_SUMMARY) {
        hand_press(&hand, "Finish");
        ++*n_finished;
    }
    return *n_finished == 6;
}

/* Six of them, who follow the order offered for an hour: each set is its
 * athlete's, the bar is right at every step, and no workout is lost. */
static void an_hour_of_six_athletes(void **state)
{
    int done[6] = {0}, n_finished = 0, turn = 0;
    gather(6);
    int64_t start_ms = hand.now.mono_ms;
    while (!is_over(&n_finished)) {
        if (hand.app.crowd.n > 0 && turn > 0) {
            hand_wait(&hand, 10000);
            next_turn(turn);
        } else if (!hand.app.session.active) {
            for (int i = 0; i < PARKED_MAX; i++) { /* the last one */
                if (hand.app.parked[i].session.active) {
                    wait_for(i);
                    hand_tap(&hand, &file[hand.app.parked[i].athlete.byte[0] -
                                          1]);
                    break;
                }
            }
        } else {
            wait_for(CROWD_HERE);
        }
        int who = who_is_here();
        lift(turn++);
        done[who]++;
    }
    for (int i = 0; i < 6; i++) {
        assert_int_equal(sets_of(i), done[i]);
        assert_true(done[i] >= 4 + 1 + 2);
    }
    assert_true(hand.now.mono_ms - start_ms >= 50 * MINUTE_MS);
    assert_true(hand.now.mono_ms - start_ms <= 70 * MINUTE_MS);
    assert_int_equal(hand_rows(&hand, RECORD_FINISH), 6);
    assert_int_equal(hand.app.unsaved, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_alone_is_no_crowd),
        cmocka_unit_test(the_second_one_makes_a_crowd),
        cmocka_unit_test(
            six_are_in_and_the_seventh_takes_the_place_of_the_longest_away),
        cmocka_unit_test(who_taps_out_is_out_until_the_next_tap),
        cmocka_unit_test(who_finishes_is_out),
        cmocka_unit_test(
            who_is_not_seen_drops_out_and_finds_the_workout_again),
        cmocka_unit_test(a_long_rest_is_no_absence),
        cmocka_unit_test(nobody_is_thrown_out_while_asked_but_by_a_tap),
        cmocka_unit_test(the_end_of_anothers_rest_beeps_and_leaves_the_screen),
        cmocka_unit_test(a_turn_needs_no_disk),
        cmocka_unit_test(a_late_answer_steals_no_screen),
        cmocka_unit_test(the_buttons_alone_reach_the_next_turn),
        cmocka_unit_test(the_order_spares_plates_and_says_how_many),
        cmocka_unit_test(who_waited_too_long_goes_first_whatever_it_costs),
        cmocka_unit_test(who_rests_is_not_pushed),
        cmocka_unit_test(an_hour_of_six_athletes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
