/* Reader log: its lines' form, which others read, and what is kept quiet. */
#include "kiosk/shell/reader_log.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

static char said[1024];

/* What the event makes it say. */
static const char *answer(const struct event *event)
{
    FILE *file = tmpfile();
    int kept = dup(STDERR_FILENO);
    assert_non_null(file);
    dup2(fileno(file), STDERR_FILENO);
    reader_log_answer(event);
    fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    rewind(file);
    said[fread(said, 1, sizeof said - 1, file)] = '\0';
    fclose(file);
    return said;
}

static void only_a_tag_that_opens_nothing_is_named(void **state)
{
    struct event event = {.kind = EVENT_ATHLETE};
    assert_true(tag_parse("26:00101101000000001010001000", &event.tag));
    assert_string_equal(answer(&event),
                        "rackside: reader: 26:00101101000000001010001000 has "
                        "no athlete\n");
    event.found = true;
    assert_string_equal(answer(&event), "");
    event.found = false;
    event.failed = true; /* nobody can tell whose it is */
    assert_string_equal(answer(&event), "");
    event.failed = false;
    assert_true(tag_parse("usb:0012345678", &event.tag));
    assert_string_equal(answer(&event), "rackside: reader: usb:0012345678 has "
                                        "no athlete\n");
    event.tag = (struct tag){0}; /* picked by name */
    assert_string_equal(answer(&event), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_tag_that_opens_nothing_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
