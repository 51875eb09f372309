#include "tests/evaluate/picture.h"

#include <stdio.h>

#define PANEL_WIDE 400
#define PANEL_HIGH 230
#define PANEL_TOP 110
#define LABEL_RISE 5 /* half of a letter */

/* --- figures -------------------------------------------------------------------- */

enum line { LINE_CHART, LINE_US, LINE_KNOWN, LINE_COUNT };

static double rpe_at(const struct score *s, enum line line)
{
    double sum = line == LINE_CHART ? s->rpe_chart
                 : line == LINE_US  ? s->rpe
                                    : s->rpe_known;
    return sum / s->n_rpe;
}

/* In percent; who knows all is off by nothing. */
static double max_at(const struct score *s, enum line line)
{
    return line == LINE_KNOWN
               ? 0
               : 100 * (line == LINE_CHART ? s->max_chart : s->max) / s->n_max;
}

bool picture_csv(const char *path, const struct score by_workout[WORKOUTS])
{
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return false;
    }
    fprintf(file, "workout,rpe,rpe_chart,rpe_known,max_pct,max_pct_chart,"
                  "within_90\n");
    for (int i = 0; i < WORKOUTS; i++) {
        const struct score *s = &by_workout[i];
        fprintf(file, "%d,%.3f,%.3f,%.3f,%.3f,%.3f,%.3f\n", i + 1,
                rpe_at(s, LINE_US), rpe_at(s, LINE_CHART),
                rpe_at(s, LINE_KNOWN), max_at(s, LINE_US),
                max_at(s, LINE_CHART), (double)s->n_within / s->n_max);
    }
    return fclose(file) == 0;
}

/* --- a panel -------------------------------------------------------------------- */

struct panel {
    int left;
    const char *title, *unit;
    double most, step; /* of the scale */
    double (*at)(const struct score *s, enum line line);
    int n_lines;
};

static const struct {
    const char *name, *class;
    int label_rise; /* of the name's foot over the line's end */
} lines[LINE_COUNT] = {
    [LINE_CHART] = {"the chart alone", "chart", 16},
    [LINE_US] = {"Rackside", "us", 16},
    [LINE_KNOWN] = {"all known but the noise", "known", -26},
};

static double x_of(const struct panel *panel, int workout)
{
    return panel->left + (double)workout * PANEL_WIDE / (WORKOUTS - 1);
}

static double y_of(const struct panel *panel, double value)
{
    return PANEL_TOP + PANEL_HIGH * (1 - value / panel->most);
}

static void draw_scale(FILE *file, const struct panel *panel)
{
    fprintf(file, "<text class=\"head\" x=\"%d\" y=\"%d\">%s</text>\n",
            panel->left, PANEL_TOP - 24, panel->title);
    int n = (int)(panel->most / panel->step + 0.5);
    for (int i = 0; i <= n; i++) {
        double value = i * panel->step, y = y_of(panel, value);
        fprintf(file,
                "<path class=\"grid\" d=\"M%d %.1fh%d\"/>\n"
                "<text class=\"end\" x=\"%d\" y=\"%.1f\">%g%s</text>\n",
                panel->left, y, PANEL_WIDE, panel->left - 8, y + LABEL_RISE,
                value, panel->unit);
    }
    for (int workout = 1; workout <= WORKOUTS; workout++) {
        if (workout == 1 || workout % 10 == 0) {
            fprintf(file, "<text class=\"mid\" x=\"%.1f\" y=\"%d\">%d</text>\n",
                    x_of(panel, workout - 1), PANEL_TOP + PANEL_HIGH + 22,
                    workout);
        }
    }
}

static void draw_line(FILE *file, const struct panel *panel, enum line line,
                      const struct score by_workout[WORKOUTS])
{
    fprintf(file, "<path class=\"line %s\" d=\"", lines[line].class);
    for (int i = 0; i < WORKOUTS; i++) {
        double value = panel->at(&by_workout[i], line);
        value = value < panel->most ? value : panel->most;
        fprintf(file, "%s%.1f %.1f", i == 0 ? "M" : "L", x_of(panel, i),
                y_of(panel, value));
    }
    double last = panel->at(&by_workout[WORKOUTS - 1], line);
    fprintf(file,
            "\"/>\n<text class=\"mid %s\" x=\"%d\" y=\"%.1f\">%s</text>\n",
            lines[line].class, panel->left + PANEL_WIDE * 3 / 4,
            y_of(panel, last) - lines[line].label_rise, lines[line].name);
}

static void draw_panel(FILE *file, const struct panel *panel,
                       const struct score by_workout[WORKOUTS])
{
    draw_scale(file, panel);
    for (int line = 0; line < panel->n_lines; line++) {
        draw_line(file, panel, (enum line)line, by_workout);
    }
}

/* --- the picture ---------------------------------------------------------------- */

/* The kiosk's colours (kiosk/screens/theme.h). */
static const char head[] =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1000 410\" "
    "role=\"img\" aria-labelledby=\"title\">\n"
    "<title id=\"title\">Mean error of Rackside and of the chart alone, "
    "against workouts seen</title>\n"
    "<style>\n"
    "text { font: 15px \"DejaVu Sans\", Verdana, Arial, sans-serif; fill: "
    "#aeb7c6; }\n"
    ".top { font-size: 22px; font-weight: bold; fill: #f5f7fa; }\n"
    ".head { font-size: 17px; fill: #f5f7fa; }\n"
    ".mid { text-anchor: middle; } .end { text-anchor: end; }\n"
    ".grid { stroke: #2a303b; }\n"
    ".line { fill: none; stroke-width: 3; stroke-linejoin: round; }\n"
    ".line.chart { stroke: #aeb7c6; }\n"
    ".line.us { stroke: #ffd23f; stroke-width: 4; } text.us { fill: #ffd23f; "
    "font-weight: bold; }\n"
    ".line.known { stroke: #58d68d; stroke-dasharray: 2 6; } text.known { "
    "fill: #58d68d; }\n"
    "</style>\n"
    "<rect width=\"1000\" height=\"410\" rx=\"12\" fill=\"#0d0f13\"/>\n"
    "<text class=\"top\" x=\"60\" y=\"46\">How far off, workout after "
    "workout</text>\n";

bool picture_svg(const char *path, const struct score by_workout[WORKOUTS])
{
    static const struct panel panels[] = {
        {60, "RPE of the next set", "", 1.6, 0.4, rpe_at, LINE_COUNT},
        {560, "Today's one-rep max", " %", 4, 1, max_at, LINE_KNOWN},
    };
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        return false;
    }
    fputs(head, file);
    for (int i = 0; i < 2; i++) {
        draw_panel(file, &panels[i], by_workout);
    }
    fprintf(file, "<text class=\"mid\" x=\"500\" y=\"%d\">workouts seen"
                  "</text>\n</svg>\n",
            PANEL_TOP + PANEL_HIGH + 52);
    return fclose(file) == 0;
}
