/* Fuzz: the reader on edges with any gaps. A second decoder, which sees all
 * edges at once and works on strings of 0 and 1, must say the same; and it
 * must not matter when the first one is asked whether a frame has ended. */
#include "kiosk/input/wiegand.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

#define MS INT64_C(1000000)
#define US INT64_C(1000)
#define EDGES_MAX 1024

struct run {
    struct wiegand_config config;
    int64_t start_ns;
    int n_edges;
    struct edge edge[EDGES_MAX];
    int n_frames;
    struct wiegand_frame frame[EDGES_MAX]; /* as the second decoder has them */
};

/* --- the edges ---------------------------------------------------------- */

static struct wiegand_config take_config(struct fuzz *in)
{
    struct wiegand_config config = wiegand_config_default();
    int usual = fuzz_below(in, 2);
    if (usual != 0) {
        return config;
    }
    config.gap_ns = fuzz_between(in, 5, 120) * MS;
    config.glitch_ns = fuzz_between(in, 0, 1000) * US;
    config.settle_ns = fuzz_between(in, 0, 5000) * MS;
    config.min_bits = 4 + fuzz_below(in, 61);
    config.parity = (enum parity_rule)fuzz_below(in, 3);
    config.swap = fuzz_below(in, 2) == 1;
    return config;
}

/* Nanoseconds to the next edge: of a bit, at the borders, of a pause. */
static int64_t take_gap(struct fuzz *in, const struct wiegand_config *config)
{
    switch (fuzz_below(in, 16)) {
    case 0:
        return config->gap_ns;
    case 1:
        return config->gap_ns - 1;
    case 2:
        return config->glitch_ns;
    case 3:
        return config->glitch_ns > 0 ? config->glitch_ns - 1 : 0;
    case 4:
        return 3000 * MS;
    case 5:
        return fuzz_between(in, 0, 65535) * US;
    case 6:
        return fuzz_between(in, 0, 65535) * MS;
    case 7:
        return 0;
    default:
        return 2 * MS;
    }
}

static void push(struct run *run, int64_t t_ns, bool one, bool lost)
{
    if (run->n_edges < EDGES_MAX) {
        run->edge[run->n_edges++] =
            (struct edge){t_ns, one ? LINE_D1 : LINE_D0, true, lost};
    }
}

/* Sound 26-bit cards come up as often as single edges do. */
static void take_edges(struct fuzz *in, struct run *run)
{
    int64_t t_ns = run->start_ns;
    while (in->left > 0 && run->n_edges < EDGES_MAX) {
        t_ns += take_gap(in, &run->config);
        int what = fuzz_byte(in);
        if ((what & 0xF0) != 0xF0) {
            push(run, t_ns, what & 1, (what & 0xFE) == 0xEE);
            continue;
        }
        struct tag card = wiegand_h10301(what & 1, (what >> 1) & 7);
        for (int i = 25; i >= 0; i--) {
            push(run, t_ns, (card.raw >> i & 1) != run->config.swap, false);
            t_ns += i > 0 ? 2 * MS : 0;
        }
    }
}

/* --- the second decoder ------------------------------------------------- */

/* The bits a parity counts, its own with them; '1' counts. */
static const struct {
    size_t n;
    const char *even, *odd, *odd_too;
} parities[] = {
    {26, "11111111111110000000000000", "00000000000001111111111111", ""},
    {34, "1111111111111111100000000000000000",
     "0000000000000000011111111111111111", ""},
    {37, "1111111111111111111000000000000000000",
     "0000000000000000001111111111111111111", ""},
    {35, "01110110110110110110110110110110110",
     "01101101101101101101101101101101101",
     "11111111111111111111111111111111111"},
};

static int ones(const char *bits, const char *mask, char one)
{
    int n = 0;
    for (size_t i = 0; mask[i] != '\0'; i++) {
        n += mask[i] == '1' && bits[i] == one;
    }
    return n;
}

/* Whether the parities hold where `one` is taken for a 1. */
static bool holds(size_t row, const char *bits, char one)
{
    return ones(bits, parities[row].even, one) % 2 == 0 &&
           ones(bits, parities[row].odd, one) % 2 == 1 &&
           (parities[row].odd_too[0] == '\0' ||
            ones(bits, parities[row].odd_too, one) % 2 == 1);
}

static enum parity parity_of(const char *bits)
{
    for (size_t i = 0; i < sizeof parities / sizeof parities[0]; i++) {
        if (parities[i].n == strlen(bits)) {
            return holds(i, bits, '1')   ? PARITY_OK
                   : holds(i, bits, '0') ? PARITY_SWAPPED
                                         : PARITY_BAD;
        }
    }
    return PARITY_NONE;
}

static enum wiegand_verdict judge(const struct run *run, enum parity parity)
{
    enum parity_rule rule = run->config.parity;
    if (rule == PARITY_IGNORE || parity == PARITY_OK) {
        return WIEGAND_TAG;
    }
    if (parity == PARITY_NONE) {
        return rule == PARITY_REQUIRE ? WIEGAND_BAD_PARITY : WIEGAND_TAG;
    }
    return parity == PARITY_SWAPPED ? WIEGAND_SWAPPED : WIEGAND_BAD_PARITY;
}

/* The frame of edges from..to-1. */
static struct wiegand_frame whole(const struct run *run, int from, int to)
{
    struct wiegand_frame frame = {.end_ns = run->edge[to - 1].t_ns};
    char bits[TAG_BITS_MAX + 1];
    bool lost = false;
    int n_close = 0;
    if (to - from > TAG_BITS_MAX) {
        frame.verdict = WIEGAND_LONG;
        return frame;
    }
    for (int i = from; i < to; i++) {
        const struct edge *edge = &run->edge[i];
        bool one = run->config.swap ? edge->line == LINE_D0
                                    : edge->line == LINE_D1;
        bits[i - from] = one ? '1' : '0';
        lost = lost || edge->lost;
        n_close += i > from &&
                   edge->t_ns < edge[-1].t_ns + run->config.glitch_ns;
    }
    bits[to - from] = '\0';
    frame.tag.bits = (uint8_t)(to - from);
    frame.tag.raw = strtoull(bits, NULL, 2);
    frame.parity = parity_of(bits);
    bool noise = lost || (frame.parity == PARITY_OK
                              ? n_close > (to - from) / WIEGAND_LATE_OF
                              : n_close > 0);
    frame.verdict = noise                               ? WIEGAND_GLITCH
                    : to - from < run->config.min_bits ? WIEGAND_SHORT
                                            : judge(run, frame.parity);
    return frame;
}

/* The first edge that counts: settled, and after a gap of silence. */
static int first_edge(const struct run *run)
{
    int64_t before_ns = run->start_ns;
    for (int i = 0; i < run->n_edges; i++) {
        int64_t t_ns = run->edge[i].t_ns;
        if (t_ns >= run->start_ns + run->config.settle_ns &&
            t_ns >= before_ns + run->config.gap_ns) {
            return i;
        }
        before_ns = t_ns;
    }
    return run->n_edges;
}

static void decode(struct run *run)
{
    int from = first_edge(run);
    for (int i = from + 1; i <= run->n_edges; i++) {
        if (i == run->n_edges || run->edge[i].t_ns - run->edge[i - 1].t_ns >=
                                     run->config.gap_ns) {
            run->frame[run->n_frames] = whole(run, from, i);
            run->n_frames++;
            from = i;
        }
    }
}

/* --- the first decoder -------------------------------------------------- */

static void check_tag(const struct tag *tag)
{
    char text[TAG_TEXT_MAX];
    struct tag again;
    struct wiegand_format format[WIEGAND_FORMATS_MAX];
    size_t n = tag_print(tag, text, sizeof text);
    fuzz_must(n == strlen(text) && tag_parse(text, &again) &&
                  tag_equal(tag, &again),
              "a tag printed is the same tag again");
    int formats = wiegand_formats(tag, format);
    fuzz_must(formats >= 0 && formats <= WIEGAND_FORMATS_MAX,
              "no more formats than the most");
    if (tag->bits == 26) {
        struct tag card = wiegand_h10301((unsigned)format[0].facility,
                                         (unsigned)format[0].card);
        fuzz_must(tag_equal(&card, tag) ==
                      (wiegand_parity(tag) == PARITY_OK),
                  "a sound card is what its numbers make");
    }
}

/* What was told must be the next of the frames that were. */
static void tell(const struct run *run, const struct wiegand *w, int *told,
                 const struct wiegand_frame *got)
{
    if (got->verdict == WIEGAND_NOTHING) {
        return;
    }
    if (got->verdict == WIEGAND_UNREST) { /* the frame goes on */
        fuzz_must(w->n == 0 || w->n > TAG_BITS_MAX, "no frame is disturbed");
        return;
    }
    fuzz_must(*told < run->n_frames, "no frame that was not sent");
    const struct wiegand_frame *want = &run->frame[(*told)++];
    fuzz_must(got->verdict == want->verdict, "the verdicts are the same");
    fuzz_must(got->parity == want->parity && got->end_ns == want->end_ns &&
                  tag_equal(&got->tag, &want->tag),
              "the bits, parity and end are the same");
    fuzz_must(got->tag.bits <= TAG_BITS_MAX, "never more than 64 bits");
    if (got->tag.bits > 0) {
        check_tag(&got->tag);
    }
}

/* eager 0: never asked between edges; 1: at each deadline; 2: all the time. */
static void compare(const struct run *run, int eager)
{
    struct wiegand w;
    struct wiegand_frame frame;
    int told = 0;
    wiegand_init(&w, &run->config, run->start_ns);
    for (int i = 0; i < run->n_edges; i++) {
        int64_t t_ns = run->edge[i].t_ns, at_ns = wiegand_deadline_ns(&w);
        if (eager == 2 && i > 0) {
            frame = wiegand_expire(&w, (run->edge[i - 1].t_ns + t_ns) / 2);
            tell(run, &w, &told, &frame);
        }
        if (eager > 0 && at_ns <= t_ns) {
            frame = wiegand_expire(&w, at_ns);
            tell(run, &w, &told, &frame);
        }
        frame = wiegand_edge(&w, &run->edge[i]);
        tell(run, &w, &told, &frame);
        fuzz_must(w.n <= TAG_BITS_MAX + 1, "edges beyond 64 are not counted");
    }
    int64_t at_ns = wiegand_deadline_ns(&w);
    frame = wiegand_expire(&w, at_ns - 1);
    fuzz_must(frame.verdict == WIEGAND_NOTHING, "no frame ends too early");
    frame = wiegand_expire(&w, at_ns);
    tell(run, &w, &told, &frame);
    fuzz_must(told == run->n_frames, "every frame is told");
    fuzz_must(wiegand_deadline_ns(&w) == INT64_MAX, "then none is open");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct run run;
    struct fuzz in = {data, size};
    memset(&run, 0, sizeof run);
    run.config = take_config(&in);
    run.start_ns = fuzz_between(&in, 0, 65535) * MS;
    take_edges(&in, &run);
    decode(&run);
    for (int eager = 0; eager < 3; eager++) {
        compare(&run, eager);
    }
    return 0;
}
