#include "kiosk/shell/rtc.h"

#include <inttypes.h>
#include <stdio.h>

bool rtc_agrees(const char *path, int64_t wall_s)
{
    int64_t rtc_s = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        return false;
    }
    bool is_read = fscanf(file, "%" SCNd64, &rtc_s) == 1;
    fclose(file);
    int64_t low_s = wall_s - RTC_WITHIN_S, high_s = wall_s + RTC_WITHIN_S;
    return is_read && rtc_s >= low_s && rtc_s <= high_s;
}
