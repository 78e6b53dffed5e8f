/* io_priv - the parts of io among themselves. Layer 2: returns reasons, never exits. */
#ifndef IO_PRIV_H
#define IO_PRIV_H

#include "io.h"

/* ---- io_place.c: where a file stands, and whether another output of this run has it */

/*
 * o->fd is open, with o->path and, if path is a file, o->temporary. False with errno, ENOTUNIQ
 * if it is taken; what is open then is the caller's to end.
 */
bool io_place_open(struct io_out *o, const char *path);
/* o->temporary was renamed or removed. */
void io_place_free(struct io_out *o);

/* The folder of path, with the slash ("." without one); the caller frees it. */
char *io_folder(const char *path);

#endif
