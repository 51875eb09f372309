/* racksidectl plan reset, pin, unpin; set correct: the coach's word on what
 * the sets say, as rows of its own. */
#include "core/estimate.h"
#include "core/text.h"
#include "kiosk/ctl/ctl.h"
#include "kiosk/shell/boot.h"
#include "kiosk/shell/clock.h"
#include "kiosk/store/corrections.h"
#include "kiosk/store/plans.h"
#include "kiosk/store/sets.h"
#include "kiosk/store/verdicts.h"

#include <stdio.h>
#include <string.h>

/* When and where a row is made here. */
struct here {
    char boot[BOOT_ID_MAX];
    struct moment now;
    struct uid id;
};

static struct here here_now(void)
{
    struct here here;
    uint64_t seed = boot_seed();
    boot_id(here.boot, sizeof here.boot);
    here.now = clock_now();
    here.id = uid_make(here.now.wall_ms, &seed);
    return here;
}

/* --- the 1RM -------------------------------------------------------------- */

static bool see_one(const struct set_row *row, void *context)
{
    *(bool *)context = true;
    (void)row;
    return false;
}

/* Whether the athlete trains it, or ever did: a name typed wrong is found
 * out. */
static int take_lift(struct ctl *ctl, const struct athlete *athlete,
                     const char *lift)
{
    struct plan_row rows[PLANS_MAX];
    const struct set_filter filter = {.athlete = &athlete->id, .lift = lift};
    bool is_known = false;
    int n = 0;
    enum db_status status = plans_list(ctl->db, &athlete->id, rows, &n);
    for (int i = 0; i < n; i++) {
        is_known = is_known || strcmp(rows[i].lift, lift) == 0;
    }
    if (status == DB_OK && !is_known) {
        status = sets_each(ctl->db, &filter, see_one, &is_known);
    }
    if (status != DB_OK) {
        return ctl_failed(ctl, status, lift);
    }
    return is_known ? 0
                    : ctl_refuse(ctl, "%s neither trains '%s' nor ever did: "
                                      "see plan list",
                                 athlete->name, lift);
}

static int take_athlete(struct ctl *ctl, struct athlete *athlete)
{
    int code = ctl_athlete(ctl, ctl->arg[0], athlete);
    return code != 0 ? code : take_lift(ctl, athlete, ctl->arg[1]);
}

static int append(struct ctl *ctl, const struct athlete *athlete,
                  enum verdict_kind kind, int32_t e1rm_g)
{
    struct here here = here_now();
    const struct verdict verdict = {.id = here.id,
                                    .athlete = athlete->id,
                                    .at = here.now,
                                    .lift = ctl->arg[1],
                                    .kind = kind,
                                    .e1rm_g = e1rm_g};
    enum db_status status = verdicts_append(ctl->db, here.boot, &verdict);
    return status == DB_OK ? 0 : ctl_failed(ctl, status, "the coach's word");
}

/* --e1rm of reset and pin. */
static int run_say(struct ctl *ctl, enum verdict_kind kind, const char *format)
{
    struct athlete athlete;
    int32_t e1rm_g = 0;
    char load[LOAD_TEXT_MAX];
    if (!ctl_has(ctl, "e1rm")) {
        return ctl_usage(ctl);
    }
    int code = ctl_load(ctl, "e1rm", &e1rm_g, NULL);
    if (code == 0 && e1rm_g == 0) {
        code = ctl_refuse(ctl, "--e1rm '%s': more than 0, such as 180kg",
                          ctl_option(ctl, "e1rm"));
    }
    code = code != 0 ? code : take_athlete(ctl, &athlete);
    code = code != 0 ? code : append(ctl, &athlete, kind, e1rm_g);
    if (code != 0) {
        return code;
    }
    load_print_unit(e1rm_g, athlete.unit, load, sizeof load);
    printf("%s: %s %s %s%s\n", athlete.name, ctl->arg[1], format, load,
           kind == VERDICT_RESET ? ", give or take 5 %" : "");
    return 0;
}

static int run_reset(struct ctl *ctl)
{
    return run_say(ctl, VERDICT_RESET, "starts again from");
}

static int run_pin(struct ctl *ctl)
{
    return run_say(ctl, VERDICT_PIN, "is pinned to");
}

static int run_unpin(struct ctl *ctl)
{
    struct athlete athlete;
    struct verdict_row last;
    int code = take_athlete(ctl, &athlete);
    if (code != 0) {
        return code;
    }
    enum db_status status =
        verdicts_newest(ctl->db, &athlete.id, ctl->arg[1], &last);
    if (status != DB_OK && status != DB_NOT_FOUND) {
        return ctl_failed(ctl, status, ctl->arg[1]);
    }
    if (status == DB_NOT_FOUND || last.kind != VERDICT_PIN) {
        return ctl_refuse(ctl, "%s's %s is not pinned: nothing to do",
                          athlete.name, ctl->arg[1]);
    }
    code = append(ctl, &athlete, VERDICT_UNPIN, last.e1rm_g);
    if (code == 0) {
        printf("%s: %s is not pinned any more\n", athlete.name, ctl->arg[1]);
    }
    return code;
}

/* --- a set ---------------------------------------------------------------- */

#define ID_LEAST 8
#define ALIKE_MAX 2

static int digits_of(const char *id)
{
    int n = 0;
    for (; *id != '\0'; id++) {
        n += *id != '-';
    }
    return n;
}

static int find_set(struct ctl *ctl, const char *id, struct set_row *out)
{
    struct set_row rows[ALIKE_MAX];
    int n = 0;
    if (digits_of(id) < ID_LEAST) {
        return ctl_refuse(ctl, "'%s' is too short for an id: give %d "
                               "characters of it or more", id, ID_LEAST);
    }
    enum db_status status = sets_beginning(ctl->db, id, ALIKE_MAX, rows, &n);
    if (status != DB_OK && status != DB_BAD) {
        return ctl_failed(ctl, status, "the sets");
    }
    if (n == 0) {
        return ctl_refuse(ctl, "no set's id begins with '%s': see export sets",
                          id);
    }
    if (n > 1) {
        return ctl_refuse(ctl, "more than one set's id begins with '%s': give "
                               "more of it", id);
    }
    *out = rows[0];
    return 0;
}

static void print_set(const struct set *set, char *out, size_t size)
{
    char load[LOAD_TEXT_MAX];
    struct text text = text_in(out, size);
    load_print(set->load_g, UNIT_KG, load, sizeof load);
    text_str(&text, load);
    text_str(&text, "kgx");
    text_int(&text, set->reps);
    if (set->feel == FEEL_RPE) {
        text_str(&text, "@");
        text_tenths(&text, set->rpe_x10);
    } else if (set->feel == FEEL_MISS) {
        text_str(&text, "@miss");
    }
}

static int run_correct(struct ctl *ctl)
{
    struct set_row row;
    struct set set;
    char was[48], is[48];
    enum set_status wrong = set_parse(ctl->arg[1], &set, NULL);
    if (wrong == SET_BAD_FORM) {
        return ctl_misuse(ctl, "'%s': %s", ctl->arg[1], set_status_str(wrong));
    }
    if (wrong != SET_OK) {
        return ctl_refuse(ctl, "'%s': %s", ctl->arg[1], set_status_str(wrong));
    }
    int code = ctl_open(ctl) ? find_set(ctl, ctl->arg[0], &row) : CTL_REFUSED;
    if (code != 0) {
        return code;
    }
    struct here here = here_now();
    const struct correction correction = {
        .id = here.id, .target = row.id, .at = here.now, .set = set};
    enum db_status status =
        corrections_append(ctl->db, here.boot, &correction);
    if (status != DB_OK) {
        return ctl_failed(ctl, status, "the correction");
    }
    print_set(&row.set, was, sizeof was);
    print_set(&set, is, sizeof is);
    printf("%s: %s %s, which was %s\n", row.athlete_name, row.lift, is, was);
    return 0;
}

const struct command commands_coach[] = {
    {.noun = "plan",
     .verb = "reset",
     .run = run_reset,
     .options = "e1rm=",
     .min_args = 2,
     .max_args = 2,
     .uses_db = true,
     .usage = "ATHLETE LIFT --e1rm LOAD",
     .about = "says what the 1RM is now; sets move it on from there",
     .options_help =
         "  ATHLETE LIFT     as plan list or history has them\n"
         "  --e1rm LOAD      the 1RM, give or take 5 %\n",
     .help = "For who comes back from a long break, or whose estimate went "
             "astray. What was\nlearned of their repetitions and answers "
             "stays, and so do the sets. A pinned 1RM\nis not pinned any "
             "more. At the rack it counts from the next tap on.\n",
     .example = "  racksidectl plan reset 'Ada Strong' deadlift --e1rm "
                "190kg\n"},
    {.noun = "plan",
     .verb = "pin",
     .run = run_pin,
     .options = "e1rm=",
     .min_args = 2,
     .max_args = 2,
     .uses_db = true,
     .usage = "ATHLETE LIFT --e1rm LOAD",
     .about = "says what the 1RM is; sets do not move it",
     .options_help =
         "  ATHLETE LIFT     as plan list or history has them\n"
         "  --e1rm LOAD      the 1RM, until plan unpin or plan reset\n",
     .example = "  racksidectl plan pin 'Ada Strong' deadlift --e1rm 200kg\n"},
    {.noun = "plan",
     .verb = "unpin",
     .run = run_unpin,
     .options = "",
     .min_args = 2,
     .max_args = 2,
     .uses_db = true,
     .usage = "ATHLETE LIFT",
     .about = "lets sets move a pinned 1RM again",
     .options_help = "  ATHLETE LIFT     as plan list or history has them\n",
     .help = "It goes on from the pinned figure, give or take 5 %.\n",
     .example = "  racksidectl plan unpin 'Ada Strong' deadlift\n"},
    {.noun = "set",
     .verb = "correct",
     .run = run_correct,
     .options = "",
     .min_args = 2,
     .max_args = 2,
     .uses_db = true,
     .usage = "ID SET",
     .about = "says what a set that was done really was",
     .options_help =
         "  ID               as export sets has it, or its beginning, 8 "
         "characters or\n                   more\n"
         "  SET              180x1@8.5, or 180x1@miss with the reps "
         "achieved\n",
     .help = "The set's own row stays as it is; everything counts the "
             "correction from now on:\nhistory, export, records and what was "
             "learned. The newest correction counts.\n",
     .example = "  racksidectl set correct 0192f0c4-7a1b 180x1@8.5\n"},
    {0},
};
