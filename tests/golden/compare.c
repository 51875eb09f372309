/* compare WANT SEEN DIFF: whether two pictures are the same to the eye. Where
 * not, says how far and where they differ and writes DIFF: what differs in
 * red on the dimmed picture that was wanted. */
#include "tests/harness/picture.h"

#include <stdio.h>

static bool compare(const struct picture *want, const struct picture *seen,
                    const char *name, const char *diff_path)
{
    struct picture marked;
    if (want->w != seen->w || want->h != seen->h) {
        printf("%s: another size\n", name);
        return false;
    }
    struct difference d = picture_differ(want, seen, 0, &marked);
    bool is_same = picture_is_same(want, &d);
    if (!is_same) {
        picture_write(&marked, diff_path);
        printf("%s: %d of %d pixels differ, within %d,%d to %d,%d; see %s\n",
               name, d.n, want->w * want->h, d.left, d.top, d.right, d.bottom,
               diff_path);
    }
    picture_free(&marked);
    return is_same;
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
    picture_free(&want);
    picture_free(&seen);
    return same ? 0 : 1;
}
