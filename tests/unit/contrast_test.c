/* Every text and outline on every screen stands out from what is behind it:
 * contrast by relative luminance (WCAG 2.2). */
#include "kiosk/screens/draw.h"
#include "kiosk/screens/theme.h"
#include "tests/harness/look.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

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
            double least = look_cap_mm(look, c, r) >= 5.0 ? 4.5 : 7.0;
            if (contrast(c->run[r].rgb, behind(look, i)) < least) {
                look_fault(look, "too little contrast",
                           look->list.text + c->run[r].text);
            }
        }
        if (c->kind == DRAW_OUTLINE && c->rgb != RGB_ON_ACCENT &&
            contrast(c->rgb, look->list.ground_rgb) < 3.0) {
            look_fault(look, "outline too faint", "");
        }
    }
}

static void every_text_and_outline_has_its_contrast(void **state)
{
    (void)state;
    look_at_all(check_contrast);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_and_outline_has_its_contrast),
    };
    return cmocka_run_group_tests(tests, look_begin, look_end);
}
