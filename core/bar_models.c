#include "core/bar_models.h"

#include "core/stock.h"
#include "core/text.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

struct bar_model bar_model_new(const char *section)
{
    struct bar_model model = {.sleeve_mm = 0};
    size_t n = strlen(section);
    assert(n < BAR_MODEL_NAME_MAX);
    memcpy(model.section, section, n + 1);
    return model;
}

static const char *set_name(struct bar_model *model, const char *value)
{
    size_t n = strlen(value);
    if (n == 0 || n >= sizeof model->name) {
        return bars_status_str(BARS_BAD_NAME);
    }
    memcpy(model->name, value, n + 1);
    return NULL;
}

static const char *set_kind(struct bar_model *model, const char *value)
{
    size_t n = strlen(value);
    if (n == 0 || !bars_is_kind(value)) {
        return bars_status_str(BARS_BAD_KIND);
    }
    memcpy(model->kind, value, n + 1);
    return NULL;
}

/* A number alone: the key has its unit. */
static const char *set_mass(int32_t *mass_g, const char *value, enum unit unit)
{
    char load[LOAD_TEXT_MAX];
    struct text text = text_in(load, sizeof load);
    text_str(&text, value);
    text_str(&text, unit_str(unit));
    return load_parse(load, mass_g, NULL) == LOAD_OK && *mass_g > 0
               ? NULL
               : "write a number above 0 alone, as 20 or 17.5";
}

const char *bar_model_set(struct bar_model *model, const char *key,
                          const char *value)
{
    if (strcmp(key, "name") == 0) {
        return set_name(model, value);
    }
    if (strcmp(key, "kind") == 0) {
        return set_kind(model, value);
    }
    if (strcmp(key, "sleeve") == 0) {
        return sleeve_parse(value, &model->sleeve_mm);
    }
    for (enum unit unit = UNIT_KG; unit < UNIT_COUNT; unit++) {
        if (strcmp(key, unit_str(unit)) == 0) {
            return set_mass(&model->mass_g[unit], value, unit);
        }
    }
    return "unknown key; allowed: name kind kg lb sleeve";
}

const char *bar_model_check(const struct bar_model *model)
{
    bool is_offered = false;
    for (enum unit unit = UNIT_KG; unit < UNIT_COUNT; unit++) {
        if (model->mass_g[unit] > 0) {
            struct bar bar = bar_model_bar(model, unit);
            enum bars_status status = bars_judge(&bar);
            is_offered = true;
            if (status != BARS_OK) {
                return bars_status_str(status);
            }
        }
    }
    return is_offered ? NULL : "kg and lb are missing: it has no mass";
}

int bar_models_find(const struct bar_models *models, const char *section)
{
    for (int i = 0; i < models->n; i++) {
        if (strcmp(models->model[i].section, section) == 0) {
            return i;
        }
    }
    return -1;
}

int bar_models_nth(const struct bar_models *models, enum unit unit, int nth)
{
    for (int i = 0; i < models->n; i++) {
        if (models->model[i].mass_g[unit] > 0 && nth-- == 0) {
            return i;
        }
    }
    return -1;
}

struct bar bar_model_bar(const struct bar_model *model, enum unit unit)
{
    assert(model->mass_g[unit] > 0);
    struct bar bar = {.mass_g = model->mass_g[unit],
                      .sleeve_mm = model->sleeve_mm};
    memcpy(bar.name, model->name, sizeof bar.name);
    memcpy(bar.kind, model->kind, sizeof bar.kind);
    return bar;
}
