/* The program itself, on the real clock, as systemd starts it: it comes up
 * whatever is missing, says what is, and ends when it is told to. Drawn by
 * SDL's dummy driver; its config names a GPIO chip that is nowhere. */
#include <fcntl.h>
#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#define START_MS 20000 /* far more than it takes, for a machine under load */
#define SAID_MAX 8192

static char program[512], dir[64], socket_path[96], err_path[96];
static int notified;

struct live {
    pid_t pid;
    char told[SAID_MAX]; /* to systemd, one after another */
    char said[SAID_MAX]; /* on stderr; once it has ended */
};

static void path_in(char *out, size_t size, const char *name)
{
    snprintf(out, size, "%s/%s", dir, name);
}

/* Starts it on this database, with one more option if there is one. */
static struct live *start(const char *database, const char *option)
{
    static struct live live;
    memset(&live, 0, sizeof live);
    live.pid = fork();
    assert_true(live.pid >= 0);
    if (live.pid == 0) {
        int err = open(err_path, O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(err, STDERR_FILENO);
        execl(program, "rackside", "--db", database, option, (char *)NULL);
        _exit(127);
    }
    return &live;
}

/* Takes what it tells systemd until that holds the text. */
static bool hears(struct live *live, const char *text)
{
    struct pollfd fd = {.fd = notified, .events = POLLIN};
    while (strstr(live->told, text) == NULL) {
        size_t len = strlen(live->told);
        if (poll(&fd, 1, START_MS) <= 0) {
            return false;
        }
        ssize_t n = recv(notified, live->told + len,
                         sizeof live->told - len - 2, 0);
        live->told[len + (size_t)(n > 0 ? n : 0)] = '\n';
        live->told[len + (size_t)(n > 0 ? n : 0) + 1] = '\0';
    }
    return true;
}

/* Its exit code once it has ended by itself, with all that it said. */
static int end(struct live *live)
{
    int status;
    waitpid(live->pid, &status, 0);
    FILE *file = fopen(err_path, "r");
    assert_non_null(file);
    size_t n = fread(live->said, 1, sizeof live->said - 1, file);
    live->said[n] = '\0';
    fclose(file);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void assert_says(const struct live *live, const char *text)
{
    if (strstr(live->said, text) == NULL) {
        fail_msg("does not say \"%s\" but: %s", text, live->said);
    }
}

static void write_file(const char *name, const char *text, char *path,
                       size_t size)
{
    path_in(path, size, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

/* Up, and down when it is told to. */
static struct live *run(const char *database)
{
    char path[96], option[128];
    write_file("kiosk.conf", "[gpio]\nchip = nowhere\n", path, sizeof path);
    snprintf(option, sizeof option, "--config=%s", path);
    struct live *live = start(database, option);
    assert_true(hears(live, "READY=1"));
    assert_true(hears(live, "STATUS=on screen by dummy"));
    kill(live->pid, SIGTERM);
    assert_true(hears(live, "STOPPING=1"));
    assert_int_equal(end(live), 0);
    return live;
}

/* --- the tests ------------------------------------------------------------- */

static void it_comes_up_without_a_reader_and_says_so(void **state)
{
    char path[96];
    path_in(path, sizeof path, "gym.db");
    struct live *live = run(path);
    assert_says(live, "Reader: no GPIO chip");
    assert_int_equal(access(path, F_OK), 0);
    live = run(path); /* and once more on what it left */
    assert_null(strstr(live->said, "Disk:"));
}

static void it_comes_up_on_a_disk_it_cannot_use(void **state)
{
    struct live *live = run("/nonexistent/folder/gym.db");
    assert_says(live, "Disk: cannot use '/nonexistent/folder/gym.db'");
}

static void it_comes_up_on_a_damaged_database(void **state)
{
    char path[96];
    write_file("damaged.db", "no database, whatever its name says", path,
               sizeof path);
    struct live *live = run(path);
    assert_says(live, "Disk: the database was damaged");
}

static void without_any_font_it_says_which_to_install(void **state)
{
    char path[96];
    path_in(path, sizeof path, "gym.db");
    setenv("RACKSIDE_FONTS", "/nonexistent", 1);
    struct live *live = start(path, NULL);
    unsetenv("RACKSIDE_FONTS");
    assert_int_equal(end(live), 1);
    assert_says(live, "install fonts-b612");
}

static void a_wrong_option_or_config_ends_it_at_once(void **state)
{
    char path[96], option[128];
    struct live *live = start("gym.db", "--nonsense");
    assert_int_equal(end(live), 2);
    write_file("broken.conf", "[reader]\nd0 = 23\nd1 = x\n", path,
               sizeof path);
    snprintf(option, sizeof option, "--config=%s", path);
    live = start("gym.db", option);
    assert_int_equal(end(live), 1);
    assert_says(live, "broken.conf:3: [reader] d1");
}

/* --- the socket and the folder ---------------------------------------------- */

static bool find_program(void)
{
    ssize_t n = readlink("/proc/self/exe", program, sizeof program - 16);
    program[n < 0 ? 0 : n] = '\0';
    for (int i = 0; i < 3; i++) {
        char *slash = strrchr(program, '/');
        if (slash == NULL) {
            return false;
        }
        *slash = '\0';
    }
    strcat(program, "/rackside");
    return access(program, X_OK) == 0;
}

static int begin(void **state)
{
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    snprintf(dir, sizeof dir, "/tmp/rackside-live-XXXXXX");
    if (!find_program() || mkdtemp(dir) == NULL) {
        return -1;
    }
    path_in(socket_path, sizeof socket_path, "notify");
    path_in(err_path, sizeof err_path, "err");
    memcpy(address.sun_path, socket_path, sizeof socket_path);
    notified = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    setenv("NOTIFY_SOCKET", socket_path, 1);
    setenv("SDL_VIDEODRIVER", "dummy", 1);
    return notified >= 0 && bind(notified, (const struct sockaddr *)&address,
                                 sizeof address) == 0
               ? 0
               : -1;
}

static int finish(void **state)
{
    char command[128];
    close(notified);
    snprintf(command, sizeof command, "rm -rf '%s'", dir);
    return system(command);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_comes_up_without_a_reader_and_says_so),
        cmocka_unit_test(it_comes_up_on_a_disk_it_cannot_use),
        cmocka_unit_test(it_comes_up_on_a_damaged_database),
        cmocka_unit_test(without_any_font_it_says_which_to_install),
        cmocka_unit_test(a_wrong_option_or_config_ends_it_at_once),
    };
    return cmocka_run_group_tests(tests, begin, finish);
}
