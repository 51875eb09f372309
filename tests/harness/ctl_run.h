/* Ctl run: racksidectl, run as a coach or a script runs it: the built program,
 * $RACKSIDECTL or that beside the tests' folder, in a folder of its own. */
#ifndef TESTS_HARNESS_CTL_RUN_H
#define TESTS_HARNESS_CTL_RUN_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#define CTL_WORDS_MAX 24
#define CTL_ANSWER_MAX (256 * 1024)
#define TAG "26:00101101000000001010001000"

struct ctl_run {
    char program[512];
    char dir[32];
    char db_path[64]; /* of the test's gym */
    char csv_path[64], spare_path[64];
    /* What it answered last: */
    int code;
    char out[CTL_ANSWER_MAX], err[4096];
};

/* Set-up and tear-down of a group of tests; its state is a struct ctl_run. */
int ctl_run_begin(void **state);
int ctl_run_end(void **state);
/* Set-up of a test: a gym with Ada (TAG, deadlift by strength from 200 kg),
 * Mike (in pounds) and the usual rack. */
int ctl_run_fresh_gym(void **state);

/* Runs it with these words, up to NULL. */
void ctl_run(struct ctl_run *c, const char *const *words);
#define RUN(c, ...) ctl_run(c, (const char *const[]){__VA_ARGS__, NULL})
/* The same on the gym. */
#define ON_DB(c, ...) RUN(c, "--db", (c)->db_path, __VA_ARGS__)
#define MUST(c, ...)                                                         \
    do {                                                                     \
        ON_DB(c, __VA_ARGS__);                                               \
        if ((c)->code != 0) {                                                \
            fail_msg("%s", (c)->err);                                        \
        }                                                                    \
    } while (0)

/* One row of a table: these words, this exit, this in the answer (on stdout
 * where it is 0, else in the one line on stderr; the other is empty). */
struct ctl_row {
    int line;
    int code;
    const char *has;
    const char *words[CTL_WORDS_MAX];
};
void ctl_run_rows(struct ctl_run *c, const struct ctl_row *rows, size_t n,
                  bool on_db);
#define CHECK_ROWS(c, rows, on_db)                                           \
    ctl_run_rows(c, rows, sizeof rows / sizeof rows[0], on_db)

bool ctl_run_is_one_line(const char *text);
/* The answer as JSON, for the caller to free; fails where it is none. */
json_t *ctl_run_json(const struct ctl_run *c);
/* The answer's JSON is what `expected` is, with ' for ". */
void ctl_run_is_json(const struct ctl_run *c, int line, const char *expected);
/* All that racksidectl says of the gym. */
void ctl_run_dump(struct ctl_run *c, char *out, size_t size);
/* The file with its -wal and -shm. */
void ctl_run_remove_db(const char *path);

#endif
