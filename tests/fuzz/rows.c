#include "tests/fuzz/rows.h"

#include "core/leap.h"
#include "core/reading.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

/* --- the promises of a row ---------------------------------------------- */

static int find(const struct rows *rows, const struct uid *id)
{
    for (int i = rows->n - 1; i >= 0; i--) {
        if (uid_equal(&rows->row[i].record.id, id)) {
            return i;
        }
    }
    return -1;
}

/* The feel that counts of a set, among the first n rows; -1: untold. */
static int feel_of(const struct rows *rows, int set, int n)
{
    for (int i = n - 1; i > set; i--) {
        const struct row *row = &rows->row[i];
        bool counts = row->voided_by < 0 || row->voided_by >= n;
        if (row->record.kind == RECORD_FEEL && row->target == set && counts) {
            return i;
        }
    }
    return -1;
}

static bool is_finished(const struct rows *rows, const struct uid *workout,
                        int n)
{
    for (int i = 0; i < n; i++) {
        const struct record *r = &rows->row[i].record;
        int voided_by = rows->row[i].voided_by;
        if (r->kind == RECORD_FINISH && uid_equal(&r->workout, workout) &&
            (voided_by < 0 || voided_by >= n)) {
            return true;
        }
    }
    return false;
}

static void check_set(const struct record *r)
{
    fuzz_must(r->set_kind >= 0 && r->set_kind < SET_KIND_COUNT,
              "a set is of a kind");
    fuzz_must(r->load_g > 0 && r->load_g <= LOAD_MAX_G && r->reps >= 1 &&
                  r->reps <= REPS_MAX,
              "a set has a load and reps");
    fuzz_must(memchr(r->stack, '\0', sizeof r->stack) != NULL,
              "a set's plates are a text");
}

static void check_feel(const struct rows *rows, const struct row *row,
                       bool is_known)
{
    const struct record *r = &row->record;
    fuzz_must(row->target >= 0, "a feel has its set");
    const struct row *set = &rows->row[row->target];
    fuzz_must(set->record.kind == RECORD_SET &&
                  (!is_known || set->voided_by < 0) &&
                  set->record.set_kind != SET_WARMUP,
              "what is told is a working set that counts");
    fuzz_must(!is_known || feel_of(rows, row->target, rows->n) < 0,
              "it is told once");
    bool has_rpe = r->feel == FEEL_RPE;
    fuzz_must(r->feel > FEEL_UNTOLD && r->feel < FEEL_COUNT &&
                  (has_rpe ? r->rpe_x10 >= 50 && r->rpe_x10 <= 100
                           : r->rpe_x10 == 0),
              "a feel is one of the answers");
    fuzz_must(r->feel == FEEL_MISS
                  ? r->reps >= 0 && r->reps < set->record.reps
                  : r->reps == 0,
              "of a miss fewer reps were done than tried");
}

static void check_void(const struct rows *rows, const struct row *row,
                       bool is_known)
{
    fuzz_must(row->target >= 0, "an undo has a row to void");
    const struct row *target = &rows->row[row->target];
    fuzz_must(target->record.kind != RECORD_VOID, "an undo is not undone");
    fuzz_must(!is_known || target->voided_by < 0, "a row is undone once");
    fuzz_must(!is_known || target->record.kind != RECORD_SET ||
                  feel_of(rows, row->target, rows->n) < 0,
              "a set's feel is undone before the set");
}

static void check_finish(const struct rows *rows, const struct record *r,
                         bool is_known)
{
    struct open_workout open;
    rows_workout(rows, &r->workout, &open);
    fuzz_must(!is_known || open.n_sets > 0,
              "a workout without a set is not finished");
}

void rows_ask(struct rows *rows, const struct record *record,
              const struct moment *now, bool is_known)
{
    const struct record *r = record;
    struct row *row = &rows->row[rows->n];
    bool is_named = r->kind == RECORD_SET || r->kind == RECORD_FINISH ||
                    r->kind == RECORD_SKIP;
    fuzz_must(rows->n < ROWS_MAX, "an input is too short for so many rows");
    fuzz_must(!uid_is_none(&r->id) && find(rows, &r->id) < 0,
              "every row has an id of its own");
    fuzz_must(memcmp(&r->at, now, sizeof *now) == 0,
              "a row is dated when it happened");
    fuzz_must(!is_named || (r->lift[0] != '\0' && r->protocol[0] != '\0' &&
                            !uid_is_none(&r->workout) &&
                            !uid_is_none(&r->athlete)),
              "a row names its workout");
    fuzz_must(!is_named || !is_known ||
                  !is_finished(rows, &r->workout, rows->n),
              "what is finished is over");
    *row = (struct row){*r, rows->boot, find(rows, &r->target), -1};
    if (r->kind == RECORD_SET) {
        check_set(r);
    } else if (r->kind == RECORD_FEEL) {
        check_feel(rows, row, is_known);
    } else if (r->kind == RECORD_VOID) {
        check_void(rows, row, is_known);
        rows->row[row->target].voided_by = rows->n;
    } else if (r->kind == RECORD_FINISH) {
        check_finish(rows, r, is_known);
    }
    rows->n++;
}

/* --- the disk ----------------------------------------------------------- */

struct uid rows_store(struct rows *rows)
{
    fuzz_must(rows->n_stored < rows->n, "only what was asked for is stored");
    return rows->row[rows->n_stored++].record.id;
}

bool rows_has_stored(const struct rows *rows, const struct uid *id)
{
    int i = find(rows, id);
    return i >= 0 && i < rows->n_stored;
}

bool rows_is_behind(const struct rows *rows, const struct uid *athlete)
{
    for (int i = rows->n_stored; i < rows->n; i++) {
        if (uid_equal(&rows->row[i].record.athlete, athlete)) {
            return true;
        }
    }
    return false;
}

void rows_cut(struct rows *rows)
{
    rows->n = rows->n_stored;
    rows->boot++;
    for (int i = 0; i < rows->n; i++) {
        struct row *row = &rows->row[i];
        row->voided_by = row->voided_by < rows->n ? row->voided_by : -1;
    }
}

/* --- what they say ------------------------------------------------------ */

/* Whether row i is of this kind and counts, among the first n rows. */
static bool counts_as(const struct rows *rows, enum record_kind kind, int i,
                      int n)
{
    const struct row *row = &rows->row[i];
    return row->record.kind == kind &&
           (row->voided_by < 0 || row->voided_by >= n);
}

static bool is_set(const struct rows *rows, int i, int n)
{
    return counts_as(rows, RECORD_SET, i, n);
}

static struct done_set done_set(const struct rows *rows, int i, int n)
{
    const struct row *row = &rows->row[i];
    const struct record *r = &row->record;
    struct done_set done = {.id = r->id,
                            .kind = r->set_kind,
                            .set = {r->load_g, r->reps, FEEL_UNTOLD, 0},
                            .tried_reps = r->reps,
                            .mono_ms = r->at.mono_ms,
                            .this_boot = row->boot == rows->boot,
                            .stored = i < rows->n_stored};
    int feel = feel_of(rows, i, n);
    if (feel >= 0) {
        const struct record *f = &rows->row[feel].record;
        done.feel_id = f->id;
        done.feel_stored = feel < rows->n_stored;
        done.set.feel = f->feel;
        done.set.rpe_x10 = f->rpe_x10;
        done.set.reps = f->feel == FEEL_MISS ? f->reps : r->reps;
    }
    return done;
}

static void collect(const struct rows *rows, const struct uid *workout, int n,
                    struct open_workout *out)
{
    out->n_sets = out->n_skips = 0;
    out->has_recovery = false;
    for (int i = 0; i < n; i++) {
        const struct record *r = &rows->row[i].record;
        if (!uid_equal(&r->workout, workout)) {
            continue;
        }
        if (is_set(rows, i, n)) {
            fuzz_must(out->n_sets < SESSION_SETS_MAX,
                      "a workout has no more sets than there is room for");
            out->sets[out->n_sets++] = done_set(rows, i, n);
        } else if (counts_as(rows, RECORD_SKIP, i, n)) {
            fuzz_must(out->n_skips < SESSION_SKIPS_MAX,
                      "nor more skips");
            out->skips[out->n_skips++] =
                (struct done_skip){r->id, r->skip, out->n_sets};
        } else if (counts_as(rows, RECORD_RECOVERY, i, n)) {
            out->has_recovery = true;
            out->recovery = r->recovery;
        }
    }
}

void rows_workout(const struct rows *rows, const struct uid *workout,
                  struct open_workout *out)
{
    collect(rows, workout, rows->n, out);
}

/* --- a lookup, as kiosk/store/lookup.h says ----------------------------- */

static int newest_set(const struct rows *rows, const struct uid *athlete)
{
    for (int i = rows->n_stored - 1; i >= 0; i--) {
        if (is_set(rows, i, rows->n_stored) &&
            uid_equal(&rows->row[i].record.athlete, athlete)) {
            return i;
        }
    }
    return -1;
}

static void judge_age(const struct rows *rows, const struct row *newest,
                      const struct moment *now, struct open_workout *open)
{
    const struct moment *at = &newest->record.at;
    bool this_boot = newest->boot == rows->boot;
    bool by_wall = at->clock_trusted && now->clock_trusted;
    open->age_ms = this_boot ? now->mono_ms - at->mono_ms
                             : now->wall_ms - at->wall_ms;
    open->age_known = (this_boot || by_wall) && open->age_ms >= 0;
}

static void find_open(const struct rows *rows, const struct moment *now,
                      struct athlete_file *file)
{
    struct open_workout *open = &file->open;
    int newest = newest_set(rows, &file->id);
    memset(open, 0, sizeof *open);
    if (newest < 0) {
        return;
    }
    const struct record *r = &rows->row[newest].record;
    if (is_finished(rows, &r->workout, rows->n_stored)) {
        return;
    }
    open->id = r->workout;
    memcpy(open->lift, r->lift, sizeof open->lift);
    memcpy(open->bar, r->bar, sizeof open->bar);
    memcpy(open->protocol, r->protocol, sizeof open->protocol);
    collect(rows, &open->id, rows->n_stored, open);
    judge_age(rows, &rows->row[newest], now, open);
}

/* Clocks jump, and days with them. */
static int64_t day_at(const struct moment *at)
{
    return at->wall_ms / 86400000;
}

static void learn(const struct rows *rows, const struct done_set *done,
                  int64_t day, struct plan *plan)
{
    const struct set *set = &done->set;
    int32_t reading_g, single_g = leap_single_g(rows->curve, set);
    if (plan->estimate.n_sets == 0) {
        estimate_start(&plan->estimate, rows->curve, plan->coach_e1rm_g,
                       ESTIMATE_COACH_SD_PCT);
    }
    if (done->kind != SET_WARMUP) {
        estimate_add(&plan->estimate, day, set);
    }
    if (set->reps >= 1 && set->reps <= BEST_REPS_MAX &&
        set->feel != FEEL_PAIN && set->load_g > plan->best_load_g[set->reps]) {
        plan->best_load_g[set->reps] = set->load_g;
    }
    plan->heavy_7d += reading_is_heavy(rows->curve, set);
    if (done->kind != SET_TOP || set->feel == FEEL_UNTOLD) {
        return;
    }
    plan->workouts++;
    plan->last_top = *set;
    plan->heaviest_g = single_g > 0 ? single_g : plan->heaviest_g;
    if (reading_of(rows->curve, set, &reading_g) == READING_OK) {
        plan->last_reading_g = reading_g;
        plan->best_e1rm_g = reading_g > plan->best_e1rm_g ? reading_g
                                                          : plan->best_e1rm_g;
    }
}

void rows_look_up(const struct rows *rows, const struct moment *now,
                  struct athlete_file *file)
{
    const struct open_workout *open = &file->open;
    find_open(rows, now, file);
    file->day = day_at(now);
    bool is_history = open->age_known &&
                      open->age_ms >= rows->workout_open_ms;
    for (int i = 0; i < rows->n_stored; i++) {
        const struct record *r = &rows->row[i].record;
        if (!is_set(rows, i, rows->n_stored) ||
            !uid_equal(&r->athlete, &file->id) ||
            (uid_equal(&r->workout, &open->id) && !is_history)) {
            continue;
        }
        struct done_set done = done_set(rows, i, rows->n_stored);
        for (int j = 0; j < file->n_plans; j++) {
            if (strcmp(file->plans[j].lift, r->lift) == 0) {
                learn(rows, &done, day_at(&r->at), &file->plans[j]);
            }
        }
    }
}
