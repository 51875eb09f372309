/* Every screen on every panel, with worst-case strings in the real font,
 * measured in millimetres against design.md's "Glance and reach". */
#include "kiosk/screens/draw.h"
#include "kiosk/screens/theme.h"
#include "kiosk/shell/render.h"
#include "tests/harness/scenes.h"

#include <SDL.h>
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

/* One scene on one panel, ready to be looked at. */
struct look {
    const char *scene;
    struct app app;
    struct draw_list list;
    struct render *render;
    int faults;
};

static void fault(struct look *look, const char *what, const char *text)
{
    fprintf(stderr, "%s at %dx%d: %s: '%s'\n", look->scene,
            look->app.panel.w_px, look->app.panel.h_px, what, text);
    look->faults++;
}

static double mm_y(const struct look *look, int px)
{
    return (double)px * look->app.panel.h_um / look->app.panel.h_px / 1000.0;
}

static double mm_x(const struct look *look, int px)
{
    return (double)px * look->app.panel.w_um / look->app.panel.w_px / 1000.0;
}

/* Calls `check` with each scene on each panel; all must be without fault. */
static void look_at_all(void (*check)(struct look *))
{
    static struct look look;
    int faults = 0;
    for (int p = 0; p < SCENE_PANELS; p++) {
        struct panel panel = scene_panel(p);
        SDL_Surface *surface = SDL_CreateRGBSurfaceWithFormat(
            0, panel.w_px, panel.h_px, 32, SDL_PIXELFORMAT_ARGB8888);
        SDL_Renderer *renderer = SDL_CreateSoftwareRenderer(surface);
        char why[256];
        struct render *render = render_open(renderer, why, sizeof why);
        assert_non_null(render);
        for (int i = 0; i < scene_count(); i++) {
            look.scene = scene_name(i);
            look.faults = 0;
            look.render = render;
            scene_set(i, panel, &look.app);
            app_view(&look.app, &look.list);
            check(&look);
            faults += look.faults;
        }
        render_close(render);
        SDL_DestroyRenderer(renderer);
        SDL_FreeSurface(surface);
    }
    assert_int_equal(faults, 0);
}

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
            fault(look, "does not fit", line);
        }
        if (fit.cap_px < c->min_cap_px) {
            fault(look, "smaller than its tier", line);
        }
        if (mm_y(look, fit.cap_px) < CAP_FOOT / 10.0) {
            fault(look, "smaller than a footnote", line);
        }
        int across = c->is_upended ? c->box.h : c->box.w;
        if (fit.w_px > across) {
            fault(look, "wider than its box", line);
        }
        if (c->box.x < 0 || c->box.y < 0 ||
            c->box.x + c->box.w > look->app.panel.w_px ||
            c->box.y + c->box.h > look->app.panel.h_px) {
            fault(look, "outside the panel", line);
        }
    }
}

static void every_text_fits_its_box_at_its_tier(void **state)
{
    (void)state;
    look_at_all(check_text_fits);
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
                fault(look, "texts overlap", line);
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
        if (mm_x(look, c->box.w) < least || mm_y(look, c->box.h) < least) {
            fault(look, "too small to touch", c->label);
        }
        if (c->box.x < 0 || c->box.y < 0 ||
            c->box.x + c->box.w > look->app.panel.w_px ||
            c->box.y + c->box.h > look->app.panel.h_px) {
            fault(look, "reaches beyond the panel", c->label);
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
                fault(look, "closer than 3 mm to another",
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

/* --- tiers ------------------------------------------------------------------ */

static bool is_rest_clock(const char *line)
{
    size_t n = strlen(line);
    return n >= 4 && n <= 6 && line[n - 3] == ':' && line[0] != '0' &&
           strchr(line, ' ') == NULL;
}

static double cap_of(struct look *look, const struct draw_command *c, int run)
{
    struct render_fit fit = render_measure(look->render, &look->list, c);
    int largest = 0;
    for (int i = 0; i < c->n_runs; i++) {
        largest = c->run[i].cap_px > largest ? c->run[i].cap_px : largest;
    }
    return mm_y(look, fit.cap_px * c->run[run].cap_px / largest);
}

static void check_tiers(struct look *look)
{
    bool works = look->app.screen == SCREEN_TOP ||
                 look->app.screen == SCREEN_BACKOFF;
    double load = 0.0, reps = 0.0, side = 0.0;
    for (int i = 0; i < look->list.n_commands; i++) {
        const struct draw_command *c = &look->list.command[i];
        if (c->kind != DRAW_TEXT) {
            continue;
        }
        char line[256];
        draw_line(&look->list, c, line, sizeof line);
        double cap = cap_of(look, c, 0);
        load = cap > load ? cap : load;
        if (strstr(line, " rep") != NULL && line[0] <= '9' && reps == 0.0) {
            reps = cap;
        }
        if (strstr(line, "per side ") != NULL) {
            side = cap_of(look, c, 1);
        }
        if (works && look->app.session.resting && is_rest_clock(line) &&
            cap < 8.0) {
            fault(look, "rest clock under 8 mm", line);
        }
    }
    if (works && load < 17.5) {
        fault(look, "load under 17.5 mm", "");
    }
    if (works && (reps < 8.0 || side < 8.0)) {
        fault(look, "reps or per side under 8 mm", "");
    }
}

static void the_glance_tiers_are_kept(void **state)
{
    (void)state;
    look_at_all(check_tiers);
}

static void check_plates(struct look *look)
{
    for (int i = 1; i < look->list.n_commands; i++) {
        const struct draw_command *c = &look->list.command[i];
        const struct draw_command *edge = &look->list.command[i - 1];
        bool on_plate = c->kind == DRAW_TEXT && edge->kind == DRAW_OUTLINE &&
                        edge->rgb == RGB_TEXT && c->n_runs == 1 &&
                        c->box.x == edge->box.x && c->box.w == edge->box.w;
        if (on_plate && cap_of(look, c, 0) < 5.5) {
            char line[256];
            draw_line(&look->list, c, line, sizeof line);
            fault(look, "plate number under 5.5 mm", line);
        }
    }
}

static void numbers_on_plates_are_kept(void **state)
{
    (void)state;
    look_at_all(check_plates);
}

/* --- contrast (WCAG 2.2, relative luminance) -------------------------------- */

static double channel(uint32_t rgb, int shift)
{
    double v = (double)(rgb >> shift & 255u) / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t rgb)
{
    return 0.2126 * channel(rgb, 16) + 0.7152 * channel(rgb, 8) +
           0.0722 * channel(rgb, 0);
}

static double contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a) + 0.05, y = luminance(b) + 0.05;
    return x > y ? x / y : y / x;
}

/* The fill under a text's middle, drawn before it. */
static uint32_t behind(const struct look *look, int text)
{
    struct box box = look->list.command[text].box;
    int x = box.x + box.w / 2, y = box.y + box.h / 2;
    uint32_t rgb = look->list.ground_rgb;
    for (int i = 0; i < text; i++) {
        const struct draw_command *c = &look->list.command[i];
        bool under = x >= c->box.x && x < c->box.x + c->box.w &&
                     y >= c->box.y && y < c->box.y + c->box.h;
        rgb = c->kind == DRAW_FILL && under ? c->rgb : rgb;
    }
    return rgb;
}

static void check_contrast(struct look *look)
{
    for (int i = 0; i < look->list.n_commands; i++) {
        const struct draw_command *c = &look->list.command[i];
        for (int r = 0; c->kind == DRAW_TEXT && r < c->n_runs; r++) {
            double least = cap_of(look, c, r) >= 5.0 ? 4.5 : 7.0;
            if (contrast(c->run[r].rgb, behind(look, i)) < least) {
                fault(look, "too little contrast",
                      look->list.text + c->run[r].text);
            }
        }
        if (c->kind == DRAW_OUTLINE && c->rgb != RGB_ON_ACCENT &&
            contrast(c->rgb, look->list.ground_rgb) < 3.0) {
            fault(look, "outline too faint", "");
        }
    }
}

static void every_text_and_outline_has_its_contrast(void **state)
{
    (void)state;
    look_at_all(check_contrast);
}

static void check_focus(struct look *look)
{
    int primaries = 0;
    for (int i = 0; i < look->list.n_controls; i++) {
        primaries += look->list.control[i].is_primary;
        if (look->list.control[i].label[0] == '\0') {
            fault(look, "a control without a label", "");
        }
    }
    if (primaries > 1) {
        fault(look, "two primary controls", "");
    }
    if (look->app.screen != SCREEN_IDLE && look->list.n_controls == 0) {
        fault(look, "no way out", "");
    }
}

static void every_screen_has_a_way_on_and_one_primary(void **state)
{
    (void)state;
    look_at_all(check_focus);
}

int main(void)
{
    SDL_setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_Init(SDL_INIT_VIDEO);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_fits_its_box_at_its_tier),
        cmocka_unit_test(no_text_overlaps_another),
        cmocka_unit_test(every_control_is_large_enough),
        cmocka_unit_test(controls_keep_three_millimetres_apart),
        cmocka_unit_test(the_glance_tiers_are_kept),
        cmocka_unit_test(numbers_on_plates_are_kept),
        cmocka_unit_test(every_text_and_outline_has_its_contrast),
        cmocka_unit_test(every_screen_has_a_way_on_and_one_primary),
    };
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    SDL_Quit();
    return failed;
}
