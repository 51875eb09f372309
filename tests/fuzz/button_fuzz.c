/* Fuzz: buttons on edges with any bounces, tags that a USB reader types, and
 * the reader's LED and beeper, over any times. */
#include "kiosk/input/button.h"
#include "kiosk/input/signal.h"
#include "kiosk/input/wedge.h"
#include "tests/fuzz/fuzz.h"

#include <string.h>

#define MS INT64_C(1000000)

/* --- a button ----------------------------------------------------------- */

struct thumb {
    struct button button;
    int64_t now_ns;
    int64_t changed_ns; /* when the contact last moved */
    bool level;         /* the contact */
    bool is_down;       /* as its events say */
    int n_falling, n_presses;
    bool bounced;       /* it moved again before the bouncing was over */
};

static void hear(struct thumb *thumb, enum button_event event)
{
    const struct button *button = &thumb->button;
    int64_t held_ns = thumb->now_ns - thumb->changed_ns;
    switch (event) {
    case BUTTON_NOTHING:
        break;
    case BUTTON_PRESS:
        fuzz_must(button->is_down, "what was pressed is down");
        thumb->n_presses++;
        break;
    case BUTTON_RELEASE:
        fuzz_must(!button->is_down, "what was released is up");
        fuzz_must(thumb->n_presses > 0, "only what was pressed is released");
        break;
    case BUTTON_REPEAT:
        fuzz_must(thumb->n_presses > 0, "only what was pressed repeats");
        fuzz_must(held_ns >= button->config.hold_ns -
                                 button->config.bounce_ns,
                  "it repeats only when held");
        break;
    }
}

/* All that is due by now, as the loop asks: it must come to an end. */
static void drain(struct thumb *thumb)
{
    for (int i = 0; button_deadline_ns(&thumb->button) <= thumb->now_ns;
         i++) {
        fuzz_must(i < 8, "what is due is soon done");
        hear(thumb, button_expire(&thumb->button, thumb->now_ns));
    }
}

/* To a moment, woken at each deadline on the way. */
static void wait(struct thumb *thumb, int64_t until_ns)
{
    int64_t at_ns = button_deadline_ns(&thumb->button);
    while (at_ns < until_ns) {
        if (at_ns > thumb->now_ns) { /* not where the loop was late */
            thumb->now_ns = at_ns;
        }
        drain(thumb);
        fuzz_must(button_deadline_ns(&thumb->button) > at_ns,
                  "the next deadline is later");
        at_ns = button_deadline_ns(&thumb->button);
    }
    thumb->now_ns = until_ns;
}

static void move(struct thumb *thumb, bool down)
{
    const struct edge edge = {thumb->now_ns, LINE_OK, down, false};
    enum button_event event = button_edge(&thumb->button, &edge);
    if (event == BUTTON_REPEAT) {
        hear(thumb, event); /* due before the contact moved */
    }
    /* A held contact may be told twice, where an edge between was lost. */
    if (down != thumb->level) {
        int64_t since_ns = thumb->now_ns - thumb->changed_ns;
        thumb->bounced |= since_ns < thumb->button.config.bounce_ns;
        thumb->changed_ns = thumb->now_ns;
        thumb->n_falling += down;
    }
    thumb->level = down;
    if (event != BUTTON_REPEAT) {
        hear(thumb, event);
    }
}

static int64_t take_ms(struct fuzz *in)
{
    static const int64_t usual[] = {0, 1, 3, 14, 15, 16, 80, 150, 499, 500};
    int i = fuzz_below(in, 12);
    return i < 10 ? usual[i] : fuzz_between(in, 0, 3000);
}

static void try_button(struct fuzz *in)
{
    struct button_config config = button_config_default();
    struct thumb thumb;
    memset(&thumb, 0, sizeof thumb);
    thumb.changed_ns = -1000 * MS;
    if (fuzz_below(in, 2) == 1) {
        config.bounce_ns = fuzz_between(in, 1, 200) * MS;
        config.hold_ns = fuzz_between(in, 200, 5000) * MS;
        config.repeat_ns = fuzz_between(in, 50, 2000) * MS;
    }
    button_init(&thumb.button, &config);
    while (in->left > 0) {
        int what = fuzz_byte(in);
        int64_t until_ns = thumb.now_ns + take_ms(in) * MS;
        if ((what & 2) != 0) {
            wait(&thumb, until_ns);
        }
        thumb.now_ns = until_ns; /* else the loop is late */
        move(&thumb, (what & 1) != 0);
        fuzz_must(thumb.n_presses <= thumb.n_falling,
                  "no more presses than the contact closed");
    }
    wait(&thumb, thumb.now_ns + 2 * config.bounce_ns + 1);
    drain(&thumb);
    fuzz_must(thumb.button.is_down == thumb.level,
              "after the bouncing it is as the contact is");
    fuzz_must(thumb.bounced || thumb.n_presses == thumb.n_falling,
              "without bouncing no press is lost, however late the loop");
}

/* --- a USB reader ------------------------------------------------------- */

struct typist {
    struct wedge wedge;
    char typed[64]; /* without a pause: a digit, 'x' or Enter */
    size_t n;       /* may be more than fit */
    int64_t last_ms;
};

/* Nothing before a pause, or before an Enter, is of the same frame. */
static void type(struct typist *t, char key, int64_t now_ms)
{
    if (t->n > 0 && (now_ms - t->last_ms > WEDGE_GAP_MS ||
                     t->typed[0] == '\n')) {
        t->n = 0;
    }
    if (t->n < sizeof t->typed) {
        t->typed[t->n] = key;
    }
    t->n++;
    t->last_ms = now_ms;
}

static enum wedge_answer expected(const struct typist *t, int64_t now_ms)
{
    size_t n = t->n < sizeof t->typed ? t->n : sizeof t->typed;
    if (n == 0 || now_ms - t->last_ms > WEDGE_GAP_MS) {
        return WEDGE_PERSON;
    }
    if (t->typed[0] == '\n') {
        return WEDGE_REST;
    }
    return n >= WEDGE_DIGITS_MIN && n <= TAG_DIGITS_MAX &&
                   memchr(t->typed, 'x', n) == NULL
               ? WEDGE_TAG
               : WEDGE_BAD;
}

static void enter(struct typist *t, int64_t now_ms)
{
    char text[TAG_TEXT_MAX];
    struct tag tag;
    enum wedge_answer want = expected(t, now_ms);
    fuzz_must(wedge_enter(&t->wedge, now_ms, &tag) == want,
              "only what nothing was typed before is a person's Enter");
    if (want == WEDGE_TAG) {
        size_t n = tag_print(&tag, text, sizeof text);
        fuzz_must(n == 4 + t->n && strncmp(text, "usb:", 4) == 0 &&
                      strncmp(text + 4, t->typed, t->n) == 0,
                  "the tag is the digits");
    }
    t->n = 0;
    if (want != WEDGE_PERSON) {
        type(t, '\n', now_ms);
    }
}

static void try_wedge(struct fuzz *in)
{
    struct typist typist;
    int64_t now_ms = 0;
    memset(&typist, 0, sizeof typist);
    wedge_init(&typist.wedge);
    while (in->left > 0) {
        int key = fuzz_byte(in);
        now_ms += key >= 0x80 ? fuzz_byte(in) : 0;
        if (key % 16 < 10) {
            type(&typist, (char)('0' + key % 16), now_ms);
            wedge_digit(&typist.wedge, key % 16, now_ms);
        } else if (key % 16 < 15) {
            enter(&typist, now_ms);
        } else {
            type(&typist, 'x', now_ms);
            wedge_other(&typist.wedge, now_ms);
        }
    }
}

/* --- a tag as it is typed by a coach ------------------------------------ */

static void try_tag(struct fuzz *in)
{
    char text[256], printed[TAG_TEXT_MAX];
    struct tag tag, again;
    size_t n = 0;
    while (in->left > 0 && n + 1 < sizeof text) {
        text[n++] = (char)fuzz_byte(in);
    }
    text[n] = '\0';
    if (!tag_parse(text, &tag)) {
        return;
    }
    fuzz_must(tag.bits > 0 ? tag.bits <= TAG_BITS_MAX && tag.digits == 0
                           : tag.digits >= 1 && tag.digits <= TAG_DIGITS_MAX,
              "a tag has bits or digits, and not too many");
    fuzz_must(tag.bits == 0 || tag.bits == 64 || tag.raw >> tag.bits == 0,
              "no bits beyond its count");
    tag_print(&tag, printed, sizeof printed);
    fuzz_must(tag_parse(printed, &again) && tag_equal(&tag, &again),
              "a tag printed is the same tag again");
    fuzz_must(strcmp(strchr(text, ':'), strchr(printed, ':')) == 0,
              "and has the bits or digits that were written");
}

/* --- LED and beeper ----------------------------------------------------- */

/* From one deadline to the next nothing changes; then something does. */
static void play(struct signal_player player, int64_t now_ms)
{
    static const int beeps[SIGNAL_COUNT] = {1, 2, 1, 3, 0, 1};
    enum signal_kind kind = player.kind;
    int64_t start_ms = now_ms;
    int n_beeps = 0;
    bool led, beeper, was_on = false;
    for (;;) {
        signal_levels(&player, now_ms, &led, &beeper);
        n_beeps += beeper && !was_on;
        was_on = beeper;
        int64_t next_ms = signal_deadline_ms(&player, now_ms);
        if (next_ms == INT64_MAX) {
            break;
        }
        fuzz_must(next_ms > now_ms, "the next change is later");
        bool led_then, beeper_then;
        signal_levels(&player, next_ms - 1, &led_then, &beeper_then);
        fuzz_must(led_then == led && beeper_then == beeper,
                  "levels hold until the deadline");
        now_ms = next_ms;
    }
    fuzz_must(!led && !beeper, "in the end all is dark and quiet");
    fuzz_must(n_beeps == beeps[kind], "as many beeps as it says");
    /* As long as the staff look whether the LED lights. */
    fuzz_must(now_ms - start_ms <= 3000, "a signal is short");
}

static void try_signal(struct fuzz *in)
{
    struct signal_player player;
    int64_t now_ms = 0;
    memset(&player, 0, sizeof player);
    while (in->left > 0) {
        bool led, beeper;
        now_ms += fuzz_between(in, 0, 65535);
        signal_start(&player, (enum signal_kind)fuzz_below(in, SIGNAL_COUNT),
                     now_ms);
        play(player, now_ms);
        now_ms += fuzz_byte(in) * 8;
        signal_levels(&player, now_ms, &led, &beeper);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz in = {data, size};
    switch (fuzz_below(&in, 4)) {
    case 0:
        try_button(&in);
        break;
    case 1:
        try_wedge(&in);
        break;
    case 2:
        try_tag(&in);
        break;
    default:
        try_signal(&in);
    }
    return 0;
}
