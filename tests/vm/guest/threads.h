/* Threads: the interrupts of the simulated chip, on the processor that moves
 * its lines.
 *
 * Two edges of a line that come before the kernel's thread for it has run are
 * one event. A chip of silicon interrupts where it likes; here the emulated
 * processors are threads of a busy host, and one may sleep for milliseconds
 * while the other pulses. */
#ifndef TESTS_VM_GUEST_THREADS_H
#define TESTS_VM_GUEST_THREADS_H

/* Binds this program, and the interrupt threads of lines that it or the kiosk
 * has asked for, to the first processor. Looks for them once a second at most. */
void threads_together(void);

/* A line was asked for just now: looks again the next time. */
void threads_changed(void);

#endif
