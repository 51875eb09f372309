/* Clock: the moments that the loop gives to events. */
#ifndef KIOSK_SHELL_CLOCK_H
#define KIOSK_SHELL_CLOCK_H

#include "kiosk/app/moment.h"

/* Monotonic time is CLOCK_MONOTONIC, which the kernel stamps GPIO edges with
 * too. The wall clock is trusted where the kernel or systemd-timesyncd says
 * it is synchronized, or a battery-backed clock (see rtc.h) says the same; and
 * it is not before this program was made: most Pis have no such clock, and
 * start in the past. That is asked once a second. The kernel refuses the
 * question under the kiosk's unit (ProtectClock=). For one thread. */
struct moment clock_now(void);

#endif
