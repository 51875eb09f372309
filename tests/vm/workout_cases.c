#include "tests/vm/cases.h"
#include "tests/vm/demo.h"

#include <stdlib.h>
#include <string.h>

bool case_a_workout_with_tag_and_fingers(struct rack *r,
                                         const struct counts *counts)
{
    (void)counts;
    static const char *const touches[] = {"70",   "110", "Done", "9",
                                          "Done", "8.5", "Done", "8.5",
                                          "Done", "8.5", "Finish"};
    int before, told_before, after, told;
    if (!rack_idle(r) || !rack_count(r, &before, &told_before) ||
        !rack_tap(r, ADA) || !rack_sees(r, "top", RACK_PATIENCE_MS)) {
        return false;
    }
    for (size_t i = 0; i < sizeof touches / sizeof touches[0]; i++) {
        if (!rack_press_and_see(r, touches[i])) {
            return false;
        }
    }
    if (!rack_count(r, &after, &told)) {
        return false;
    }
    printf("%d pictures as they must be, %d sets more, %d told\n",
           r->n_pictures, after - before, told - told_before);
    /* Two warm-ups, the top set, three back-off sets: her only such day. */
    return after - before == 6 && told - told_before == 4;
}

bool case_a_workout_with_buttons_alone(struct rack *r,
                                       const struct counts *counts)
{
    (void)counts;
    int before, told_before, after, told;
    if (!rack_idle(r) || !rack_count(r, &before, &told_before) ||
        !rack_tap(r, MIKE) || !rack_sees(r, "top", RACK_PATIENCE_MS)) {
        return false;
    }
    /* The ring starts where most want it: Done, then a feel. */
    static const char *const presses[] = {"ok", "ok", "ok", "up",
                                          "ok", "ok", "down", "ok"};
    for (size_t i = 0; i < sizeof presses / sizeof presses[0]; i++) {
        if (!rack_button(r, presses[i]) ||
            !rack_sees(r, presses[i], RACK_PATIENCE_MS)) {
            return false;
        }
    }
    if (!rack_count(r, &after, &told)) {
        return false;
    }
    printf("%d sets more, %d told, by four buttons\n", after - before,
           told - told_before);
    return after > before && told > told_before;
}

static int by_size(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* From the hands' last pulse to a screen that differs from the one before. */
static bool time_tap(struct rack *r, const char *bits, int64_t *out_ms)
{
    struct picture before, now;
    if (!machine_look(&r->machine, &before) ||
        !rack_frame(r, bits)) {
        return false;
    }
    int64_t start_ms = machine_now_ms();
    bool is_same = true;
    while (is_same && machine_now_ms() - start_ms < RACK_PATIENCE_MS) {
        if (!machine_look(&r->machine, &now)) {
            return false;
        }
        struct difference d = picture_differ(&before, &now, 0, NULL);
        is_same = picture_is_same(&before, &d);
        picture_free(&now);
        machine_sleep_ms(10); /* the guest needs the host's processors */
    }
    *out_ms = machine_now_ms() - start_ms;
    picture_free(&before);
    return !is_same;
}

#define TAPS_MAX 64

bool case_a_tag_is_answered_at_once(struct rack *r,
                                    const struct counts *counts)
{
    int64_t ms[TAPS_MAX];
    if (!rack_idle(r)) {
        return false;
    }
    for (int i = 0; i < counts->taps; i++) {
        if (!time_tap(r, i % 2 ? ADA : MIKE, &ms[i])) {
            printf("tap %d changed nothing on the screen; pulses (shortest, "
                   "longest us): %s",
                   i + 1, r->machine.said);
            return false;
        }
        machine_sleep_ms(1700); /* a tag is taken again after 3 s */
    }
    qsort(ms, (size_t)counts->taps, sizeof ms[0], by_size);
    printf("a tag's last bit to the changed screen: median %d ms, worst %d "
           "ms of %d (emulated; 30 ms of it end the frame)\n",
           (int)ms[counts->taps / 2], (int)ms[counts->taps - 1],
           counts->taps);
    return true;
}

bool case_the_clock_jumps_by_years(struct rack *r,
                                   const struct counts *counts)
{
    (void)counts;
    int before, told_before, after, told;
    struct machine *m = &r->machine;
    if (!rack_idle(r) || !rack_count(r, &before, &told_before) ||
        !rack_tap(r, ADA) || !rack_sees(r, "top", RACK_PATIENCE_MS) ||
        !rack_press_and_see(r, "Done") ||
        !machine_run(m, "date -s 2036-05-06T07:08:09") ||
        !rack_press_and_see(r, "9") || !rack_press_and_see(r, "Done") ||
        !machine_run(m, "date -s 2027-01-02T03:04:05") ||
        !rack_press_and_see(r, "8.5") || !rack_press_and_see(r, "Done") ||
        !rack_press_and_see(r, "8.5") || !rack_count(r, &after, &told)) {
        return false;
    }
    if (after - before != 3 || told - told_before != 3) {
        printf("%d sets, %d told\n", after - before, told - told_before);
        return false;
    }
    /* In the order they were done in, and so exported. */
    machine_run(m, "tail -n 3 /run/sets");
    printf("%s", m->said);
    char *first = strstr(m->said, ",top,");
    char *second = strstr(m->said, ",backoff,");
    return first != NULL && second != NULL && first < second &&
           strstr(m->said, "2030-") != NULL &&
           strstr(m->said, "2036-") != NULL && strstr(m->said, "2027-");
}
