#include "tests/vm/cases.h"
#include "tests/vm/demo.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Ours: a workout's steps take about a second each here. */
#define CUT_MIN_MS 300
#define CUT_MAX_MS 6000

/* The power goes at a moment that nobody here knows of. */
static pid_t plan_cut(const struct machine *m)
{
    int ms = CUT_MIN_MS + rand() % (CUT_MAX_MS - CUT_MIN_MS);
    fflush(stdout);
    pid_t pid = fork();
    if (pid == 0) {
        machine_sleep_ms(ms);
        kill(m->pid, SIGKILL);
        _exit(0);
    }
    return pid;
}

/* What an athlete does next, whatever is asked; NULL: the twin is stuck. */
static const char *next_touch(struct rack *r)
{
    static const char *const touches[] = {"Go on", "8.5", "Done", "Finish"};
    for (int i = 0; i < 4; i++) {
        if (twin_has(&r->twin, touches[i])) {
            return touches[i];
        }
    }
    return NULL;
}

/* Until the machine is gone. Returns how many sets its screen called saved. */
static int train(struct rack *r)
{
    int saved = 0;
    for (;;) {
        const char *touch = next_touch(r);
        bool ok = touch != NULL ? rack_press(r, touch) : rack_tap(r, ADA);
        if (!ok || !rack_sees(r, touch != NULL ? touch : "tap",
                              RACK_PATIENCE_MS)) {
            return saved;
        }
        /* The screen that asks how it felt says that the set is saved. */
        saved += touch != NULL && strcmp(touch, "Done") == 0;
    }
}

/* A killed QEMU takes a moment to give its memory back. */
static bool is_gone(struct rack *r)
{
    for (int i = 0; i < 50; i++) {
        if (kill(r->machine.pid, 0) != 0 ||
            waitpid(r->machine.pid, NULL, WNOHANG) == r->machine.pid) {
            return true;
        }
        machine_sleep_ms(100);
    }
    return false;
}

/* The workout goes on where it was: the twin, on the same rows, says how. */
static bool resumes(struct rack *r)
{
    return rack_twin_again(r) && rack_sees(r, "idle", RACK_PATIENCE_MS) &&
           rack_tap(r, ADA) && twin_do(&r->twin, "see \"Ada Strong\"") &&
           rack_sees(r, "resumed", RACK_PATIENCE_MS);
}

static bool one_cut(struct rack *r, int *saved_in_all)
{
    int before, told, after;
    if (!rack_count(r, &before, &told)) {
        return false;
    }
    pid_t timer = plan_cut(&r->machine);
    int saved = train(r);
    waitpid(timer, NULL, 0);
    if (!is_gone(r)) {
        printf("a screen was not as it must be before the cut\n");
        return false;
    }
    *saved_in_all += saved;
    if (!rack_again(r) || !rack_is_up(r, RACK_BOOT_PATIENCE_MS) ||
        !rack_count(r, &after, &told) || !rack_is_sound(r)) {
        return false;
    }
    if (after < before + saved || after > before + saved + 1) {
        printf("%d sets were there and %d were called saved; now %d\n", before,
               saved, after);
        return false;
    }
    return resumes(r);
}

bool case_power_cuts(struct rack *r, const struct counts *counts)
{
    int saved = 0;
    if (!rack_fresh(r, "") || !rack_is_up(r, RACK_BOOT_PATIENCE_MS) ||
        !rack_sees(r, "idle", RACK_PATIENCE_MS) || !rack_tap(r, ADA) ||
        !rack_sees(r, "top", RACK_PATIENCE_MS)) {
        return false;
    }
    for (int i = 0; i < counts->cuts; i++) {
        if (!one_cut(r, &saved)) {
            printf("at cut %d of %d\n", i + 1, counts->cuts);
            return false;
        }
        if ((i + 1) % 10 == 0) {
            printf("%d cuts, %d sets called saved, all there\n", i + 1, saved);
        }
    }
    printf("%d power cuts, %d sets called saved, all there; sound each time, "
           "and resumed\n",
           counts->cuts, saved);
    return true;
}
