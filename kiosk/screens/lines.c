/* Lines of second text, and where to break them. */
#include "kiosk/screens/parts.h"

#include "kiosk/screens/theme.h"

int part_lines_fit(const struct canvas *c, struct box box)
{
    return box.h / down(c, LINE_PITCH);
}

void part_line(const struct canvas *c, struct box box, int i,
               const char *text, uint32_t rgb)
{
    int pitch = down(c, LINE_PITCH);
    struct box line = {box.x, box.y + i * pitch, box.w, pitch};
    draw_text(c->list, line, ALIGN_LEFT,
              type(c, CAP_TEXT, FACE_REGULAR, rgb), text)
        ->min_cap_px = down(c, c->tall ? CAP_TEXT : CAP_FOOT);
}

const char *part_wrap(const char *text, int letters, char *out, size_t size)
{
    size_t end = 0, last_space = 0;
    int seen = 0;
    while (text[end] != '\0' && end + 1 < size) {
        bool starts = ((unsigned char)text[end] & 0xC0) != 0x80;
        if (starts && seen++ == letters) {
            break;
        }
        if (text[end] == ' ') {
            last_space = end;
        }
        end++;
    }
    if (text[end] != '\0' && text[end] != ' ' && last_space > 0) {
        end = last_space;
    }
    for (size_t i = 0; i < end; i++) {
        out[i] = text[i];
    }
    out[end] = '\0';
    while (text[end] == ' ') {
        end++;
    }
    return text + end;
}
