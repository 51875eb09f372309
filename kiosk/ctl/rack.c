/* racksidectl rack: what the rack owns. */
#include "kiosk/store/rack.h"

#include "kiosk/ctl/ctl.h"
#include "kiosk/ctl/json.h"

#include <stdio.h>
#include <string.h>

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
    char bar[LOAD_TEXT_MAX], collar[LOAD_TEXT_MAX];
    enum unit unit = rack->stock.n > 0 ? rack->stock.entry[0].plate.unit
                                       : UNIT_KG;
    if (ctl_has(ctl, "json")) {
        return json_answer(json_rack(rack));
    }
    load_print_unit(rack->bar_g, unit, bar, sizeof bar);
    load_print_unit(rack->collar_g, unit, collar, sizeof collar);
    printf("bar     %s\ncollar  %s, two are counted\n", bar, collar);
    printf(rack->sleeve_mm > 0 ? "sleeve  %d mm\n" : "sleeve  no limit\n",
           rack->sleeve_mm);
    printf("plates  ");
    print_stock(ctl, &rack->stock);
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

/* What is not said stays as it was. */
static int run_rack_set(struct ctl *ctl)
{
    struct rack rack;
    int code = get_rack(ctl, &rack);
    code = code != 0 ? code : ctl_rack(ctl, &rack);
    if (code != 0) {
        return code;
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

/* Listed without a name; else put in place of what is kept, whatever that
 * is. */
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
    enum db_status status = rack_set(ctl->db, &presets->preset[i].rack);
    return status == DB_OK ? show_rack(ctl, &presets->preset[i].rack)
                           : ctl_failed(ctl, status, "the rack");
}

const struct command commands_rack[] = {
    {.noun = "rack",
     .verb = "set",
     .run = run_rack_set,
     .options = "bar= collar= stock= sleeve= json",
     .uses_db = true,
     .usage = "[--bar LOAD] [--collar LOAD] [--stock LIST] [--sleeve MM] "
              "[--json]",
     .about = "says what this rack owns",
     .options_help =
         "  --bar LOAD       20kg to begin with; at most 300kg\n"
         "  --collar LOAD    one collar, two are counted; 0 to begin with; "
         "at most 10kg\n"
         "  --stock LIST     pairs of plates: 25x4,20x2,2.5x1, 45lbx4, "
         "bumper:25x2; to\n                   begin with\n"
         "                   " RACK_USUAL_STOCK "\n"
         "  --sleeve MM      usable length of one sleeve; 0 is no limit, and "
         "to begin\n                   with there is none\n"
         "  --json           bar_g, collar_g, stock, sleeve_mm (null: no "
         "limit)\n",
     .help = "What is not said stays as it was. The kiosk takes it up at the "
             "next tap.\n",
     .example = "  racksidectl rack set --bar 20kg --collar 2.5kg --stock "
                "25x4,20x2,10x2,5x2\n"},
    {.noun = "rack",
     .verb = "show",
     .run = run_rack_show,
     .options = "json",
     .uses_db = true,
     .usage = "[--json]",
     .about = "what this rack owns",
     .options_help =
         "  --json           bar_g, collar_g, stock, sleeve_mm (null: no "
         "limit)\n",
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
             "one it takes the\nplace of all that was said of this rack. They "
             "are in racks.ini, to be edited.\n",
     .example = "  racksidectl rack preset\n"
                "  racksidectl rack preset ipf-kg\n"},
    {0},
};
