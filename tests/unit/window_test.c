#include "kiosk/shell/window.h"

#include "kiosk/config/config.h"

#include <SDL.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#define PANEL_W 800
#define PANEL_H 480

/* A window of SDL's driver that shows nothing; its events are ours to push. */
static int open_window(void **state)
{
    struct config config = config_default();
    struct window_event event;
    char why[256] = "";
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    setenv("SDL_RENDER_DRIVER", "software", 1);
    unsetenv("DISPLAY");
    unsetenv("WAYLAND_DISPLAY");
    config.panel_w_px = PANEL_W;
    config.panel_h_px = PANEL_H;
    *state = window_open(&config, 0, why, sizeof why);
    if (*state == NULL) {
        print_error("no window: %s\n", why);
        return -1;
    }
    while (window_take(*state, &event)) {
        /* what SDL had to say about its start */
    }
    return 0;
}

static int close_window(void **state)
{
    window_close(*state);
    return 0;
}

static void push_finger(Uint32 type, SDL_FingerID id, float x, float y)
{
    SDL_Event event = {.tfinger = {.type = type,
                                   .touchId = 1,
                                   .fingerId = id,
                                   .x = x,
                                   .y = y}};
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void push_mouse(Uint32 type, Uint32 which, Uint8 button)
{
    SDL_Event event = {.button = {.type = type,
                                  .which = which,
                                  .button = button,
                                  .x = 123,
                                  .y = 45}};
    assert_int_equal(SDL_PushEvent(&event), 1);
}

static void push_key(Uint32 type, SDL_Scancode code, Uint8 repeat)
{
    SDL_Event event = {
        .key = {.type = type, .repeat = repeat, .keysym = {.scancode = code}}};
    assert_int_equal(SDL_PushEvent(&event), 1);
}

/* SDL ends each round of events with a "none now" of its own, which stands
 * before what was pushed since. */
static struct window_event taken(void **state)
{
    struct window_event event;
    assert_true(window_take(*state, &event) || window_take(*state, &event));
    return event;
}

static void assert_nothing_left(void **state)
{
    struct window_event event;
    assert_false(window_take(*state, &event));
    assert_false(window_take(*state, &event));
}

static void the_panel_is_the_one_of_the_config(void **state)
{
    struct panel panel = window_panel(*state);
    struct panel want = panel_for(PANEL_W, PANEL_H);
    assert_memory_equal(&panel, &want, sizeof want);
    assert_false(window_has_strip(*state));
    assert_string_equal(window_driver(), "dummy");
}

static void a_finger_is_told_in_pixels_of_the_panel(void **state)
{
    push_finger(SDL_FINGERDOWN, 7, 0.5F, 0.25F);
    struct window_event event = taken(state);
    assert_int_equal(event.kind, WINDOW_FINGER_DOWN);
    assert_int_equal(event.x_px, 400);
    assert_int_equal(event.y_px, 120);
    push_finger(SDL_FINGERUP, 7, 0.75F, 0.75F);
    event = taken(state);
    assert_int_equal(event.kind, WINDOW_FINGER_UP);
    assert_int_equal(event.x_px, 600);
    assert_int_equal(event.y_px, 360);
    assert_nothing_left(state);
}

static void a_second_finger_takes_the_press_back(void **state)
{
    push_finger(SDL_FINGERDOWN, 10, 0.1F, 0.1F);
    push_finger(SDL_FINGERDOWN, 11, 0.9F, 0.9F);
    push_finger(SDL_FINGERUP, 10, 0.1F, 0.1F);
    push_finger(SDL_FINGERUP, 11, 0.9F, 0.9F);
    assert_int_equal(taken(state).kind, WINDOW_FINGER_DOWN);
    assert_int_equal(taken(state).kind, WINDOW_FINGER_GONE);
    assert_int_equal(taken(state).kind, WINDOW_FINGER_GONE);
    assert_int_equal(taken(state).kind, WINDOW_FINGER_GONE);
    push_finger(SDL_FINGERDOWN, 12, 0.1F, 0.1F);
    assert_int_equal(taken(state).kind, WINDOW_FINGER_DOWN);
    push_finger(SDL_FINGERUP, 12, 0.1F, 0.1F);
    assert_int_equal(taken(state).kind, WINDOW_FINGER_UP);
    assert_nothing_left(state);
}

/* At this time by SDL's clock, which SDL_PushEvent would set itself. */
static void add_finger_down(Uint32 at_ms, SDL_FingerID id)
{
    SDL_Event event = {.tfinger = {.type = SDL_FINGERDOWN,
                                   .timestamp = at_ms,
                                   .touchId = 1,
                                   .fingerId = id}};
    assert_int_equal(SDL_PeepEvents(&event, 1, SDL_ADDEVENT, 0, 0), 1);
}

static void a_panel_unplugged_under_a_finger_works_when_it_is_back(void **s)
{
    Uint32 now_ms = SDL_GetTicks();
    add_finger_down(now_ms, 20);
    assert_int_equal(taken(s).kind, WINDOW_FINGER_DOWN);
    add_finger_down(now_ms + 60000, 21); /* 20 never said it went */
    assert_int_equal(taken(s).kind, WINDOW_FINGER_DOWN);
    assert_nothing_left(s);
}

static void a_mouse_is_a_finger_unless_a_finger_made_it(void **state)
{
    push_mouse(SDL_MOUSEBUTTONDOWN, SDL_TOUCH_MOUSEID, SDL_BUTTON_LEFT);
    push_mouse(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_RIGHT);
    assert_nothing_left(state);
    push_mouse(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_LEFT);
    struct window_event event = taken(state);
    assert_int_equal(event.kind, WINDOW_FINGER_DOWN);
    assert_int_equal(event.x_px, 123);
    assert_int_equal(event.y_px, 45);
    push_mouse(SDL_MOUSEBUTTONUP, 0, SDL_BUTTON_LEFT);
    assert_int_equal(taken(state).kind, WINDOW_FINGER_UP);
}

static void keys_stand_for_buttons_digits_and_tags(void **state)
{
    static const struct {
        int line;
        SDL_Scancode code;
        enum window_event_kind kind;
        int number;
    } rows[] = {
        {__LINE__, SDL_SCANCODE_UP, WINDOW_BUTTON, 0},
        {__LINE__, SDL_SCANCODE_DOWN, WINDOW_BUTTON, 1},
        {__LINE__, SDL_SCANCODE_ESCAPE, WINDOW_BUTTON, 3},
        {__LINE__, SDL_SCANCODE_BACKSPACE, WINDOW_BUTTON, 3},
        {__LINE__, SDL_SCANCODE_RETURN, WINDOW_ENTER, 0},
        {__LINE__, SDL_SCANCODE_KP_ENTER, WINDOW_ENTER, 0},
        {__LINE__, SDL_SCANCODE_0, WINDOW_DIGIT, 0},
        {__LINE__, SDL_SCANCODE_1, WINDOW_DIGIT, 1},
        {__LINE__, SDL_SCANCODE_9, WINDOW_DIGIT, 9},
        {__LINE__, SDL_SCANCODE_KP_0, WINDOW_DIGIT, 0},
        {__LINE__, SDL_SCANCODE_KP_7, WINDOW_DIGIT, 7},
        {__LINE__, SDL_SCANCODE_F1, WINDOW_TAG, 0},
        {__LINE__, SDL_SCANCODE_F6, WINDOW_TAG, 5},
        {__LINE__, SDL_SCANCODE_F7, WINDOW_OTHER_KEY, 0},
        {__LINE__, SDL_SCANCODE_A, WINDOW_OTHER_KEY, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        push_key(SDL_KEYDOWN, rows[i].code, 0);
        struct window_event event = taken(state);
        if (event.kind != rows[i].kind || event.number != rows[i].number ||
            event.is_down != (event.kind == WINDOW_BUTTON)) {
            fail_msg("row at line %d: kind %d number %d", rows[i].line,
                     event.kind, event.number);
        }
        push_key(SDL_KEYDOWN, rows[i].code, 1); /* the system's repeat */
        assert_nothing_left(state);
        push_key(SDL_KEYUP, rows[i].code, 0);
        if (rows[i].kind == WINDOW_BUTTON) {
            assert_false(taken(state).is_down);
        }
        assert_nothing_left(state);
    }
}

static void a_lost_picture_and_the_end_are_told(void **state)
{
    SDL_Event event = {.window = {.type = SDL_WINDOWEVENT,
                                  .event = SDL_WINDOWEVENT_EXPOSED}};
    SDL_PushEvent(&event);
    assert_int_equal(taken(state).kind, WINDOW_SHOWN);
    event = (SDL_Event){.type = SDL_RENDER_TARGETS_RESET};
    SDL_PushEvent(&event);
    assert_int_equal(taken(state).kind, WINDOW_SHOWN);
    event = (SDL_Event){.type = SDL_QUIT};
    SDL_PushEvent(&event);
    assert_int_equal(taken(state).kind, WINDOW_QUIT);
    assert_nothing_left(state);
}

static void the_millimetres_of_the_config_win(void **state)
{
    struct config config = config_default();
    char why[256];
    config.panel_w_px = 1280;
    config.panel_h_px = 720;
    config.panel_w_mm = 300;
    config.panel_h_mm = 170;
    struct window *window = window_open(&config, 0, why, sizeof why);
    assert_non_null(window);
    struct panel panel = window_panel(window);
    window_close(window);
    assert_int_equal(panel.w_um, 300000);
    assert_int_equal(panel.h_um, 170000);
}

/* A landscape display on its side, the picture's upper edge on its right. */
static void a_turned_picture_has_its_own_panel_and_fingers(void **state)
{
    struct config config = config_default();
    struct window_event event;
    static struct draw_list list;
    char why[256];
    config.panel_w_px = PANEL_W;
    config.panel_h_px = PANEL_H;
    config.turn = TURN_90;
    struct window *window = window_open(&config, 100, why, sizeof why);
    assert_non_null(window);
    while (window_take(window, &event)) {
        /* what SDL had to say about its start */
    }
    struct panel panel = window_panel(window);
    assert_int_equal(panel.w_px, PANEL_H);
    assert_int_equal(panel.h_px, PANEL_W);
    assert_int_equal(panel.h_um, 154080);
    assert_false(window_has_strip(window));
    push_finger(SDL_FINGERDOWN, 7, 0.25F, 0.75F);
    event = taken((void **)&window);
    assert_int_equal(event.kind, WINDOW_FINGER_DOWN);
    assert_int_equal(event.x_px, 360);
    assert_int_equal(event.y_px, 599);
    push_mouse(SDL_MOUSEBUTTONDOWN, 0, SDL_BUTTON_LEFT); /* at 123, 45 */
    event = taken((void **)&window);
    assert_int_equal(event.x_px, 45);
    assert_int_equal(event.y_px, PANEL_W - 1 - 123);
    draw_begin(&list, 0);
    window_show(window, &list);
    window_light(window, LIGHT_DIM);
    window_show(window, &list);
    window_close(window);
}

static void no_screen_is_told_with_what_to_do(void **state)
{
    struct config config = config_default();
    char why[256] = "";
    setenv("SDL_VIDEODRIVER", "no-such-driver", 1);
    assert_null(window_open(&config, 0, why, sizeof why));
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    assert_non_null(strstr(why, "no screen"));
    assert_non_null(strstr(why, "SDL_VIDEODRIVER=no-such-driver"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_panel_is_the_one_of_the_config),
        cmocka_unit_test(a_finger_is_told_in_pixels_of_the_panel),
        cmocka_unit_test(a_second_finger_takes_the_press_back),
        cmocka_unit_test(a_mouse_is_a_finger_unless_a_finger_made_it),
        cmocka_unit_test(keys_stand_for_buttons_digits_and_tags),
        cmocka_unit_test(a_lost_picture_and_the_end_are_told),
        cmocka_unit_test(
            a_panel_unplugged_under_a_finger_works_when_it_is_back),
    };
    const struct CMUnitTest alone[] = {
        cmocka_unit_test(the_millimetres_of_the_config_win),
        cmocka_unit_test(a_turned_picture_has_its_own_panel_and_fingers),
        cmocka_unit_test(no_screen_is_told_with_what_to_do),
    };
    int failed = cmocka_run_group_tests(tests, open_window, close_window);
    return failed + cmocka_run_group_tests(alone, NULL, NULL);
}
