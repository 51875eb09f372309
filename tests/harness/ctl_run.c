#include "tests/harness/ctl_run.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define USUAL "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2"

static void read_back(const struct ctl_run *c, const char *name, char *out,
                      size_t size)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%s", c->dir, name);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    size_t n = fread(out, 1, size - 1, file);
    assert_true(n < size - 1);
    out[n] = '\0';
    fclose(file);
}

static void point_at(const struct ctl_run *c, int fd, const char *name)
{
    char path[96];
    snprintf(path, sizeof path, "%s/%s", c->dir, name);
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (file < 0 || dup2(file, fd) < 0) {
        _exit(126);
    }
    close(file);
}

void ctl_run(struct ctl_run *c, const char *const *words)
{
    char *argv[CTL_WORDS_MAX + 4] = {c->program};
    for (int i = 0; words[i] != NULL; i++) {
        assert_true(i < CTL_WORDS_MAX + 2);
        argv[i + 1] = (char *)(uintptr_t)words[i];
    }
    pid_t pid = fork();
    if (pid == 0) {
        point_at(c, STDOUT_FILENO, "out");
        point_at(c, STDERR_FILENO, "err");
        execv(c->program, argv);
        _exit(127);
    }
    int status;
    assert_int_equal(waitpid(pid, &status, 0), pid);
    assert_true(WIFEXITED(status));
    c->code = WEXITSTATUS(status);
    read_back(c, "out", c->out, sizeof c->out);
    read_back(c, "err", c->err, sizeof c->err);
}

bool ctl_run_is_one_line(const char *text)
{
    const char *end = strchr(text, '\n');
    return end != NULL && end > text && end[1] == '\0';
}

void ctl_run_rows(struct ctl_run *c, const struct ctl_row *rows, size_t n,
                  bool on_db)
{
    for (size_t i = 0; i < n; i++) {
        const struct ctl_row *row = &rows[i];
        const char *words[CTL_WORDS_MAX + 3] = {"--db", c->db_path};
        memcpy(words + 2, row->words, sizeof row->words);
        ctl_run(c, on_db ? words : row->words);
        const char *told = row->code == 0 ? c->out : c->err;
        const char *quiet = row->code == 0 ? c->err : c->out;
        if (c->code != row->code || strstr(told, row->has) == NULL ||
            quiet[0] != '\0' ||
            (row->code != 0 && !ctl_run_is_one_line(told))) {
            fail_msg("line %d: exit %d\n%s%s", row->line, c->code, c->out,
                     c->err);
        }
    }
}

json_t *ctl_run_json(const struct ctl_run *c)
{
    json_error_t error;
    if (c->code != 0) {
        fail_msg("exit %d: %s", c->code, c->err);
    }
    json_t *json = json_loads(c->out, 0, &error);
    if (json == NULL) {
        fail_msg("%s in:\n%s", error.text, c->out);
    }
    return json;
}

void ctl_run_is_json(const struct ctl_run *c, int line, const char *expected)
{
    char text[2048];
    size_t n = strlen(expected);
    assert_true(n < sizeof text);
    for (size_t i = 0; i <= n; i++) {
        text[i] = expected[i] == '\'' ? '"' : expected[i];
    }
    json_t *got = ctl_run_json(c);
    json_t *want = json_loads(text, 0, NULL);
    assert_non_null(want);
    if (!json_equal(got, want)) {
        fail_msg("line %d: %s", line, c->out);
    }
    json_decref(got);
    json_decref(want);
}

void ctl_run_dump(struct ctl_run *c, char *out, size_t size)
{
    const char *const commands[][3] = {{"athlete", "list", "--json"},
                                       {"plan", "list", "--json"},
                                       {"rack", "show", "--json"},
                                       {"export", "sets", "--json"},
                                       {"check", "--json", NULL}};
    size_t n = 0;
    for (int i = 0; i < 5; i++) {
        MUST(c, commands[i][0], commands[i][1], commands[i][2]);
        n += (size_t)snprintf(out + n, size - n, "%s", c->out);
        assert_true(n < size);
    }
}

/* --- set-up --------------------------------------------------------------- */

void ctl_run_remove_db(const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        char name[96];
        snprintf(name, sizeof name, "%s%s", path, suffixes[i]);
        unlink(name);
    }
}

int ctl_run_fresh_gym(void **state)
{
    struct ctl_run *c = *state;
    ctl_run_remove_db(c->db_path);
    ctl_run_remove_db(c->spare_path);
    unlink(c->csv_path);
    MUST(c, "init");
    MUST(c, "athlete", "add", "Ada", "--tag", TAG);
    MUST(c, "athlete", "add", "Mike", "--unit=lb");
    MUST(c, "plan", "set", "Ada", "deadlift", "--protocol", "strength",
         "--e1rm", "200kg", "--frequency", "2", "--exercises", "1");
    MUST(c, "rack", "set", "--bar", "20", "--stock", USUAL);
    return 0;
}

/* Three folders up from the test: BUILD/tests/unit/NAME. */
static bool find_program(struct ctl_run *c)
{
    const char *told = getenv("RACKSIDECTL");
    char self[480];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    if (told == NULL && n < 0) {
        return false;
    }
    self[n < 0 ? 0 : n] = '\0';
    for (int i = 0; i < 3 && told == NULL; i++) {
        char *slash = strrchr(self, '/');
        if (slash == NULL) {
            return false;
        }
        *slash = '\0';
    }
    snprintf(c->program, sizeof c->program, "%s%s",
             told != NULL ? told : self, told != NULL ? "" : "/racksidectl");
    return access(c->program, X_OK) == 0;
}

int ctl_run_begin(void **state)
{
    struct ctl_run *c = calloc(1, sizeof *c);
    *state = c;
    if (c == NULL || !find_program(c)) {
        print_error("build racksidectl first, or set RACKSIDECTL\n");
        return -1;
    }
    snprintf(c->dir, sizeof c->dir, "/tmp/rackside-ctl-XXXXXX");
    if (mkdtemp(c->dir) == NULL) {
        print_error("cannot make a folder in /tmp\n");
        return -1;
    }
    snprintf(c->db_path, sizeof c->db_path, "%s/gym.db", c->dir);
    snprintf(c->csv_path, sizeof c->csv_path, "%s/roster.csv", c->dir);
    snprintf(c->spare_path, sizeof c->spare_path, "%s/spare.db", c->dir);
    return 0;
}

int ctl_run_end(void **state)
{
    struct ctl_run *c = *state;
    char path[96];
    ctl_run_remove_db(c->db_path);
    ctl_run_remove_db(c->spare_path);
    unlink(c->csv_path);
    snprintf(path, sizeof path, "%s/out", c->dir);
    unlink(path);
    snprintf(path, sizeof path, "%s/err", c->dir);
    unlink(path);
    int code = rmdir(c->dir);
    free(c);
    return code;
}
