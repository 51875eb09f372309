#include "kiosk/input/wiegand.h"
#include "tests/vm/cases.h"
#include "tests/vm/demo.h"

#include <stdlib.h>
#include <string.h>

#define SENT_MAX 1200 /* with those torn */
#define FRAME_TEXT_MAX 72 /* "37:" and the bits */
/* Ours: 30 ms of silence end a frame, and the answer to one tag comes before
 * the next: a hand is never as quick. */
#define BETWEEN_MS 50
/* In one order to the hands, which saves the waiting for an answer each. */
#define BATCH 25
/* Ours: slower than the slowest SD card. */
#define SLOW_PER_S 20

static const int kinds[] = {26, 34, 37};
#define KINDS 3

struct sent {
    int n, n_torn;
    char frame[SENT_MAX][FRAME_TEXT_MAX];
    bool is_torn[SENT_MAX]; /* see RACK_TORN_US */
    int shortest_us, longest_us; /* between two pulses, as the hands saw it */
};

/* Random bits with the parity of their length. */
static void random_frame(int bits, char out[FRAME_TEXT_MAX])
{
    struct tag tag = {.bits = (uint8_t)bits};
    do {
        tag.raw = ((uint64_t)rand() << 31 ^ (uint64_t)rand()) &
                  ((UINT64_C(1) << bits) - 1);
    } while (wiegand_parity(&tag) != PARITY_OK);
    int n = snprintf(out, FRAME_TEXT_MAX, "%d:", bits);
    for (int i = 0; i < bits; i++) {
        out[n + i] = tag.raw >> (bits - 1 - i) & 1 ? '1' : '0';
    }
    out[n + bits] = '\0';
}

/* How the hands say that a frame went. */
static bool take_timing(struct sent *sent, const char *line)
{
    int shortest_us, longest_us;
    if (line == NULL ||
        sscanf(line, "%d %d", &shortest_us, &longest_us) != 2) {
        return false;
    }
    bool is_torn = longest_us > RACK_TORN_US;
    sent->is_torn[sent->n++] = is_torn;
    sent->n_torn += is_torn;
    if (!is_torn && shortest_us < sent->shortest_us) {
        sent->shortest_us = shortest_us;
    }
    if (!is_torn && longest_us > sent->longest_us) {
        sent->longest_us = longest_us;
    }
    return true;
}

static bool send_some(struct rack *r, int bits, int period_us, int n,
                      struct sent *sent)
{
    char all[BATCH * FRAME_TEXT_MAX] = "";
    for (int i = 0; i < n; i++) {
        char *frame = sent->frame[sent->n + i];
        random_frame(bits, frame);
        strcat(strcat(all, " "), strchr(frame, ':') + 1);
    }
    bool ok = machine_order(&r->machine, "frames %d %d %d %d%s", LINE_D0,
                            LINE_D1, period_us, BETWEEN_MS, all) == 0;
    char *line = strtok(r->machine.said, "\n");
    for (int i = 0; ok && i < n; i++, line = strtok(NULL, "\n")) {
        ok = take_timing(sent, line);
    }
    return ok;
}

/* n that are whole. */
static bool send_all(struct rack *r, int bits, int period_us, int n,
                     struct sent *sent)
{
    *sent = (struct sent){.shortest_us = 1000000};
    for (int left = n; left > 0; left = n - (sent->n - sent->n_torn)) {
        int some = left < BATCH ? left : BATCH;
        if (sent->n + some > SENT_MAX ||
            !send_some(r, bits, period_us, some, sent)) {
            printf("%d of %d frames were torn by a stalled host\n",
                   sent->n_torn, sent->n);
            return false;
        }
    }
    return true;
}

/* --- what was read: a tag that nobody has stands in the journal --------------- */

/* The first from `from` on that was sent so; n: none. */
static int find_sent(const struct sent *sent, int from, const char *read)
{
    while (from < sent->n && strcmp(read, sent->frame[from]) != 0) {
        from++;
    }
    return from;
}

/* What a torn frame's part was taken for is no fault of the kiosk's. */
static bool is_of_torn(const struct sent *sent, const char *read)
{
    const char *bits = strchr(read, ':');
    for (int i = 0; bits != NULL && i < sent->n; i++) {
        if (sent->is_torn[i] && strstr(sent->frame[i], bits + 1) != NULL) {
            return true;
        }
    }
    return false;
}

static int whole(const struct sent *sent, int from, int to)
{
    int n = 0;
    for (; from < to; from++) {
        n += !sent->is_torn[from];
    }
    return n;
}

/* In order: what was sent and not read, and what was read and never sent. */
static bool compare(struct rack *r, const struct sent *sent, int *lost,
                    int *wrong)
{
    int next = 0;
    machine_sleep_ms(1000);
    if (!machine_run(&r->machine,
                     "journalctl -u rackside -o cat --cursor-file=/run/cursor "
                     "| sed -n 's/.*reader: \\([0-9]*:[01]*\\) has no.*/"
                     "\\1/p'")) {
        return false;
    }
    *lost = *wrong = 0;
    for (char *read = strtok(r->machine.said, "\n"); read != NULL;
         read = strtok(NULL, "\n")) {
        int at = find_sent(sent, next, read);
        if (at < sent->n) {
            *lost += whole(sent, next, at);
            next = at + 1;
        } else {
            *wrong += !is_of_torn(sent, read);
        }
    }
    *lost += whole(sent, next, sent->n);
    return true;
}

static bool slow_disk(struct rack *r, bool is_slow)
{
    return machine_slow_disk(&r->machine, is_slow ? SLOW_PER_S : 0) &&
           machine_run(&r->machine,
                       is_slow ? "systemd-run -q --unit=writer sh -c 'while "
                                 "dd if=/dev/zero of=/var/lib/rackside/disk/w "
                                 "bs=4k count=1 conv=fsync; do :; done'"
                               : "systemctl stop writer");
}

/* Each tag redraws the whole screen, and a writer keeps the slow disk busy. */
static bool frames(struct rack *r, int period_us, int n)
{
    static struct sent sent;
    bool ok = rack_up(r) && slow_disk(r, true);
    for (int i = 0; ok && i < KINDS; i++) {
        int lost, wrong;
        ok = rack_news(r) && send_all(r, kinds[i], period_us, n, &sent) &&
             compare(r, &sent, &lost, &wrong);
        if (ok) {
            printf("%d frames of %d bits, pulses %d us apart (%d to %d us as "
                   "sent; %d more were torn): %d lost, %d wrong\n",
                   n, kinds[i], period_us, sent.shortest_us, sent.longest_us,
                   sent.n_torn, lost, wrong);
            ok = lost == 0 && wrong == 0;
        }
    }
    return slow_disk(r, false) && ok;
}

bool case_frames_at_200_us(struct rack *r, const struct counts *counts)
{
    return frames(r, 200, counts->frames);
}

bool case_frames_at_2_ms(struct rack *r, const struct counts *counts)
{
    return frames(r, 2000, counts->frames);
}

/* --- what the simulated chip delivers, and to nobody in particular ------------ */

bool case_the_simulated_chip_delivers(struct rack *r,
                                      const struct counts *counts)
{
    bool ok = rack_up(r) && machine_run(&r->machine, "systemctl stop rackside");
    for (int period_us = 200; ok && period_us <= 2000; period_us += 1800) {
        long sent = 0, came = 0;
        for (int i = 0; ok && i < counts->frames / 2; i++) {
            char frame[FRAME_TEXT_MAX];
            int n = 0;
            random_frame(kinds[i % KINDS], frame);
            const char *bits = strchr(frame, ':') + 1;
            ok = machine_order(&r->machine, "deliver %d %d %d %s", LINE_D0,
                               LINE_D1, period_us, bits) == 0 &&
                 sscanf(r->machine.said, "%d", &n) == 1;
            sent += (long)strlen(bits);
            came += n;
        }
        printf("simulated chip, pulses %d us apart: %ld of %ld edges, in "
               "order, delivered to a program that only reads\n",
               period_us, came, sent);
        ok = ok && came == sent;
    }
    ok = machine_run(&r->machine, "systemctl start rackside") && ok;
    twin_start(&r->twin, r->gym, r->machine.wall_s);
    r->is_idle = ok;
    return ok;
}

/* --- noise ---------------------------------------------------------------------- */

#define NOISE_PER_S 5000

/* What the screen must show meanwhile: ten bad frames make the fault. */
static bool twin_hears_noise(struct rack *r)
{
    bool ok = true;
    for (int i = 0; ok && i < 10; i++) {
        ok = twin_do(&r->twin, "pulse d1") && twin_do(&r->twin, "wait 200");
    }
    return ok && twin_do(&r->twin, "see \"Reader: it sends noise\"");
}

static bool nobody_came(struct rack *r)
{
    bool ok = rack_news(r) && strstr(r->machine.said, "reader:") == NULL;
    if (!ok) {
        printf("noise was read as a tag:\n%s", r->machine.said);
    }
    return ok;
}

/* The hands are busy with the noise; the mouse is QEMU's, and still there. */
bool case_noise_logs_nobody_in(struct rack *r, const struct counts *counts)
{
    struct machine *m = &r->machine;
    if (!rack_idle(r) || !rack_news(r)) {
        return false;
    }
    machine_start_order(m, "noise %d %d %d %d", LINE_D0, LINE_D1, NOISE_PER_S,
                        counts->noise_s * 1000);
    bool ok = twin_hears_noise(r) &&
              rack_sees(r, "noise", counts->noise_s * 1000) &&
              rack_click(r, "OK") &&
              rack_sees(r, "noise dismissed", RACK_PATIENCE_MS) &&
              rack_click(r, "Pick by name") &&
              rack_sees(r, "people in noise", RACK_PATIENCE_MS);
    ok = machine_end_order(m) == 0 && ok;
    printf("%d s, %s edges fell\n", counts->noise_s, strtok(m->said, "\n"));
    if (!ok || !nobody_came(r)) {
        return false;
    }
    machine_sleep_ms(1000);
    return rack_tap(r, ADA) && rack_sees(r, "after noise", RACK_PATIENCE_MS);
}
