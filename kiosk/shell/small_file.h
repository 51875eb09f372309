/* Small file: one line, as /sys and /proc have them. */
#ifndef KIOSK_SHELL_SMALL_FILE_H
#define KIOSK_SHELL_SMALL_FILE_H

#include <stdbool.h>
#include <stddef.h>

/* The first line, without its end; false: it cannot be read, and out is "". */
bool small_file_line(const char *path, char *out, size_t size);
/* The number it begins with; false: none can be read. base as of strtol. */
bool small_file_number(const char *path, int base, long *out);

#endif
