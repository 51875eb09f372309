#include "kiosk/app/app.h"

/* Ours, all of them: a minute and a half is longer than any pause between
 * touches but a rest, which does not count; an unknown tag needs no longer
 * than it takes to write 26 bits down or photograph them. The light is the
 * panel's matter: see config_default. */
struct app_config app_config_default(void)
{
    return (struct app_config){.rack_name = "Rackside",
                               .has_list = true,
                               .auto_logout_s = 90,
                               .countdown_s = 15,
                               .unknown_tag_s = 12,
                               .workout_open_ms = 4 * 60 * 60 * 1000,
                               .curve = CURVE_TRAC};
}
