#include "kiosk/shell/reader_log.h"

void reader_log_sent(FILE *out, const char *first, const struct sent *sent)
{
    char code[TAG_TEXT_MAX], words[SENT_WORDS_MAX];
    sent_print(sent, code);
    sent_words(sent, words);
    fprintf(out, "%sreader: %s %s\n", first, code, words);
}

void reader_log_answer(const struct event *event)
{
    char tag[TAG_TEXT_MAX];
    bool is_tag = event->tag.bits > 0 || event->tag.digits > 0;
    if (event->kind == EVENT_ATHLETE && is_tag && !event->found &&
        !event->failed) {
        tag_print(&event->tag, tag, sizeof tag);
        fprintf(stderr, "rackside: reader: %s has no athlete\n", tag);
    }
}
