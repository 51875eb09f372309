/* Rest: how long to wait after a set, by the protocol and by how hard it was.
 *
 * A protocol names the usual rest. After a set harder than it wants (over its
 * cap, over RPE 9 in any, or a miss) it is longer: nearer to failure the bar
 * slows and fatigue rises out of proportion to the reps (Sanchez-Medina and
 * Gonzalez-Badillo 2011), and three to five minutes keep the reps of heavy
 * sets (de Salles et al. 2009). After an easy one (below RPE 7, or "easier") it
 * is shorter: The Bridge (Barbell Medicine) rests 5 min from RPE 7 on, and 3
 * to 4 below it. By how much, where the protocol does not say, is ours: a
 * quarter, which makes 5 or 3 min of 4. */
#ifndef CORE_REST_H
#define CORE_REST_H

#include "core/protocol.h"
#include "core/set.h"

/* Seconds, 8..PROTOCOL_REST_MAX_S. A set that was not told, or that hurt, gets
 * the usual rest. Never shorter after a harder set, unless the protocol's keys
 * say so. */
int rest_after_s(const struct protocol *protocol, const struct set *set);

#endif
