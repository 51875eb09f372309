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

/* Bars are made in half kilos or whole pounds. */
static bool is_round(int32_t mass_g, enum unit unit)
{
    int64_t step_milli = unit == UNIT_LB ? 1000 : 500;
    int64_t thousand_g = load_from_milli(step_milli * 1000, unit);
    int64_t n = ((int64_t)mass_g * 1000 + thousand_g / 2) / thousand_g;
    return load_from_milli(n * step_milli, unit) == mass_g;
}

/* The one it is round in: a bar of 45 lb is none of 20.4 kg. */
static enum unit unit_said(int32_t mass_g, enum unit plates)
{
    enum unit other = plates == UNIT_LB ? UNIT_KG : UNIT_LB;
    return !is_round(mass_g, plates) && is_round(mass_g, other) ? other
                                                                : plates;
}

void bars_name(const struct bar *bar, enum unit unit, char out[BAR_NAME_MAX])
{
    struct text text = text_in(out, BAR_NAME_MAX);
    if (bar->name[0] != '\0') {
        text_str(&text, bar->name);
        return;
    }
    text_load(&text, bar->mass_g, unit_said(bar->mass_g, unit));
    text_str(&text, " bar");
}

void bars_title(const struct rack *rack, int i, char out[BAR_NAME_MAX])
{
    struct bar bar = bars_at(rack, i);
    bars_name(&bar, unit_of(rack), out);
}

int bars_like(const struct rack *rack, const struct bar *bar)
{
    char title[BAR_NAME_MAX], other[BAR_NAME_MAX];
    bars_name(bar, unit_of(rack), title);
    for (int i = 0; i < bars_count(rack); i++) {
        bars_title(rack, i, other);
        if (reads_alike(title, other)) {
            return i;
        }
    }
    return -1;
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

/* --- one less, and the same one later ------------------------------------- */

void bars_remove(struct rack *rack, int i)
{
    struct bars *bars = &rack->bars;
    int n = 0;
    assert(i >= 0 && i < bars_count(rack) && bars->n_more > 0);
    for (int k = i; k < bars->n_more; k++) {
        struct bar next = bars_at(rack, k + 1);
        bars_put(rack, k, &next);
    }
    bars->n_more--;
    for (int k = 0; k < bars->n_choices; k++) {
        struct bar_choice choice = bars->choice[k];
        if (choice.bar != i) {
            choice.bar -= choice.bar > i;
            bars->choice[n++] = choice;
        }
    }
    bars->n_choices = n;
}

/* Whatever unit they are read in. */
static bool is_called_alike(const struct bar *a, const struct bar *b)
{
    return a->name[0] == '\0' && b->name[0] == '\0'
               ? a->mass_g == b->mass_g
               : reads_alike(a->name, b->name);
}

static int called_like(const struct rack *rack, const struct bar *bar)
{
    for (int i = 0; i < bars_count(rack); i++) {
        struct bar other = bars_at(rack, i);
        if (is_called_alike(&other, bar)) {
            return i;
        }
    }
    return -1;
}

int bars_same(const struct rack *was, int i, const struct rack *rack)
{
    struct bar bar = bars_at(was, i);
    int alike = called_like(rack, &bar);
    if (i >= bars_count(rack)) {
        return alike;
    }
    struct bar there = bars_at(rack, i);
    if (is_called_alike(&there, &bar)) {
        return i; /* of two called alike, too */
    }
    bool is_new = called_like(was, &there) < 0;
    bool is_stepped = bar.name[0] == '\0' && there.name[0] == '\0' &&
                      strcmp(bar.kind, there.kind) == 0;
    bool is_it = alike < 0 && is_new && (i == 0 || is_stepped);
    return is_it ? i : alike;
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

enum bars_status bars_judge(const struct bar *bar)
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

int bars_twin(const struct rack *rack)
{
    for (int i = 1; i < bars_count(rack); i++) {
        struct bar bar = bars_at(rack, i);
        if (bars_like(rack, &bar) < i) {
            return i;
        }
    }
    return -1;
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
        enum bars_status status = bars_judge(&bar);
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
