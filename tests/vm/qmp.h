/* QMP: what QEMU is told and asked, over its socket. */
#ifndef TESTS_VM_QMP_H
#define TESTS_VM_QMP_H

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

struct qmp {
    FILE *in, *out;
};

/* Waits until QEMU listens at the path; false: it did not. */
bool qmp_open(struct qmp *qmp, const char *path);
void qmp_close(struct qmp *qmp);
/* arguments: taken over; NULL: none. False: refused, said why. */
bool qmp_tell(struct qmp *qmp, const char *command, json_t *arguments);

#endif
