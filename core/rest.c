#include "core/rest.h"

#define HARD_RPE_X10 90 /* over it, whatever the cap is */
#define EASY_RPE_X10 70 /* below it */

static bool is_hard(const struct protocol *protocol, const struct set *set)
{
    int most_x10 = protocol->cap_rpe_x10 < HARD_RPE_X10
                       ? protocol->cap_rpe_x10
                       : HARD_RPE_X10;
    return set->feel == FEEL_MISS ||
           (set->feel == FEEL_RPE && set->rpe_x10 > most_x10);
}

static bool is_easy(const struct set *set)
{
    return set->feel == FEEL_EASIER ||
           (set->feel == FEEL_RPE && set->rpe_x10 < EASY_RPE_X10);
}

int rest_after_s(const struct protocol *protocol, const struct set *set)
{
    int usual_s = protocol->rest_s;
    if (is_hard(protocol, set)) {
        int longer_s = usual_s + usual_s / 4;
        if (protocol->rest_hard_s > 0) {
            return protocol->rest_hard_s;
        }
        return longer_s < PROTOCOL_REST_MAX_S ? longer_s
                                              : PROTOCOL_REST_MAX_S;
    }
    if (is_easy(set)) {
        return protocol->rest_easy_s > 0 ? protocol->rest_easy_s
                                         : usual_s - usual_s / 4;
    }
    return usual_s;
}
