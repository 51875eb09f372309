#include "kiosk/input/wiegand.h"

#include <assert.h>

#define MS INT64_C(1000000)
#define US INT64_C(1000)

struct wiegand_config wiegand_config_default(void)
{
    return (struct wiegand_config){.gap_ns = 30 * MS,
                                   .glitch_ns = 100 * US,
                                   .settle_ns = 100 * MS,
                                   .min_bits = 24,
                                   .parity = PARITY_AUTO};
}

void wiegand_init(struct wiegand *w, const struct wiegand_config *config,
                  int64_t now_ns)
{
    *w = (struct wiegand){.config = *config,
                          .start_ns = now_ns,
                          .unrest_ns = now_ns + config->settle_ns};
}

static enum wiegand_verdict judge(const struct wiegand *w,
                                  const struct wiegand_frame *frame)
{
    enum parity_rule rule = w->config.parity;
    if (rule != PARITY_IGNORE && frame->parity == PARITY_SWAPPED) {
        return WIEGAND_SWAPPED;
    }
    if ((rule != PARITY_IGNORE && frame->parity == PARITY_BAD) ||
        (rule == PARITY_REQUIRE && frame->parity == PARITY_NONE)) {
        return WIEGAND_BAD_PARITY;
    }
    return WIEGAND_TAG;
}

static bool is_glitch(const struct wiegand *w,
                      const struct wiegand_frame *frame)
{
    int may_be_late = frame->parity == PARITY_OK ? w->n / WIEGAND_LATE_OF : 0;
    return w->lost || w->n_close > may_be_late;
}

/* Ends the open frame and says what it was. */
static struct wiegand_frame finish(struct wiegand *w)
{
    struct wiegand_frame frame = {.end_ns = w->last_ns};
    if (w->n > TAG_BITS_MAX) {
        frame.verdict = WIEGAND_LONG;
    } else {
        frame.tag = (struct tag){.bits = (uint8_t)w->n, .raw = w->raw};
        frame.parity = wiegand_parity(&frame.tag);
        frame.verdict = is_glitch(w, &frame)          ? WIEGAND_GLITCH
                        : w->n < w->config.min_bits   ? WIEGAND_SHORT
                                                      : judge(w, &frame);
    }
    w->n = 0;
    w->raw = 0;
    w->n_close = 0;
    w->lost = false;
    return frame;
}

/* Edges left over from before the start are no part of a frame: nothing
 * counts until settle_ns have passed and the lines were silent for a gap. */
static bool is_settling(struct wiegand *w, int64_t t_ns)
{
    if (w->settled) {
        return false;
    }
    int64_t since_ns = w->last_ns > w->start_ns ? w->last_ns : w->start_ns;
    bool was_silent = t_ns - since_ns >= w->config.gap_ns;
    w->settled = t_ns - w->start_ns >= w->config.settle_ns && was_silent;
    w->unrest_ns = was_silent ? t_ns : w->unrest_ns;
    w->last_ns = t_ns;
    return !w->settled;
}

/* No frame lasts: lines that have had no rest for so long are floating. */
static struct wiegand_frame tell_unrest(struct wiegand *w, int64_t t_ns)
{
    if (t_ns - w->unrest_ns < WIEGAND_UNREST_NS) {
        return (struct wiegand_frame){.verdict = WIEGAND_NOTHING};
    }
    w->unrest_ns = t_ns;
    return (struct wiegand_frame){.verdict = WIEGAND_UNREST, .end_ns = t_ns};
}

struct wiegand_frame wiegand_edge(struct wiegand *w, const struct edge *edge)
{
    struct wiegand_frame frame = {.verdict = WIEGAND_NOTHING};
    assert(edge->line == LINE_D0 || edge->line == LINE_D1);
    if (is_settling(w, edge->t_ns)) {
        return tell_unrest(w, edge->t_ns);
    }
    if (w->n > 0) {
        frame = wiegand_expire(w, edge->t_ns);
    }
    w->unrest_ns = w->n == 0 ? edge->t_ns : w->unrest_ns;
    bool one = (edge->line == LINE_D1) != w->config.swap;
    bool close = w->n > 0 && edge->t_ns - w->last_ns < w->config.glitch_ns;
    w->n_close += close;
    w->lost = w->lost || edge->lost;
    w->raw = w->raw << 1 | one;
    w->n += w->n <= TAG_BITS_MAX; /* one past the most is enough to know */
    w->last_ns = edge->t_ns;
    return w->n > TAG_BITS_MAX ? tell_unrest(w, edge->t_ns) : frame;
}

struct wiegand_frame wiegand_expire(struct wiegand *w, int64_t now_ns)
{
    if (w->n > 0 && now_ns - w->last_ns >= w->config.gap_ns) {
        return finish(w);
    }
    return (struct wiegand_frame){.verdict = WIEGAND_NOTHING};
}

int64_t wiegand_deadline_ns(const struct wiegand *w)
{
    return w->n > 0 ? w->last_ns + w->config.gap_ns : INT64_MAX;
}
