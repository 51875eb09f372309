#include "kiosk/shell/small_file.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool small_file_line(const char *path, char *out, size_t size)
{
    FILE *file = fopen(path, "re");
    bool ok = file != NULL && fgets(out, (int)size, file) != NULL;
    if (file != NULL) {
        fclose(file);
    }
    out[ok ? strcspn(out, "\n") : 0] = '\0';
    return ok;
}

bool small_file_number(const char *path, int base, long *out)
{
    char line[64], *end;
    small_file_line(path, line, sizeof line);
    *out = strtol(line, &end, base);
    return end != line;
}
