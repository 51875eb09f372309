/* Screens: one a file, each drawing its moment from the app's state. */
#ifndef KIOSK_SCREENS_SCREEN_H
#define KIOSK_SCREENS_SCREEN_H

#include "kiosk/app/app.h"
#include "kiosk/screens/draw.h"
#include "kiosk/screens/panel.h"

void screen_idle_view(const struct app *app, struct draw_list *out);
void screen_people_view(const struct app *app, struct draw_list *out);
void screen_unknown_view(const struct app *app, struct draw_list *out);
void screen_resume_view(const struct app *app, struct draw_list *out);
void screen_lifts_view(const struct app *app, struct draw_list *out);
void screen_top_view(const struct app *app, struct draw_list *out);
void screen_feel_view(const struct app *app, struct draw_list *out);
void screen_missed_view(const struct app *app, struct draw_list *out);
void screen_backoff_view(const struct app *app, struct draw_list *out);
void screen_pain_view(const struct app *app, struct draw_list *out);
void screen_summary_view(const struct app *app, struct draw_list *out);
void screen_more_view(const struct app *app, struct draw_list *out);
void screen_trend_view(const struct app *app, struct draw_list *out);
void screen_bars_view(const struct app *app, struct draw_list *out);
void screen_hanging_view(const struct app *app, struct draw_list *out);
void screen_crowd_view(const struct app *app, struct draw_list *out);
void screen_staff_reader_view(const struct app *app, struct draw_list *out);
void screen_staff_touch_view(const struct app *app, struct draw_list *out);
void screen_staff_machine_view(const struct app *app, struct draw_list *out);
void screen_staff_rack_view(const struct app *app, struct draw_list *out);
void screen_staff_kinds_view(const struct app *app, struct draw_list *out);
void screen_staff_presets_view(const struct app *app, struct draw_list *out);
void screen_staff_preset_view(const struct app *app, struct draw_list *out);
void screen_staff_bars_view(const struct app *app, struct draw_list *out);
void screen_staff_bar_view(const struct app *app, struct draw_list *out);
void screen_staff_models_view(const struct app *app, struct draw_list *out);

/* Where a corner's circle is: its box. */
struct box screen_staff_target(const struct panel *panel, enum corner corner);

/* How many rows of a list this panel shows at once, 1..ROSTER_PAGE_MAX: the
 * count to ask the store for, and the step of a page. */
int screen_people_per_page(const struct panel *panel);
int screen_lifts_per_page(const struct panel *panel);
/* What place `at` (0..) of the list of lifts stands for: the argument of
 * ACT_LIFT, or -1 past its end. */
int screen_lifts_choice(const struct app *app, int at);

/* Pages of the rows of a rack being set, 1.., and on which one a row is. */
int screen_rack_pages(const struct app *app);
int screen_rack_page_of(const struct app *app, int row);
/* Pages of the catalogue of plates, 1.., each of one kind and unit; and the
 * first that is of the kind and unit of the rack's heaviest plate. */
int screen_kinds_pages(const struct app *app);
int screen_kinds_page_like(const struct app *app);
int screen_presets_pages(const struct app *app);
/* Pages of the rack's bars, 1.., and on which one a bar is; and pages of those
 * that can be added. */
int screen_rack_bars_pages(const struct app *app);
int screen_rack_bars_page_of(const struct app *app, int bar);
int screen_models_pages(const struct app *app);

#endif
