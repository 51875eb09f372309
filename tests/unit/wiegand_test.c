#include "kiosk/input/button.h"
#include "kiosk/input/wiegand.h"
#include "tests/harness/seed.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define MS INT64_C(1000000)

/* Frames published with their meaning: the tests of wiegand-encoder and
 * smartrent/wiegand, a raw capture (monkeyboard issue 33), wiegand-26bit-
 * calculator, proxmark3, Civintec's CN56 manual, a capture with swapped lines
 * (Wiegand-NG issue 3); the rest computed from the formats. */
static const struct {
    int line;
    const char *frame;
    enum parity parity;
    uint64_t facility, card;
} vectors[] = {
    {__LINE__, "00000000000000000000000001", PARITY_OK, 0, 0},
    {__LINE__, "10000000100000000000000010", PARITY_OK, 1, 1},
    {__LINE__, "01111111111111111111111111", PARITY_OK, 255, 65535},
    {__LINE__, "00101101000000001010001000", PARITY_OK, 90, 324},
    {__LINE__, "10101101100000100110010111", PARITY_OK, 91, 1227},
    {__LINE__, "10001010100111110000100100", PARITY_OK, 21, 15890},
    {__LINE__, "01110001111100001000000000", PARITY_OK, 227, 57600},
    {__LINE__, "10111101100010001110101110", PARITY_OK, 123, 4567},
    {__LINE__, "11101010000011011100000010", PARITY_OK, 212, 7041},
    {__LINE__, "1100010011101010000011011100000011", PARITY_OK, 35284, 7041},
    {__LINE__, "1000000000111011000000110010000110", PARITY_OK, 118, 1603},
    {__LINE__, "11000001110110000000000110010000111", PARITY_OK, 118, 1603},
    {__LINE__, "1000000000111011000000000110010000110", PARITY_OK, 118,
     1603},
    {__LINE__, "0100111010100101111001011110111000", PARITY_SWAPPED, 0, 0},
    {__LINE__, "10000000000000000000000001", PARITY_BAD, 0, 0},
    {__LINE__, "00000000000000000000000000", PARITY_BAD, 0, 0},
};

#define VECTORS (sizeof vectors / sizeof vectors[0])

static struct wiegand reader(void)
{
    struct wiegand w;
    struct wiegand_config config = wiegand_config_default();
    wiegand_init(&w, &config, 0);
    return w;
}

/* Sends a frame from *t_ns on, gap_ns between bits, and the silence after. */
static struct wiegand_frame send(struct wiegand *w, const char *bits,
                                 int64_t *t_ns, int64_t step_ns)
{
    *t_ns += 200 * MS;
    for (size_t i = 0; bits[i] != '\0'; i++) {
        struct edge edge = {*t_ns, bits[i] == '1' ? LINE_D1 : LINE_D0, true,
                            false};
        struct wiegand_frame frame = wiegand_edge(w, &edge);
        assert_int_equal(frame.verdict, WIEGAND_NOTHING);
        *t_ns += step_ns;
    }
    *t_ns = wiegand_deadline_ns(w);
    return wiegand_expire(w, *t_ns);
}

static struct tag tag_of(const char *bits)
{
    struct tag tag = {.bits = (uint8_t)strlen(bits)};
    for (size_t i = 0; bits[i] != '\0'; i++) {
        tag.raw = tag.raw << 1 | (bits[i] == '1');
    }
    return tag;
}

static void every_published_frame_is_read_as_published(void **state)
{
    for (size_t i = 0; i < VECTORS; i++) {
        struct wiegand w = reader();
        int64_t t_ns = 0;
        struct tag want = tag_of(vectors[i].frame);
        struct wiegand_frame got =
            send(&w, vectors[i].frame, &t_ns, 2 * MS);
        enum wiegand_verdict verdict =
            vectors[i].parity == PARITY_OK        ? WIEGAND_TAG
            : vectors[i].parity == PARITY_SWAPPED ? WIEGAND_SWAPPED
                                                  : WIEGAND_BAD_PARITY;
        struct wiegand_format formats[WIEGAND_FORMATS_MAX];
        int n = wiegand_formats(&want, formats);
        bool same = got.parity == vectors[i].parity &&
                    got.verdict == verdict && tag_equal(&got.tag, &want);
        if (vectors[i].parity == PARITY_OK) {
            same = same && n >= 1 && formats[0].facility ==
                   vectors[i].facility && formats[0].card == vectors[i].card;
        }
        if (!same) {
            fail_msg("vector at line %d", vectors[i].line);
        }
    }
}

static void a_lost_added_or_turned_bit_is_never_the_same_tag(void **state)
{
    for (size_t i = 0; i < VECTORS; i++) {
        if (vectors[i].parity != PARITY_OK) {
            continue;
        }
        struct tag sound = tag_of(vectors[i].frame);
        size_t n = strlen(vectors[i].frame);
        for (size_t at = 0; at < n; at++) {
            char bits[80];
            struct wiegand w = reader();
            int64_t t_ns = 0;
            strncpy(bits, vectors[i].frame, sizeof bits - 1);
            bits[sizeof bits - 1] = '\0';
            bits[at] = bits[at] == '1' ? '0' : '1';
            struct wiegand_frame got = send(&w, bits, &t_ns, 2 * MS);
            assert_int_not_equal(got.verdict, WIEGAND_TAG);
            memmove(bits + at, vectors[i].frame + at + 1, n - at);
            got = send(&w, bits, &t_ns, 2 * MS);
            assert_false(tag_equal(&got.tag, &sound));
        }
    }
}

static void noise_and_overlong_frames_are_refused_whole(void **state)
{
    char bits[90];
    struct wiegand w = reader();
    int64_t t_ns = 0;
    memset(bits, '1', sizeof bits);
    bits[65] = '\0';
    assert_int_equal(send(&w, bits, &t_ns, 2 * MS).verdict, WIEGAND_LONG);
    bits[64] = '\0';
    assert_int_equal(send(&w, bits, &t_ns, 2 * MS).verdict, WIEGAND_TAG);
    bits[23] = '\0';
    assert_int_equal(send(&w, bits, &t_ns, 2 * MS).verdict, WIEGAND_SHORT);
    assert_int_equal(send(&w, vectors[0].frame, &t_ns, MS / 20).verdict,
                     WIEGAND_GLITCH);
    struct edge lost = {t_ns + 200 * MS, LINE_D0, true, true};
    wiegand_edge(&w, &lost);
    assert_int_equal(wiegand_expire(&w, lost.t_ns + 30 * MS).verdict,
                     WIEGAND_GLITCH);
    memset(bits, '0', sizeof bits);
    bits[89] = '\0';
    assert_int_equal(send(&w, bits, &t_ns, 2 * MS).verdict, WIEGAND_LONG);
}

/* Each edge 200 us after the one before, but for those that the kernel stamped
 * late: every nth by 150 us. */
static struct wiegand_frame send_late(const char *bits, int nth, bool broken)
{
    struct wiegand w = reader();
    int64_t t_ns = 1000 * MS;
    for (int i = 0; bits[i] != '\0'; i++, t_ns += 200 * MS / 1000) {
        bool one = (bits[i] == '1') != (broken && i == 3);
        int64_t late_ns = i % nth == nth / 2 ? 150 * MS / 1000 : 0;
        struct edge edge = {t_ns + late_ns, one ? LINE_D1 : LINE_D0, true,
                            false};
        wiegand_edge(&w, &edge);
    }
    return wiegand_expire(&w, t_ns + 100 * MS);
}

static void an_edge_stamped_late_is_no_glitch_where_parity_holds(void **state)
{
    const char *frame = vectors[3].frame;
    assert_int_equal(send_late(frame, 26, false).verdict, WIEGAND_TAG);
    assert_int_equal(send_late(frame, 10, false).verdict, WIEGAND_TAG);
    assert_int_equal(send_late(frame, 4, false).verdict, WIEGAND_GLITCH);
    assert_int_equal(send_late(frame, 26, true).verdict, WIEGAND_GLITCH);
    /* No parity is known of 32 bits: nothing speaks for them. */
    assert_int_equal(
        send_late("01100010101101000011010000100011", 26, false).verdict,
        WIEGAND_GLITCH);
}

/* Edges without a pause for so long; how many were told as bad frames. */
static int noise(struct wiegand *w, int64_t *t_ns, int64_t for_ns)
{
    int told = 0;
    for (int64_t end_ns = *t_ns + for_ns; *t_ns < end_ns;
         *t_ns += 200 * MS / 1000) {
        struct edge edge = {*t_ns, *t_ns / 7 % 2 ? LINE_D1 : LINE_D0, true,
                            false};
        enum wiegand_verdict verdict = wiegand_edge(w, &edge).verdict;
        assert_true(verdict == WIEGAND_NOTHING || verdict == WIEGAND_UNREST);
        told += verdict == WIEGAND_UNREST;
    }
    return told;
}

static void noise_that_never_ends_is_told_all_the_same(void **state)
{
    struct wiegand w = reader();
    int64_t t_ns = 0;
    send(&w, vectors[3].frame, &t_ns, 2 * MS);
    t_ns += 100 * MS;
    assert_in_range(noise(&w, &t_ns, 10000 * MS), 18, 20);
    /* Its end is no tag, and the next tag is one. */
    assert_int_equal(wiegand_expire(&w, t_ns + 30 * MS).verdict,
                     WIEGAND_LONG);
    t_ns += 100 * MS;
    assert_int_equal(send(&w, vectors[3].frame, &t_ns, 2 * MS).verdict,
                     WIEGAND_TAG);
    /* The longest frame there is, as slow as the standard allows, is none. */
    char bits[65];
    memset(bits, '1', sizeof bits);
    bits[64] = '\0';
    t_ns += 100 * MS;
    assert_int_equal(send(&w, bits, &t_ns, 20 * MS).verdict, WIEGAND_TAG);
}

static void noise_from_the_start_on_is_told_as_well(void **state)
{
    struct wiegand w;
    struct wiegand_config config = wiegand_config_default();
    int64_t t_ns = 0;
    wiegand_init(&w, &config, t_ns);
    assert_in_range(noise(&w, &t_ns, 10000 * MS), 18, 20);
}

static void a_tag_held_to_the_reader_is_read_each_time(void **state)
{
    struct wiegand w = reader();
    int64_t t_ns = 0;
    for (int i = 0; i < 20; i++) { /* its cooldown is the intake's to keep */
        assert_int_equal(send(&w, vectors[3].frame, &t_ns, 2 * MS).verdict,
                         WIEGAND_TAG);
    }
}

static void edges_before_the_lines_settled_are_ignored(void **state)
{
    struct wiegand w = reader();
    for (int i = 0; i < 40; i++) {
        struct edge edge = {i * 5 * MS, LINE_D1, true, false};
        wiegand_edge(&w, &edge);
    }
    assert_int_equal(wiegand_deadline_ns(&w), INT64_MAX);
    int64_t t_ns = 200 * MS;
    assert_int_equal(send(&w, vectors[3].frame, &t_ns, 2 * MS).verdict,
                     WIEGAND_TAG);
}

static void swapped_wires_can_be_swapped_back(void **state)
{
    struct wiegand w = reader();
    int64_t t_ns = 0;
    w.config.swap = true;
    struct wiegand_frame got =
        send(&w, "0100111010100101111001011110111000", &t_ns, 2 * MS);
    assert_int_equal(got.verdict, WIEGAND_TAG);
    assert_int_equal(got.tag.raw >> 1 & 0xFFFFFFFFu, 0x62B43423u);
}

static void tags_print_and_parse_back(void **state)
{
    static const char *const good[] = {"26:00101101000000001010001000",
                                       "1:0", "usb:0012345678"};
    static const char *const bad[] = {"", "26:0010", "0:", "65:0", "26",
                                      "3:012", "usb:", "usb:12a", ":1",
                                      "usb:1234567890123456789"};
    for (size_t i = 0; i < 3; i++) {
        struct tag tag;
        char text[TAG_TEXT_MAX];
        assert_true(tag_parse(good[i], &tag));
        tag_print(&tag, text, sizeof text);
        assert_string_equal(text, good[i]);
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct tag tag;
        assert_false(tag_parse(bad[i], &tag));
    }
}

static void any_edges_at_all_keep_the_decoder_sound(void **state)
{
    uint64_t seed = seed_start();
    struct wiegand w = reader();
    int64_t t_ns = 0;
    for (int i = 0; i < 200000; i++) {
        t_ns += seed_between(&seed, -1000, 40000000);
        struct edge edge = {t_ns, (enum line)seed_between(&seed, 0, 1), true,
                            seed_between(&seed, 0, 99) == 0};
        struct wiegand_frame frame = wiegand_edge(&w, &edge);
        assert_true(frame.tag.bits <= TAG_BITS_MAX);
        assert_true(w.n >= 0 && w.n <= TAG_BITS_MAX + 1);
    }
}

static void a_bouncing_press_is_told_once_and_repeats_when_held(void **state)
{
    struct button button;
    struct button_config config = button_config_default();
    int presses = 0, releases = 0, repeats = 0;
    button_init(&button, &config);
    for (int i = 0; i < 2000; i++) { /* a millisecond each */
        bool bouncing = (i >= 100 && i < 103) || (i >= 1000 && i < 1003);
        bool down = bouncing ? i % 2 == 0 : i >= 103 && i < 1000;
        struct edge edge = {i * MS, LINE_OK, down, false};
        enum button_event event = down != button.level
                                      ? button_edge(&button, &edge)
                                      : button_expire(&button, i * MS);
        presses += event == BUTTON_PRESS;
        releases += event == BUTTON_RELEASE;
        repeats += event == BUTTON_REPEAT;
    }
    assert_int_equal(presses, 1);
    assert_int_equal(releases, 1);
    assert_int_equal(repeats, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_published_frame_is_read_as_published),
        cmocka_unit_test(a_lost_added_or_turned_bit_is_never_the_same_tag),
        cmocka_unit_test(noise_and_overlong_frames_are_refused_whole),
        cmocka_unit_test(a_tag_held_to_the_reader_is_read_each_time),
        cmocka_unit_test(an_edge_stamped_late_is_no_glitch_where_parity_holds),
        cmocka_unit_test(noise_that_never_ends_is_told_all_the_same),
        cmocka_unit_test(noise_from_the_start_on_is_told_as_well),
        cmocka_unit_test(edges_before_the_lines_settled_are_ignored),
        cmocka_unit_test(swapped_wires_can_be_swapped_back),
        cmocka_unit_test(tags_print_and_parse_back),
        cmocka_unit_test(any_edges_at_all_keep_the_decoder_sound),
        cmocka_unit_test(a_bouncing_press_is_told_once_and_repeats_when_held),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
