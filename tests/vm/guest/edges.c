#include "tests/vm/guest/edges.h"

#include <fcntl.h>
#include <linux/gpio.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define CHIPS_MAX 32
#define CHIP_LABEL "pinctrl-rp1"
#define BUFFER 1024 /* the most that the kernel gives */

static int open_chip(void)
{
    for (int i = 0; i < CHIPS_MAX; i++) {
        char path[32];
        struct gpiochip_info info;
        snprintf(path, sizeof path, "/dev/gpiochip%d", i);
        int fd = open(path, O_RDWR | O_CLOEXEC);
        if (fd >= 0 && ioctl(fd, GPIO_GET_CHIPINFO_IOCTL, &info) == 0 &&
            strcmp(info.label, CHIP_LABEL) == 0) {
            return fd;
        }
        if (fd >= 0) {
            close(fd);
        }
    }
    return -1;
}

int edges_open(int d0, int d1)
{
    struct gpio_v2_line_request request = {
        .offsets = {(__u32)d0, (__u32)d1},
        .consumer = "hands",
        .config = {.flags = GPIO_V2_LINE_FLAG_INPUT |
                            GPIO_V2_LINE_FLAG_EDGE_FALLING |
                            GPIO_V2_LINE_FLAG_BIAS_PULL_UP},
        .num_lines = 2,
        .event_buffer_size = BUFFER};
    int chip = open_chip();
    int got = chip < 0 ? -1 : ioctl(chip, GPIO_V2_GET_LINE_IOCTL, &request);
    if (chip >= 0) {
        close(chip);
    }
    return got < 0 ? -1 : request.fd;
}

int edges_match(int fd, int d0, const char *bits)
{
    struct gpio_v2_line_event event;
    struct pollfd poll_fd = {.fd = fd, .events = POLLIN};
    int n = 0;
    while (bits[n] != '\0' && poll(&poll_fd, 1, 50) > 0 &&
           read(fd, &event, sizeof event) == (ssize_t)sizeof event) {
        char bit = event.offset == (__u32)d0 ? '0' : '1';
        if (bit != bits[n]) {
            break;
        }
        n++;
    }
    return n;
}

void edges_close(int fd)
{
    close(fd);
}
