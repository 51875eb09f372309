/* Fuzz: the configuration, protocols, lifts and plates as a coach may have
 * edited them. Every refusal names its line; what is taken is within its
 * range, and can be trained with. The first byte says which file it is. */
#include "core/prescribe.h"
#include "core/target.h"
#include "kiosk/config/assets.h"
#include "kiosk/config/config.h"
#include "tests/fuzz/fuzz.h"

#include <stdlib.h>
#include <string.h>

#define NAME "a.ini"

enum file {
    FILE_CONFIG,
    FILE_PROTOCOLS,
    FILE_LIFTS,
    FILE_PLATES,
    FILE_RACKS,
    FILE_BARS,
    FILE_COUNT
};

/* A text as it was read, and what was said of it. */
struct reading {
    enum file file;
    int mistakes;
    char *said; /* to be freed */
    struct config config;
    struct assets assets; /* those not read are the ones that ship */
};

static const struct assets *shipped(void)
{
    static struct assets assets;
    static bool is_read;
    if (!is_read) {
        fuzz_must(assets_read(&assets, stderr), "the shipped assets are fine");
        is_read = true;
    }
    return &assets;
}

static void read_text(struct reading *r, enum file file, const char *text)
{
    size_t size = 0;
    r->file = file;
    r->said = NULL;
    r->config = config_default();
    r->assets = *shipped();
    FILE *errors = open_memstream(&r->said, &size);
    fuzz_must(errors != NULL, "there is memory");
    if (file == FILE_CONFIG) {
        r->mistakes = config_read_text(&r->config, text, NAME, errors);
    } else if (file == FILE_PROTOCOLS) {
        r->mistakes = assets_protocols(&r->assets.protocols, text, NAME,
                                       errors);
    } else if (file == FILE_LIFTS) {
        r->mistakes = assets_lifts(&r->assets.lifts, text, NAME, errors);
    } else if (file == FILE_PLATES) {
        r->mistakes = assets_plates(&r->assets.plates, text, NAME, errors);
    } else if (file == FILE_BARS) {
        r->mistakes = assets_bars(&r->assets.bar_models, text, NAME, errors);
    } else {
        r->mistakes = assets_racks(&r->assets.presets, &r->assets.plates,
                                   text, NAME, errors);
    }
    fclose(errors);
}

/* --- what was said ------------------------------------------------------ */

/* The line number of one refusal, "NAME:LINE: [...", and the rest of it. */
static int line_of(const char *said, const char **rest)
{
    size_t n = strlen(NAME ":");
    char *end = NULL;
    fuzz_must(strncmp(said, NAME ":", n) == 0 && said[n] >= '0' &&
                  said[n] <= '9',
              "a refusal names its file and line");
    long line = strtol(said + n, &end, 10);
    fuzz_must(strncmp(end, ": [", 3) == 0, "a refusal names its section");
    *rest = end;
    return (int)line;
}

static int lines_in(const char *text)
{
    int n = 1;
    for (; *text != '\0'; text++) {
        n += *text == '\n';
    }
    return n;
}

static void check_said(const struct reading *r, const char *text)
{
    int n = 0, n_lines = lines_in(text);
    const char *rest;
    for (const char *at = r->said; *at != '\0'; n++) {
        int line = line_of(at, &rest);
        fuzz_must(line >= 1 && line <= n_lines, "the line is in the file");
        at = strchr(at, '\n');
        fuzz_must(at != NULL, "a refusal is a line");
        at++;
    }
    fuzz_must(n == r->mistakes, "as many refusals as mistakes");
}

/* With a comment above all else, everything is a line further down. */
static void check_shifted(const struct reading *r, const struct reading *low)
{
    const char *at = r->said, *there = low->said, *rest, *rest_there;
    fuzz_must(r->mistakes == low->mistakes, "a comment is no mistake");
    for (int i = 0; i < r->mistakes; i++) {
        int line = line_of(at, &rest);
        fuzz_must(line_of(there, &rest_there) == line + 1,
                  "a line further down is told a line further down");
        size_t n = strcspn(rest, "\n");
        fuzz_must(n == strcspn(rest_there, "\n") &&
                      memcmp(rest, rest_there, n) == 0,
                  "and is told alike");
        at = rest + n + 1;
        there = rest_there + n + 1;
    }
}

/* --- the configuration -------------------------------------------------- */

static bool is_in(int64_t value, int64_t low, int64_t high)
{
    return value >= low && value <= high;
}

static bool is_text(const char *text, size_t least, size_t size)
{
    const char *end = memchr(text, '\0', size);
    return end != NULL && (size_t)(end - text) >= least;
}

static bool is_rack_sound(const struct config *c)
{
    return is_text(c->app.rack_name, 1, sizeof c->app.rack_name) &&
           is_in(c->app.auto_logout_s, 0, 3600) &&
           is_in(c->app.countdown_s, 3, 60) &&
           is_in(c->app.unknown_tag_s, 3, 15) &&
           is_in(c->app.workout_open_ms, 3600000, 24 * 3600000) &&
           is_in(c->app.curve, 0, CURVE_COUNT - 1) &&
           is_in(c->panel_w_px, 0, 8192) && is_in(c->panel_h_px, 0, 8192) &&
           is_in(c->panel_w_mm, 0, 2000) && is_in(c->panel_h_mm, 0, 2000) &&
           is_text(c->chip, 1, sizeof c->chip) &&
           is_text(c->database, 1, sizeof c->database) &&
           is_text(c->backup_dir, 0, sizeof c->backup_dir);
}

static bool is_input_sound(const struct config *c)
{
    const int64_t us = 1000, ms = 1000 * us;
    const struct wiegand_config *w = &c->wiegand;
    const struct button_config *b = &c->button;
    return is_in(w->gap_ns, 5 * ms, 120 * ms) &&
           is_in(w->glitch_ns, 0, 1000 * us) &&
           is_in(w->settle_ns, 0, 5000 * ms) &&
           is_in(c->cooldown_ns, 0, 60000 * ms) && is_in(w->min_bits, 4, 64) &&
           is_in(w->parity, 0, PARITY_IGNORE) &&
           is_in(b->bounce_ns, ms, 200 * ms) &&
           is_in(b->hold_ns, 200 * ms, 5000 * ms) &&
           is_in(b->repeat_ns, 50 * ms, 2000 * ms) &&
           is_in(c->reader_bias, 0, BIAS_AS_IS) &&
           is_in(c->button_bias, 0, BIAS_AS_IS);
}

/* Each line is used once or not at all; a reader has two or none. */
static void check_lines(const struct config *c)
{
    const int lines[] = {c->d0, c->d1, c->led, c->beeper,
                         c->button_line[0], c->button_line[1],
                         c->button_line[2], c->button_line[3]};
    uint8_t used[512] = {0};
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        fuzz_must(is_in(lines[i], CONFIG_NO_LINE, 511), "lines are on a chip");
        fuzz_must(lines[i] < 0 || used[lines[i]]++ == 0, "no line twice");
    }
    fuzz_must((c->d0 < 0) == (c->d1 < 0), "a reader has two lines or none");
}

static void check_config(const struct reading *r)
{
    const struct config *c = &r->config;
    fuzz_must(is_rack_sound(c) && is_input_sound(c),
              "every value is in its range, whatever was refused");
    if (r->mistakes > 0) {
        return;
    }
    check_lines(c);
    fuzz_must((c->panel_w_mm == 0) == (c->panel_h_mm == 0) &&
                  (c->panel_w_px == 0) == (c->panel_h_px == 0),
              "a panel has both sides or none");
    fuzz_must(c->app.auto_logout_s == 0 ||
                  c->app.countdown_s <= c->app.auto_logout_s,
              "the countdown is part of the time");
}

/* --- what is trained with ----------------------------------------------- */

static void check_protocol(const struct protocol *p)
{
    bool percent = p->top_by == TOP_BY_PERCENT;
    fuzz_must(protocol_check(p) == NULL, "a protocol taken is complete");
    fuzz_must(is_text(p->name, 1, sizeof p->name) &&
                  is_text(p->title, 1, sizeof p->title),
              "it has a name and a title");
    fuzz_must(is_in(p->top_reps, 1, 10) &&
                  (percent ? is_in(p->top_pct_x10, 500, 1000)
                           : is_in(p->top_rpe_x10, 60, 100)),
              "its top set is in range");
    fuzz_must(is_in(p->backoff_sets, 1, 10) &&
                  is_in(p->backoff_reps_min, 1, p->backoff_reps_max) &&
                  p->backoff_reps_max <= 20,
              "its back-off sets are in range");
    fuzz_must(p->backoff_by == BACKOFF_BY_PERCENT
                  ? is_in(p->backoff_pct_x10, 300, 1000)
              : p->backoff_by == BACKOFF_BY_RPE
                  ? is_in(p->backoff_rpe_x10, 60, 100)
                  : is_in(p->backoff_drop_x10, 0, 500),
              "its back-off load is in range");
    fuzz_must(is_in(p->cap_rpe_x10, 60, 100) && is_in(p->rest_s, 10, 1800) &&
                  is_in(p->rest_hard_s, 0, 1800) &&
                  is_in(p->rest_easy_s, 0, 1800) &&
                  p->heavy_limit_7d >= 0 && p->heavy_limit_28d >= 0,
              "its cap, rest and limits are in range");
}

/* A day with this protocol and lift, from the target to the back-offs. */
static void train(const struct protocol *protocol, const struct lift *lift,
                  const struct rack *usual, int32_t e1rm_g)
{
    struct rack rack = *usual;
    struct prescription rx;
    if (lift->kind == LIFT_MACHINE && lift->empty_g > 0) {
        rack.bar_g = lift->empty_g;
    }
    struct target target = target_for(protocol, lift, CURVE_TRAC, &rack,
                                      e1rm_g, 0);
    fuzz_must(target.reps >= 1 && target.reps <= lift->max_reps &&
                  is_in(target.load_g, 0, LOAD_MAX_G),
              "its target can be lifted");
    const struct prescribe_in in = {
        .protocol = protocol, .lift = lift, .rack = &rack,
        .curve = CURVE_TRAC, .known_e1rm_g = e1rm_g,
        .top = {e1rm_g, 1, FEEL_RPE, 100}};
    prescribe(&in, &rx);
    fuzz_must(rx.status != PRESCRIBE_OK ||
                  (rx.predicted_rpe_x10 <= protocol->cap_rpe_x10 &&
                   rx.reps_max <= lift->max_reps && rx.load_g <= e1rm_g),
              "no set over the cap is prescribed");
}

static void check_presets(const struct presets *presets)
{
    for (int i = 0; i < presets->n; i++) {
        const struct preset *preset = &presets->preset[i];
        fuzz_must(preset_check(preset) == NULL &&
                      rack_check(&preset->rack) == NULL,
                  "a rack taken is complete and in range");
        fuzz_must(is_text(preset->name, 1, sizeof preset->name) &&
                      is_text(preset->title, 1, sizeof preset->title),
                  "it has a name and a title");
        fuzz_must(presets_find(presets, preset->name) == i, "no rack twice");
    }
}

static void check_models(const struct bar_models *models)
{
    for (int i = 0; i < models->n; i++) {
        const struct bar_model *model = &models->model[i];
        fuzz_must(bar_model_check(model) == NULL, "a bar taken is complete");
        fuzz_must(is_text(model->section, 1, sizeof model->section) &&
                      is_text(model->name, 0, sizeof model->name),
                  "its name is one");
        fuzz_must(bar_models_find(models, model->section) == i,
                  "no bar twice");
    }
}

static void check_assets(const struct reading *r)
{
    const struct assets *a = &r->assets;
    struct rack rack;
    fuzz_must(is_in(a->protocols.n, 0, PROTOCOLS_MAX) &&
                  is_in(a->lifts.n, 0, LIFTS_MAX) &&
                  is_in(a->plates.n, 0, CATALOG_MAX) &&
                  is_in(a->presets.n, 0, PRESETS_MAX) &&
                  is_in(a->bar_models.n, 0, BAR_MODELS_MAX),
              "no more than there is room for");
    if (r->mistakes > 0) {
        return;
    }
    assets_usual_rack(a, &rack);
    check_presets(&a->presets);
    check_models(&a->bar_models);
    for (int i = 0; i < a->plates.n; i++) {
        fuzz_must(plate_check(&a->plates.plate[i]) == NULL,
                  "a plate taken is complete");
    }
    for (int i = 0; i < a->protocols.n; i++) {
        check_protocol(&a->protocols.protocol[i]);
        fuzz_must(protocols_find(&a->protocols,
                                 a->protocols.protocol[i].name) == i,
                  "no protocol twice");
    }
    for (int i = 0; i < a->lifts.n; i++) {
        const struct lift *lift = &a->lifts.lift[i];
        fuzz_must(lift_check(lift) == NULL && is_in(lift->max_reps, 1, 20) &&
                      is_in(lift->empty_g, 0, LOAD_MAX_G),
                  "a lift taken is complete and in range");
        fuzz_must(lifts_find(&a->lifts, lift->name) == i, "no lift twice");
        for (int j = 0; j < a->protocols.n; j++) {
            train(&a->protocols.protocol[j], lift, &rack, 150000);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct reading reading, lower;
    struct fuzz in = {data, size};
    enum file file = (enum file)fuzz_below(&in, FILE_COUNT);
    char *text = fuzz_text(&in);
    size_t longer = text != NULL ? strlen(text) + 16 : 0;
    char *below = malloc(longer);
    if (text != NULL && below != NULL) {
        read_text(&reading, file, text);
        check_said(&reading, text);
        if (file == FILE_CONFIG) {
            check_config(&reading);
        } else {
            check_assets(&reading);
        }
        /* A byte order mark counts on the first line alone. */
        if (strstr(text, "\xEF\xBB\xBF") == NULL) {
            snprintf(below, longer, "; a comment\n%s", text);
            read_text(&lower, file, below);
            check_shifted(&reading, &lower);
            free(lower.said);
        }
        free(reading.said);
    }
    free(below);
    free(text);
    return 0;
}
