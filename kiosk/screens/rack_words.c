/* What the screens for plates, bar and collars say. */
#include "kiosk/screens/rack_parts.h"

#include "core/text.h"
#include "kiosk/screens/theme.h"
#include "kiosk/screens/words.h"

#include <string.h>

/* --- rows ------------------------------------------------------------------ */

static const struct stock_entry *entry_of(const struct rack_edit *edit,
                                          int row)
{
    return &edit->draft.stock.entry[row - RACK_PLATES];
}

static void plate_words(const struct stock_entry *entry,
                        struct rack_row_words *out)
{
    struct text title = text_in(out->title, sizeof out->title);
    struct text figure = text_in(out->figure, sizeof out->figure);
    text_str(&title, entry->plate.label);
    text_str(&title, " ");
    text_str(&title, unit_str(entry->plate.unit));
    out->kind = entry->plate.kind;
    if (entry->pairs == 0) {
        text_str(&figure, "none");
        out->unit = "";
    } else {
        text_int(&figure, entry->pairs);
        out->unit = entry->pairs == 1 ? "pair" : "pairs";
    }
}

static void load_words(int32_t load_g, enum unit unit, const char *kg,
                       const char *lb, struct rack_row_words *out)
{
    load_print(load_g, unit, out->figure, sizeof out->figure);
    out->unit = unit == UNIT_LB ? lb : kg;
}

static void sleeve_words(int sleeve_mm, struct rack_row_words *out)
{
    struct text figure = text_in(out->figure, sizeof out->figure);
    if (sleeve_mm == 0) {
        text_str(&figure, "no");
        out->unit = "limit";
    } else {
        text_int(&figure, sleeve_mm);
        out->unit = "mm";
    }
}

struct rack_row_words rack_row_words(const struct rack_edit *edit, int row)
{
    struct rack_row_words out = {.kind = "", .unit = ""};
    struct text title = text_in(out.title, sizeof out.title);
    enum unit unit = rack_edit_unit(edit);
    struct bar bar = bars_at(&edit->draft, rack_edit_bar_of(row));
    enum rack_row sort = rack_edit_sort(row);
    if (sort == RACK_BAR) {
        text_str(&title, "Bar");
        load_words(bar.mass_g, unit, "kg", "lb", &out);
    } else if (sort == RACK_COLLAR) {
        text_str(&title, "Collar");
        load_words(edit->draft.collar_g, unit, "kg each", "lb each", &out);
    } else if (sort == RACK_SLEEVE) {
        text_str(&title, "Sleeve");
        sleeve_words(bar.sleeve_mm, &out);
    } else {
        plate_words(entry_of(edit, row), &out);
    }
    return out;
}

static bool has_equal(const struct rack_edit *edit, int row)
{
    const struct plate *plate = &entry_of(edit, row)->plate;
    const struct stock *stock = &edit->draft.stock;
    for (int i = 0; i < stock->n; i++) {
        const struct plate *other = &stock->entry[i].plate;
        if (other != plate && other->unit == plate->unit &&
            other->mass_g == plate->mass_g) {
            return true;
        }
    }
    return false;
}

void rack_row_name(const struct rack_edit *edit, int row, const char *sign,
                   char *out, size_t size)
{
    static const char *const names[] = {"bar", "collar", "sleeve"};
    struct text text = text_in(out, size);
    if (rack_edit_sort(row) < RACK_PLATES) {
        text_str(&text, names[rack_edit_sort(row)]);
    } else {
        const struct plate *plate = &entry_of(edit, row)->plate;
        if (has_equal(edit, row) && plate->kind[0] != '\0') {
            text_str(&text, plate->kind);
            text_str(&text, " ");
        }
        text_str(&text, plate->label);
        text_str(&text, unit_str(plate->unit));
    }
    text_str(&text, sign);
}

/* --- what the last touch came to -------------------------------------------- */

static void limit_words(const struct rack_setting *setting, struct text *text)
{
    bool is_up = setting->said_direction > 0;
    switch (rack_edit_sort(setting->said_row)) {
    case RACK_BAR:
        text_str(text, is_up ? "No bar weighs over 300 kg (660 lb)."
                             : "A bar weighs something.");
        break;
    case RACK_COLLAR:
        text_str(text, is_up ? "A collar: 10 kg (22 lb) at most."
                             : "0: collars are not counted.");
        break;
    case RACK_SLEEVE:
        text_str(text, is_up ? "There is no limit as it is."
                             : "A sleeve: 100 mm at least.");
        break;
    case RACK_PLATES:
    case RACK_BARS:
    default:
        text_str(text, is_up ? "16 pairs of a plate at most."
                             : "There are none of these.");
        break;
    }
}

static void preset_words(const struct app *app, struct text *text)
{
    text_str(text, "Now ");
    text_str(text, app->presets.preset[app->setting.preset].title);
    text_str(text, ": Save keeps it.");
}

/* What keeps it from being saved, and what to do. */
static void twin_words(const struct rack_edit *edit, struct text *text)
{
    struct rack rack = rack_edit_result(edit);
    char title[BAR_NAME_MAX];
    bars_title(&rack, bars_twin(&rack), title);
    text_str(text, "Two are called ");
    text_str(text, title);
    text_str(text, ". Change one, or take it away.");
}

/* Why, and what to do: there is no room for which file as well. */
static void failing_words(const char *fault, struct text *text)
{
    const char *file = strstr(fault, " '");
    const char *why = file != NULL ? strstr(file, "': ") : NULL;
    if (why != NULL) {
        text_str(text, "Not saved yet: ");
        text_str(text, why + 3);
    } else {
        text_str(text, fault);
    }
}

/* Of a save that is under way. */
static void saving_words(const struct app *app, struct text *text)
{
    if (!app->setting.is_failing) {
        text_str(text, "Saving\xE2\x80\xA6");
    } else if (app->fault_on[FAULT_DISK]) {
        failing_words(app->fault_text[FAULT_DISK], text);
    } else {
        text_str(text, "Not saved yet: trying again.");
    }
}

/* Of what the last touch came to; false: the figures say it. */
static bool touch_words(const struct app *app, struct text *text)
{
    switch (app->setting.said) {
    case RACK_SAID_LIMIT:
        limit_words(&app->setting, text);
        return true;
    case RACK_SAID_NONE:
        text_str(text, "None left: it goes when you save.");
        return true;
    case RACK_SAID_FULL:
        text_str(text, "16 kinds of plate at most.");
        return true;
    case RACK_SAID_REFUSED:
        text_str(text, "Not saved: the database refuses it.");
        return true;
    case RACK_SAID_PRESET:
        preset_words(app, text);
        return true;
    case RACK_SAID_BAR_GONE:
        text_str(text, "Taken away: Undo brings it back.");
        return true;
    case RACK_SAID_BAR_THERE:
        text_str(text, "It is there already: two called alike nobody can "
                       "tell apart.");
        return true;
    case RACK_SAID_BARS_FULL:
        text_str(text, "8 bars at most: take one away first.");
        return true;
    case RACK_SAID_NOTHING:
    case RACK_SAID_SAVED:
    case RACK_SAID_EMPTIED:
        break;
    }
    return false;
}

uint32_t rack_said_words(const struct app *app, char out[RACK_WORDS_MAX])
{
    const struct rack_setting *setting = &app->setting;
    struct text text = text_in(out, RACK_WORDS_MAX);
    if (rack_edit_has_twins(&setting->edit)) {
        twin_words(&setting->edit, &text);
        return RGB_WARN;
    }
    if (setting->is_leaving) {
        text_str(&text, "Not saved. Save, discard, or later?");
        return RGB_WARN;
    }
    if (touch_words(app, &text)) {
        return RGB_WARN;
    }
    if (app_rack_is_unsaved(app)) {
        text_str(&text, "Changed: Save keeps it.");
        return RGB_WARN;
    }
    if (setting->n_saving > 0) {
        saving_words(app, &text);
        return setting->is_failing ? RGB_WARN : RGB_SECOND;
    }
    if (setting->said == RACK_SAID_SAVED) {
        text_str(&text, "Saved, and in use from now on.");
        return RGB_DONE;
    }
    if (setting->said == RACK_SAID_EMPTIED) {
        text_str(&text, "Saved. The bar counts as empty now.");
        return RGB_DONE;
    }
    text_str(&text, app->screen == SCREEN_STAFF_RACK
                        ? "What this rack owns, in pairs."
                    : app->screen == SCREEN_STAFF_BARS
                        ? "Touch one to set it, or to take it away."
                        : "What it weighs without plates or collars.");
    return RGB_SECOND;
}

/* --- whole racks ------------------------------------------------------------ */

static enum unit unit_of(const struct rack *rack)
{
    return rack->stock.n > 0 ? rack->stock.entry[0].plate.unit : UNIT_KG;
}

void rack_summary(const struct rack *rack, char *out, size_t size)
{
    struct text text = text_in(out, size);
    const struct stock *stock = &rack->stock;
    text_load(&text, rack->bar_g, unit_of(rack));
    text_str(&text, " bar, ");
    if (stock->n == 0) {
        text_str(&text, "no plates");
        return;
    }
    if (stock->n > 1) {
        text_str(&text, stock->entry[0].plate.label);
        text_str(&text, " to ");
    }
    text_str(&text, stock->entry[stock->n - 1].plate.label);
    text_str(&text, " ");
    text_str(&text, unit_str(stock->entry[stock->n - 1].plate.unit));
}

bool rack_is_of_one_kind(const struct stock *stock)
{
    for (int i = 1; i < stock->n; i++) {
        if (strcmp(stock->entry[i].plate.kind, stock->entry[0].plate.kind) !=
            0) {
            return false;
        }
    }
    return true;
}
