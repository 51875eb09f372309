#include "kiosk/config/ini_text.h"

#include <ini.h>
#include <string.h>

#define SECTION_MAX 64

/* libinih tells no line number to its handler (a compile-time option that
 * Debian leaves off), so lines are fed to it through a reader that counts. */
struct reading {
    const char *next;
    int line;
    const char *name;
    ini_text_take take;
    void *into;
    FILE *errors;
    char section[SECTION_MAX];
    bool has_section;
    int mistakes;
};

static char *read_line(char *out, int size, void *stream)
{
    struct reading *r = stream;
    if (*r->next == '\0') {
        return NULL;
    }
    size_t n = strcspn(r->next, "\n");
    size_t kept = n < (size_t)size - 2 ? n : (size_t)size - 2;
    memcpy(out, r->next, kept);
    out[kept] = '\n';
    out[kept + 1] = '\0';
    r->next += n + (r->next[n] == '\n');
    r->line++;
    return out;
}

static void mistake(struct reading *r, int line, const char *section,
                    const char *key, const char *wrong)
{
    r->mistakes++;
    if (r->errors != NULL) {
        fprintf(r->errors, "%s:%d: [%s] %s: %s\n", r->name, line, section,
                key, wrong);
    }
}

static int on_key(void *user, const char *section, const char *key,
                  const char *value)
{
    struct reading *r = user;
    bool is_new = !r->has_section || strcmp(r->section, section) != 0;
    if (strlen(section) >= SECTION_MAX || section[0] == '\0') {
        mistake(r, r->line, section, key, "a key needs a [section] above it");
        return 1;
    }
    snprintf(r->section, sizeof r->section, "%s", section);
    r->has_section = true;
    const char *wrong = r->take(r->into, is_new, section, key, value);
    if (wrong != NULL) {
        mistake(r, r->line, section, key, wrong);
    }
    return 1;
}

int ini_text_read(const char *text, const char *name, ini_text_take take,
                  void *into, FILE *errors)
{
    struct reading r = {.next = text, .name = name, .take = take,
                        .into = into, .errors = errors};
    int line = ini_parse_stream(read_line, &r, on_key, &r);
    if (line > 0) {
        mistake(&r, line, r.section, "line",
                "not a [section] and not key = value");
    } else if (line < 0) {
        mistake(&r, 0, "", "file", "not enough memory to read it");
    }
    return r.mistakes;
}
