/* Csv file: a file's whole text, for csv.h to read. */
#ifndef KIOSK_CTL_CSV_FILE_H
#define KIOSK_CTL_CSV_FILE_H

#include "kiosk/ctl/ctl.h"

/* For the caller to free; NULL: it was said why, and CTL_REFUSED is the
 * answer. At most 8 MiB, and no NUL in it. */
char *csv_file_read(const struct ctl *ctl, const char *path);

#endif
