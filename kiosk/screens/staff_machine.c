/* The installer's third screen: what the machine says about itself. */
#include "kiosk/screens/screen.h"

#include "core/text.h"
#include "kiosk/app/day.h"
#include "kiosk/screens/parts.h"
#include "kiosk/screens/staff.h"
#include "kiosk/screens/theme.h"

#define LINES 8

struct saying {
    enum mark mark;
    char words[HEALTH_LINE_MAX];
};

static void say_clock(const struct app *app, struct saying *out)
{
    const struct moment *now = &app->now;
    struct text text = text_in(out->words, sizeof out->words);
    day_print_time(&text, now->wall_ms / 1000, now->utc_offset_s);
    text_str(&text, now->clock_trusted ? ", right"
                                       : ", not set: network, or RTC");
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
    int unsaved = app->unsaved + app->setting.n_saving;
    if (unsaved > 0) {
        text_str(&text, ", ");
        text_int(&text, unsaved);
        text_str(&text, " not saved");
        out->mark = MARK_LOOK;
    }
}

static void say_copies(const struct app *app, struct saying *out)
{
    const struct moment *now = &app->now;
    int64_t today = now->clock_trusted
                        ? day_of(now->wall_ms / 1000, now->utc_offset_s)
                        : HEALTH_NO_DAY;
    out->mark = health_copies(&app->staff.health, today);
    health_copies_words(&app->staff.health, today, out->words);
}

/* What is wrong stands alone: under-voltage first, as heat is less. */
static void say_power(const struct health *health, struct saying *out)
{
    char heat[HEALTH_LINE_MAX];
    enum mark of_heat = health_temperature(health);
    out->mark = health_power(health);
    health_power_words(health, out->words);
    health_temperature_words(health, heat);
    if (out->mark == MARK_LOOK) {
        return;
    }
    struct text text = text_in(out->words, sizeof out->words);
    if (of_heat != MARK_LOOK) {
        text_str(&text, out->mark == MARK_GOOD ? "enough, " : "unknown, ");
    }
    text_str(&text, heat);
    out->mark = of_heat == MARK_LOOK ? MARK_LOOK : out->mark;
}

static void say_program(const struct health *health, struct saying *out)
{
    struct text text = text_in(out->words, sizeof out->words);
    out->mark = MARK_GOOD;
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
        say_copies(app, out);
        return "Copies";
    case 4:
        say_power(health, out);
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
