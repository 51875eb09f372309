/* Tree: a folder of small files, as /sys has them, for a test's time. */
#ifndef TESTS_HARNESS_TREE_H
#define TESTS_HARNESS_TREE_H

#include <stddef.h>

#define TREE_PATH_MAX 256

struct tree {
    char path[TREE_PATH_MAX];
};

/* An empty one; it must be removed. A failure fails the test. */
struct tree tree_make(void);
/* Writes a file, "card1-DSI-1/status"; the folders are made. */
void tree_write(const struct tree *tree, const char *file, const char *text);
/* What a file holds; "" where it is not there. */
const char *tree_read(const struct tree *tree, const char *file, char *out,
                      size_t size);
void tree_remove(const struct tree *tree);

#endif
