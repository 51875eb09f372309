/* Every screen on every panel, with worst-case strings in the real font,
 * measured in millimetres against design.md's "Glance and reach". */
#include "kiosk/screens/draw.h"
#include "kiosk/screens/sleeve.h"
#include "kiosk/screens/theme.h"
#include "tests/harness/look.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

static void check_text_fits(struct look *look)
{
    for (int i = 0; i < look->list.n_commands; i++) {
        const struct draw_command *c = &look->list.command[i];
        if (c->kind != DRAW_TEXT) {
            continue;
        }
        char line[256];
        draw_line(&look->list, c, line, sizeof line);
        struct render_fit fit =
            render_measure(look->render, &look->list, c);
        if (fit.is_cut && !c->may_cut) {
            look_fault(look, "does not fit", line);
        }
        if (fit.is_cut && look_mm_x(look, fit.w_px) < 7.0) {
            look_fault(look, "not two letters of it are left", line);
        }
        if (fit.cap_px < c->min_cap_px) {
            look_fault(look, "smaller than its tier", line);
        }
        if (look_mm_y(look, fit.cap_px) < CAP_FOOT / 10.0) {
            look_fault(look, "smaller than a footnote", line);
        }
        int across = c->is_upended ? c->box.h : c->box.w;
        if (fit.w_px > across) {
            look_fault(look, "wider than its box", line);
        }
        if (c->box.x < 0 || c->box.y < 0 ||
            c->box.x + c->box.w > look->app.panel.w_px ||
            c->box.y + c->box.h > look->app.panel.h_px) {
            look_fault(look, "outside the panel", line);
        }
    }
}

static void every_text_fits_its_box_at_its_tier(void **state)
{
    (void)state;
    look_at_all(check_text_fits);
}

static void check_inside(struct look *look)
{
    for (int i = 0; i < look->list.n_commands; i++) {
        const struct box *box = &look->list.command[i].box;
        if (box->x < 0 || box->y < 0 ||
            box->x + box->w > look->app.panel.w_px ||
            box->y + box->h > look->app.panel.h_px) {
            look_fault(look, "drawn beyond the panel", "");
        }
    }
}

static void nothing_is_drawn_beyond_the_panel(void **state)
{
    look_at_all(check_inside);
}

/* Where the ink of a text is: its drawn width, and from cap to descender. */
static struct box ink_of(struct look *look, const struct draw_command *c)
{
    struct render_fit fit = render_measure(look->render, &look->list, c);
    struct box ink = c->box;
    if (c->is_upended) {
        return ink;
    }
    ink.x += c->align == ALIGN_CENTRE  ? (c->box.w - fit.w_px) / 2
             : c->align == ALIGN_RIGHT ? c->box.w - fit.w_px
                                       : 0;
    ink.w = fit.w_px;
    ink.y += (c->box.h - fit.cap_px) / 2;
    ink.h = fit.cap_px;
    return ink;
}

static bool overlap(struct box a, struct box b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h &&
           b.y < a.y + a.h;
}

static void check_no_overlap(struct look *look)
{
    static struct box ink[DRAW_COMMANDS_MAX];
    static int at[DRAW_COMMANDS_MAX];
    int n = 0;
    for (int i = 0; i < look->list.n_commands; i++) {
        if (look->list.command[i].kind == DRAW_TEXT) {
            at[n] = i;
            ink[n++] = ink_of(look, &look->list.command[i]);
        }
    }
    for (int i = 0; i < n; i++) {
        for (int k = i + 1; k < n; k++) {
            if (overlap(ink[i], ink[k])) {
                char line[512];
                size_t len = draw_line(&look->list,
                                       &look->list.command[at[i]], line, 200);
                snprintf(line + len, sizeof line - len, "' and '");
                len = strlen(line);
                draw_line(&look->list, &look->list.command[at[k]],
                          line + len, 200);
                look_fault(look, "texts overlap", line);
            }
        }
    }
}

static void no_text_overlaps_another(void **state)
{
    (void)state;
    look_at_all(check_no_overlap);
}

static void check_targets(struct look *look)
{
    bool roomy = look->app.panel.h_um >= 100000;
    for (int i = 0; i < look->list.n_controls; i++) {
        const struct control *c = &look->list.control[i];
        bool is_confirm = c->is_primary || c->action.kind == ACT_FEEL;
        double least = is_confirm && roomy ? 19.9 : 14.9;
        bool is_feel = c->action.kind == ACT_FEEL ||
                       c->action.kind == ACT_EASIER;
        if (is_feel && look->app.panel.w_um < look->app.panel.h_um) {
            least = 16.9; /* five rows of two: all that a hand's width holds */
        }
        if (look->app.screen == SCREEN_LIFTS ||
            look->app.screen == SCREEN_PEOPLE) {
            least = 14.9;
        }
        if (look_mm_x(look, c->box.w) < least ||
            look_mm_y(look, c->box.h) < least) {
            look_fault(look, "too small to touch", c->label);
        }
        if (c->box.x < 0 || c->box.y < 0 ||
            c->box.x + c->box.w > look->app.panel.w_px ||
            c->box.y + c->box.h > look->app.panel.h_px) {
            look_fault(look, "reaches beyond the panel", c->label);
        }
    }
}

static void every_control_is_large_enough(void **state)
{
    (void)state;
    look_at_all(check_targets);
}

static void check_gaps(struct look *look)
{
    for (int i = 0; i < look->list.n_controls; i++) {
        struct box a = look->list.control[i].box;
        int dx = (int)(2.9 * 1000 * look->app.panel.w_px /
                       look->app.panel.w_um);
        int dy = (int)(2.9 * 1000 * look->app.panel.h_px /
                       look->app.panel.h_um);
        struct box wide = {a.x - dx, a.y - dy, a.w + 2 * dx, a.h + 2 * dy};
        for (int k = i + 1; k < look->list.n_controls; k++) {
            if (overlap(wide, look->list.control[k].box)) {
                look_fault(look, "closer than 3 mm to another",
                           look->list.control[i].label);
            }
        }
    }
}

static void controls_keep_three_millimetres_apart(void **state)
{
    (void)state;
    look_at_all(check_gaps);
}

/* --- tiers ---------------------------------------------------------------- */

static bool is_rest_clock(const char *line)
{
    size_t n = strlen(line);
    return n >= 4 && n <= 6 && line[n - 3] == ':' && line[0] != '0' &&
           strchr(line, ' ') == NULL;
}

static void check_tiers(struct look *look)
{
    bool works = look->app.screen == SCREEN_TOP ||
                 look->app.screen == SCREEN_BACKOFF;
    double load = 0.0, reps = 0.0, side = 0.0, rest = 8.0;
    for (int i = 0; i < look->list.n_commands; i++) {
        const struct draw_command *c = &look->list.command[i];
        if (c->kind != DRAW_TEXT) {
            continue;
        }
        char line[256];
        draw_line(&look->list, c, line, sizeof line);
        double cap = look_cap_mm(look, c, 0);
        load = cap > load ? cap : load;
        if (strstr(line, " rep") != NULL && line[0] <= '9' && reps == 0.0) {
            reps = cap;
        }
        if (strstr(line, "per side ") != NULL) {
            side = look_cap_mm(look, c, 1);
        }
        /* One's own; those of others are for who stands at the screen. */
        if (is_rest_clock(line)) {
            rest = rest == 8.0 || cap > rest ? cap : rest;
        }
    }
    if (works && look->app.session.resting && rest < 8.0) {
        look_fault(look, "rest clock under 8 mm", "");
    }
    if (works && load < 17.5) {
        look_fault(look, "load under 17.5 mm", "");
    }
    if (works && (reps < 8.0 || side < 8.0)) {
        look_fault(look, "reps or per side under 8 mm", "");
    }
}

static void the_glance_tiers_are_kept(void **state)
{
    (void)state;
    look_at_all(check_tiers);
}

/* The number of a plate, in its outline. */
static bool is_on_plate(const struct look *look, int i)
{
    const struct draw_command *c = &look->list.command[i];
    const struct draw_command *edge = &look->list.command[i - 1];
    bool works = look->app.screen == SCREEN_TOP ||
                 look->app.screen == SCREEN_BACKOFF;
    return c->kind == DRAW_TEXT && edge->kind == DRAW_OUTLINE &&
           (edge->rgb == RGB_TEXT ||
            (works && (edge->rgb == RGB_LINE || edge->rgb == RGB_DANGER))) &&
           c->n_runs == 1 && look->list.text[c->run[0].text] <= '9' &&
           look->list.text[c->run[0].text] >= '0' &&
           c->box.x == edge->box.x && c->box.w == edge->box.w;
}

static void check_plates(struct look *look)
{
    for (int i = 1; i < look->list.n_commands; i++) {
        const struct draw_command *c = &look->list.command[i];
        if (is_on_plate(look, i) && look_cap_mm(look, c, 0) < 5.5) {
            char line[256];
            draw_line(&look->list, c, line, sizeof line);
            look_fault(look, "plate number under 5.5 mm", line);
        }
    }
}

static void numbers_on_plates_are_kept(void **state)
{
    (void)state;
    look_at_all(check_plates);
}

/* A plate's number, behind which may stand how many. */
static double mass_of(const struct look *look, int i)
{
    return strtod(look->list.text + look->list.command[i].run[0].text, NULL);
}

static void check_heights(struct look *look)
{
    if (sleeve_is_mixed(&look->app.rack.stock)) {
        return; /* the number alone does not tell */
    }
    for (int i = 1; i < look->list.n_commands; i++) {
        for (int k = 1; k < look->list.n_commands; k++) {
            if (is_on_plate(look, i) && is_on_plate(look, k) &&
                mass_of(look, i) > mass_of(look, k) &&
                look->list.command[i - 1].box.h <
                    look->list.command[k - 1].box.h) {
                char line[256];
                draw_line(&look->list, &look->list.command[k], line,
                          sizeof line);
                look_fault(look, "higher than a heavier plate", line);
            }
        }
    }
}

static void a_plate_is_no_higher_than_a_heavier_one(void **state)
{
    (void)state;
    look_at_all(check_heights);
}

/* A back-off set whose small plates change. */
static void check_diagram(struct look *look)
{
    int n = 0;
    for (int i = 1; i < look->list.n_commands; i++) {
        n += is_on_plate(look, i);
    }
    if (strcmp(look->scene, "backoff-crowd-small") == 0 && n < 3) {
        look_fault(look, "no diagram", "");
    }
}

static void small_plates_hide_no_diagram(void **state)
{
    (void)state;
    look_at_all(check_diagram);
}

/* The buttons' focus finds its control by what it does. */
static bool is_told_apart(const struct look *look, int i)
{
    const struct action *a = &look->list.control[i].action;
    for (int k = 0; k < i; k++) {
        const struct action *b = &look->list.control[k].action;
        if (a->kind == b->kind && a->arg == b->arg) {
            return false;
        }
    }
    return true;
}

static void check_focus(struct look *look)
{
    int primaries = 0;
    for (int i = 0; i < look->list.n_controls; i++) {
        primaries += look->list.control[i].is_primary;
        if (look->list.control[i].label[0] == '\0') {
            look_fault(look, "a control without a label", "");
        }
        if (!is_told_apart(look, i)) {
            look_fault(look, "does the same as another",
                       look->list.control[i].label);
        }
    }
    if (primaries > 1) {
        look_fault(look, "two primary controls", "");
    }
    if (look->app.screen != SCREEN_IDLE && look->list.n_controls == 0) {
        look_fault(look, "no way out", "");
    }
}

static void every_screen_has_a_way_on_and_one_primary(void **state)
{
    (void)state;
    look_at_all(check_focus);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_fits_its_box_at_its_tier),
        cmocka_unit_test(nothing_is_drawn_beyond_the_panel),
        cmocka_unit_test(no_text_overlaps_another),
        cmocka_unit_test(every_control_is_large_enough),
        cmocka_unit_test(controls_keep_three_millimetres_apart),
        cmocka_unit_test(the_glance_tiers_are_kept),
        cmocka_unit_test(numbers_on_plates_are_kept),
        cmocka_unit_test(a_plate_is_no_higher_than_a_heavier_one),
        cmocka_unit_test(small_plates_hide_no_diagram),
        cmocka_unit_test(every_screen_has_a_way_on_and_one_primary),
    };
    return cmocka_run_group_tests(tests, look_begin, look_end);
}
