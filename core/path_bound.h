/* Path bound: the moves that a span of steps costs at least beyond a node. For
 * the path's search only.
 *
 * With c[t] plates beyond the node at step t, a span i..j puts c[i] on, moves
 * m[t] plates from step t - 1 to step t, and takes c[j] off where more steps
 * follow. Known are need[t] and change[t], with
 *
 *   c[t] >= need[t],  m[t] >= change[t],  m[t] >= |c[t] - c[t-1]|.
 *
 * What is behind costs at least F(c) = max(c + rise, flat, fall - c) where c
 * plates are on beyond the node. At the first step that is c itself: they were
 * put on. And from F at step t - 1, with p its plates, it follows for step t:
 *
 *   F(p) + m[t] >= min F(p) + change[t]                   of all p >= need
 *   F(p) + m[t] >= F(p) + |c - p| >= F(c)                 F is no steeper
 *   F(p) + m[t] >= F(p) + p - c >= F(need) + need - c     F(p) + p rises in p
 *
 * so that the next F is of the same form: rise stays, flat and fall follow.
 * The same holds from the last step back. */
#ifndef CORE_PATH_BOUND_H
#define CORE_PATH_BOUND_H

#include <stdbool.h>
#include <stdint.h>

/* least[k] for k of i..j: moves of steps i..k at least, of which as many
 * plates as `started` are on before step i. Those of step k come off, but for
 * the last step of the workout, n. */
void path_bound_up_to(const int need[], const uint8_t change[], int i, int j,
                      int n, int started, int least[]);
/* least[k] for k of i..j: the same of steps k..j, nothing on before step k. */
void path_bound_from(const int need[], const uint8_t change[], int i, int j,
                     int n, int least[]);

#endif
