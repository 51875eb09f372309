#include "kiosk/screens/draw.h"

#include <assert.h>
#include <string.h>

void draw_begin(struct draw_list *list, uint32_t ground_rgb)
{
    list->ground_rgb = ground_rgb;
    list->n_commands = 0;
    list->n_controls = 0;
    list->text_len = 0;
}

static struct draw_command *push(struct draw_list *list, enum draw_kind kind,
                                 struct box box, uint32_t rgb)
{
    assert(list->n_commands < DRAW_COMMANDS_MAX);
    struct draw_command *command = &list->command[list->n_commands++];
    memset(command, 0, sizeof *command);
    command->kind = kind;
    command->box = box;
    command->rgb = rgb;
    return command;
}

void draw_fill(struct draw_list *list, struct box box, int radius_px,
               uint32_t rgb)
{
    push(list, DRAW_FILL, box, rgb)->radius_px = radius_px;
}

void draw_outline(struct draw_list *list, struct box box, int radius_px,
                  int stroke_px, uint32_t rgb)
{
    struct draw_command *command = push(list, DRAW_OUTLINE, box, rgb);
    command->radius_px = radius_px;
    command->stroke_px = stroke_px;
}

void draw_ring(struct draw_list *list, struct box box, int stroke_px,
               uint32_t rgb)
{
    push(list, DRAW_RING, box, rgb)->stroke_px = stroke_px;
}

void draw_disc(struct draw_list *list, struct box box, uint32_t rgb)
{
    push(list, DRAW_DISC, box, rgb);
}

void draw_slab(struct draw_list *list, struct upright left, struct upright right,
               uint32_t rgb)
{
    int top = left.top < right.top ? left.top : right.top;
    int bottom = left.bottom > right.bottom ? left.bottom : right.bottom;
    assert(left.x <= right.x);
    struct draw_command *command =
        push(list, DRAW_SLAB,
             (struct box){left.x, top, right.x - left.x, bottom - top}, rgb);
    command->left = left;
    command->right = right;
}

static uint16_t keep(struct draw_list *list, const char *text)
{
    size_t n = strlen(text) + 1;
    assert(list->text_len + n <= DRAW_TEXT_MAX);
    size_t at = list->text_len;
    memcpy(list->text + at, text, n);
    list->text_len += n;
    return (uint16_t)at;
}

struct draw_command *draw_text(struct draw_list *list, struct box box,
                               enum align align, struct style style,
                               const char *text)
{
    struct draw_command *command = push(list, DRAW_TEXT, box, style.rgb);
    command->align = align;
    command->min_cap_px = style.cap_px;
    draw_more_text(list, command, style, text);
    return command;
}

void draw_more_text(struct draw_list *list, struct draw_command *command,
                    struct style style, const char *text)
{
    assert(command->n_runs < DRAW_RUNS_MAX);
    struct draw_run *run = &command->run[command->n_runs++];
    run->text = keep(list, text);
    run->cap_px = (uint16_t)style.cap_px;
    run->face = style.face;
    run->rgb = style.rgb;
}

/* A cut must not leave half a UTF-8 letter behind. */
static void copy_cut(char *out, size_t size, const char *text)
{
    size_t n = strlen(text);
    if (n >= size) {
        n = size - 1;
        while (n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80) {
            n--;
        }
    }
    memcpy(out, text, n);
    out[n] = '\0';
}

struct control *draw_control(struct draw_list *list, struct box box,
                             const char *label, enum action_kind kind, int arg)
{
    assert(list->n_controls < DRAW_CONTROLS_MAX);
    struct control *control = &list->control[list->n_controls++];
    memset(control, 0, sizeof *control);
    control->box = box;
    copy_cut(control->label, sizeof control->label, label);
    control->action = (struct action){kind, arg};
    return control;
}

size_t draw_line(const struct draw_list *list,
                 const struct draw_command *command, char *out, size_t size)
{
    size_t len = 0;
    out[0] = '\0';
    for (int i = 0; i < command->n_runs; i++) {
        const char *text = list->text + command->run[i].text;
        if (text[0] == '\0') {
            continue;
        }
        if (len > 0 && len + 1 < size) {
            out[len++] = ' ';
            out[len] = '\0';
        }
        copy_cut(out + len, size - len, text);
        len += strlen(out + len);
    }
    return len;
}

int draw_control_at(const struct draw_list *list, int x_px, int y_px)
{
    for (int i = list->n_controls - 1; i >= 0; i--) {
        const struct box *box = &list->control[i].box;
        if (x_px >= box->x && x_px < box->x + box->w && y_px >= box->y &&
            y_px < box->y + box->h) {
            return i;
        }
    }
    return -1;
}

static void mix(uint64_t *hash, const void *bytes, size_t n)
{
    const unsigned char *p = bytes;
    for (size_t i = 0; i < n; i++) {
        *hash = (*hash ^ p[i]) * 0x100000001b3u;
    }
}

static void mix_int(uint64_t *hash, int64_t value)
{
    mix(hash, &value, sizeof value);
}

static void mix_text(uint64_t *hash, const struct draw_list *list,
                     const struct draw_command *c)
{
    mix_int(hash, (int64_t)c->align * 8 + c->may_cut * 4 + c->is_struck * 2 +
                      c->is_upended);
    mix_int(hash, c->min_cap_px);
    for (int i = 0; i < c->n_runs; i++) {
        const struct draw_run *run = &c->run[i];
        const char *text = list->text + run->text;
        mix(hash, text, strlen(text) + 1);
        mix_int(hash, run->cap_px);
        mix_int(hash, (int64_t)run->face << 32 | run->rgb);
    }
}

uint64_t draw_hash(const struct draw_list *list)
{
    uint64_t hash = 0xcbf29ce484222325u;
    mix_int(&hash, list->ground_rgb);
    for (int i = 0; i < list->n_commands; i++) {
        const struct draw_command *c = &list->command[i];
        mix_int(&hash, (int64_t)c->kind << 32 | c->rgb);
        mix(&hash, &c->box, sizeof c->box);
        mix_int(&hash, (int64_t)c->radius_px << 32 | c->stroke_px);
        mix(&hash, &c->left, sizeof c->left);
        mix(&hash, &c->right, sizeof c->right);
        mix_text(&hash, list, c);
    }
    return hash;
}
