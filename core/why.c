#include "core/why.h"

#include <assert.h>

struct text why_line(struct why *why, enum why_about about)
{
    assert(why->n < WHY_MAX);
    why->about[why->n] = about;
    return text_in(why->line[why->n++], WHY_LINE_MAX);
}
