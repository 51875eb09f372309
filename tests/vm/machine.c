#include "tests/vm/machine.h"

#include "tests/vm/socket.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define ORDER_MAX 4096

int64_t machine_now_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void machine_sleep_ms(int ms)
{
    struct timespec nap = {.tv_sec = ms / 1000,
                           .tv_nsec = ms % 1000 * 1000000L};
    nanosleep(&nap, NULL);
}

bool machine_install(struct machine *m, const char *gym)
{
    char command[4 * MACHINE_PATH_MAX];
    snprintf(command, sizeof command, "sh tests/vm/disks.sh '%s' '%s' '%s'",
             m->built, m->folder, gym);
    return system(command) == 0;
}

/* --- power ---------------------------------------------------------------- */

/* What udev would load for this machine's other parts, beside the kiosk's
 * start: no rack has them. */
#define NOT_NEEDED                                                            \
    "modprobe.blacklist=ahci,libata,kvm_amd,kvm_intel,ccp,psmouse,serio_raw," \
    "pcspkr,joydev,powernow_k8,acpi_cpufreq,efi_pstore"

static void exec_qemu(const struct machine *m, const char *kernel)
{
    char append[512], base[64], gpu[64];
    time_t wall = (time_t)m->wall_s;
    struct tm tm;
    gmtime_r(&wall, &tm);
    strftime(base, sizeof base, "base=%Y-%m-%dT%H:%M:%S,clock=host", &tm);
    snprintf(append, sizeof append,
             "console=ttyS0 quiet mitigations=off " NOT_NEEDED
             " panic=1 systemd.journald.forward_to_console=0 %s",
             kernel);
    snprintf(gpu, sizeof gpu, "virtio-gpu-pci,xres=%d,yres=%d", PANEL_W_PX,
             PANEL_H_PX);
    if (chdir(m->folder) != 0) {
        _exit(127);
    }
    execlp("qemu-system-x86_64", "qemu-system-x86_64", "-machine", "q35",
           "-nodefaults", "-accel", "tcg,thread=multi", "-smp", "2", "-m",
           "1500", "-vga", "none", "-display", "none", "-rtc", base,
           "-device", gpu,
           "-device", "virtio-serial-pci", "-chardev",
           "socket,id=hands,path=hands.sock,server=on,wait=off", "-device",
           "virtserialport,chardev=hands,name=rackside.hands", "-device",
           "qemu-xhci", "-device", "virtio-tablet-pci", "-serial",
           "file:serial.log", "-qmp", "unix:qmp.sock,server=on,wait=off",
           "-drive", "file=root.img,if=none,id=root,format=raw", "-device",
           "virtio-blk-pci,drive=root", "-drive",
           "file=data.img,if=none,id=data,format=raw", "-device",
           "virtio-blk-pci,drive=data", "-kernel", "../kernel/vmlinuz",
           "-initrd", "../kernel/initrd", "-append", append, (char *)NULL);
    perror("qemu-system-x86_64");
    _exit(127);
}

static bool connect_all(struct machine *m)
{
    char path[MACHINE_PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/qmp.sock", m->folder);
    if (!qmp_open(&m->qmp, path)) {
        return false;
    }
    snprintf(path, sizeof path, "%s/hands.sock", m->folder);
    return socket_open(path, &m->hands_in, &m->hands_out);
}

bool machine_on(struct machine *m, const char *kernel)
{
    char path[MACHINE_PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/qmp.sock", m->folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/hands.sock", m->folder);
    unlink(path);
    fflush(stdout);
    m->on_ms = machine_now_ms();
    m->pid = fork();
    if (m->pid == 0) {
        exec_qemu(m, kernel);
    }
    if (m->pid < 0 || !connect_all(m)) {
        machine_cut(m);
        return false;
    }
    return true;
}

void machine_cut(struct machine *m)
{
    if (m->pid > 0) {
        kill(m->pid, SIGKILL);
        while (waitpid(m->pid, NULL, 0) < 0 && errno == EINTR) {
        }
        m->wall_s += (machine_now_ms() - m->on_ms) / 1000;
    }
    m->pid = 0;
    qmp_close(&m->qmp);
    if (m->hands_in != NULL) {
        fclose(m->hands_in);
        fclose(m->hands_out);
        m->hands_in = m->hands_out = NULL;
    }
}

/* --- screen, disk, keyboard ------------------------------------------------ */

static bool read_ppm(const char *path, struct picture *out)
{
    FILE *file = fopen(path, "rb");
    int max;
    *out = (struct picture){0};
    if (file == NULL) {
        return false;
    }
    bool ok = fscanf(file, "P6 %d %d %d", &out->w, &out->h, &max) == 3 &&
              max == 255 && fgetc(file) == '\n';
    size_t n = (size_t)out->w * (size_t)out->h * 3;
    out->rgb = ok ? malloc(n) : NULL;
    ok = out->rgb != NULL && fread(out->rgb, 1, n, file) == n;
    fclose(file);
    if (!ok) {
        picture_free(out);
    }
    return ok;
}

bool machine_look(struct machine *m, struct picture *out)
{
    char path[MACHINE_PATH_MAX + 16];
    snprintf(path, sizeof path, "%s/screen.ppm", m->folder);
    return qmp_tell(&m->qmp, "screendump",
                    json_pack("{s:s}", "filename", path)) &&
           read_ppm(path, out);
}

bool machine_slow_disk(struct machine *m, int per_s)
{
    return qmp_tell(&m->qmp, "block_set_io_throttle",
                    json_pack("{s:s, s:i, s:i, s:i, s:i, s:i, s:i}", "device",
                              "data", "bps", 0, "bps_rd", 0, "bps_wr", 0,
                              "iops", per_s, "iops_rd", 0, "iops_wr", 0));
}

bool machine_plug_reader(struct machine *m)
{
    return qmp_tell(&m->qmp, "device_add",
                    json_pack("{s:s, s:s}", "driver", "usb-kbd", "id",
                              "usb-reader"));
}

bool machine_unplug_reader(struct machine *m)
{
    return qmp_tell(&m->qmp, "device_del",
                    json_pack("{s:s}", "id", "usb-reader"));
}

static bool key(struct machine *m, const char *code)
{
    return qmp_tell(&m->qmp, "send-key",
                    json_pack("{s:[{s:s, s:s}], s:i}", "keys", "type",
                              "qcode", "data", code, "hold-time", 8));
}

bool machine_type(struct machine *m, const char *digits)
{
    for (; *digits != '\0'; digits++) {
        char code[2] = {*digits, '\0'};
        if (!key(m, code)) {
            return false;
        }
        machine_sleep_ms(45); /* its keyboard keeps sixteen events */
    }
    return key(m, "ret");
}

static bool mouse(struct machine *m, json_t *events)
{
    return qmp_tell(&m->qmp, "input-send-event",
                    json_pack("{s:o}", "events", events));
}

static json_t *left_button(int is_down)
{
    return json_pack("[{s:s, s:{s:b, s:s}}]", "type", "btn", "data", "down",
                     is_down, "button", "left");
}

/* QEMU's axes go to 32767. */
bool machine_click(struct machine *m, int x_px, int y_px)
{
    bool ok = mouse(m, json_pack("[{s:s, s:{s:s, s:i}}, {s:s, s:{s:s, s:i}}]",
                                 "type", "abs", "data", "axis", "x", "value",
                                 x_px * 32768 / PANEL_W_PX, "type", "abs", "data",
                                 "axis", "y", "value", y_px * 32768 / PANEL_H_PX));
    machine_sleep_ms(50);
    ok = mouse(m, left_button(1)) && ok;
    machine_sleep_ms(100);
    return mouse(m, left_button(0)) && ok;
}

/* --- hands ---------------------------------------------------------------- */

/* Lines that begin with a blank, then ". CODE". */
static int hear(struct machine *m)
{
    size_t n = 0;
    int code = -1;
    m->said[0] = '\0';
    char line[ORDER_MAX];
    while (fgets(line, sizeof line, m->hands_in) != NULL) {
        if (sscanf(line, ". %d", &code) == 1) {
            return code;
        }
        size_t more = strlen(line) - 1;
        if (line[0] == ' ' && n + more < sizeof m->said) {
            memcpy(m->said + n, line + 1, more + 1);
            n += more;
        }
    }
    return -1;
}

static int order(struct machine *m, const char *text)
{
    if (m->hands_out == NULL) {
        return -1;
    }
    fprintf(m->hands_out, "%s\n", text);
    return fflush(m->hands_out) == 0 ? hear(m) : -1;
}

void machine_start_order(struct machine *m, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    vfprintf(m->hands_out, format, list);
    va_end(list);
    fputc('\n', m->hands_out);
    fflush(m->hands_out);
}

int machine_end_order(struct machine *m)
{
    return hear(m);
}

int machine_order(struct machine *m, const char *format, ...)
{
    char text[ORDER_MAX];
    va_list list;
    va_start(list, format);
    vsnprintf(text, sizeof text, format, list);
    va_end(list);
    return order(m, text);
}

bool machine_run(struct machine *m, const char *format, ...)
{
    char text[ORDER_MAX] = "run ";
    va_list list;
    va_start(list, format);
    vsnprintf(text + 4, sizeof text - 4, format, list);
    va_end(list);
    return order(m, text) == 0;
}
