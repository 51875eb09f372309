/* Finding a tag among 100,000 athletes with 5 million sets, and all that its
 * athlete's screen needs, as the store's thread does it: for athletes whose
 * last tap has learned what there was, and for those whose tap does so anew.
 * find_bench FILE, which big_gym has made. */
#include "kiosk/config/assets.h"
#include "kiosk/config/config.h"
#include "kiosk/store/serve.h"
#include "kiosk/store/sql.h"
#include "tests/bench/gym.h"
#include "tests/bench/measure.h"
#include "tests/harness/seed.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define REGULARS 2000 /* of the athletes, who are looked up */
#define WARM_TIMES 5000
#define COLD_TIMES 200
#define HOUR_MS 3600000
#define READ_BYTES (1 << 20)

struct finder {
    struct serve serve;
    int fd; /* of the file, for its pages */
    uint64_t seed;
    bool in_turn; /* each once, not at random */
    int next;
};

/* --- the file's pages --------------------------------------------------- */

static void read_through(int fd)
{
    char *bytes = malloc(READ_BYTES);
    off_t at = 0;
    ssize_t n;
    if (bytes == NULL) {
        bench_give_up("no memory to read with");
    }
    while ((n = pread(fd, bytes, READ_BYTES, at)) > 0) {
        at += n;
    }
    free(bytes);
}

/* What this program has had from the disk so far; -1: the kernel does not
 * count it. */
static int64_t disk_bytes(void)
{
    char line[64];
    long long bytes = -1;
    FILE *file = fopen("/proc/self/io", "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, "read_bytes:", 11) == 0) {
            bytes = strtoll(line + 11, NULL, 10);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return bytes;
}

/* --- lookups ------------------------------------------------------------ */

static void check_answer(void *context, const struct event *event)
{
    const struct athlete_file *file = &event->file;
    bool is_whole = event->found && file->n_plans == GYM_PLANS;
    for (int i = 0; i < file->n_plans; i++) {
        is_whole = is_whole && file->plans[i].workouts > 0;
    }
    if (!is_whole) {
        bench_give_up("a lookup in the big gym has failed");
    }
}

static int64_t find_ns(struct finder *finder)
{
    bool told = false;
    int regular = finder->in_turn ? finder->next++
                                  : seed_between(&finder->seed, 0,
                                                 REGULARS - 1);
    struct effect effect = {
        .kind = EFFECT_FIND_TAG,
        .tag = gym_tag(regular * (GYM_ATHLETES / REGULARS)),
        .at = {.wall_ms = GYM_END_MS + HOUR_MS, .clock_trusted = true}};
    int64_t from_ns = bench_now_ns();
    serve_job(&finder->serve, &effect, &told);
    return bench_now_ns() - from_ns;
}

/* Prints the row, and what each lookup read from the disk. */
static void measure(struct finder *finder, struct figure *row, int times,
                    double reach_ms, bool is_cold)
{
    struct samples samples = samples_new(times);
    int64_t from_bytes = disk_bytes();
    for (int i = 0; i < times; i++) {
        if (is_cold) {
            posix_fadvise(finder->fd, 0, 0, POSIX_FADV_DONTNEED);
        }
        samples_add(&samples, find_ns(finder));
    }
    double median_ms = (double)samples_rank(&samples, 500) / NS_PER_MS;
    double kib = (double)(disk_bytes() - from_bytes) / 1024 / times;
    row->is_reached = median_ms <= reach_ms;
    figure_print(row, "median %.2f ms, p99 %.2f ms", median_ms,
                 (double)samples_rank(&samples, 990) / NS_PER_MS);
    if (from_bytes >= 0) {
        figure_note("each of %d lookups of random athletes read %.1f KiB from "
                    "the disk", times, kib);
    }
    samples_free(&samples);
}

/* What earlier runs have kept is of other days. */
static void forget_learned(struct finder *finder)
{
    if (sql_exec(finder->serve.db, "DELETE FROM learned") != DB_OK) {
        bench_give_up("%s", db_why(finder->serve.db));
    }
}

static void measure_all(struct finder *finder)
{
    finder->in_turn = true;
    measure(finder, &(struct figure){.what = "a tag among 100,000 athletes, "
                                              "who has to be learned anew",
                                      .reach = ""},
            REGULARS, 0, false);
    finder->in_turn = false;
    measure(finder, &(struct figure){.what = "a tag among 100,000 athletes, "
                                              "5 million sets",
                                      .reach = "2 ms"},
            WARM_TIMES, 2, false);
    measure(finder, &(struct figure){.what = "the same, its file out of the "
                                              "cache each time",
                                      .reach = ""},
            COLD_TIMES, 0, true);
}

int main(int argc, char **argv)
{
    char why[DB_WHY_MAX];
    struct assets assets;
    struct config config = config_default();
    if (argc != 2 || !assets_read(&assets, stderr)) {
        bench_give_up("which file? find_bench FILE");
    }
    const struct db_options options = {.path = argv[1], .skip_check = true};
    struct store_config store = {.path = argv[1],
                                 .boot_id = "a later boot",
                                 .curve = config.app.curve,
                                 .workout_open_ms = config.app.workout_open_ms,
                                 .catalog = &assets.plates};
    static struct finder finder;
    finder = (struct finder){.serve = {.config = &store,
                                      .answer = check_answer},
                            .fd = open(argv[1], O_RDONLY | O_CLOEXEC),
                            .seed = seed_start()};
    assets_usual_rack(&assets, &store.default_rack);
    if (db_open(&options, &finder.serve.db, why) != DB_OK) {
        bench_give_up("%s", why);
    }
    forget_learned(&finder);
    read_through(finder.fd);
    measure_all(&finder);
    db_close(finder.serve.db);
    close(finder.fd);
    return 0;
}
