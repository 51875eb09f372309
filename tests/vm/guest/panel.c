#include "tests/vm/guest/panel.h"

#include <fcntl.h>
#include <linux/uinput.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define FINGERS 10

static int fd = -1;
static int tracking;

static bool axis(unsigned code, int max)
{
    struct uinput_abs_setup setup = {.code = (__u16)code,
                                     .absinfo = {.maximum = max}};
    return ioctl(fd, UI_SET_ABSBIT, (int)code) == 0 &&
           ioctl(fd, UI_ABS_SETUP, &setup) == 0;
}

bool panel_plug(void)
{
    struct uinput_setup setup = {
        .id = {.bustype = BUS_I2C, .vendor = 1, .product = 1}};
    strcpy(setup.name, "rack touch panel");
    fd = open("/dev/uinput", O_WRONLY | O_CLOEXEC);
    return fd >= 0 && ioctl(fd, UI_SET_EVBIT, EV_KEY) == 0 &&
           ioctl(fd, UI_SET_KEYBIT, BTN_TOUCH) == 0 &&
           ioctl(fd, UI_SET_EVBIT, EV_ABS) == 0 &&
           ioctl(fd, UI_SET_PROPBIT, INPUT_PROP_DIRECT) == 0 &&
           axis(ABS_X, PANEL_RANGE - 1) && axis(ABS_Y, PANEL_RANGE - 1) &&
           axis(ABS_MT_SLOT, FINGERS - 1) &&
           axis(ABS_MT_TRACKING_ID, 65535) &&
           axis(ABS_MT_POSITION_X, PANEL_RANGE - 1) &&
           axis(ABS_MT_POSITION_Y, PANEL_RANGE - 1) &&
           ioctl(fd, UI_DEV_SETUP, &setup) == 0 &&
           ioctl(fd, UI_DEV_CREATE) == 0;
}

void panel_unplug(void)
{
    if (fd >= 0) {
        ioctl(fd, UI_DEV_DESTROY);
        close(fd);
        fd = -1;
    }
}

static void put(int type, int code, int value)
{
    struct input_event event = {.type = (__u16)type,
                                .code = (__u16)code,
                                .value = value};
    if (write(fd, &event, sizeof event) != (ssize_t)sizeof event) {
        perror("hands: panel");
    }
}

/* No finger comes down on the very spot of the one before. The kernel tells
 * no position that has not changed, and SDL, started in between, would take it
 * for the upper left corner. */
static int elsewhere(int at, int *before)
{
    at += at == *before;
    *before = at;
    return at;
}

void panel_down(int x, int y)
{
    static int x_before = -1, y_before = -1;
    x = elsewhere(x, &x_before);
    y = elsewhere(y, &y_before);
    put(EV_ABS, ABS_MT_SLOT, 0);
    put(EV_ABS, ABS_MT_TRACKING_ID, tracking++ & 0xffff);
    put(EV_ABS, ABS_MT_POSITION_X, x);
    put(EV_ABS, ABS_MT_POSITION_Y, y);
    put(EV_KEY, BTN_TOUCH, 1);
    put(EV_ABS, ABS_X, x);
    put(EV_ABS, ABS_Y, y);
    put(EV_SYN, SYN_REPORT, 0);
}

void panel_up(void)
{
    put(EV_ABS, ABS_MT_SLOT, 0);
    put(EV_ABS, ABS_MT_TRACKING_ID, -1);
    put(EV_KEY, BTN_TOUCH, 0);
    put(EV_SYN, SYN_REPORT, 0);
}
