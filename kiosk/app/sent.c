#include "kiosk/app/sent.h"

#include "core/text.h"

bool sent_is_good(const struct sent *frame)
{
    return frame->verdict == WIEGAND_TAG;
}

static bool is_usb(const struct sent *frame)
{
    return frame->verdict == WIEGAND_NOTHING || frame->tag.digits > 0;
}

/* A tag that was taken, whatever its parity. */
static const char *parity_words(const struct tag *tag)
{
    switch (wiegand_parity(tag)) {
    case PARITY_OK:
        return "parity ok";
    case PARITY_BAD:
        return "parity wrong, ignored";
    case PARITY_SWAPPED:
        return "D0 and D1 look swapped, ignored";
    case PARITY_NONE:
        break;
    }
    return "length without parity";
}

static const char *words(const struct sent *frame)
{
    switch (frame->verdict) {
    case WIEGAND_NOTHING:
        return "not 4 to 18 digits";
    case WIEGAND_TAG:
        return is_usb(frame) ? "digits ok" : parity_words(&frame->tag);
    case WIEGAND_BAD_PARITY:
        return wiegand_parity(&frame->tag) == PARITY_NONE
                   ? "length without parity"
                   : "parity wrong";
    case WIEGAND_SWAPPED:
        return "D0 and D1 look swapped";
    case WIEGAND_SHORT:
        return "too short: ";
    case WIEGAND_LONG:
        return "too long: more than 64 bits";
    case WIEGAND_GLITCH:
        return "noise: pulses too close, or one lost";
    case WIEGAND_UNREST:
        return "noise: the lines are never silent";
    }
    return "";
}

void sent_words(const struct sent *frame, char out[SENT_WORDS_MAX])
{
    struct text text = text_in(out, SENT_WORDS_MAX);
    text_str(&text, words(frame));
    if (frame->verdict == WIEGAND_SHORT) {
        text_int(&text, frame->tag.bits);
        text_str(&text, frame->tag.bits == 1 ? " bit" : " bits");
    }
}

const char *sent_advice(const struct sent *frame)
{
    switch (frame->verdict) {
    case WIEGAND_NOTHING:
        return "set the reader to decimal digits and Enter";
    case WIEGAND_TAG:
        return "";
    case WIEGAND_BAD_PARITY:
        return wiegand_parity(&frame->tag) == PARITY_NONE
                   ? "set parity = auto"
                   : "check ground and shield, hold the tag longer";
    case WIEGAND_SWAPPED:
        return "swap the two wires, or set swap = yes";
    case WIEGAND_SHORT:
    case WIEGAND_LONG:
    case WIEGAND_GLITCH:
    case WIEGAND_UNREST:
        return "check ground, shield and the reader's supply";
    }
    return "";
}

void sent_hex(const struct sent *frame, char out[SENT_WORDS_MAX])
{
    static const char digits[] = "0123456789ABCDEF";
    int n = (frame->tag.bits + 3) / 4;
    for (int i = 0; i < n; i++) {
        out[i] = digits[frame->tag.raw >> 4 * (n - 1 - i) & 15];
    }
    out[n] = '\0';
}

void sent_formats(const struct sent *frame, char out[SENT_WORDS_MAX])
{
    struct wiegand_format format[WIEGAND_FORMATS_MAX];
    struct text text = text_in(out, SENT_WORDS_MAX);
    int n = wiegand_formats(&frame->tag, format);
    for (int i = 0; i < n; i++) {
        text_str(&text, i > 0 ? " or " : "");
        text_str(&text, format[i].name);
        text_str(&text, " ");
        if (format[i].has_facility) {
            text_int(&text, (int64_t)format[i].facility);
            text_str(&text, "/");
        }
        text_int(&text, (int64_t)format[i].card);
    }
}

void sent_print(const struct sent *frame, char out[TAG_TEXT_MAX])
{
    struct text text = text_in(out, TAG_TEXT_MAX);
    if (frame->tag.bits > 0 || frame->tag.digits > 0) {
        tag_print(&frame->tag, out, TAG_TEXT_MAX);
    } else {
        text_str(&text, "-");
    }
}
