/* What is said of a rack's bars while they are set. */
#include "kiosk/screens/rack_parts.h"

#include "core/text.h"

#define NAMED 4 /* lifts named in a line; what is more is counted */

void rack_bar_about(const struct rack_edit *edit, int bar, char *out,
                    size_t size)
{
    struct bar of = bars_at(&edit->draft, bar);
    struct text text = text_in(out, size);
    if (of.name[0] != '\0') {
        text_load(&text, of.mass_g, rack_edit_unit(edit));
    }
    if (bar == 0) {
        text_str(&text, text.len > 0 ? ", usual" : "usual");
    }
}

void rack_model_about(const struct rack_edit *edit,
                      const struct bar_model *model, char *out, size_t size)
{
    struct bar bar = bar_model_bar(model, rack_edit_unit(edit));
    struct text text = text_in(out, size);
    if (bars_like(&edit->draft, &bar) >= 0) {
        text_str(&text, "on this rack");
    } else if (bar.name[0] != '\0') {
        text_load(&text, bar.mass_g, rack_edit_unit(edit));
    }
}

static bool is_with(const struct app *app, const struct lift *lift, int bar)
{
    const struct rack *draft = &app->setting.edit.draft;
    return !lift_is_own_bar(lift) &&
           bars_for(draft, lift->name, lift->bar) == bar;
}

static int count(const struct app *app, int bar)
{
    int n = 0;
    for (int i = 0; i < app->lifts.n; i++) {
        n += is_with(app, &app->lifts.lift[i], bar);
    }
    return n;
}

/* "Deadlift, Row, Clean, Snatch and 2 more". */
static void name_lifts(const struct app *app, int bar, struct text *text)
{
    int all = count(app, bar), named = all <= NAMED + 1 ? all : NAMED;
    int n = 0;
    for (int i = 0; i < app->lifts.n && n < named; i++) {
        if (is_with(app, &app->lifts.lift[i], bar)) {
            text_str(text, n == 0 ? "" : n + 1 == all ? " and " : ", ");
            text_str(text, app->lifts.lift[i].title);
            n++;
        }
    }
    if (named < all) {
        text_str(text, " and ");
        text_int(text, all - named);
        text_str(text, " more");
    }
}

void rack_lifts_words(const struct app *app, int bar,
                      char out[RACK_LIFTS_MAX])
{
    struct text text = text_in(out, RACK_LIFTS_MAX);
    if (bar == 0) {
        text_str(&text, bars_count(&app->setting.edit.draft) > 1
                            ? "The usual bar: for all lifts without another."
                            : "The usual bar: for all lifts.");
    } else if (count(app, bar) > 0) {
        text_str(&text, "For ");
        name_lifts(app, bar, &text);
        text_str(&text, ".");
    } else {
        text_str(&text, "No lift asks for it: whoever wants it touches Bar "
                        "before the first set.");
    }
}
