/* racksidectl athlete, tag: the roster. */
#include "kiosk/ctl/ctl.h"
#include "kiosk/ctl/json.h"

#include <stdio.h>
#include <string.h>

#define TAGS_SHOWN_MAX 16

static int parse_tag(const struct ctl *ctl, const char *text, struct tag *tag)
{
    if (tag_parse(text, tag)) {
        return 0;
    }
    return ctl_misuse(ctl, "'%s' is no tag: write COUNT:FRAME as the kiosk "
                           "shows it, such as 26:0010110100...", text);
}

static int add_tag(struct ctl *ctl, const struct uid *id,
                   const struct tag *tag)
{
    struct athlete owner;
    enum db_status status = roster_tag_add(ctl->db, id, tag);
    if (status == DB_TAG_TAKEN &&
        roster_find_tag(ctl->db, tag, &owner) == DB_OK) {
        return ctl_refuse(ctl, "that tag is %s's: remove it there first",
                          owner.name);
    }
    return status == DB_OK ? 0 : ctl_failed(ctl, status, "the tag");
}

/* A name that cannot be, in words. */
static int bad_name(const struct ctl *ctl, enum db_status status,
                    const char *name)
{
    if (status == DB_EXISTS) {
        return ctl_refuse(ctl, "'%s' is there already: names are unique",
                          name);
    }
    if (status == DB_BAD) {
        return ctl_refuse(ctl, "'%.70s' cannot be a name: 1 to 63 bytes, no "
                               "control characters, no space at its ends",
                          name);
    }
    return ctl_failed(ctl, status, name);
}

static int add(struct ctl *ctl, enum unit unit, const struct tag *tag,
               struct uid *id)
{
    const char *name = ctl->arg[0];
    enum db_status status = db_begin(ctl->db);
    if (status != DB_OK) {
        return ctl_failed(ctl, status, name);
    }
    status = roster_add(ctl->db, name, unit, id);
    int code = status == DB_OK ? 0 : bad_name(ctl, status, name);
    code = code == 0 && tag != NULL ? add_tag(ctl, id, tag) : code;
    if (code != 0) {
        db_rollback(ctl->db);
        return code;
    }
    status = db_commit(ctl->db);
    return status == DB_OK ? 0 : ctl_failed(ctl, status, name);
}

static int run_add(struct ctl *ctl)
{
    enum unit unit = UNIT_KG;
    struct tag tag;
    struct uid id = {{0}};
    char text[UID_TEXT_MAX];
    const char *tag_text = ctl_option(ctl, "tag");
    int code = ctl_unit(ctl, "unit", &unit);
    code = code == 0 && tag_text != NULL ? parse_tag(ctl, tag_text, &tag)
                                         : code;
    if (code != 0) {
        return code;
    }
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    code = add(ctl, unit, tag_text != NULL ? &tag : NULL, &id);
    if (code != 0) {
        return code;
    }
    uid_print(&id, text);
    if (ctl_has(ctl, "json")) {
        return json_answer(json_pack("{s:s, s:s, s:s}", "id", text, "name",
                                     ctl->arg[0], "unit", unit_str(unit)));
    }
    printf("added %s\n", ctl->arg[0]);
    return 0;
}

struct listing {
    struct ctl *ctl;
    json_t *json; /* NULL: print */
    int n;
};

/* All athletes first, tags after: a callback may not use the database. */
static bool list_one(const struct athlete *athlete, void *context)
{
    struct listing *l = context;
    char id[UID_TEXT_MAX];
    uid_print(&athlete->id, id);
    l->n++;
    if (l->json != NULL) {
        json_array_append_new(
            l->json, json_pack("{s:s, s:s, s:s}", "id", id, "name",
                               athlete->name, "unit",
                               unit_str(athlete->unit)));
    } else {
        printf("%-*s %s  %d %s\n", ctl_pad(athlete->name, 32), athlete->name,
               unit_str(athlete->unit), athlete->n_tags,
               athlete->n_tags == 1 ? "tag" : "tags");
    }
    return true;
}

static void add_tags(struct ctl *ctl, json_t *entry)
{
    struct uid id;
    struct tag tags[TAGS_SHOWN_MAX];
    char text[TAG_TEXT_MAX];
    int n = 0;
    json_t *list = json_array();
    if (uid_parse(json_string_value(json_object_get(entry, "id")), &id)) {
        roster_tags(ctl->db, &id, TAGS_SHOWN_MAX, tags, &n);
    }
    for (int i = 0; i < n; i++) {
        tag_print(&tags[i], text, sizeof text);
        json_array_append_new(list, json_string(text));
    }
    json_object_set_new(entry, "tags", list);
}

static int run_list(struct ctl *ctl)
{
    struct listing l = {.ctl = ctl};
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    l.json = ctl_has(ctl, "json") ? json_array() : NULL;
    enum db_status status = roster_each(ctl->db, list_one, &l);
    if (status != DB_OK) {
        json_decref(l.json);
        return ctl_failed(ctl, status, "the roster");
    }
    if (l.json == NULL) {
        if (l.n == 0) {
            printf("nobody yet: racksidectl athlete add NAME\n");
        }
        return 0;
    }
    for (size_t i = 0; i < json_array_size(l.json); i++) {
        add_tags(ctl, json_array_get(l.json, i));
    }
    return json_answer(l.json);
}

static int run_rename(struct ctl *ctl)
{
    struct athlete athlete;
    int code = ctl_athlete(ctl, ctl->arg[0], &athlete);
    if (code != 0) {
        return code;
    }
    enum db_status status =
        roster_rename(ctl->db, &athlete.id, ctl->arg[1]);
    if (status != DB_OK) {
        return bad_name(ctl, status, ctl->arg[1]);
    }
    printf("%s is called %s now\n", ctl->arg[0], ctl->arg[1]);
    return 0;
}

static int run_remove(struct ctl *ctl)
{
    struct athlete athlete;
    int code = ctl_athlete(ctl, ctl->arg[0], &athlete);
    if (code != 0) {
        return code;
    }
    enum db_status status = roster_remove(ctl->db, &athlete.id);
    if (status != DB_OK) {
        return ctl_failed(ctl, status, ctl->arg[0]);
    }
    printf("removed %s; the sets stay\n", ctl->arg[0]);
    return 0;
}

static int run_tag_add(struct ctl *ctl)
{
    struct athlete athlete;
    struct tag tag;
    int code = parse_tag(ctl, ctl->arg[1], &tag);
    if (code != 0) {
        return code;
    }
    code = ctl_athlete(ctl, ctl->arg[0], &athlete);
    code = code != 0 ? code : add_tag(ctl, &athlete.id, &tag);
    if (code == 0) {
        printf("%s can tap in with it\n", athlete.name);
    }
    return code;
}

static int run_tag_remove(struct ctl *ctl)
{
    struct tag tag;
    int code = parse_tag(ctl, ctl->arg[0], &tag);
    if (code != 0) {
        return code;
    }
    if (!ctl_open(ctl)) {
        return CTL_REFUSED;
    }
    enum db_status status = roster_tag_remove(ctl->db, &tag);
    if (status == DB_NOT_FOUND) {
        return ctl_refuse(ctl, "nobody has that tag");
    }
    if (status != DB_OK) {
        return ctl_failed(ctl, status, "the tag");
    }
    printf("the tag is free\n");
    return 0;
}

#define NAME_HELP "  NAME             as on the roster\n"
#define TAG_HELP                                                         \
    "  COUNT:FRAME      the tag, as the kiosk shows one that nobody has: " \
    "the count\n                   of bits and the bits; usb:DIGITS of a " \
    "USB reader\n"

const struct command commands_roster[] = {
    {.noun = "athlete",
     .verb = "add",
     .run = run_add,
     .options = "unit= tag= json",
     .min_args = 1,
     .max_args = 1,
     .uses_db = true,
     .usage = "NAME [--unit kg|lb] [--tag COUNT:FRAME] [--json]",
     .about = "adds an athlete",
     .options_help =
         "  NAME             1 to 63 bytes of UTF-8, unique on the roster\n"
         "  --unit U         what the athlete reads: kg (unless said) or lb\n"
         "  --tag TAG        COUNT:FRAME, as the kiosk shows a tag that nobody "
         "has;\n                   usb:DIGITS of a USB reader; none unless "
         "said\n"
         "  --json           id, name, unit\n",
     .example = "  racksidectl athlete add 'Ada Strong' --tag "
                "26:00101101000000001010001000\n"},
    {.noun = "athlete",
     .verb = "list",
     .run = run_list,
     .options = "json",
     .uses_db = true,
     .usage = "[--json]",
     .about = "everybody on the roster",
     .options_help =
         "  --json           a list of id, name, unit, tags\n",
     .example = "  racksidectl athlete list --json\n"},
    {.noun = "athlete",
     .verb = "rename",
     .run = run_rename,
     .options = "",
     .min_args = 2,
     .max_args = 2,
     .uses_db = true,
     .usage = "NAME NEW-NAME",
     .about = "gives an athlete another name",
     .options_help = NAME_HELP
         "  NEW-NAME         1 to 63 bytes of UTF-8, unique on the roster\n",
     .example = "  racksidectl athlete rename 'Ada Strong' 'Ada Stronger'\n"},
    {.noun = "athlete",
     .verb = "remove",
     .run = run_remove,
     .options = "",
     .min_args = 1,
     .max_args = 1,
     .uses_db = true,
     .usage = "NAME",
     .about = "takes an athlete off the roster; the sets stay",
     .options_help = NAME_HELP,
     .help = "The sets stay in the database and in exports; the name and the "
             "tags become free.\n",
     .example = "  racksidectl athlete remove 'Ada Strong'\n"},
    {.noun = "tag",
     .verb = "add",
     .run = run_tag_add,
     .options = "",
     .min_args = 2,
     .max_args = 2,
     .uses_db = true,
     .usage = "NAME COUNT:FRAME",
     .about = "gives an athlete one more tag",
     .options_help = NAME_HELP TAG_HELP,
     .example = "  racksidectl tag add 'Ada Strong' "
                "26:00101101000000001010001000\n"},
    {.noun = "tag",
     .verb = "remove",
     .run = run_tag_remove,
     .options = "",
     .min_args = 1,
     .max_args = 1,
     .uses_db = true,
     .usage = "COUNT:FRAME",
     .about = "takes a tag away from who has it",
     .options_help = TAG_HELP,
     .example = "  racksidectl tag remove 26:00101101000000001010001000\n"},
    {0},
};
