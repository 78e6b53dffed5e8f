/* libxlsxwriter - fixtures: reads answers/ledger.tsv, writes files/, prints fixtures.tsv */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { COLUMNS = 10, ROWS = 8 };

static const char *const label[COLUMNS] = {"户编号", "姓名", "身份证号", "银行账号", "出生日期",
	"享受起始年月", "救助时间", "家庭人口", "月保障金额", "备注"};
static char *cell[ROWS][COLUMNS];

struct book {
	const char *name;
	lxw_workbook *wb;
	lxw_worksheet *ws;
	lxw_format *day, *month, *minute, *money, *text;
};

static void
load(const char *path)
{
	static char line[4096];
	FILE *in = fopen(path, "r");
	if (!in || !fgets(line, sizeof line, in))
		exit(2);
	for (int r = 0; r < ROWS && fgets(line, sizeof line, in); r++) {
		char *rest = line;
		line[strcspn(line, "\n")] = '\0';
		for (int c = 0; c < COLUMNS; c++)
			cell[r][c] = strdup(strsep(&rest, "\t"));
	}
	fclose(in);
}

static lxw_format *
format(lxw_workbook *wb, const char *code)
{
	lxw_format *f = workbook_add_format(wb);
	format_set_num_format(f, code);
	return f;
}

static struct book
begin(const char *name, lxw_workbook_options *o)
{
	static char path[256];
	struct book b = {.name = name};
	snprintf(path, sizeof path, "files/%s", name);
	b.wb = workbook_new_opt(path, o);
	b.ws = workbook_add_worksheet(b.wb, "低保");
	b.day = format(b.wb, "yyyy\"年\"m\"月\"d\"日\"");
	b.month = format(b.wb, "yyyy.mm");
	b.minute = format(b.wb, "yyyy-mm-dd hh:mm:ss");
	b.money = format(b.wb, "#,##0.00");
	b.text = format(b.wb, "@");
	for (int c = 0; c < COLUMNS; c++)
		worksheet_write_string(b.ws, 0, c, label[c], NULL);
	return b;
}

static void
put(struct book *b, int r, int c)
{
	const char *s = cell[r][c];
	lxw_datetime t = {0};
	if (c >= 4 && c <= 6) {
		t.day = 1;
		sscanf(s, "%d-%d-%d %d:%d", &t.year, &t.month, &t.day, &t.hour, &t.min);
		worksheet_write_datetime(b->ws, r + 1, c, &t,
		    c == 4 ? b->day : c == 5 ? b->month : b->minute);
	} else if (c == 7 || c == 8) {
		worksheet_write_number(b->ws, r + 1, c, strtod(s, NULL), c == 8 ? b->money : NULL);
	} else if (*s) {
		worksheet_write_string(b->ws, r + 1, c, s, b->text);
	}
}

static void
fill(struct book *b)
{
	for (int r = 0; r < ROWS; r++)
		for (int c = 0; c < COLUMNS; c++)
			put(b, r, c);
}

static void
end(struct book *b, const char *feature, const char *expect)
{
	if (workbook_close(b->wb) != LXW_NO_ERROR)
		exit(2);
	printf("%s\tlibxlsxwriter\t%s\t%s\n", b->name, feature, expect);
}

static void
rich(struct book *b)
{
	lxw_format *bold = workbook_add_format(b->wb);
	format_set_bold(bold);
	for (int r = 0; r < ROWS; r++) {
		char head[7] = {0};
		memcpy(head, cell[r][2], 6);
		lxw_rich_string_tuple a = {bold, head}, z = {NULL, cell[r][2] + 6};
		lxw_rich_string_tuple *all[] = {&a, &z, NULL};
		worksheet_write_rich_string(b->ws, r + 1, 2, all, b->text);
	}
}

int
main(void)
{
	static const char good[] = "\t0\tledger\tledger\t";
	lxw_workbook_options low = {.constant_memory = LXW_TRUE, .use_zip64 = LXW_FALSE},
	    zip64 = {.use_zip64 = LXW_TRUE};
	struct book b;

	load("answers/ledger.tsv");
	b = begin("libxlsxwriter-plain.xlsx", NULL);
	fill(&b);
	end(&b, "shared strings, IDs as text", good);

	b = begin("libxlsxwriter-inline.xlsx", &low);
	fill(&b);
	end(&b, "constant memory: inline strings", good);

	b = begin("libxlsxwriter-zip64.xlsx", &zip64);
	fill(&b);
	end(&b, "a zip with the 64-bit extensions", good);

	b = begin("libxlsxwriter-rich.xlsx", NULL);
	fill(&b);
	rich(&b);
	end(&b, "IDs of two runs of fonts", good);

	b = begin("libxlsxwriter-formula.xlsx", NULL);
	fill(&b);
	for (int r = 0; r < ROWS; r++)
		if (strtod(cell[r][8], NULL) > 0)	/* a zero looks as if nobody had reckoned it */
			worksheet_write_formula_num(b.ws, r + 1, 8, "=1*1", b.money,
			    strtod(cell[r][8], NULL));
	end(&b, "formulas with their values", good);

	b = begin("libxlsxwriter-no-value.xlsx", NULL);
	fill(&b);
	for (int r = 0; r < ROWS; r++)
		worksheet_write_formula(b.ws, r + 1, 8, "=1*1", b.money);
	end(&b, "formulas for which the library wrote 0: refused", "-x refused.tsv\t0\tnobody\tnobody\tI2");

	b = begin("libxlsxwriter-number-id.xlsx", NULL);
	fill(&b);
	worksheet_write_number(b.ws, 3, 2, strtod(cell[2][2], NULL), NULL);
	end(&b, "an ID as a number", "-x refused.tsv\t0\twithout-third\tledger\tC4");

	b = begin("libxlsxwriter-title.xlsx", NULL);
	fill(&b);
	worksheet_merge_range(b.ws, ROWS + 2, 0, ROWS + 2, 9, "填表人：某某", NULL);
	worksheet_set_column_opt(b.ws, 3, 3, 20, NULL, &(lxw_row_col_options){.hidden = LXW_TRUE});
	worksheet_autofilter(b.ws, 0, 0, ROWS, 9);
	worksheet_protect(b.ws, NULL, NULL);
	end(&b, "a protected sheet with a hidden column, a merged footer",
	    "\t0\tledger\tledger\tdoes not show ~ D1 ~ footer 1");
	return 0;
}
