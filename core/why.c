#include "core/why.h"

#include <assert.h>

struct text why_line(struct why *why)
{
    assert(why->n < WHY_MAX);
    return text_in(why->line[why->n++], WHY_LINE_MAX);
}
