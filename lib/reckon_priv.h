/* reckon_priv - how the files of reckon meet. Layer 4: private to reckon. */
#ifndef RECKON_PRIV_H
#define RECKON_PRIV_H

#include "reckon.h"

/* Open the operands and --with, and bind them to the rules. False with the reason. */
bool reckon_add_tables(struct reckon *k, struct fault *f);

#endif
