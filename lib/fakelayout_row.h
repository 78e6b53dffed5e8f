/* fakelayout_row - one row of the layouts, the part of a sheet that it describes. Layer 4: returns reasons, never exits. */
#ifndef FAKELAYOUT_ROW_H
#define FAKELAYOUT_ROW_H

#include "fakelayout.h"

enum fakelayout_cell { SHEET, PART, TEXT, COLUMN, PARENT, FORM, NCELLS };

struct fakelayout_row {
	struct fakelayouts *all;
	struct fakelayout *layout;	/* of its sheet */
	struct str cell[NCELLS];	/* copied */
	enum fakelayout_cell at;	/* where it is wrong */
};

/* Put the part into r->layout; M_NONE, or why not, with r->at. */
enum msg fakelayout_take(struct fakelayout_row *r);

#endif
