#include "csvrow.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "csvequal.h"

struct csvrow {
	struct encoding encoding;
	struct csv_parser parser;
	struct csvequal equal;
	char delimiter;
	struct str file;
	struct fault fault;
	struct str block;		/* what is not parsed yet */
	struct buf text;		/* the cells of the row, one behind the other */
	size_t *ends, nends, rends;	/* where each ends in text */
	struct str *cells;
	size_t rcells;
	size_t line, row_line;		/* the line being parsed; where its row began */
	size_t fed, breaks;		/* bytes of this row so far */
	bool inside, done, failed;	/* in a row; a whole one is there */
	bool cr, ended;			/* the last byte was CR */
	bool begun;			/* the first block is being parsed, or was */
};

/* Nothing is a space: the cleaner trims, and counts it. */
static int
no_space(unsigned char c)
{
	(void)c;
	return 0;
}

/* What would break the stream becomes a space. */
static void
put_broken(struct buf *b, const char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != '\n' && p[i] != '\r' && p[i] != '\t')
			buf_putc(b, p[i]);
		else if (p[i] != '\r' || i + 1 == n || p[i + 1] != '\n')
			buf_putc(b, ' ');
}

static bool
is_broken(const char *p, size_t n)
{
	return memchr(p, '\n', n) || memchr(p, '\t', n) || memchr(p, '\r', n);
}

/* A cell is complete. */
static void
on_cell(void *bytes, size_t n, void *user)
{
	struct csvrow *c = user;
	if (n && is_broken(bytes, n)) {
		put_broken(&c->text, bytes, n);
		c->breaks++;
	} else {
		buf_put(&c->text, (struct str){bytes, n});
	}
	c->ends = mem_grow(c->ends, c->nends, &c->rends, sizeof *c->ends);
	c->ends[c->nends++] = c->text.n;
}

static void
on_row(int end, void *user)
{
	(void)end;
	((struct csvrow *)user)->done = true;
}

static bool
fail(struct csvrow *c, size_t line)
{
	c->failed = true;
	c->fault.file = c->file;
	c->fault.line = line;
	return false;
}

struct csvrow *
csvrow_open(const char *path, const char *encoding, struct fault *f)
{
	struct csvrow *c = mem_resize(NULL, 1, sizeof *c);
	*c = (struct csvrow){.file = str_of(path), .line = 1, .delimiter = ','};
	f->file = c->file;
	if (!encoding_open(&c->encoding, path, encoding, f)) {
		free(c);
		return NULL;
	}
	if (!encoding_next(&c->encoding, &c->block, f)
	    || csv_init(&c->parser, CSV_STRICT | CSV_STRICT_FINI)) {
		encoding_close(&c->encoding);
		free(c);
		return NULL;
	}
	if (str_starts(c->block, STR("\xef\xbb\xbf")))
		c->block = str_from(c->block, 3);
	csv_set_space_func(&c->parser, no_space);
	csv_set_blk_size(&c->parser, ENCODING_BLOCK);
	return c;
}

struct str
csvrow_head(const struct csvrow *c)
{
	return c->block;
}

void
csvrow_delimiter(struct csvrow *c, char delimiter)
{
	c->delimiter = delimiter;
	csv_set_delim(&c->parser, (unsigned char)delimiter);
}

/* The next line of the block with its end, or what there is of it. */
static struct str
cut_line(struct str *block)
{
	size_t n = 0;
	while (n < block->n && block->p[n] != '\n' && block->p[n] != '\r')
		n++;
	if (n < block->n)
		n += block->p[n] == '\r' && n + 1 < block->n && block->p[n + 1] == '\n' ? 2 : 1;
	struct str line = {block->p, n};
	*block = str_from(*block, n);
	return line;
}

static bool
is_end(char c)
{
	return c == '\n' || c == '\r';
}

/* Give one line, or a part of one, to libcsv. */
static bool
parse(struct csvrow *c, struct str line)
{
	if (!c->inside)
		c->row_line = c->line;
	c->inside = true;
	c->fed += line.n;
	if (memchr(line.p, 0, line.n)) {
		fault_set(&c->fault, M_IMPORT_BINARY);
		return fail(c, c->line);
	}
	if (c->fed > CSVROW_MOST) {
		fault_set(&c->fault, M_IMPORT_LONG_ROW, CSVROW_MOST);
		return fail(c, c->row_line);
	}
	if (csv_parse(&c->parser, line.p, line.n, on_cell, on_row, c) != line.n) {
		fault_set(&c->fault, M_IMPORT_QUOTE);
		return fail(c, c->line);
	}
	return true;
}

/* One step: a line of the block. True when a row is complete. */
static bool
step(struct csvrow *c)
{
	struct str line = cut_line(&c->block);
	bool rest = c->cr && *line.p == '\n';	/* of a CRLF that the blocks cut in two */
	bool blank = !c->inside && is_end(*line.p);
	char last = line.p[line.n - 1];
	c->cr = last == '\r';
	if (rest && blank)
		return false;
	if (blank)
		c->row_line = c->line;
	else if (!parse(c, line))
		return false;
	c->line += is_end(last) && !rest;
	return blank || c->done;
}

static bool
finish(struct csvrow *c)
{
	c->ended = true;
	if (csv_fini(&c->parser, on_cell, on_row, c)) {
		fault_set(&c->fault, M_IMPORT_QUOTE_OPEN);
		return fail(c, c->row_line);
	}
	return c->done;
}

static void
give(struct csvrow *c, struct grid_row *row)
{
	size_t from = 0;
	for (size_t i = 0; i < c->nends; i++) {
		c->cells = mem_grow(c->cells, i, &c->rcells, sizeof *c->cells);
		c->cells[i] = (struct str){c->text.p ? c->text.p + from : "", c->ends[i] - from};
		from = c->ends[i];
	}
	*row = (struct grid_row){.cells = c->cells, .n = c->nends, .line = c->row_line};
}

/* The next block, ready for libcsv; the first one is there already. */
static bool
take(struct csvrow *c)
{
	if (c->begun && !encoding_next(&c->encoding, &c->block, &c->fault))
		return fail(c, c->line);
	c->begun = true;
	c->block = csvequal_pass(&c->equal, c->block, c->delimiter);
	return true;
}

static bool
next(void *source, struct grid_row *row)
{
	struct csvrow *c = source;
	buf_reset(&c->text);
	c->nends = c->fed = 0;
	c->inside = c->done = false;
	bool whole = false;
	while (!whole && !c->failed && !c->ended) {
		if (c->begun && c->block.n)
			whole = step(c);
		else if (take(c) && !c->block.n)
			whole = finish(c);
	}
	if (whole)
		give(c, row);
	return whole;
}

static const struct fault *
failed(const void *source)
{
	const struct csvrow *c = source;
	return c->failed ? &c->fault : NULL;
}

struct grid
csvrow_grid(struct csvrow *c)
{
	return (struct grid){.source = c, .next = next, .failed = failed, .file = c->file};
}

const char *
csvrow_encoding(const struct csvrow *c)
{
	return c->encoding.name;
}

bool
csvrow_few(const struct csvrow *c)
{
	return c->encoding.few;
}

size_t
csvrow_breaks(const struct csvrow *c)
{
	return c->breaks;
}

void
csvrow_close(struct csvrow *c)
{
	if (!c)
		return;
	csv_free(&c->parser);
	encoding_close(&c->encoding);
	csvequal_free(&c->equal);
	buf_free(&c->text);
	free(c->ends);
	free(c->cells);
	free(c);
}
