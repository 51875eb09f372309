/* Rack parts: what the screens for plates, bar and collars are made of. */
#ifndef KIOSK_SCREENS_RACK_PARTS_H
#define KIOSK_SCREENS_RACK_PARTS_H

#include "core/bar_models.h"
#include "core/preset.h"
#include "kiosk/app/rack_edit.h"
#include "kiosk/screens/layout.h"
#include "kiosk/screens/lists.h"

#define RACK_WORDS_MAX 192

/* A title, words beside it (in portrait below it) over one line or two, and
 * "1 of 3" where there are more pages. No banner, as on all staff's screens. */
struct rack_head {
    const char *title;
    const char *words;
    uint32_t rgb;
    int page, pages;
};
void rack_head(const struct canvas *c, const struct rack_head *head);

/* The room between head and the row of controls of a list, and box i of a page
 * of it, filled row by row. */
struct box rack_list_body(const struct canvas *c);
struct box rack_cell(const struct canvas *c, struct box body,
                     struct list_shape shape, int i);

/* The plate's colour at the left edge of a box, outlined. */
void rack_chip(const struct canvas *c, struct box box,
               const struct plate *plate);

/* What a row is called ("Collar", "25 kg"), of which kind its plate is ("" for
 * others), its figure and what that counts ("2.5", "kg each"). */
struct rack_row_words {
    char title[PLATE_LABEL_MAX + 8];
    const char *kind;
    char figure[LOAD_TEXT_MAX];
    const char *unit;
};
struct rack_row_words rack_row_words(const struct rack_edit *edit, int row);
/* What a script calls its + or −: "25kg+"; with the kind where two plates
 * weigh the same. */
void rack_row_name(const struct rack_edit *edit, int row, const char *sign,
                   char *out, size_t size);

/* A row with its title, −, figure and +; and how many of them a page holds. */
void rack_row_cell(const struct canvas *c, struct box box, int row);
struct list_shape rack_rows_shape(const struct panel *panel);
/* A card that leads to another screen: its label, over two lines where there is
 * no room, or with a line about it below (NULL: nothing). */
void rack_lead(const struct canvas *c, struct box box, const char *label,
               const char *about, enum action_kind action);
/* Undo or Discard, pages, Back or Later, and Save where it can be. */
void rack_actions(const struct canvas *c, int page, int pages);

/* What the head of the rows says, and how bright. */
uint32_t rack_said_words(const struct app *app, char out[RACK_WORDS_MAX]);

/* What is said of a bar below its name: "30 kg", "usual"; and of one that
 * can be added: bar_words.c. */
void rack_bar_about(const struct rack_edit *edit, int bar, char *out,
                    size_t size);
void rack_model_about(const struct rack_edit *edit,
                      const struct bar_model *model, char *out, size_t size);
/* Which lifts are done with a bar of the draft, in words. */
#define RACK_LIFTS_MAX 256
void rack_lifts_words(const struct app *app, int bar,
                      char out[RACK_LIFTS_MAX]);

/* "20 kg bar, 25 to 0.5 kg". */
void rack_summary(const struct rack *rack, char *out, size_t size);
/* Whether all its plates are calibrated, bumpers, iron. */
bool rack_is_of_one_kind(const struct stock *stock);

#endif
