/* Intake: from edges and keys, whatever their source, to what was meant. */
#ifndef KIOSK_SHELL_INTAKE_H
#define KIOSK_SHELL_INTAKE_H

#include "kiosk/app/event.h"
#include "kiosk/app/sent.h"
#include "kiosk/input/button.h"
#include "kiosk/input/chord.h"
#include "kiosk/input/cooldown.h"
#include "kiosk/input/wedge.h"
#include "kiosk/input/wiegand.h"

#define INTAKE_BUTTONS 4 /* LINE_UP..LINE_BACK */

struct intake {
    struct wiegand wiegand;
    struct button button[INTAKE_BUTTONS];
    struct chord chord; /* of up and down: the staff's */
    struct wedge wedge;
    struct cooldown cooldown; /* of both readers' tags */
};

enum input_kind {
    INPUT_NOTHING,
    INPUT_TAG,
    INPUT_TAG_AGAIN, /* the same tag within its cooldown */
    INPUT_BAD_FRAME,
    INPUT_BUTTON,
    INPUT_STAFF,     /* up and down were held together */
};

struct input {
    enum input_kind kind;
    struct sent sent;   /* TAG*, BAD_FRAME */
    enum intent intent; /* BUTTON */
    bool is_repeat;     /* BUTTON */
};

/* cooldown_ns: as long the same tag again is not told. */
void intake_init(struct intake *intake, const struct wiegand_config *reader,
                 int64_t cooldown_ns, const struct button_config *button,
                 int64_t now_ns);
/* Other lines from now on: as after intake_init, but for the cooldown and
 * what a USB reader is typing. */
void intake_rewired(struct intake *intake, int64_t now_ns);
struct input intake_edge(struct intake *intake, const struct edge *edge);
/* Enter, typed by a reader or a person. */
struct input intake_enter(struct intake *intake, int64_t now_ns);
/* What the passing of time brings; call until INPUT_NOTHING. */
struct input intake_expire(struct intake *intake, int64_t now_ns);
/* When intake_expire wants to be called; INT64_MAX: never. */
int64_t intake_deadline_ns(const struct intake *intake);

#endif
