#include "kiosk/shell/fonts.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

/* Ours: one screen needs some forty, and goes through more to find them. */
#define SIZES_MAX 96
#define PROBE_PX 200 /* measured large, so that rounding does not matter */

enum family { B612, CONDENSED, NOTO, FAMILY_COUNT };

static const char *const files[FAMILY_COUNT][2] = {
    [B612] = {"opentype/b612/B612-Regular.otf", "opentype/b612/B612-Bold.otf"},
    [CONDENSED] = {"truetype/roboto/unhinted/RobotoCondensed-Regular.ttf",
                   "truetype/roboto/unhinted/RobotoCondensed-Bold.ttf"},
    [NOTO] = {"truetype/noto/NotoSans-Regular.ttf",
              "truetype/noto/NotoSans-Bold.ttf"},
};

struct sized {
    enum family family;
    enum face face;
    int cap_px;
    TTF_Font *font;
    uint64_t used; /* fonts.turn, when it was asked for last */
};

struct fonts {
    char path[FAMILY_COUNT][2][256]; /* "": not there */
    double em_of_cap[FAMILY_COUNT][2];
    uint64_t turn;
    int n;
    struct sized sized[SIZES_MAX];
};

static void find(struct fonts *fonts, const char *dir, int family, int face)
{
    char *path = fonts->path[family][face];
    snprintf(path, 256, "%s/%s", dir, files[family][face]);
    TTF_Font *font =
        access(path, R_OK) == 0 ? TTF_OpenFont(path, PROBE_PX) : NULL;
    int high = 0;
    if (font == NULL || TTF_GlyphMetrics32(font, 'H', NULL, NULL, NULL, &high,
                                           NULL) != 0 || high <= 0) {
        path[0] = '\0';
    } else {
        fonts->em_of_cap[family][face] = (double)PROBE_PX / high;
    }
    TTF_CloseFont(font);
}

static bool has(const struct fonts *fonts, int family)
{
    return fonts->path[family][0][0] != '\0' &&
           fonts->path[family][1][0] != '\0';
}

struct fonts *fonts_open(char *why, size_t why_size)
{
    const char *dir = getenv("RACKSIDE_FONTS");
    struct fonts *fonts = calloc(1, sizeof *fonts);
    why[0] = '\0';
    if (fonts == NULL || TTF_Init() != 0) {
        free(fonts);
        snprintf(why, why_size, "cannot start SDL_ttf: %s", TTF_GetError());
        return NULL;
    }
    for (int i = 0; i < FAMILY_COUNT * 2; i++) {
        find(fonts, dir != NULL ? dir : "/usr/share/fonts", i / 2, i % 2);
    }
    if (!has(fonts, B612)) {
        snprintf(why, why_size, "font B612 is missing: install fonts-b612");
    }
    if (!has(fonts, B612) && !has(fonts, CONDENSED) && !has(fonts, NOTO)) {
        fonts_close(fonts);
        return NULL;
    }
    return fonts;
}

void fonts_close(struct fonts *fonts)
{
    if (fonts == NULL) {
        return;
    }
    for (int i = 0; i < fonts->n; i++) {
        TTF_CloseFont(fonts->sized[i].font);
    }
    TTF_Quit();
    free(fonts);
}

/* A free place, or that of the one that was asked for longest ago. */
static struct sized *place(struct fonts *fonts)
{
    if (fonts->n < SIZES_MAX) {
        return &fonts->sized[fonts->n++];
    }
    struct sized *oldest = &fonts->sized[0];
    for (int i = 1; i < SIZES_MAX; i++) {
        oldest = fonts->sized[i].used < oldest->used ? &fonts->sized[i]
                                                     : oldest;
    }
    TTF_CloseFont(oldest->font);
    return oldest;
}

static TTF_Font *open_sized(struct fonts *fonts, enum family family,
                            enum face face, int cap_px)
{
    fonts->turn++;
    for (int i = 0; i < fonts->n; i++) {
        struct sized *s = &fonts->sized[i];
        if (s->family == family && s->face == face && s->cap_px == cap_px) {
            s->used = fonts->turn;
            return s->font;
        }
    }
    struct sized *slot = place(fonts);
    int em = (int)(cap_px * fonts->em_of_cap[family][face] + 0.999);
    *slot = (struct sized){family, face, cap_px,
                           TTF_OpenFont(fonts->path[family][face], em),
                           fonts->turn};
    if (slot->font == NULL) {
        fprintf(stderr, "cannot open '%s': %s\n", fonts->path[family][face],
                TTF_GetError());
        abort(); /* it was readable at start: memory or disk is gone */
    }
    TTF_SetFontHinting(slot->font, TTF_HINTING_LIGHT);
    return slot->font;
}

/* One letter of UTF-8; *text moves behind it. */
static Uint32 next_letter(const char **text)
{
    const unsigned char *p = (const unsigned char *)*text;
    int more = *p >= 0xF0 ? 3 : *p >= 0xE0 ? 2 : *p >= 0xC0 ? 1 : 0;
    Uint32 letter = more == 0 ? *p : *p & (0x3Fu >> more);
    for (p++; more > 0 && (*p & 0xC0) == 0x80; p++, more--) {
        letter = letter << 6 | (*p & 0x3Fu);
    }
    *text = (const char *)p;
    return letter;
}

static bool has_letters(TTF_Font *font, const char *text)
{
    while (*text != '\0') {
        if (!TTF_GlyphIsProvided32(font, next_letter(&text))) {
            return false;
        }
    }
    return true;
}

TTF_Font *fonts_get(struct fonts *fonts, enum face face, enum width width,
                    int cap_px, const char *text)
{
    static const enum family order[WIDTH_COUNT][FAMILY_COUNT] = {
        {B612, NOTO, CONDENSED}, {CONDENSED, B612, NOTO}};
    TTF_Font *first = NULL;
    for (int i = 0; i < FAMILY_COUNT; i++) {
        enum family family = order[width][i];
        if (!has(fonts, (int)family)) {
            continue;
        }
        TTF_Font *font = open_sized(fonts, family, face, cap_px);
        if (has_letters(font, text)) {
            return font;
        }
        first = first == NULL ? font : first;
    }
    return first;
}
