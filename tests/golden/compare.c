/* compare WANT SEEN DIFF: whether two pictures are the same to the eye. Where
 * not, says how far and where they differ and writes DIFF: what differs in
 * red on the dimmed picture that was wanted. */
#include <png.h>

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ours: the edge of a letter may be a shade off between two versions of the
 * font library (Debian 12 and 13 differ by less); a letter that moved by a
 * pixel, or a colour of the theme that changed, differs by more. */
#define CHANNEL_TOLERANCE 40
#define DIFFERING_PER_MILLE 1

struct picture {
    png_image image;
    uint8_t *rgb; /* owned; 3 bytes a pixel */
};

struct difference {
    int n;                      /* differing pixels */
    int left, top, right, bottom; /* inclusive; where n > 0 */
};

static bool picture_read(const char *path, struct picture *out)
{
    memset(out, 0, sizeof *out);
    out->image.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_file(&out->image, path) == 0) {
        printf("%s: %s\n", path, out->image.message);
        return false;
    }
    out->image.format = PNG_FORMAT_RGB;
    out->rgb = malloc(PNG_IMAGE_SIZE(out->image));
    if (out->rgb == NULL ||
        png_image_finish_read(&out->image, NULL, out->rgb, 0, NULL) == 0) {
        printf("%s: cannot be read\n", path);
        return false;
    }
    return true;
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

/* Of two pictures of one size; turns `want` into the marked one. */
static struct difference look(struct picture *want, const struct picture *seen)
{
    struct difference d = {0, INT32_MAX, INT32_MAX, 0, 0};
    int w = (int)want->image.width, h = (int)want->image.height;
    for (int i = 0; i < w * h; i++) {
        int x = i % w, y = i / w;
        bool is_different = differs(want->rgb + 3 * i, seen->rgb + 3 * i);
        mark(want->rgb + 3 * i, is_different);
        if (is_different) {
            d.n++;
            d.left = x < d.left ? x : d.left;
            d.right = x > d.right ? x : d.right;
            d.top = y < d.top ? y : d.top;
            d.bottom = y > d.bottom ? y : d.bottom;
        }
    }
    return d;
}

static bool compare(struct picture *want, const struct picture *seen,
                    const char *name, const char *diff_path)
{
    if (want->image.width != seen->image.width ||
        want->image.height != seen->image.height) {
        printf("%s: another size\n", name);
        return false;
    }
    struct difference d = look(want, seen);
    int pixels = (int)(want->image.width * want->image.height);
    if (d.n <= pixels / 1000 * DIFFERING_PER_MILLE) {
        return true;
    }
    png_image_write_to_file(&want->image, diff_path, 0, want->rgb, 0, NULL);
    printf("%s: %d of %d pixels differ, within %d,%d to %d,%d; see %s\n",
           name, d.n, pixels, d.left, d.top, d.right, d.bottom, diff_path);
    return false;
}

int main(int argc, char **argv)
{
    struct picture want = {0}, seen = {0};
    if (argc != 4) {
        fprintf(stderr, "compare WANT SEEN DIFF\n");
        return 2;
    }
    bool same = picture_read(argv[1], &want) && picture_read(argv[2], &seen) &&
                compare(&want, &seen, argv[1], argv[3]);
    free(want.rgb);
    free(seen.rgb);
    return same ? 0 : 1;
}
