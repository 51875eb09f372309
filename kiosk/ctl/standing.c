#include "kiosk/ctl/standing.h"

#include "core/text.h"
#include "kiosk/shell/boot.h"
#include "kiosk/shell/clock.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/sets.h"

#include <stdio.h>
#include <string.h>

int standing_find(struct ctl *ctl, const struct uid *athlete, const char *lift,
                  lesson_fn watch, void *context, struct athlete_file *file,
                  struct standing *out)
{
    char boot[BOOT_ID_MAX];
    struct moment now = clock_now();
    boot_id(boot, sizeof boot);
    const struct lookup_config config = {
        .boot_id = boot,
        .curve = ctl->curve,
        .workout_open_ms = ctl->workout_open_ms,
        .learns_anew = watch != NULL,
        .watch = watch,
        .context = context};
    enum db_status status = lookup_lift(ctl->db, &config, athlete, lift, &now,
                                        file, &out->learned);
    if (status != DB_OK) {
        return ctl_failed(ctl, status, lift);
    }
    const struct estimate *estimate = &out->learned.estimate;
    bool is_coached = estimate->is_pinned != 0 || estimate->believable_g > 0;
    for (int i = 0; i < file->n_known; i++) {
        const struct plan *plan = &file->plans[i];
        is_coached = is_coached || (strcmp(plan->lift, lift) == 0 &&
                                    plan->coach_e1rm_g > 0);
    }
    out->day = file->day;
    out->is_known = estimate->n_sets > 0 || is_coached;
    out->today = estimate_today(estimate, file->day);
    return 0;
}

struct lifts_seen {
    char (*lift)[LIFT_NAME_MAX];
    int *n;
};

static void add_lift(struct lifts_seen *seen, const char *lift)
{
    for (int i = 0; i < *seen->n; i++) {
        if (strcmp(seen->lift[i], lift) == 0) {
            return;
        }
    }
    if (*seen->n < PLANS_MAX) {
        snprintf(seen->lift[(*seen->n)++], LIFT_NAME_MAX, "%s", lift);
    }
}

static bool see_lift(const struct set_row *row, void *context)
{
    add_lift(context, row->lift);
    return true;
}

int standing_lifts(struct ctl *ctl, const struct uid *athlete,
                   char lift[PLANS_MAX][LIFT_NAME_MAX], int *n)
{
    struct plan_row rows[PLANS_MAX];
    struct lifts_seen seen = {lift, n};
    const struct set_filter filter = {.athlete = athlete};
    int n_plans = 0;
    *n = 0;
    enum db_status status = plans_list(ctl->db, athlete, rows, &n_plans);
    for (int i = 0; i < n_plans; i++) {
        add_lift(&seen, rows[i].lift);
    }
    if (status == DB_OK) {
        status = sets_each(ctl->db, &filter, see_lift, &seen);
    }
    return status == DB_OK ? 0 : ctl_failed(ctl, status, "the sets");
}

static int64_t whole(double g, enum unit unit)
{
    return (int64_t)(g / load_from_milli(1000, unit) + 0.5);
}

void standing_print(const struct today *today, enum unit unit,
                    char out[STANDING_TEXT_MAX])
{
    struct text text = text_in(out, STANDING_TEXT_MAX);
    int64_t spread = whole(today->e1rm_g * today->sd_pct / 100, unit);
    text_str(&text, "about ");
    text_int(&text, whole(today->e1rm_g, unit));
    text_str(&text, " ");
    text_str(&text, unit_str(unit));
    text_str(&text, ", give or take ");
    text_int(&text, spread);
}
