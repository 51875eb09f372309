/* What to change on the bar, in words: off, on. */
#include "kiosk/screens/sleeve.h"

#include "kiosk/screens/narrow.h"
#include "kiosk/screens/theme.h"

#define TEXT_MAX 256
/* A word and the gaps round it and its plates. */
#define WORD_X10 120

struct change {
    char off[TEXT_MAX], on[TEXT_MAX];
};

static struct change change_of(const struct session *s)
{
    struct change change;
    sleeve_text(&s->loading.remove, &s->rack, true, change.off,
                sizeof change.off);
    sleeve_text(&s->loading.add, &s->rack, true, change.on,
                sizeof change.on);
    return change;
}

static int usual_cap(const struct canvas *c)
{
    return c->tall ? CAP_SECOND : CAP_CHANGE;
}

static int one_line_x10(const struct change *change, int cap)
{
    return narrow_x10(change->off, cap) + narrow_x10(change->on, cap) +
           2 * WORD_X10;
}

int sleeve_change_lines(const struct canvas *c, int w_px, bool is_tight,
                        const struct session *s)
{
    struct change change = change_of(s);
    if (s->loading.remove.n == 0 || s->loading.add.n == 0) {
        return 1;
    }
    int cap = is_tight ? CAP_TEXT : usual_cap(c);
    return one_line_x10(&change, cap) <= narrow_room_x10(c, w_px) ? 1 : 2;
}

static bool fits_two(const struct change *change, int room)
{
    return narrow_x10(change->off, CAP_TEXT) <= room &&
           narrow_x10(change->on, CAP_TEXT) <= room;
}

/* Both alike: as short as the longer one has to be. */
static void shorten(struct change *change, enum unit own, int room)
{
    if (fits_two(change, room)) {
        return;
    }
    sleeve_close_up(change->off);
    sleeve_close_up(change->on);
    if (!fits_two(change, room)) {
        sleeve_shorten(change->off, own, CAP_TEXT, 0);
        sleeve_shorten(change->on, own, CAP_TEXT, 0);
    }
}

/* "off 5 · 25" or "on 20", the word smaller than the plates. */
static void put_change(const struct canvas *c, struct box box,
                       const char *word, uint32_t rgb, const char *plates)
{
    int room = narrow_room_x10(c, box.w) - WORD_X10;
    int most = mm_down(c, box.h) - 8, cap = usual_cap(c);
    cap = cap < most ? cap : most > CAP_TEXT ? most : CAP_TEXT;
    bool fits = narrow_x10(plates, CAP_TEXT) <= room;
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), word);
    draw_more_text(c->list, line, type(c, cap, FACE_BOLD, rgb), plates);
    line->min_cap_px = down(c, fits ? CAP_TEXT : CAP_FOOT);
}

static void change_in_one(const struct canvas *c, struct box box,
                          const struct change *change)
{
    int cap = usual_cap(c);
    struct style word = type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND);
    struct draw_command *line =
        draw_text(c->list, box, ALIGN_LEFT, word, "off");
    draw_more_text(c->list, line, type(c, cap, FACE_BOLD, RGB_DANGER),
                   change->off);
    draw_more_text(c->list, line, word, "  on");
    draw_more_text(c->list, line, type(c, cap, FACE_BOLD, RGB_DONE),
                   change->on);
    line->min_cap_px = down(c, CAP_TEXT);
}

void sleeve_change(const struct canvas *c, struct box box,
                   const struct session *s)
{
    const struct loading *loading = &s->loading;
    struct change change = change_of(s);
    bool is_tight = box.h < down(c, 2 * CAP_CHANGE);
    bool is_one = sleeve_change_lines(c, box.w, is_tight, s) == 1;
    if (!is_one || change.off[0] == '\0' || change.on[0] == '\0') {
        shorten(&change, s->unit, narrow_room_x10(c, box.w) - WORD_X10);
    }
    if (loading->moves == 0) {
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, c->tall ? 55 : CAP_TEXT, FACE_REGULAR, RGB_DONE),
                  "nothing to change");
    } else if (loading->add.n == 0) {
        put_change(c, box, "off", RGB_DANGER, change.off);
    } else if (loading->remove.n == 0) {
        put_change(c, box, "on", RGB_DONE, change.on);
    } else if (is_one) {
        change_in_one(c, box, &change);
    } else {
        put_change(c, row(box, 0, 2, 0), "off", RGB_DANGER, change.off);
        put_change(c, row(box, 1, 2, 0), "on", RGB_DONE, change.on);
    }
}
