/* Fuzz: the CSV reader on any text. What it reads, written by csv_quote and
 * read again, is the same. */
#include "kiosk/ctl/csv.h"
#include "tests/fuzz/fuzz.h"

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* A quote doubles at most, two more go round it, and a comma follows. */
#define WRITTEN_MAX (2 * CSV_ROW_MAX + 3 * CSV_FIELDS_MAX + 1)

static void check_row(const struct csv *csv)
{
    char written[WRITTEN_MAX];
    struct csv again;
    size_t n = 0;
    for (int i = 0; i < csv->n; i++) {
        n += csv_quote(csv->field[i], written + n, sizeof written - n);
        written[n++] = i + 1 < csv->n ? ',' : '\n';
    }
    written[n] = '\0';
    /* A row of one empty field is an empty line, which is skipped. */
    if (csv->n == 1 && csv->field[0][0] == '\0') {
        return;
    }
    csv_begin(&again, written);
    /* What began with a byte order mark of its own loses it here. */
    if (strncmp(written, "\xEF\xBB\xBF", 3) == 0) {
        again.at = written;
    }
    if (csv_next(&again) != CSV_ROW || again.n != csv->n) {
        abort();
    }
    for (int i = 0; i < csv->n; i++) {
        if (strcmp(again.field[i], csv->field[i]) != 0) {
            abort();
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct csv csv;
    int line = 0;
    char *text = malloc(size + 1);
    if (text == NULL) {
        return 0;
    }
    memcpy(text, data, size);
    text[size] = '\0';
    csv_begin(&csv, text);
    while (csv_next(&csv) == CSV_ROW) {
        if (csv.line <= line || csv.n < 1 || csv.n > CSV_FIELDS_MAX) {
            abort();
        }
        line = csv.line;
        check_row(&csv);
    }
    free(text);
    return 0;
}
