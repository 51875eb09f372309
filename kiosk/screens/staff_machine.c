/* The installer's third screen: what the machine says about itself. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/staff.h"
#include "kiosk/screens/theme.h"

#define LINES 8

struct saying {
    enum mark mark;
    char words[HEALTH_LINE_MAX];
};

static void two_digits(struct text *text, int64_t value)
{
    text_str(text, value < 10 ? "0" : "");
    text_int(text, value);
}

/* The date of a day since 1970, in the Gregorian calendar, counted from March
 * so that the leap day is a year's last. */
static void date(struct text *text, int64_t days)
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

static void say_clock(const struct app *app, struct saying *out)
{
    const struct moment *now = &app->now;
    int64_t s = now->wall_ms / 1000 + now->utc_offset_s;
    int64_t days = (s >= 0 ? s : s - 86399) / 86400;
    struct text text = text_in(out->words, sizeof out->words);
    date(&text, days);
    text_str(&text, " ");
    two_digits(&text, (s - days * 86400) / 3600);
    text_str(&text, ":");
    two_digits(&text, (s - days * 86400) / 60 % 60);
    text_str(&text, ", ");
    text_str(&text, now->clock_trusted ? "known to be right"
                                       : "not set: network, or RTC");
    out->mark = now->clock_trusted ? MARK_GOOD : MARK_LOOK;
}

static void say_database(const struct app *app, struct saying *out)
{
    const struct staff *staff = &app->staff;
    struct text text = text_in(out->words, sizeof out->words);
    out->mark = staff->check == STAFF_SOUND      ? MARK_GOOD
                : staff->check == STAFF_CHECKING ? MARK_UNKNOWN
                                                 : MARK_LOOK;
    text_str(&text, staff->check == STAFF_SOUND      ? "sound"
                    : staff->check == STAFF_CHECKING ? "being checked\xE2\x80\xA6"
                    : staff->check == STAFF_DAMAGED
                        ? "damaged: restart the kiosk"
                        : "cannot be read");
    if (staff->check == STAFF_SOUND && staff->n_sets >= 0) {
        text_str(&text, ", ");
        text_int(&text, staff->n_sets);
        text_str(&text, staff->n_sets == 1 ? " set" : " sets");
    }
    if (app->unsaved > 0) {
        text_str(&text, ", ");
        text_int(&text, app->unsaved);
        text_str(&text, " not saved");
        out->mark = MARK_LOOK;
    }
}

static void say_program(const struct health *health, struct saying *out)
{
    struct text text = text_in(out->words, sizeof out->words);
    out->mark = MARK_GOOD;
    text_str(&text, "rackside ");
    text_str(&text, health->version);
    text_str(&text, ", ");
    text_str(&text, health->video);
    text_str(&text, ", ");
    text_str(&text, health->renderer);
}

static const char *say(const struct app *app, int line, struct saying *out)
{
    const struct health *health = &app->staff.health;
    switch (line) {
    case 0:
        out->mark = health_disk(health);
        health_disk_words(health, out->words);
        return "Disk";
    case 1:
        say_database(app, out);
        return "Database";
    case 2:
        say_clock(app, out);
        return "Clock";
    case 3:
        out->mark = health_temperature(health);
        health_temperature_words(health, out->words);
        return "Heat";
    case 4:
        out->mark = health_power(health);
        health_power_words(health, out->words);
        return "Power";
    case 5:
        out->mark = MARK_GOOD;
        health_memory_words(health, out->words);
        return "Memory";
    case 6:
        out->mark = health_chip(health);
        health_chip_words(health, out->words);
        return "GPIO";
    default:
        say_program(health, out);
        return "Program";
    }
}

void screen_staff_machine_view(const struct app *app, struct draw_list *out)
{
    struct canvas c = canvas_begin(app, out);
    struct box box = c.body;
    box.h += c.portrait ? down(&c, TOUCH_MIN + GAP) : 0; /* one row is free */
    staff_title(&c, c.header, "The machine", 3);
    for (int i = 0; app->staff.has_health && i < LINES; i++) {
        struct saying saying = {.mark = MARK_UNKNOWN};
        const char *name = say(app, i, &saying);
        const struct staff_line line = {.mark = saying.mark,
                                        .name = name,
                                        .name_x10 = c.portrait ? 0 : 260,
                                        .words = saying.words};
        staff_line(&c, row(box, i, LINES, 0), &line);
    }
    const struct slot slots[] = {
        {.label = "Close", .action = ACT_BACK, .w_x10 = 400, .beside = true},
        {.label = "Next", .action = ACT_STAFF_NEXT, .w_x10 = 600}};
    part_actions(&c, slots, 2);
}
