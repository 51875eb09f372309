/* Draw lists: a frame as data.
 *
 * Screens fill a draw list; the renderer replays it; tests read it. Texts
 * carry a box, sizes by cap height, and an alignment: screens never measure
 * text. Controls are what can be touched or focused; their box may exceed
 * what is drawn. Boxes are half open: x..x+w-1. */
#ifndef KIOSK_SCREENS_DRAW_H
#define KIOSK_SCREENS_DRAW_H

#include "kiosk/screens/action.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DRAW_COMMANDS_MAX 448
#define DRAW_RUNS_MAX 4 /* pieces of one line, each with its size and colour */
#define DRAW_TEXT_MAX 12288 /* bytes of all strings of a frame */
#define DRAW_CONTROLS_MAX 48
#define CONTROL_TEXT_MAX 32

struct box {
    int x, y, w, h; /* px */
};

enum draw_kind {
    DRAW_FILL,
    DRAW_OUTLINE,
    DRAW_RING,
    DRAW_DISC,
    DRAW_SLAB,
    DRAW_TEXT
};
enum face { FACE_REGULAR, FACE_BOLD };
enum align { ALIGN_LEFT, ALIGN_CENTRE, ALIGN_RIGHT };

/* An upright edge; half open, too. */
struct upright {
    int x, top, bottom; /* px; top <= bottom */
};

/* One piece of a line; pieces share a baseline. */
struct draw_run {
    uint16_t text;     /* offset in draw_list.text, NUL-terminated UTF-8 */
    uint16_t cap_px;   /* cap height asked for */
    enum face face;
    uint32_t rgb;
};

struct draw_command {
    enum draw_kind kind;
    struct box box;
    uint32_t rgb;      /* FILL OUTLINE RING DISC SLAB */
    int radius_px;     /* FILL OUTLINE: of corners; 0: square */
    int stroke_px;     /* OUTLINE RING */
    struct upright left, right; /* SLAB; the box holds both */
    /* DRAW_TEXT: one line, centred on its box's height by cap height. Where
     * it is wider than its box all runs shrink alike, to min_cap_px of the
     * largest run at the least; then the condensed face is tried at the same
     * sizes; what still does not fit ends in "…" (a test demands that this
     * happens to names only: may_cut). */
    enum align align;
    int min_cap_px;
    bool may_cut;
    bool is_struck;    /* a line through it: comes off */
    bool is_upended;   /* turned a quarter to the left, read from the bottom
                          up: the box's height is then the line's width */
    int n_runs;        /* 1..DRAW_RUNS_MAX */
    struct draw_run run[DRAW_RUNS_MAX];
};

struct control {
    struct box box;              /* where a finger counts */
    char label[CONTROL_TEXT_MAX]; /* as a script's press "…" names it */
    char name[CONTROL_TEXT_MAX];  /* where a label would stand twice; or "" */
    struct action action;
    bool repeats;   /* held, it acts again and again (− and +) */
    bool is_primary; /* focus starts here */
};

struct draw_list {
    uint32_t ground_rgb;
    int n_commands;
    struct draw_command command[DRAW_COMMANDS_MAX];
    int n_controls;
    struct control control[DRAW_CONTROLS_MAX];
    size_t text_len;
    char text[DRAW_TEXT_MAX];
};

/* An empty frame. */
void draw_begin(struct draw_list *list, uint32_t ground_rgb);
void draw_fill(struct draw_list *list, struct box box, int radius_px,
               uint32_t rgb);
void draw_outline(struct draw_list *list, struct box box, int radius_px,
                  int stroke_px, uint32_t rgb);
/* A ring or disc as wide as the box's shorter side, in its middle. */
void draw_ring(struct draw_list *list, struct box box, int stroke_px,
               uint32_t rgb);
void draw_disc(struct draw_list *list, struct box box, uint32_t rgb);

/* What lies between two upright edges: a piece of a band, or of a line. */
void draw_slab(struct draw_list *list, struct upright left, struct upright right,
               uint32_t rgb);

/* How a run of text looks. */
struct style {
    int cap_px;
    enum face face;
    uint32_t rgb;
};
/* A line of one run; min_cap_px is style.cap_px until the caller lowers it.
 * The command stays the caller's to adjust until the next draw call. */
struct draw_command *draw_text(struct draw_list *list, struct box box,
                               enum align align, struct style style,
                               const char *text);
/* One more run at the end of that line (at most DRAW_RUNS_MAX). */
void draw_more_text(struct draw_list *list, struct draw_command *command,
                    struct style style, const char *text);
/* Something to touch; the label is cut at CONTROL_TEXT_MAX. */
struct control *draw_control(struct draw_list *list, struct box box,
                             const char *label, enum action_kind kind,
                             int arg);
/* All runs of a text command joined by single spaces; returns the length. */
size_t draw_line(const struct draw_list *list,
                 const struct draw_command *command, char *out, size_t size);
/* The control under a point, the topmost; -1: none. */
int draw_control_at(const struct draw_list *list, int x_px, int y_px);

/* FNV-1a of everything that shows; the same frame has the same hash. */
uint64_t draw_hash(const struct draw_list *list);

#endif
