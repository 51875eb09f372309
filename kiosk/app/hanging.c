/* What hangs on the bar, where it is not what the rows say: somebody stripped
 * it, or changed it without a word. */
#include "kiosk/app/inside.h"

void hanging_show(struct step *step)
{
    step->app->hung_n = step->app->on_bar.n;
    go_over(step, SCREEN_HANGING);
}

/* What was there before the sets is known no more, and an undo of one puts no
 * plates back. */
static void put_right(struct step *step)
{
    bar_forget(step->app);
    bar_refresh(step->app);
    save_hanging(step);
}

void hanging_plate(struct step *step, int by)
{
    struct app *app = step->app;
    struct rack own;
    int n = app->on_bar.n + by;
    if (app->screen != SCREEN_HANGING || n < 0 || n > app->hung_n) {
        return;
    }
    bar_rack(app, app->on_bar_at, &own);
    app->on_bar.n = n;
    app->on_bar_g = stack_load_g(&app->on_bar, &own);
    put_right(step);
}

void do_bar_empty(struct step *step)
{
    const struct stack empty = {.n = 0};
    const struct session *s = step->s;
    bar_set(step->app, s->bar, &empty, stack_load_g(&empty, &s->rack));
    put_right(step);
    go_back(step);
}
