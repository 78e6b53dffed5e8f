/* csvrow - rows of CSV or delimited text, through libcsv. Layer 2: returns reasons, never exits. */
#ifndef CSVROW_H
#define CSVROW_H

#include "msg.h"

/* Only lib/csvrow.c includes libcsv's <csv.h>. */

#endif
