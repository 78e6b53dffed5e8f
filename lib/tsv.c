/* tsv - rows under one header, read strictly. */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tsv_priv.h"

struct fault
tsv_at(const struct tsv *t, struct str column)
{
	return (struct fault){.file = tsv_file(t), .line = t->view.line, .column = column};
}

/* ---- files */

static bool
keep_fault(struct tsv *t, const struct fault *f)
{
	t->fault = *f;
	t->failed = true;
	return false;
}

static bool
read_header(struct tsv *t, struct tsv_header *h)
{
	struct str line;
	struct fault f;

	if (!tsv_lines_start(t))
		return false;
	if (!tsv_lines_next(t))
		return t->failed ? false : tsv_fail(t, 0, M_TSV_EMPTY);
	line = tsv_lines_current(t);
	t->crlf = t->cr = line.n && line.p[line.n - 1] == '\r';
	line.n -= t->cr;
	f = tsv_at(t, (struct str){0});
	if (!tsv_lines_good(t))
		return false;
	if (!tsv_header_read(h, line, &f))
		return keep_fault(t, &f);
	tsv_lines_expect(t, h->n);
	return true;
}

static bool
in_order(const size_t *order, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (order[i] != i)
			return false;
	return true;
}

static bool
next_file(struct tsv *t)
{
	struct tsv_header h = {0};
	struct fault f;
	bool good;

	tsv_lines_end(t);
	if (t->turn + 1 == t->npaths)
		return false;
	t->turn++;
	t->order = NULL;
	good = read_header(t, &h);
	f = tsv_at(t, (struct str){0});
	if (good && !tsv_header_order(&h, &t->header, t->paths[0], t->order_room, &f))
		good = keep_fault(t, &f);
	if (good && !in_order(t->order_room, h.n))
		t->order = t->order_room;
	tsv_header_free(&h);
	return good;
}

static size_t
size_in_all(const struct tsv *t)
{
	size_t i, sum = 0;
	struct stat st;

	for (i = 0; i < t->npaths; i++) {
		int bad = strcmp(t->paths[i], "-") == 0 ? fstat(STDIN_FILENO, &st)
		    : stat(t->paths[i], &st);

		if (bad || !S_ISREG(st.st_mode))
			return 0;
		sum += (size_t)st.st_size;
	}
	return sum;
}

struct tsv *
tsv_open(char *const *paths, size_t n, unsigned flags, struct fault *f)
{
	struct tsv *t = mem_resize(NULL, 1, sizeof(*t));
	size_t i;

	*t = (struct tsv){.flags = flags, .fd = -1, .npaths = n ? n : 1};
	t->paths = mem_resize(NULL, t->npaths, sizeof(*t->paths));
	t->paths[0] = "-";
	for (i = 0; i < n; i++)
		t->paths[i] = paths[i];
	t->bytes_in_all = size_in_all(t);
	if (read_header(t, &t->header)) {
		t->order_room = mem_resize(NULL, t->header.n, sizeof(*t->order_room));
		t->reordered_marks = mem_resize(NULL, t->header.n + 1, sizeof(*t->reordered_marks));
		t->view.fields = t->header.n;
		return t;
	}
	*f = t->fault;
	tsv_close(t);
	return NULL;
}

void
tsv_close(struct tsv *t)
{
	if (!t)
		return;
	tsv_lines_end(t);
	tsv_header_free(&t->header);
	tsv_scan_free(&t->scan);
	buf_free(&t->reordered);
	free(t->order_room);
	free(t->reordered_marks);
	free(t->paths);
	free(t);
}

/* ---- rows */

static void
reorder(struct tsv *t)
{
	size_t i;

	buf_reset(&t->reordered);
	t->reordered_marks[0] = UINT32_MAX;
	for (i = 0; i < t->header.n; i++) {
		buf_put(&t->reordered, tsv_field(t, t->order[i]));
		t->reordered_marks[i + 1] = (uint32_t)t->reordered.n;
		buf_putc(&t->reordered, '\t');
	}
	t->view.block = t->reordered.p;
	t->view.marks = t->reordered_marks;
	t->view.cr = 0;
}

static bool
good_row(struct tsv *t)
{
	if (t->suspect && !tsv_lines_good(t))
		return false;
	if (t->fields != t->header.n)
		return tsv_fail(t, t->view.line, msg_n(t->fields, M_TSV_RAGGED_ONE, M_TSV_RAGGED),
			t->fields, t->header.n);
	return true;
}

bool
tsv_next(struct tsv *t)
{
	if (t->failed || t->fd < 0)
		return false;
	while (!tsv_lines_next(t))
		if (t->failed || !next_file(t))
			return false;
	if (!good_row(t))
		return false;
	t->view.block = t->scan.block.p;
	t->view.marks = t->scan.marks + t->mark;
	t->view.cr = t->cr ? t->header.n : 0;
	if (t->order)
		reorder(t);
	t->view.rows++;
	return true;
}

const struct fault *
tsv_failed(const struct tsv *t)
{
	return t->failed ? &t->fault : NULL;
}

size_t
tsv_columns(const struct tsv *t)
{
	return t->header.n;
}

struct str
tsv_name(const struct tsv *t, size_t column)
{
	return t->header.names[column];
}

long
tsv_column(const struct tsv *t, struct str name)
{
	return tsv_header_find(&t->header, name);
}

long
tsv_need(const struct tsv *t, struct str name, struct fault *f)
{
	long at = tsv_header_find(&t->header, name);

	if (at < 0) {
		*f = (struct fault){.file = str_of(t->paths[0]), .line = 1};
		tsv_header_lacks(&t->header, name, f);
	}
	return at;
}

struct str
tsv_file(const struct tsv *t)
{
	return str_of(t->paths[t->turn]);
}

uint64_t
tsv_offset(const struct tsv *t)
{
	return t->bytes - t->scan.block.n + (uint32_t)(t->view.marks[0] + 1);
}

struct io_stamp
tsv_stamp(const struct tsv *t)
{
	return t->stamp;
}

void
tsv_progress(const struct tsv *t, size_t *done, size_t *all)
{
	*done = t->bytes;
	*all = t->bytes_in_all;
}
