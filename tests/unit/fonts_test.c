/* Fonts: many sizes, of which the newest stay open. */
#include "kiosk/shell/fonts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static struct fonts *fonts;

static int open_fonts(void **state)
{
    char why[160];
    fonts = fonts_open(why, sizeof why);
    return fonts == NULL;
}

static int close_fonts(void **state)
{
    fonts_close(fonts);
    return 0;
}

static TTF_Font *bold(int cap_px)
{
    return fonts_get(fonts, FACE_BOLD, WIDTH_NORMAL, cap_px, "80");
}

static int capital_px(TTF_Font *font)
{
    int high = 0;
    assert_int_equal(
        TTF_GlyphMetrics32(font, 'H', NULL, NULL, NULL, &high, NULL), 0);
    return high;
}

static void capitals_are_as_high_as_asked_however_many_sizes(void **state)
{
    for (int round = 0; round < 2; round++) {
        for (int cap_px = 8; cap_px < 300; cap_px++) {
            assert_in_range(capital_px(bold(cap_px)), cap_px, cap_px + 2);
        }
    }
}

/* What every frame needs is not opened anew for each. */
static void what_is_asked_for_again_stays_open(void **state)
{
    TTF_SetFontStyle(bold(40), TTF_STYLE_UNDERLINE); /* to know it by */
    for (int cap_px = 41; cap_px < 300; cap_px++) {
        bold(cap_px);
        assert_true(TTF_GetFontStyle(bold(40)) & TTF_STYLE_UNDERLINE);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(capitals_are_as_high_as_asked_however_many_sizes),
        cmocka_unit_test(what_is_asked_for_again_stays_open),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
