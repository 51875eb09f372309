#include "kiosk/ctl/everybody.h"

#include <stdlib.h>

static bool keep(const struct athlete *athlete, void *context)
{
    struct everybody *all = context;
    if (all->n == all->room) {
        int room = all->room > 0 ? all->room * 2 : 64;
        struct athlete *more =
            realloc(all->athlete, (size_t)room * sizeof *more);
        if (more == NULL) {
            return false;
        }
        all->athlete = more;
        all->room = room;
    }
    all->athlete[all->n++] = *athlete;
    return true;
}

int everybody_find(struct ctl *ctl, int at, struct everybody *all)
{
    struct athlete one;
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    if (ctl->n_args <= at) {
        enum db_status status = roster_each(ctl->db, keep, all);
        return status == DB_OK ? 0 : ctl_failed(ctl, status, "the roster");
    }
    int code = ctl_athlete(ctl, ctl->arg[at], &one);
    if (code == 0) {
        keep(&one, all);
    }
    return code;
}

void everybody_free(struct everybody *all)
{
    free(all->athlete);
    *all = (struct everybody){0};
}
