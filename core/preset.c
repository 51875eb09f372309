#include "core/preset.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

struct preset preset_new(const char *name)
{
    struct preset preset = {.has_stock = false};
    size_t n = strlen(name);
    assert(n < PRESET_NAME_MAX);
    memcpy(preset.name, name, n + 1);
    return preset;
}

static const char *set_title(struct preset *preset, const char *value)
{
    size_t n = strlen(value);
    if (n == 0 || n >= PRESET_NAME_MAX) {
        return "write 1 to 23 letters";
    }
    memcpy(preset->title, value, n + 1);
    return NULL;
}

static const char *set_load(int32_t *load_g, const char *value)
{
    enum load_status status = load_parse(value, load_g, NULL);
    return status == LOAD_OK ? NULL : load_status_str(status);
}

const char *preset_set(struct preset *preset, const char *key,
                       const char *value, const struct plate_catalog *catalog)
{
    if (strcmp(key, "title") == 0) {
        return set_title(preset, value);
    }
    if (strcmp(key, "bar") == 0) {
        return set_load(&preset->rack.bar_g, value);
    }
    if (strcmp(key, "collar") == 0) {
        return set_load(&preset->rack.collar_g, value);
    }
    if (strcmp(key, "sleeve") == 0) {
        return sleeve_parse(value, &preset->rack.sleeve_mm);
    }
    if (strcmp(key, "stock") == 0) {
        enum stock_status status =
            stock_parse(value, catalog, &preset->rack.stock);
        preset->has_stock = status == STOCK_OK;
        return status == STOCK_OK ? NULL : stock_status_str(status);
    }
    return "unknown key; allowed: title bar collar sleeve stock";
}

const char *preset_check(const struct preset *preset)
{
    if (preset->title[0] == '\0') {
        return "title is missing";
    }
    if (preset->rack.bar_g == 0) {
        return "bar is missing";
    }
    return preset->has_stock ? rack_check(&preset->rack) : "stock is missing";
}

/* Bar i is the usual one, under another number. */
static void merge(struct rack *rack, int i)
{
    struct bars *bars = &rack->bars;
    for (int k = 0; k < bars->n_choices; k++) {
        bars->choice[k].bar = bars->choice[k].bar == i ? 0
                                                       : bars->choice[k].bar;
    }
    bars_remove(rack, i);
}

void preset_use(const struct preset *preset, struct rack *rack)
{
    struct bars bars = rack->bars;
    if (rack->bar_g != preset->rack.bar_g) { /* it is another one */
        bars.name[0] = bars.kind[0] = '\0';
    }
    *rack = preset->rack;
    rack->bars = bars;
    for (int i = bars_count(rack) - 1; i > 0; i--) {
        struct bar bar = bars_at(rack, i);
        if (bars_like(rack, &bar) == 0) {
            merge(rack, i);
        }
    }
}

int presets_find(const struct presets *presets, const char *name)
{
    for (int i = 0; i < presets->n; i++) {
        const struct preset *preset = &presets->preset[i];
        if (strcmp(preset->name, name) == 0 ||
            strcmp(preset->title, name) == 0) {
            return i;
        }
    }
    return -1;
}
