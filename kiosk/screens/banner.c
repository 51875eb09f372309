/* Banners: what is wrong, and the countdown to auto log-out. A headline, and
 * below it what to do: never cut, however high the banner has to be. */
#include "kiosk/screens/parts.h"

#include "core/text.h"
#include "kiosk/screens/theme.h"

#include <string.h>

/* A text's width follows the panel's density downwards: where pixels are not
 * square, letters are counted in those millimetres, across too. */
#define HEAD_MAX 50  /* letters of a headline */
#define HEAD_PITCH 54

struct banner {
    char head[FAULT_TEXT_MAX];
    char detail[FAULT_TEXT_MAX];
    bool is_name;    /* the headline is one: it may be cut */
    uint32_t rgb;
    const char *button;
    enum action_kind action;
    int arg;
};

/* Where all of it goes. */
struct fitting {
    struct box band;   /* the whole width, from the panel's upper edge */
    struct box touch;  /* the control */
    struct box words;
    int head_lines, detail_lines;
    int detail; /* its cap height */
};

/* --- what is said --------------------------------------------------------- */

static void put(char *out, size_t size, const char *from, size_t n)
{
    n = n < size ? n : size - 1;
    memcpy(out, from, n);
    out[n] = '\0';
}

/* "Reader: it sends noise. Check its ground wire." in two. Where the first
 * sentence is too long for a headline, what is before its colon makes one. */
static void split(const char *text, struct banner *banner)
{
    const char *end = strstr(text, ". ");
    size_t n = end != NULL ? (size_t)(end - text) : strlen(text);
    if (n > HEAD_MAX && strstr(text, ": ") != NULL) {
        end = strstr(text, ": ");
        n = (size_t)(end - text);
    }
    const char *rest = end != NULL ? end + 2 : "";
    put(banner->head, sizeof banner->head, text, n);
    put(banner->detail, sizeof banner->detail, rest, strlen(rest));
}

static bool is_leaving(const struct app *app)
{
    int64_t left_ms = app_logout_in_ms(app);
    return left_ms >= 0 && left_ms <= app->config.countdown_s * 1000;
}

static void leaving(const struct app *app, struct banner *out)
{
    struct text text = text_in(out->head, sizeof out->head);
    text_str(&text, app->session.name);
    text = text_in(out->detail, sizeof out->detail);
    text_str(&text, "Logging out in ");
    text_int(&text, (app_logout_in_ms(app) + 999) / 1000);
    text_str(&text, " s");
    out->is_name = true;
    out->rgb = RGB_ACCENT;
    out->button = "Stay";
    out->action = ACT_STAY;
}

/* What is up, if anything; the countdown first. */
static bool find(const struct app *app, struct banner *out)
{
    *out = (struct banner){.rgb = RGB_WARN, .button = "OK",
                           .action = ACT_DISMISS};
    if (is_leaving(app)) {
        leaving(app, out);
        return true;
    }
    for (int i = 0; i < FAULT_COUNT; i++) {
        if (app->fault_on[i] && !app->fault_seen[i]) {
            split(app->fault_text[i], out);
            out->arg = i;
            return true;
        }
    }
    return false;
}

/* --- where it goes -------------------------------------------------------- */

static int letters(const struct canvas *c, int w_px, int cap_x10)
{
    return mm_down(c, w_px) * 100 / (cap_x10 * LETTER_PCT);
}

static int count_lines(const char *text, int n_letters)
{
    char line[FAULT_TEXT_MAX];
    int n = 0;
    while (text[0] != '\0') {
        text = part_wrap(text, n_letters, line, sizeof line);
        n++;
    }
    return n;
}

static int detail_pitch(int cap_x10)
{
    return cap_x10 * 14 / 10;
}

/* Above the first capital and below the last baseline; ours: less where two
 * lines of detail shall not reach the load below. */
static int pad(const struct canvas *c)
{
    return c->tall ? 14 : 8;
}

/* From the headline's foot to the detail's capitals. */
static int head_gap(const struct canvas *c)
{
    return c->tall ? 18 : 15;
}

static int height_x10(const struct canvas *c, const struct fitting *fit)
{
    int h = 2 * pad(c) + CAP_TEXT + (fit->head_lines - 1) * HEAD_PITCH;
    if (fit->detail_lines > 0) {
        h += head_gap(c) + fit->detail +
             (fit->detail_lines - 1) * detail_pitch(fit->detail);
    }
    return h;
}

/* The detail is as large as a banner over the header can hold; where even
 * footnotes are too many, the banner grows down into the body. */
static struct fitting fit(const struct canvas *c, const struct banner *banner)
{
    struct fitting fit;
    struct box box = {0, 0, c->app->panel.w_px, c->header.y + c->header.h};
    fit.touch = cut_right(&box, across(c, c->portrait ? 190 : 240),
                          across(c, 10));
    fit.words = inset(box, across(c, 35), 0);
    fit.words.w = box.w - across(c, 35);
    fit.head_lines =
        banner->is_name ? 1
                        : count_lines(banner->head,
                                      letters(c, fit.words.w, CAP_TEXT));
    for (fit.detail = CAP_TEXT;; fit.detail -= 4) {
        fit.detail_lines = count_lines(
            banner->detail, letters(c, fit.words.w, fit.detail));
        if (fit.detail == CAP_FOOT ||
            down(c, height_x10(c, &fit)) <= box.h) {
            break;
        }
    }
    int h = down(c, height_x10(c, &fit)), touch = down(c, TOUCH_MIN);
    fit.words.h = h > box.h ? h : box.h;
    fit.band = (struct box){0, 0, c->app->panel.w_px, fit.words.h};
    fit.touch.h = fit.words.h > touch ? fit.words.h : touch;
    return fit;
}

int part_banner_px(const struct canvas *c)
{
    struct banner banner;
    if (!find(c->app, &banner)) {
        return 0;
    }
    int over = fit(c, &banner).touch.h + down(c, GAP) - c->body.y;
    return over > 0 ? over : 0;
}

/* --- drawing -------------------------------------------------------------- */

static void lines(const struct canvas *c, struct box box, const char *text,
                  int n_letters, struct style style, int pitch_px)
{
    char line[FAULT_TEXT_MAX];
    for (box.h = style.cap_px; text[0] != '\0'; box.y += pitch_px) {
        text = part_wrap(text, n_letters, line, sizeof line);
        draw_text(c->list, box, ALIGN_LEFT, style, line)->min_cap_px =
            down(c, CAP_FOOT);
    }
}

static void words(const struct canvas *c, const struct banner *banner,
                  const struct fitting *fit)
{
    struct box box = fit->words;
    cut_top(&box, (box.h - down(c, height_x10(c, fit) - 2 * pad(c))) / 2, 0);
    struct style head = type(c, CAP_TEXT, FACE_BOLD, RGB_ON_ACCENT);
    struct style detail =
        type(c, fit->detail, FACE_REGULAR, RGB_ON_ACCENT);
    int head_px = down(c, CAP_TEXT + (fit->head_lines - 1) * HEAD_PITCH);
    struct box upper = cut_top(&box, head_px, down(c, head_gap(c)));
    if (banner->is_name) {
        draw_text(c->list, upper, ALIGN_LEFT, head, banner->head)->may_cut =
            true;
        detail.face = FACE_BOLD;
    } else {
        lines(c, upper, banner->head, letters(c, box.w, CAP_TEXT), head,
              down(c, HEAD_PITCH));
    }
    lines(c, box, banner->detail, letters(c, box.w, fit->detail),
          detail, down(c, detail_pitch(fit->detail)));
}

bool part_banner(const struct canvas *c)
{
    struct banner banner;
    if (!find(c->app, &banner)) {
        return false;
    }
    struct fitting at = fit(c, &banner);
    draw_fill(c->list, at.band, 0, banner.rgb);
    words(c, &banner, &at);
    struct box drawn = inset(at.touch, across(c, 15), down(c, 15));
    drawn.h = at.band.h - 2 * down(c, 15);
    int most = down(c, TOUCH_CONFIRM);
    if (drawn.h > most) {
        drawn.y += (drawn.h - most) / 2;
        drawn.h = most;
    }
    draw_outline(c->list, drawn, down(c, 22), down(c, 6), RGB_ON_ACCENT);
    draw_text(c->list, drawn, ALIGN_CENTRE,
              type(c, CAP_TEXT, FACE_BOLD, RGB_ON_ACCENT), banner.button);
    draw_control(c->list, at.touch, banner.button, banner.action, banner.arg);
    return true;
}
