#include "kiosk/shell/ears.h"

#include "kiosk/shell/console.h"

#include <stdio.h>
#include <string.h>

bool ears_look(struct ears *ears, const char *dir, int64_t now_ms)
{
    char why[FAULT_TEXT_MAX] = "";
    if (now_ms < ears->look_ms) {
        return false;
    }
    ears->look_ms = now_ms + EARS_LOOK_MS;
    bool is_refused = !console_hears(dir, why, sizeof why);
    bool is_deaf = is_refused && ears->was_refused;
    ears->was_refused = is_refused;
    if (is_deaf == (ears->why[0] != '\0')) {
        return false;
    }
    fprintf(stderr, "rackside: %s\n",
            is_deaf ? why : "Touch: no device is refused any more");
    snprintf(ears->why, sizeof ears->why, "%s", is_deaf ? why : "");
    return true;
}
