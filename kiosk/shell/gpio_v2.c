/* GPIO through libgpiod 2: the reader and the buttons in one request.
 *
 * In a request of several lines the kernel counts edges in the hard
 * interrupt, and each line's own in the thread that queues its event. Two
 * edges of a line that became one event are a gap in the first count, at that
 * line's event: a bouncing button's gaps are its own and spoil no tag. Events
 * that a full buffer dropped are a gap in their line's own count, at its next
 * event, whichever line speaks first.
 *
 * Two lines' threads may queue their events in the other order than they
 * happened: the counts are compared as events arrive, then all that is there
 * is sorted by the hard interrupt's time. */
#include "kiosk/shell/gpio.h"

#include "kiosk/shell/gpio_lines.h"
#include "kiosk/shell/gpio_v2_chip.h"

#include <errno.h>
#include <gpiod.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BUFFER_EVENTS 1024 /* the most the kernel grants: 64 lines of 16 */
#define READ_EVENTS 64

struct gpio {
    struct gpio_lines lines;
    char label[GPIO_V2_LABEL_MAX]; /* of the chip */
    struct gpiod_line_request *in;
    struct gpiod_line_request *out; /* NULL: neither LED nor beeper */
    int led, beeper;                /* offsets, -1: none */
    bool led_on, beeper_on;
    struct gpiod_edge_event_buffer *buffer;
    struct edge edge[BUFFER_EVENTS];
    int n, next;         /* edges read and not yet taken */
    unsigned long seqno; /* of the last one; 0: none yet */
    unsigned long line_seqno[LINE_COUNT];
};

/* --- requests ---------------------------------------------------------------- */

static enum gpiod_line_bias bias_of(enum bias bias)
{
    switch (bias) {
    case BIAS_PULL_UP:
        return GPIOD_LINE_BIAS_PULL_UP;
    case BIAS_PULL_DOWN:
        return GPIOD_LINE_BIAS_PULL_DOWN;
    case BIAS_DISABLED:
        return GPIOD_LINE_BIAS_DISABLED;
    case BIAS_AS_IS:
        break;
    }
    return GPIOD_LINE_BIAS_AS_IS;
}

/* The reader's falling edges alone: asked for both, the kernel reads the
 * level after a 50 us pulse is over and calls everything rising. Debouncing
 * would swallow pulses; buttons are debounced by us. */
static bool set_input(struct gpiod_line_settings *settings, enum line line,
                      const struct config *config)
{
    bool is_reader = line == LINE_D0 || line == LINE_D1;
    gpiod_line_settings_reset(settings);
    return gpiod_line_settings_set_direction(
               settings, GPIOD_LINE_DIRECTION_INPUT) == 0 &&
           gpiod_line_settings_set_edge_detection(
               settings, is_reader ? GPIOD_LINE_EDGE_FALLING
                                   : GPIOD_LINE_EDGE_BOTH) == 0 &&
           gpiod_line_settings_set_bias(
               settings, bias_of(is_reader ? config->reader_bias
                                           : config->button_bias)) == 0 &&
           gpiod_line_settings_set_event_clock(
               settings, GPIOD_LINE_CLOCK_MONOTONIC) == 0;
}

static bool set_output(struct gpiod_line_settings *settings, bool active_low)
{
    gpiod_line_settings_reset(settings);
    gpiod_line_settings_set_active_low(settings, active_low);
    return gpiod_line_settings_set_direction(
               settings, GPIOD_LINE_DIRECTION_OUTPUT) == 0 &&
           gpiod_line_settings_set_output_value(
               settings, GPIOD_LINE_VALUE_INACTIVE) == 0;
}

static bool add_inputs(const struct gpio_lines *lines,
                       struct gpiod_line_config *into,
                       struct gpiod_line_settings *settings,
                       const struct config *config)
{
    for (int i = 0; i < lines->n; i++) {
        if (!set_input(settings, lines->line[i], config) ||
            gpiod_line_config_add_line_settings(into, &lines->offset[i], 1,
                                                settings) != 0) {
            return false;
        }
    }
    return true;
}

static bool add_output(struct gpiod_line_config *into,
                       struct gpiod_line_settings *settings, int offset,
                       bool active_low)
{
    unsigned line = (unsigned)offset;
    return offset < 0 ||
           (set_output(settings, active_low) &&
            gpiod_line_config_add_line_settings(into, &line, 1, settings) ==
                0);
}

/* What a request is made of; freed together. */
struct making {
    struct gpiod_line_settings *settings;
    struct gpiod_line_config *lines;
    struct gpiod_request_config *request;
};

static bool begin(struct making *m)
{
    m->settings = gpiod_line_settings_new();
    m->lines = gpiod_line_config_new();
    m->request = gpiod_request_config_new();
    if (m->settings == NULL || m->lines == NULL || m->request == NULL) {
        return false;
    }
    gpiod_request_config_set_consumer(m->request, GPIO_CONSUMER);
    gpiod_request_config_set_event_buffer_size(m->request, BUFFER_EVENTS);
    return true;
}

static void end(struct making *m)
{
    gpiod_line_settings_free(m->settings);
    gpiod_line_config_free(m->lines);
    gpiod_request_config_free(m->request);
}

static struct gpiod_line_request *request_in(const struct gpio *gpio,
                                             struct gpiod_chip *chip,
                                             const struct config *config)
{
    struct making m;
    struct gpiod_line_request *request = NULL;
    if (begin(&m) && add_inputs(&gpio->lines, m.lines, m.settings, config)) {
        request = gpiod_chip_request_lines(chip, m.request, m.lines);
    }
    int error = errno;
    end(&m);
    errno = error;
    return request;
}

static struct gpiod_line_request *request_out(struct gpiod_chip *chip,
                                              const struct config *config)
{
    struct making m;
    struct gpiod_line_request *request = NULL;
    if (config->led < 0 && config->beeper < 0) {
        return NULL;
    }
    if (begin(&m) &&
        add_output(m.lines, m.settings, config->led,
                   config->led_active_low) &&
        add_output(m.lines, m.settings, config->beeper,
                   config->beeper_active_low)) {
        request = gpiod_chip_request_lines(chip, m.request, m.lines);
    }
    if (request == NULL) {
        fprintf(stderr, "rackside: no LED or beeper: %s\n", strerror(errno));
    }
    end(&m);
    return request;
}

static bool open_lines(struct gpio *gpio, struct gpiod_chip *chip,
                       const struct config *config)
{
    gpio->in = request_in(gpio, chip, config);
    if (gpio->in == NULL) {
        return false;
    }
    gpio->buffer = gpiod_edge_event_buffer_new(READ_EVENTS);
    gpio->out = request_out(chip, config);
    gpio->led = gpio->out != NULL ? config->led : -1;
    gpio->beeper = gpio->out != NULL ? config->beeper : -1;
    return gpio->buffer != NULL;
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
    struct gpiod_chip *chip = gpio_v2_find(config, gpio->label, seen, sizeof seen);
    if (chip == NULL) {
        gpio_no_chip(config, seen, GPIO_DEV, why, why_size);
        gpio_close(gpio);
        return NULL;
    }
    bool ok = open_lines(gpio, chip, config);
    if (!ok) {
        gpio_no_line(strerror(errno), why, why_size);
    }
    gpiod_chip_close(chip); /* the requests outlive it */
    if (!ok) {
        gpio_close(gpio);
        return NULL;
    }
    return gpio;
}

void gpio_close(struct gpio *gpio)
{
    if (gpio == NULL) {
        return;
    }
    if (gpio->out != NULL) {
        gpio_signal(gpio, false, false);
        gpiod_line_request_release(gpio->out);
    }
    if (gpio->in != NULL) {
        gpiod_line_request_release(gpio->in);
    }
    gpiod_edge_event_buffer_free(gpio->buffer);
    free(gpio);
}

/* --- edges and levels --------------------------------------------------------- */

int gpio_fds(const struct gpio *gpio, struct pollfd out[GPIO_FDS_MAX])
{
    out[0] = (struct pollfd){.fd = gpiod_line_request_get_fd(gpio->in),
                             .events = POLLIN};
    return 1;
}

static bool edge_of(struct gpio *gpio, struct gpiod_edge_event *event,
                    struct edge *out)
{
    unsigned long seqno = gpiod_edge_event_get_global_seqno(event);
    unsigned long line_seqno = gpiod_edge_event_get_line_seqno(event);
    bool lost = seqno != gpio->seqno + 1;
    gpio->seqno = seqno;
    *out = (struct edge){
        .t_ns = (int64_t)gpiod_edge_event_get_timestamp_ns(event),
        .falling = gpiod_edge_event_get_event_type(event) ==
                   GPIOD_EDGE_EVENT_FALLING_EDGE};
    if (!gpio_line_of(&gpio->lines, gpiod_edge_event_get_line_offset(event),
                      &out->line)) {
        return false;
    }
    out->lost = lost || line_seqno != gpio->line_seqno[out->line] + 1;
    gpio->line_seqno[out->line] = line_seqno;
    return true;
}

/* How many events there were; -1: the request has failed. */
static int read_some(struct gpio *gpio)
{
    int ready = gpiod_line_request_wait_edge_events(gpio->in, 0);
    int n = ready > 0 ? gpiod_line_request_read_edge_events(
                            gpio->in, gpio->buffer, READ_EVENTS)
                      : ready;
    if (n < 0) {
        fprintf(stderr, "rackside: the GPIO chip failed: %s\n",
                strerror(errno));
    }
    for (int i = 0; i < n; i++) {
        struct gpiod_edge_event *event = gpiod_edge_event_buffer_get_event(
            gpio->buffer, (unsigned long)i);
        gpio->n += edge_of(gpio, event, &gpio->edge[gpio->n]);
    }
    return n;
}

/* All that is there, by time. */
static bool read_all(struct gpio *gpio)
{
    int n;
    gpio->n = gpio->next = 0;
    do {
        n = read_some(gpio);
    } while (n > 0 && gpio->n + READ_EVENTS <= BUFFER_EVENTS);
    gpio_sort(gpio->edge, gpio->n);
    return n >= 0;
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

static void set(struct gpio *gpio, int offset, bool on)
{
    if (offset >= 0) {
        gpiod_line_request_set_value(gpio->out, (unsigned)offset,
                                     on ? GPIOD_LINE_VALUE_ACTIVE
                                        : GPIOD_LINE_VALUE_INACTIVE);
    }
}

void gpio_signal(struct gpio *gpio, bool led, bool beeper)
{
    if (led != gpio->led_on) {
        set(gpio, gpio->led, led);
    }
    if (beeper != gpio->beeper_on) {
        set(gpio, gpio->beeper, beeper);
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
            gpiod_line_request_get_value(gpio->in, gpio->lines.offset[i]) !=
            GPIOD_LINE_VALUE_INACTIVE;
    }
}

const char *gpio_chip(const struct gpio *gpio)
{
    return gpio->label;
}
