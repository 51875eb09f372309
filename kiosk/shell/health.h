/* Health: asks the machine how it is. Reads a few small files, the folder
 * of the copies, and one statvfs; no file of a disk is opened. */
#ifndef KIOSK_SHELL_HEALTH_H
#define KIOSK_SHELL_HEALTH_H

#include "kiosk/app/health.h"
#include "kiosk/config/config.h"

/* Where it looks: "/sys" and "/proc", or a test's. */
struct health_sources {
    const char *sys, *proc;
    const char *database; /* its folder's disk is judged, and its copies */
};

struct health_sources health_sources_usual(const char *database);

/* Everything but video, renderer and chip, which others know: these stay as
 * they are. -1 where there is nothing to read. */
void health_read(const struct health_sources *sources,
                 const struct config *config, struct health *out);

#endif
