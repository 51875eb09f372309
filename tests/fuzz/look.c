#include "tests/fuzz/look.h"

#include "kiosk/shell/sight.h"
#include "tests/fuzz/fuzz.h"

#include <stdio.h>
#include <string.h>

static void must_be_inside(const struct box *box, const struct panel *panel,
                           const char *what)
{
    bool is_inside = box->w > 0 && box->h > 0 && box->x >= 0 && box->y >= 0 &&
                     box->x + box->w <= panel->w_px &&
                     box->y + box->h <= panel->h_px;
    if (!is_inside) {
        fprintf(stderr, "%d,%d %dx%d on %dx%d: ", box->x, box->y, box->w,
                box->h, panel->w_px, panel->h_px);
    }
    fuzz_must(is_inside, what);
}

/* Bytes of the letter that begins here; 0: not UTF-8. */
static int letter_bytes(const unsigned char *at)
{
    int n = at[0] < 0x80                     ? 1
            : at[0] >= 0xC2 && at[0] < 0xE0 ? 2
            : at[0] >= 0xE0 && at[0] < 0xF0 ? 3
            : at[0] >= 0xF0 && at[0] < 0xF5 ? 4
                                            : 0;
    for (int i = 1; i < n; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
    }
    return n;
}

static bool is_utf8(const char *text)
{
    const unsigned char *at = (const unsigned char *)text;
    while (*at != '\0') {
        int n = letter_bytes(at);
        if (n == 0) {
            return false;
        }
        at += n;
    }
    return true;
}

/* panel NULL: none of the known ones. */
static void look_at_text(const struct draw_list *list,
                         const struct draw_command *c,
                         const struct panel *panel)
{
    int largest = 0;
    fuzz_must(c->n_runs >= 1 && c->n_runs <= DRAW_RUNS_MAX,
              "a text has its runs");
    for (int i = 0; i < c->n_runs; i++) {
        const struct draw_run *run = &c->run[i];
        fuzz_must(run->text < list->text_len, "a run has its text");
        fuzz_must(is_utf8(list->text + run->text), "every text is UTF-8");
        largest = run->cap_px > largest ? run->cap_px : largest;
    }
    if (panel != NULL) {
        fuzz_must(c->min_cap_px > 0 && c->min_cap_px <= largest,
                  "a text is no smaller than its least");
        must_be_inside(&c->box, panel, "what is written is on the panel");
    }
}

/* A script names a control by its label or its name. Athletes and lifts are
 * called as their coach likes. */
static void look_at_label(const struct draw_list *list, int i)
{
    const struct control *control = &list->control[i];
    enum action_kind kind = control->action.kind;
    fuzz_must(control->label[0] != '\0' && is_utf8(control->label),
              "every control has a label");
    fuzz_must(kind > ACT_NONE && kind < ACT_COUNT,
              "every control asks for something");
    if (kind != ACT_ATHLETE && kind != ACT_LIFT && kind != ACT_TURN) {
        fuzz_must(sight_control(list, control->label) == i ||
                      sight_control(list, control->name) == i,
                  "every control can be named");
    }
}

static void look_at_control(const struct draw_list *list, int i,
                            const struct panel *panel)
{
    const struct box *box = &list->control[i].box;
    must_be_inside(box, panel, "every control is on the panel");
    fuzz_must(draw_control_at(list, box->x + box->w / 2,
                              box->y + box->h / 2) == i,
              "no control covers another's middle");
}

void look(const struct draw_list *list, const struct panel *panel)
{
    bool is_known = panel_is_known(panel->w_px, panel->h_px);
    fuzz_must(list->n_commands > 0, "there is something to see");
    for (int i = 0; i < list->n_commands; i++) {
        const struct draw_command *c = &list->command[i];
        if (c->kind == DRAW_TEXT) {
            look_at_text(list, c, is_known ? panel : NULL);
        }
    }
    for (int i = 0; i < list->n_controls; i++) {
        look_at_label(list, i);
        if (is_known) {
            look_at_control(list, i, panel);
        }
    }
}

/* An input means the same after an action was added at the end of their list:
 * that one is among the "any". */
#define KINDS (ACT_RACK_DISCARD + 1)

int look_for(const struct draw_list *list, int byte)
{
    int nth = byte / KINDS;
    for (int i = 0; i < list->n_controls; i++) {
        if (list->control[i].action.kind ==
                (enum action_kind)(byte % KINDS) &&
            nth-- == 0) {
            return i;
        }
    }
    return list->n_controls > 0 ? byte % list->n_controls : -1;
}
