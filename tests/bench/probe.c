/* probe.so, preloaded into rackside: presses the keys it is told to, and
 * notes when each frame was handed to the display. */
#define _GNU_SOURCE /* RTLD_NEXT */
#include "tests/bench/probe.h"

#include <SDL.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>

static struct probe *probe;
static void (*real_pump)(void);
static void (*real_present)(SDL_Renderer *renderer);

/* POSIX's way from dlsym's void * to a function; ISO C has none. */
static void find(const char *name, void *function)
{
    *(void **)function = dlsym(RTLD_NEXT, name);
}

__attribute__((constructor)) static void start(void)
{
    const char *path = getenv(PROBE_VARIABLE);
    int fd = path != NULL ? open(path, O_RDWR | O_CLOEXEC) : -1;
    probe = fd < 0 ? MAP_FAILED
                   : mmap(NULL, sizeof *probe, PROT_READ | PROT_WRITE,
                          MAP_SHARED, fd, 0);
    find("SDL_PumpEvents", &real_pump);
    find("SDL_RenderPresent", &real_present);
    if (probe == MAP_FAILED || real_pump == NULL || real_present == NULL) {
        fprintf(stderr, "bench: the probe finds nothing to measure\n");
        exit(1);
    }
}

static int64_t now_ns(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void press(int64_t turn_ns)
{
    int scancode = atomic_exchange(&probe->scancode, 0);
    if (scancode == 0) {
        return;
    }
    SDL_Event event = {.type = SDL_KEYDOWN};
    event.key.state = SDL_PRESSED;
    event.key.keysym.scancode = (SDL_Scancode)scancode;
    SDL_PushEvent(&event);
    atomic_store(&probe->turn_ns, turn_ns);
}

/* Once a turn, and once more after the events it brought were taken. */
void SDL_PumpEvents(void)
{
    press(now_ns());
    real_pump();
}

void SDL_RenderPresent(SDL_Renderer *renderer)
{
    SDL_RendererInfo info;
    int n = atomic_load(&probe->n_frames);
    real_present(renderer);
    if (n == PROBE_FRAMES_MAX) {
        return;
    }
    probe->frame_ns[n] = now_ns();
    if (SDL_GetRendererInfo(renderer, &info) == 0) {
        snprintf(probe->renderer, sizeof probe->renderer, "%s", info.name);
    }
    atomic_store(&probe->n_frames, n + 1);
}
