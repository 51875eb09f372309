#include "kiosk/ctl/bars.h"

#include "kiosk/ctl/json.h"

#include <stdio.h>
#include <string.h>

static bool is_with(const struct rack *rack, const struct lift *lift, int bar)
{
    return !lift_is_own_bar(lift) &&
           bars_for(rack, lift->name, lift->bar) == bar;
}

json_t *bars_json(const struct ctl *ctl, const struct rack *rack)
{
    const struct lifts *lifts = &ctl->assets.lifts;
    json_t *list = json_array();
    for (int i = 0; i < bars_count(rack); i++) {
        struct bar bar = bars_at(rack, i);
        json_t *done = json_array();
        for (int k = 0; k < lifts->n; k++) {
            if (is_with(rack, &lifts->lift[k], i)) {
                json_array_append_new(done, json_string(lifts->lift[k].name));
            }
        }
        json_array_append_new(
            list, json_pack("{s:s, s:s, s:i, s:o, s:o}", "name", bar.name,
                            "kind", bar.kind, "mass_g", bar.mass_g,
                            "sleeve_mm",
                            json_load(bar.sleeve_mm > 0, bar.sleeve_mm),
                            "lifts", done));
    }
    return list;
}

static void print_bar(const struct rack *rack, int i, enum unit unit)
{
    struct bar bar = bars_at(rack, i);
    char mass[LOAD_TEXT_MAX];
    load_print_unit(bar.mass_g, unit, mass, sizeof mass);
    printf("bar     %s%s%s%s%s", mass, bar.name[0] != '\0' ? " " : "",
           bar.name, bar.kind[0] != '\0' ? ":" : "", bar.kind);
    printf(i > 0 && bar.sleeve_mm > 0 ? ", sleeve %d mm\n" : "\n",
           bar.sleeve_mm);
}

void bars_print(const struct rack *rack, enum unit unit)
{
    for (int i = 0; i < bars_count(rack); i++) {
        print_bar(rack, i, unit);
    }
}

/* Which lifts are done with another bar than the usual one, or would be. */
static void print_lifts(const struct ctl *ctl, const struct rack *rack)
{
    for (int i = 0; i < ctl->assets.lifts.n; i++) {
        const struct lift *lift = &ctl->assets.lifts.lift[i];
        char title[BAR_NAME_MAX];
        int bar = bars_for(rack, lift->name, lift->bar);
        bars_title(rack, bar, title);
        if (!lift_is_own_bar(lift) && bar > 0) {
            printf("%s by the %s\n", lift->name, title);
        } else if (lift->bar[0] != '\0' && bar == 0 &&
                   strcmp(rack->bars.kind, lift->bar) != 0) {
            printf("%s by the %s: no %s bar is here\n", lift->name, title,
                   lift->bar);
        }
    }
}

static bool is_for_some_lift(const struct ctl *ctl, const struct rack *rack,
                             int bar)
{
    for (int i = 0; i < ctl->assets.lifts.n; i++) {
        if (is_with(rack, &ctl->assets.lifts.lift[i], bar)) {
            return true;
        }
    }
    return false;
}

/* A kind that no lift asks for may be mistyped. */
static void print_idle_kinds(const struct ctl *ctl, const struct rack *rack)
{
    for (int i = 1; i < bars_count(rack); i++) {
        struct bar bar = bars_at(rack, i);
        char title[BAR_NAME_MAX];
        bars_title(rack, i, title);
        if (bar.kind[0] != '\0' && !is_for_some_lift(ctl, rack, i)) {
            printf("no lift asks for the kind %s: racksidectl rack bar LIFT "
                   "\"%s\" gives it one\n", bar.kind, title);
        }
    }
}

void bars_print_lifts(const struct ctl *ctl, const struct rack *rack)
{
    print_lifts(ctl, rack);
    print_idle_kinds(ctl, rack);
}
