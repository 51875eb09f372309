/* racksidectl rack: what the rack owns. */
#include "kiosk/store/rack.h"

#include "kiosk/ctl/bars.h"
#include "kiosk/ctl/ctl.h"
#include "kiosk/ctl/json.h"

#include <stdio.h>
#include <string.h>

#define RACK_JSON_HELP \
    "  --json           bar_g, collar_g, stock, sleeve_mm (null: no limit), " \
    "bars\n                   (name, kind, mass_g, sleeve_mm, lifts)\n"

/* "25x4, bumper:20x2": a plate's kind only where it is not the one meant
 * without. */
static void print_stock(const struct ctl *ctl, const struct stock *stock)
{
    for (int i = 0; i < stock->n; i++) {
        const struct stock_entry *e = &stock->entry[i];
        const char *lb = e->plate.unit == UNIT_LB ? "lb" : "";
        char text[PLATE_LABEL_MAX + 8];
        struct stock usual;
        snprintf(text, sizeof text, "%s%sx1", e->plate.label, lb);
        bool is_usual =
            stock_parse(text, &ctl->assets.plates, &usual) == STOCK_OK &&
            strcmp(usual.entry[0].plate.kind, e->plate.kind) == 0;
        printf("%s%s%s%s%sx%d", i > 0 ? ", " : "",
               is_usual ? "" : e->plate.kind, is_usual ? "" : ":",
               e->plate.label, lb, e->pairs);
    }
    printf(stock->n > 0 ? " (pairs)\n" : "none\n");
}

/* --- the rack ---------------------------------------------------------------- */

static json_t *json_rack(const struct rack *rack)
{
    char stock[640];
    stock_print(&rack->stock, stock, sizeof stock);
    return json_pack("{s:i, s:i, s:s, s:o}", "bar_g", rack->bar_g,
                     "collar_g", rack->collar_g, "stock", stock, "sleeve_mm",
                     json_load(rack->sleeve_mm > 0, rack->sleeve_mm));
}

static int show_rack(struct ctl *ctl, const struct rack *rack)
{
    char collar[LOAD_TEXT_MAX];
    enum unit unit = rack->stock.n > 0 ? rack->stock.entry[0].plate.unit
                                       : UNIT_KG;
    if (ctl_has(ctl, "json")) {
        json_t *answer = json_rack(rack);
        json_object_set_new(answer, "bars", bars_json(ctl, rack));
        return json_answer(answer);
    }
    load_print_unit(rack->collar_g, unit, collar, sizeof collar);
    bars_print(rack, unit);
    printf("collar  %s, two are counted\n", collar);
    printf(rack->sleeve_mm > 0 ? "sleeve  %d mm\n" : "sleeve  no limit\n",
           rack->sleeve_mm);
    printf("plates  ");
    print_stock(ctl, &rack->stock);
    bars_print_lifts(ctl, rack);
    return 0;
}

/* The rack as the database has it, else the usual one. */
static int get_rack(struct ctl *ctl, struct rack *rack)
{
    if (!ctl_assets(ctl) || !ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    enum db_status status = rack_get(ctl->db, &ctl->assets.plates, rack);
    if (status == DB_BAD && !ctl_has(ctl, "stock")) {
        return ctl_refuse(ctl, "the rack kept makes no sense: say it anew "
                               "with rack set --bar LOAD --collar LOAD "
                               "--stock LIST");
    }
    if (status == DB_BAD || status == DB_NOT_FOUND) {
        assets_usual_rack(&ctl->assets, rack);
        return 0;
    }
    return status == DB_OK ? 0 : ctl_failed(ctl, status, "the rack");
}

static int take_bars(const struct ctl *ctl, struct rack *rack)
{
    const char *text = ctl_option(ctl, "bars");
    if (text == NULL) {
        return 0;
    }
    if (ctl_has(ctl, "bar")) {
        return ctl_misuse(ctl, "--bar is the first of --bars: say it there");
    }
    enum bars_status status = bars_parse(text, rack);
    const char *wrong = bars_status_str(status);
    return status == BARS_OK ? 0
           : status == BARS_BAD_FORM || status == BARS_NONE
               ? ctl_misuse(ctl, "--bars '%s': %s", text, wrong)
               : ctl_refuse(ctl, "--bars '%s': %s", text, wrong);
}

/* What is not said stays as it was. */
static int run_rack_set(struct ctl *ctl)
{
    struct rack rack;
    int code = get_rack(ctl, &rack);
    code = code != 0 ? code : take_bars(ctl, &rack);
    code = code != 0 ? code : ctl_rack(ctl, &rack);
    if (code != 0) {
        return code;
    }
    if (bars_twin(&rack) >= 0) { /* --bar has the mass of another */
        return ctl_refuse(ctl, "%s", bars_status_str(BARS_TWICE));
    }
    enum db_status status = rack_set(ctl->db, &rack);
    return status == DB_OK ? show_rack(ctl, &rack)
                           : ctl_failed(ctl, status, "the rack");
}

static int run_rack_show(struct ctl *ctl)
{
    struct rack rack;
    int code = get_rack(ctl, &rack);
    return code != 0 ? code : show_rack(ctl, &rack);
}

static void print_preset(const struct ctl *ctl, const struct preset *preset)
{
    char bar[LOAD_TEXT_MAX];
    const struct stock *stock = &preset->rack.stock;
    load_print_unit(preset->rack.bar_g,
                    stock->n > 0 ? stock->entry[0].plate.unit : UNIT_KG, bar,
                    sizeof bar);
    printf("%-12s %-12s %s; ", preset->name, preset->title, bar);
    print_stock(ctl, stock);
}

static int list_presets(struct ctl *ctl)
{
    const struct presets *presets = &ctl->assets.presets;
    json_t *list = json_array();
    for (int i = 0; i < presets->n; i++) {
        const struct preset *preset = &presets->preset[i];
        json_t *item = json_rack(&preset->rack);
        json_object_set_new(item, "name", json_string(preset->name));
        json_object_set_new(item, "title", json_string(preset->title));
        json_array_append_new(list, item);
        if (!ctl_has(ctl, "json")) {
            print_preset(ctl, preset);
        }
    }
    if (ctl_has(ctl, "json")) {
        return json_answer(list);
    }
    json_decref(list);
    return 0;
}

/* Put in place of what is kept, whatever that is; further bars stay. */
static int use_preset(struct ctl *ctl, const struct preset *preset)
{
    struct rack rack = preset->rack;
    struct rack kept;
    if (rack_get(ctl->db, &ctl->assets.plates, &kept) == DB_OK) {
        rack = kept;
        preset_use(preset, &rack);
    }
    enum db_status status = rack_set(ctl->db, &rack);
    return status == DB_OK ? show_rack(ctl, &rack)
                           : ctl_failed(ctl, status, "the rack");
}

/* Listed without a name. */
static int run_rack_preset(struct ctl *ctl)
{
    const struct presets *presets = &ctl->assets.presets;
    if (!ctl_assets(ctl)) {
        return CTL_REFUSED;
    }
    if (ctl->n_args == 0) {
        return list_presets(ctl);
    }
    int i = presets_find(presets, ctl->arg[0]);
    if (i < 0) {
        return ctl_refuse(ctl, "no preset '%s': see racksidectl rack preset",
                          ctl->arg[0]);
    }
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    return use_preset(ctl, &presets->preset[i]);
}

/* The bars there are, for who named another. */
static int no_such_bar(struct ctl *ctl, const struct rack *rack)
{
    char known[BARS_MAX * (BAR_NAME_MAX + 2)] = "";
    for (int i = 0; i < bars_count(rack); i++) {
        char title[BAR_NAME_MAX];
        size_t n = strlen(known);
        bars_title(rack, i, title);
        snprintf(known + n, sizeof known - n, "%s%s", i > 0 ? ", " : "",
                 title);
    }
    return ctl_refuse(ctl, "the rack has no bar '%s'; it has: %s", ctl->arg[1],
                      known);
}

static int choose_bar(struct ctl *ctl, struct rack *rack,
                      const struct lift *lift)
{
    int bar = ctl->n_args > 1 ? bars_find(rack, ctl->arg[1]) : -1;
    if (lift_is_own_bar(lift)) {
        return ctl_refuse(ctl, "%s is done on a machine, which is its own bar",
                          lift->name);
    }
    if (ctl->n_args > 1 && bar < 0) {
        return no_such_bar(ctl, rack);
    }
    if (!bars_choose(rack, lift->name, bar)) {
        return ctl_refuse(ctl, "%d lifts have a bar of their own already",
                          BAR_CHOICES_MAX);
    }
    return 0;
}

static int run_rack_bar(struct ctl *ctl)
{
    struct rack rack;
    char title[BAR_NAME_MAX];
    int code = get_rack(ctl, &rack);
    code = code != 0 ? code : ctl_lift(ctl, ctl->arg[0]);
    if (code != 0) {
        return code;
    }
    const struct lifts *lifts = &ctl->assets.lifts;
    const struct lift *lift = &lifts->lift[lifts_find(lifts, ctl->arg[0])];
    code = choose_bar(ctl, &rack, lift);
    if (code != 0) {
        return code;
    }
    enum db_status status = rack_set(ctl->db, &rack);
    if (status != DB_OK) {
        return ctl_failed(ctl, status, "the rack");
    }
    bars_title(&rack, bars_for(&rack, lift->name, lift->bar), title);
    printf("%s by the %s\n", lift->name, title);
    return 0;
}

const struct command commands_rack[] = {
    {.noun = "rack",
     .verb = "set",
     .run = run_rack_set,
     .options = "bar= bars= collar= stock= sleeve= json",
     .uses_db = true,
     .usage = "[--bar LOAD] [--bars LIST] [--collar LOAD] [--stock LIST] "
              "[--sleeve MM] [--json]",
     .about = "says what this rack owns",
     .options_help =
         "  --bar LOAD       the usual bar; 20kg to begin with; at most "
         "300kg\n"
         "  --bars LIST      all bars, the usual one first, at most 8: each "
         "LOAD, then as\n                   far as they are wanted its name, "
         "':' and its kind, '@' and\n                   the length of its "
         "sleeve (without: no limit)\n"
         "  --collar LOAD    one collar, two are counted; 0 to begin with; "
         "at most 10kg\n"
         "  --stock LIST     pairs of plates: 25x4,20x2,2.5x1, 45lbx4, "
         "bumper:25x2; to\n                   begin with\n"
         "                   " RACK_USUAL_STOCK "\n"
         "  --sleeve MM      usable length of one sleeve of the usual bar; 0 "
         "is no limit,\n                   and to begin with there is none\n"
         RACK_JSON_HELP,
     .help = "What is not said stays as it was. The kiosk takes it up at the "
             "next tap.\n\n"
             "A lift is done with the usual bar, unless lifts.ini asks for a "
             "kind that this\nrack has, or 'rack bar' says another; at the "
             "rack one touch takes another for\nthe day. One bar is loaded "
             "at a time.\n",
     .example = "  racksidectl rack set --bar 20kg --collar 2.5kg --stock "
                "25x4,20x2,10x2,5x2\n"
                "  racksidectl rack set --bars \"20kg,15kg women's@320mm,30kg "
                "trap bar:trap@260mm\"\n"},
    {.noun = "rack",
     .verb = "bar",
     .run = run_rack_bar,
     .options = "",
     .min_args = 1,
     .max_args = 2,
     .uses_db = true,
     .usage = "LIFT [BAR]",
     .about = "which of the rack's bars a lift is done with",
     .help = "Without BAR the lift is done with the usual one again, or with "
             "the kind that\nlifts.ini asks for. BAR is its name; one "
             "without goes by its mass.\n",
     .example = "  racksidectl rack bar deadlift \"trap bar\"\n"
                "  racksidectl rack bar bench 15kg\n"},
    {.noun = "rack",
     .verb = "show",
     .run = run_rack_show,
     .options = "json",
     .uses_db = true,
     .usage = "[--json]",
     .about = "what this rack owns",
     .options_help = RACK_JSON_HELP,
     .example = "  racksidectl rack show\n"},
    {.noun = "rack",
     .verb = "preset",
     .run = run_rack_preset,
     .options = "json",
     .max_args = 1,
     .uses_db = true,
     .usage = "[NAME] [--json]",
     .about = "racks that are ready made: which, or one is this rack",
     .options_help =
         "  --json           a list of name, title, bar_g, collar_g, stock,\n"
         "                   sleeve_mm; with NAME as rack show\n",
     .help = "Without NAME they are listed, and no database is needed. With "
             "one it takes the\nplace of what was said of this rack; the bars "
             "beside the usual one stay. They\nare in racks.ini, to be "
             "edited.\n",
     .example = "  racksidectl rack preset\n"
                "  racksidectl rack preset ipf-kg\n"},
    {0},
};
