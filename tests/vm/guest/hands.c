/* hands: what touches the rack in the virtual machine.
 *
 * It takes one order a line from the host (a virtio serial port), moves the
 * simulated lines or the touch panel, and answers with lines that begin with
 * a blank, then one ". CODE". Orders:
 *
 *   frame D0 D1 PERIOD_US BITS   a reader's frame; answers its timing
 *   frames D0 D1 PERIOD_US GAP_MS BITS...   many, a timing for each
 *   deliver D0 D1 PERIOD_US BITS the same, read by itself: how many edges came
 *   noise D0 D1 PER_S MS         floating lines
 *   low LINE, high LINE          a line by itself (a button is low)
 *   press LINE MS                a button, bouncing for 1 ms at both ends
 *   hold LINE LINE MS            two buttons together
 *   touch X Y MS                 a finger, 0..4095 each
 *   unplug, plug                 the touch panel
 *   chip                         the simulated chip has come
 *   run COMMAND                  by sh: what it prints, and its exit code */
#include "tests/vm/guest/edges.h"
#include "tests/vm/guest/panel.h"
#include "tests/vm/guest/pulse.h"
#include "tests/vm/guest/threads.h"

#include <fcntl.h>
#include <inttypes.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define PORT "/dev/virtio-ports/rackside.hands"
#define LINE_MAX_BYTES 4096
/* Ours: a real contact bounces for longer, but a sleep in the midst of it may
 * take 20 ms on a busy host, and that is a second press. */
#define BOUNCE_NS 200000
#define BOUNCES 5

static FILE *host;

static void sleep_ms(int ms)
{
    struct timespec nap = {.tv_sec = ms / 1000,
                           .tv_nsec = ms % 1000 * 1000000L};
    nanosleep(&nap, NULL);
}

static void send(int d0, int d1, int period_us, const char *bits)
{
    struct pulse_timing timing;
    pulse_frame(d0, d1, bits, period_us * INT64_C(1000), &timing);
    fprintf(host, " %" PRId64 " %" PRId64 " %" PRId64 "\n",
            timing.shortest_ns / 1000, timing.longest_ns / 1000,
            timing.end_ns / 1000);
}

static int frame(const char *order)
{
    int d0, d1, period_us;
    char bits[129];
    if (sscanf(order, "%d %d %d %128[01]", &d0, &d1, &period_us, bits) != 4) {
        return 2;
    }
    threads_together();
    send(d0, d1, period_us, bits);
    return 0;
}

static int frames(const char *order)
{
    int d0, d1, period_us, gap_ms, n = 0;
    char bits[129];
    if (sscanf(order, "%d %d %d %d%n", &d0, &d1, &period_us, &gap_ms, &n) !=
        4) {
        return 2;
    }
    threads_together();
    while (sscanf(order += n, " %128[01]%n", bits, &n) == 1) {
        send(d0, d1, period_us, bits);
        sleep_ms(gap_ms);
    }
    return 0;
}

static int deliver(const char *order)
{
    int d0, d1, period_us;
    char bits[129];
    struct pulse_timing timing;
    if (sscanf(order, "%d %d %d %128[01]", &d0, &d1, &period_us, bits) != 4) {
        return 2;
    }
    int fd = edges_open(d0, d1);
    if (fd < 0) {
        return 1;
    }
    threads_changed();
    threads_together();
    pulse_frame(d0, d1, bits, period_us * INT64_C(1000), &timing);
    fprintf(host, " %d\n", edges_match(fd, d0, bits));
    edges_close(fd);
    return 0;
}

static int noise(const char *order)
{
    int d0, d1, per_s, ms;
    if (sscanf(order, "%d %d %d %d", &d0, &d1, &per_s, &ms) != 4) {
        return 2;
    }
    threads_together();
    fprintf(host, " %ld\n",
            pulse_noise(d0, d1, per_s, ms * INT64_C(1000000)));
    return 0;
}

static void bounce(int line, bool ends_high)
{
    for (int i = 0; i < BOUNCES; i++) {
        pulse_level(line, (i % 2 == 0) == ends_high);
        int64_t end_ns = pulse_now_ns() + BOUNCE_NS;
        while (pulse_now_ns() < end_ns) {
        }
    }
    pulse_level(line, ends_high);
}

static int press(const char *order)
{
    int line, ms;
    if (sscanf(order, "%d %d", &line, &ms) != 2) {
        return 2;
    }
    threads_together();
    bounce(line, false);
    sleep_ms(ms);
    bounce(line, true);
    return 0;
}

static int hold(const char *order)
{
    int one, other, ms;
    if (sscanf(order, "%d %d %d", &one, &other, &ms) != 3) {
        return 2;
    }
    threads_together();
    bounce(one, false);
    bounce(other, false);
    sleep_ms(ms);
    bounce(other, true);
    bounce(one, true);
    return 0;
}

static int touch(const char *order)
{
    int x, y, ms;
    if (sscanf(order, "%d %d %d", &x, &y, &ms) != 3) {
        return 2;
    }
    panel_down(x, y);
    sleep_ms(ms);
    panel_up();
    return 0;
}

static int run(const char *command)
{
    char line[LINE_MAX_BYTES];
    FILE *out = popen(command, "r");
    if (out == NULL) {
        return 127;
    }
    while (fgets(line, sizeof line, out) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        fprintf(host, " %s\n", line);
    }
    int status = pclose(out);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

static int level(const char *order, bool is_high)
{
    pulse_level(atoi(order), is_high);
    return 0;
}

static int obey(const char *order)
{
    static const struct {
        const char *name;
        int (*act)(const char *);
    } orders[] = {{"frame ", frame}, {"frames ", frames},
                  {"deliver ", deliver}, {"noise ", noise},
                  {"press ", press}, {"hold ", hold},
                  {"touch ", touch}, {"run ", run}};
    for (size_t i = 0; i < sizeof orders / sizeof orders[0]; i++) {
        size_t n = strlen(orders[i].name);
        if (strncmp(order, orders[i].name, n) == 0) {
            return orders[i].act(order + n);
        }
    }
    if (strncmp(order, "low ", 4) == 0) {
        return level(order + 4, false);
    }
    if (strncmp(order, "high ", 5) == 0) {
        return level(order + 5, true);
    }
    if (strcmp(order, "chip") == 0) {
        return pulse_open() ? 0 : 1;
    }
    if (strcmp(order, "unplug") == 0) {
        panel_unplug();
        return 0;
    }
    return strcmp(order, "plug") == 0 && panel_plug() ? 0 : 2;
}

int main(void)
{
    static char order[LINE_MAX_BYTES];
    /* The pulses must not wait for the program that is tested, but the
     * kernel's interrupt threads (priority 50) must not wait for them: a line
     * whose last edge is not handled yet loses the next. */
    struct sched_param first = {.sched_priority = 10};
    sched_setscheduler(0, SCHED_FIFO | SCHED_RESET_ON_FORK, &first);
    if (!panel_plug()) {
        perror("hands: no touch panel");
    }
    if (!pulse_open()) {
        fprintf(stderr, "hands: no simulated GPIO chip\n");
    }
    int port = open(PORT, O_RDWR | O_CLOEXEC);
    FILE *orders = port < 0 ? NULL : fdopen(port, "r");
    host = port < 0 ? NULL : fdopen(dup(port), "w");
    if (orders == NULL || host == NULL) {
        perror("hands: " PORT);
        return 1;
    }
    for (;;) {
        if (fgets(order, sizeof order, orders) == NULL) {
            clearerr(orders); /* nobody is connected to the port yet */
            sleep_ms(50);
            continue;
        }
        order[strcspn(order, "\n")] = '\0';
        fprintf(host, ". %d\n", obey(order));
        fflush(host);
    }
}
