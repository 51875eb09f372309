#include "tests/bench/run.h"

#include "tests/bench/measure.h"

#include <ctype.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define READY_MS 10000
#define TAKEN_MS 1000
#define PATH_MAX_BYTES 512
#define CONFIG "tests/bench/bench.conf"

void run_sleep_ms(int ms)
{
    const struct timespec time = {ms / 1000, ms % 1000 * 1000000L};
    nanosleep(&time, NULL);
}

/* --- start -------------------------------------------------------------- */

/* An abstract name: a path may be too long for a socket. */
static void open_notify(struct run *run)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    char name[64];
    int n = snprintf(name, sizeof name, "@rackside-bench-%ld", (long)getpid());
    memcpy(address.sun_path + 1, name + 1, (size_t)n - 1);
    socklen_t size = (socklen_t)(offsetof(struct sockaddr_un, sun_path) +
                                 (size_t)n);
    run->notify = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (run->notify < 0 ||
        bind(run->notify, (struct sockaddr *)&address, size) != 0) {
        bench_give_up("no socket to be notified by: %s", strerror(errno));
    }
    setenv("NOTIFY_SOCKET", name, 1);
}

static void open_probe(struct run *run, const char *build)
{
    char path[PATH_MAX_BYTES];
    snprintf(path, sizeof path, "%s/tests/bench/probe.map", build);
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0 || ftruncate(fd, sizeof *run->probe) != 0) {
        bench_give_up("cannot make '%s': %s", path, strerror(errno));
    }
    run->probe = mmap(NULL, sizeof *run->probe, PROT_READ | PROT_WRITE,
                      MAP_SHARED, fd, 0);
    close(fd);
    if (run->probe == MAP_FAILED) {
        bench_give_up("cannot map '%s': %s", path, strerror(errno));
    }
    setenv(PROBE_VARIABLE, path, 1);
}

static void become_rackside(const char *build, bool is_probed)
{
    char program[PATH_MAX_BYTES], database[PATH_MAX_BYTES];
    char preload[PATH_MAX_BYTES];
    snprintf(program, sizeof program, "%s/rackside", build);
    snprintf(database, sizeof database, "%s/tests/bench/demo.db", build);
    snprintf(preload, sizeof preload, "%s/tests/bench/probe.so", build);
    if (is_probed) {
        setenv("LD_PRELOAD", preload, 1);
    }
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    execl(program, program, "--demo", "--config", CONFIG, "--db", database,
          (char *)NULL);
    fprintf(stderr, "bench: cannot run '%s': %s\n", program, strerror(errno));
    _exit(1);
}

/* "STATUS=on screen by DRIVER, reader ..." */
static void take_driver(struct run *run, const char *status)
{
    const char *by = strstr(status, " by ");
    if (by != NULL) {
        snprintf(run->driver, sizeof run->driver, "%.*s",
                 (int)strcspn(by + 4, ","), by + 4);
    }
}

static void wait_ready(struct run *run)
{
    char text[256];
    struct pollfd fd = {.fd = run->notify, .events = POLLIN};
    while (run->ready_ns == 0 || run->driver[0] == '\0') {
        ssize_t n = poll(&fd, 1, READY_MS) == 1
                        ? recv(run->notify, text, sizeof text - 1, 0)
                        : -1;
        if (n < 0) {
            bench_give_up("rackside has shown no frame in %d s",
                          READY_MS / 1000);
        }
        text[n] = '\0';
        if (strncmp(text, "READY=1", 7) == 0) {
            run->ready_ns = bench_now_ns();
        } else if (strncmp(text, "STATUS=", 7) == 0) {
            take_driver(run, text);
        }
    }
}

void run_start(struct run *run, const char *build, bool is_probed)
{
    *run = (struct run){.pid = -1};
    open_notify(run);
    if (is_probed) {
        open_probe(run, build);
    }
    run->start_ns = bench_now_ns();
    run->pid = fork();
    if (run->pid == 0) {
        become_rackside(build, is_probed);
    }
    if (run->pid < 0) {
        bench_give_up("cannot start rackside: %s", strerror(errno));
    }
    wait_ready(run);
}

void run_stop(struct run *run)
{
    int status;
    kill(run->pid, SIGTERM);
    if (waitpid(run->pid, &status, 0) != run->pid || status != 0) {
        bench_give_up("rackside ended badly");
    }
    if (run->probe != NULL) {
        munmap(run->probe, sizeof *run->probe);
    }
    close(run->notify);
}

/* --- while it runs ------------------------------------------------------ */

int64_t run_press(struct run *run, int scancode)
{
    atomic_store(&run->probe->turn_ns, 0);
    atomic_store(&run->probe->scancode, scancode);
    for (int ms = 0; ms < TAKEN_MS; ms++) {
        int64_t turn_ns = atomic_load(&run->probe->turn_ns);
        if (turn_ns != 0) {
            return turn_ns;
        }
        run_sleep_ms(1);
    }
    bench_give_up("rackside takes no keys");
}

/* The number after "FIELD:" in a status file; -1: there is none. */
static int64_t field_of(const char *path, const char *field)
{
    char line[256];
    size_t n = strlen(field);
    int64_t value = -1;
    FILE *file = fopen(path, "r");
    while (file != NULL && fgets(line, sizeof line, file) != NULL) {
        if (strncmp(line, field, n) == 0 && line[n] == ':') {
            value = strtoll(line + n + 1, NULL, 10);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return value;
}

int run_status_kib(const struct run *run, const char *field)
{
    char path[64];
    snprintf(path, sizeof path, "/proc/%ld/status", (long)run->pid);
    int64_t kib = field_of(path, field);
    if (kib < 0) {
        bench_give_up("%s has no %s", path, field);
    }
    return (int)kib;
}

struct run_switches run_switches(const struct run *run)
{
    char path[PATH_MAX_BYTES];
    struct run_switches sum = {0, 0};
    struct dirent *entry;
    snprintf(path, sizeof path, "/proc/%ld/task", (long)run->pid);
    DIR *dir = opendir(path);
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (!isdigit((unsigned char)entry->d_name[0])) {
            continue;
        }
        snprintf(path, sizeof path, "/proc/%ld/task/%s/status",
                 (long)run->pid, entry->d_name);
        sum.slept += field_of(path, "voluntary_ctxt_switches");
        sum.preempted += field_of(path, "nonvoluntary_ctxt_switches");
    }
    if (dir == NULL || closedir(dir) != 0 || sum.slept <= 0) {
        bench_give_up("%s cannot be read", path);
    }
    return sum;
}

int64_t run_cpu_ns(const struct run *run)
{
    clockid_t clock;
    struct timespec time;
    if (clock_getcpuclockid(run->pid, &clock) != 0 ||
        clock_gettime(clock, &time) != 0) {
        bench_give_up("the CPU time of rackside cannot be read");
    }
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}
