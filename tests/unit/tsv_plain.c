/* tsv again, as on a processor without SSE2. */
#undef __SSE2__
#include "../../lib/tsv_scan.c"
#include "tsv.c"
