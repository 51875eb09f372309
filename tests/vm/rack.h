/* Rack: the machine and its twin, and an athlete who uses both alike. */
#ifndef TESTS_VM_RACK_H
#define TESTS_VM_RACK_H

#include "tests/vm/machine.h"
#include "tests/vm/twin.h"

/* Ours: under software emulation on a busy machine a screen may take a while;
 * what comes later than this is no screen. */
#define RACK_PATIENCE_MS 15000
#define RACK_BOOT_PATIENCE_MS 180000
/* The clocks differ: they stand in the header, which is left out. */
#define RACK_HEADER_PX 77

/* A frame with a longer gap was torn by a host that stalled: the kiosk rightly
 * ends a frame after 30 ms of silence. It is sent again. */
#define RACK_TORN_US 20000

struct rack {
    struct machine machine;
    struct twin twin;
    char gym[MACHINE_PATH_MAX]; /* the demo gym every case starts from */
    int n_pictures;             /* compared so far, and found the same */
    int shown;                  /* number of the last failure's picture */
    int rotate;                 /* how far the picture is turned clockwise */
    bool is_idle; /* so a case left both: at "Tap in", on the demo gym */
};

/* A new machine with new disks, switched on. */
bool rack_on(struct rack *rack, const char *kernel);
/* A kiosk that has just started, on the demo gym: on the machine that is on,
 * if one is. conf: more for the kiosk's configuration, its lines
 * ended by a backslash and an n (an order is one line); or "". */
bool rack_fresh(struct rack *rack, const char *conf);
/* At "Tap in" on the demo gym: anew, where no case has left it so. */
bool rack_idle(struct rack *rack);
/* Goes back there, for the case that follows. */
bool rack_leave_idle(struct rack *rack);
/* The kiosk runs, on whatever screen. */
bool rack_up(struct rack *rack);
/* The same disks again: after a power cut. */
bool rack_again(struct rack *rack);
/* The kiosk has started anew: so does the twin, from the workouts that are
 * now in the machine. */
bool rack_twin_again(struct rack *rack);

/* The panel hangs on its side: the kiosk was told so by its configuration. */
void rack_turn(struct rack *rack, int degrees);

/* A whole frame of these bits on the lines, pulses 2 ms apart. */
bool rack_frame(struct rack *rack, const char *bits);

/* The athlete. What the twin is not asked to do is done to the rack only. */
bool rack_tap(struct rack *rack, const char *bits);
bool rack_press(struct rack *rack, const char *label);
/* The same with a mouse. */
bool rack_click(struct rack *rack, const char *label);
bool rack_button(struct rack *rack, const char *name);
/* Waits for the twin's screen. name: of the picture, if it does not come. */
bool rack_sees(struct rack *rack, const char *name, int patience_ms);
bool rack_press_and_see(struct rack *rack, const char *label);

/* What the kiosk has written to the journal since it was last asked for: into
 * machine.said. */
bool rack_news(struct rack *rack);
/* Whether it writes this within the patience. */
bool rack_tells(struct rack *rack, const char *what, int patience_ms);

/* What racksidectl export says: sets in all, and those told how they felt. */
bool rack_count(struct rack *rack, int *sets, int *told);
/* Whether `racksidectl check` finds the database sound. */
bool rack_is_sound(struct rack *rack);
/* The unit is up: READY was said. Waits. */
bool rack_is_up(struct rack *rack, int patience_ms);

#endif
