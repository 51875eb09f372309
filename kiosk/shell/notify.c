#include "kiosk/shell/notify.h"

#include <systemd/sd-daemon.h>

void notify_ready(void)
{
    sd_notify(0, "READY=1");
}

void notify_status(const char *text)
{
    sd_notifyf(0, "STATUS=%s", text);
}

void notify_watchdog(void)
{
    sd_notify(0, "WATCHDOG=1");
}

void notify_stopping(void)
{
    sd_notify(0, "STOPPING=1");
}

int64_t notify_watchdog_ms(void)
{
    uint64_t limit_us = 0;
    /* Half the limit, as sd_watchdog_enabled(3) advises. */
    return sd_watchdog_enabled(0, &limit_us) > 0
               ? (int64_t)(limit_us / 2000)
               : 0;
}
