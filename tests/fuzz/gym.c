#include "tests/fuzz/gym.h"

#include "kiosk/config/assets.h"

#include <stdio.h>
#include <string.h>

#define COUNT(array) ((int)(sizeof(array) / sizeof(array)[0]))

static const struct assets *assets(void)
{
    static struct assets assets;
    static bool is_read;
    if (!is_read) {
        fuzz_must(assets_read(&assets, stderr), "the assets are fine");
        is_read = true;
    }
    return &assets;
}

/* --- the rack, the panel, the settings ---------------------------------- */

/* Usual ones, one of two units, one with next to nothing, some with one kind
 * of plate in many masses, and some whose plates are told apart by kind. */
static const struct {
    int32_t bar_g, collar_g;
    int sleeve_mm;
    const char *stock, *bars;
} racks[] = {
    {20000, 0, 0, "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2", NULL},
    {20000, 2500, 415, "25x8,20x1,15x1,10x1,5x1,2.5x1,1.25x1",
     "20kg men's@415,15kg women's@320,30kg hex:trap@260,32kg safety:safety"},
    {20412, 0, 0, "45lbx5,35lbx2,25lbx2,10lbx2,5lbx2,2.5lbx2", NULL},
    {20000, 0, 0, "", NULL},
    {15000, 0, 0, "10x1", NULL},
    {20000, 0, 0, "25x2,20x2,45lbx2,10x1,10lbx1,2.5x1,5lbx1",
     "20kg,45lb,1,2,3,4,5,300kg the longest bar of them"},
    {20000, 0, 0, "bumper:25x2,iron:25x2,bumper:10x2,iron:10x1,1.25x1", NULL},
    {10000, 0, 0, "1.25x16,0.5x16,0.25x16", NULL},
    {1, 0, 0, "50x4,25x2", NULL},
    {300000, 0, 0, "25x1", NULL},
};

static const int panels[][2] = {{1280, 720},  {800, 480},  {720, 1280},
                                {1280, 800},  {1920, 1080}, {1024, 600},
                                {480, 320},   {240, 240},  {4096, 4096}};

static void set_rack(struct gym *gym, int i)
{
    gym->rack = (struct rack){.bar_g = racks[i].bar_g,
                              .collar_g = racks[i].collar_g,
                              .sleeve_mm = racks[i].sleeve_mm};
    enum stock_status status = stock_parse(racks[i].stock, &assets()->plates,
                                           &gym->rack.stock);
    fuzz_must(status == STOCK_OK, "the racks make sense");
    if (racks[i].bars != NULL) {
        fuzz_must(bars_parse(racks[i].bars, &gym->rack) == BARS_OK,
                  "so do their bars");
        bars_choose(&gym->rack, "deadlift", 2);
    }
}

void gym_open(struct gym *gym, struct fuzz *in, struct app *app)
{
    static const int logouts_s[] = {90, 0, 10, 3600};
    memset(gym, 0, sizeof *gym);
    set_rack(gym, fuzz_below(in, COUNT(racks)));
    int panel = fuzz_below(in, COUNT(panels));
    int set = fuzz_byte(in);
    app->config = app_config_default();
    app->config.has_list = (set & 1) == 0;
    app->config.auto_logout_s = logouts_s[set >> 1 & 3];
    app->config.countdown_s = app->config.auto_logout_s == 10 ? 3 : 15;
    app->config.workout_open_ms = (set & 8) != 0 ? 3600000 : 4 * 3600000;
    if (set >= 0xC0) { /* else it never goes dark */
        app->config.dim_after_ms = 60000;
        app->config.blank_after_ms = 600000;
    }
    app->config.curve = (enum curve_id)((set >> 4) % CURVE_COUNT);
    app->panel = panel_for(panels[panel][0], panels[panel][1]);
    app->lifts = assets()->lifts;
    app->protocols = assets()->protocols;
    app->plates = assets()->plates;
    app->presets = assets()->presets;
    app->bar_models = assets()->bar_models;
    app->rack = gym->rack;
    for (int i = 0; i < GYM_ATHLETES; i++) {
        gym->athlete[i].variant = i;
    }
}

void gym_change(struct gym *gym, struct fuzz *in)
{
    int what = fuzz_byte(in);
    struct gym_athlete *athlete = &gym->athlete[fuzz_below(in, GYM_ATHLETES)];
    if (what < 0x80) {
        set_rack(gym, what % COUNT(racks));
    } else if (what < 0xA0) {
        athlete->is_removed = !athlete->is_removed;
    } else {
        athlete->variant = what;
    }
}

/* --- the athletes ------------------------------------------------------- */

struct uid gym_id(int athlete)
{
    return (struct uid){{(uint8_t)(athlete + 1), 0xAD}};
}

int gym_number(const struct uid *id)
{
    for (int i = 0; i < GYM_ATHLETES; i++) {
        struct uid own = gym_id(i);
        if (uid_equal(&own, id)) {
            return i;
        }
    }
    return -1;
}

int gym_by_id(const struct gym *gym, const struct uid *id)
{
    int i = gym_number(id);
    return i >= 0 && gym->athlete[i].is_removed ? -1 : i;
}

/* Every other one has a USB reader's tag. */
struct tag gym_tag(int athlete)
{
    uint64_t raw = (uint64_t)athlete + 1000;
    return athlete % 2 == 0 ? (struct tag){.bits = 26, .raw = raw}
                            : (struct tag){.digits = 10, .raw = raw};
}

int gym_by_tag(const struct gym *gym, const struct tag *tag)
{
    for (int i = 0; i < GYM_ATHLETES; i++) {
        struct tag his = gym_tag(i);
        if (tag_equal(&his, tag)) {
            return gym->athlete[i].is_removed ? -1 : i;
        }
    }
    return -1;
}

/* Plans differ by athlete and variant: none, one, some, as many as can be;
 * with no figure, a low, a usual and the highest one. */
static void plan(const struct app *app, int seed, int i, struct plan *out)
{
    static const int32_t figures_g[] = {200000, 0, 60000, LOAD_MAX_G, 1};
    const struct lifts *lifts = &app->lifts;
    const struct protocols *protocols = &app->protocols;
    memset(out, 0, sizeof *out);
    const char *lift = lifts->lift[(seed + i) % lifts->n].name;
    const char *protocol = protocols->protocol[(seed + i) % protocols->n].name;
    bool is_stranger = seed % 32 == 31 && i == 1;
    bool is_gone = seed % 16 == 15 && i == 0;
    snprintf(out->lift, sizeof out->lift, "%s",
             is_stranger ? "a-lift-taken-out" : lift);
    snprintf(out->protocol, sizeof out->protocol, "%s",
             is_gone ? "a-protocol-taken-out" : protocol);
    out->coach_e1rm_g = figures_g[(seed / 2 + i) % COUNT(figures_g)];
    out->frequency = seed % 8;
    out->exercises = seed / 2 % 9;
    out->heavy_28d = seed;
    out->seen_frequency = seed % 5;
    out->is_stale = seed % 3 == 1;
}

#define MANY 12 /* more plans than a page of lifts holds */

void gym_file(const struct gym *gym, const struct app *app, int athlete,
              struct athlete_file *out)
{
    static const int counts[] = {1, 3, 1, 0, 1, MANY, 2, 1};
    static const char *const names[] = {
        "Ada Strong", "Bo", "Maximiliane Wolfeschlegelsteinhausen-Bergerdorf",
        "\xC5\x81ucja \xC5\xBB\xC3\xB3\xC5\x82\xC4\x87",
        "\xE5\xA4\xA7\xE8\xB0\xB7\xE7\xBF\x94\xE5\xB9\xB3"};
    int seed = gym->athlete[athlete].variant;
    memset(out, 0, sizeof *out);
    out->id = gym_id(athlete);
    snprintf(out->name, sizeof out->name, "%s", names[athlete % COUNT(names)]);
    out->unit = seed % 3 == 2 ? UNIT_LB : UNIT_KG;
    out->n_plans = out->n_known = counts[seed % COUNT(counts)];
    for (int i = 0; i < out->n_plans; i++) {
        plan(app, seed, i, &out->plans[i]);
    }
    out->rack = gym->rack;
}

void gym_roster(const struct gym *gym, int offset, int count,
                struct roster_page *out)
{
    int total = 0;
    memset(out, 0, sizeof *out);
    out->offset = offset;
    for (int i = 0; i < GYM_ATHLETES; i++) {
        if (gym->athlete[i].is_removed) {
            continue;
        }
        if (total >= offset && out->n < count && out->n < ROSTER_PAGE_MAX) {
            struct roster_entry *entry = &out->entry[out->n++];
            entry->id = gym_id(i);
            snprintf(entry->name, sizeof entry->name, "Athlete %d", i);
        }
        total++;
    }
    out->total = total;
}

/* From its last set on, or from when it was set aside without one. */
static bool has_expired(const struct app *app, const struct parked *parked)
{
    const struct session *s = &parked->session;
    int last = s->n_sets - 1;
    int64_t from_ms = last >= 0 && s->sets[last].this_boot
                          ? s->sets[last].mono_ms
                          : parked->at_ms;
    return app->now.mono_ms - from_ms >= app->config.workout_open_ms;
}

bool gym_waits(const struct app *app, const struct uid *athlete)
{
    for (int i = 0; i < PARKED_MAX; i++) {
        const struct parked *parked = &app->parked[i];
        if (parked->session.active && uid_equal(&parked->athlete, athlete) &&
            !has_expired(app, parked)) {
            return true;
        }
    }
    return false;
}
