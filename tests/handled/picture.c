#include "tests/handled/picture.h"

#include <stdio.h>

#define PANEL_TOP 118
#define PANEL_HIGH 196
#define ROW_HIGH 42
#define BAR_HIGH 14
#define BAR_LEFT 110 /* from the panel's left */
#define BAR_WIDE 290 /* of the most plates there are */

/* The kiosk's colours (kiosk/screens/theme.h). */
static const char head[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 530\" "
    "role=\"img\" aria-labelledby=\"title\">\n"
    "<title id=\"title\">Plates handled on one side in a workout: each set's "
    "usual stack, and the shortest path</title>\n"
    "<style>\n"
    "text { font: 15px \"DejaVu Sans\", Verdana, Arial, sans-serif; fill: "
    "#aeb7c6; }\n"
    ".top { font-size: 22px; font-weight: bold; fill: #f5f7fa; }\n"
    ".head { font-size: 17px; fill: #f5f7fa; }\n"
    ".end { text-anchor: end; }\n"
    ".bar { fill: #5b6678; } .bar.us { fill: #ffd23f; }\n"
    ".us { fill: #ffd23f; font-weight: bold; }\n"
    "</style>\n"
    "<rect width=\"1000\" height=\"530\" rx=\"12\" fill=\"#0d0f13\"/>\n"
    "<text class=\"top\" x=\"40\" y=\"46\">Plates handled on one side in a "
    "workout</text>\n"
    "<text x=\"40\" y=\"74\">grey: each set's usual stack, heaviest first"
    "</text>\n"
    "<text class=\"us\" x=\"380\" y=\"74\">yellow: the shortest path</text>\n"
    "<text x=\"600\" y=\"74\">(warm-ups may move by 5 kg or 10 lb)</text>\n";

static double most_plates(struct handled handled[GYMS][WORKOUTS])
{
    double most = 0;
    for (int g = 0; g < GYMS; g++) {
        for (int w = 0; w < WORKOUTS; w++) {
            double plates = handled[g][w].plates[WAY_USUAL];
            most = plates > most ? plates : most;
        }
    }
    return most;
}

static void draw_bar(FILE *file, const char *class, int x, int y, double wide,
                     double plates)
{
    fprintf(file,
            "<rect class=\"bar%s\" x=\"%d\" y=\"%d\" width=\"%.1f\" "
            "height=\"%d\" rx=\"2\"/>\n"
            "<text class=\"%s\" x=\"%.1f\" y=\"%d\">%.1f</text>\n",
            class, x, y, wide, BAR_HIGH, class, x + wide + 8,
            y + BAR_HIGH - 1, plates);
}

static void draw_panel(FILE *file, int g, const struct handled row[WORKOUTS],
                       double most)
{
    int left = 40 + g % 2 * 480, top = PANEL_TOP + g / 2 * (PANEL_HIGH + 10);
    fprintf(file, "<text class=\"head\" x=\"%d\" y=\"%d\">%s</text>\n", left,
            top, gyms[g].name);
    for (int w = 0; w < WORKOUTS; w++) {
        int x = left + BAR_LEFT, y = top + 14 + w * ROW_HIGH;
        double usual = row[w].plates[WAY_USUAL];
        double path = row[w].plates[WAY_PATH_MOVING];
        fprintf(file, "<text class=\"end\" x=\"%d\" y=\"%d\">%s</text>\n",
                x - 10, y + BAR_HIGH + 6, workouts[w].name);
        draw_bar(file, "", x, y, BAR_WIDE * usual / most, usual);
        draw_bar(file, " us", x, y + BAR_HIGH + 2, BAR_WIDE * path / most,
                 path);
    }
}

bool picture_write(const char *path, struct handled handled[GYMS][WORKOUTS])
{
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return false;
    }
    fputs(head, file);
    for (int g = 0; g < GYMS; g++) {
        draw_panel(file, g, handled[g], most_plates(handled));
    }
    fputs("</svg>\n", file);
    return fclose(file) == 0;
}
