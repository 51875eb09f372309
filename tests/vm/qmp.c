#include "tests/vm/qmp.h"

#include "tests/vm/socket.h"

#include <stdlib.h>

/* The next message but events. NULL: QEMU has ended. */
static json_t *answer(struct qmp *qmp)
{
    for (;;) {
        json_t *message =
            json_loadf(qmp->in, JSON_DISABLE_EOF_CHECK, NULL);
        if (message == NULL || json_object_get(message, "event") == NULL) {
            return message;
        }
        json_decref(message);
    }
}

bool qmp_tell(struct qmp *qmp, const char *command, json_t *arguments)
{
    json_t *order = json_pack("{s:s, s:o*}", "execute", command, "arguments",
                              arguments);
    json_dumpf(order, qmp->out, JSON_COMPACT);
    fputc('\n', qmp->out);
    fflush(qmp->out);
    json_decref(order);
    json_t *said = answer(qmp);
    bool ok = json_object_get(said, "return") != NULL;
    if (!ok && said != NULL) { /* NULL: the power was cut */
        char *text = json_dumps(said, JSON_COMPACT);
        printf("QEMU: %s: %s\n", command, text);
        free(text);
    }
    json_decref(said);
    return ok;
}

bool qmp_open(struct qmp *qmp, const char *path)
{
    if (!socket_open(path, &qmp->in, &qmp->out)) {
        return false;
    }
    json_decref(answer(qmp)); /* its greeting */
    return qmp_tell(qmp, "qmp_capabilities", NULL);
}

void qmp_close(struct qmp *qmp)
{
    if (qmp->in != NULL) {
        fclose(qmp->in);
        fclose(qmp->out);
    }
    *qmp = (struct qmp){0};
}
