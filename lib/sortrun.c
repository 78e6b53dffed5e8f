/* sortrun - rows in the order of their keys, through sort(1). */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sortrun.h"

extern char **environ;

/* The words "sort -s -tTAB -k1,1 -k2,2r ...", in one piece of memory behind the pointers. */
static char **
command(const struct sortkey *keys, size_t n)
{
	struct buf text = {0};
	char **words, *p;
	size_t i, start;

	buf_printf(&text, "sort\n-s\n-t\t\n");
	for (i = 0; i < n; i++)
		buf_printf(&text, "-k%zu,%zu%s\n", i + 1, i + 1, keys[i].reverse ? "r" : "");
	start = (n + 4) * sizeof(*words);
	words = mem_resize(NULL, start + text.n, 1);
	p = memcpy((char *)words + start, text.p, text.n);
	for (i = 0; i < n + 3; i++) {
		words[i] = p;
		p = strchr(p, '\n');
		*p++ = '\0';
	}
	words[i] = NULL;
	buf_free(&text);
	return words;
}

/* Our environment with LC_ALL=C; the pointers only. */
static char **
plain_environment(void)
{
	char **list;
	size_t i, to = 0, n = 0;

	while (environ[n])
		n++;
	list = mem_resize(NULL, n + 2, sizeof(*list));
	for (i = 0; i < n; i++)
		if (strncmp(environ[i], "LC_ALL=", 7) != 0)
			list[to++] = environ[i];
	list[to++] = (char *)"LC_ALL=C";
	list[to] = NULL;
	return list;
}

/* Returns 0 or the error. */
static int
spawn_sort(pid_t *child, char *const *words, int in, int out)
{
	char **environment = plain_environment();
	posix_spawn_file_actions_t files;
	posix_spawnattr_t attributes;
	sigset_t usual;
	int error;

	sigemptyset(&usual);
	sigaddset(&usual, SIGPIPE);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setsigdefault(&attributes, &usual);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF);
	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_adddup2(&files, in, STDIN_FILENO);
	posix_spawn_file_actions_adddup2(&files, out, STDOUT_FILENO);
	error = posix_spawnp(child, words[0], &files, &attributes, words, environment);
	posix_spawn_file_actions_destroy(&files);
	posix_spawnattr_destroy(&attributes);
	free(environment);
	return error;
}

static void
close_pipe(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

bool
sortrun_start(struct sortrun *s, const struct sortkey *keys, size_t nkeys, struct fault *f)
{
	char **words = command(keys, nkeys);
	int in[2] = {-1, -1}, out[2] = {-1, -1}, error;

	*s = (struct sortrun){.child = -1, .to = -1, .from = -1, .nkeys = nkeys};
	if (pipe2(in, O_CLOEXEC) < 0 || pipe2(out, O_CLOEXEC) < 0)
		error = errno;
	else
		error = spawn_sort(&s->child, words, in[0], out[1]);
	free(words);
	close_pipe(&in[0]);
	close_pipe(&out[1]);
	s->to = in[1];
	s->from = out[0];
	if (!error) {
		io_widen(s->to);
		io_widen(s->from);
		return true;
	}
	close_pipe(&s->to);
	close_pipe(&s->from);
	errno = error;
	*f = (struct fault){0};
	return fault_errno(f, M_SORT_START);
}

/* Writing to a sort that died must give an error, not end the program. */
static void
send(struct sortrun *s)
{
	struct sigaction ignore = {.sa_handler = SIG_IGN}, before;

	sigaction(SIGPIPE, &ignore, &before);
	if (!s->broken && !io_write(s->to, s->block.p, s->block.n))
		s->broken = true;
	sigaction(SIGPIPE, &before, NULL);
	buf_reset(&s->block);
}

void
sortrun_put(struct sortrun *s, struct str keys, struct str row)
{
	buf_put(&s->block, keys);
	buf_putc(&s->block, '\t');
	buf_put(&s->block, row);
	buf_putc(&s->block, '\n');
	s->in++;
	if (s->block.n >= IO_BLOCK)
		send(s);
}

/* Keep the unread part, read more behind it; false at the end. */
static bool
read_more(struct sortrun *s)
{
	struct buf *b = &s->block;
	ssize_t got;

	buf_reserve(b, IO_BLOCK);
	b->n -= s->next;
	memmove(b->p, b->p + s->next, b->n);
	s->next = 0;
	got = io_read(s->from, b->p + b->n, IO_BLOCK);
	if (got <= 0)
		return false;
	b->n += (size_t)got;
	return true;
}

static bool
next_line(struct sortrun *s, struct str *line)
{
	size_t seen = 0;

	for (;;) {
		struct str rest = str_from(buf_str(&s->block), s->next);
		size_t end = seen + str_find(str_from(rest, seen), '\n');

		if (end < rest.n) {
			*line = (struct str){rest.p, end};
			s->next += end + 1;
			return true;
		}
		seen = rest.n;
		if (!read_more(s))
			return false;
	}
}

bool
sortrun_next(struct sortrun *s, struct str *keys, struct str *row)
{
	struct str line;
	size_t i, n = 0;

	if (s->to >= 0) {
		send(s);
		close_pipe(&s->to);
	}
	if (s->broken || !next_line(s, &line))
		return false;
	for (i = 0; i < s->nkeys && n < line.n; i++)
		n += str_find(str_from(line, n), '\t') + 1;
	*keys = (struct str){line.p, n - 1};
	*row = str_from(line, n);
	s->out++;
	return true;
}

bool
sortrun_end(struct sortrun *s, bool all, struct fault *f)
{
	int status = 0;

	close_pipe(&s->to);
	close_pipe(&s->from);
	while (waitpid(s->child, &status, 0) < 0 && errno == EINTR)
		continue;
	buf_free(&s->block);
	*f = (struct fault){0};
	if (!all)
		return true;
	if (!WIFEXITED(status) || WEXITSTATUS(status) != 0 || s->broken)
		return fault_set(f, M_SORT_FAILED);
	if (s->in != s->out)
		return fault_set(f, M_SORT_LOST, s->in, s->out);
	return true;
}
