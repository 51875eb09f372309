/* Lessons: one athlete's past, dated, and what it teaches of each lift. */
#ifndef KIOSK_STORE_LESSONS_H
#define KIOSK_STORE_LESSONS_H

#include "kiosk/app/moment.h"
#include "kiosk/store/db.h"
#include "kiosk/store/kept.h"
#include "kiosk/store/learn.h"

struct lessons {
    struct past past; /* takes the sets before lessons_date */
    int64_t today;    /* the day that sets done now belong to */
    int open;         /* the open workout, by index; -1: none */
};

void lessons_open(struct lessons *lessons);
void lessons_close(struct lessons *lessons);

/* Reads the coach's verdicts and gives each workout its day. boot: this one's
 * number, 0: no rows of it yet; open: the open workout, NULL or none: none. */
enum db_status lessons_date(struct db *db, struct lessons *lessons,
                            const struct uid *athlete, int64_t boot,
                            const struct moment *now, const struct uid *open);

/* Told of each of the lift's sets once it is taken in. */
typedef void (*lesson_fn)(void *context, const struct past_entry *set,
                          const struct learned *learned);

struct lesson {
    const struct uid *athlete;
    const char *lift;
    enum curve_id curve;
    int32_t coach_e1rm_g; /* 0: none */
    bool with_open;       /* the open workout's sets too */
    bool is_anew;         /* without what is kept of earlier ones */
    lesson_fn watch;      /* with is_anew: of every set; NULL: nobody */
    void *context;
};
/* fresh: where it is not NULL and *out, up to the open workout, has more in it
 * than what is kept, it is added there. */
void lessons_learn(struct db *db, const struct lessons *lessons,
                   const struct lesson *lesson, struct kept_list *fresh,
                   struct learned *out);

struct seen_habits lessons_habits(const struct lessons *lessons,
                                  const char *lift);

#endif
