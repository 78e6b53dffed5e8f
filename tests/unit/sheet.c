/* sheet: headers of several rows and merged cells, as a grid gives them. */
#include <stdio.h>
#include <string.h>

#include "sheet.h"
#include "tap.h"

static struct arena memory;
static struct columns columns;
static struct headers headers;

/* Rows like "序号|姓名|", a line each; merged cells "A1:B2". */
struct example {
	const char *what, *rows[8], *spans[8], *names;
	size_t line, lines, unit;	/* of the header */
};

static const struct example examples[] = {
	{"one row", {"姓名|身份证号", "甲|1"}, {0}, "name,id_number", 1, 1, 0},
	{"a title, one row", {"青山镇", "姓名|身份证号|月保障金额"}, {"A1:C1"},
	    "name,id_number,amount", 2, 1, 0},
	{"two rows by blanks", {"序号|户主|||家庭情况|", "|姓名|身份证号||人口|劳动力", "1|甲||||"},
	    {0}, "-,head_name,head_id_number,,family_size,labour_persons", 1, 2, 0},
	{"two rows, merged", {"序号|户主||家庭情况|", "|姓名|身份证号|人口|劳动力", "1|甲|||"},
	    {"A1:A2", "B1:C1", "D1:E1"},
	    "-,head_name,head_id_number,family_size,labour_persons", 1, 2, 0},
	{"a parent does not reach beyond its cell", {"户主||姓名|", "姓名|身份证号||性别", "甲|||"},
	    {"A1:B1", "C1:C2"}, "head_name,head_id_number,name,sex", 1, 2, 0},
	{"three rows, merged", {"题", "姓名|家庭情况|||", "|劳动力||人口|", "|人数|占比||", "甲|1|||"},
	    {"A1:E1", "A2:A4", "B2:D2", "B3:C3", "D3:D4"},
	    "name,labour_persons,?,family_size,", 2, 3, 0},
	{"three rows by blanks", {"姓名|户主信息|||金额", "|证件|||", "|号码|有效期||", "甲||||1"}, {0},
	    "name,head_id_number,?,,amount", 1, 3, 0},
	{"somebody else's papers", {"姓名|身份证号|监护人||", "||证件||", "||号码|有效期|", "甲|1|2||"},
	    {0}, "name,id_number,?,?,", 1, 3, 0},
	{"units below", {"乡镇|保障人口|金额", "|人|万元", "甲镇|3|4"}, {0},
	    "township,covered_persons,amount", 1, 2, 10000},
	{"one unit below", {"姓名|月保障金额", "|元", "甲|3"}, {0}, "name,amount", 1, 2, 1},
	{"units and numbers below", {"乡镇|保障人口|金额|低保金", "|人|元|元", "甲|1|2|3", "甲镇|3|4|5"}, {0},
	    "township,covered_persons,?,amount", 1, 3, 1},
	{"numbers of persons are no numbers of columns", {"户编号|保障人口|家庭人口", "1|2|3"}, {0},
	    "household_id,covered_persons,family_size", 1, 1, 0},
	{"traditional characters", {"戶主姓名|身份證號碼|與戶主關係|殘疾等級|銀行賬號"}, {0},
	    "head_name,id_number,relation,disability_grade,account", 1, 1, 0},
};

/* A grid over the rows of an example. */
struct source {
	const struct example *e;
	size_t at;
	struct str cells[16];
	struct grid_span spans[8];
};

static bool
next(void *from, struct grid_row *row)
{
	struct source *s = from;
	const char *text = s->at < 8 ? s->e->rows[s->at] : NULL;
	if (!text)
		return false;
	size_t n = 0;
	struct str rest = str_of(text), part;
	while (str_cut(&rest, '|', &part))
		s->cells[n++] = part;
	*row = (struct grid_row){.cells = s->cells, .n = n, .line = ++s->at};
	return true;
}

static const struct fault *
failed(const void *from)
{
	(void)from;
	return NULL;
}

static struct grid
grid_of(struct source *s)
{
	size_t n = 0;
	for (; n < 8 && s->e->spans[n]; n++) {
		const char *p = s->e->spans[n];
		s->spans[n] = (struct grid_span){.left = (size_t)(p[0] - 'A'),
		    .top = (size_t)(p[1] - '0'), .right = (size_t)(p[3] - 'A'),
		    .bottom = (size_t)(p[4] - '0')};
	}
	return (struct grid){.source = s, .next = next, .failed = failed, .sparse = true,
	    .file = STR("f"), .spans = s->spans, .nspans = n};
}

/* "name,?,-,": known, left out, dropped, blank. */
static const char *
names_of(const struct sheet *sheet)
{
	static char names[400];
	struct buf b = {0};
	for (size_t i = 0; i < sheet->nheaders; i++) {
		const struct header *h = &sheet->headers[i];
		if (i)
			buf_putc(&b, ',');
		if (h->column)
			buf_put(&b, h->column->name);
		else if (h->way != HEADER_BLANK)
			buf_putc(&b, h->way == HEADER_DROPPED ? '-' : '?');
	}
	snprintf(names, sizeof names, "%s", buf_cstr(&b));
	buf_free(&b);
	return names;
}

static void
try(const struct example *e)
{
	struct source source = {.e = e};
	struct sheet sheet;
	struct fault f;
	bool good = sheet_open(&sheet, grid_of(&source), &headers, 0, NULL, &f);
	const char *names = good ? names_of(&sheet) : f.text;
	size_t n = strlen(e->names), got = strlen(names);
	while (n && e->names[n - 1] == ',')
		n--;
	while (got && names[got - 1] == ',')
		got--;
	ok(good && n == got && memcmp(names, e->names, n) == 0, "%s: columns (got %s)", e->what,
	    names);
	ok(sheet.line == e->line && sheet.lines == e->lines, "%s: row %zu, rows %zu", e->what,
	    sheet.line, sheet.lines);
	size_t scale = 0;
	for (size_t i = 0; i < sheet.nheaders; i++)
		if (sheet.headers[i].column && sheet.headers[i].column->type == COLUMN_MONEY)
			scale = (size_t)sheet.headers[i].scale;
	ok(scale == e->unit, "%s: unit %zu", e->what, scale);
	sheet_close(&sheet);
}

/* A formula without a value is no blank: its row may not disappear. */
static void
formulas(void)
{
	static const struct str cells[] = {STR_INIT(""), STR_INIT("")};
	static const unsigned char kinds[] = {CELL_TEXT, CELL_FORMULA};
	struct source source = {.e = &examples[0]};
	struct sheet sheet;
	struct fault f;
	ok(sheet_open(&sheet, grid_of(&source), &headers, 0, NULL, &f), "opens");
	struct sheet_row row = {.cells = cells, .kinds = kinds, .n = 2, .line = 3};
	ok(sheet_kind(&sheet, &row) == ROW_DATA, "a row of formulas is data");
	row.kinds = NULL;
	ok(sheet_kind(&sheet, &row) == ROW_BLANK, "a row of nothing is blank");
	ok(sheet_is_about(&sheet), "a sheet with names is about persons");
	sheet_close(&sheet);
}

int
main(void)
{
	struct fault f = {0};
	ok(columns_load(&columns, NULL, 0, &memory, &f), "the dictionary loads: %s", f.text);
	headers_init(&headers, &columns, &memory);
	for (size_t i = 0; i < COUNT(examples); i++)
		try(&examples[i]);
	formulas();
	headers_free(&headers);
	columns_free(&columns);
	arena_free(&memory);
	return done();
}
