#include "kiosk/shell/notify.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cmocka.h>

struct systemd {
    char dir[64], path[100];
    int socket;
};

/* A socket such as systemd gives to a service of Type=notify. */
static int listen_as_systemd(void **state)
{
    static struct systemd s;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(s.dir, sizeof s.dir, "/tmp/rackside-notify-XXXXXX");
    if (mkdtemp(s.dir) == NULL) {
        return -1;
    }
    snprintf(s.path, sizeof s.path, "%s/socket", s.dir);
    snprintf(address.sun_path, sizeof address.sun_path, "%s", s.path);
    s.socket = socket(AF_UNIX, SOCK_DGRAM, 0);
    if (s.socket < 0 || bind(s.socket, (const struct sockaddr *)&address,
                             sizeof address) != 0) {
        return -1;
    }
    setenv("NOTIFY_SOCKET", s.path, 1);
    *state = &s;
    return 0;
}

static int stop_listening(void **state)
{
    struct systemd *s = *state;
    close(s->socket);
    unlink(s->path);
    rmdir(s->dir);
    return 0;
}

static void assert_told(void **state, const char *want)
{
    const struct systemd *s = *state;
    char told[256];
    ssize_t n = recv(s->socket, told, sizeof told - 1, MSG_DONTWAIT);
    assert_true(n >= 0);
    told[n] = '\0';
    assert_string_equal(told, want);
}

static void systemd_is_told_what_it_waits_for(void **state)
{
    notify_ready();
    assert_told(state, "READY=1");
    notify_status("on screen, reader 100 % there");
    assert_told(state, "STATUS=on screen, reader 100 % there");
    notify_watchdog();
    assert_told(state, "WATCHDOG=1");
    notify_stopping();
    assert_told(state, "STOPPING=1");
}

static void the_watchdog_is_fed_within_half_its_limit(void **state)
{
    char pid[32];
    snprintf(pid, sizeof pid, "%ld", (long)getpid());
    setenv("WATCHDOG_PID", pid, 1);
    setenv("WATCHDOG_USEC", "20000000", 1);
    assert_int_equal(notify_watchdog_ms(), 10000);
    unsetenv("WATCHDOG_USEC");
    assert_int_equal(notify_watchdog_ms(), 0);
}

static void without_systemd_nothing_happens(void **state)
{
    const struct systemd *s = *state;
    char told[8];
    unsetenv("NOTIFY_SOCKET");
    notify_ready();
    notify_watchdog();
    assert_true(recv(s->socket, told, sizeof told, MSG_DONTWAIT) < 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(systemd_is_told_what_it_waits_for),
        cmocka_unit_test(the_watchdog_is_fed_within_half_its_limit),
        cmocka_unit_test(without_systemd_nothing_happens),
    };
    return cmocka_run_group_tests(tests, listen_as_systemd, stop_listening);
}
