/* sheets_figure - in a table of figures, numbers as reports write them: 8万余元. Layer 4: private to sheets. */
#ifndef SHEETS_FIGURE_H
#define SHEETS_FIGURE_H

#include "sheets.h"

/*
 * A table with the columns key and value is one of figures: the columns unit and
 * qualifier are made where no sheet has them. `add` appends a column of the table.
 */
void sheets_figure_columns(struct sheets *s,
    void (*add)(struct sheets *s, const struct column *c, size_t *room), size_t *room);
void sheets_figure_bind(struct sheets *s);	/* the columns are chosen: where they are */

/*
 * 8万余元 in the cell of value becomes 80000, yuan, over in the three cells of the row; what
 * is a plain number is left as it is. False with the text of s->fault: it is a range, or
 * says another unit or qualifier than those cells, or there is no column for what it says.
 */
bool sheets_figure(struct sheets *s, const struct sheets_file *file);
void sheets_figure_undo(struct sheets *s);	/* the cells as they stood, for -x */
void sheets_figure_free(struct sheets *s);

#endif
