#include "kiosk/ctl/csv.h"

#include <stdbool.h>
#include <string.h>

void csv_begin(struct csv *csv, const char *text)
{
    memset(csv, 0, sizeof *csv);
    csv->at = strncmp(text, "\xEF\xBB\xBF", 3) == 0 ? text + 3 : text;
    csv->next_line = 1;
}

/* Where bytes go; full once one did not fit. */
struct room {
    char *at, *end;
    bool full;
};

static void put(struct room *room, char c)
{
    if (room->at == room->end) {
        room->full = true;
    } else {
        *room->at++ = c;
    }
}

static bool ends_field(char c)
{
    return c == ',' || c == '\n' || c == '\r' || c == '\0';
}

static enum csv_status quoted(struct csv *csv, struct room *room)
{
    const char *at = csv->at + 1;
    for (; *at != '\0'; at++) {
        if (*at == '"' && at[1] != '"') {
            csv->at = at + 1;
            return ends_field(*csv->at) ? CSV_ROW : CSV_BAD_QUOTE;
        }
        at += *at == '"';
        csv->next_line += *at == '\n';
        put(room, *at);
    }
    return CSV_UNCLOSED;
}

static enum csv_status bare(struct csv *csv, struct room *room)
{
    for (; !ends_field(*csv->at); csv->at++) {
        if (*csv->at == '"') {
            return CSV_BAD_QUOTE;
        }
        put(room, *csv->at);
    }
    return CSV_ROW;
}

static enum csv_status field(struct csv *csv, struct room *room)
{
    if (csv->n == CSV_FIELDS_MAX) {
        return CSV_TOO_LONG;
    }
    csv->field[csv->n++] = room->at;
    enum csv_status status =
        *csv->at == '"' ? quoted(csv, room) : bare(csv, room);
    put(room, '\0');
    return status == CSV_ROW && room->full ? CSV_TOO_LONG : status;
}

static bool skip_line_end(struct csv *csv)
{
    const char *from = csv->at;
    csv->at += *csv->at == '\r';
    csv->at += *csv->at == '\n';
    csv->next_line += csv->at > from;
    return csv->at > from;
}

enum csv_status csv_next(struct csv *csv)
{
    struct room room = {csv->text, csv->text + sizeof csv->text, false};
    while (skip_line_end(csv)) {
    }
    csv->n = 0;
    csv->line = csv->next_line;
    if (*csv->at == '\0') {
        return CSV_END;
    }
    for (;;) {
        enum csv_status status = field(csv, &room);
        if (status != CSV_ROW) {
            return status;
        }
        if (*csv->at != ',') {
            skip_line_end(csv);
            return CSV_ROW;
        }
        csv->at++;
    }
}

const char *csv_status_str(enum csv_status status)
{
    switch (status) {
    case CSV_ROW:
        return "a row";
    case CSV_END:
        return "the end";
    case CSV_BAD_QUOTE:
        return "a quote where none may be: quote the whole field and double "
               "the quotes in it";
    case CSV_UNCLOSED:
        return "a quote is never closed";
    case CSV_TOO_LONG:
        return "the row is too long";
    }
    return "";
}

size_t csv_quote(const char *text, char *out, size_t size)
{
    struct room room = {out, out + size - 1, false};
    bool needs = strpbrk(text, ",\"\r\n") != NULL;
    if (needs) {
        put(&room, '"');
    }
    for (; *text != '\0'; text++) {
        put(&room, *text);
        if (*text == '"') {
            put(&room, '"');
        }
    }
    if (needs) {
        put(&room, '"');
    }
    *room.at = '\0';
    return (size_t)(room.at - out);
}
