/* Keys: a USB reader's, a keyboard's, and the demo's. */
#include "kiosk/shell/window_keys.h"

/* -1: no such key. By scancode: a reader types keys, not letters. */
static int digit_of(SDL_Scancode code)
{
    if (code == SDL_SCANCODE_0 || code == SDL_SCANCODE_KP_0) {
        return 0;
    }
    if (code >= SDL_SCANCODE_1 && code <= SDL_SCANCODE_9) {
        return 1 + (int)(code - SDL_SCANCODE_1);
    }
    if (code >= SDL_SCANCODE_KP_1 && code <= SDL_SCANCODE_KP_9) {
        return 1 + (int)(code - SDL_SCANCODE_KP_1);
    }
    return -1;
}

static int button_of(SDL_Scancode code)
{
    if (code == SDL_SCANCODE_UP || code == SDL_SCANCODE_LEFT) {
        return 0;
    }
    if (code == SDL_SCANCODE_DOWN || code == SDL_SCANCODE_RIGHT ||
        code == SDL_SCANCODE_TAB) {
        return 1;
    }
    return code == SDL_SCANCODE_ESCAPE || code == SDL_SCANCODE_BACKSPACE ? 3
                                                                         : -1;
}

static void take_key_down(SDL_Scancode code, struct window_event *out)
{
    if (digit_of(code) >= 0) {
        out->kind = WINDOW_DIGIT;
        out->number = digit_of(code);
    } else if (code == SDL_SCANCODE_RETURN || code == SDL_SCANCODE_KP_ENTER) {
        out->kind = WINDOW_ENTER;
    } else if (code >= SDL_SCANCODE_F1 && code <= SDL_SCANCODE_F6) {
        out->kind = WINDOW_TAG;
        out->number = (int)(code - SDL_SCANCODE_F1);
    } else if (code == SDL_SCANCODE_F12) {
        out->kind = WINDOW_STAFF;
    } else {
        out->kind = WINDOW_OTHER_KEY;
    }
}

bool window_take_key(const SDL_KeyboardEvent *key, struct window_event *out)
{
    SDL_Scancode code = key->keysym.scancode;
    bool is_down = key->type == SDL_KEYDOWN;
    if (key->repeat != 0) {
        return false; /* buttons repeat by our own clock */
    }
    if (button_of(code) >= 0) {
        out->kind = WINDOW_BUTTON;
        out->number = button_of(code);
        out->is_down = is_down;
        return true;
    }
    if (!is_down) {
        return false;
    }
    take_key_down(code, out);
    return true;
}
