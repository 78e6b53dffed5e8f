/*
 * xlsxout_compare - is what was packed what was put? The library copies the rows of a sheet
 * from one temporary file to another and looks at no result: on a disk that is full for a
 * moment, rows would be missing from a workbook that opens well.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "xlsxout_priv.h"

#define BLOCK 65536

/* One entry of the archive, read through once. */
struct part {
	zip_file_t *file;
	char *block;
	size_t n, at;		/* in block; at: used */
	bool bad;
	int error;		/* of reading the rows again; 0: none */
};

static bool
fill(struct part *p)
{
	zip_int64_t got = zip_fread(p->file, p->block, BLOCK);

	p->bad = p->bad || got < 0;
	p->n = got > 0 ? (size_t)got : 0;
	p->at = 0;
	return got > 0;
}

/* Behind the first of these words. */
static bool
skip_past(struct part *p, struct str word)
{
	size_t have = 0;

	while (have < word.n) {
		if (p->at == p->n && !fill(p))
			return false;
		char c = p->block[p->at++];

		have = c == word.p[have] ? have + 1 : c == *word.p;
	}
	return true;
}

/* The next bytes are those of the rows. */
static bool
has_rows(struct part *p, const struct xlsxout_rows *rows)
{
	char *mine = mem_resize(NULL, BLOCK, 1);
	off_t done = 0;
	bool good = true;

	while (good && done < rows->bytes) {
		if (p->at == p->n && !fill(p))
			break;
		size_t n = p->n - p->at;

		if ((off_t)n > rows->bytes - done)
			n = (size_t)(rows->bytes - done);
		ssize_t got = io_read_at(rows->fd, mine, n, (size_t)done);

		p->error = got < 0 ? errno : 0;
		good = got == (ssize_t)n && !memcmp(mine, p->block + p->at, n);
		p->at += n;
		done += (off_t)n;
	}
	free(mine);
	return good && done == rows->bytes;
}

/* What is left is read to its end, where the archive checks its sum, and ends so (but for LF). */
static bool
ends_with(struct part *p, struct str word)
{
	char last[64] = {0};

	do {
		for (; p->at < p->n; p->at++) {
			if (p->block[p->at] == '\n')
				continue;
			memmove(last, last + 1, sizeof(last) - 1);
			last[sizeof(last) - 1] = p->block[p->at];
		}
	} while (fill(p));
	return !p->bad && word.n <= sizeof(last)
	    && !memcmp(last + sizeof(last) - word.n, word.p, word.n);
}

static bool
open_part(struct part *p, zip_t *z, zip_uint64_t i)
{
	p->n = p->at = 0;
	p->bad = false;
	p->file = zip_fopen_index(z, i, 0);
	return p->file != NULL;
}

static bool
sheet_is_whole(struct part *p, const struct xlsxout_rows *rows)
{
	if (!rows->bytes)
		return ends_with(p, STR("</worksheet>"));
	return skip_past(p, STR("<sheetData>")) && has_rows(p, rows)
	    && ends_with(p, STR("</worksheet>"));
}

/* xl/worksheets/sheet7.xml is 6; others are none. */
static bool
sheet_number(const char *name, size_t *number)
{
	struct str s = str_of(name);
	static const struct str folder = STR_INIT("xl/worksheets/sheet");

	if (!str_starts(s, folder) || !str_ends(s, STR(".xml")))
		return false;
	*number = (size_t)strtoul(name + folder.n, NULL, 10) - 1;
	return true;
}

/* False with errno set, or 0 when nothing failed but the workbook is another one. */
static bool
parts_are_whole(zip_t *z, const struct xlsxout_rows *rows, size_t n)
{
	struct part p = {.block = mem_resize(NULL, BLOCK, 1)};
	zip_int64_t all = zip_get_num_entries(z, 0);
	size_t met = 0, number;
	bool good = true;

	for (zip_int64_t i = 0; i < all && good; i++) {
		const char *name = zip_get_name(z, (zip_uint64_t)i, 0);

		good = name && open_part(&p, z, (zip_uint64_t)i);
		if (!good)
			break;
		if (sheet_number(name, &number)) {
			good = number < n && sheet_is_whole(&p, &rows[number]);
			met++;
		} else {
			good = ends_with(&p, STR(">"));
		}
		zip_fclose(p.file);
	}
	free(p.block);
	errno = p.error;
	return good && met == n;
}

bool
xlsxout_compare(int fd, const struct xlsxout_rows *rows, size_t n, struct fault *f)
{
	int own = dup(fd), error;
	zip_t *z = own < 0 || lseek(own, 0, SEEK_SET) < 0 ? NULL : zip_fdopen(own, 0, &error);
	bool good = z && parts_are_whole(z, rows, n);

	error = z ? errno : 0;
	if (z)
		zip_discard(z);
	else if (own >= 0)
		close(own);
	*f = (struct fault){.file = STR("TMPDIR")};
	errno = error;
	if (error)
		return fault_errno(f, M_CANNOT_READ);
	return good || fault_set(f, M_XLSXOUT_NOT_WHOLE);
}
