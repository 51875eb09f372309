#include "core/bars.h"

#include "core/stock.h"
#include "core/text.h"

#include <assert.h>
#include <string.h>

int bars_count(const struct rack *rack)
{
    return 1 + rack->bars.n_more;
}

static void copy(char *out, const char *text, size_t size)
{
    struct text to = text_in(out, size);
    text_str(&to, text);
}

struct bar bars_at(const struct rack *rack, int i)
{
    assert(i >= 0 && i < bars_count(rack));
    if (i > 0) {
        return rack->bars.more[i - 1];
    }
    struct bar usual = {.mass_g = rack->bar_g, .sleeve_mm = rack->sleeve_mm};
    copy(usual.name, rack->bars.name, sizeof usual.name);
    copy(usual.kind, rack->bars.kind, sizeof usual.kind);
    return usual;
}

void bars_put(struct rack *rack, int i, const struct bar *bar)
{
    struct bars *bars = &rack->bars;
    assert(i >= 0 && i <= bars_count(rack) && i < BARS_MAX);
    if (i > 0) {
        bars->n_more = i > bars->n_more ? i : bars->n_more;
        bars->more[i - 1] = *bar;
        return;
    }
    copy(bars->name, bar->name, sizeof bars->name);
    copy(bars->kind, bar->kind, sizeof bars->kind);
    rack->bar_g = bar->mass_g;
    rack->sleeve_mm = bar->sleeve_mm;
}

void bars_take(const struct rack *rack, int i, struct rack *out)
{
    struct bar bar = bars_at(rack, i);
    *out = *rack;
    memset(&out->bars, 0, sizeof out->bars);
    bars_put(out, 0, &bar);
}

/* --- which one ------------------------------------------------------------ */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool reads_alike(const char *a, const char *b)
{
    while (*a != '\0' && lower(*a) == lower(*b)) {
        a++;
        b++;
    }
    return *a == *b;
}

static enum unit unit_of(const struct rack *rack)
{
    return rack->stock.n > 0 ? rack->stock.entry[0].plate.unit : UNIT_KG;
}

void bars_title(const struct rack *rack, int i, char out[BAR_NAME_MAX])
{
    struct bar bar = bars_at(rack, i);
    struct text text = text_in(out, BAR_NAME_MAX);
    if (bar.name[0] != '\0') {
        text_str(&text, bar.name);
        return;
    }
    text_load(&text, bar.mass_g, unit_of(rack));
    text_str(&text, " bar");
}

int bars_find(const struct rack *rack, const char *name)
{
    int32_t mass_g;
    bool is_load = load_parse(name, &mass_g, NULL) == LOAD_OK;
    for (int i = 0; i < bars_count(rack); i++) {
        struct bar bar = bars_at(rack, i);
        char title[BAR_NAME_MAX];
        bars_title(rack, i, title);
        bool is_meant = bar.name[0] == '\0' && is_load && bar.mass_g == mass_g;
        if (is_meant || reads_alike(title, name)) {
            return i;
        }
    }
    return -1;
}

static int choice_of(const struct bars *bars, const char *lift)
{
    for (int i = 0; i < bars->n_choices; i++) {
        if (strcmp(bars->choice[i].lift, lift) == 0) {
            return i;
        }
    }
    return -1;
}

int bars_for(const struct rack *rack, const char *lift, const char *kind)
{
    int chosen = choice_of(&rack->bars, lift);
    if (chosen >= 0) {
        return rack->bars.choice[chosen].bar;
    }
    for (int i = 0; kind[0] != '\0' && i < bars_count(rack); i++) {
        if (strcmp(bars_at(rack, i).kind, kind) == 0) {
            return i;
        }
    }
    return 0;
}

bool bars_choose(struct rack *rack, const char *lift, int bar)
{
    struct bars *bars = &rack->bars;
    int at = choice_of(bars, lift);
    assert(bar < bars_count(rack));
    if (bar < 0) {
        if (at >= 0) {
            bars->choice[at] = bars->choice[--bars->n_choices];
        }
        return true;
    }
    if (at < 0 && bars->n_choices == BAR_CHOICES_MAX) {
        return false;
    }
    at = at >= 0 ? at : bars->n_choices++;
    copy(bars->choice[at].lift, lift, sizeof bars->choice[at].lift);
    bars->choice[at].bar = bar;
    return true;
}

/* --- whether it makes sense ------------------------------------------------ */

static bool is_name(const char *name)
{
    size_t n = 0;
    for (; n < BAR_NAME_MAX && name[n] != '\0'; n++) {
        if ((unsigned char)name[n] < ' ' || strchr(",:@\x7f", name[n])) {
            return false;
        }
    }
    return n < BAR_NAME_MAX;
}

bool bars_is_kind(const char *kind)
{
    size_t n = strspn(kind, "abcdefghijklmnopqrstuvwxyz-");
    return n < BAR_KIND_MAX && kind[n] == '\0';
}

static enum bars_status judge(const struct bar *bar)
{
    if (bar->mass_g < 1 || bar->mass_g > BAR_MAX_G) {
        return BARS_BAD_LOAD;
    }
    if (bar->sleeve_mm < 0 || bar->sleeve_mm > SLEEVE_MAX_MM) {
        return BARS_BAD_SLEEVE;
    }
    if (!is_name(bar->name)) {
        return BARS_BAD_NAME;
    }
    return bars_is_kind(bar->kind) ? BARS_OK : BARS_BAD_KIND;
}

/* As people would say them: a name, or the mass. */
static bool has_twins(const struct rack *rack)
{
    for (int i = 1; i < bars_count(rack); i++) {
        char one[BAR_NAME_MAX], other[BAR_NAME_MAX];
        bars_title(rack, i, one);
        for (int k = 0; k < i; k++) {
            bars_title(rack, k, other);
            if (reads_alike(one, other)) {
                return true;
            }
        }
    }
    return false;
}

const char *bars_check(const struct rack *rack)
{
    const struct bars *bars = &rack->bars;
    if (bars->n_more < 0 || bars->n_more >= BARS_MAX || bars->n_choices < 0 ||
        bars->n_choices > BAR_CHOICES_MAX) {
        return bars_status_str(BARS_TOO_MANY);
    }
    for (int i = 0; i < bars_count(rack); i++) {
        struct bar bar = bars_at(rack, i);
        enum bars_status status = judge(&bar);
        if (status != BARS_OK) {
            return bars_status_str(status);
        }
    }
    for (int i = 0; i < bars->n_choices; i++) {
        if (bars->choice[i].bar < 0 ||
            bars->choice[i].bar >= bars_count(rack)) {
            return "a lift's bar is none of the rack's";
        }
    }
    return NULL;
}

static bool bar_equal(const struct bar *a, const struct bar *b)
{
    return a->mass_g == b->mass_g && a->sleeve_mm == b->sleeve_mm &&
           strcmp(a->name, b->name) == 0 && strcmp(a->kind, b->kind) == 0;
}

bool bars_equal(const struct bars *a, const struct bars *b)
{
    bool is_same = a->n_more == b->n_more && a->n_choices == b->n_choices &&
                   strcmp(a->name, b->name) == 0 &&
                   strcmp(a->kind, b->kind) == 0;
    for (int i = 0; i < a->n_more && is_same; i++) {
        is_same = bar_equal(&a->more[i], &b->more[i]);
    }
    for (int i = 0; i < a->n_choices && is_same; i++) {
        int k = choice_of(b, a->choice[i].lift);
        is_same = k >= 0 && a->choice[i].bar == b->choice[k].bar;
    }
    return is_same;
}

/* --- from text --------------------------------------------------------------- */

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
    return judge(bar);
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
    if (n == 0 || has_twins(&read)) {
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
