/* Where to break lines. */
#include "kiosk/screens/parts.h"

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
