#define _XOPEN_SOURCE 700 /* nftw */
#include "tests/harness/tree.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#define FILE_PATH_MAX (TREE_PATH_MAX + 128)

struct tree tree_make(void)
{
    struct tree tree = {"/tmp/rackside-tree-XXXXXX"};
    assert_non_null(mkdtemp(tree.path));
    return tree;
}

void tree_write(const struct tree *tree, const char *file, const char *text)
{
    char path[FILE_PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", tree->path, file);
    for (char *at = path + strlen(tree->path) + 1; (at = strchr(at, '/'));) {
        *at = '\0';
        mkdir(path, 0700); /* it may be there */
        *at++ = '/';
    }
    FILE *out = fopen(path, "w");
    assert_non_null(out);
    fputs(text, out);
    fclose(out);
}

const char *tree_read(const struct tree *tree, const char *file, char *out,
                      size_t size)
{
    char path[FILE_PATH_MAX];
    snprintf(path, sizeof path, "%s/%s", tree->path, file);
    FILE *in = fopen(path, "r");
    size_t n = in != NULL ? fread(out, 1, size - 1, in) : 0;
    out[n] = '\0';
    if (in != NULL) {
        fclose(in);
    }
    return out;
}

static int remove_one(const char *path, const struct stat *stat, int kind,
                      struct FTW *at)
{
    (void)stat;
    (void)kind;
    (void)at;
    return remove(path);
}

void tree_remove(const struct tree *tree)
{
    nftw(tree->path, remove_one, 8, FTW_DEPTH | FTW_PHYS);
}
