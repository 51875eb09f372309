/* Rack parts: what the screens for plates, bar and collars are made of. */
#ifndef KIOSK_SCREENS_RACK_PARTS_H
#define KIOSK_SCREENS_RACK_PARTS_H

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

/* What the head of the rows says, and how bright. */
uint32_t rack_said_words(const struct app *app, char out[RACK_WORDS_MAX]);

/* "20 kg bar, 25 to 0.5 kg". */
void rack_summary(const struct rack *rack, char *out, size_t size);
/* Whether all its plates are calibrated, bumpers, iron. */
bool rack_is_of_one_kind(const struct stock *stock);

#endif
