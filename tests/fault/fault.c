/*
 * fault - a system that moves little, is interrupted, or fails at the call it is told to.
 *
 * The programs are linked once more with read, pread, write, fsync, rename and close
 * wrapped (ld --wrap). FAULT in the environment says what happens, in words
 * with a blank between:
 *	short=SEED	reads and writes move 1 to 97 bytes, every third is interrupted first
 *	again		every second read and write finds the other side not ready
 *	CALL=N:ERROR	the Nth call fails with the number ERROR; N 0: every one
 *	CALL=N:kill	the program is killed (SIGKILL) in front of it
 * Calls on standard error are left alone.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

ssize_t __real_read(int fd, void *p, size_t n);
ssize_t __real_pread(int fd, void *p, size_t n, off_t offset);
ssize_t __real_write(int fd, const void *p, size_t n);
int __real_fsync(int fd);
int __real_rename(const char *from, const char *to);
int __real_close(int fd);
ssize_t __wrap_read(int fd, void *p, size_t n);
ssize_t __wrap_pread(int fd, void *p, size_t n, off_t offset);
ssize_t __wrap_write(int fd, const void *p, size_t n);
int __wrap_fsync(int fd);
int __wrap_rename(const char *from, const char *to);
int __wrap_close(int fd);

enum call { READ, WRITE, FSYNC, RENAME, CLOSE };
static const char *const names[] = {"read=", "write=", "fsync=", "rename=", "close="};
static long count[sizeof(names) / sizeof(*names)];

/* What stands behind the word in FAULT, or NULL. */
static const char *
told(const char *word)
{
	const char *all = getenv("FAULT");
	const char *at = all ? strstr(all, word) : NULL;

	return at ? at + strlen(word) : NULL;
}

/* Count the call; true: it fails, errno is set. */
static int
fails(enum call c)
{
	const char *what = told(names[c]);
	char *end;
	long n;

	count[c]++;
	if (!what)
		return 0;
	n = strtol(what, &end, 10);
	if (n != 0 && n != count[c])
		return 0;
	if (strncmp(end, ":kill", 5) == 0)
		raise(SIGKILL);
	errno = atoi(end + 1);
	return 1;
}

/* The part of n bytes that this call moves; 0: it is interrupted or put off, errno is set. */
static size_t
part(size_t n)
{
	static unsigned long state, calls;
	const char *seed = told("short=");

	calls++;
	if (told("again") && calls % 2) {
		errno = EAGAIN;
		return 0;
	}
	if (!seed || n == 0)
		return n;
	if (calls % 3 == 0) {
		errno = EINTR;
		return 0;
	}
	if (!state)
		state = strtoul(seed, NULL, 10);
	state = state * 6364136223846793005UL + 1442695040888963407UL;
	return n < 97 ? 1 + (state >> 33) % n : 1 + (state >> 33) % 97;
}

ssize_t
__wrap_read(int fd, void *p, size_t n)
{
	if (fails(READ))
		return -1;
	n = part(n);
	return n ? __real_read(fd, p, n) : -1;
}

/* Only of files, which are always ready: interrupted it may be. */
ssize_t
__wrap_pread(int fd, void *p, size_t n, off_t offset)
{
	if (fails(READ))
		return -1;
	n = part(n);
	if (!n)
		errno = EINTR;
	return n ? __real_pread(fd, p, n, offset) : -1;
}

ssize_t
__wrap_write(int fd, const void *p, size_t n)
{
	if (fd == STDERR_FILENO || n == 0)
		return __real_write(fd, p, n);
	if (fails(WRITE))
		return -1;
	n = part(n);
	return n ? __real_write(fd, p, n) : -1;
}

int
__wrap_fsync(int fd)
{
	return fails(FSYNC) ? -1 : __real_fsync(fd);
}

int
__wrap_rename(const char *from, const char *to)
{
	return fails(RENAME) ? -1 : __real_rename(from, to);
}

int
__wrap_close(int fd)
{
	int bad = fails(CLOSE);
	int error = errno;

	if (__real_close(fd) < 0)
		return -1;
	errno = error;
	return bad ? -1 : 0;
}
