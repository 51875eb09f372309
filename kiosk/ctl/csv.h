/* Csv: comma separated values, RFC 4180. Pure.
 *
 * Fields may be quoted, quotes in them are doubled, lines end in LF or CRLF,
 * a byte order mark is skipped. */
#ifndef KIOSK_CTL_CSV_H
#define KIOSK_CTL_CSV_H

#include <stddef.h>

#define CSV_FIELDS_MAX 16
#define CSV_ROW_MAX 1024 /* bytes of one row, with a NUL a field */

enum csv_status {
    CSV_ROW,
    CSV_END,
    CSV_BAD_QUOTE, /* a quote within a bare field, or text after a closed */
    CSV_UNCLOSED,  /* the file ends within quotes */
    CSV_TOO_LONG,  /* more than CSV_ROW_MAX bytes, or CSV_FIELDS_MAX fields */
};

struct csv {
    const char *at; /* the caller's text, NUL-terminated */
    int line;       /* of the row last read, from 1 */
    int next_line;
    int n; /* fields of it */
    const char *field[CSV_FIELDS_MAX];
    char text[CSV_ROW_MAX];
};

void csv_begin(struct csv *csv, const char *text);
/* The next row that is not empty. After a mistake reading cannot go on. */
enum csv_status csv_next(struct csv *csv);
/* Lower case, no full stop; static. */
const char *csv_status_str(enum csv_status status);

/* Writes a field, quoted where it has to be. Returns the length, cut at
 * size. */
size_t csv_quote(const char *field, char *out, size_t size);

#endif
