/* racksidectl path */
#include "core/path.h"

#include "core/path_text.h"
#include "core/plates.h"
#include "kiosk/ctl/calculate.h"
#include "kiosk/ctl/json.h"

#include <stdio.h>
#include <string.h>

/* Labels of a stack as full as it can be. */
#define SIDE_TEXT_MAX (STACK_MAX * (PLATE_LABEL_MAX + 3))
#define SIDE_WIDE_MAX 32 /* a column of sides; longer ones stick out */

static int take_loads(struct ctl *ctl, struct path_text *loads)
{
    const char *text = ctl_option(ctl, "loads");
    char which[48] = "";
    switch (path_text_parse(text, loads)) {
    case PATH_TEXT_OK:
        return 0;
    case PATH_TEXT_EMPTY:
        return ctl_misuse(ctl, "--loads '%s': write loads in their order, as "
                               "80~5,120~5,160,145,145", text);
    case PATH_TEXT_TOO_MANY:
        return ctl_refuse(ctl, "--loads: at most %d loads", PATH_STEPS_MAX);
    case PATH_TEXT_BAD_LOAD:
        snprintf(which, sizeof which, "loads, load %d:", loads->wrong + 1);
        break;
    case PATH_TEXT_BAD_TOLERANCE:
        snprintf(which, sizeof which, "loads, load %d, behind ~:",
                 loads->wrong + 1);
        break;
    }
    return ctl_bad_number(ctl, which, loads->what,
                          load_status_str(loads->load_status));
}

static int answer(const struct path *path, const struct stock *stock)
{
    json_t *steps = json_array();
    for (int i = 0; i < path->n; i++) {
        const struct path_step *step = &path->step[i];
        json_array_append_new(
            steps, json_pack("{s:i, s:o, s:o, s:o}", "load_g", step->load_g,
                             "side", json_side(&step->side, stock), "remove",
                             json_labels(&step->remove, stock), "add",
                             json_labels(&step->add, stock)));
    }
    return json_answer(json_pack("{s:o, s:i}", "steps", steps, "moves",
                                 path->moves));
}

/* --- for a person ------------------------------------------------------- */

static const char *side_text(const struct stack *stack,
                             const struct stock *stock,
                             char out[SIDE_TEXT_MAX])
{
    stack_print(stack, stock, " ", out, SIDE_TEXT_MAX);
    return out;
}

static int widest_side(const struct path *path, const struct stock *stock)
{
    char text[SIDE_TEXT_MAX];
    size_t wide = strlen("per side");
    for (int i = 0; i < path->n; i++) {
        size_t n = strlen(side_text(&path->step[i].side, stock, text));
        wide = n > wide && n <= SIDE_WIDE_MAX ? n : wide;
    }
    return (int)wide;
}

/* What is wrong with a load that is not the one asked for, if anything. */
static void print_reason(const struct rack *rack, const struct path_step *step,
                         const struct path_target *target, enum unit unit)
{
    struct loading loading;
    char line[160];
    int32_t off_g = step->load_g - target->target_g;
    if (off_g <= target->tolerance_g && -off_g <= target->tolerance_g) {
        return;
    }
    plates_load(rack, target->target_g, NULL, &loading);
    if (loading.load_g == step->load_g &&
        plates_reason(&loading, unit, line, sizeof line) > 0) {
        printf("%12s%s\n", "", line);
    }
}

static void print_step(const struct path_step *step, const struct stock *stock,
                       enum unit unit, int side_wide)
{
    char load[LOAD_TEXT_MAX], text[SIDE_TEXT_MAX];
    load_print_unit(step->load_g, unit, load, sizeof load);
    side_text(&step->side, stock, text);
    printf("%9s   %-*s  ", load, side_wide, step->side.n > 0 ? text : "-");
    if (step->remove.n > 0) {
        printf(" off %s", side_text(&step->remove, stock, text));
    }
    if (step->add.n > 0) {
        printf("%s on %s", step->remove.n > 0 ? "," : "",
               side_text(&step->add, stock, text));
    }
    printf("%s\n", step->remove.n + step->add.n > 0 ? "" : " as it is");
}

static int print(const struct path *path, const struct rack *rack,
                 const struct path_text *loads)
{
    int wide = widest_side(path, &rack->stock);
    printf("%9s   %-*s   %s\n", "load", wide, "per side", "to change");
    for (int i = 0; i < path->n; i++) {
        print_step(&path->step[i], &rack->stock, loads->unit[i], wide);
        print_reason(rack, &path->step[i], &loads->target[i], loads->unit[i]);
    }
    printf("%d plate%s to handle on each side\n", path->moves,
           path->moves == 1 ? "" : "s");
    return 0;
}

int run_path(struct ctl *ctl)
{
    static struct path_work work;
    static struct path path;
    struct rack rack = {.bar_g = RACK_USUAL_BAR_G};
    struct stack on = {.n = 0};
    struct path_text loads;
    if (!ctl_has(ctl, "loads") || !ctl_has(ctl, "stock")) {
        return ctl_usage(ctl);
    }
    if (!ctl_assets(ctl)) {
        return CTL_REFUSED;
    }
    int code = take_loads(ctl, &loads);
    code = code != 0 ? code : ctl_rack(ctl, &rack);
    code = code != 0 ? code : ctl_on(ctl, &rack.stock, &on);
    if (code != 0) {
        return code;
    }
    const struct path_in in = {.rack = &rack,
                               .target = loads.target,
                               .n = loads.n,
                               .on = &on};
    path_find(&in, &work, &path);
    return ctl_has(ctl, "json") ? answer(&path, &rack.stock)
                                : print(&path, &rack, &loads);
}
