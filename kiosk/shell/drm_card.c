#include "kiosk/shell/drm_card.h"

#include "kiosk/shell/small_file.h"

#include <dirent.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ours: a Pi 5 with everything on has seven. */
#define CONNECTORS_MAX 32
#define DRM_PATH_MAX 512

struct connector {
    int card;
    long id; /* in the order the card counts them; -1: not told (Linux < 6.9
                does not) */
    int doubt; /* 0: connected, 1: unknown, 2: not */
    int rank;  /* of its kind; the lowest first */
    char name[DRM_NAME_MAX];
};

struct scan {
    int n;
    struct connector at[CONNECTORS_MAX];
};

/* -1: nothing that shows a picture. */
static int rank_of(const char *name)
{
    static const struct {
        const char *kind;
        int rank;
    } kinds[] = {
        {"DSI-", 0},       {"DPI-", 0},    {"eDP-", 0},   {"LVDS-", 0},
        {"Composite-", 2}, {"TV-", 2},     {"SVIDEO-", 2}, {"Component-", 2},
        {"Writeback-", -1},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (strncmp(name, kinds[i].kind, strlen(kinds[i].kind)) == 0) {
            return kinds[i].rank;
        }
    }
    return 1;
}

/* "card1-DSI-1" into its parts; false: a card, a renderer, or no picture. */
static bool take_name(const char *entry, struct connector *out)
{
    char *end;
    if (strncmp(entry, "card", 4) != 0 || entry[4] < '0' || entry[4] > '9') {
        return false;
    }
    long card = strtol(entry + 4, &end, 10);
    if (*end != '-' || card > DRM_CARD_MAX ||
        strlen(end + 1) >= sizeof out->name) {
        return false;
    }
    out->card = (int)card;
    snprintf(out->name, sizeof out->name, "%s", end + 1);
    out->rank = rank_of(out->name);
    return out->rank >= 0;
}

static void take_state(const char *folder, const char *entry,
                       struct connector *out)
{
    char path[DRM_PATH_MAX], line[32];
    snprintf(path, sizeof path, "%s/%s/status", folder, entry);
    small_file_line(path, line, sizeof line);
    out->doubt = strcmp(line, "connected") == 0 ? 0
                 : strcmp(line, "unknown") == 0 ? 1
                                                : 2;
    snprintf(path, sizeof path, "%s/%s/connector_id", folder, entry);
    if (!small_file_number(path, 10, &out->id)) {
        out->id = -1;
    }
}

/* The shorter of two names of one kind has the lower number. */
static int by_choice(const void *a, const void *b)
{
    const struct connector *left = a, *right = b;
    int order[] = {left->doubt - right->doubt, left->rank - right->rank,
                   left->card - right->card,
                   (int)strlen(left->name) - (int)strlen(right->name)};
    for (size_t i = 0; i < sizeof order / sizeof order[0]; i++) {
        if (order[i] != 0) {
            return order[i];
        }
    }
    return strcmp(left->name, right->name);
}

static struct scan scan(const char *path)
{
    struct scan scan = {.n = 0};
    DIR *dir = opendir(path);
    struct dirent *entry;
    while (dir != NULL && scan.n < CONNECTORS_MAX &&
           (entry = readdir(dir)) != NULL) {
        struct connector *c = &scan.at[scan.n];
        if (take_name(entry->d_name, c)) {
            take_state(path, entry->d_name, c);
            scan.n++;
        }
    }
    if (dir != NULL) {
        closedir(dir);
    }
    qsort(scan.at, (size_t)scan.n, sizeof scan.at[0], by_choice);
    return scan;
}

/* SDL counts a card's connected connectors in the card's own order. */
static void find_display(const struct scan *scan, const struct connector *c,
                         struct drm_card *out)
{
    out->is_display_sure = true;
    for (int i = 0; i < scan->n; i++) {
        const struct connector *other = &scan->at[i];
        if (other != c && other->card == c->card && other->doubt == 0) {
            out->display += other->id < c->id;
            out->is_display_sure =
                out->is_display_sure && other->id >= 0 && c->id >= 0;
        }
    }
}

static void list_seen(const struct scan *scan, char *out, size_t size)
{
    out[0] = '\0';
    for (int i = 0; i < scan->n; i++) {
        size_t n = strlen(out);
        snprintf(out + n, size - n, "%s%s", n > 0 ? " " : "",
                 scan->at[i].name);
    }
}

enum drm_pick drm_card_pick(const char *folder, const char *wanted,
                            struct drm_card *out)
{
    struct scan found = scan(folder);
    int at = 0;
    *out = (struct drm_card){.index = -1};
    list_seen(&found, out->seen, sizeof out->seen);
    if (found.n == 0) {
        return DRM_NO_CARD;
    }
    if (strcmp(wanted, "auto") != 0) {
        while (at < found.n && strcmp(found.at[at].name, wanted) != 0) {
            at++;
        }
    }
    if (at == found.n) {
        return DRM_NO_SUCH;
    }
    if (found.at[at].doubt == 2) {
        return DRM_NOT_CONNECTED;
    }
    out->index = found.at[at].card;
    find_display(&found, &found.at[at], out);
    out->is_panel = found.at[at].rank == 0;
    memcpy(out->connector, found.at[at].name, sizeof out->connector);
    return DRM_PICKED;
}
