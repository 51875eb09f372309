/* The way from one stack to another, against the shortest of all ways. */
#include "core/change.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define PAIRS 20000

/* --- by hand ------------------------------------------------------------ */

/* A digit is a plate, from the inside out. */
static struct stack stack_of(const char *plates)
{
    struct stack stack = {.n = (int)strlen(plates)};
    for (int i = 0; i < stack.n; i++) {
        stack.entry[i] = (uint8_t)(plates[i] - '0');
    }
    return stack;
}

static void known_changes_go_as_known(void **state)
{
    static const struct {
        int line;
        const char *from, *to, *remove, *add;
    } rows[] = {
        {__LINE__, "", "", "", ""},
        {__LINE__, "", "012", "", "012"},
        {__LINE__, "012", "", "210", ""},
        {__LINE__, "012", "012", "", ""},
        {__LINE__, "01", "0123", "", "23"},
        {__LINE__, "0123", "01", "32", ""},
        {__LINE__, "0034", "0012", "43", "12"},
        /* The 1 has to come off, though both have it. */
        {__LINE__, "01", "001", "1", "01"},
        {__LINE__, "12", "2", "21", "2"},
        /* Unsorted, as somebody left it. */
        {__LINE__, "310", "31", "0", ""},
        {__LINE__, "310", "013", "013", "013"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct stack from = stack_of(rows[i].from), to = stack_of(rows[i].to);
        struct stack want_off = stack_of(rows[i].remove);
        struct stack want_on = stack_of(rows[i].add), off, on;
        int moves = change_list(&from, &to, &off, &on);
        if (!stack_equal(&off, &want_off) || !stack_equal(&on, &want_on) ||
            moves != want_off.n + want_on.n ||
            change_moves(&from, &to) != moves ||
            change_kept(&from, &to) != from.n - want_off.n) {
            fail_msg("row at line %d: %d off, %d on, %d moves", rows[i].line,
                     off.n, on.n, moves);
        }
    }
}

/* --- the shortest of all ways ------------------------------------------- */

#define KINDS 3
#define HIGHEST 5   /* plates on the sleeve */
#define STACKS 364  /* of so many kinds, up to so high */

/* Stacks by number: nothing is 0, and with plate k outside s it is
 * KINDS * s + k + 1. */
static struct stack stack_at(int number)
{
    struct stack stack = {0}, out = {0};
    for (; number > 0; number = (number - 1) / KINDS) {
        stack.entry[stack.n++] = (uint8_t)((number - 1) % KINDS);
    }
    while (stack.n > 0) {
        out.entry[out.n++] = stack.entry[--stack.n];
    }
    return out;
}

/* One plate off or on is a step: breadth first, from one stack to all. */
static void walk_from(int start, int moves[STACKS])
{
    int queue[STACKS], first = 0, last = 0;
    memset(moves, -1, sizeof moves[0] * STACKS);
    moves[start] = 0;
    queue[last++] = start;
    while (first < last) {
        int here = queue[first++];
        for (int k = 0; k <= KINDS; k++) {
            int next = k < KINDS ? KINDS * here + k + 1 : (here - 1) / KINDS;
            if (next < STACKS && moves[next] < 0) {
                moves[next] = moves[here] + 1;
                queue[last++] = next;
            }
        }
    }
}

static void no_way_handles_fewer_plates(void **state)
{
    int moves[STACKS];
    assert_int_equal(stack_at(STACKS - 1).n, HIGHEST);
    for (int i = 0; i < STACKS; i++) {
        struct stack from = stack_at(i);
        walk_from(i, moves);
        for (int k = 0; k < STACKS; k++) {
            struct stack to = stack_at(k);
            assert_int_equal(change_moves(&from, &to), moves[k]);
        }
    }
}

/* --- random stacks ------------------------------------------------------ */

/* Alike inside, as stacks of one workout often are. */
static void random_pair(uint64_t *seed, struct stack *a, struct stack *b)
{
    int kinds = seed_between(seed, 1, STOCK_MAX);
    int alike = seed_between(seed, 0, STACK_MAX);
    a->n = seed_between(seed, 0, STACK_MAX);
    b->n = seed_between(seed, 0, STACK_MAX);
    for (int i = 0; i < STACK_MAX; i++) {
        a->entry[i] = (uint8_t)seed_between(seed, 0, kinds - 1);
        b->entry[i] = i < alike ? a->entry[i]
                                : (uint8_t)seed_between(seed, 0, kinds - 1);
    }
}

static void done_as_told_it_leads_there(void **state)
{
    uint64_t seed = seed_start();
    for (int i = 0; i < seed_rounds(PAIRS); i++) {
        struct stack from, to, off, on, back_off, back_on;
        random_pair(&seed, &from, &to);
        int moves = change_list(&from, &to, &off, &on);
        struct stack now = from;
        for (int k = 0; k < off.n; k++) {
            assert_true(now.n > 0);
            assert_int_equal(now.entry[--now.n], off.entry[k]);
        }
        assert_int_equal(now.n, change_kept(&from, &to));
        for (int k = 0; k < on.n; k++) {
            now.entry[now.n++] = on.entry[k];
        }
        assert_true(stack_equal(&now, &to));
        assert_int_equal(moves, off.n + on.n);
        assert_int_equal(moves, change_moves(&from, &to));
        assert_int_equal(moves, change_list(&to, &from, &back_off, &back_on));
        assert_int_equal(moves == 0, stack_equal(&from, &to));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_changes_go_as_known),
        cmocka_unit_test(no_way_handles_fewer_plates),
        cmocka_unit_test(done_as_told_it_leads_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
