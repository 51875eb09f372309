/* What is said on every panel: a why for each rule that acted, and no load
 * rounded in silence. */
#include "tests/harness/look.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static bool shows(struct look *look, const char *want)
{
    char line[256];
    for (int i = 0; i < look->list.n_commands; i++) {
        const struct draw_command *c = &look->list.command[i];
        if (c->kind == DRAW_TEXT) {
            draw_line(&look->list, c, line, sizeof line);
            if (strstr(line, want) != NULL) {
                return true;
            }
        }
    }
    return false;
}

/* As one line, or as two that were parted at a comma. */
static bool shows_long(struct look *look, const char *want)
{
    char first[WHY_LINE_MAX];
    bool is_shown = shows(look, want);
    for (const char *comma = strstr(want, ", "); comma != NULL && !is_shown;
         comma = strstr(comma + 1, ", ")) {
        snprintf(first, sizeof first, "%.*s", (int)(comma - want) + 1, want);
        is_shown = shows(look, first) && shows(look, comma + 2);
    }
    return is_shown;
}

/* A banner takes the room of all that is said. */
static bool has_banner(const struct app *app)
{
    for (int i = 0; i < FAULT_COUNT; i++) {
        if (app->fault_on[i]) {
            return true;
        }
    }
    return false;
}

/* What a load that cannot be made is told with, on this rack. */
static void check_wanted(struct look *look, int32_t target_g)
{
    const struct session *s = &look->app.session;
    struct loading loading;
    char reason[WHY_LINE_MAX], number[2][LOAD_TEXT_MAX], want[64];
    plates_load(&s->rack, target_g, NULL, &loading);
    if (plates_reason(&loading, s->unit, reason, sizeof reason) == 0) {
        return;
    }
    load_print(target_g, s->unit, number[0], sizeof number[0]);
    snprintf(want, sizeof want, "wanted %s", number[0]);
    if (!shows(look, want)) {
        look_fault(look, "does not say", want);
    }
    if (loading.reason == LOADING_NEAREST) {
        load_print(loading.below_g, s->unit, number[0], sizeof number[0]);
        load_print(loading.above_g, s->unit, number[1], sizeof number[1]);
        snprintf(want, sizeof want, "%s or %s", number[0], number[1]);
        if (!shows(look, want)) {
            look_fault(look, "does not say", want);
        }
    }
}

static void check_why(struct look *look)
{
    const struct session *s = &look->app.session;
    if (look->app.screen != SCREEN_BACKOFF || has_banner(&look->app) ||
        s->load_g != s->rx.load_g || s->reps != s->rx.reps_max) {
        return;
    }
    /* Of more than four the usual percentage is only nice to know. */
    for (int i = s->rx.why.n > 4; i < s->rx.why.n; i++) {
        if (s->rx.why.about[i] != WHY_PLATES &&
            !shows_long(look, s->rx.why.line[i])) {
            look_fault(look, "does not say why", s->rx.why.line[i]);
        }
    }
    check_wanted(look, s->rx.target_g);
}

static void each_rule_that_acted_is_said_on_every_panel(void **state)
{
    look_at_all(check_why);
}

static void check_top(struct look *look)
{
    const struct session *s = &look->app.session;
    if (look->app.screen != SCREEN_TOP || has_banner(&look->app) ||
        s->target.source == TARGET_NONE || s->second_top) {
        return;
    }
    bool is_planned = s->load_g == s->target.load_g;
    if (is_planned && s->target.is_near && !shows(look, "Held there: ")) {
        look_fault(look, "does not say why", "a limit");
    }
    if (is_planned) {
        check_wanted(look, s->target.target_g);
    } else if (shows(look, " % of ") || !shows(look, "Planned ")) {
        look_fault(look, "tells of a load that is not on the bar", "");
    }
    for (int rpe = 0; rpe <= 120; rpe += 5) {
        char like[16];
        snprintf(like, sizeof like, rpe % 10 == 0 ? "like %d" : "like %d.5",
                 rpe / 10);
        if ((rpe < RPE_MIN_X10 || rpe > RPE_MAX_X10) && shows(look, like) &&
            rpe != 10) {
            look_fault(look, "an effort nobody feels", like);
        }
    }
}

static void no_top_set_is_rounded_in_silence(void **state)
{
    look_at_all(check_top);
}

static void check_summary(struct look *look)
{
    const struct session *s = &look->app.session;
    char top[32];
    if (look->app.screen != SCREEN_SUMMARY) {
        return;
    }
    if (s->sets[s->n_sets - 1].set.feel == FEEL_MISS &&
        shows(look, "is enough")) {
        look_fault(look, "calls what was missed enough", "");
    }
    for (int i = 0; i < s->n_sets; i++) {
        if (s->sets[i].kind == SET_TOP) {
            struct text text = text_in(top, sizeof top);
            text_load(&text, s->sets[i].set.load_g, s->unit);
            if (!shows(look, top)) {
                look_fault(look, "loses the top set", top);
            }
        }
    }
}

static void the_summary_has_the_top_set_and_fits_a_miss(void **state)
{
    look_at_all(check_summary);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_rule_that_acted_is_said_on_every_panel),
        cmocka_unit_test(no_top_set_is_rounded_in_silence),
        cmocka_unit_test(the_summary_has_the_top_set_and_fits_a_miss),
    };
    return cmocka_run_group_tests(tests, look_begin, look_end);
}
