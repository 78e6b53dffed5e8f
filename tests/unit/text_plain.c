/* text again, as on a processor without SSE2. */
#undef __SSE2__
#include "../../lib/text.c"
#include "text.c"
