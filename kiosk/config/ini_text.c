#include "kiosk/config/ini_text.h"

#include <ini.h>
#include <string.h>

#define SECTION_MAX 64
#define BYTE_ORDER_MARK "\xEF\xBB\xBF" /* some editors put one first */

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
    char above[SECTION_MAX]; /* the last [section] line, with or without keys */
    int mistakes;
};

static void mistake(struct reading *r, int line, const char *section,
                    const char *key, const char *wrong)
{
    r->mistakes++;
    if (r->errors != NULL) {
        fprintf(r->errors, "%s:%d: [%s] %s: %s\n", r->name, line, section,
                key, wrong);
    }
}

/* What is wrong with a line by itself, from its first letter on; n bytes. */
static const char *line_wrong(const char *line, size_t n, size_t room)
{
    if (n > room) {
        return "too long";
    }
    if (n == 0 || line[0] == ';' || line[0] == '#') {
        return NULL;
    }
    const char *end = line[0] == '[' ? memchr(line, ']', n)
                                     : memchr(line, '=', n);
    return end != NULL ? NULL : "not a [section] and not key = value";
}

/* So that a bad line is told with the section it stands in. */
static void note_section(struct reading *r, const char *line)
{
    size_t n = line[0] == '[' ? strcspn(line + 1, "]\n") : SECTION_MAX;
    if (n < SECTION_MAX) {
        memcpy(r->above, line + 1, n);
        r->above[n] = '\0';
    }
}

/* The next line. Its indent is dropped, as libinih takes an indented line
 * for more of the value above it, and a bad one is told here, as libinih
 * tells the first alone. */
static char *read_line(char *out, int size, void *stream)
{
    struct reading *r = stream;
    if (*r->next == '\0') {
        return NULL;
    }
    size_t n = strcspn(r->next, "\n");
    const char *line = r->next;
    r->next += n + (r->next[n] == '\n');
    if (r->line++ == 0 && strncmp(line, BYTE_ORDER_MARK, 3) == 0) {
        line += 3;
        n -= 3;
    }
    size_t indent = strspn(line, " \t\r\f\v");
    indent = indent < n ? indent : n;
    line += indent;
    n -= indent;
    const char *wrong = line_wrong(line, n, (size_t)size - 2);
    note_section(r, line);
    if (wrong != NULL) {
        mistake(r, r->line, r->above, "line", wrong);
        n = 0;
    }
    memcpy(out, line, n);
    out[n] = '\n';
    out[n + 1] = '\0';
    return out;
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
    const char *wrong = r->take(
        r->into, &(struct ini_key){is_new, r->line, section, key, value});
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
        mistake(&r, line, r.above, "line",
                "not a [section] and not key = value");
    } else if (line < 0) {
        mistake(&r, 0, "", "file", "not enough memory to read it");
    }
    return r.mistakes;
}
