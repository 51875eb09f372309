#include "kiosk/config/assets.h"

#include "kiosk/config/ini_text.h"

#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ASSET_MAX (256 * 1024)
#define USUAL_DIR "/usr/share/rackside" /* the package's */
#define FILES 5
#define PARENTS 4 /* from build/asan/tests/unit up to the tree */

/* --- a file of sections: each starts an item, its keys set it --------------- */

struct items {
    void *all;
    const int *n; /* of the items in all */
    const char *(*start)(void *all, const char *section);
    const char *(*set)(void *all, const char *key, const char *value);
    bool is_refused;       /* the section being read: its keys say no more */
    int line[CATALOG_MAX]; /* where each item began */
};

static const char *on_key(void *into, const struct ini_key *key)
{
    struct items *items = into;
    if (key->is_new) {
        const char *wrong = items->start(items->all, key->section);
        items->is_refused = wrong != NULL;
        if (wrong != NULL) {
            return wrong;
        }
        items->line[*items->n - 1] = key->line;
    }
    return items->is_refused ? NULL
                             : items->set(items->all, key->key, key->value);
}

static const char *start_protocol(void *into, const char *section)
{
    struct protocols *all = into;
    if (all->n == PROTOCOLS_MAX || strlen(section) >= PROTOCOL_NAME_MAX) {
        return "too many protocols, or too long a name";
    }
    if (protocols_find(all, section) >= 0) {
        return "this protocol is there already";
    }
    all->protocol[all->n++] = protocol_new(section);
    return NULL;
}

static const char *set_protocol(void *into, const char *key, const char *value)
{
    struct protocols *all = into;
    return protocol_set(&all->protocol[all->n - 1], key, value);
}

static const char *start_lift(void *into, const char *section)
{
    struct lifts *all = into;
    if (all->n == LIFTS_MAX || strlen(section) >= LIFT_NAME_MAX) {
        return "too many lifts, or too long a name";
    }
    if (lifts_find(all, section) >= 0) {
        return "this lift is there already";
    }
    all->lift[all->n++] = lift_new(section);
    return NULL;
}

static const char *set_lift(void *into, const char *key, const char *value)
{
    struct lifts *all = into;
    return lift_set(&all->lift[all->n - 1], key, value);
}

static const char *start_plate(void *into, const char *section)
{
    struct plate_catalog *all = into;
    if (all->n == CATALOG_MAX ||
        !plate_from_section(section, &all->plate[all->n])) {
        return "write the section as [KIND MASSUNIT]: [bumper 25kg]";
    }
    all->n++;
    return NULL;
}

static const char *set_plate(void *into, const char *key, const char *value)
{
    struct plate_catalog *all = into;
    return plate_set(&all->plate[all->n - 1], key, value);
}

/* A rack's plates are those of the catalogue. */
struct racks {
    struct presets *presets;
    const struct plate_catalog *plates;
};

static const char *start_rack(void *into, const char *section)
{
    struct presets *all = ((struct racks *)into)->presets;
    if (all->n == PRESETS_MAX || strlen(section) >= PRESET_NAME_MAX) {
        return "too many racks, or too long a name";
    }
    if (presets_find(all, section) >= 0) {
        return "this rack is there already";
    }
    all->preset[all->n++] = preset_new(section);
    return NULL;
}

static const char *set_rack(void *into, const char *key, const char *value)
{
    struct racks *racks = into;
    struct presets *all = racks->presets;
    return preset_set(&all->preset[all->n - 1], key, value, racks->plates);
}

static const char *start_bar(void *into, const char *section)
{
    struct bar_models *all = into;
    if (all->n == BAR_MODELS_MAX || strlen(section) >= BAR_MODEL_NAME_MAX) {
        return "too many bars, or too long a name";
    }
    if (bar_models_find(all, section) >= 0) {
        return "this bar is there already";
    }
    all->model[all->n++] = bar_model_new(section);
    return NULL;
}

static const char *set_bar(void *into, const char *key, const char *value)
{
    struct bar_models *all = into;
    return bar_model_set(&all->model[all->n - 1], key, value);
}

/* --- the five files --------------------------------------------------------- */

static int missing(const char *wrong, const char *file, int line,
                   const char *section, FILE *errors)
{
    if (wrong != NULL && errors != NULL) {
        fprintf(errors, "%s:%d: [%s]: %s\n", file, line, section, wrong);
    }
    return wrong != NULL;
}

int assets_protocols(struct protocols *out, const char *text,
                     const char *name, FILE *errors)
{
    struct items items = {out, &out->n, start_protocol, set_protocol,
                          false, {0}};
    memset(out, 0, sizeof *out);
    int wrong = ini_text_read(text, name, on_key, &items, errors);
    for (int i = 0; wrong == 0 && i < out->n; i++) {
        const struct protocol *p = &out->protocol[i];
        wrong += missing(protocol_check(p), name, items.line[i], p->name,
                         errors);
    }
    return wrong;
}

int assets_lifts(struct lifts *out, const char *text, const char *name,
                 FILE *errors)
{
    struct items items = {out, &out->n, start_lift, set_lift, false, {0}};
    memset(out, 0, sizeof *out);
    int wrong = ini_text_read(text, name, on_key, &items, errors);
    for (int i = 0; wrong == 0 && i < out->n; i++) {
        const struct lift *lift = &out->lift[i];
        wrong += missing(lift_check(lift), name, items.line[i], lift->name,
                         errors);
    }
    return wrong;
}

int assets_plates(struct plate_catalog *out, const char *text,
                  const char *name, FILE *errors)
{
    struct items items = {out, &out->n, start_plate, set_plate, false, {0}};
    memset(out, 0, sizeof *out);
    int wrong = ini_text_read(text, name, on_key, &items, errors);
    for (int i = 0; wrong == 0 && i < out->n; i++) {
        const struct plate *plate = &out->plate[i];
        wrong += missing(plate_check(plate), name, items.line[i],
                         plate->label, errors);
    }
    return wrong;
}

int assets_racks(struct presets *out, const struct plate_catalog *plates,
                 const char *text, const char *name, FILE *errors)
{
    struct racks racks = {out, plates};
    struct items items = {&racks, &out->n, start_rack, set_rack, false, {0}};
    memset(out, 0, sizeof *out);
    int wrong = ini_text_read(text, name, on_key, &items, errors);
    for (int i = 0; wrong == 0 && i < out->n; i++) {
        const struct preset *preset = &out->preset[i];
        wrong += missing(preset_check(preset), name, items.line[i],
                         preset->name, errors);
    }
    return wrong;
}

int assets_bars(struct bar_models *out, const char *text, const char *name,
                FILE *errors)
{
    struct items items = {out, &out->n, start_bar, set_bar, false, {0}};
    memset(out, 0, sizeof *out);
    int wrong = ini_text_read(text, name, on_key, &items, errors);
    for (int i = 0; wrong == 0 && i < out->n; i++) {
        const struct bar_model *model = &out->model[i];
        wrong += missing(bar_model_check(model), name, items.line[i],
                         model->section, errors);
    }
    return wrong;
}

/* --- where they are --------------------------------------------------------- */

static bool is_assets(const char *dir)
{
    char path[PATH_MAX];
    int n = snprintf(path, sizeof path, "%s/protocols.ini", dir);
    return n > 0 && (size_t)n < sizeof path && access(path, R_OK) == 0;
}

/* Beside the program's bin folder where it is installed; assets/ in one of the
 * folders above the program where it was built. */
static bool find_by_program(char *out, size_t size)
{
    char self[PATH_MAX - 16];
    ssize_t n = readlink("/proc/self/exe", self, sizeof self - 1);
    bool found = false;
    self[n > 0 ? n : 0] = '\0';
    for (int i = 0; !found && i <= PARENTS; i++) {
        char *slash = strrchr(self, '/');
        if (slash == NULL) {
            return false;
        }
        *slash = '\0';
        snprintf(out, size, "%s/share/rackside", self);
        found = is_assets(out);
        if (!found) {
            snprintf(out, size, "%s/assets", self);
            found = is_assets(out);
        }
    }
    return found;
}

bool assets_dir(char *out, size_t size)
{
    const char *told = getenv("RACKSIDE_ASSETS");
    if (told == NULL && find_by_program(out, size)) {
        return true;
    }
    snprintf(out, size, "%s", told != NULL ? told : USUAL_DIR);
    return is_assets(out);
}

/* The file as a string, or NULL (said). The caller frees it. */
static char *read_whole(const char *path, FILE *errors)
{
    FILE *file = fopen(path, "r");
    char *text = malloc(ASSET_MAX + 1);
    size_t n = file != NULL && text != NULL
                   ? fread(text, 1, ASSET_MAX, file)
                   : 0;
    if (file != NULL) {
        fclose(file);
    }
    if (n == 0) {
        if (errors != NULL) {
            fprintf(errors, "cannot read '%s': install the assets, or set "
                            "RACKSIDE_ASSETS to their folder\n", path);
        }
        free(text);
        return NULL;
    }
    text[n] = '\0';
    return text;
}

/* In the order of the files; racks come after their plates. */
static int read_one(struct assets *assets, int file, const char *text,
                    const char *name, FILE *errors)
{
    switch (file) {
    case 0:
        return assets_protocols(&assets->protocols, text, name, errors);
    case 1:
        return assets_lifts(&assets->lifts, text, name, errors);
    case 2:
        return assets_plates(&assets->plates, text, name, errors);
    case 3:
        return assets_racks(&assets->presets, &assets->plates, text, name,
                            errors);
    default:
        return assets_bars(&assets->bar_models, text, name, errors);
    }
}

#define NEEDED 3 /* nobody trains without the others less */

bool assets_read(struct assets *assets, FILE *errors)
{
    static const char *const names[FILES] = {"protocols.ini", "lifts.ini",
                                             "plates.ini", "racks.ini",
                                             "bars.ini"};
    char dir[PATH_MAX - 64], path[PATH_MAX];
    int wrong = 0;
    assets_dir(dir, sizeof dir);
    assets->presets.n = assets->bar_models.n = 0;
    for (int i = 0; i < FILES; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, names[i]);
        if (i >= NEEDED && access(path, F_OK) != 0) {
            continue;
        }
        char *text = read_whole(path, errors);
        if (text == NULL) {
            return false;
        }
        wrong += read_one(assets, i, text, path, errors);
        free(text);
    }
    return wrong == 0;
}

void assets_usual_rack(const struct assets *assets, struct rack *out)
{
    *out = (struct rack){.bar_g = RACK_USUAL_BAR_G};
    enum stock_status status =
        stock_parse(RACK_USUAL_STOCK, &assets->plates, &out->stock);
    assert(status == STOCK_OK);
    (void)status;
}
