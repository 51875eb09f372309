/* GPIO through libgpiod 1.6: a descriptor a line, merged by time.
 *
 * The kernel's old interface keeps 16 events a line and drops the newest of
 * more; it has no sequence numbers. A read that fills all 16 is taken to have
 * lost some. */
#include "kiosk/shell/gpio.h"

#include "kiosk/shell/gpio_lines.h"

#include <errno.h>
#include <gpiod.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KERNEL_EVENTS 16
#define PASSES_MAX 4 /* Ours: of full reads; a bouncing line ends there */
#define EDGES_MAX (PASSES_MAX * LINE_COUNT * KERNEL_EVENTS)

struct gpio {
    struct gpiod_chip *chip;
    struct gpio_lines lines;
    struct gpiod_line *in[LINE_COUNT];
    struct gpiod_line *led, *beeper; /* NULL: none */
    bool led_on, beeper_on;
    int n, next; /* edges read and not yet taken */
    struct edge edge[EDGES_MAX];
};

static void list_chips(char *seen, size_t size)
{
    struct gpiod_chip_iter *iter = gpiod_chip_iter_new();
    struct gpiod_chip *chip;
    seen[0] = '\0';
    if (iter == NULL) {
        return; /* there is no chip at all */
    }
    gpiod_foreach_chip(iter, chip)
    {
        gpio_saw(seen, size, gpiod_chip_name(chip), gpiod_chip_label(chip));
    }
    gpiod_chip_iter_free(iter);
}

static struct gpiod_chip *find_chip(const struct config *config)
{
    if (gpio_is_path(config)) {
        return gpiod_chip_open(config->chip);
    }
    for (int i = 0; gpio_label(config, i) != NULL; i++) {
        struct gpiod_chip *chip =
            gpiod_chip_open_by_label(gpio_label(config, i));
        if (chip != NULL) {
            return chip;
        }
    }
    return NULL;
}

static int bias_flags(enum bias bias)
{
    switch (bias) {
    case BIAS_PULL_UP:
        return GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_UP;
    case BIAS_PULL_DOWN:
        return GPIOD_LINE_REQUEST_FLAG_BIAS_PULL_DOWN;
    case BIAS_DISABLED:
        return GPIOD_LINE_REQUEST_FLAG_BIAS_DISABLE;
    case BIAS_AS_IS:
        break;
    }
    return 0;
}

/* The reader's falling edges alone: asked for both, the kernel reads the
 * level after a 50 us pulse is over and calls everything rising. */
static bool request_input(struct gpio *gpio, const struct config *config,
                          int i)
{
    bool is_reader = gpio->lines.line[i] == LINE_D0 ||
                     gpio->lines.line[i] == LINE_D1;
    struct gpiod_line *line =
        gpiod_chip_get_line(gpio->chip, gpio->lines.offset[i]);
    gpio->in[i] = line;
    if (line == NULL) {
        return false;
    }
    int failed =
        is_reader ? gpiod_line_request_falling_edge_events_flags(
                        line, GPIO_CONSUMER, bias_flags(config->reader_bias))
                  : gpiod_line_request_both_edges_events_flags(
                        line, GPIO_CONSUMER, bias_flags(config->button_bias));
    return failed == 0;
}

static struct gpiod_line *request_output(struct gpio *gpio, int offset,
                                         bool active_low)
{
    struct gpiod_line *line =
        offset < 0 ? NULL
                   : gpiod_chip_get_line(gpio->chip, (unsigned)offset);
    int flags = active_low ? GPIOD_LINE_REQUEST_FLAG_ACTIVE_LOW : 0;
    if (line != NULL && gpiod_line_request_output_flags(line, GPIO_CONSUMER,
                                                        flags, 0) == 0) {
        return line;
    }
    if (offset >= 0) {
        fprintf(stderr, "rackside: no LED or beeper on line %d: %s\n", offset,
                strerror(errno));
    }
    return NULL;
}

struct gpio *gpio_open(const struct config *config, char *why,
                       size_t why_size)
{
    char seen[256];
    struct gpio *gpio = calloc(1, sizeof *gpio);
    why[0] = '\0';
    if (gpio == NULL) {
        return NULL;
    }
    gpio->lines = gpio_lines(config);
    if (gpio->lines.n == 0) {
        free(gpio);
        return NULL;
    }
    gpio->chip = find_chip(config);
    if (gpio->chip == NULL) {
        list_chips(seen, sizeof seen);
        gpio_no_chip(config, seen, GPIO_DEV, why, why_size);
        gpio_close(gpio);
        return NULL;
    }
    for (int i = 0; i < gpio->lines.n; i++) {
        if (!request_input(gpio, config, i)) {
            gpio_no_line(strerror(errno), why, why_size);
            gpio_close(gpio);
            return NULL;
        }
    }
    gpio->led = request_output(gpio, config->led, config->led_active_low);
    gpio->beeper =
        request_output(gpio, config->beeper, config->beeper_active_low);
    return gpio;
}

void gpio_close(struct gpio *gpio)
{
    if (gpio == NULL) {
        return;
    }
    if (gpio->chip != NULL) {
        gpio_signal(gpio, false, false);
        gpiod_chip_close(gpio->chip); /* releases its lines as well */
    }
    free(gpio);
}

int gpio_fds(const struct gpio *gpio, struct pollfd out[GPIO_FDS_MAX])
{
    for (int i = 0; i < gpio->lines.n; i++) {
        out[i] = (struct pollfd){
            .fd = gpiod_line_event_get_fd(gpio->in[i]), .events = POLLIN};
    }
    return gpio->lines.n;
}

static struct edge edge_of(enum line line,
                           const struct gpiod_line_event *event)
{
    return (struct edge){
        .t_ns = (int64_t)event->ts.tv_sec * 1000000000 + event->ts.tv_nsec,
        .line = line,
        .falling = event->event_type == GPIOD_LINE_EVENT_FALLING_EDGE};
}

/* false: the descriptor has failed. */
static bool read_line(struct gpio *gpio, int i, int fd)
{
    struct gpiod_line_event events[KERNEL_EVENTS];
    int n = gpiod_line_event_read_fd_multiple(fd, events, KERNEL_EVENTS);
    if (n < 0) {
        fprintf(stderr, "rackside: GPIO line %u failed: %s\n",
                gpio->lines.offset[i], strerror(errno));
        return false;
    }
    for (int e = 0; e < n; e++) {
        gpio->edge[gpio->n++] = edge_of(gpio->lines.line[i], &events[e]);
    }
    if (n == KERNEL_EVENTS) {
        gpio->edge[gpio->n - 1].lost = true;
    }
    return true;
}

static int by_time(const void *a, const void *b)
{
    const struct edge *left = a, *right = b;
    return left->t_ns < right->t_ns ? -1 : left->t_ns > right->t_ns;
}

/* One look at every line; false: one has failed. */
static bool read_pass(struct gpio *gpio)
{
    struct pollfd fds[GPIO_FDS_MAX];
    int n = gpio_fds(gpio, fds);
    if (poll(fds, (nfds_t)n, 0) <= 0) {
        return true;
    }
    for (int i = 0; i < n; i++) {
        if (fds[i].revents & (POLLERR | POLLHUP | POLLNVAL)) {
            fprintf(stderr, "rackside: GPIO line %u has gone\n",
                    gpio->lines.offset[i]);
            return false;
        }
        if ((fds[i].revents & POLLIN) && !read_line(gpio, i, fds[i].fd)) {
            return false;
        }
    }
    return true;
}

/* Until a pass finds nothing: else a line read early in a pass could have an
 * edge older than one of a line read late, and come after it. */
static bool read_all(struct gpio *gpio)
{
    int before;
    gpio->n = gpio->next = 0;
    do {
        before = gpio->n;
        if (!read_pass(gpio)) {
            return false;
        }
    } while (gpio->n > before &&
             gpio->n + GPIO_FDS_MAX * KERNEL_EVENTS <= EDGES_MAX);
    qsort(gpio->edge, (size_t)gpio->n, sizeof gpio->edge[0], by_time);
    return true;
}

bool gpio_take(struct gpio *gpio, struct edge *out, bool *failed)
{
    *failed = false;
    if (gpio->next == gpio->n && !read_all(gpio)) {
        *failed = true;
        return false;
    }
    if (gpio->next == gpio->n) {
        return false;
    }
    *out = gpio->edge[gpio->next++];
    return true;
}

void gpio_signal(struct gpio *gpio, bool led, bool beeper)
{
    if (gpio->led != NULL && led != gpio->led_on) {
        gpiod_line_set_value(gpio->led, led);
    }
    if (gpio->beeper != NULL && beeper != gpio->beeper_on) {
        gpiod_line_set_value(gpio->beeper, beeper);
    }
    gpio->led_on = led;
    gpio->beeper_on = beeper;
}

void gpio_levels(struct gpio *gpio, struct levels *out)
{
    *out = (struct levels){.known = true};
    for (int i = 0; i < LINE_COUNT; i++) {
        out->high[i] = true;
    }
    for (int i = 0; i < gpio->lines.n; i++) {
        out->high[gpio->lines.line[i]] =
            gpiod_line_get_value(gpio->in[i]) != 0;
    }
}

const char *gpio_chip(const struct gpio *gpio)
{
    return gpiod_chip_label(gpio->chip);
}
