/* Assets: protocols, lifts, plate kinds, racks and bars, from their INI files.
 *
 * Looked for in $RACKSIDE_ASSETS if it is set. Else, first found wins:
 * share/rackside beside the folder of the program (installed under any
 * prefix); assets/ in a folder above it (a build tree). */
#ifndef KIOSK_CONFIG_ASSETS_H
#define KIOSK_CONFIG_ASSETS_H

#include "core/bar_models.h"
#include "core/lift.h"
#include "core/preset.h"
#include "core/protocol.h"
#include "core/stock.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

struct assets {
    struct protocols protocols;
    struct lifts lifts;
    struct plate_catalog plates;
    struct presets presets; /* racks.ini; their plates are of plates */
    struct bar_models bar_models; /* bars.ini */
};

/* Reads all five; a mistake is a line "FILE:LINE: [section] key: ..." to
 * errors. False if any file is missing or has a mistake; but without racks.ini
 * there are no presets, without bars.ini no models, and all is well. */
bool assets_read(struct assets *assets, FILE *errors);
/* Each alone, from text (tests, fuzzer). Return mistakes, as config_read. */
int assets_protocols(struct protocols *out, const char *text,
                     const char *name, FILE *errors);
int assets_lifts(struct lifts *out, const char *text, const char *name,
                 FILE *errors);
int assets_plates(struct plate_catalog *out, const char *text,
                  const char *name, FILE *errors);
int assets_racks(struct presets *out, const struct plate_catalog *plates,
                 const char *text, const char *name, FILE *errors);
int assets_bars(struct bar_models *out, const char *text, const char *name,
                FILE *errors);
/* What a rack is taken to own until somebody says otherwise: a 20 kg bar and
 * the pairs below (Ours: what a usual gym rack holds). */
#define RACK_USUAL_BAR_G 20000
#define RACK_USUAL_STOCK "25x4,20x2,15x2,10x2,5x2,2.5x2,1.25x2"
void assets_usual_rack(const struct assets *assets, struct rack *out);
/* Writes the folder looked in last; false where it holds no assets. */
bool assets_dir(char *out, size_t size);

#endif
