/* An open workout whose age no clock can tell: one touch decides. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

/* "180 kg × 2": how far it had got. */
static void last_set(const struct session *s, char *out, size_t size)
{
    struct text text = text_in(out, size);
    if (s->n_sets == 0) {
        return;
    }
    const struct set *set = &s->sets[s->n_sets - 1].set;
    text_load(&text, set->load_g, s->unit);
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, set->reps);
}

static void last(const struct canvas *c, struct box box)
{
    char line[64];
    last_set(&c->app->session, line, sizeof line);
    if (line[0] == '\0') {
        return;
    }
    int cap = c->tall ? 120 : CAP_SECOND;
    box.h = down(c, cap);
    struct draw_command *command = draw_text(
        c->list, box, ALIGN_LEFT,
        type(c, c->tall ? 50 : CAP_TEXT, FACE_REGULAR, RGB_SECOND),
        "last set");
    draw_more_text(c->list, command, type(c, cap, FACE_BOLD, RGB_TEXT), line);
    command->min_cap_px = down(c, 55);
}

void screen_resume_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box box = c.body;
    part_header(&c);
    cut_top(&box, part_banner_px(&c), 0);
    int head = c.tall ? 150 : 110;
    int above = c.tall || c.portrait ? 80 : part_banner_px(&c) > 0 ? 0 : 30;
    cut_top(&box, down(&c, above), 0);
    struct box title =
        cut_top(&box, down(&c, head), down(&c, c.tall ? 90 : 55));
    draw_text(out, title, ALIGN_LEFT,
              type(&c, head, FACE_BOLD, RGB_TEXT), "Still going?")
        ->min_cap_px = down(&c, CAP_SECOND);
    struct box line = cut_top(&box, down(&c, c.tall ? 50 : CAP_TEXT),
                              down(&c, c.tall ? 70 : 45));
    draw_text(out, line, ALIGN_LEFT,
              type(&c, c.tall ? 50 : CAP_TEXT, FACE_REGULAR, RGB_SECOND),
              "A workout is open.");
    last(&c, box);
    const struct slot slots[] = {
        {.label = "Start new", .action = ACT_START_NEW, .w_x10 = 400},
        {.label = "Go on", .action = ACT_RESUME, .w_x10 = 800},
    };
    part_actions(&c, slots, 2);
}
