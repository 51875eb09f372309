/* The trend is opened from the summary and from the menu, by finger and by
 * buttons, and left to where it was opened. */
#include "tests/harness/hand.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct hand hand;

/* Times the trend of who is here was asked for. */
static int asked(void)
{
    const struct session *s = &hand.app.session;
    if (hand.n_trends > 0) {
        assert_true(uid_equal(&hand.trend.id, &s->athlete));
        assert_string_equal(hand.trend.lift, s->now.lift);
    }
    return hand.n_trends;
}

/* What the store would answer of this athlete and lift: n workouts. */
static void answer_of(const struct uid *athlete, const char *lift, bool found,
                      int n)
{
    memset(&hand.event, 0, sizeof hand.event);
    hand.event.kind = EVENT_TREND;
    hand.event.id = *athlete;
    memcpy(hand.event.lift, lift, strlen(lift) + 1);
    hand.event.found = found;
    hand.event.trend.n = n;
    for (int i = 0; i < n; i++) {
        hand.event.trend.point[i] = (struct trend_point){
            .day = i * 4, .e1rm_g = 190000 + 2000 * i,
            .trend_g = 190000 + 2000 * i, .sd_pct_x10 = 20,
            .trend_sd_pct_x10 = 20, .top_g = 191000, .volume_g = 2000000,
            .backoffs = 3};
    }
    hand_send(&hand);
}

static void answer(bool found, int n)
{
    answer_of(&hand.app.session.athlete, hand.app.session.now.lift, found, n);
}

/* Up to the trend, and OK. */
static void open_by_buttons(void)
{
    for (int i = 0; i < 12 && hand.app.focus_on.kind != ACT_TREND; i++) {
        hand_button(&hand, INTENT_UP);
    }
    hand_button(&hand, INTENT_OK);
    ON(&hand, "trend");
}

static void to_summary(void)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "9");
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    ON(&hand, "summary");
}

static void it_opens_from_the_menu_and_leads_back_to_it(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "More");
    hand_press(&hand, "Trend");
    ON(&hand, "trend");
    SEE(&hand, "Reading your workouts");
    hand_press(&hand, "Back");
    ON(&hand, "more");
    hand_press(&hand, "Back");
    ON(&hand, "top");
}

static void it_opens_from_the_summary_and_leads_back_to_it(void **state)
{
    to_summary();
    hand_press(&hand, "Trend");
    ON(&hand, "trend");
    hand_press(&hand, "Back");
    ON(&hand, "summary");
}

static void buttons_open_and_leave_it(void **state)
{
    hand_log_in(&hand, 0);
    hand_button(&hand, INTENT_BACK); /* the menu */
    open_by_buttons();
    answer(true, 8);
    hand_button(&hand, INTENT_OK); /* Back is in focus */
    ON(&hand, "more");
    to_summary();
    open_by_buttons();
    hand_button(&hand, INTENT_BACK);
    ON(&hand, "summary");
}

static void it_asks_the_store_and_shows_the_answer(void **state)
{
    static const struct {
        bool found;
        int n;
        const char *sees;
    } rows[] = {
        {true, 12, "212 kg \xC2\xB1 4"},
        {true, 12, "up 1"},
        {true, 2, "too little known yet"},
        {true, 0, "Nothing to show yet"},
        {false, 0, "Your workouts could not be read"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        hand_log_in(&hand, 0);
        hand_press(&hand, "More");
        hand_press(&hand, "Trend");
        assert_int_equal(asked(), 1);
        answer(rows[i].found, rows[i].n);
        ON(&hand, "trend");
        SEE(&hand, rows[i].sees);
        assert_false(hand_sees(&hand, "Reading your workouts"));
    }
}

static void it_is_asked_for_anew_each_time(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "More");
    hand_press(&hand, "Trend");
    answer(false, 0);
    hand_press(&hand, "Back");
    hand_press(&hand, "Trend");
    assert_int_equal(asked(), 2);
    SEE(&hand, "Reading your workouts");
}

static void another_s_answer_is_not_shown(void **state)
{
    struct uid other = {.byte = {99}};
    hand_log_in(&hand, 0);
    hand_press(&hand, "More");
    hand_press(&hand, "Trend");
    answer_of(&other, hand.app.session.now.lift, true, 12);
    SEE(&hand, "Reading your workouts");
    answer_of(&hand.app.session.athlete, "bench", true, 12);
    SEE(&hand, "Reading your workouts");
    answer(true, 12);
    SEE(&hand, "up 1");
}

static void who_is_gone_gets_no_answer(void **state)
{
    struct athlete_file file = hand_log_in(&hand, 0);
    hand_press(&hand, "More");
    hand_press(&hand, "Trend");
    hand_tap(&hand, &file); /* logs out */
    ON(&hand, "idle");
    answer_of(&file.id, "deadlift", true, 12);
    ON(&hand, "idle");
    hand_tap(&hand, &file);
    ON(&hand, "top"); /* not the trend: the workout */
}

static void the_summary_says_how_sure_the_number_is(void **state)
{
    to_summary();
    struct session *s = &hand.app.session;
    s->e1rm_g = 201300;
    s->e1rm_sd_pct_x10 = 20;
    s->form_pct_x10 = 21;
    s->now.estimate.n_sets = 40;
    SEE(&hand, "201.3 kg \xC2\xB1 4");
    SEE(&hand, "+2 %, a strong day");
    s->e1rm_sd_pct_x10 = 60;
    SEE(&hand, "too little known to judge the day");
    s->now.estimate.n_sets = 0; /* new: a wide band, and no trend yet */
    SEE(&hand, "201.3 kg \xC2\xB1 12");
    assert_false(hand_sees(&hand, " day"));
}

static void a_top_set_that_was_too_light_judges_nothing(void **state)
{
    hand_log_in(&hand, 0);
    hand_press(&hand, "Done");
    hand_press(&hand, "Easier");
    hand_press(&hand, "More");
    hand_press(&hand, "Finish");
    hand.app.session.e1rm_g = 201300;
    hand.app.session.e1rm_sd_pct_x10 = 20;
    ON(&hand, "summary");
    SEE(&hand, "too light to judge");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_opens_from_the_menu_and_leads_back_to_it),
        cmocka_unit_test(it_opens_from_the_summary_and_leads_back_to_it),
        cmocka_unit_test(buttons_open_and_leave_it),
        cmocka_unit_test(it_asks_the_store_and_shows_the_answer),
        cmocka_unit_test(it_is_asked_for_anew_each_time),
        cmocka_unit_test(another_s_answer_is_not_shown),
        cmocka_unit_test(who_is_gone_gets_no_answer),
        cmocka_unit_test(the_summary_says_how_sure_the_number_is),
        cmocka_unit_test(a_top_set_that_was_too_light_judges_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
