#include "kiosk/script/script.h"

#include "kiosk/script/words.h"

#include <string.h>

/* Ours: how long a finger or a thumb presses. */
#define PRESS_MS 80

#define DIGITS "0123456789"
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"

/* Index of the next word in a list that ends with NULL; -1: none of them. */
static int one_of(const char **at, const char *const *names)
{
    char word[16];
    if (!words_take(at, word, sizeof word)) {
        return -1;
    }
    for (int i = 0; names[i] != NULL; i++) {
        if (strcmp(word, names[i]) == 0) {
            return i;
        }
    }
    return -1;
}

static const char *parse_size(const char **at, struct script_command *out)
{
    int64_t w, h;
    if (!words_number(at, SCRIPT_SIZE_MIN, SCRIPT_SIZE_MAX, &w) ||
        !words_literal(at, "x") ||
        !words_number(at, SCRIPT_SIZE_MIN, SCRIPT_SIZE_MAX, &h)) {
        return "size: write WxH in pixels, 240 to 4096, as in size 800x480";
    }
    out->x = (int)w;
    out->y = (int)h;
    return NULL;
}

/* Days since 1970 of a date of the Gregorian calendar. Counting the year
 * from March puts the leap day at its end; a month 13 is January after. */
static int64_t days_of(int64_t y, int64_t m, int64_t d)
{
    y -= m <= 2;
    int64_t era = y / 400, of_era = y - era * 400;
    int64_t of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year -
           719468;
}

static const char *parse_time(const char **at, struct script_command *out)
{
    int64_t y, mo, d, h, mi;
    if (!words_number(at, 1970, 9999, &y) || !words_literal(at, "-") ||
        !words_number(at, 1, 12, &mo) || !words_literal(at, "-") ||
        !words_number(at, 1, 31, &d) || !words_number(at, 0, 23, &h) ||
        !words_literal(at, ":") || !words_number(at, 0, 59, &mi)) {
        return "time: write YYYY-MM-DD HH:MM";
    }
    if (d > days_of(y, mo + 1, 1) - days_of(y, mo, 1)) {
        return "time: this month has no such day";
    }
    out->ms = ((days_of(y, mo, d) * 24 + h) * 60 + mi) * 60000;
    return NULL;
}

#define CLOCK_WRONG "clock: trusted, untrusted, or a jump as in +3y or -90m"

static const char *parse_jump(const char **at, struct script_command *out)
{
    static const char units[] = "ydhms";
    static const int64_t unit_ms[] = {INT64_C(365) * 86400000, 86400000,
                                      3600000, 60000, 1000};
    bool is_back = **at == '-';
    ++*at;
    if (!words_number(at, 0, SCRIPT_JUMP_MAX_MS / 1000, &out->ms) ||
        **at == '\0' || strchr(units, **at) == NULL) {
        return CLOCK_WRONG;
    }
    int64_t of_ms = unit_ms[strchr(units, *(*at)++) - units];
    if (out->ms > SCRIPT_JUMP_MAX_MS / of_ms) {
        return "clock: a jump is of 100 years at most";
    }
    out->ms *= is_back ? -of_ms : of_ms;
    out->kind = SCRIPT_JUMP;
    return NULL;
}

static const char *parse_clock(const char **at, struct script_command *out)
{
    static const char *const names[] = {"untrusted", "trusted", NULL};
    *at = words_skip(*at);
    if (**at == '+' || **at == '-') {
        return parse_jump(at, out);
    }
    out->x = one_of(at, names);
    return out->x >= 0 ? NULL : CLOCK_WRONG;
}

static const char *parse_reboot(const char **at, struct script_command *out)
{
    (void)at;
    out->x = 1;
    return NULL;
}

static const char *parse_wait(const char **at, struct script_command *out)
{
    return words_number(at, 0, SCRIPT_WAIT_MAX_MS, &out->ms)
               ? NULL
               : "wait: write milliseconds, at most a week";
}

static bool is_of(const char *text, const char *letters)
{
    return text[strspn(text, letters)] == '\0';
}

static const char *parse_tap(const char **at, struct script_command *out)
{
    int64_t count;
    if (!words_number(at, 1, SCRIPT_FRAME_MAX, &count) ||
        !words_literal(at, ":") ||
        !words_take(at, out->text, sizeof out->text) ||
        !is_of(out->text, "01")) {
        return "tap: write COUNT:FRAME with up to 128 bits, as in 4:0110";
    }
    return strlen(out->text) == (size_t)count
               ? NULL
               : "tap: COUNT is not how many bits the frame has";
}

static const char *parse_usb(const char **at, struct script_command *out)
{
    return words_take(at, out->text, 33) && is_of(out->text, DIGITS LETTERS)
               ? NULL
               : "usb: write 1 to 32 digits and letters";
}

static const char *parse_pulse(const char **at, struct script_command *out)
{
    static const char *const names[] = {"d0", "d1", NULL};
    out->x = one_of(at, names);
    return out->x >= 0 ? NULL : "pulse: d0 or d1";
}

static const char *parse_button(const char **at, struct script_command *out)
{
    static const char *const names[] = {"up", "down", "ok", "back", NULL};
    char word[16];
    const char *first = word, *second = word;
    out->ms = PRESS_MS;
    if (!words_take(at, word, sizeof word)) {
        word[0] = '\0';
    }
    char *plus = strchr(word, '+');
    if (plus != NULL) {
        *plus = '\0';
        second = plus + 1;
    }
    out->x = one_of(&first, names);
    out->y = one_of(&second, names);
    if (out->x < 0 || out->y < 0) {
        return "button: up, down, ok or back, or two of them as in up+down";
    }
    return words_end(*at) || words_number(at, 20, 60000, &out->ms)
               ? NULL
               : "button: held for 20 to 60000 ms";
}

static const char *parse_press(const char **at, struct script_command *out)
{
    out->ms = PRESS_MS;
    return words_quoted(at, out->text, sizeof out->text)
               ? NULL
               : "press: write a label in double quotes";
}

static const char *parse_hold(const char **at, struct script_command *out)
{
    return words_quoted(at, out->text, sizeof out->text) &&
                   words_number(at, 20, 60000, &out->ms)
               ? NULL
               : "hold: write a label in double quotes and 20 to 60000 ms";
}

static const char *parse_touch(const char **at, struct script_command *out)
{
    int64_t x, y;
    if (!words_number(at, 0, SCRIPT_SIZE_MAX, &x) ||
        !words_number(at, 0, SCRIPT_SIZE_MAX, &y)) {
        return "touch: write X Y in pixels";
    }
    out->x = (int)x;
    out->y = (int)y;
    return NULL;
}

static const char *parse_text(const char **at, struct script_command *out)
{
    return words_quoted(at, out->text, sizeof out->text)
               ? NULL
               : "write what to look for in double quotes";
}

static const char *parse_name(const char **at, struct script_command *out)
{
    return words_take(at, out->text, 64) &&
                   is_of(out->text, DIGITS LETTERS "._-")
               ? NULL
               : "write a name of letters, digits, dots, dashes";
}

static const char *parse_light(const char **at, struct script_command *out)
{
    static const char *const names[] = {"full", "dim", "off", NULL};
    out->x = one_of(at, names);
    return out->x >= 0 ? NULL : "light: full, dim or off";
}

static const char *parse_nothing(const char **at, struct script_command *out)
{
    (void)at;
    (void)out;
    return NULL;
}

static const struct {
    const char *name;
    enum script_kind kind;
    const char *(*parse)(const char **at, struct script_command *out);
} commands[] = {
    {"size", SCRIPT_SIZE, parse_size},
    {"time", SCRIPT_TIME, parse_time},
    {"clock", SCRIPT_CLOCK, parse_clock},
    {"restart", SCRIPT_RESTART, parse_nothing},
    {"reboot", SCRIPT_RESTART, parse_reboot},
    {"wait", SCRIPT_WAIT, parse_wait},
    {"tap", SCRIPT_TAP, parse_tap},
    {"usb", SCRIPT_USB, parse_usb},
    {"pulse", SCRIPT_PULSE, parse_pulse},
    {"button", SCRIPT_BUTTON, parse_button},
    {"press", SCRIPT_PRESS, parse_press},
    {"hold", SCRIPT_PRESS, parse_hold},
    {"touch", SCRIPT_TOUCH, parse_touch},
    {"where", SCRIPT_WHERE, parse_text},
    {"see", SCRIPT_SEE, parse_text},
    {"see-not", SCRIPT_SEE_NOT, parse_text},
    {"on", SCRIPT_ON, parse_name},
    {"light", SCRIPT_LIGHT, parse_light},
    {"screen", SCRIPT_SCREEN, parse_nothing},
    {"shot", SCRIPT_SHOT, parse_name},
};

const char *script_parse(const char *line, struct script_command *out)
{
    char word[16];
    memset(out, 0, sizeof *out);
    if (words_end(line)) {
        return NULL;
    }
    if (!words_take(&line, word, sizeof word)) {
        word[0] = '\0';
    }
    for (size_t i = 0; i < sizeof commands / sizeof commands[0]; i++) {
        if (strcmp(word, commands[i].name) != 0) {
            continue;
        }
        out->kind = commands[i].kind;
        const char *wrong = commands[i].parse(&line, out);
        return wrong != NULL       ? wrong
               : !words_end(line) ? "more on the line than the command takes"
                                   : NULL;
    }
    return "unknown command: size time clock restart reboot wait tap usb "
           "pulse button press hold touch where see see-not on light screen "
           "shot";
}
