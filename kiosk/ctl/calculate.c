/* The calculators: curve, plates, wiegand, and the table of all of them. They need no database. */
#include "kiosk/ctl/calculate.h"

#include "core/plates.h"
#include "kiosk/ctl/json.h"
#include "kiosk/input/wiegand.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* "8.5" in tenths, exactly; false: not a number with one decimal. */
static bool parse_tenths(const char *text, int *out)
{
    char *end;
    size_t sign = text[0] == '-';
    if (strchr("0123456789", text[sign]) == NULL || text[sign] == '\0') {
        return false;
    }
    long whole = strtol(text + sign, &end, 10);
    long tenths = 0;
    if (*end == '.' && end[1] >= '0' && end[1] <= '9') {
        tenths = end[1] - '0';
        end += 2;
        end += strspn(end, "0");
    }
    whole = whole > 1000 ? 1000 : whole; /* no RPE: refused all the same */
    *out = (int)(whole * 10 + tenths) * (sign ? -1 : 1);
    return *end == '\0';
}

static int run_curve(struct ctl *ctl)
{
    int reps = 0, rpe_x10 = 0, n_x10, pct_x1000;
    enum curve_id curve = CURVE_TRAC;
    const char *rpe = ctl_option(ctl, "rpe");
    if (rpe == NULL || !ctl_has(ctl, "reps")) {
        return ctl_usage(ctl);
    }
    if (!parse_tenths(rpe, &rpe_x10)) {
        return ctl_bad_number(ctl, "rpe", rpe, "a number with one decimal");
    }
    int code = ctl_int(ctl, "reps", 1, REPS_MAX, &reps);
    code = code != 0 ? code : ctl_curve(ctl, &curve);
    if (code != 0) {
        return code;
    }
    enum effort_status status =
        curve_pct(curve, reps, rpe_x10, &n_x10, &pct_x1000);
    if (status != EFFORT_OK) {
        return ctl_refuse(ctl, "--reps %d --rpe %s: %s", reps, rpe,
                          effort_status_str(status));
    }
    if (ctl_has(ctl, "json")) {
        return json_answer(json_pack("{s:o, s:o}", "n", json_tenths(n_x10),
                                     "pct", json_real(pct_x1000 / 1000.0)));
    }
    printf("N = %g, %g %% of the 1RM (%s)\n", n_x10 / 10.0,
           pct_x1000 / 1000.0, curve_name(curve));
    return 0;
}

static int print_plates(const struct loading *l, const struct rack *rack,
                        enum unit unit)
{
    char load[LOAD_TEXT_MAX], text[512];
    load_print_unit(l->load_g, unit, load, sizeof load);
    stack_print(&l->side, &rack->stock, " ", text, sizeof text);
    printf("%s, per side: %s\n", load, l->side.n > 0 ? text : "nothing");
    stack_print(&l->remove, &rack->stock, " ", text, sizeof text);
    if (l->remove.n > 0) {
        printf("take off: %s\n", text);
    }
    stack_print(&l->add, &rack->stock, " ", text, sizeof text);
    if (l->add.n > 0) {
        printf("put on:   %s\n", text);
    }
    plates_reason(l, unit, text, sizeof text);
    if (text[0] != '\0') {
        printf("%s\n", text);
    }
    if (plates_floor_reason(l, unit, text, sizeof text) > 0) {
        printf("%s\n", text);
    }
    return 0;
}

static int answer_plates(const struct loading *l, const struct rack *rack,
                         enum unit unit)
{
    char reason[160];
    plates_reason(l, unit, reason, sizeof reason);
    json_t *answer = json_pack(
        "{s:i, s:i, s:b, s:o, s:o, s:o, s:o, s:o, s:i, s:s}", "target_g",
        l->target_g, "load_g", l->load_g, "exact", l->exact, "below_g",
        json_load(l->has_below, l->below_g), "above_g",
        json_load(l->has_above, l->above_g), "side",
        json_side(&l->side, &rack->stock), "remove",
        json_labels(&l->remove, &rack->stock), "add",
        json_labels(&l->add, &rack->stock), "moves", l->moves, "reason",
        reason);
    if (rack->floor_mm > 0) {
        json_object_set_new(answer, "low", json_boolean(l->is_low));
        json_object_set_new(answer, "floor_g",
                            json_load(l->has_floor, l->floor_g));
    }
    return json_answer(answer);
}

static int run_plates(struct ctl *ctl)
{
    struct rack rack = {.bar_g = RACK_USUAL_BAR_G};
    struct stack on = {.n = 0};
    struct loading loading;
    int32_t target_g = 0;
    enum unit unit = UNIT_KG;
    if (!ctl_has(ctl, "target") || !ctl_has(ctl, "stock")) {
        return ctl_usage(ctl);
    }
    if (!ctl_assets(ctl)) {
        return CTL_REFUSED;
    }
    int code = ctl_load(ctl, "target", &target_g, &unit);
    code = code != 0 ? code : ctl_rack(ctl, &rack);
    code = code != 0 ? code : ctl_on(ctl, &rack.stock, &on);
    if (code != 0) {
        return code;
    }
    rack.floor_mm = ctl_has(ctl, "from-floor") ? FLOOR_MM : 0;
    plates_load(&rack, target_g, &on, &loading);
    return ctl_has(ctl, "json") ? answer_plates(&loading, &rack, unit)
                                : print_plates(&loading, &rack, unit);
}

static const char *parity_word(enum parity parity)
{
    switch (parity) {
    case PARITY_OK:
        return "ok";
    case PARITY_BAD:
        return "bad";
    case PARITY_SWAPPED:
        return "swapped";
    case PARITY_NONE:
        break;
    }
    return "none";
}

static json_t *format_json(const struct wiegand_format *f)
{
    return json_pack("{s:s, s:o, s:I}", "name", f->name, "facility",
                     f->has_facility ? json_integer((json_int_t)f->facility)
                                     : json_null(),
                     "card", (json_int_t)f->card);
}

static int answer_wiegand(const struct tag *tag, bool json)
{
    struct wiegand_format formats[WIEGAND_FORMATS_MAX];
    int n = wiegand_formats(tag, formats);
    const char *parity = parity_word(wiegand_parity(tag));
    char raw[20];
    snprintf(raw, sizeof raw, "%llx", (unsigned long long)tag->raw);
    if (!json) {
        printf("%d bits, raw %s, parity %s\n", tag->bits, raw, parity);
    }
    json_t *list = json_array();
    for (int i = 0; i < n; i++) {
        json_array_append_new(list, format_json(&formats[i]));
        if (json) {
            continue;
        }
        printf("%-16s", formats[i].name);
        if (formats[i].has_facility) {
            printf(" facility %llu", (unsigned long long)formats[i].facility);
        }
        printf(" card %llu\n", (unsigned long long)formats[i].card);
    }
    if (json) {
        return json_answer(json_pack("{s:i, s:s, s:s, s:o}", "bits",
                                     tag->bits, "raw", raw, "parity", parity,
                                     "formats", list));
    }
    json_decref(list);
    return 0;
}

static int run_wiegand(struct ctl *ctl)
{
    const char *frame = ctl->arg[0];
    size_t n = strlen(frame);
    struct tag tag = {0};
    if (n == 0 || strspn(frame, "01") != n) {
        return ctl_misuse(ctl, "'%s' is no frame: a string of 0 and 1, first "
                               "sent first", frame);
    }
    if (n > TAG_BITS_MAX) {
        return ctl_refuse(ctl, "%zu bits: a tag has at most %d", n,
                          TAG_BITS_MAX);
    }
    tag.bits = (uint8_t)n;
    for (size_t i = 0; i < n; i++) {
        tag.raw = tag.raw << 1 | (frame[i] == '1');
    }
    return answer_wiegand(&tag, ctl_has(ctl, "json"));
}

const struct command commands_calculate[] = {
    {.noun = "curve",
     .run = run_curve,
     .options = "reps= rpe= curve= json",
     .usage = "--reps R --rpe X [--curve C] [--json]",
     .about = "what share of a 1RM a set is",
     .options_help =
         "  --reps R         reps done, 1 to 20\n"
         "  --rpe X          how hard it was, 6 to 10, in tenths at most\n"
         "  --curve C        trac (unless said), classic or helms\n"
         "  --json           n, pct (percent of the 1RM)\n",
     .help = "The chart is read at N = reps + (10 - RPE). Below RPE 6, or "
             "past the chart's end\n(N of trac 20, classic 16, helms 11), a "
             "set is too light to read: refused.\n",
     .example = "  racksidectl curve --reps 2 --rpe 9\n"},
    {.noun = "prescribe",
     .run = run_prescribe,
     .options = "protocol= lift= top= e1rm= curve= bar= collar= stock= "
                "sleeve= frequency= exercises= recovery= json",
     .usage = "--protocol P --lift L --top SET [--e1rm LOAD] [--curve C] "
              "[--bar LOAD] [--collar LOAD] [--stock LIST] [--sleeve MM] "
              "[--frequency N] [--exercises N] "
              "[--recovery fresh|normal|tired] [--json]",
     .about = "today's back-off sets, from today's top set",
     .options_help =
         "  --protocol P     a section of protocols.ini, such as strength\n"
         "  --lift L         a section of lifts.ini, such as deadlift\n"
         "  --top SET        today's top set: 180x1@8.5, 405lbx2@9, "
         "180x2@miss\n"
         "  --e1rm LOAD      the 1RM known before, give or take 5 %, which the "
         "top set is\n"
         "                   weighed against; unless said nothing is known\n"
         "  --curve C        trac (unless said), classic or helms\n"
         "  --bar LOAD       20kg unless said; a machine's own empty load\n"
         "  --collar LOAD    one collar, two are counted; 0 unless said\n"
         "  --stock LIST     pairs of plates; unless said\n"
         "                   " RACK_USUAL_STOCK "\n"
         "  --sleeve MM      usable length of one sleeve; no limit unless "
         "said\n"
         "  --frequency N    sessions a week with this lift, 1 to 14\n"
         "  --exercises N    in today's workout, 1 to 20\n"
         "  --recovery R     fresh, normal (unless said) or tired\n"
         "  --json           reading_g (null: none), e1rm_g, backoff, side, "
         "why\n",
     .help = "A top set that is too light to read (below RPE 6, or past the "
             "chart's end) is\nrefused, and so is one missed without a rep "
             "where no --e1rm is given.\n",
     .example = "  racksidectl prescribe --protocol strength --lift deadlift "
                "--top 180x2@9\n"},
    {.noun = "estimate",
     .run = run_estimate,
     .options = "csv= e1rm= curve= json",
     .usage = "--csv FILE [--e1rm LOAD] [--curve C] [--json]",
     .about = "what is learned of an athlete, set by set",
     .options_help =
         "  --csv FILE       one athlete's sets in one lift, in their order\n"
         "  --e1rm LOAD      what is known before, give or take 5 %; else "
         "nothing is\n"
         "  --curve C        the chart it starts from: trac (unless said), "
         "classic, helms\n"
         "  --json           one object a row, each on its own line: row "
         "(from 1),\n"
         "                   predicted_rpe, e1rm_before_g (before that set), "
         "e1rm_g,\n"
         "                   sd_pct (after it)\n",
     .help = "FILE begins with the line day,kind,load_g,reps,rpe. day is a "
             "whole number,\nfrom any day on; one earlier than the row "
             "before counts as the day after it.\nkind is top or backoff, rpe "
             "a number from 5 to 10, or miss, whose reps are\nthose achieved "
             "(0 where there was none).\n",
     .example = "  racksidectl estimate --csv squat.csv --e1rm 200kg --json\n"},
    {.noun = "plates",
     .run = run_plates,
     .options = "target= bar= collar= stock= on= sleeve= from-floor json",
     .usage = "--target LOAD [--bar LOAD] [--collar LOAD] --stock LIST "
              "[--on LIST] [--sleeve MM] [--from-floor] [--json]",
     .about = "which plates to slide on",
     .options_help =
         "  --target LOAD    of the whole bar\n"
         "  --bar LOAD       20kg unless said\n"
         "  --collar LOAD    one collar, two are counted; 0 unless said\n"
         "  --stock LIST     pairs of plates: 25x4,20x2,2.5x1, 45lbx4, "
         "bumper:25x2\n"
         "  --on LIST        what hangs on each side now, from the inside "
         "out:\n                   25,20; nothing unless said\n"
         "  --sleeve MM      usable length of one sleeve; no limit unless "
         "said\n"
         "  --from-floor     for a pull: with a plate of 450 mm where the load "
         "allows it\n"
         "  --json           target_g, load_g, exact, below_g, above_g, side, "
         "remove, add,\n                   moves, reason; from the floor also "
         "low, and floor_g, the\n                   nearest that is not (null: "
         "none)\n",
     .help = "Exact, heaviest inside, with the fewest plates handled. What "
             "cannot be loaded is\nanswered with the nearest, ties down.\n",
     .example = "  racksidectl plates --target 142.5 --stock "
                "25x2,20x2,10x2,1.25x2 --on 25,10\n"},
    {.noun = "path",
     .run = run_path,
     .options = "loads= bar= collar= stock= on= sleeve= json",
     .usage = "--loads LIST [--bar LOAD] [--collar LOAD] --stock LIST "
              "[--on LIST] [--sleeve MM] [--json]",
     .about = "the fewest plates to handle over a whole workout",
     .options_help =
         "  --loads LIST     of the whole bar, in their order, as "
         "80~5,120~5,160,145,145;\n"
         "                   behind ~ by how much one may move, in its unit: "
         "315lb~10\n"
         "  --bar LOAD       20kg unless said\n"
         "  --collar LOAD    one collar, two are counted; 0 unless said\n"
         "  --stock LIST     pairs of plates: 25x4,20x2,2.5x1, 45lbx4, "
         "bumper:25x2\n"
         "  --on LIST        what hangs on each side now, from the inside "
         "out:\n                   25,20; nothing unless said\n"
         "  --sleeve MM      usable length of one sleeve; no limit unless "
         "said\n"
         "  --json           steps (load_g, side, remove, add), moves (plates "
         "handled on\n                   one side, in all)\n",
     .help = "Exact: of all ways to load them, heaviest inside, one with the "
             "fewest plates put\non and taken off, then the nearest to the "
             "loads asked for. A load without ~, or\nwith nothing loadable "
             "within it, is the nearest loadable, ties down.\n",
     .example = "  racksidectl path --loads 80~5,120~5,160,145 --stock "
                "25x4,20x2,10x2,2.5x2\n"},
    {.noun = "wiegand",
     .run = run_wiegand,
     .options = "json",
     .min_args = 1,
     .max_args = 1,
     .usage = "FRAME [--json]",
     .about = "what a reader's bits say",
     .options_help =
         "  FRAME            1 to 64 bits as 0 and 1, the first sent first\n"
         "  --json           bits, raw (hexadecimal, without 0x), parity (ok, "
         "bad,\n                   swapped, none), formats (name, facility, "
         "card)\n",
     .help = "A tag is its count of bits and the bits; facility and card are "
             "for display only.\nParity 'swapped': D0 and D1 are wired the "
             "other way round.\n",
     .example = "  racksidectl wiegand 00101101000000001010001000\n"},
    {0},
};
