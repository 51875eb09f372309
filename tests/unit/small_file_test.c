#include "kiosk/shell/small_file.h"

#include "tests/harness/tree.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

static void it_is_its_first_line_and_the_number_there(void **state)
{
    static const struct {
        int line;
        const char *text; /* NULL: there is no file */
        bool has_line;
        const char *is;
        int base;
        bool has_number;
        long number;
    } rows[] = {
        {__LINE__, "connected\n", true, "connected", 10, false, 0},
        {__LINE__, "48312\nmore\n", true, "48312", 10, true, 48312},
        {__LINE__, "-1", true, "-1", 10, true, -1},
        {__LINE__, "50005\n", true, "50005", 16, true, 0x50005},
        {__LINE__, "278000.41 1.0\n", true, "278000.41 1", 10, true, 278000},
        {__LINE__, "\n", true, "", 10, false, 0},
        {__LINE__, "", false, "", 10, false, 0},
        {__LINE__, NULL, false, "", 10, false, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct tree tree = tree_make();
        char path[TREE_PATH_MAX + 16], out[12] = "as it was";
        long number = 0;
        snprintf(path, sizeof path, "%s/file", tree.path);
        if (rows[i].text != NULL) {
            tree_write(&tree, "file", rows[i].text);
        }
        bool has_line = small_file_line(path, out, sizeof out);
        bool has_number = small_file_number(path, rows[i].base, &number);
        tree_remove(&tree);
        if (has_line != rows[i].has_line || strcmp(out, rows[i].is) != 0 ||
            has_number != rows[i].has_number || number != rows[i].number) {
            fail_msg("row of line %d: \"%s\", %ld", rows[i].line, out,
                     number);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_its_first_line_and_the_number_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
