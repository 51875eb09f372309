#include "kiosk/shell/sight.h"

#include <stdlib.h>
#include <string.h>

#define MINUS "\xE2\x88\x92"

/* Copies with '-' for the minus sign, as people type it. */
static void plain(const char *from, char *out, size_t size)
{
    size_t n = 0;
    while (*from != '\0' && n + 1 < size) {
        if (strncmp(from, MINUS, 3) == 0) {
            out[n++] = '-';
            from += 3;
        } else {
            out[n++] = *from++;
        }
    }
    out[n] = '\0';
}

static void line_of(const struct draw_list *list,
                    const struct draw_command *command, char *out)
{
    char line[SIGHT_LINE_MAX];
    draw_line(list, command, line, sizeof line);
    plain(line, out, SIGHT_LINE_MAX);
}

bool sight_has(const struct draw_list *list, const char *text)
{
    char wanted[SIGHT_LINE_MAX], line[SIGHT_LINE_MAX];
    plain(text, wanted, sizeof wanted);
    for (int i = 0; i < list->n_commands; i++) {
        if (list->command[i].kind != DRAW_TEXT) {
            continue;
        }
        line_of(list, &list->command[i], line);
        if (strstr(line, wanted) != NULL) {
            return true;
        }
    }
    return false;
}

static bool is_called(const struct control *control, const char *wanted)
{
    char label[SIGHT_LINE_MAX];
    plain(control->label, label, sizeof label);
    return strcmp(label, wanted) == 0 || strcmp(control->name, wanted) == 0;
}

int sight_control(const struct draw_list *list, const char *label)
{
    char wanted[SIGHT_LINE_MAX];
    int found = -1;
    plain(label, wanted, sizeof wanted);
    for (int i = 0; i < list->n_controls; i++) {
        if (is_called(&list->control[i], wanted)) {
            if (found >= 0) {
                return -2;
            }
            found = i;
        }
    }
    return found;
}

/* A text and where its middle is. */
struct seen {
    const struct draw_command *command;
    int x, y;
};

static int by_height(const void *a, const void *b)
{
    const struct seen *left = a, *right = b;
    return left->y != right->y ? left->y - right->y : left->x - right->x;
}

static int by_column(const void *a, const void *b)
{
    const struct seen *left = a, *right = b;
    return left->x - right->x;
}

/* Texts whose middles are nearly level are read as one row. */
static int row_length(const struct seen *seen, int n)
{
    int tallest = seen[0].command->run[0].cap_px;
    int length = 1;
    while (length < n && seen[length].y - seen[0].y <= tallest / 2) {
        length++;
    }
    return length;
}

void sight_print(const struct draw_list *list, FILE *out)
{
    struct seen seen[DRAW_COMMANDS_MAX];
    char line[SIGHT_LINE_MAX];
    int n = 0;
    for (int i = 0; i < list->n_commands; i++) {
        const struct draw_command *c = &list->command[i];
        if (c->kind == DRAW_TEXT) {
            seen[n++] = (struct seen){c, c->box.x, c->box.y + c->box.h / 2};
        }
    }
    qsort(seen, (size_t)n, sizeof seen[0], by_height);
    for (int from = 0; from < n;) {
        int length = row_length(&seen[from], n - from);
        qsort(&seen[from], (size_t)length, sizeof seen[0], by_column);
        from += length;
    }
    for (int i = 0; i < n; i++) {
        draw_line(list, seen[i].command, line, sizeof line);
        fprintf(out, "%s\n", line);
    }
}

void sight_summary(const struct draw_list *list, bool of_controls, char *out,
                   size_t size)
{
    size_t n = 0;
    char line[SIGHT_LINE_MAX];
    int total = of_controls ? list->n_controls : list->n_commands;
    out[0] = '\0';
    for (int i = 0; i < total && n < size; i++) {
        if (of_controls) {
            const struct control *c = &list->control[i];
            plain(c->name[0] != '\0' ? c->name : c->label, line, sizeof line);
        } else if (list->command[i].kind == DRAW_TEXT) {
            line_of(list, &list->command[i], line);
        } else {
            continue;
        }
        int wrote = snprintf(out + n, size - n, "%s\"%s\"",
                             n > 0 ? " " : "", line);
        n += wrote > 0 ? (size_t)wrote : 0;
    }
}
