#include "kiosk/script/words.h"

#include <string.h>

const char *words_skip(const char *at)
{
    while (*at == ' ' || *at == '\t' || *at == '\r') {
        at++;
    }
    return at;
}

bool words_end(const char *at)
{
    at = words_skip(at);
    return *at == '\0' || *at == '#';
}

static bool is_word(char c)
{
    return c != '\0' && c != ' ' && c != '\t' && c != '\r' && c != '#';
}

bool words_take(const char **at, char *out, size_t size)
{
    const char *from = words_skip(*at);
    size_t n = 0;
    while (is_word(from[n])) {
        n++;
    }
    if (n == 0 || n >= size) {
        return false;
    }
    memcpy(out, from, n);
    out[n] = '\0';
    *at = from + n;
    return true;
}

bool words_quoted(const char **at, char *out, size_t size)
{
    const char *from = words_skip(*at);
    size_t n = 0;
    if (*from++ != '"') {
        return false;
    }
    for (; *from != '"'; from++) {
        if (*from == '\\' && (from[1] == '"' || from[1] == '\\')) {
            from++;
        }
        if (*from == '\0' || n + 1 >= size) {
            return false;
        }
        out[n++] = *from;
    }
    out[n] = '\0';
    *at = from + 1;
    return n > 0;
}

bool words_number(const char **at, int64_t low, int64_t high, int64_t *out)
{
    const char *from = words_skip(*at);
    int64_t value = 0;
    int n = 0;
    for (; from[n] >= '0' && from[n] <= '9'; n++) {
        if (n == 15) {
            return false;
        }
        value = value * 10 + (from[n] - '0');
    }
    if (n == 0 || value < low || value > high) {
        return false;
    }
    *out = value;
    *at = from + n;
    return true;
}

bool words_literal(const char **at, const char *literal)
{
    size_t n = strlen(literal);
    if (strncmp(*at, literal, n) != 0) {
        return false;
    }
    *at += n;
    return true;
}
