#include "tests/harness/scenes_staff.h"

#include "tests/harness/scene_parts.h"

static void well(struct app *app, enum screen_id screen)
{
    struct staff *staff = &app->staff;
    app->screen = screen;
    app->now.wall_ms = INT64_C(1772471040000);
    app->now.clock_trusted = true;
    staff->has_health = true;
    staff->health = (struct health){.version = "0.1.0",
                                    .video = "KMSDRM",
                                    .renderer = "opengles2",
                                    .chip = "pinctrl-bcm2711",
                                    .line = {23, 24, 5, 6, 16, 26},
                                    .led = 25,
                                    .beeper = 12,
                                    .free_mib = 21034,
                                    .size_mib = 29000,
                                    .n_copies = 14,
                                    .copied_day = 20513,
                                    .temp_x10 = 482,
                                    .memory_mib = 712,
                                    .up_s = 11 * 86400};
    staff->check = STAFF_SOUND;
    staff->n_sets = 12345;
    staff->levels.known = true;
    for (int i = 0; i < LINE_COUNT; i++) {
        staff->levels.high[i] = true;
    }
}

static void ill(struct app *app, enum screen_id screen)
{
    struct staff *staff = &app->staff;
    well(app, screen);
    app->now.clock_trusted = false;
    app->unsaved = 48;
    staff->health.free_mib = 199;
    staff->health.n_copies = -1;
    staff->health.temp_x10 = 1045;
    staff->health.under_voltage = 1;
    staff->check = STAFF_DAMAGED;
    scene_put(staff->health.chip, HEALTH_WORD_MAX, "");
    scene_put(staff->health.version, HEALTH_WORD_MAX, "10.10.10~rc1");
    for (int i = 0; i < LINE_COUNT; i++) {
        staff->levels.high[i] = false;
        staff->health.line[i] = 411 + i;
    }
    for (int i = 0; i < 4; i++) {
        staff->presses[i] = 128;
    }
}

static void frame(struct app *app, enum wiegand_verdict verdict,
                  const char *code)
{
    struct staff *staff = &app->staff;
    struct sent *sent = &staff->frame[staff->n_frames++];
    sent->verdict = verdict;
    if (code != NULL) {
        tag_parse(code, &sent->tag);
    }
}

void scene_staff_reader(struct app *app)
{
    well(app, SCREEN_STAFF_READER);
}

void scene_staff_reader_frames(struct app *app)
{
    well(app, SCREEN_STAFF_READER);
    app->staff.good = 3;
    app->staff.bad = 1;
    app->staff.presses[0] = 2;
    frame(app, WIEGAND_SWAPPED, "26:11010010111111110101110111");
    frame(app, WIEGAND_TAG, "26:00101101000000001010001000");
    frame(app, WIEGAND_TAG, "37:1000000000111011000000000110010000110");
    frame(app, WIEGAND_SHORT, "12:001011010000");
    frame(app, WIEGAND_TAG, "34:1100010011101010000011011100000011");
}

void scene_staff_reader_worst(struct app *app)
{
    ill(app, SCREEN_STAFF_READER);
    app->staff.good = app->staff.bad = 12345;
    frame(app, WIEGAND_GLITCH,
          "64:1010010110100101111100000000111111011110101011011011111011101111");
    frame(app, WIEGAND_TAG, "37:1111111111111111111111111111111111111");
    frame(app, WIEGAND_LONG, NULL);
    frame(app, WIEGAND_BAD_PARITY, "35:11000001110110000000000110010000110");
    frame(app, WIEGAND_GLITCH,
          "64:1010010110100101111100000000111111011110101011011011111011101111");
}

void scene_staff_reader_usb(struct app *app)
{
    well(app, SCREEN_STAFF_READER);
    app->staff.health.line[LINE_D0] = app->staff.health.line[LINE_D1] = -1;
    app->staff.levels.known = false;
    frame(app, WIEGAND_NOTHING, NULL);
    frame(app, WIEGAND_TAG, "usb:001234567890123456");
    frame(app, WIEGAND_TAG, "37:1000000000111011000000000110010000110");
}

void scene_staff_reader_led(struct app *app)
{
    ill(app, SCREEN_STAFF_READER);
    app->staff.led_until_ms = app->now.mono_ms + 1000;
    frame(app, WIEGAND_TAG, "37:1000000000111011000000000110010000110");
}

void scene_staff_touch(struct app *app)
{
    well(app, SCREEN_STAFF_TOUCH);
}

void scene_staff_touch_off(struct app *app)
{
    struct staff *staff = &app->staff;
    well(app, SCREEN_STAFF_TOUCH);
    corners_touch(&staff->corners, CORNER_TOP_LEFT);
    corners_touch(&staff->corners, CORNER_BOTTOM_LEFT);
    staff->is_hit[0] = true;
    staff->off_x10 = 1230;
    staff->is_touched = staff->is_down = true;
    staff->x_px = app->panel.w_px / 2;
    staff->y_px = app->panel.h_px / 3;
}

void scene_staff_touch_turned(struct app *app)
{
    well(app, SCREEN_STAFF_TOUCH);
    for (int i = 0; i < CORNER_COUNT; i++) {
        corners_touch(&app->staff.corners,
                      (enum corner)((6 - i) % CORNER_COUNT));
    }
}

void scene_staff_touch_no_pattern(struct app *app)
{
    well(app, SCREEN_STAFF_TOUCH);
    for (int i = 0; i < CORNER_COUNT; i++) {
        corners_touch(&app->staff.corners, CORNER_TOP_LEFT);
    }
    app->staff.is_hit[0] = true;
    app->staff.is_touched = true;
    app->staff.x_px = app->panel.w_px - 1;
    app->staff.y_px = app->panel.h_px - 1;
}

void scene_staff_machine(struct app *app)
{
    well(app, SCREEN_STAFF_MACHINE);
}

void scene_staff_machine_worst(struct app *app)
{
    ill(app, SCREEN_STAFF_MACHINE);
}
