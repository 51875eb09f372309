/* Notify: what systemd is told. Without systemd nothing happens. */
#ifndef KIOSK_SHELL_NOTIFY_H
#define KIOSK_SHELL_NOTIFY_H

#include <stdint.h>

/* After the first frame. */
void notify_ready(void);
/* One line for `systemctl status`. */
void notify_status(const char *text);
void notify_watchdog(void);
void notify_stopping(void);
/* How often the watchdog wants to be fed, in ms; 0: there is none. */
int64_t notify_watchdog_ms(void);

#endif
