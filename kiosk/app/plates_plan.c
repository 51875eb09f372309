/* Plates planned: asks for the fewest plates over what is left of the workout,
 * and puts the answer in place of each set's own stack. */
#include "kiosk/app/inside.h"

#include "core/change.h"
#include "core/plates.h"

/* Ours: how far a warm-up may lie from its share of the top set; a step of
 * plates that nobody feels that far below it. */
#define KG_TOLERANCE_G 5000
#define LB_TOLERANCE_G 4536 /* 10 lb */

static int32_t least_of(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

/* --- the question ----------------------------------------------------------- */

static bool has_topped(const struct session *s)
{
    bool has = s->second_top;
    for (int i = 0; i < s->n_sets; i++) {
        has = has || s->sets[i].kind == SET_TOP;
    }
    return has;
}

static int first_left(const struct session *s)
{
    int i = 0;
    while (i < s->n_warmups && s->warmup_done[i]) {
        i++;
    }
    return has_topped(s) ? s->n_warmups : i;
}

static int32_t aim_g(const struct session *s, int warmup)
{
    return warmup < s->n_warmups
               ? warmup_aim_g(s->load_g, s->warmups[warmup].reps)
               : s->load_g;
}

/* No more than the tolerance, and less than half-way to the warm-ups before
 * and after: so they rise, whichever loads are taken. */
static int32_t tolerance_g(const struct session *s, int warmup)
{
    int32_t aim = aim_g(s, warmup);
    int32_t above = aim_g(s, warmup + 1) - aim;
    int32_t most = s->unit == UNIT_LB ? LB_TOLERANCE_G : KG_TOLERANCE_G;
    bool is_last = warmup + 1 == s->n_warmups; /* the top set never moves */
    most = least_of(most, is_last ? above - 1 : (above - 1) / 2);
    if (warmup > 0) {
        most = least_of(most, (aim - aim_g(s, warmup - 1) - 1) / 2);
    }
    return most > 0 ? most : 0;
}

static void add(struct plates_question *question, int32_t target_g,
                int32_t off_g)
{
    question->target[question->n++] = (struct path_target){target_g, off_g};
}

/* From the top set on a back-off set's own stack is as good as any plan: it
 * needs the fewest plates from what is on, and those after it are like it. */
static void make(const struct app *app, struct plates_question *question)
{
    const struct session *s = &app->session;
    question->n = 0;
    if (s->has_rx || s->load_g <= 0) {
        return;
    }
    question->rack = s->rack;
    question->on = *app_hanging(app, s);
    for (int i = first_left(s); i < s->n_warmups; i++) {
        add(question, aim_g(s, i), tolerance_g(s, i));
    }
    add(question, s->load_g, 0);
    int32_t backoff_g = workout_backoff_g(app);
    if (backoff_g > 0) {
        add(question, backoff_g, 0);
    }
}

/* --- as it is without a plan ------------------------------------------------ */

static void set_usual(const struct session *s, struct plates_plan *plan)
{
    const struct stack *from = &plan->asked.on;
    int first = first_left(s);
    plan->usual_moves = 0;
    for (int i = 0; i < plan->asked.n; i++) {
        struct plates_step *step = &plan->step[i];
        if (i < plan->n_warmups) {
            step->load_g = s->warmups[first + i].load_g;
            step->side = s->warmups[first + i].side;
        } else {
            struct loading loading;
            plates_load(&s->rack, plan->asked.target[i].target_g, from,
                        &loading);
            step->load_g = loading.load_g;
            step->side = loading.side;
        }
        plan->usual_moves += change_moves(from, &step->side);
        from = &step->side;
    }
}

static int32_t heaviest_warmup_g(const struct session *s)
{
    int32_t heaviest_g = 0;
    for (int i = 0; i < s->n_sets; i++) {
        if (s->sets[i].kind == SET_WARMUP &&
            s->sets[i].set.load_g > heaviest_g) {
            heaviest_g = s->sets[i].set.load_g;
        }
    }
    return heaviest_g;
}

static void ask(struct app *app, const struct plates_question *question)
{
    struct session *s = &app->session;
    struct plates_plan *plan = &s->plates_plan;
    plan->asked = *question;
    plan->asked.serial = ++app->plates_serial;
    plan->is_due = true;
    plan->is_answered = plan->has_gain = false;
    plan->n_warmups = s->n_warmups - first_left(s);
    plan->heavier_than_g = plan->n_warmups > 0 ? heaviest_warmup_g(s) : 0;
    set_usual(s, plan);
}

/* --- the answer ------------------------------------------------------------- */

static bool is_same_target(const struct path_target *a,
                           const struct path_target *b)
{
    return a->target_g == b->target_g && a->tolerance_g == b->tolerance_g;
}

/* How many steps of the plan are done, where the question is what it leaves
 * but for what hangs on the bar: nothing moves under who follows it. -1: it
 * is another question. */
static int steps_done(const struct plates_plan *plan,
                      const struct plates_question *question)
{
    int done = plan->asked.n - question->n;
    if (done < 0 || !rack_equal(&plan->asked.rack, &question->rack)) {
        return -1;
    }
    for (int i = 0; i < question->n; i++) {
        if (!is_same_target(&plan->asked.target[done + i],
                            &question->target[i])) {
            return -1;
        }
    }
    return done;
}

static bool hangs_as_planned(const struct plates_plan *plan, int done,
                             const struct stack *on)
{
    return stack_equal(on, done > 0 ? &plan->step[done - 1].side
                                    : &plan->asked.on);
}

/* How high the bar lies, as far as that matters to the lift. */
static int height_mm(const struct stack *side, const struct rack *rack)
{
    int height_mm = 0;
    for (int i = 0; i < side->n; i++) {
        int mm = rack->stock.entry[side->entry[i]].plate.diameter_mm;
        height_mm = mm > height_mm ? mm : height_mm;
    }
    return height_mm < rack->floor_mm ? height_mm : rack->floor_mm;
}

static void put_in_place(struct app *app, int done, bool is_as_planned)
{
    struct session *s = &app->session;
    struct loading *loading = &s->loading;
    const struct plates_step *step = &s->plates_plan.step[done];
    for (int i = first_left(s); i < s->n_warmups; i++, step++) {
        s->warmups[i].load_g = step->load_g;
        s->warmups[i].side = step->side;
        s->warmups[i].is_low =
            s->warmups[i].is_low &&
            height_mm(&step->side, &s->rack) < s->rack.floor_mm;
    }
    if (is_as_planned || first_left(s) < s->n_warmups) {
        loading->side = step->side;
    }
    loading->moves = change_list(bar_before_set(app), &loading->side,
                                 &loading->remove, &loading->add);
}

/* Where others share the rack what hangs there is theirs at every turn: the
 * warm-ups stay as planned, which is what the others were told, and the top set
 * has the stack that is nearest to what hangs. */
void plates_plan_follow(struct app *app)
{
    struct plates_plan *plan = &app->session.plates_plan;
    struct plates_question question;
    make(app, &question);
    if (question.n < 2) {
        plan->is_due = false;
        return; /* nothing comes after it */
    }
    int done = steps_done(plan, &question);
    bool is_as_planned =
        done >= 0 && hangs_as_planned(plan, done, &question.on);
    if (done < 0 || (!is_as_planned && app->crowd.n < 2)) {
        ask(app, &question);
    } else if (plan->has_gain) {
        put_in_place(app, done, is_as_planned);
    }
}

void plates_plan_send(struct step *step)
{
    struct plates_plan *plan = &step->s->plates_plan;
    if (plan->is_due && step->s->active && step->s->has_lift) {
        step_effect(step, EFFECT_PLAN_PATH)->plates = plan->asked;
    }
    plan->is_due = false;
}

/* No pull begins lower than from the stacks each set has by itself. */
static bool is_as_high(const struct plates_plan *plan,
                       const struct plates_answer *answer)
{
    for (int i = 0; i < answer->n; i++) {
        if (height_mm(&answer->step[i].side, &plan->asked.rack) <
            height_mm(&plan->step[i].side, &plan->asked.rack)) {
            return false;
        }
    }
    return true;
}

/* Warm-ups rise, and stay below a top set that is as heavy as it was. Where
 * nothing can be loaded within a tolerance a path takes the nearest, which
 * may be another warm-up's load as well. */
static bool is_sound(const struct plates_plan *plan,
                     const struct plates_answer *answer)
{
    int32_t below_g = plan->heavier_than_g;
    bool is_sound = answer->n == plan->asked.n;
    for (int i = 0; i < answer->n && is_sound; i++) {
        int32_t load_g = answer->step[i].load_g;
        is_sound = i < plan->n_warmups
                       ? load_g > below_g
                       : load_g == plan->step[i].load_g;
        is_sound = is_sound && (i != plan->n_warmups || load_g > below_g ||
                                plan->n_warmups == 0);
        below_g = load_g;
    }
    return is_sound;
}

void on_path(struct app *app, const struct event *event)
{
    struct plates_plan *plan = &app->session.plates_plan;
    const struct plates_answer *answer = &event->plates;
    if (answer->serial != plan->asked.serial || plan->is_answered) {
        return;
    }
    plan->is_answered = true;
    if (!answer->is_shortest || answer->moves >= plan->usual_moves ||
        !is_sound(plan, answer) || !is_as_high(plan, answer)) {
        return;
    }
    plan->has_gain = true;
    for (int i = 0; i < answer->n; i++) {
        plan->step[i] = answer->step[i];
    }
    if (app->session.active && app->session.has_lift) {
        plates_plan_follow(app);
    }
}
