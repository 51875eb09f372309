/* racksidectl import roster: all athletes of a file, or none. */
#include "kiosk/ctl/csv.h"
#include "kiosk/ctl/csv_file.h"
#include "kiosk/ctl/records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_BYTES 512

enum column { COLUMN_NAME, COLUMN_UNIT, COLUMN_TAG, COLUMN_COUNT };
static const char *const columns[COLUMN_COUNT] = {"name", "unit", "tag"};

struct import {
    struct ctl *ctl;
    const char *path;
    struct csv csv;
    int at[COLUMN_COUNT]; /* where each column is; -1: not in the file */
    int n;
    bool has_failed; /* the database */
    int n_mistakes;
    char first[LINE_BYTES]; /* mistake: "FILE:LINE: what" */
};

static int wrong(struct import *im, const char *what)
{
    if (im->n_mistakes++ == 0) {
        snprintf(im->first, sizeof im->first, "%s:%d: %s", im->path,
                 im->csv.line, what);
    }
    return CTL_REFUSED;
}

/* One line, however many mistakes there are. */
static int say_mistakes(const struct import *im)
{
    int more = im->n_mistakes - 1;
    if (more == 0) {
        return ctl_refuse(im->ctl, "%s; nothing was imported", im->first);
    }
    return ctl_refuse(im->ctl, "%s; %d more mistake%s; nothing was imported",
                      im->first, more, more > 1 ? "s" : "");
}

static int take_header(struct import *im)
{
    if (csv_next(&im->csv) != CSV_ROW) {
        return wrong(im, "the first line has to name the columns: "
                         "name,unit,tag");
    }
    for (int i = 0; i < im->csv.n; i++) {
        int column = 0;
        while (column < COLUMN_COUNT &&
               strcmp(im->csv.field[i], columns[column]) != 0) {
            column++;
        }
        if (column == COLUMN_COUNT) {
            return wrong(im, "unknown column: there are name, unit, tag");
        }
        if (im->at[column] >= 0) {
            return wrong(im, "a column stands twice");
        }
        im->at[column] = i;
    }
    return im->at[COLUMN_NAME] >= 0 ? 0 : wrong(im, "no column 'name'");
}

static const char *cell(const struct import *im, enum column column)
{
    return im->at[column] < 0 ? "" : im->csv.field[im->at[column]];
}

static int wrong_status(struct import *im, enum db_status status)
{
    if (status == DB_FAILED) {
        im->has_failed = true; /* no mistake of the file's: go no further */
        return CTL_REFUSED;
    }
    if (status == DB_EXISTS) {
        return wrong(im, "that name is there already");
    }
    if (status == DB_TAG_TAKEN) {
        return wrong(im, "that tag belongs to another athlete");
    }
    return wrong(im, status == DB_BAD
                         ? "that cannot be a name: 1 to 63 bytes, no control "
                           "characters, no space at its ends"
                         : db_status_str(status));
}

static int take_row(struct import *im)
{
    struct db *db = im->ctl->db;
    const char *unit_text = cell(im, COLUMN_UNIT);
    const char *tag_text = cell(im, COLUMN_TAG);
    bool lb = strcmp(unit_text, "lb") == 0;
    struct uid id = {{0}};
    struct tag tag;
    if (!lb && unit_text[0] != '\0' && strcmp(unit_text, "kg") != 0) {
        return wrong(im, "unit: kg or lb");
    }
    if (tag_text[0] != '\0' && !tag_parse(tag_text, &tag)) {
        return wrong(im, "tag: write COUNT:FRAME, as the kiosk shows it");
    }
    enum db_status status = roster_add(db, cell(im, COLUMN_NAME),
                                       lb ? UNIT_LB : UNIT_KG, &id);
    if (status == DB_OK && tag_text[0] != '\0') {
        status = roster_tag_add(db, &id, &tag);
    }
    im->n += status == DB_OK;
    return status == DB_OK ? 0 : wrong_status(im, status);
}

/* On over mistakes, so that they are all counted: it is rolled back. */
static void take_rows(struct import *im)
{
    int n_columns = im->csv.n;
    while (!im->has_failed) {
        enum csv_status status = csv_next(&im->csv);
        if (status == CSV_END) {
            break;
        }
        if (status != CSV_ROW) {
            wrong(im, csv_status_str(status));
            break;
        }
        if (im->csv.n != n_columns) {
            wrong(im, "not as many fields as the first line has");
        } else {
            take_row(im);
        }
    }
}

static int import_in_one(struct import *im)
{
    struct ctl *ctl = im->ctl;
    if (take_header(im) != 0) {
        return say_mistakes(im);
    }
    enum db_status status = db_begin(ctl->db);
    if (status != DB_OK) {
        return ctl_failed(ctl, status, im->path);
    }
    take_rows(im);
    if (im->has_failed || im->n_mistakes > 0) {
        int code = im->has_failed ? ctl_failed(ctl, DB_FAILED, im->path)
                                  : say_mistakes(im);
        db_rollback(ctl->db);
        return code;
    }
    status = db_commit(ctl->db);
    if (status != DB_OK) {
        return ctl_failed(ctl, status, im->path);
    }
    printf("imported %d %s\n", im->n, im->n == 1 ? "athlete" : "athletes");
    return 0;
}

int run_import(struct ctl *ctl)
{
    struct import im = {.ctl = ctl, .path = ctl->arg[0], .at = {-1, -1, -1}};
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    char *text = csv_file_read(ctl, ctl->arg[0]);
    if (text == NULL) {
        return CTL_REFUSED;
    }
    csv_begin(&im.csv, text);
    int code = import_in_one(&im);
    free(text);
    return code;
}
