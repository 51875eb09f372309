#include "core/path_text.h"

#include <string.h>

/* What lies between from and to without the spaces round it, cut. */
static void copy(const char *from, const char *to, char out[PATH_TEXT_MAX])
{
    while (from < to && *from == ' ') {
        from++;
    }
    while (to > from && to[-1] == ' ') {
        to--;
    }
    size_t n = (size_t)(to - from);
    n = n < PATH_TEXT_MAX ? n : PATH_TEXT_MAX - 1;
    memcpy(out, from, n);
    out[n] = '\0';
}

/* A tolerance's number without a unit has the load's. */
static void complete(char text[PATH_TEXT_MAX], enum unit unit)
{
    size_t n = strlen(text);
    bool is_bare = n > 0 && ((text[n - 1] >= '0' && text[n - 1] <= '9') ||
                             text[n - 1] == '.');
    if (is_bare && n + 2 < PATH_TEXT_MAX) {
        memcpy(text + n, unit_str(unit), 3);
    }
}

/* One load, from `from` up to `to`. */
static enum path_text_status read_step(const char *from, const char *to,
                                       struct path_text *out)
{
    struct path_target *target = &out->target[out->n];
    enum unit *unit = &out->unit[out->n];
    const char *tilde = memchr(from, '~', (size_t)(to - from));
    copy(from, tilde != NULL ? tilde : to, out->what);
    out->wrong = out->n;
    target->tolerance_g = 0;
    out->load_status = load_parse(out->what, &target->target_g, unit);
    if (out->load_status != LOAD_OK) {
        return PATH_TEXT_BAD_LOAD;
    }
    if (tilde != NULL) {
        copy(tilde + 1, to, out->what);
        char whole[PATH_TEXT_MAX];
        memcpy(whole, out->what, sizeof whole);
        complete(whole, *unit);
        out->load_status = load_parse(whole, &target->tolerance_g, NULL);
        if (out->load_status != LOAD_OK) {
            return PATH_TEXT_BAD_TOLERANCE;
        }
    }
    out->n++;
    return PATH_TEXT_OK;
}

enum path_text_status path_text_parse(const char *text, struct path_text *out)
{
    *out = (struct path_text){.n = 0};
    if (text[strspn(text, " ")] == '\0') {
        return PATH_TEXT_EMPTY;
    }
    for (const char *at = text;; at++) {
        const char *end = at + strcspn(at, ",");
        if (out->n == PATH_STEPS_MAX) {
            return PATH_TEXT_TOO_MANY;
        }
        enum path_text_status status = read_step(at, end, out);
        if (status != PATH_TEXT_OK || *end == '\0') {
            return status;
        }
        at = end;
    }
}
