/* Fuzz: scripts, line by line. What is accepted is within what script.h
 * allows, and written anew it reads the same; a comment changes nothing. */
#include "kiosk/script/script.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WRITTEN_MAX (2 * SCRIPT_TEXT_MAX + 64)

static bool is_of(const char *text, const char *letters, size_t most)
{
    size_t n = strlen(text);
    return n >= 1 && n <= most && strspn(text, letters) == n;
}

static bool is_name(const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        bool letter = (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z');
        if (!letter && !(*c >= '0' && *c <= '9') &&
            strchr("._-", *c) == NULL) {
            return false;
        }
    }
    return text[0] != '\0';
}

static bool is_between(int64_t value, int64_t low, int64_t high)
{
    return value >= low && value <= high;
}

static bool is_allowed(const struct script_command *c)
{
    switch (c->kind) {
    case SCRIPT_NOTHING:
    case SCRIPT_SCREEN:
        return true;
    case SCRIPT_SIZE:
        return is_between(c->x, SCRIPT_SIZE_MIN, SCRIPT_SIZE_MAX) &&
               is_between(c->y, SCRIPT_SIZE_MIN, SCRIPT_SIZE_MAX);
    case SCRIPT_TIME: /* to the end of 9999 */
        return is_between(c->ms, 0, INT64_C(253402300740000)) &&
               c->ms % 60000 == 0;
    case SCRIPT_JUMP:
        return is_between(c->ms, -SCRIPT_JUMP_MAX_MS, SCRIPT_JUMP_MAX_MS) &&
               c->ms % 1000 == 0;
    case SCRIPT_LIGHT:
        return is_between(c->x, 0, 2);
    case SCRIPT_CLOCK:
    case SCRIPT_RESTART:
    case SCRIPT_PULSE:
        return c->x == 0 || c->x == 1;
    case SCRIPT_WAIT:
        return is_between(c->ms, 0, SCRIPT_WAIT_MAX_MS);
    case SCRIPT_TAP:
        return is_of(c->text, "01", SCRIPT_FRAME_MAX);
    case SCRIPT_USB:
        return is_of(c->text,
                     "0123456789abcdefghijklmnopqrstuvwxyz"
                     "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                     32);
    case SCRIPT_BUTTON:
        return is_between(c->x, 0, 3) && is_between(c->y, 0, 3) &&
               is_between(c->ms, 20, 60000);
    case SCRIPT_PRESS:
        return c->text[0] != '\0' && is_between(c->ms, 20, 60000);
    case SCRIPT_TOUCH:
        return is_between(c->x, 0, SCRIPT_SIZE_MAX) &&
               is_between(c->y, 0, SCRIPT_SIZE_MAX);
    case SCRIPT_WHERE:
    case SCRIPT_SEE:
    case SCRIPT_SEE_NOT:
        return c->text[0] != '\0';
    case SCRIPT_ON:
    case SCRIPT_SHOT:
        return is_name(c->text);
    }
    return false;
}

/* --- written anew ------------------------------------------------------- */

static void write_quoted(const char *command, const struct script_command *c,
                         char *out)
{
    size_t n = strlen(command);
    memcpy(out, command, n);
    out[n++] = ' ';
    out[n++] = '"';
    for (const char *at = c->text; *at != '\0'; at++) {
        if (*at == '"' || *at == '\\') {
            out[n++] = '\\';
        }
        out[n++] = *at;
    }
    memcpy(out + n, "\"", 2);
}

static void write_time(const struct script_command *c, char *out)
{
    struct tm tm;
    time_t at = (time_t)(c->ms / 1000);
    gmtime_r(&at, &tm);
    strftime(out, WRITTEN_MAX, "time %Y-%m-%d %H:%M", &tm);
}

static void write_figures(const struct script_command *c, char *out)
{
    static const char *const buttons[] = {"up", "down", "ok", "back"};
    static const char *const lights[] = {"full", "dim", "off"};
    const size_t size = WRITTEN_MAX;
    long long ms = c->ms;
    if (c->kind == SCRIPT_SIZE) {
        snprintf(out, size, "size %dx%d", c->x, c->y);
    } else if (c->kind == SCRIPT_CLOCK) {
        snprintf(out, size, "clock %strusted", c->x == 1 ? "" : "un");
    } else if (c->kind == SCRIPT_JUMP) {
        snprintf(out, size, "clock %+llds", ms / 1000);
    } else if (c->kind == SCRIPT_RESTART) {
        snprintf(out, size, c->x == 1 ? "reboot" : "restart");
    } else if (c->kind == SCRIPT_WAIT) {
        snprintf(out, size, "wait %lld", ms);
    } else if (c->kind == SCRIPT_PULSE) {
        snprintf(out, size, "pulse d%d", c->x);
    } else if (c->kind == SCRIPT_BUTTON) {
        snprintf(out, size, "button %s%s%s %lld", buttons[c->x],
                 c->y != c->x ? "+" : "", c->y != c->x ? buttons[c->y] : "",
                 ms);
    } else if (c->kind == SCRIPT_TOUCH) {
        snprintf(out, size, "touch %d %d", c->x, c->y);
    } else if (c->kind == SCRIPT_LIGHT) {
        snprintf(out, size, "light %s", lights[c->x]);
    } else if (c->kind == SCRIPT_SCREEN) {
        snprintf(out, size, "screen");
    }
}

static void write_command(const struct script_command *c, char *out)
{
    const size_t size = WRITTEN_MAX;
    out[0] = '\0';
    if (c->kind == SCRIPT_TIME) {
        write_time(c, out);
    } else if (c->kind == SCRIPT_PRESS) {
        write_quoted("hold", c, out);
        size_t n = strlen(out);
        snprintf(out + n, size - n, " %lld", (long long)c->ms);
    } else if (c->kind == SCRIPT_WHERE) {
        write_quoted("where", c, out);
    } else if (c->kind == SCRIPT_SEE) {
        write_quoted("see", c, out);
    } else if (c->kind == SCRIPT_SEE_NOT) {
        write_quoted("see-not", c, out);
    } else if (c->kind == SCRIPT_TAP) {
        snprintf(out, size, "tap %zu:%s", strlen(c->text), c->text);
    } else if (c->kind == SCRIPT_USB) {
        snprintf(out, size, "usb %s", c->text);
    } else if (c->kind == SCRIPT_ON || c->kind == SCRIPT_SHOT) {
        snprintf(out, size, "%s %s", c->kind == SCRIPT_ON ? "on" : "shot",
                 c->text);
    } else {
        write_figures(c, out);
    }
}

/* --- the checks --------------------------------------------------------- */

static void must_read_as(const char *line, const struct script_command *want,
                         const char *what)
{
    struct script_command got;
    fuzz_must(script_parse(line, &got) == NULL, what);
    fuzz_must(got.kind == want->kind && got.x == want->x &&
                  got.y == want->y && got.ms == want->ms &&
                  strcmp(got.text, want->text) == 0,
              what);
}

/* A date that the calendar has reads as itself. */
static void check_date(const char *line, const struct script_command *c)
{
    struct tm tm;
    int y, mo, d, h, mi;
    time_t at = (time_t)(c->ms / 1000);
    if (sscanf(line, " time %d-%d-%d %d:%d", &y, &mo, &d, &h, &mi) != 5) {
        return;
    }
    gmtime_r(&at, &tm);
    fuzz_must(tm.tm_year + 1900 == y && tm.tm_mon + 1 == mo &&
                  tm.tm_mday == d && tm.tm_hour == h && tm.tm_min == mi,
              "a date is the one that was written");
}

static void check_line(const char *line)
{
    struct script_command command;
    char written[WRITTEN_MAX];
    const char *wrong = script_parse(line, &command);
    size_t size = strlen(line) + 32;
    char *longer = malloc(size);
    if (longer == NULL) {
        return;
    }
    snprintf(longer, size, "\t %s \t# \"a comment", line);
    if (wrong != NULL) {
        fuzz_must(wrong[0] >= 'a' && wrong[0] <= 'z', "a refusal says why");
        fuzz_must(script_parse(line, &command) == wrong,
                  "a line is refused twice alike");
    } else {
        fuzz_must(is_allowed(&command), "what is accepted is allowed");
        must_read_as(longer, &command, "a comment changes nothing");
        write_command(&command, written);
        must_read_as(written, &command, "written anew it reads the same");
        check_date(line, &command);
    }
    free(longer);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct fuzz in = {data, size};
    char *text = fuzz_text(&in);
    char *line = text, *next;
    for (; line != NULL; line = next) {
        next = strchr(line, '\n');
        if (next != NULL) {
            *next++ = '\0';
        }
        check_line(line);
    }
    free(text);
    return 0;
}
