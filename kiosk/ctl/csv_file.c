#include "kiosk/ctl/csv_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_MAX_BYTES (8 * 1024 * 1024)

char *csv_file_read(const struct ctl *ctl, const char *path)
{
    FILE *file = fopen(path, "rb");
    char *text = file != NULL ? malloc(FILE_MAX_BYTES + 1) : NULL;
    size_t n = text != NULL ? fread(text, 1, FILE_MAX_BYTES + 1, file) : 0;
    if (text == NULL || ferror(file) || n > FILE_MAX_BYTES) {
        ctl_refuse(ctl, "cannot read '%s': %s", path,
                   n > FILE_MAX_BYTES ? "larger than 8 MiB"
                                      : strerror(errno));
        free(text);
        text = NULL;
    } else if (memchr(text, '\0', n) != NULL) {
        ctl_refuse(ctl, "'%s' is no text file: save it as CSV, UTF-8", path);
        free(text);
        text = NULL;
    } else {
        text[n] = '\0';
    }
    if (file != NULL) {
        fclose(file);
    }
    return text;
}
