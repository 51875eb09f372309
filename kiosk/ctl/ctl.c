#include "kiosk/ctl/ctl.h"

#include "kiosk/config/config.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LINE_MAX_BYTES 1024

const char *ctl_option(const struct ctl *ctl, const char *name)
{
    for (int i = 0; i < ctl->n_options; i++) {
        if (strcmp(ctl->option[i], name) == 0) {
            return ctl->value[i];
        }
    }
    return NULL;
}

bool ctl_has(const struct ctl *ctl, const char *name)
{
    return ctl_option(ctl, name) != NULL;
}

static void say(const struct ctl *ctl, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* One line, whatever a name or a file holds. */
static void say(const struct ctl *ctl, const char *format, va_list args)
{
    const struct command *c = ctl->command;
    char line[LINE_MAX_BYTES];
    vsnprintf(line, sizeof line, format, args);
    for (char *at = line; *at != '\0'; at++) {
        *at = (unsigned char)*at < ' ' || *at == 0x7F ? '?' : *at;
    }
    fprintf(stderr, "racksidectl%s%s%s%s: %s\n", c != NULL ? " " : "",
            c != NULL ? c->noun : "",
            c != NULL && c->verb != NULL ? " " : "",
            c != NULL && c->verb != NULL ? c->verb : "", line);
}

int ctl_refuse(const struct ctl *ctl, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(ctl, format, args);
    va_end(args);
    return CTL_REFUSED;
}

int ctl_misuse(const struct ctl *ctl, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    say(ctl, format, args);
    va_end(args);
    return CTL_USAGE;
}

int ctl_usage(const struct ctl *ctl)
{
    return ctl_misuse(ctl, "it wants %s; see --help", ctl->command->usage);
}

int ctl_failed(const struct ctl *ctl, enum db_status status, const char *what)
{
    if (status == DB_FAILED && ctl->db != NULL) {
        return ctl_refuse(ctl, "%s", db_why(ctl->db));
    }
    return ctl_refuse(ctl, "%s: %s", what, db_status_str(status));
}

int ctl_pad(const char *text, int characters)
{
    for (; *text != '\0'; text++) {
        characters += (*text & 0xC0) == 0x80;
    }
    return characters;
}

/* The first mistake, and how many more there are: one line. */
static void say_first(const struct ctl *ctl, char *lines)
{
    char more[64] = "";
    size_t n = 0;
    for (const char *at = lines; *at != '\0'; at++) {
        n += *at == '\n';
    }
    if (n > 1) {
        snprintf(more, sizeof more, "; %zu more such mistake%s", n - 1,
                 n > 2 ? "s" : "");
    }
    lines[strcspn(lines, "\n")] = '\0';
    ctl_refuse(ctl, "%s%s", lines, more);
}

bool ctl_assets(struct ctl *ctl)
{
    char *lines = NULL;
    size_t size = 0;
    FILE *errors = open_memstream(&lines, &size);
    bool ok = assets_read(&ctl->assets, errors);
    if (errors != NULL && fclose(errors) == 0 && !ok) {
        say_first(ctl, lines);
    }
    free(lines);
    return ok;
}

bool ctl_open(struct ctl *ctl)
{
    char why[DB_WHY_MAX];
    if (ctl->db != NULL) {
        return true;
    }
    if (ctl->config_is_bad) {
        ctl_refuse(ctl, "mistakes in " CONFIG_PATH ": see rackside "
                        "--check-config, or name the database with --db");
        return false;
    }
    const struct db_options options = {
        .path = ctl->db_path, .mode = DB_REQUIRE, .skip_check = true};
    enum db_status status = db_open(&options, &ctl->db, why);
    if (status == DB_NOT_FOUND) {
        ctl_refuse(ctl, "there is no database '%s': make it with 'racksidectl "
                        "--db %s init'",
                   ctl->db_path, ctl->db_path);
    } else if (status != DB_OK) {
        ctl_refuse(ctl, "%s", why);
    }
    return status == DB_OK;
}
