/* io_place - where a file that is written will stand, and what is there until it does. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io_priv.h"

#define OPEN_MOST 8

/* Temporary files that are neither renamed nor removed yet: for io_abandon, also from a signal. */
static char *volatile unfinished[OPEN_MOST];

void
io_abandon(void)
{
	size_t i;

	for (i = 0; i < OPEN_MOST; i++) {
		char *path = unfinished[i];

		if (path)
			unlink(path);
		unfinished[i] = NULL;
	}
}

static void
remember(char *from, char *to)
{
	size_t i = 0;

	while (i < OPEN_MOST && unfinished[i] != from)
		i++;
	if (i < OPEN_MOST)
		unfinished[i] = to;
}

/* What the new file may be read and written by: as the old one, else as umask says. */
static mode_t
mode_for(const struct stat *old)
{
	mode_t mask;

	if (old)
		return old->st_mode & 07777;
	mask = umask(0);
	umask(mask);
	return 0666 & ~mask;
}

/* Would this file replace another one of this run? */
static bool
is_taken(const char *path)
{
	size_t n = strlen(path), i;

	for (i = 0; i < OPEN_MOST; i++)
		if (unfinished[i] && strlen(unfinished[i]) == n + sizeof(".XXXXXX") - 1
		    && strncmp(unfinished[i], path, n) == 0)
			return true;
	return false;
}

static bool
open_temporary(struct io_out *o, const struct stat *old)
{
	size_t n = strlen(o->path) + sizeof(".XXXXXX");

	o->temporary = mem_resize(NULL, n, 1);
	memcpy(o->temporary, o->path, n - sizeof(".XXXXXX"));
	memcpy(o->temporary + n - sizeof(".XXXXXX"), ".XXXXXX", sizeof(".XXXXXX"));
	o->fd = mkostemp(o->temporary, O_CLOEXEC);
	if (o->fd < 0)
		return false;
	remember(NULL, o->temporary);
	return fchmod(o->fd, mode_for(old)) == 0;
}

static char *
copy_of(const char *path, size_t n)
{
	char *copy = memcpy(mem_resize(NULL, n + 1, 1), path, n);

	copy[n] = '\0';
	return copy;
}

char *
io_folder(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? copy_of(path, (size_t)(slash - path) + 1) : copy_of(".", 1);
}

/* Where a file that is not there yet will be, in one writing: its folder is followed. */
static char *
place_of(const char *path)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
	char *folder = io_folder(path), *real = realpath(folder, NULL);
	size_t n;

	free(folder);
	if (!real)
		return copy_of(path, strlen(path));
	n = strlen(real);
	real = mem_resize(real, n + strlen(name) + 2, 1);
	real[n] = '/';
	memcpy(real + n + 1, name, strlen(name) + 1);
	return real;
}

/* A link stays a link: what it points at is replaced. What is no file is written to as it is. */
bool
io_place_open(struct io_out *o, const char *path)
{
	struct stat old;
	bool there = stat(path, &old) == 0;

	o->path = there ? realpath(path, NULL) : NULL;
	if (!o->path)
		o->path = place_of(path);
	if (is_taken(o->path)) {
		o->fd = -1;
		errno = ENOTUNIQ;
		return false;
	}
	if (!there || S_ISREG(old.st_mode))
		return open_temporary(o, there ? &old : NULL);
	o->fd = open(path, O_WRONLY | O_CLOEXEC);
	return o->fd >= 0;
}

void
io_place_free(struct io_out *o)
{
	remember(o->temporary, NULL);
	free(o->path);
	free(o->temporary);
}
