#include "kiosk/shell/drm_card.h"

#include "kiosk/shell/console.h"
#include "tests/harness/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#define FILES_MAX 16

/* One machine's /sys/class/drm: connectors "NAME STATUS [ID]", and plain
 * folders, which have no status. */
struct machine {
    int line;
    const char *name;
    const char *folders[FILES_MAX];
    const char *wanted;
    enum drm_pick pick;
    int index, display;
    const char *connector;
    bool is_unsure;
};

static const struct machine machines[] = {
    {__LINE__, "Pi 4, one HDMI",
     {"card0", "renderD128", "version", "card1", "card1-HDMI-A-1 connected",
      "card1-HDMI-A-2 disconnected", "card1-Writeback-1 unknown"},
     "auto", DRM_PICKED, 1, 0, "HDMI-A-1", false},
    {__LINE__, "Pi 4, panel and HDMI on one card",
     {"card0", "card1-HDMI-A-1 connected 32", "card1-HDMI-A-2 disconnected 41",
      "card1-DSI-1 connected 45", "card1-Writeback-1 unknown 50"},
     "auto", DRM_PICKED, 1, 1, "DSI-1", false},
    {__LINE__, "the same, HDMI wanted",
     {"card0", "card1-HDMI-A-1 connected 32", "card1-HDMI-A-2 disconnected 41",
      "card1-DSI-1 connected 45"},
     "HDMI-A-1", DRM_PICKED, 1, 0, "HDMI-A-1", false},
    {__LINE__, "Pi 5, panel",
     {"card0-HDMI-A-1 disconnected", "card0-HDMI-A-2 disconnected", "card1",
      "renderD128", "card2-DSI-1 connected"},
     "auto", DRM_PICKED, 2, 0, "DSI-1", false},
    {__LINE__, "Pi 5, panel first, HDMI last and empty",
     {"card0-DSI-2 connected", "card1", "card2-HDMI-A-1 disconnected",
      "card2-HDMI-A-2 disconnected"},
     "auto", DRM_PICKED, 0, 0, "DSI-2", false},
    {__LINE__, "Pi 5, panel and HDMI",
     {"card0-HDMI-A-1 connected 30", "card1", "card2-DSI-1 connected 33"},
     "auto", DRM_PICKED, 2, 0, "DSI-1", false},
    {__LINE__, "Pi 5, HDMI",
     {"card0", "card1-HDMI-A-1 disconnected", "card1-HDMI-A-2 connected"},
     "auto", DRM_PICKED, 1, 0, "HDMI-A-2", false},
    {__LINE__, "two HDMI: the first",
     {"card1-HDMI-A-2 connected 41", "card1-HDMI-A-1 connected 32"},
     "auto", DRM_PICKED, 1, 0, "HDMI-A-1", false},
    {__LINE__, "two HDMI before Linux 6.9, which does not tell their order",
     {"card1-HDMI-A-1 connected", "card1-HDMI-A-2 connected"},
     "HDMI-A-2", DRM_PICKED, 1, 0, "HDMI-A-2", true},
    {__LINE__, "the same, one of them on a card of its own",
     {"card0-DSI-1 connected", "card1-HDMI-A-1 connected"},
     "auto", DRM_PICKED, 0, 0, "DSI-1", false},
    {__LINE__, "two HDMI: the second by its name",
     {"card1-HDMI-A-2 connected 41", "card1-HDMI-A-1 connected 32"},
     "HDMI-A-2", DRM_PICKED, 1, 1, "HDMI-A-2", false},
    {__LINE__, "nothing plugged in",
     {"card0", "card1-HDMI-A-1 disconnected", "card1-HDMI-A-2 disconnected"},
     "auto", DRM_NOT_CONNECTED, -1, 0, "", false},
    {__LINE__, "only a writeback",
     {"card0", "card1-Writeback-1 unknown"},
     "auto", DRM_NO_CARD, -1, 0, "", false},
    {__LINE__, "a panel that cannot tell",
     {"card0-DPI-1 unknown", "card1-HDMI-A-1 disconnected"},
     "auto", DRM_PICKED, 0, 0, "DPI-1", false},
    {__LINE__, "analogue TV cannot tell either; HDMI can",
     {"card0-Composite-1 unknown", "card1-HDMI-A-1 connected"},
     "auto", DRM_PICKED, 1, 0, "HDMI-A-1", false},
    {__LINE__, "the panel comes before the TV",
     {"card0-Composite-1 unknown", "card1-DSI-1 unknown"},
     "auto", DRM_PICKED, 1, 0, "DSI-1", false},
    {__LINE__, "more than ten cards",
     {"card9-HDMI-A-1 disconnected", "card10-HDMI-A-2 connected",
      "card11-HDMI-A-10 connected", "card100-DSI-1 connected"},
     "auto", DRM_PICKED, 10, 0, "HDMI-A-2", false},
    {__LINE__, "a virtual machine",
     {"card0", "card0-Virtual-1 connected", "renderD128"},
     "auto", DRM_PICKED, 0, 0, "Virtual-1", false},
    {__LINE__, "a laptop's own before its HDMI",
     {"card0-HDMI-A-1 connected 90", "card0-eDP-1 connected 95"},
     "auto", DRM_PICKED, 0, 1, "eDP-1", false},
    {__LINE__, "no connector has that name",
     {"card0-HDMI-A-1 connected"},
     "DSI-1", DRM_NO_SUCH, -1, 0, "", false},
    {__LINE__, "the one wanted is not plugged in",
     {"card0-HDMI-A-1 connected", "card0-HDMI-A-2 disconnected"},
     "HDMI-A-2", DRM_NOT_CONNECTED, -1, 0, "", false},
    {__LINE__, "renderers only", {"card0", "renderD128"},
     "auto", DRM_NO_CARD, -1, 0, "", false},
    {__LINE__, "names that are none",
     {"cardX-HDMI-A-1 connected", "card-HDMI-A-1 connected",
      "card1_DSI-1 connected",
      "card1-AVERYLONGNAMETHATNOCONNECTORHAS-1 connected"},
     "auto", DRM_NO_CARD, -1, 0, "", false},
};

static void build(const struct tree *tree, const struct machine *machine)
{
    for (int i = 0; i < FILES_MAX && machine->folders[i] != NULL; i++) {
        char name[64] = "", status[32] = "", id[16] = "", file[96];
        sscanf(machine->folders[i], "%63s %31s %15s", name, status, id);
        snprintf(file, sizeof file, "%s/%s", name,
                 status[0] != '\0' ? "status" : "dev");
        strcat(status, "\n");
        tree_write(tree, file, status);
        if (id[0] != '\0') {
            snprintf(file, sizeof file, "%s/connector_id", name);
            strcat(id, "\n");
            tree_write(tree, file, id);
        }
    }
}

static bool is_panel(const char *connector)
{
    return strncmp(connector, "DSI", 3) == 0 ||
           strncmp(connector, "DPI", 3) == 0 ||
           strncmp(connector, "eDP", 3) == 0;
}

static void every_machine_has_its_display_found(void **state)
{
    for (size_t i = 0; i < sizeof machines / sizeof machines[0]; i++) {
        const struct machine *m = &machines[i];
        struct tree tree = tree_make();
        struct drm_card card;
        build(&tree, m);
        enum drm_pick pick = drm_card_pick(tree.path, m->wanted, &card);
        tree_remove(&tree);
        if (pick != m->pick || card.index != m->index ||
            card.display != m->display ||
            card.is_panel != is_panel(m->connector) ||
            (pick == DRM_PICKED && card.is_display_sure == m->is_unsure) ||
            strcmp(card.connector, m->connector) != 0) {
            fail_msg("line %d, %s: pick %d card %d display %d '%s'", m->line,
                     m->name, pick, card.index, card.display, card.connector);
        }
    }
}

static void a_machine_without_such_a_folder_has_no_card(void **state)
{
    struct drm_card card;
    assert_int_equal(drm_card_pick("/nowhere", "auto", &card), DRM_NO_CARD);
    assert_string_equal(card.seen, "");
}

/* --- what is said of it --------------------------------------------------- */

static void assert_why(enum drm_pick pick, const char *dev, const char *a,
                       const char *b)
{
    const struct drm_card card = {.index = 1,
                                  .connector = "DSI-1",
                                  .seen = "HDMI-A-1 HDMI-A-2"};
    char why[256];
    console_why(pick, &card, "DSI-7", "SDL's words", dev, why, sizeof why);
    if (strncmp(why, "no screen", 9) != 0 || strstr(why, a) == NULL ||
        strstr(why, b) == NULL) {
        fail_msg("\"%s\" and \"%s\" are not both in: %s", a, b, why);
    }
}

static void each_failure_says_what_to_do(void **state)
{
    struct tree dev = tree_make();
    tree_write(&dev, "card1", "");
    assert_why(DRM_NO_CARD, dev.path, "vc4-kms-v3d", "SDL's words");
    assert_why(DRM_NOT_CONNECTED, dev.path, "HDMI-A-1 HDMI-A-2", "cable");
    assert_why(DRM_NO_SUCH, dev.path, "DSI-7", "HDMI-A-1 HDMI-A-2");
    assert_why(DRM_PICKED, dev.path, "SDL's words", "another program");
    assert_why(DRM_PICKED, "/nowhere", "groups video, render", "DSI-1");
    tree_remove(&dev);
}

static void input_that_may_not_be_read_is_told(void **state)
{
    struct tree dev = tree_make();
    char why[256] = "?";
    assert_true(console_hears("/nowhere", why, sizeof why));
    assert_true(console_hears(dev.path, why, sizeof why)); /* buttons only */
    tree_write(&dev, "mice", "");
    assert_true(console_hears(dev.path, why, sizeof why));
    /* What is not there when it is opened stands for what may not be. */
    char link[TREE_PATH_MAX + 16];
    snprintf(link, sizeof link, "%s/event0", dev.path);
    assert_int_equal(symlink("/nowhere/at/all", link), 0);
    assert_false(console_hears(dev.path, why, sizeof why));
    assert_non_null(strstr(why, "group input"));
    tree_write(&dev, "event1", "");
    assert_true(console_hears(dev.path, why, sizeof why));
    tree_remove(&dev);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_machine_has_its_display_found),
        cmocka_unit_test(a_machine_without_such_a_folder_has_no_card),
        cmocka_unit_test(each_failure_says_what_to_do),
        cmocka_unit_test(input_that_may_not_be_read_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
