#include "core/change.h"

int change_kept(const struct stack *from, const struct stack *to)
{
    int kept = 0;
    while (kept < from->n && kept < to->n &&
           from->entry[kept] == to->entry[kept]) {
        kept++;
    }
    return kept;
}

int change_moves(const struct stack *from, const struct stack *to)
{
    return from->n + to->n - 2 * change_kept(from, to);
}

int change_list(const struct stack *from, const struct stack *to,
                struct stack *remove, struct stack *add)
{
    int kept = change_kept(from, to);
    remove->n = add->n = 0;
    for (int i = from->n; i > kept; i--) {
        remove->entry[remove->n++] = from->entry[i - 1];
    }
    for (int i = kept; i < to->n; i++) {
        add->entry[add->n++] = to->entry[i];
    }
    return remove->n + add->n;
}
