/* The head of the table: the machine, what the programs were made with, and
 * the libraries they run with. */
#include "tests/bench/measure.h"

#include <SDL.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

#ifdef __clang__
#define COMPILER "" /* its version says its name */
#else
#define COMPILER "gcc "
#endif

/* The first "KEY : value" of a file. */
static bool value_of(const char *path, const char *key, char *out, size_t size)
{
    char line[256];
    bool found = false;
    FILE *file = fopen(path, "r");
    while (file != NULL && !found &&
           fgets(line, sizeof line, file) != NULL) {
        char *value = strchr(line, ':');
        found = value != NULL && strncmp(line, key, strlen(key)) == 0;
        if (found) {
            value += strspn(value, ": \t");
            value[strcspn(value, "\n")] = '\0';
            snprintf(out, size, "%s", value);
        }
    }
    if (file != NULL) {
        fclose(file);
    }
    return found;
}

int main(void)
{
    char cpu[128] = "unknown CPU";
    struct utsname system;
    SDL_version sdl;
    if (!value_of("/proc/cpuinfo", "model name", cpu, sizeof cpu)) {
        value_of("/proc/cpuinfo", "Model", cpu, sizeof cpu); /* a Pi */
    }
    if (uname(&system) != 0) {
        bench_give_up("this machine has no name");
    }
    SDL_GetVersion(&sdl);
    printf("%s, %ld cores, %s, Linux %s\n", cpu,
           sysconf(_SC_NPROCESSORS_ONLN), system.machine, system.release);
    printf("%s%s, SDL %d.%d.%d, SQLite %s\n\n", COMPILER, __VERSION__,
           sdl.major, sdl.minor, sdl.patch, sqlite3_libversion());
    figure_print(&(struct figure){"what", "reach", true}, "measured");
    return 0;
}
