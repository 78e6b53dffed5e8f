/* xls: cells of every kind of record, in both versions of the format, whole and damaged. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "compound.h"
#include "tap.h"
#include "xls.h"

#define BOF8 "\x09\x08\x10\0\0\6\5\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define BOF5 "\x09\x08\x08\0\0\5\5\0\0\0\0\0"
#define SHEET8 "\x09\x08\x10\0\0\6\x10\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define SHEET5 "\x09\x08\x08\0\0\5\x10\0\0\0\0\0"
#define END "\x0a\0\0\0"
/* XF 0 is plain, 1 a date of Chinese Excel (31), 2 a code of its own (164), 3 capitals (165) */
#define XFS "\xe0\0\4\0\0\0\0\0\xe0\0\4\0\0\0\x1f\0\xe0\0\4\0\0\0\xa4\0\xe0\0\4\0\0\0\xa5\0"
#define FORMATS "\x1e\x04\x15\0\xa4\0\x10\0\0yyyy-mm-dd hh:mm" \
	"\x1e\x04\x15\0\xa5\0\x10\0\0[DBNum2]0.00;\"m\""

static char path[] = "/tmp/doudi-unit-XXXXXX";

static void
put_cells(struct xls *x, size_t sheet, struct buf *all)
{
	static const char kinds[] = "tndblef";
	struct grid g;
	struct grid_row row;
	struct fault f;

	if (!xls_grid(x, sheet, &g, &f)) {
		buf_puts(all, "damaged");
		return;
	}
	while (g.next(g.source, &row)) {
		buf_printf(all, "%zu%s", row.line, row.hidden ? "h" : "");
		for (size_t i = 0; i < row.n; i++)
			buf_printf(all, " %c:%.*s", kinds[row.kinds[i]], STR_FMT(row.cells[i]));
		buf_putc(all, '/');
	}
	for (size_t i = 0; i < g.nspans; i++)
		buf_printf(all, "span %zu-%zu %zu-%zu/", g.spans[i].top, g.spans[i].bottom,
		    g.spans[i].left, g.spans[i].right);
	for (size_t i = 0; i < g.nhidden; i++)
		if (g.hidden[i])
			buf_printf(all, "hidden %zu/", i);
	if (g.failed(g.source))
		buf_puts(all, "failed");
}

/* What the file says: its sheets and cells, or why not. */
static struct str
read_back(struct str file, struct buf *all)
{
	static struct fault f;	/* its text may be what is returned */
	FILE *out = fopen(path, "w");
	size_t n;

	buf_reset(all);
	if (!out || fwrite(file.p, 1, file.n, out) != file.n || fclose(out))
		return STR("cannot write");
	struct xls *x = xls_open(path, STR("f.xls"), &f);
	if (!x)
		return str_eq(f.file, STR("f.xls")) ? str_of(f.text) : STR("no name");
	const struct book_sheet *sheets = xls_sheets(x, &n);
	for (size_t i = 0; i < n; i++) {
		buf_printf(all, "%.*s %d/", STR_FMT(sheets[i].name), sheets[i].state);
		put_cells(x, i, all);
	}
	xls_close(x);
	return buf_str(all);
}

/* A book of one sheet, "S": what its first part has more, and the cells. */
static void
put_book(struct buf *b, bool old, struct str more, struct str cells)
{
	struct buf stream = {0};
	struct str bound = old ? STR("\x85\0\x08\0????\0\0\1S") : STR("\x85\0\x09\0????\0\0\1\0S");
	size_t at;

	buf_put(&stream, old ? STR(BOF5) : STR(BOF8));
	buf_put(&stream, more);
	at = stream.n + 4;
	buf_put(&stream, bound);
	buf_put(&stream, STR(END));
	for (int i = 0; i < 4; i++)
		stream.p[at + (size_t)i] = (char)(stream.n >> 8 * i & 0xff);
	buf_put(&stream, old ? STR(SHEET5) : STR(SHEET8));
	buf_put(&stream, cells);
	buf_put(&stream, STR(END));
	buf_reset(b);
	compound_write(b, old ? STR("Book") : STR("Workbook"), buf_str(&stream));
	buf_free(&stream);
}

static const struct {
	const char *what;
	bool old;
	struct str more, cells;
	const char *out;
} books[] = {
	{"nothing", false, STR_INIT(""), STR_INIT(""), ""},
	{"a number", false, STR_INIT(XFS),
	    STR_INIT("\3\2\x0e\0\1\0\2\0\0\0\0\0\0\0\0\x40\x63\x40"), "2 t: t: n:154/"},
	{"15 digits of an ID", false, STR_INIT(XFS),
	    STR_INIT("\3\2\x0e\0\0\0\0\0\0\0\x30\x82\x41\x41\x87\x72\x78\x43"), "1 l:110101194912310/"},
	{"a fraction", false, STR_INIT(XFS), STR_INIT("\3\2\x0e\0\0\0\0\0\0\0"
	    "\064\063\063\063\063\063\323\077"), "1 n:0.3/"},
	{"the fraction below 1.005", false, STR_INIT(XFS), STR_INIT("\3\2\x0e\0\0\0\0\0\0\0"
	    "\024\256\107\341\172\024\360\077"), "1 n:1.005/"},
	{"16 digits, the last a half", false, STR_INIT(XFS), STR_INIT("\3\2\x0e\0\0\0\0\0\0\0"
	    "\240\237\170\057\034\150\300\102"), "1 n:36078671032639.3/"},
	{"1 and 15 zeros", false, STR_INIT(XFS), STR_INIT("\3\2\x0e\0\0\0\0\0\0\0"
	    "\000\000\064\046\365\153\014\103"), "1 l:100000000000000/"},
	{"infinite", false, STR_INIT(XFS), STR_INIT("\3\2\x0e\0\0\0\0\0\0\0"
	    "\000\000\000\000\000\000\360\177"), "1 e:#NUM!/"},
	{"whole RK", false, STR_INIT(XFS), STR_INIT("\x7e\2\x0a\0\0\0\0\0\0\0\x6a\2\0\0"), "1 n:154/"},
	{"RK below zero", false, STR_INIT(XFS), STR_INIT("\x7e\2\x0a\0\0\0\0\0\0\0\xfe\xff\xff\xff"),
	    "1 n:-1/"},
	{"a hundredfold RK", false, STR_INIT(XFS), STR_INIT("\x7e\2\x0a\0\0\0\0\0\0\0\xef\xf0\0\0"),
	    "1 n:154.19/"},
	{"the front of a double", false, STR_INIT(XFS),
	    STR_INIT("\x7e\2\x0a\0\0\0\0\0\0\0\0\0\xe0\x3f"), "1 n:0.5/"},
	{"numbers beside each other", false, STR_INIT(XFS),
	    STR_INIT("\xbd\0\x12\0\0\0\1\0\0\0\6\0\0\0\0\0\x0a\0\0\0\2\0"), "1 t: n:1 n:2/"},
	{"a date by a Chinese format", false, STR_INIT(XFS),
	    STR_INIT("\x7e\2\x0a\0\0\0\0\0\1\0\x82\xc7\2\0"), "1 d:2024-09-01/"},
	{"a date from 1904", false, STR_INIT(XFS "\x22\0\2\0\1\0"),
	    STR_INIT("\x7e\2\x0a\0\0\0\0\0\1\0\xaa\xb0\2\0"), "1 d:2024-09-01/"},
	{"a time to the second", false, STR_INIT(FORMATS XFS),
	    STR_INIT("\3\2\x0e\0\0\0\0\0\2\0\x55\x55\x55\x55\x0b\x3c\xe6\x40"),
	    "1 d:2024-09-01 08:30:00/"},
	{"an amount in capitals is no date", false, STR_INIT(FORMATS XFS),
	    STR_INIT("\x7e\2\x0a\0\0\0\0\0\3\0\x82\xc7\2\0"), "1 n:45536/"},
	{"true and false", false, STR_INIT(XFS),
	    STR_INIT("\5\2\x08\0\0\0\0\0\0\0\1\0\5\2\x08\0\0\0\1\0\0\0\0\0"), "1 b:TRUE b:FALSE/"},
	{"an error", false, STR_INIT(XFS), STR_INIT("\5\2\x08\0\0\0\0\0\0\0\x2a\1"), "1 e:#N/A/"},
	{"a label", false, STR_INIT(XFS), STR_INIT("\4\2\x0d\0\0\0\0\0\0\0\2\0\1\x8b\x73\x2d\x4e"),
	    "1 t:\xe7\x8e\x8b\xe4\xb8\xad/"},
	{"TAB and CR LF", false, STR_INIT(XFS), STR_INIT("\4\2\x0f\0\0\0\0\0\0\0\6\0\0a\tb\r\nc"),
	    "1 t:a b c/"},
	{"TAB and CR LF of BIFF5", true, STR_INIT("\x42\0\2\0\xa8\3"),
	    STR_INIT("\4\2\x0f\0\0\0\0\0\0\0\7\0a\tb\r\n\xcd\xf5"), "1 t:a b \xe7\x8e\x8b/"},
	{"a rare character", false, STR_INIT(XFS),
	    STR_INIT("\4\2\x0d\0\0\0\0\0\0\0\2\0\1\x70\xd8\xce\xdf"), "1 t:\xf0\xac\x8f\x8e/"},
	{"half a character", false, STR_INIT(XFS),
	    STR_INIT("\4\2\x0b\0\0\0\0\0\0\0\1\0\1\x70\xd8"), "1 t:\xef\xbf\xbd/"},
	{"a formula's number", false, STR_INIT(XFS),
	    STR_INIT("\6\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\x40\x63\x40\0\0\0\0\0\0"), "1 n:154/"},
	{"a formula's text", false, STR_INIT(XFS),
	    STR_INIT("\6\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0\x07\2\5\0\2\0\0hi"),
	    "1 t:hi/"},
	{"a formula's error", false, STR_INIT(XFS),
	    STR_INIT("\6\0\x14\0\0\0\0\0\0\0\2\0\x07\0\0\0\xff\xff\0\0\0\0\0\0"), "1 e:#DIV/0!/"},
	{"a formula's truth", false, STR_INIT(XFS),
	    STR_INIT("\6\0\x14\0\0\0\0\0\0\0\1\0\1\0\0\0\xff\xff\0\0\0\0\0\0"), "1 b:TRUE/"},
	{"a formula never reckoned", false, STR_INIT(XFS),
	    STR_INIT("\6\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\1\0\0\0\0\0"), "1 f:/"},
	{"a formula that lost its text", false, STR_INIT(XFS),
	    STR_INIT("\6\0\x14\0\0\0\0\0\0\0\0\0\0\0\0\0\xff\xff\0\0\0\0\0\0"), "1 f:/"},
	{"rows out of order, a cell twice", false, STR_INIT(XFS),
	    STR_INIT("\x7e\2\x0a\0\1\0\0\0\0\0\6\0\0\0\x7e\2\x0a\0\0\0\0\0\0\0\6\0\0\0"
	    "\x7e\2\x0a\0\0\0\0\0\0\0\x0a\0\0\0"), "1 n:2/2 n:1/"},
	{"hidden and merged", false, STR_INIT(XFS),
	    STR_INIT("\x7d\0\x0c\0\1\0\1\0\0\0\0\0\1\0\0\0\x08\2\x10\0\0\0\0\0\1\0\0\0\0\0\0\0\x20\0\0\0"
	    "\x7e\2\x0a\0\0\0\0\0\0\0\6\0\0\0\xe5\0\x0a\0\1\0\0\0\1\0\0\0\2\0"),
	    "1h n:1/span 1-2 0-2/hidden 1/"},
	{"a chart in the sheet", false, STR_INIT(XFS),
	    STR_INIT(BOF8 "\x7e\2\x0a\0\0\0\0\0\0\0\6\0\0\0" END), ""},
	{"shared texts over two records", false,
	    STR_INIT("\xfc\0\x10\0\2\0\0\0\2\0\0\0\1\0\0a\4\0\0b" "\x3c\0\5\0\1c\0\x8b\x73"
	    "\x3c\0\2\0\0d"),
	    STR_INIT("\xfd\0\x0a\0\0\0\0\0\0\0\1\0\0\0\xfd\0\x0a\0\0\0\1\0\0\0\0\0\0\0"),
	    "1 t:bc\xe7\x8e\x8b" "d t:a/"},
	{"fonts in a text", false,
	    STR_INIT("\xfc\0\x17\0\1\0\0\0\1\0\0\0\2\0\x0c\1\0\2\0\0\0ab\0\0\0\0" "\x3c\0\2\0??"),
	    STR_INIT("\xfd\0\x0a\0\0\0\0\0\0\0\0\0\0\0"), "1 t:ab/"},
	{"fewer shared texts than are said", false, STR_INIT("\xfc\0\x0c\0\3\0\0\0\3\0\0\0\1\0\0a"),
	    STR_INIT("\xfd\0\x0a\0\0\0\0\0\0\0\0\0\0\0"), "1 t:a/"},
	{"a shared text that is not there", false, STR_INIT(""),
	    STR_INIT("\xfd\0\x0a\0\0\0\0\0\0\0\0\0\0\0"), "failed"},
	{"a cell cut short", false, STR_INIT(""), STR_INIT("\3\2\6\0\0\0\0\0\0\0"), "damaged"},
	{"a column that cannot be", false, STR_INIT(""),
	    STR_INIT("\x7e\2\x0a\0\0\0\0\1\0\0\6\0\0\0"), "damaged"},
	{"BIFF5 in GBK", true, STR_INIT("\x42\0\2\0\xa8\3"),
	    STR_INIT("\4\2\x0c\0\0\0\0\0\0\0\4\0\xcd\xf5\xd6\xd0"), "1 t:\xe7\x8e\x8b\xe4\xb8\xad/"},
	{"BIFF5 with fonts", true, STR_INIT("\x42\0\2\0\xa8\3"),
	    STR_INIT("\xd6\0\x0d\0\0\0\0\0\0\0\2\0\xcd\xf5\1\0\1"), "1 t:\xe7\x8e\x8b/"},
	{"BIFF5 in Big5", true, STR_INIT("\x42\0\2\0\xb6\3"),
	    STR_INIT("\4\2\x0a\0\0\0\0\0\0\0\2\0\xa4\xfd"), "1 t:\xe7\x8e\x8b/"},
	{"BIFF5 that says 1252 and is GBK", true, STR_INIT("\x42\0\2\0\xe4\4"),
	    STR_INIT("\4\2\x0a\0\0\0\0\0\0\0\2\0\xcd\xf5"), "1 t:\xe7\x8e\x8b/"},
	{"a date of BIFF5", true,
	    STR_INIT("\x1e\x04\x0d\0\xa4\0\x0a" "yyyy-mm-dd" "\xe0\0\4\0\0\0\xa4\0"),
	    STR_INIT("\x7e\2\x0a\0\0\0\0\0\0\0\x82\xc7\2\0"), "1 d:2024-09-01/"},
	{"BIFF5 with bytes of no character", true, STR_INIT(""),
	    STR_INIT("\4\2\x09\0\0\0\0\0\0\0\1\0\xff"), "failed"},
};

static void
reading(void)
{
	struct buf file = {0}, all = {0}, out = {0};

	for (size_t i = 0; i < COUNT(books); i++) {
		put_book(&file, books[i].old, books[i].more, books[i].cells);
		buf_reset(&out);
		buf_printf(&out, "S 0/%s", books[i].out);
		struct str got = read_back(buf_str(&file), &all);
		if (!ok(str_eq(got, buf_str(&out)), "%s", books[i].what))
			printf("# %.*s\n", STR_FMT(got));
	}
	buf_free(&file);
	buf_free(&all);
	buf_free(&out);
}

static bool
says(struct str file, enum msg m, struct buf *all)
{
	return str_eq(read_back(file, all), str_of(msg(m)));
}

static void
refusing(void)
{
	struct buf file = {0}, all = {0};

	put_book(&file, false, STR("\x2f\0\6\0\0\0\0\0\0\0"), STR(""));
	ok(says(buf_str(&file), M_XLS_PASSWORD, &all), "a password");
	buf_reset(&file);
	compound_write(&file, STR("EncryptedPackage"), STR("?"));
	ok(says(buf_str(&file), M_XLS_PASSWORD, &all), "an xlsx with a password");
	buf_reset(&file);
	compound_write(&file, STR("WordDocument"), STR("?"));
	ok(says(buf_str(&file), M_XLS_NO_BOOK, &all), "a document of Word");
	buf_reset(&file);
	compound_write(&file, STR("Workbook"), STR("\x09\4\4\0\0\4\5\0"));
	ok(says(buf_str(&file), M_XLS_DAMAGED, &all), "no first record");
	buf_reset(&file);
	compound_write(&file, STR("Workbook"), STR("\x09\x08\4\0\0\4\5\0"));
	ok(says(buf_str(&file), M_XLS_VERSION, &all), "an older version");
	put_book(&file, true, STR("\x42\0\2\0\x01\x30"), STR(""));
	read_back(buf_str(&file), &all);
	ok(!all.n, "a code page that there is not");
	ok(says(STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), M_XLS_DAMAGED, &all), "nothing but the mark");
	buf_free(&file);
	buf_free(&all);
}

enum { ENTRY = 128, SECTOR = 512 };

/* The directory of what compound_write wrote, for a stream that needs one sector of table. */
static char *
directory(const struct buf *file)
{
	return file->p + file->n - 2 * SECTOR;
}

/* Another "Workbook", in a folder of its own that comes first, as of an embedded object. */
static void
embedding(void)
{
	struct buf file = {0}, all = {0};
	struct str want = STR("S 0/1 n:154/");

	put_book(&file, false, STR(XFS), STR("\x7e\2\x0a\0\0\0\0\0\0\0\x6a\2\0\0"));
	ok(str_eq(read_back(buf_str(&file), &all), want), "a book alone");
	char *entry = directory(&file);
	memcpy(entry + 3 * ENTRY, entry + ENTRY, ENTRY);
	memcpy(entry + 2 * ENTRY, entry + ENTRY, ENTRY);
	entry[0x4c] = 3;			/* the root's first child has a brother, */
	memcpy(entry + 3 * ENTRY + 0x44, "\1\0\0\0", 4);
	entry[ENTRY + 0x42] = 1;		/* a folder with a child, */
	entry[ENTRY + 0x4c] = 2;
	memset(entry + 2 * ENTRY + 0x78, 0, 4);	/* which is empty */
	ok(str_eq(read_back(buf_str(&file), &all), want), "a book with another in it");
	memcpy(entry + 3 * ENTRY + 0x40, "\0\0\5", 3);
	memcpy(entry + 3 * ENTRY + 0x48, "\3\0\0\0", 4);
	ok(str_eq(read_back(buf_str(&file), &all), str_of(msg(M_XLS_NO_BOOK))),
	    "only another in it, and a brother that is its own");
	buf_free(&file);
	buf_free(&all);
}

/* A list of the table's sectors that names the same ones again and again. */
static void
inflating(void)
{
	struct buf file = {0};
	struct compound c;

	put_book(&file, false, STR(XFS), STR(""));
	size_t list = file.n / SECTOR - 1;
	for (int i = 0; i < SECTOR / 4; i++)
		buf_put(&file, STR("\0\0\0\0"));
	file.p[file.n - 4] = (char)list;	/* the next list is this one */
	memcpy(file.p + 0x44, file.p + file.n - 4, 4);
	ok(!compound_open(&c, buf_str(&file)) && c.fat.n < 20 * file.n, "a table larger than its file");
	compound_close(&c);
	buf_free(&file);
}

/* Every end and every single wrong byte is survived; what can be told apart is refused. */
static void
damaging(void)
{
	struct buf file = {0}, all = {0}, damaged = {0};
	size_t refused = 0;

	put_book(&file, false, STR(FORMATS XFS), STR("\4\2\x0d\0\0\0\0\0\0\0\2\0\1\x8b\x73\x2d\x4e"));
	for (size_t n = 0; n < file.n; n += 64)
		refused += str_eq(read_back((struct str){file.p, n}, &all), str_of(msg(M_XLS_DAMAGED)));
	/* the last sector is the table, of which the first bytes say all */
	ok(refused >= (file.n - 512) / 64, "%zu files cut short are refused", refused);
	/* the header without its list of sectors, the records, the directory and the table */
	for (size_t i = 0; i < 384; i++) {
		size_t at = i < 96 ? i : i < 256 ? 512 + i * 2 : file.n - 1024 + (i - 256) * 8;
		buf_reset(&damaged);
		buf_put(&damaged, buf_str(&file));
		damaged.p[at] = (char)(damaged.p[at] ^ (i % 3 ? 0xff : 1));
		read_back(buf_str(&damaged), &all);
	}
	ok(true, "wrong bytes do no harm");
	buf_free(&file);
	buf_free(&all);
	buf_free(&damaged);
}

int
main(void)
{
	setenv("LC_ALL", "C", 1);
	int fd = mkstemp(path);
	if (ok(fd >= 0, "a file")) {
		reading();
		refusing();
		embedding();
		inflating();
		damaging();
		close(fd);
		unlink(path);
	}
	return done();
}
