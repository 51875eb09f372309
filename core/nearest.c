#include "core/nearest.h"

int32_t nearest_slack_g(const struct rack *rack, int plates_a_side)
{
    for (int i = 0; i < rack->stock.n; i++) {
        if (rack->stock.entry[i].plate.unit == UNIT_LB) {
            return plates_a_side + 1;
        }
    }
    return 0;
}

int32_t nearest_most_side_g(const struct rack *rack)
{
    return (LOAD_MAX_G - rack_base_g(rack)) / 2;
}

struct nearest nearest_find(const struct rack *rack, const struct sums *sums,
                            int32_t target_g)
{
    int32_t base = rack_base_g(rack), over_g = target_g - base;
    int32_t most = nearest_most_side_g(rack);
    int32_t aim = over_g / 2 < most ? over_g / 2 : most;
    int32_t above = over_g < 0 ? 0 : sums_at_least(sums, (over_g + 1) / 2);
    struct nearest near = {
        .below_g = over_g < 0 ? -1 : sums_at_most(sums, aim),
        .above_g = above <= most ? above : -1,
    };
    if (near.below_g < 0 || near.above_g < 0) {
        near.side_g = near.below_g < 0 ? near.above_g : near.below_g;
        return near;
    }
    int32_t down = target_g - (base + 2 * near.below_g);
    int32_t up = base + 2 * near.above_g - target_g;
    near.side_g =
        down - nearest_slack_g(rack, 1) <= up ? near.below_g : near.above_g;
    return near;
}
