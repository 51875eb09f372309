/* racksidectl history: what was done, and what it makes of one lift. */
#include "kiosk/ctl/records.h"

#include "core/reading.h"
#include "kiosk/ctl/json.h"
#include "kiosk/ctl/standing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* What was believed after each set of one lift. */
struct beliefs {
    int n, room;
    struct belief_then {
        int64_t seq;
        struct today today;
    } *then; /* owned */
};

static void note(void *context, const struct past_entry *set,
                 const struct learned *learned)
{
    struct beliefs *beliefs = context;
    if (beliefs->n == beliefs->room) {
        int room = beliefs->room > 0 ? beliefs->room * 2 : 64;
        struct belief_then *more =
            realloc(beliefs->then, (size_t)room * sizeof *more);
        if (more == NULL) {
            return;
        }
        beliefs->then = more;
        beliefs->room = room;
    }
    beliefs->then[beliefs->n++] = (struct belief_then){
        set->seq, estimate_today(&learned->estimate, set->day)};
}

static const struct today *belief_at(const struct beliefs *beliefs,
                                     int64_t seq)
{
    for (int i = 0; i < beliefs->n; i++) {
        if (beliefs->then[i].seq == seq) {
            return &beliefs->then[i].today;
        }
    }
    return NULL;
}

struct telling {
    enum unit unit;
    enum curve_id curve;
    json_t *json; /* NULL: print */
    const char *lift; /* NULL: all of them, and no beliefs */
    struct beliefs beliefs;
    char day[16]; /* last printed */
    int n;
};

/* As export has it, and of one lift what was believed of that day's 1RM after
 * the set; null after a warm-up. */
static json_t *told_json(const struct telling *t, const struct set_row *row)
{
    json_t *json = records_json(row);
    const struct today *then = belief_at(&t->beliefs, row->seq);
    if (t->lift != NULL) {
        json_object_set_new(json, "e1rm_g",
                            json_load(then != NULL,
                                      then != NULL ? then->e1rm_g : 0));
        json_object_set_new(json, "sd_pct",
                            then != NULL ? json_real(then->sd_pct)
                                         : json_null());
    }
    return json;
}

static void print_row(struct telling *t, const struct set_row *row)
{
    char at[40], load[LOAD_TEXT_MAX], rpe[8], e1rm[LOAD_TEXT_MAX] = "";
    int32_t reading_g;
    records_time_text(row, at, sizeof at);
    load_print_unit(row->set.load_g, t->unit, load, sizeof load);
    records_rpe_text(&row->set, rpe, sizeof rpe);
    if (reading_of(t->curve, &row->set, &reading_g) == READING_OK &&
        row->kind == SET_TOP) {
        load_print_unit(reading_g, t->unit, e1rm, sizeof e1rm);
    }
    snprintf(at + 10, sizeof at - 10, "%s", row->clock_trusted ? "" : " ?");
    if (strcmp(at, t->day) != 0) {
        printf("%s%s\n", t->n > 0 ? "\n" : "", at);
        snprintf(t->day, sizeof t->day, "%.12s", at);
    }
    printf("  %-16s %-8s %10s x %-2d  %s%-4s %s%s\n", row->lift,
           records_kinds[row->kind], load, row->set.reps,
           row->set.feel == FEEL_RPE ? "@" : " ",
           row->set.feel == FEEL_PAIN ? "pain" : rpe,
           e1rm[0] != '\0' ? "e1RM " : "", e1rm);
}

static bool tell(const struct set_row *row, void *context)
{
    struct telling *t = context;
    if (t->json != NULL) {
        json_array_append_new(t->json, told_json(t, row));
    } else {
        print_row(t, row);
    }
    t->n++;
    return true;
}

/* Whether there is such a lift (NULL: not asked for). One that is no longer
 * in lifts.ini may have sets all the same. */
static int take_lift(struct ctl *ctl, const char *lift)
{
    if (lift == NULL) {
        return 0;
    }
    return ctl_assets(ctl) ? ctl_lift(ctl, lift) : CTL_REFUSED;
}

/* Today's 1RM as all sets together say it, below them. */
static void print_today(const struct telling *t,
                        const struct standing *standing)
{
    char band[STANDING_TEXT_MAX];
    standing_print(&standing->today, t->unit, band);
    printf("\ntoday: %s%s\n", band,
           standing->learned.estimate.is_pinned != 0 ? " (pinned)" : "");
}

static int tell_all(struct ctl *ctl, const struct athlete *athlete,
                    struct telling *t)
{
    struct athlete_file file;
    struct standing standing = {.is_known = false};
    const struct set_filter filter = {
        .athlete = &athlete->id, .lift = t->lift, .mends_times = true};
    int code = t->lift == NULL
                   ? 0
                   : standing_find(ctl, &athlete->id, t->lift, note,
                                   &t->beliefs, &file, &standing);
    if (code != 0) {
        return code;
    }
    enum db_status status = sets_each(ctl->db, &filter, tell, t);
    if (status != DB_OK) {
        return ctl_failed(ctl, status, "the sets");
    }
    if (t->n > 0 && t->json == NULL && standing.is_known) {
        print_today(t, &standing);
    }
    return t->n == 0 ? take_lift(ctl, t->lift) : 0;
}

int run_history(struct ctl *ctl)
{
    struct athlete athlete;
    int code = ctl_athlete(ctl, ctl->arg[0], &athlete);
    if (code != 0) {
        return code;
    }
    struct telling t = {.unit = athlete.unit,
                        .curve = ctl->curve,
                        .lift = ctl->n_args > 1 ? ctl->arg[1] : NULL,
                        .json =
                            ctl_has(ctl, "json") ? json_array() : NULL};
    code = tell_all(ctl, &athlete, &t);
    free(t.beliefs.then);
    if (code != 0) {
        json_decref(t.json);
        return code;
    }
    if (t.json != NULL) {
        return json_answer(t.json);
    }
    if (t.n == 0) {
        printf("no sets yet\n");
    }
    return 0;
}
