/* Values: what options hold, and one clear line where they do not. */
#include "kiosk/ctl/ctl.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int ctl_bad_number(const struct ctl *ctl, const char *name, const char *text,
                   const char *allowed)
{
    char *end;
    strtod(text, &end);
    return end == text
               ? ctl_misuse(ctl, "--%s '%s': %s", name, text, allowed)
               : ctl_refuse(ctl, "--%s '%s': %s", name, text, allowed);
}

int ctl_int(const struct ctl *ctl, const char *name, int low, int high,
            int *out)
{
    const char *text = ctl_option(ctl, name);
    char *end;
    if (text == NULL) {
        return 0;
    }
    errno = 0;
    long value = strtol(text, &end, 10);
    if (end == text || *end != '\0' || errno != 0 || value < low ||
        value > high) {
        char allowed[64];
        snprintf(allowed, sizeof allowed, "a whole number, %d to %d", low,
                 high);
        return ctl_bad_number(ctl, name, text, allowed);
    }
    *out = (int)value;
    return 0;
}

int ctl_load(const struct ctl *ctl, const char *name, int32_t *out,
             enum unit *unit)
{
    const char *text = ctl_option(ctl, name);
    if (text == NULL) {
        return 0;
    }
    enum load_status status = load_parse(text, out, unit);
    return status == LOAD_OK ? 0
                             : ctl_bad_number(ctl, name, text,
                                              load_status_str(status));
}

int ctl_unit(const struct ctl *ctl, const char *name, enum unit *out)
{
    const char *text = ctl_option(ctl, name);
    if (text == NULL) {
        return 0;
    }
    for (int i = 0; i < UNIT_COUNT; i++) {
        if (strcmp(text, unit_str((enum unit)i)) == 0) {
            *out = (enum unit)i;
            return 0;
        }
    }
    return ctl_misuse(ctl, "--%s '%s': kg or lb", name, text);
}

int ctl_curve(const struct ctl *ctl, enum curve_id *out)
{
    const char *text = ctl_option(ctl, "curve");
    if (text == NULL || curve_find(text, out)) {
        return 0;
    }
    return ctl_misuse(ctl, "--curve '%s': trac, classic or helms", text);
}

int ctl_stock(const struct ctl *ctl, struct stock *out)
{
    const char *text = ctl_option(ctl, "stock");
    if (text == NULL) {
        return 0;
    }
    enum stock_status status = stock_parse(text, &ctl->assets.plates, out);
    const char *wrong = stock_status_str(status);
    return status == STOCK_OK         ? 0
           : status == STOCK_BAD_FORM
               ? ctl_misuse(ctl, "--stock '%s': %s", text, wrong)
               : ctl_refuse(ctl, "--stock '%s': %s", text, wrong);
}

int ctl_on(const struct ctl *ctl, const struct stock *stock, struct stack *out)
{
    const char *text = ctl_option(ctl, "on");
    enum stock_status status =
        text == NULL ? STOCK_OK : stack_parse(text, stock, out);
    if (status == STOCK_BAD_FORM) {
        return ctl_misuse(ctl, "--on '%s': write one side's plates from the "
                               "inside out, as 25,20,2.5", text);
    }
    return status == STOCK_OK
               ? 0
               : ctl_refuse(ctl, "--on '%s': the stock has no such plate, or "
                                 "not so many; --stock is all there is, what "
                                 "hangs on the bar with it", text);
}

int ctl_rack(const struct ctl *ctl, struct rack *out)
{
    int code = ctl_load(ctl, "bar", &out->bar_g, NULL);
    code = code != 0 ? code : ctl_load(ctl, "collar", &out->collar_g, NULL);
    code = code != 0 ? code : ctl_stock(ctl, &out->stock);
    code = code != 0 ? code
                     : ctl_int(ctl, "sleeve", 0, SLEEVE_MAX_MM,
                               &out->sleeve_mm);
    const char *wrong = code == 0 ? rack_check(out) : NULL;
    return wrong == NULL ? code : ctl_refuse(ctl, "%s", wrong);
}

int ctl_lift(const struct ctl *ctl, const char *lift)
{
    const struct lifts *lifts = &ctl->assets.lifts;
    char known[512] = "";
    if (lifts_find(lifts, lift) >= 0) {
        return 0;
    }
    for (int i = 0; i < lifts->n; i++) {
        size_t n = strlen(known);
        snprintf(known + n, sizeof known - n, " %s", lifts->lift[i].name);
    }
    return ctl_refuse(ctl, "'%s' is no lift; there are%s", lift, known);
}

int ctl_athlete(struct ctl *ctl, const char *name, struct athlete *out)
{
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    enum db_status status = roster_find_name(ctl->db, name, out);
    if (status == DB_NOT_FOUND) {
        return ctl_refuse(ctl, "nobody is called '%s': see athlete list",
                          name);
    }
    return status == DB_OK ? 0 : ctl_failed(ctl, status, name);
}
