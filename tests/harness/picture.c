#include "tests/harness/picture.h"

#include <png.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ours: the edge of a letter may be a shade off between two versions of the
 * font library (Debian 12 and 13 differ by less); a letter that moved by a
 * pixel, or a colour of the theme that changed, differs by more. */
#define CHANNEL_TOLERANCE 40
#define DIFFERING_PER_MILLE 1

bool picture_read(const char *path, struct picture *out)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    *out = (struct picture){0};
    if (png_image_begin_read_from_file(&image, path) == 0) {
        printf("%s: %s\n", path, image.message);
        return false;
    }
    image.format = PNG_FORMAT_RGB;
    out->w = (int)image.width;
    out->h = (int)image.height;
    out->rgb = malloc(PNG_IMAGE_SIZE(image));
    if (out->rgb == NULL ||
        png_image_finish_read(&image, NULL, out->rgb, 0, NULL) == 0) {
        printf("%s: cannot be read\n", path);
        picture_free(out);
        return false;
    }
    return true;
}

bool picture_write(const struct picture *picture, const char *path)
{
    png_image image = {.version = PNG_IMAGE_VERSION,
                       .width = (png_uint_32)picture->w,
                       .height = (png_uint_32)picture->h,
                       .format = PNG_FORMAT_RGB};
    return png_image_write_to_file(&image, path, 0, picture->rgb, 0, NULL) !=
           0;
}

void picture_free(struct picture *picture)
{
    free(picture->rgb);
    *picture = (struct picture){0};
}

static bool differs(const uint8_t *a, const uint8_t *b)
{
    for (int i = 0; i < 3; i++) {
        if (abs(a[i] - b[i]) > CHANNEL_TOLERANCE) {
            return true;
        }
    }
    return false;
}

static void mark(uint8_t *pixel, bool is_different)
{
    for (int i = 0; i < 3; i++) {
        pixel[i] /= 3;
    }
    if (is_different) {
        pixel[0] = 255;
    }
}

static void copy(const struct picture *from, struct picture *to)
{
    size_t n = (size_t)from->w * (size_t)from->h * 3;
    *to = (struct picture){from->w, from->h, malloc(n)};
    if (to->rgb != NULL) {
        memcpy(to->rgb, from->rgb, n);
    }
}

static void stretch(struct difference *d, int x, int y)
{
    d->n++;
    d->left = x < d->left ? x : d->left;
    d->right = x > d->right ? x : d->right;
    d->top = y < d->top ? y : d->top;
    d->bottom = y > d->bottom ? y : d->bottom;
}

/* Whether this colour is within a pixel of (x, y). */
static bool is_near(const struct picture *in, int x, int y,
                    const uint8_t *rgb)
{
    for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
            int u = x + dx, v = y + dy;
            if (u >= 0 && u < in->w && v >= 0 && v < in->h &&
                !differs(in->rgb + 3 * (v * in->w + u), rgb)) {
                return true;
            }
        }
    }
    return false;
}

/* Renderers round an edge, and text on its side, to the one pixel or the
 * next: that is no difference. */
static bool differs_at(const struct picture *want, const struct picture *seen,
                       int i)
{
    const uint8_t *a = want->rgb + 3 * i, *b = seen->rgb + 3 * i;
    int x = i % want->w, y = i / want->w;
    return differs(a, b) &&
           !(is_near(seen, x, y, a) && is_near(want, x, y, b));
}

struct difference picture_differ(const struct picture *want,
                                 const struct picture *seen, int top,
                                 struct picture *marked)
{
    struct difference d = {0, INT32_MAX, INT32_MAX, 0, 0};
    if (marked != NULL) {
        copy(want, marked);
    }
    for (int i = top * want->w; i < want->w * want->h; i++) {
        bool is_different = differs_at(want, seen, i);
        if (is_different) {
            stretch(&d, i % want->w, i / want->w);
        }
        if (marked != NULL && marked->rgb != NULL) {
            mark(marked->rgb + 3 * i, is_different);
        }
    }
    return d;
}

bool picture_is_same(const struct picture *want,
                     const struct difference *difference)
{
    return difference->n <= want->w * want->h / 1000 * DIFFERING_PER_MILLE;
}
