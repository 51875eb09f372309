#include "core/stock.h"

#include "core/text.h"

#include <assert.h>
#include <string.h>

#define PLATE_MAX_G 100000

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* "25", "2.5", "45lb", "25kg": its label, unit and mass; where it ends. */
static const char *read_plate(const char *p, struct plate *plate)
{
    char number[PLATE_LABEL_MAX + 4];
    size_t n = 0;
    while ((is_digit(p[n]) || p[n] == '.') && n + 1 < PLATE_LABEL_MAX) {
        number[n] = p[n];
        n++;
    }
    memcpy(plate->label, number, n);
    plate->label[n] = '\0';
    bool is_lb = strncmp(p + n, "lb", 2) == 0;
    bool is_kg = strncmp(p + n, "kg", 2) == 0;
    memcpy(number + n, is_lb ? "lb" : "kg", 3);
    if (n == 0 ||
        load_parse(number, &plate->mass_g, &plate->unit) != LOAD_OK ||
        plate->mass_g == 0 || plate->mass_g > PLATE_MAX_G) {
        return NULL;
    }
    return p + n + (is_lb || is_kg ? 2 : 0);
}

static const char *read_number(const char *p, int *value)
{
    const char *start = p;
    for (*value = 0; is_digit(*p) && *value < 100000; p++) {
        *value = *value * 10 + (*p - '0');
    }
    return p == start ? NULL : p;
}

const char *plate_set(struct plate *plate, const char *key, const char *value)
{
    int number;
    const char *end = read_number(value, &number);
    if (strcmp(key, "colour") == 0) {
        uint32_t rgb = 0;
        for (size_t i = 0; i < 6; i++) {
            const char *digits = "0123456789ABCDEF";
            const char *at = value[i] ? strchr(digits, value[i]) : NULL;
            if (at == NULL) {
                return "write a colour as six of 0-9 and A-F: D7263D";
            }
            rgb = rgb << 4 | (uint32_t)(at - digits);
        }
        plate->colour_rgb = rgb;
        return value[6] == '\0' ? NULL : "a colour has six digits";
    }
    if (end == NULL || *end != '\0' || number < 1 || number > 500) {
        return "write millimetres, 1 to 500";
    }
    if (strcmp(key, "diameter") == 0) {
        plate->diameter_mm = number;
    } else if (strcmp(key, "thickness") == 0) {
        plate->thickness_mm = number;
    } else {
        return "unknown key; allowed: colour, diameter, thickness";
    }
    return NULL;
}

bool plate_from_section(const char *section, struct plate *plate)
{
    *plate = (struct plate){0};
    const char *space = strchr(section, ' ');
    if (space == NULL || (size_t)(space - section) >= PLATE_KIND_MAX) {
        return false;
    }
    memcpy(plate->kind, section, (size_t)(space - section));
    const char *end = read_plate(space + 1, plate);
    return end != NULL && *end == '\0';
}

const char *plate_check(const struct plate *plate)
{
    if (plate->diameter_mm == 0) {
        return "diameter is missing (mm)";
    }
    return plate->thickness_mm == 0 ? "thickness is missing (mm)" : NULL;
}

/* Size and colour of the first in the catalog that is meant; else a grey
 * plate as large as its mass suggests (Ours: between 160 and 450 mm). */
static bool look_up(const struct plate_catalog *catalog, const char *kind,
                    struct plate *plate)
{
    for (int i = 0; i < catalog->n; i++) {
        const struct plate *known = &catalog->plate[i];
        bool is_kind = kind[0] == '\0' || strcmp(kind, known->kind) == 0;
        if (is_kind && known->mass_g == plate->mass_g &&
            known->unit == plate->unit) {
            char label[PLATE_LABEL_MAX];
            memcpy(label, plate->label, sizeof label);
            *plate = *known;
            memcpy(plate->label, label, sizeof label);
            return true;
        }
    }
    plate->colour_rgb = 0x4A5160u;
    plate->diameter_mm = 160 + plate->mass_g / 86;
    plate->diameter_mm = plate->diameter_mm > 450 ? 450 : plate->diameter_mm;
    plate->thickness_mm = 12 + plate->mass_g / 1600;
    return kind[0] == '\0';
}

int stock_insert(struct stock *stock, const struct stock_entry *entry)
{
    assert(stock->n < STOCK_MAX);
    int at = stock->n++;
    while (at > 0) {
        const struct plate *before = &stock->entry[at - 1].plate;
        bool stays = before->mass_g > entry->plate.mass_g ||
                     (before->mass_g == entry->plate.mass_g &&
                      before->diameter_mm >= entry->plate.diameter_mm);
        if (stays) {
            break;
        }
        stock->entry[at] = stock->entry[at - 1];
        at--;
    }
    stock->entry[at] = *entry;
    return at;
}

static bool is_as_heavy(const struct plate *a, const struct plate *b)
{
    return a->mass_g == b->mass_g && a->unit == b->unit;
}

bool plate_equal(const struct plate *a, const struct plate *b)
{
    return is_as_heavy(a, b) && strcmp(a->kind, b->kind) == 0;
}

int stock_find(const struct stock *stock, const struct plate *plate)
{
    for (int i = 0; i < stock->n; i++) {
        if (plate_equal(&stock->entry[i].plate, plate)) {
            return i;
        }
    }
    return -1;
}

/* One "[KIND:]PLATExPAIRS"; *p moves behind it. */
static enum stock_status read_entry(const char **p,
                                    const struct plate_catalog *catalog,
                                    struct stock_entry *entry)
{
    char kind[PLATE_KIND_MAX] = "";
    const char *colon = strchr(*p, ':');
    const char *comma = strchr(*p, ',');
    if (colon != NULL && (comma == NULL || colon < comma)) {
        if ((size_t)(colon - *p) >= sizeof kind) {
            return STOCK_BAD_PLATE;
        }
        memcpy(kind, *p, (size_t)(colon - *p));
        kind[colon - *p] = '\0';
        *p = colon + 1;
    }
    *entry = (struct stock_entry){0};
    const char *end = read_plate(*p, &entry->plate);
    if (end == NULL || !look_up(catalog, kind, &entry->plate)) {
        return STOCK_BAD_PLATE;
    }
    if (*end != 'x') {
        return STOCK_BAD_FORM;
    }
    end = read_number(end + 1, &entry->pairs);
    if (end == NULL || entry->pairs < 1 || entry->pairs > PAIRS_MAX) {
        return STOCK_BAD_PAIRS;
    }
    *p = end;
    return STOCK_OK;
}

enum stock_status stock_parse(const char *text,
                              const struct plate_catalog *catalog,
                              struct stock *stock)
{
    struct stock read = {0};
    const char *p = text;
    while (*p != '\0') {
        struct stock_entry entry;
        while (*p == ' ') {
            p++;
        }
        enum stock_status status = read_entry(&p, catalog, &entry);
        if (status != STOCK_OK) {
            return status;
        }
        if (stock_find(&read, &entry.plate) >= 0) {
            return STOCK_TWICE;
        }
        if (read.n == STOCK_MAX) {
            return STOCK_TOO_MANY;
        }
        stock_insert(&read, &entry);
        if (*p == ',' && p[1] != '\0') {
            p++;
        } else if (*p != '\0') {
            return STOCK_BAD_FORM;
        }
    }
    *stock = read;
    return STOCK_OK;
}

size_t stock_print(const struct stock *stock, char *out, size_t size)
{
    struct text text = text_in(out, size);
    for (int i = 0; i < stock->n; i++) {
        const struct plate *plate = &stock->entry[i].plate;
        text_str(&text, i > 0 ? "," : "");
        if (plate->kind[0] != '\0') {
            text_str(&text, plate->kind);
            text_str(&text, ":");
        }
        text_str(&text, plate->label);
        text_str(&text, plate->unit == UNIT_LB ? "lbx" : "x");
        text_int(&text, stock->entry[i].pairs);
    }
    return text.len;
}

const char *stock_status_str(enum stock_status status)
{
    switch (status) {
    case STOCK_OK:
        return "fine";
    case STOCK_BAD_FORM:
        return "write plates in pairs, as 25x2,20x2,2.5x1 or 45lbx4";
    case STOCK_BAD_PLATE:
        return "unknown plate; write its mass, above 0 and at most 100 kg, and "
               "before it a kind of plates.ini, as bumper:20";
    case STOCK_BAD_PAIRS:
        return "pairs of a plate must be 1 to 16";
    case STOCK_TOO_MANY:
        return "a rack has at most 16 different plates";
    case STOCK_TWICE:
        return "the same plate twice; add its pairs up";
    case STOCK_NOT_OWNED:
        return "the stock has no such plate, or not so many";
    }
    return "unknown stock status";
}

const char *sleeve_parse(const char *text, int *sleeve_mm)
{
    int mm = 0;
    const char *p = text;
    for (; *p >= '0' && *p <= '9' && mm <= SLEEVE_MAX_MM; p++) {
        mm = mm * 10 + (*p - '0');
    }
    if (p == text || *p != '\0' || mm > SLEEVE_MAX_MM) {
        return "write whole millimetres, 0 (no limit) to 2000";
    }
    *sleeve_mm = mm;
    return NULL;
}

const char *rack_check(const struct rack *rack)
{
    if (rack->bar_g < 1 || rack->bar_g > BAR_MAX_G) {
        return "the bar must be above 0 and at most 300 kg";
    }
    if (rack->collar_g < 0 || rack->collar_g > COLLAR_MAX_G) {
        return "a collar must be 0 to 10 kg";
    }
    if (rack->sleeve_mm < 0 || rack->sleeve_mm > SLEEVE_MAX_MM) {
        return "the sleeve must be 0 (no limit) to 2000 mm";
    }
    return bars_check(rack);
}

int32_t rack_base_g(const struct rack *rack)
{
    return rack->bar_g + 2 * rack->collar_g;
}

static bool entry_equal(const struct stock_entry *a,
                        const struct stock_entry *b)
{
    return a->pairs == b->pairs && a->plate.unit == b->plate.unit &&
           a->plate.mass_g == b->plate.mass_g &&
           strcmp(a->plate.label, b->plate.label) == 0 &&
           strcmp(a->plate.kind, b->plate.kind) == 0;
}

bool rack_equal(const struct rack *a, const struct rack *b)
{
    bool is_same = a->bar_g == b->bar_g && a->collar_g == b->collar_g &&
                   a->sleeve_mm == b->sleeve_mm &&
                   a->stock.n == b->stock.n && bars_equal(&a->bars, &b->bars);
    for (int i = 0; i < a->stock.n && is_same; i++) {
        is_same = entry_equal(&a->stock.entry[i], &b->stock.entry[i]);
    }
    return is_same;
}
