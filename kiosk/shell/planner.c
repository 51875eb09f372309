#include "kiosk/shell/planner.h"

#include <string.h>

/* A span takes less than a microsecond (core/path.h): what the usual rack needs
 * thirty times over and nearly any other once, and a touch is answered within
 * one frame. */
#define SPANS_MAX 20000

static void answer_to(const struct plates_question *question,
                      struct plates_answer *answer)
{
    static struct path_work work;
    static struct path path;
    const struct path_in in = {.rack = &question->rack,
                               .target = question->target,
                               .n = question->n,
                               .on = &question->on,
                               .most_spans = SPANS_MAX};
    path_find(&in, &work, &path);
    answer->serial = question->serial;
    answer->is_shortest = path.is_shortest;
    answer->moves = path.moves;
    answer->n = path.n;
    for (int i = 0; i < path.n; i++) {
        answer->step[i] =
            (struct plates_step){path.step[i].load_g, path.step[i].side};
    }
}

bool planner_answer(const struct effects *effects, struct event *event)
{
    for (int i = 0; i < effects->n; i++) {
        if (effects->effect[i].kind == EFFECT_PLAN_PATH) {
            memset(event, 0, sizeof *event);
            event->kind = EVENT_PATH;
            answer_to(&effects->effect[i].plates, &event->plates);
            return true;
        }
    }
    return false;
}
