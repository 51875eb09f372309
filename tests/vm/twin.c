#include "tests/vm/twin.h"

#include "tests/vm/machine.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

void twin_start(struct twin *t, const char *gym, int64_t wall_s)
{
    time_t wall = (time_t)wall_s;
    struct tm tm;
    gmtime_r(&wall, &tm);
    snprintf(t->gym, sizeof t->gym, "%s", gym);
    t->config[0] = '\0';
    int n = snprintf(t->script, sizeof t->script, "size %dx%d\n", PANEL_W_PX,
                     PANEL_H_PX);
    strftime(t->script + n, sizeof t->script - (size_t)n,
             "time %Y-%m-%d %H:%M\n", &tm);
}

void twin_size(struct twin *t, int w_px, int h_px, int w_mm, int h_mm)
{
    char *rest = strchr(t->script, '\n');
    char more[128];
    snprintf(more, sizeof more, "%s", rest);
    snprintf(t->script, sizeof t->script, "size %dx%d%s", w_px, h_px, more);
    snprintf(t->config, sizeof t->config,
             "[panel]\nwidth_mm = %d\nheight_mm = %d\n", w_mm, h_mm);
}

static bool add(struct twin *t, const char *line)
{
    size_t n = strlen(t->script);
    if (n + strlen(line) + 2 > sizeof t->script) {
        printf("twin: the script is full\n");
        return false;
    }
    sprintf(t->script + n, "%s\n", line);
    return true;
}

static bool write_file(const struct twin *t, const char *name,
                       const char *text, const char *more)
{
    char path[TWIN_PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/%s", t->folder, name);
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        perror(path);
        return false;
    }
    fprintf(file, "%s%s\n", text, more);
    return fclose(file) == 0;
}

/* Plays the script and one line more; what it prints last is in out. */
static bool play(const struct twin *t, const char *more, char *out,
                 size_t size)
{
    char command[5 * TWIN_PATH_MAX], line[256];
    if (!write_file(t, "twin.script", t->script, more) ||
        !write_file(t, "twin.conf", t->config, "")) {
        return false;
    }
    snprintf(command, sizeof command,
             "cd '%s' && rm -f twin.db* && cp '%s' twin.db && "
             "SDL_VIDEODRIVER=dummy '%s/rackside' --script twin.script "
             "--db twin.db --shots . %s 2>twin.err",
             t->folder, t->gym, t->programs,
             t->config[0] != '\0' ? "--config twin.conf" : "");
    FILE *program = popen(command, "r");
    out[0] = '\0';
    while (program != NULL && fgets(line, sizeof line, program) != NULL) {
        snprintf(out, size, "%s", line);
    }
    return program != NULL && pclose(program) == 0;
}

static bool play_or_say(const struct twin *t, const char *more, char *out,
                        size_t size)
{
    char command[TWIN_PATH_MAX + 32];
    if (play(t, more, out, size)) {
        return true;
    }
    printf("the twin: ");
    fflush(stdout);
    snprintf(command, sizeof command, "cat '%s/twin.err'", t->folder);
    return system(command) == 0 && false;
}

/* Played with what is asked next: a line that cannot be done is told then. */
bool twin_do(struct twin *t, const char *line)
{
    return add(t, line);
}

bool twin_where(struct twin *t, const char *label, int *x_px, int *y_px)
{
    char line[256], said[256];
    snprintf(line, sizeof line, "where \"%s\"", label);
    if (!play_or_say(t, line, said, sizeof said)) {
        return false;
    }
    const char *end = strrchr(said, '"');
    return end != NULL && sscanf(end, "\" %d %d", x_px, y_px) == 2;
}

bool twin_has(struct twin *t, const char *label)
{
    char line[256], said[256];
    snprintf(line, sizeof line, "where \"%s\"", label);
    return play(t, line, said, sizeof said);
}

bool twin_look(struct twin *t, struct picture *out)
{
    char said[256], path[TWIN_PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/twin.png", t->folder);
    return play_or_say(t, "shot twin", said, sizeof said) && picture_read(path, out);
}
