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

static void a_frame_is_one_line(void **state)
{
    struct sent sent = {.verdict = WIEGAND_SWAPPED};
    FILE *file = tmpfile();
    assert_non_null(file);
    assert_true(tag_parse("26:11010010111111110101110111", &sent.tag));
    reader_log_sent(file, "rackside: ", &sent);
    reader_log_sent(file, "", &(struct sent){.verdict = WIEGAND_LONG});
    rewind(file);
    said[fread(said, 1, sizeof said - 1, file)] = '\0';
    fclose(file);
    assert_string_equal(said,
                        "rackside: reader: 26:11010010111111110101110111 D0 "
                        "and D1 look swapped\n"
                        "reader: - too long: more than 64 bits\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_a_tag_that_opens_nothing_is_named),
        cmocka_unit_test(a_frame_is_one_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
