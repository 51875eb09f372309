/* Headers: whose turn it is, how far along, and how long to rest. */
#include "kiosk/screens/parts.h"

#include "core/text.h"
#include "kiosk/screens/strip.h"
#include "kiosk/screens/theme.h"

static void clock_text(const struct moment *now, char *out, size_t size)
{
    int64_t local_s = now->wall_ms / 1000 + now->utc_offset_s;
    int64_t minute = (local_s / 60 % 1440 + 1440) % 1440;
    struct text text = text_in(out, size);
    if (minute / 60 < 10) {
        text_str(&text, "0");
    }
    text_int(&text, minute / 60);
    text_str(&text, minute % 60 < 10 ? ":0" : ":");
    text_int(&text, minute % 60);
    text_str(&text, now->clock_trusted ? "" : " ?");
}

static void wall_clock(const struct canvas *c, struct box box)
{
    char text[16];
    bool trusted = c->app->now.clock_trusted;
    clock_text(&c->app->now, text, sizeof text);
    draw_text(c->list, box, ALIGN_RIGHT,
              type(c, CAP_TEXT, FACE_REGULAR, trusted ? RGB_SECOND : RGB_WARN),
              text);
}

void part_rest_text(int64_t left_ms, char *out, size_t size)
{
    struct text text = text_in(out, size);
    int64_t s = left_ms > 0 ? (left_ms + 999) / 1000 : -left_ms / 1000;
    if (left_ms <= 0) {
        text_str(&text, "+");
    }
    text_int(&text, s / 60);
    text_str(&text, s % 60 < 10 ? ":0" : ":");
    text_int(&text, s % 60);
}

static void rest_clock(const struct canvas *c, struct box box)
{
    char text[16];
    int64_t left = c->app->session.rest_until_ms - c->app->now.mono_ms;
    part_rest_text(left, text, sizeof text);
    draw_text(c->list, box, ALIGN_RIGHT,
              type(c, CAP_SECOND, FACE_BOLD,
                   left > 0 ? RGB_ACCENT : RGB_DONE),
              text);
}

#define BETWEEN_GROUPS 20

/* How wide a dot is, and a dot with its gap. */
struct pitch {
    int dot_px, step_px;
};

/* The usual, or as much as room_px has for n of them. */
static struct pitch pitch_for(const struct canvas *c, int room_px, int n)
{
    int dot = down(c, c->tall ? 45 : 36), step = dot + across(c, 16);
    if (step * n > room_px) {
        step = room_px / n;
        dot = dot < step * 4 / 5 ? dot : step * 4 / 5;
    }
    return (struct pitch){dot, step};
}

/* A dot: filled when done, ringed in the accent when it is now. */
static void dot(const struct canvas *c, struct box *box,
                const struct pitch *pitch, bool done, bool now)
{
    int d = pitch->dot_px;
    struct box slot = cut_left(box, d, pitch->step_px - d);
    slot.y += (slot.h - d) / 2;
    slot.h = d;
    if (done) {
        draw_disc(c->list, slot, RGB_DONE);
    } else {
        draw_ring(c->list, slot, down(c, 8), now ? RGB_ACCENT : RGB_LINE);
    }
}

/* The dots of one kind of set. */
struct group {
    const char *word;
    int word_x10;
    int n_done, n;
    bool is_now;
};

static void dots(const struct canvas *c, struct box *box,
                 const struct pitch *pitch, const struct group *group)
{
    if (group->n == 0) {
        return;
    }
    if (c->tall) {
        struct box label =
            cut_left(box, across(c, group->word_x10), across(c, 15));
        draw_text(c->list, label, ALIGN_RIGHT,
                  type(c, CAP_FOOT, FACE_REGULAR, RGB_SECOND), group->word);
    }
    for (int i = 0; i < group->n; i++) {
        dot(c, box, pitch, i < group->n_done,
            group->is_now && i == group->n_done);
    }
    cut_left(box, across(c, BETWEEN_GROUPS), 0);
}

static void draw_groups(const struct canvas *c, struct box box,
                        const struct group *group, int n_groups)
{
    int n = 0, room = box.w;
    for (int i = 0; i < n_groups; i++) {
        n += group[i].n;
        room -= across(c, BETWEEN_GROUPS);
        room -= c->tall ? across(c, group[i].word_x10 + 15) : 0;
    }
    struct pitch pitch = pitch_for(c, room, n);
    for (int i = 0; i < n_groups; i++) {
        dots(c, &box, &pitch, &group[i]);
    }
}

static bool top_is_done(const struct session *s)
{
    for (int i = 0; i < s->n_sets; i++) {
        if (s->sets[i].kind == SET_TOP && i != s->feel_set) {
            return true;
        }
    }
    return s->has_rx;
}

/* Where no set is to come, nobody waits for one. */
static bool has_rest(enum screen_id screen)
{
    return screen != SCREEN_SUMMARY && screen != SCREEN_PAIN;
}

/* The set that is asked about is the one that is now, not the next. */
static void progress(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    bool is_over = !has_rest(c->app->screen);
    int ticked = 0;
    for (int i = 0; i < s->n_warmups; i++) {
        ticked += s->warmup_done[i];
    }
    bool top = top_is_done(s);
    bool is_ramp = !top && s->feel_set < 0 && !is_over;
    int sets = s->has_rx ? s->rx.sets
               : s->protocol >= 0
                   ? c->app->protocols.protocol[s->protocol].backoff_sets
                   : 0;
    struct group groups[3] = {
        {"warm-up", 160, is_ramp ? ticked : s->n_warmups, s->n_warmups,
         is_ramp},
        {"top", 80, top ? 1 : 0, s->second_top ? 2 : 1,
         s->second_top ||
             (!top && !is_over && (!is_ramp || ticked == s->n_warmups))},
        {"back-off", 170, s->backoff_at, sets,
         top && !is_over && !s->second_top}};
    draw_groups(c, box, groups, 3);
}

static void who(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    struct draw_command *name =
        draw_text(c->list, row(box, 0, 2, 0), ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), s->name);
    name->may_cut = true;
    if (s->lift >= 0) {
        /* Beside the others' cards there may be less room. */
        draw_text(c->list, row(box, 1, 2, 0), ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND),
                  c->app->lifts.lift[s->lift].title)
            ->min_cap_px = down(c, strip_is_in_header(c) ? CAP_FOOT
                                                         : CAP_TEXT);
    }
}

static void who_in_one(const struct canvas *c, struct box box)
{
    const struct session *s = &c->app->session;
    const char *lift = c->app->lifts.lift[s->lift].title;
    struct box right = cut_right(&box, box.w * 45 / 100, across(c, GAP));
    draw_text(c->list, right, ALIGN_RIGHT,
              type(c, CAP_TEXT, FACE_REGULAR, RGB_SECOND), lift);
    draw_text(c->list, box, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), s->name)
        ->may_cut = true;
}

static bool asks_recovery(const struct canvas *c)
{
    return c->app->screen == SCREEN_TOP &&
           session_asks_recovery(&c->app->session);
}

/* What hangs below the letters of a name under the strip. */
#define NAME_BELOW 12

int part_header_px(const struct canvas *c)
{
    int over = down(c, TOUCH_MIN + GAP) - c->body.y;
    bool is_low = asks_recovery(c) || strip_is_in_header(c);
    if (c->portrait && strip_is_in_header(c) && part_banner_px(c) == 0) {
        return down(c, NAME_BELOW);
    }
    return is_low && part_banner_px(c) == 0 && over > 0 ? over : 0;
}

static const char *recovery_word(enum recovery recovery)
{
    switch (recovery) {
    case RECOVERY_FRESH:
        return "Fresh";
    case RECOVERY_TIRED:
    case RECOVERY_STALE:
        return "Tired";
    case RECOVERY_NORMAL:
        break;
    }
    return "Normal";
}

/* One touch for the next of three words. It reaches up to the bezel. */
static void recovery(const struct canvas *c, struct box right)
{
    const char *word = recovery_word(session_recovery(&c->app->session));
    struct box touch = {right.x, 0, right.w, down(c, TOUCH_MIN)};
    struct box card = touch;
    cut_top(&card, down(c, 15), 0);
    struct box room = inset(card, across(c, 8), down(c, 17));
    struct box below = cut_bottom(&room, down(c, CAP_FOOT), down(c, 14));
    part_card(c, card, RGB_LINE);
    draw_text(c->list, room, ALIGN_CENTRE,
              type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), word)
        ->min_cap_px = down(c, CAP_TEXT);
    draw_text(c->list, below, ALIGN_CENTRE,
              type(c, CAP_FOOT, FACE_REGULAR, RGB_SECOND), "recovery");
    draw_control(c->list, touch, word, ACT_RECOVERY, 0);
}

/* In the progress's place those who share the rack; in portrait the name gives
 * way to them, into the row below. */
static void strip(const struct canvas *c, struct box box)
{
    int h = down(c, TOUCH_MIN);
    if (c->portrait) {
        struct box below = {box.x, h, c->header.w, c->body.y - h};
        who_in_one(c, below);
    } else {
        int name_x10 = c->tall ? 440 : 330;
        who(c, cut_left(&box, across(c, name_x10), across(c, GAP)));
    }
    strip_draw(c, (struct box){box.x, 0, box.w, h});
}

static bool has_rest_clock(const struct canvas *c)
{
    return c->app->session.resting && has_rest(c->app->screen);
}

/* Recovery or the rest clock need as much, and so it stays without a strip. */
static int right_x10(const struct canvas *c)
{
    bool is_wide = asks_recovery(c) || has_rest_clock(c);
    if (!strip_is_in_header(c)) {
        return 340;
    }
    return !is_wide ? 160 : c->portrait ? 290 : 340;
}

void part_header(const struct canvas *c)
{
    if (part_banner(c)) {
        return;
    }
    struct box box = c->header;
    struct box right =
        cut_right(&box, across(c, right_x10(c)), across(c, GAP));
    if (asks_recovery(c)) {
        recovery(c, right);
    } else if (has_rest_clock(c)) {
        rest_clock(c, right);
    } else {
        wall_clock(c, right);
    }
    if (strip_is_in_header(c)) {
        strip(c, box);
        return;
    }
    int name_x10 = c->portrait ? 430 : c->tall ? 560 : 520;
    struct box name = cut_left(&box, across(c, name_x10), across(c, GAP));
    who(c, name);
    if (c->portrait) {
        box = (struct box){c->header.x, c->header.y + c->header.h,
                           c->header.w - right.w - across(c, GAP),
                           down(c, 52)};
    }
    if (c->app->session.has_lift) {
        progress(c, box);
    }
}

void part_title(const struct canvas *c, const char *title)
{
    if (part_banner(c)) {
        return;
    }
    struct box box = c->header;
    struct box right = cut_right(&box, across(c, 200), across(c, GAP));
    wall_clock(c, right);
    struct draw_command *text =
        draw_text(c->list, box, ALIGN_LEFT,
                  type(c, CAP_TEXT, FACE_BOLD, RGB_TEXT), title);
    text->may_cut = true;
}
