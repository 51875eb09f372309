#include "kiosk/screens/figure.h"

#include "core/text.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

/* Ours: four digits of pounds beside a plot. */
#define LEAST 120

static int64_t whole(int64_t load_g, enum unit unit)
{
    int64_t one_mg = load_from_milli(1000000, unit); /* of a thousand */
    return (load_g * 1000 + one_mg / 2) / one_mg;
}

static void number(int32_t e1rm_g, bool is_whole, enum unit unit, char *out,
                   size_t size)
{
    if (!is_whole) {
        load_print(e1rm_g, unit, out, size);
        return;
    }
    struct text text = text_in(out, size);
    text_int(&text, whole(e1rm_g, unit));
}

/* "± 4"; never 0. */
static void give_or_take(int32_t e1rm_g, int sd_pct_x10, enum unit unit,
                         char *out, size_t size)
{
    struct text text = text_in(out, size);
    int64_t sd = whole((int64_t)e1rm_g * sd_pct_x10 / 1000, unit);
    text_str(&text, WORD_ABOUT " ");
    text_int(&text, sd > 0 ? sd : 1);
}

void figure_draw(const struct canvas *c, struct box box, int32_t e1rm_g,
                 int sd_pct_x10, bool is_whole)
{
    enum unit unit = c->app->session.unit;
    int cap = mm_down(c, box.h);
    int second = cap * 3 / 10 > CAP_TEXT ? cap * 3 / 10 : CAP_TEXT;
    char text[LOAD_TEXT_MAX + 8];
    number(e1rm_g, is_whole, unit, text, sizeof text);
    struct draw_command *command =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, cap, FACE_BOLD, RGB_TEXT), text);
    command->min_cap_px = down(c, cap < LEAST ? cap : LEAST);
    draw_more_text(c->list, command,
                   type(c, c->tall ? second : CAP_TEXT, FACE_BOLD,
                        RGB_SECOND),
                   unit_str(unit));
    if (sd_pct_x10 > 0) {
        give_or_take(e1rm_g, sd_pct_x10, unit, text, sizeof text);
        draw_more_text(c->list, command,
                       type(c, second, FACE_BOLD, RGB_SECOND), text);
    }
}
