/* Play: a script against the whole kiosk, off screen, on a simulated clock.
 *
 * The clock stands still while the store works, so a script is
 * deterministic. The machine it runs on is always in the same health: a half
 * full disk, 45 degrees, a chip with the config's lines. It starts at 2026-03-02 17:04 UTC (Ours: a Monday evening,
 * when the gym is full), trusted. */
#ifndef KIOSK_SHELL_PLAY_H
#define KIOSK_SHELL_PLAY_H

#include "kiosk/config/assets.h"
#include "kiosk/config/config.h"
#include "kiosk/store/store.h"

#define PLAY_START_MONO_MS INT64_C(1000000)
#define PLAY_START_WALL_MS INT64_C(1772471040000)

struct play_setup {
    const char *script; /* path */
    const char *shots;  /* folder for pictures; NULL: none may be asked for */
    const struct config *config;
    const struct assets *assets;
    const char *store_path;
    const char *store_vfs; /* NULL: the system's */
    const char *boot_id;   /* each run is a boot of its own: */
    uint64_t seed;         /* neither may be used twice with one database */
};

/* Plays it to the end. 0; or 1, with "FILE:LINE: what was expected, what was
 * seen" on stderr. */
int play(const struct play_setup *setup);

#endif
