/* Gym: who trains here, on which rack and panel, as an input's bytes choose;
 * the coach's part, which changes while athletes train. */
#ifndef TESTS_FUZZ_GYM_H
#define TESTS_FUZZ_GYM_H

#include "kiosk/app/app.h"
#include "tests/fuzz/fuzz.h"

#define GYM_ATHLETES 14 /* more than the app keeps places for */

struct gym_athlete {
    bool is_removed;
    int variant; /* of the plans and the unit */
};

struct gym {
    struct rack rack; /* as the database has it now */
    struct gym_athlete athlete[GYM_ATHLETES];
};

/* The catalogue, rack, panel and settings of an app about to start. */
void gym_open(struct gym *gym, struct fuzz *in, struct app *app);
/* The coach changes the rack, or an athlete. */
void gym_change(struct gym *gym, struct fuzz *in);

struct uid gym_id(int athlete);
/* Whose it is, removed or not; -1: nobody's. */
int gym_number(const struct uid *id);
/* The same, but -1 for a removed athlete's. */
int gym_by_id(const struct gym *gym, const struct uid *id);
struct tag gym_tag(int athlete);
int gym_by_tag(const struct gym *gym, const struct tag *tag);
/* Id, name, unit, plans and rack of an athlete. */
void gym_file(const struct gym *gym, const struct app *app, int athlete,
              struct athlete_file *out);
void gym_roster(const struct gym *gym, int offset, int count,
                struct roster_page *out);

/* Whether the athlete's workout waits in the app, and is still open. */
bool gym_waits(const struct app *app, const struct uid *athlete);

#endif
