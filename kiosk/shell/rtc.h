/* Rtc: the battery-backed clock, where one is fitted. */
#ifndef KIOSK_SHELL_RTC_H
#define KIOSK_SHELL_RTC_H

#include <stdbool.h>
#include <stdint.h>

/* Of the first clock; Linux, Documentation/ABI/testing/sysfs-class-rtc. */
#define RTC_SINCE_EPOCH "/sys/class/rtc/rtc0/since_epoch"
/* Ours: a Pi's own oscillator strays from a good clock by a few seconds a day
 * at worst, so by minutes in months without a network; a clock that lost its
 * power is wrong by years. */
#define RTC_WITHIN_S 600

/* Whether the clock told by this file says the same as wall_s, UNIX seconds,
 * within RTC_WITHIN_S. false where there is none, or it cannot be read (one
 * whose battery was empty says so). Takes a millisecond on an I2C bus. */
bool rtc_agrees(const char *path, int64_t wall_s);

#endif
