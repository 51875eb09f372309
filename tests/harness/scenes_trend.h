/* Scenes of the trend, and of the summary with how sure its number is. */
#ifndef TESTS_HARNESS_SCENES_TREND_H
#define TESTS_HARNESS_SCENES_TREND_H

#include "kiosk/app/app.h"

void scene_trend(struct app *app);          /* eight weeks up */
void scene_trend_pounds(struct app *app);   /* down, with what to try */
void scene_trend_anew(struct app *app);     /* the coach typed a figure */
void scene_trend_flat(struct app *app);     /* as many workouts as there may be */
void scene_trend_new(struct app *app);      /* one workout, a wide band */
void scene_trend_two(struct app *app);      /* two, and no clock to trust */
void scene_trend_wild(struct app *app);     /* loads typed wrong, breaks */
void scene_trend_none(struct app *app);     /* no workout yet */
void scene_trend_waiting(struct app *app);
void scene_trend_failed(struct app *app);
void scene_trend_restored(struct app *app); /* below the longest fault */
void scene_summary_sure(struct app *app);   /* a strong day, and no record */
void scene_summary_unsure(struct app *app); /* too light to judge */

#endif
