/* Playing a script: what keeps it from being played is no success. */
#include "kiosk/shell/play.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

static char dir[] = "/tmp/rackside-play-XXXXXX";
static char db_path[64], script_path[64];
static struct assets assets;

static int play_file(const char *script)
{
    const struct config config = config_default();
    const struct play_setup setup = {.script = script,
                                     .config = &config,
                                     .assets = &assets,
                                     .store_path = db_path,
                                     .boot_id = "boot",
                                     .seed = 1};
    return play(&setup);
}

static void only_a_script_that_was_read_to_its_end_succeeds(void **state)
{
    FILE *file = fopen(script_path, "w");
    assert_non_null(file);
    fputs("see \"Tap\"\n", file);
    fclose(file);
    assert_int_equal(play_file(script_path), 0);
    assert_int_equal(play_file("/nowhere.script"), 1);
    assert_int_equal(play_file(dir), 1); /* opens, and cannot be read */
}

static int begin(void **state)
{
    if (mkdtemp(dir) == NULL || !assets_read(&assets, stderr)) {
        return -1;
    }
    snprintf(db_path, sizeof db_path, "%s/gym.db", dir);
    snprintf(script_path, sizeof script_path, "%s/see.script", dir);
    return 0;
}

static int end(void **state)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        char path[80];
        snprintf(path, sizeof path, "%s%s", db_path, ends[i]);
        unlink(path);
    }
    unlink(script_path);
    return rmdir(dir);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_script_that_was_read_to_its_end_succeeds),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
