/* Socket: a connection to one of QEMU's sockets. */
#ifndef TESTS_VM_SOCKET_H
#define TESTS_VM_SOCKET_H

#include <stdbool.h>
#include <stdio.h>

/* Waits until somebody listens there, 20 s at the most. */
bool socket_open(const char *path, FILE **in, FILE **out);

#endif
