/* Picture: what a screen looked like, and whether two are the same to the
 * eye. */
#ifndef TESTS_HARNESS_PICTURE_H
#define TESTS_HARNESS_PICTURE_H

#include <stdbool.h>
#include <stdint.h>

struct picture {
    int w, h;
    uint8_t *rgb; /* owned; 3 bytes a pixel */
};

/* A PNG; false: said why on stdout, and out is empty. */
bool picture_read(const char *path, struct picture *out);
bool picture_write(const struct picture *picture, const char *path);
void picture_free(struct picture *picture);

struct difference {
    int n;                        /* differing pixels */
    int left, top, right, bottom; /* inclusive; where n > 0 */
};
/* Of two pictures of one size, from row top on. marked, where it is not NULL,
 * gets a copy of want, dimmed, in which what differs is red. */
struct difference picture_differ(const struct picture *want,
                                 const struct picture *seen, int top,
                                 struct picture *marked);
/* Whether so few pixels differ that it is the same picture to the eye. */
bool picture_is_same(const struct picture *want,
                     const struct difference *difference);

#endif
