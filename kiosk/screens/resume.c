/* An open workout whose age no clock can tell: one touch decides. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

static void last_set(const struct session *s, char *out, size_t size)
{
    struct text text = text_in(out, size);
    if (s->n_sets == 0) {
        return;
    }
    const struct set *set = &s->sets[s->n_sets - 1].set;
    text_str(&text, "Last set ");
    text_load(&text, set->load_g, s->unit);
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, set->reps);
}

void screen_resume_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    const struct session *s = &app->session;
    struct box box = c.body;
    char line[64];
    part_header(&c);
    box = inset(box, 0, down(&c, c.tall || c.portrait ? 120 : 30));
    draw_text(out, cut_top(&box, down(&c, c.tall ? 190 : 140), down(&c, c.tall ? 50 : 20)), ALIGN_LEFT,
              type(&c, c.tall ? 120 : 80, FACE_BOLD, RGB_TEXT),
              "Still going?")
        ->min_cap_px = down(&c, CAP_TEXT);
    last_set(s, line, sizeof line);
    part_line(&c, box, 0, "A workout is open.", RGB_SECOND);
    if (line[0] != '\0') {
        part_line(&c, box, 1, line, RGB_SECOND);
    }
    const struct slot slots[] = {
        {.label = "Start new", .action = ACT_START_NEW, .w_x10 = 400},
        {.label = "Go on", .action = ACT_RESUME, .w_x10 = 800},
    };
    part_actions(&c, slots, 2);
}
