#include "kiosk/shell/clock.h"

#include "kiosk/shell/rtc.h"

#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

/* 2026-03-01 UTC, before the first release. */
#define NOT_BEFORE_S 1772323200

static bool is_synchronized(void)
{
    struct timex query = {.modes = 0};
    int state = adjtimex(&query);
    return (state >= 0 && state != TIME_ERROR &&
            !(query.status & STA_UNSYNC)) ||
           access("/run/systemd/timesync/synchronized", F_OK) == 0;
}

/* Ours: it is read over a slow bus, and hardly strays in ten
 * minutes. */
#define RTC_EVERY_S 600

/* Asked again as soon as the wall clock was set: what was true of it before
 * need not be true now. */
static bool is_kept_by_rtc(int64_t mono_s, int64_t wall_s)
{
    static int64_t asked_s, wall_from_mono_s;
    static bool is_asked, answer;
    int64_t jump_s = wall_s - mono_s - wall_from_mono_s;
    if (!is_asked || mono_s - asked_s >= RTC_EVERY_S || jump_s > 1 ||
        jump_s < -1) {
        is_asked = true;
        asked_s = mono_s;
        wall_from_mono_s = wall_s - mono_s;
        answer = rtc_agrees(RTC_SINCE_EPOCH, wall_s);
    }
    return answer;
}

/* Asked once a second: these are system calls that go to the disk's names,
 * and the loop looks at the clock twice a turn. One thread's. */
static bool was_right(int64_t mono_s, int64_t wall_s)
{
    static int64_t asked_s = -1;
    static bool answer;
    if (mono_s != asked_s) {
        asked_s = mono_s;
        answer = is_synchronized() || is_kept_by_rtc(mono_s, wall_s);
    }
    return answer;
}

/* localtime_r knows daylight saving; its struct has no offset in POSIX, so
 * the difference of the broken-down times is taken. */
static int32_t utc_offset_s(time_t now)
{
    struct tm local, utc;
    localtime_r(&now, &local);
    gmtime_r(&now, &utc);
    int days = local.tm_yday - utc.tm_yday;
    days = days > 1 ? -1 : days < -1 ? 1 : days; /* over new year */
    return ((days * 24 + local.tm_hour - utc.tm_hour) * 60 + local.tm_min -
            utc.tm_min) *
           60;
}

struct moment clock_now(void)
{
    struct timespec mono, wall;
    clock_gettime(CLOCK_MONOTONIC, &mono);
    clock_gettime(CLOCK_REALTIME, &wall);
    return (struct moment){
        .mono_ms = (int64_t)mono.tv_sec * 1000 + mono.tv_nsec / 1000000,
        .wall_ms = (int64_t)wall.tv_sec * 1000 + wall.tv_nsec / 1000000,
        .utc_offset_s = utc_offset_s(wall.tv_sec),
        .clock_trusted = wall.tv_sec >= NOT_BEFORE_S &&
                         was_right(mono.tv_sec, wall.tv_sec)};
}
