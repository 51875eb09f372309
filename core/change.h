/* Change: the way from one stack to another on a sleeve.
 *
 * A sleeve changes only at its outer end. What both stacks have alike from the
 * inside out stays; beyond it all of the one comes off and all of the other
 * goes on, also where the same plate is in both. No way handles fewer plates:
 * to reach the first place where they differ all that hangs outside it has to
 * come off. Stacks are counted on one side, and need not be sorted. */
#ifndef CORE_CHANGE_H
#define CORE_CHANGE_H

#include "core/stock.h"

/* Plates that stay, from the inside out. */
int change_kept(const struct stack *from, const struct stack *to);
/* Plates handled; the same both ways, and 0 where the stacks are equal. */
int change_moves(const struct stack *from, const struct stack *to);
/* What comes off and what goes on, each in the order of doing: the outermost
 * comes off first, the innermost goes on first. Returns change_moves. The
 * stacks written are none of those read. */
int change_list(const struct stack *from, const struct stack *to,
                struct stack *remove, struct stack *add);

#endif
