#include "kiosk/screens/asking.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

/* "180 kg × 2", as it was saved; the disk's word for it once it has it. */
static void which_set(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    if (s->feel_set < 0) {
        return;
    }
    const struct done_set *done = &s->sets[s->feel_set];
    char line[48];
    struct text text = text_in(line, sizeof line);
    text_load(&text, done->set.load_g, s->unit);
    text_str(&text, " " WORD_TIMES " ");
    text_int(&text, done->set.reps);
    struct draw_command *command =
        draw_text(c->list, box, ALIGN_RIGHT,
                  type(c, c->tall ? 50 : CAP_TEXT, FACE_BOLD, RGB_TEXT), line);
    command->min_cap_px = down(c, CAP_TEXT);
    draw_more_text(c->list, command,
                   type(c, c->tall ? CAP_TEXT : CAP_FOOT, FACE_REGULAR,
                        done->stored ? RGB_DONE : RGB_WARN),
                   done->stored ? "saved" : "saving");
}

static void ask(const struct canvas *c, struct box box, const char *question,
                const char *hint)
{
    which_set(c, cut_right(&box, across(c, c->portrait ? 465 : 520),
                           across(c, c->portrait ? 10 : GAP)));
    struct draw_command *text = draw_text(
        c->list, box, ALIGN_LEFT,
        type(c, c->tall ? 70 : CAP_TEXT, FACE_BOLD, RGB_TEXT), question);
    text->min_cap_px = down(c, CAP_TEXT);
    if (c->tall) {
        draw_more_text(c->list, text,
                       type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), hint);
    }
}

/* Ours: 11 mm and 3 mm below for a 7 mm question; on panels that the tiles
 * fill to the last millimetre, 6 mm for one of 4 mm. */
struct asking asking_begin(const struct canvas *c, const char *question,
                           const char *hint)
{
    struct asking rooms;
    struct box box = c->body;
    box.h = c->actions.y + c->actions.h - box.y;
    /* A banner may reach into the question's room; what is more it takes
     * from the controls below the answers. */
    int gap = down(c, c->tall ? 30 : 8), banner = part_banner_px(c);
    int title = down(c, c->tall ? 110 : 60) + gap;
    bool roomy = (c->portrait || c->tall) && banner <= title;
    title = title > banner ? title : banner;
    rooms.bottom = cut_bottom(
        &box, down(c, roomy ? TOUCH_CONFIRM : TOUCH_MIN), down(c, GAP));
    part_header(c);
    struct box room = cut_top(&box, title - gap, gap);
    cut_top(&room, banner > down(c, GAP) ? banner - down(c, GAP) : 0, 0);
    if (room.h > down(c, CAP_TEXT)) { /* the answers say enough */
        ask(c, room, question, hint);
    }
    rooms.answers = box;
    return rooms;
}
