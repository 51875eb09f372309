#include "core/path_bound.h"

#define NO_RISE (INT16_MIN) /* below what any stack can rise to */

struct bound {
    int rise, flat, fall;
};

static int larger(int a, int b)
{
    return a > b ? a : b;
}

/* F(c). */
static int at(const struct bound *f, int c)
{
    return larger(larger(c + f->rise, f->flat), f->fall - c);
}

/* The least of F(p), p >= need: it rises from need on, or falls to where both
 * its slopes meet. */
static int least_from(const struct bound *f, int need)
{
    return larger(larger(need + f->rise, f->flat),
                  (f->rise + f->fall + 1) / 2);
}

static void go_on(struct bound *f, int need, int change)
{
    f->fall = larger(f->fall, at(f, need) + need);
    f->flat = least_from(f, need) + change;
}

void path_bound_up_to(const int need[], const uint8_t change[], int i, int j,
                      int n, int started, int least[])
{
    struct bound f = {.rise = -started, .fall = started};
    for (int k = i; k <= j; k++) {
        if (k > i) {
            go_on(&f, need[k - 1], change[k]);
        }
        least[k] = k < n ? at(&f, need[k]) + need[k] : least_from(&f, need[k]);
    }
}

void path_bound_from(const int need[], const uint8_t change[], int i, int j,
                     int n, int least[])
{
    struct bound f = {.rise = j < n ? 0 : NO_RISE};
    for (int k = j; k >= i; k--) {
        if (k < j) {
            go_on(&f, need[k + 1], change[k + 1]);
        }
        least[k] = at(&f, need[k]) + need[k];
    }
}
