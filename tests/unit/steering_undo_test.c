/* Undo: what was learned from a set is taken back with it, exactly. */
#include "tests/harness/hand.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct hand hand;

/* What a session is but for its clocks, its rows' ids, and what hangs on the
 * bar. */
static struct session without_clocks(const struct session *s)
{
    static struct session out;
    memcpy(&out, s, sizeof out);
    out.resting = out.rest_told = false;
    out.rest_until_ms = 0;
    memset(&out.rx.loading, 0, sizeof out.rx.loading);
    out.recovery_id = (struct uid){{0}};
    for (int i = 0; i < SESSION_SETS_MAX; i++) {
        struct done_set *done = &out.sets[i];
        if (i >= out.n_sets) {
            memset(done, 0, sizeof *done);
        }
        done->mono_ms = 0;
    }
    return out;
}

/* One thing more, whatever is up; false: nothing was done. */
static bool go_on(uint64_t *seed)
{
    static const char *const told[] = {"7", "8", "8.5", "9", "9.5"};
    switch (hand.app.screen) {
    case SCREEN_TOP:
    case SCREEN_BACKOFF:
        if (hand_sees(&hand, "Heavier:") && seed_between(seed, 0, 1) > 0) {
            hand_press(&hand, "Heavier");
        } else {
            hand_press(&hand, "Done");
        }
        return true;
    case SCREEN_FEEL:
        hand_press(&hand, told[seed_between(seed, 0, 4)]);
        return true;
    case SCREEN_IDLE:
    case SCREEN_PEOPLE:
    case SCREEN_UNKNOWN:
    case SCREEN_RESUME:
    case SCREEN_LIFTS:
    case SCREEN_MISSED:
    case SCREEN_PAIN:
    case SCREEN_SUMMARY:
    case SCREEN_MORE:
    case SCREEN_TREND:
    case SCREEN_BARS:
    case SCREEN_HANGING:
    case SCREEN_CROWD:
    case SCREEN_STAFF_READER:
    case SCREEN_STAFF_TOUCH:
    case SCREEN_STAFF_MACHINE:
    case SCREEN_STAFF_RACK:
    case SCREEN_STAFF_KINDS:
    case SCREEN_STAFF_PRESETS:
    case SCREEN_STAFF_PRESET:
    case SCREEN_STAFF_BARS:
    case SCREEN_STAFF_BAR:
    case SCREEN_STAFF_MODELS:
    case SCREEN_COUNT:
        break;
    }
    return false;
}

static void an_undo_restores_the_state_exactly(void **state)
{
    static struct session was[16];
    uint64_t seed = seed_start();
    for (int round = 0; round < seed_rounds(60); round++) {
        struct athlete_file ada = hand_known(&hand, 
            seed_between(&seed, 150, 230) * 1000);
        int n = 0;
        hand_tap(&hand, &ada);
        do {
            was[n++] = without_clocks(&hand.app.session);
        } while (n < 16 && go_on(&seed));
        for (n -= 2; n >= 0; n--) {
            hand_press(&hand, "Undo");
            struct session now = without_clocks(&hand.app.session);
            assert_memory_equal(&now.estimate, &was[n].estimate,
                                sizeof now.estimate);
            assert_memory_equal(&now.rx, &was[n].rx, sizeof now.rx);
            assert_memory_equal(&now.target, &was[n].target,
                                sizeof now.target);
            assert_int_equal(now.load_g, was[n].load_g);
            assert_int_equal(now.reps, was[n].reps);
            assert_int_equal(now.second_top, was[n].second_top);
            assert_int_equal(now.second_top_g, was[n].second_top_g);
            assert_int_equal(now.e1rm_g, was[n].e1rm_g);
            assert_true(now.feel_set >= 0 || now.note == was[n].note);
            assert_int_equal(now.backoff_at, was[n].backoff_at);
            assert_int_equal(now.feel_set, was[n].feel_set);
            assert_string_equal(now.next.why, was[n].next.why);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_undo_restores_the_state_exactly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
