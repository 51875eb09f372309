/* Edges: what the chip delivers to a program that does nothing but read, by
 * the kernel's own interface: what the kiosk is measured against. */
#ifndef TESTS_VM_GUEST_EDGES_H
#define TESTS_VM_GUEST_EDGES_H

#include <stdbool.h>

/* Asks for the falling edges of both lines; -1: another program has them. */
int edges_open(int d0, int d1);
/* How many came that were these bits, in this order, up to the first that was
 * not. */
int edges_match(int fd, int d0, const char *bits);
void edges_close(int fd);

#endif
