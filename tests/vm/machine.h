/* Machine: the rack in QEMU, from the power switch to the screen.
 *
 * Software emulation, two processors, a virtio display of 800x480, one disk
 * with Debian and the package, one with the workouts; hands inside that touch
 * the simulated lines and the panel (tests/vm/guest). A disk keeps what the
 * guest has flushed when the power is cut. */
#ifndef TESTS_VM_MACHINE_H
#define TESTS_VM_MACHINE_H

#include "tests/harness/picture.h"
#include "tests/vm/qmp.h"

#include <stdint.h>
#include <sys/types.h>

/* The Pi's first touch display: what is drawn by an emulated processor had
 * better be small. PANEL_RANGE: what its touch counts to. */
#define PANEL_W_PX 800
#define PANEL_H_PX 480
#define PANEL_W_MM 154
#define PANEL_H_MM 86
#define PANEL_RANGE 4096

#define MACHINE_PATH_MAX 512
#define MACHINE_SAID_MAX 65536
/* The lines of the configuration's defaults. */
#define LINE_D0 23
#define LINE_D1 24
#define BUTTON_UP 5
#define BUTTON_DOWN 6
#define BUTTON_OK 16
#define BUTTON_BACK 26

struct machine {
    char built[MACHINE_PATH_MAX]; /* where image.sh has put its parts */
    char folder[MACHINE_PATH_MAX]; /* of this machine: disks and sockets */
    pid_t pid;                     /* 0: off */
    int64_t on_ms;                 /* when it was switched on; monotonic */
    int64_t wall_s;                /* its clock at power-on, UNIX time */
    struct qmp qmp;
    FILE *hands_in, *hands_out;
    char said[MACHINE_SAID_MAX]; /* what the last order answered, lines */
};

int64_t machine_now_ms(void);
void machine_sleep_ms(int ms);

/* New disks: Debian as built, and the workouts of the database at gym. */
bool machine_install(struct machine *machine, const char *gym);
/* Power on. kernel: more for the kernel's command line, or "". */
bool machine_on(struct machine *machine, const char *kernel);
/* The plug is pulled: QEMU ends at once, and the guest hears nothing. */
void machine_cut(struct machine *machine);

/* What is on the screen. */
bool machine_look(struct machine *machine, struct picture *out);
/* Operations a second that the disk of the workouts may do; 0: all. */
bool machine_slow_disk(struct machine *machine, int per_s);
/* A USB keyboard, as a reader that types is. */
bool machine_plug_reader(struct machine *machine);
bool machine_unplug_reader(struct machine *machine);
bool machine_type(struct machine *machine, const char *digits);

/* An order to the hands; their exit code, and what they say in said. -1: they
 * are gone. */
int machine_order(struct machine *machine, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* The same in two halves, so that something else can be done meanwhile. */
void machine_start_order(struct machine *machine, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
int machine_end_order(struct machine *machine);
/* The mouse: goes there (pixels) and clicks. */
bool machine_click(struct machine *machine, int x_px, int y_px);
/* A shell command in the guest; whether it succeeded. */
bool machine_run(struct machine *machine, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
