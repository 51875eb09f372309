#include "kiosk/app/day.h"

static void two_digits(struct text *text, int64_t value)
{
    text_str(text, value < 10 ? "0" : "");
    text_int(text, value);
}

/* Counted from March, so that the leap day is a year's last. */
void day_print(struct text *text, int64_t days)
{
    int64_t from = days + 719468; /* since 0000-03-01 */
    int64_t era = (from >= 0 ? from : from - 146096) / 146097;
    int64_t of_era = from - era * 146097;
    int64_t year_of_era =
        (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year =
        of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * of_year + 2) / 153;
    int64_t day = of_year - (153 * month + 2) / 5 + 1;
    month += month < 10 ? 3 : -9;
    text_int(text, year_of_era + era * 400 + (month <= 2));
    text_str(text, "-");
    two_digits(text, month);
    text_str(text, "-");
    two_digits(text, day);
}

int64_t day_of(int64_t s, int utc_offset_s)
{
    int64_t here = s + utc_offset_s;
    return (here >= 0 ? here : here - 86399) / 86400;
}

void day_print_time(struct text *text, int64_t s, int utc_offset_s)
{
    int64_t day = day_of(s, utc_offset_s);
    int64_t of_day = s + utc_offset_s - day * 86400;
    day_print(text, day);
    text_str(text, " ");
    two_digits(text, of_day / 3600);
    text_str(text, ":");
    two_digits(text, of_day / 60 % 60);
}
