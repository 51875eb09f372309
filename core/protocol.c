#include "core/protocol.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#define TOP_FORM "write it as 2 @ 90% or 1 @ RPE 8"
#define BACKOFF_FORM "write it as 2 x 5 @ 82%, 3 x 6-8 @ RPE 8 or 3 x 3 -10%"

/* Reading forms such as "3 x 6-8 @ 80%": each step skips blanks and moves
 * the cursor only where it matches. */
static bool eat(const char **p, const char *word)
{
    const char *at = *p + strspn(*p, " ");
    size_t n = strlen(word);
    if (strncmp(at, word, n) != 0) {
        return false;
    }
    *p = at + n;
    return true;
}

static bool eat_number(const char **p, int *value)
{
    const char *at = *p + strspn(*p, " ");
    const char *start = at;
    for (*value = 0; *at >= '0' && *at <= '9' && *value < 100000; at++) {
        *value = *value * 10 + (*at - '0');
    }
    if (at == start) {
        return false;
    }
    *p = at;
    return true;
}

static bool eat_tenths(const char **p, int *value_x10)
{
    int part = 0;
    if (!eat_number(p, value_x10)) {
        return false;
    }
    if (**p == '.') {
        (*p)++;
        if (**p < '0' || **p > '9') {
            return false;
        }
        part = *(*p)++ - '0';
    }
    *value_x10 = *value_x10 * 10 + part;
    return true;
}

static bool at_end(const char *p)
{
    return p[strspn(p, " ")] == '\0';
}

static bool in(int value, int low, int high)
{
    return value >= low && value <= high;
}

static const char *set_top(struct protocol *p, const char *value)
{
    if (!eat_number(&value, &p->top_reps) || !in(p->top_reps, 1, 10) ||
        !eat(&value, "@")) {
        return TOP_FORM;
    }
    if (eat(&value, "RPE")) {
        p->top_by = TOP_BY_RPE;
        return eat_tenths(&value, &p->top_rpe_x10) && at_end(value) &&
                       in(p->top_rpe_x10, 60, 100)
                   ? NULL
                   : "a top set's RPE is 6 to 10";
    }
    p->top_by = TOP_BY_PERCENT;
    return eat_tenths(&value, &p->top_pct_x10) && eat(&value, "%") &&
                   at_end(value) && in(p->top_pct_x10, 500, 1000)
               ? NULL
               : "a top set's percent is 50% to 100%";
}

static const char *set_intensity(struct protocol *p, const char *value)
{
    if (eat(&value, "-")) {
        p->backoff_by = BACKOFF_BY_DROP;
        return eat_tenths(&value, &p->backoff_drop_x10) && eat(&value, "%") &&
                       at_end(value) && in(p->backoff_drop_x10, 0, 500)
                   ? NULL
                   : "a drop is 0% to 50%";
    }
    if (!eat(&value, "@")) {
        return BACKOFF_FORM;
    }
    if (eat(&value, "RPE")) {
        p->backoff_by = BACKOFF_BY_RPE;
        return eat_tenths(&value, &p->backoff_rpe_x10) && at_end(value) &&
                       in(p->backoff_rpe_x10, 60, 100)
                   ? NULL
                   : "a back-off set's RPE is 6 to 10";
    }
    p->backoff_by = BACKOFF_BY_PERCENT;
    return eat_tenths(&value, &p->backoff_pct_x10) && eat(&value, "%") &&
                   at_end(value) && in(p->backoff_pct_x10, 300, 1000)
               ? NULL
               : "a back-off set's percent is 30% to 100%";
}

static const char *set_backoff(struct protocol *p, const char *value)
{
    if (!eat_number(&value, &p->backoff_sets) ||
        !in(p->backoff_sets, 1, 10) || !eat(&value, "x") ||
        !eat_number(&value, &p->backoff_reps_min)) {
        return BACKOFF_FORM;
    }
    p->backoff_reps_max = p->backoff_reps_min;
    const char *after = value;
    int most;
    if (eat(&after, "-") && eat_number(&after, &most) && !eat(&after, "%")) {
        p->backoff_reps_max = most;
        value = after;
    }
    if (!in(p->backoff_reps_min, 1, 20) ||
        !in(p->backoff_reps_max, p->backoff_reps_min, 20)) {
        return "back-off reps are 1 to 20, the smaller first";
    }
    return set_intensity(p, value);
}

static const char *set_rest(int *rest_s, const char *value)
{
    if (!eat_number(&value, rest_s)) {
        return "write it as 4 min or 90 s";
    }
    if (eat(&value, "min")) {
        *rest_s = *rest_s < 1000 ? *rest_s * 60 : *rest_s;
    } else if (!eat(&value, "s")) {
        return "write it as 4 min or 90 s";
    }
    return at_end(value) && in(*rest_s, 10, PROTOCOL_REST_MAX_S)
               ? NULL
               : "a rest is 10 s to 30 min";
}

static const char *set_word(int *out, const char *value,
                            const char *const *words, int n,
                            const char *allowed)
{
    for (int i = 0; i < n; i++) {
        if (strcmp(words[i], value) == 0) {
            *out = i;
            return NULL;
        }
    }
    return allowed;
}

static const char *set_limit(int *out, const char *value)
{
    return eat_number(&value, out) && at_end(value) && *out <= 1000
               ? NULL
               : "write a whole number, 0 for no limit";
}

/* Percent as RTS gives them: none, little, moderate, much. */
static const char *set_fatigue(int *out, const char *value)
{
    bool is_number = eat_number(&value, out);
    eat(&value, "%");
    return is_number && at_end(value) &&
                   (*out == 0 || *out == 2 || *out == 5 || *out == 7)
               ? NULL
               : "allowed: 0 2 5 7";
}

static const char *set_title(struct protocol *p, const char *value)
{
    size_t n = strlen(value);
    if (n == 0 || n >= sizeof p->title) {
        return "write 1 to 23 letters";
    }
    memcpy(p->title, value, n + 1);
    return NULL;
}

static const char *set_cap(struct protocol *p, const char *value)
{
    eat(&value, "RPE");
    return eat_tenths(&value, &p->cap_rpe_x10) && at_end(value) &&
                   in(p->cap_rpe_x10, 60, 100)
               ? NULL
               : "a cap is RPE 6 to 10";
}

const char *protocol_set(struct protocol *protocol, const char *key,
                         const char *value)
{
    static const char *const goals[] = {"strength", "power", "hypertrophy"};
    static const char *const bases[] = {"corrected", "bar"};
    static const char *const styles[] = {"load-drop", "repeats", "rep-drop"};
    const char *wrong;
    int word = 0;
    if (strcmp(key, "title") == 0) {
        return set_title(protocol, value);
    }
    if (strcmp(key, "top") == 0) {
        return set_top(protocol, value);
    }
    if (strcmp(key, "backoff") == 0) {
        return set_backoff(protocol, value);
    }
    if (strcmp(key, "cap") == 0) {
        return set_cap(protocol, value);
    }
    if (strcmp(key, "rest") == 0) {
        return set_rest(&protocol->rest_s, value);
    }
    if (strcmp(key, "rest_hard") == 0) {
        return set_rest(&protocol->rest_hard_s, value);
    }
    if (strcmp(key, "rest_easy") == 0) {
        return set_rest(&protocol->rest_easy_s, value);
    }
    if (strcmp(key, "heavy_limit_7d") == 0) {
        return set_limit(&protocol->heavy_limit_7d, value);
    }
    if (strcmp(key, "heavy_limit_28d") == 0) {
        return set_limit(&protocol->heavy_limit_28d, value);
    }
    if (strcmp(key, "goal") == 0) {
        wrong = set_word(&word, value, goals, GOAL_COUNT,
                         "allowed: strength power hypertrophy");
        protocol->goal = (enum goal)word;
        return wrong;
    }
    if (strcmp(key, "basis") == 0) {
        wrong = set_word(&word, value, bases, 2, "allowed: corrected bar");
        protocol->basis = (enum drop_basis)word;
        return wrong;
    }
    if (strcmp(key, "style") == 0) {
        wrong = set_word(&word, value, styles, 3,
                         "allowed: load-drop repeats rep-drop");
        protocol->style = (enum backoff_style)word;
        return wrong;
    }
    if (strcmp(key, "fatigue") == 0) {
        return set_fatigue(&protocol->fatigue_pct, value);
    }
    return "unknown key; allowed: title goal top backoff basis style fatigue "
           "cap rest rest_hard rest_easy heavy_limit_7d heavy_limit_28d";
}

struct protocol protocol_new(const char *name)
{
    struct protocol protocol = {0};
    size_t n = strlen(name);
    assert(n < sizeof protocol.name);
    memcpy(protocol.name, name, n + 1);
    return protocol;
}

const char *protocol_check(const struct protocol *protocol)
{
    if (protocol->title[0] == '\0') {
        return "title is missing";
    }
    if (protocol->top_reps == 0) {
        return "top is missing; " TOP_FORM;
    }
    if (protocol->backoff_sets == 0) {
        return "backoff is missing; " BACKOFF_FORM;
    }
    if (protocol->cap_rpe_x10 == 0) {
        return "cap is missing; write it as RPE 9";
    }
    return protocol->rest_s == 0 ? "rest is missing; write it as 4 min"
                                 : NULL;
}

int protocols_find(const struct protocols *protocols, const char *name)
{
    for (int i = 0; i < protocols->n; i++) {
        if (strcmp(protocols->protocol[i].name, name) == 0) {
            return i;
        }
    }
    return -1;
}
