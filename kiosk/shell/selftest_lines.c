/* GPIO: the chip, the lines, their levels, and what comes in on them. */
#include "kiosk/shell/selftest_say.h"

#include "kiosk/shell/clock.h"
#include "kiosk/shell/gpio.h"
#include "kiosk/shell/gpio_lines.h"
#include "kiosk/shell/intake.h"
#include "kiosk/shell/reader_log.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>

#define NS_PER_MS INT64_C(1000000)
#define TURN_MS 50

static const char *const names[LINE_COUNT] = {"D0",   "D1", "up",
                                              "down", "OK", "back"};

static void say_level(struct selftest *test, enum line line, bool high)
{
    int offset = gpio_offset(test->setup->config, line);
    bool is_reader = line == LINE_D0 || line == LINE_D1;
    char words[160];
    if (offset < 0) {
        return;
    }
    snprintf(words, sizeof words, "GPIO %d is %s", offset,
             is_reader ? high ? "high, as an idle reader leaves it"
                              : "low: the reader is not wired, has no power, "
                                "or needs a pull-up"
             : high    ? "open"
                       : "pressed, or tied to ground");
    selftest_say(test, high ? FINDING_OK : FINDING_LOOK, names[line], words);
}

static bool is_none(const struct config *config)
{
    bool any = false;
    for (int i = 0; i < LINE_COUNT; i++) {
        any = any || gpio_offset(config, (enum line)i) >= 0;
    }
    return !any;
}

static void say_no_lines(struct selftest *test, const char *why)
{
    char words[300];
    if (is_none(test->setup->config)) {
        selftest_say(test, FINDING_LOOK, "GPIO",
                     "no line is set in rackside.conf: neither reader nor "
                     "buttons");
        return;
    }
    bool is_busy = strstr(why, strerror(EBUSY)) != NULL;
    snprintf(words, sizeof words, "%.220s%s", why,
             is_busy ? " The kiosk runs? Stop it first: sudo systemctl stop "
                       "rackside"
                     : "");
    selftest_say(test, FINDING_FAIL, "GPIO", words);
}

/* --- listening ----------------------------------------------------------------- */

static void say_input(struct selftest *test, const struct input *input)
{
    static const char *const intents[] = {"up", "down", "OK", "back"};
    FILE *out = test->setup->out;
    switch (input->kind) {
    case INPUT_NOTHING:
        return;
    case INPUT_TAG:
    case INPUT_TAG_AGAIN:
    case INPUT_BAD_FRAME:
        reader_log_sent(out, "", &input->sent);
        if (sent_advice(&input->sent)[0] != '\0') {
            fprintf(out, "        do: %s\n", sent_advice(&input->sent));
        }
        break;
    case INPUT_BUTTON:
        fprintf(out, "button: %s%s\n", intents[input->intent],
                input->is_repeat ? ", held" : "");
        break;
    case INPUT_STAFF:
        fprintf(out, "button: up and down, which open the installer's "
                     "screens\n");
        break;
    }
    fflush(out);
}

/* What has come by now; whether there was anything, *failed: the chip has
 * gone. */
static bool take(struct selftest *test, struct gpio *gpio,
                 struct intake *intake, bool *failed)
{
    struct edge edge;
    bool any = false;
    while (gpio_take(gpio, &edge, failed)) {
        struct input input = intake_edge(intake, &edge);
        say_input(test, &input);
        any = true;
    }
    int64_t now_ns = clock_now().mono_ms * NS_PER_MS;
    struct input input = intake_expire(intake, now_ns);
    while (input.kind != INPUT_NOTHING) {
        say_input(test, &input);
        input = intake_expire(intake, now_ns);
    }
    return any;
}

void selftest_listen(struct selftest *test, struct gpio *gpio)
{
    const struct config *config = test->setup->config;
    struct intake intake;
    int64_t last_ms = clock_now().mono_ms;
    bool failed = false;
    intake_init(&intake, &config->wiegand, config->cooldown_ns,
                &config->button, last_ms * NS_PER_MS);
    fprintf(test->setup->out,
            "Hold a tag to the reader and press each button. It ends after "
            "%d s without either, or by Ctrl-C.\n",
            test->setup->listen_s);
    fflush(test->setup->out);
    while (!failed &&
           clock_now().mono_ms - last_ms < test->setup->listen_s * 1000) {
        struct pollfd fds[GPIO_FDS_MAX];
        poll(fds, (nfds_t)gpio_fds(gpio, fds), TURN_MS);
        if (take(test, gpio, &intake, &failed)) {
            last_ms = clock_now().mono_ms;
        }
    }
    if (failed) {
        selftest_say(test, FINDING_FAIL, "GPIO", "the chip has gone");
    }
}

struct gpio *selftest_lines(struct selftest *test)
{
    char why[FAULT_TEXT_MAX];
    struct gpio *gpio = gpio_open(test->setup->config, why, sizeof why);
    struct levels levels;
    if (gpio == NULL) {
        say_no_lines(test, why);
        return NULL;
    }
    selftest_say_of(test, FINDING_OK, "GPIO", "the lines are ours, on",
                    gpio_chip(gpio));
    gpio_levels(gpio, &levels);
    for (int i = 0; i < LINE_COUNT; i++) {
        say_level(test, (enum line)i, levels.high[i]);
    }
    return gpio;
}
