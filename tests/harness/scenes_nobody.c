#include "tests/harness/scenes_nobody.h"

#include "kiosk/screens/screen.h"
#include "tests/harness/scene_parts.h"

#define LONG_NAME "Maximiliane Wolfeschlegelsteinhausen"

void scene_idle(struct app *app)
{
    app->screen = SCREEN_IDLE;
}

void scene_idle_loaded(struct app *app)
{
    stack_parse("25,25,20,15,5,2.5,1.25", &app->rack.stock, &app->on_bar);
    app->on_bar_g = stack_load_g(&app->on_bar, &app->rack);
    app->screen = SCREEN_IDLE;
}

void scene_idle_fault(struct app *app)
{
    app->screen = SCREEN_IDLE;
    app->fault_on[FAULT_READER] = true;
    scene_put(app->fault_text[FAULT_READER], FAULT_TEXT_MAX,
        "Reader: no GPIO chip found. Set chip in rackside.conf, and check "
        "the reader's wiring against the README.");
}

void scene_people(struct app *app)
{
    app->screen = SCREEN_PEOPLE;
    app->roster.total = 40;
    app->roster.offset = screen_people_per_page(&app->panel);
    app->roster.n = screen_people_per_page(&app->panel);
    for (int i = 0; i < app->roster.n; i++) {
        scene_put(app->roster.entry[i].name, ATHLETE_NAME_MAX,
            i % 3 == 0 ? LONG_NAME : "Ada Strong");
    }
}

void scene_unknown(struct app *app)
{
    tag_parse("26:00101101000000001010001000", &app->unknown);
    app->screen = SCREEN_UNKNOWN;
}

void scene_unknown_long(struct app *app)
{
    app->unknown = (struct tag){.bits = 64, .raw = 0xA5A5F00FDEADBEEFu};
    app->screen = SCREEN_UNKNOWN;
}
