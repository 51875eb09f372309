/* Bars as people write them, and what is said of a list that makes no sense. */
#include "core/bars.h"

#include "core/stock.h"

#include <string.h>

/* Copies n bytes without the spaces round them; false where they do not fit. */
static bool take(char *out, size_t size, const char *from, size_t n)
{
    while (n > 0 && *from == ' ') {
        from++;
        n--;
    }
    while (n > 0 && from[n - 1] == ' ') {
        n--;
    }
    if (n >= size) {
        return false;
    }
    memcpy(out, from, n);
    out[n] = '\0';
    return true;
}

static enum bars_status take_sleeve(struct bar *bar, const char *text)
{
    int mm = 0;
    size_t n = strspn(text, "0123456789");
    for (size_t i = 0; i < n && mm <= SLEEVE_MAX_MM; i++) {
        mm = mm * 10 + (text[i] - '0');
    }
    bar->sleeve_mm = mm;
    bool is_form = n > 0 && (text[n] == '\0' || strcmp(text + n, "mm") == 0);
    return is_form ? BARS_OK : BARS_BAD_SLEEVE;
}

/* "30kg trap bar:trap@260mm" of n bytes. */
static enum bars_status read_bar(const char *p, size_t n, struct bar *bar)
{
    char item[128], load[LOAD_TEXT_MAX + 8], sleeve[16];
    *bar = (struct bar){.mass_g = 0};
    if (!take(item, sizeof item, p, n)) {
        return BARS_BAD_NAME;
    }
    size_t name = strcspn(item, " :@"), kind = name + strcspn(item + name, ":@");
    size_t at = kind + strcspn(item + kind, "@"), end = strlen(item);
    if (!take(load, sizeof load, item, name) ||
        load_parse(load, &bar->mass_g, NULL) != LOAD_OK) {
        return BARS_BAD_FORM;
    }
    if (!take(bar->name, sizeof bar->name, item + name, kind - name)) {
        return BARS_BAD_NAME;
    }
    bool has_kind = item[kind] == ':', has_sleeve = item[at] == '@';
    if (has_kind && (!take(bar->kind, sizeof bar->kind, item + kind + 1,
                           at - kind - 1) ||
                     bar->kind[0] == '\0')) {
        return BARS_BAD_KIND;
    }
    if (has_sleeve) {
        enum bars_status status =
            take(sleeve, sizeof sleeve, item + at + 1, end - at - 1)
                ? take_sleeve(bar, sleeve)
                : BARS_BAD_SLEEVE;
        if (status != BARS_OK) {
            return status;
        }
    }
    return bars_judge(bar);
}

/* Choices go on with the bar of that name. */
static void keep_choices(struct rack *to, const struct rack *from)
{
    for (int i = 0; i < from->bars.n_choices; i++) {
        const struct bar_choice *choice = &from->bars.choice[i];
        char title[BAR_NAME_MAX];
        bars_title(from, choice->bar, title);
        int bar = bars_find(to, title);
        if (bar >= 0) {
            bars_choose(to, choice->lift, bar);
        }
    }
}

enum bars_status bars_parse(const char *text, struct rack *rack)
{
    struct rack read = *rack;
    int n = 0;
    memset(&read.bars, 0, sizeof read.bars);
    for (const char *p = text; *p != '\0'; n++) {
        struct bar bar;
        size_t length = strcspn(p, ",");
        if (n == BARS_MAX) {
            return BARS_TOO_MANY;
        }
        enum bars_status status = read_bar(p, length, &bar);
        if (status != BARS_OK) {
            return status;
        }
        bars_put(&read, n, &bar);
        p += length;
        if (*p == ',' && *++p == '\0') {
            return BARS_BAD_FORM;
        }
    }
    if (n == 0 || bars_twin(&read) >= 0) {
        return n == 0 ? BARS_NONE : BARS_TWICE;
    }
    keep_choices(&read, rack);
    *rack = read;
    return BARS_OK;
}

const char *bars_status_str(enum bars_status status)
{
    switch (status) {
    case BARS_OK:
        return "fine";
    case BARS_BAD_FORM:
        return "write bars as 20kg,15kg women's@320mm,30kg trap bar:trap";
    case BARS_BAD_LOAD:
        return "a bar must be above 0 and at most 300 kg";
    case BARS_BAD_NAME:
        return "a bar's name has at most 23 letters, none of them , : or @";
    case BARS_BAD_KIND:
        return "a bar's kind is 1 to 11 small letters: trap, safety";
    case BARS_BAD_SLEEVE:
        return "a sleeve is 0 (no limit) to 2000 mm: @415mm";
    case BARS_TOO_MANY:
        return "a rack has at most 8 bars";
    case BARS_TWICE:
        return "two bars of one name, or of one mass without a name: name "
               "them";
    case BARS_NONE:
        return "a rack has one bar at the least";
    }
    return "unknown status of bars";
}
