/* tsv: where the marks are, rows across the borders of blocks, what is left of the last line. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tap.h"
#include "tsv.h"
#include "tsv_scan.h"

static char path[] = "/tmp/tsv-unit.XXXXXX";

static void
write_file(const struct buf *b)
{
	struct io_out o;
	struct fault f;

	if (!io_out_open(&o, path, &f))
		exit(2);
	io_out_put(&o, buf_str(b));
	if (!io_out_close(&o, true, &f))
		exit(2);
}

static struct tsv *
open_file(unsigned flags, struct fault *f)
{
	char *const paths[] = {path};

	return tsv_open(paths, 1, flags, f);
}

/* Bytes of all kinds in all places: what the scan finds is what a look at each byte finds. */
static bool
scan_is_right(struct tsv_scan *s, unsigned seed, size_t n)
{
	static const char bytes[] = "\t\n\t\nabcdefghijklmnop\xe7\x94\xb2";
	size_t i, mark = 1, lines = 0, from = 0;

	buf_reset(&s->block);
	buf_reserve(&s->block, n + TSV_SCAN_SLACK);
	srand(seed);
	for (i = 0; i < n; i++)
		buf_putc(&s->block, bytes[(size_t)rand() % (sizeof(bytes) - 1)]);
	tsv_scan(s);
	for (i = 0; i < n; i++) {
		char c = s->block.p[i];

		if (c != '\t' && c != '\n')
			continue;
		if (mark >= s->nmarks || s->marks[mark] != i)
			return false;
		if (c == '\n') {
			if (tsv_scan_fields(s, from) != mark - from)
				return false;
			lines++;
			from = mark;
		}
		mark++;
	}
	return mark == s->nmarks && lines == s->nlines && !tsv_scan_fields(s, from) && !s->odd;
}

/* Lines of three fields, but line `other` of 100 has `fields`: so many before it are regular. */
static bool
stops_at(struct tsv_scan *s, size_t other, size_t fields)
{
	size_t i, j;

	buf_reset(&s->block);
	for (i = 0; i < 100; i++)
		for (j = i == other ? fields : 3; j > 0; j--)
			buf_puts(&s->block, j == 1 ? "x\n" : "x\t");
	buf_reserve(&s->block, TSV_SCAN_SLACK);
	tsv_scan(s);
	return s->nlines == 100 && tsv_scan_regular(s, 0, 100, 3) == other &&
	    (!other || tsv_scan_regular(s, 3, 99, 3) == other - 1);
}

static bool
stops_at_ragged(struct tsv_scan *s)
{
	size_t other, fields;

	for (other = 0; other < 100; other++)
		for (fields = 1; fields < 10; fields++)
			if (fields != 3 && !stops_at(s, other, fields))
				return false;
	return stops_at(s, 100, 0);
}

static void
scans(void)
{
	struct tsv_scan s = {0};
	bool good = true;
	size_t n;

	for (n = 0; n < 300; n++)
		good = good && scan_is_right(&s, (unsigned)n, n);
	ok(good, "scan: short blocks of every length");
	ok(scan_is_right(&s, 1, 100000), "scan: a long block");
	ok(stops_at_ragged(&s), "scan: the first line of other than so many fields, wherever it is");
	for (n = 0; n < 200 && good; n++) {
		buf_reset(&s.block);
		buf_reserve(&s.block, 201 + TSV_SCAN_SLACK);
		memset(s.block.p, 'x', 200);
		s.block.p[n] = n & 1 ? '\r' : '\0';
		s.block.n = 200;
		tsv_scan(&s);
		good = s.odd;
	}
	ok(good, "scan: a NUL or CR is noticed in every place");
	tsv_scan_free(&s);
}

/* A first row of such a length that the rows behind it lie across the border of a block. */
static bool
reads_across(size_t pad, bool crlf)
{
	static const char *const rows[] = {"甲一\t1\t乙", "\t\t", "a\tb\tc", "丙\t\t丁"};
	const char *end = crlf ? "\r\n" : "\n";
	struct buf b = {0};
	struct fault f;
	struct tsv *t;
	size_t i;
	bool good;

	buf_printf(&b, "x\ty\tz%s", end);
	for (i = 0; i < pad; i++)
		buf_putc(&b, 'p');
	buf_printf(&b, "\t2\t3%s", end);
	for (i = 0; i < COUNT(rows); i++)
		buf_printf(&b, "%s%s", rows[i], end);
	write_file(&b);
	t = open_file(0, &f);
	good = t && tsv_next(t) && tsv_field(t, 0).n == pad && str_eq(tsv_field(t, 2), STR("3"));
	for (i = 0; good && i < COUNT(rows); i++)
		good = tsv_next(t) && str_eq(tsv_row(t), str_of(rows[i])) && tsv_line(t) == i + 3;
	good = good && !tsv_next(t) && !tsv_failed(t) && tsv_rows(t) == COUNT(rows) + 1;
	tsv_close(t);
	buf_free(&b);
	return good;
}

static void
borders(void)
{
	bool good = true;
	size_t pad;

	for (pad = IO_BLOCK - 60; pad < IO_BLOCK + 8; pad++)
		good = good && reads_across(pad, false) && reads_across(pad, true);
	ok(good, "rows across the border of a block, LF and CR LF");
	ok(reads_across(3 * IO_BLOCK - 20, false), "a row longer than a block");
}

/* Every way to cut a good table off but at a line's end is noticed. */
static void
cuts(void)
{
	static const char text[] = "id\tname\n1\t甲\n22\t乙丙\n";
	bool good = true;
	size_t n;

	for (n = 0; n < sizeof(text); n++) {
		struct buf b = {0};
		struct fault f;
		struct tsv *t;
		bool whole = n && n < sizeof(text) && text[n - 1] == '\n';

		buf_put(&b, (struct str){text, n < sizeof(text) - 1 ? n : sizeof(text) - 1});
		write_file(&b);
		t = open_file(0, &f);
		while (t && tsv_next(t))
			continue;
		good = good && (t && !tsv_failed(t)) == (whole || n == sizeof(text) - 1);
		tsv_close(t);
		buf_free(&b);
	}
	ok(good, "a table cut after every byte");
}

int
main(void)
{
	int fd = mkstemp(path);

	if (fd < 0)
		return 2;
	close(fd);
	scans();
	borders();
	cuts();
	unlink(path);
	return done();
}
