#include "tests/vm/guest/threads.h"

#include <dirent.h>
#include <sched.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void bind_to_first(int pid)
{
    cpu_set_t first;
    CPU_ZERO(&first);
    CPU_SET(0, &first);
    if (sched_setaffinity(pid, sizeof first, &first) != 0) {
        perror("hands: binding a thread");
    }
}

/* "irq/40-rackside": the kernel's thread for a line, by who asked for it. */
static int is_ours(int pid)
{
    char path[64], name[64] = "";
    snprintf(path, sizeof path, "/proc/%d/comm", pid);
    FILE *file = fopen(path, "r");
    if (file != NULL) {
        if (fgets(name, sizeof name, file) == NULL) {
            name[0] = '\0';
        }
        fclose(file);
    }
    return strncmp(name, "irq/", 4) == 0 &&
           (strstr(name, "-racksid") != NULL || strstr(name, "-hands"));
}

static time_t looked_s;

void threads_changed(void)
{
    looked_s = 0;
}

static bool is_recent(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    bool is_recent = now.tv_sec == looked_s;
    looked_s = now.tv_sec;
    return is_recent;
}

void threads_together(void)
{
    bind_to_first(0);
    if (is_recent()) {
        return;
    }
    DIR *all = opendir("/proc");
    struct dirent *entry;
    while (all != NULL && (entry = readdir(all)) != NULL) {
        int pid = atoi(entry->d_name);
        if (pid > 0 && is_ours(pid)) {
            bind_to_first(pid);
        }
    }
    if (all != NULL) {
        closedir(all);
    }
}
