/* The xlsx reader on workbooks made by hand: what office programs write, and what none does. */
#include <fcntl.h>

#include "xlsx_make.h"

#define STRICT "http://purl.oclc.org/ooxml/"
#define SHEET1 "xl/worksheets/sheet1.xml"
#define WORKBOOK "xl/workbook.xml"
#define ARROWS "xl/_rels/workbook.xml.rels"
#define C(attributes, value) "<c " attributes "><v>" value "</v></c>"
#define ROW1(cells) ROWS("<row r='1'>" cells "</row>")
#define ROWS_START "<worksheet><sheetData><row>"
#define ROWS_END "</row></sheetData></worksheet>"
#define LOST_TEXT "the shared text that it names is not there"
#define DAMAGED "! damaged: sheet 'S'"

/* One file of a workbook is as given, the others are as usual. */
static const struct {
	const char *what, *name, *text, *want;
} cases[] = {
	/* cells */
	{"types", SHEET1, ROW1(C("t='s'", "0") C("t='n'", "1.5") C("t='b'", "1") C("t='b'", "0")
	    C("t='e'", "#N/A") C("t='str'", "字") C("t='d'", "2024-09-01T00:00:00")
	    "<c t='inlineStr'><is><t>in</t></is></c>" C("", "7")),
	    "1 Tzero|N1.5|BTRUE|BFALSE|E#N/A|T字|D2024-09-01|Tin|N7\n"},
	{"rich text, spoken words left out", SHEET1, ROW1(C("t='s'", "1")
	    "<c t='inlineStr'><is><r><t>李</t></r><r><t>四</t></r><rPh sb='0' eb='1'><t>li</t></rPh>"
	    "</is></c>"), "1 T张 三|T李四\n"},
	{"line breaks and escapes are blanks", SHEET1, ROW1(C("t='s'", "3")
	    "<c t='inlineStr'><is><t>a\n_x4E2D_&#9;b &amp; <![CDATA[<c>]]></t></is></c>"),
	    "1 Ta b|Ta 中 b & <c>\n"},
	{"numbers", SHEET1, ROW1(C("", "0.30000000000000004") C("", "154.00") C("", "1E3") C("", "-0.0")
	    C("", " 12 ") C("", "007") C("", "1.1010119491231E+17") C("", "123456789012345")
	    C("", "110101194912310928") C("", "x\ny")),
	    "1 N0.3|N154|N1000|N0|N12|N7|L110101194912310|N123456789012345|L110101194912310|Tx y\n"},
	{"numbers on lines of their own", SHEET1, ROW1(C("", "\n 12.50 \r\n") C("t='s'", "\n\t0\n")
	    C("", "\n110101194912310928") C("t='str'", "\nx") C("", "\n")),
	    "1 N12.5|Tzero|L110101194912310|T x\n"},
	{"dates by style", SHEET1, ROW1(C("s='1'", "45536") C("s='2'", "45536") C("s='3'", "45536")
	    C("s='4'", "45536.354166666664") C("s='5'", "1.5") C("s='6'", "0.354166666666667")
	    C("s='7'", "45536") C("s='0'", "45536") C("s='1' t='str'", "45536")),
	    "1 D2024-09-01|D2024-09-01|D2024-09-01|D2024-09-01 08:30:00|T36:00:00|D08:30:00|D2024-09-01"
	    "|N45536|T45536\n"},
	{"formulas", SHEET1, ROW1("<c><f>1+1</f><v>2</v></c><c><f>1+1</f></c><c><f>A1</f><v></v></c>"
	    "<c t='str'><f>A1</f><v></v></c><c t='str'><f>A1</f><v>x</v></c>"
	    "<c t='e'><f>1/0</f><v>#DIV/0!</v></c><c t='str'><f>A1</f></c>"),
	    "1 N2|F|F|T|Tx|E#DIV/0!|F\n"},
	{"an inline text without is", SHEET1, ROW1(C("t='inlineStr'", "a\nb&#9;_x4E2D_")), "1 Ta b 中\n"},
	{"blank cells: kept within, cut at the end", SHEET1, ROWS("<row r='1'><c r='B1'><v>1</v></c>"
	    "<c r='D1' s='1'/><c r='E1' t='s'><v>2</v></c></row><row r='3'><c r='A3' s='1'/></row>"
	    "<row r='4'/><row r='5'><c r='A5' t='inlineStr'><is><t> </t></is></c></row>"),
	    "1 T|N1\n5 T \n"},
	{"no addresses", SHEET1, ROWS("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row r='5'>"
	    "<c><v>5</v></c><c r='C5'><v>6</v></c><c><v>7</v></c></row><row><c><v>8</v></c></row>"),
	    "1 N1|T|N3\n5 N5|T|N6|N7\n6 N8\n"},
	{"the last cell of all", SHEET1, ROWS("<row r='1048576' hidden='true'>"
	    "<c r='A1048576'><v>1</v></c></row>"), "1048576h N1\n"},
	{"merged and hidden", SHEET1, SHEET("<cols><col min='2' max='3' hidden='1'/>"
	    "<col min='5' max='5'/></cols><sheetData><row r='1' hidden='1'>" C("", "1") "</row></sheetData>"
	    "<mergeCells><mergeCell ref='B3:C4'/><mergeCell ref='B1:D1'/><mergeCell ref='A1:A2'/>"
	    "<mergeCell ref='Z9'/></mergeCells>"),
	    "A1:A2\nB1:D1\nB3:C4\nhides 1\nhides 2\n1h N1\n"},
	{"the end of the rows in a comment", SHEET1, SHEET("<sheetData><row r='1'>" C("", "1")
	    "</row><!-- </sheetData><mergeCells><mergeCell ref='A1:B1'/></mergeCells> --><row r='2'>"
	    C("", "2") "</row></sheetData><mergeCells><mergeCell ref='A2:B2'/></mergeCells>"),
	    "A2:B2\n1 N1\n2 N2\n"},
	{"the end of the rows in a text", SHEET1, SHEET("<sheetData><row r='1'>"
	    "<c t='inlineStr'><is><t><![CDATA[</sheetData><sheetData>]]></t></is></c></row></sheetData>"
	    "<mergeCells><mergeCell ref='A2:B2'/></mergeCells>"),
	    "A2:B2\n1 T</sheetData><sheetData>\n"},
	{"no rows", SHEET1, SHEET("<sheetData/><mergeCells><mergeCell ref='A1:B1'/></mergeCells>"),
	    "A1:B1\n"},
	{"cells of others are none", SHEET1, SHEET("<sheetData><row r='1'>" C("", "1") "</row></sheetData>"
	    "<extLst><ext><row><c><v>2</v></c></row></ext></extLst><sheetData2><row><c><v>3</v></c></row>"
	    "</sheetData2>"), "1 N1\n"},
	{"prefixed and strict", SHEET1, HEAD "<x:worksheet xmlns:x='" STRICT "spreadsheetml/main'>"
	    "<x:sheetData><x:row r='1'><x:c r='A1' t='s'><x:v>0</x:v></x:c></x:row></x:sheetData>"
	    "<x:mergeCells><x:mergeCell ref='A1:B1'/></x:mergeCells></x:worksheet>", "A1:B1\n1 Tzero\n"},
	/* the workbook */
	{"strict relations", "_rels/.rels", HEAD "<Relationships xmlns='" PACKAGE "'><Relationship Id='a'"
	    " Type='" STRICT "officeDocument/relationships/officeDocument' Target='/xl/workbook.xml'/>"
	    "</Relationships>", ""},
	{"targets: absolute, with dots, outside", ARROWS, RELATIONS(
	    RELATION("r1", "worksheet", "/xl/worksheets/sheet1.xml")
	    RELATION("r2", "sharedStrings", "../xl/./worksheets/..//sharedStrings.xml")
	    "<Relationship Id='x' Type='/styles' Target='http://a/' TargetMode='External'/>"), ""},
	{"targets: of either case and slash", ARROWS, RELATIONS(
	    RELATION("r1", "worksheet", "WorkSheets\\Sheet1.XML")), ""},
	{"hidden sheets, a chart", WORKBOOK, BOOK("<workbookPr/><sheets>"
	    "<sheet name='甲&#9;乙' state='hidden' r:id='r1'/><sheet name='丙' state='veryHidden' r:id='r1'/>"
	    "</sheets>"), "[甲 乙 1]\n[丙 2]\n"},
	{"not listed, but there", WORKBOOK, BOOK("<sheets><sheet name='S' r:id='r9'/></sheets>"),
	    "! damaged: sheet 'S' is listed, but not in it\n"},
	{"no sheets", WORKBOOK, BOOK("<sheets/>"), "! a workbook without a sheet of cells\n"},
	{"no worksheet", ARROWS, RELATIONS(RELATION("r1", "chartsheet", "chartsheets/sheet1.xml")),
	    "! a workbook without a sheet of cells\n"},
	{"no styles", ARROWS, RELATIONS(RELATION("r1", "worksheet", "worksheets/sheet1.xml")), ""},
	/* what it is instead */
	{"a document", WORKBOOK, HEAD "<document/>", "! an office file, but no workbook\n"},
	{"xlsb", "_rels/.rels", RELATIONS(RELATION("a", "officeDocument", "xl/workbook.bin")),
	    "! a binary workbook (.xlsb); save it as .xlsx\n"},
	{"an archive of others", "_rels/.rels", NULL,
	    "! a zip archive, but no workbook; unpack it, then import what is in it\n"},
	{"an archive with relations", "_rels/.rels", RELATIONS(""),
	    "! a zip archive, but no workbook; unpack it, then import what is in it\n"},
	{"a sheet that is another part", SHEET1, HEAD "<chartsheet/>",
	    "! damaged: sheet 'S' is no sheet of cells\n"},
	/* parts missing or broken */
	{"no workbook", WORKBOOK, NULL, "! damaged: 'xl/workbook.xml' is not in it\n"},
	{"no relations", ARROWS, NULL, "! damaged: 'xl/_rels/workbook.xml.rels' is not in it\n"},
	{"no sheet", SHEET1, NULL, "! damaged: '" SHEET1 "' is not in it\n"},
	{"no strings", "xl/sharedStrings.xml", NULL, "! damaged: 'xl/sharedStrings.xml' is not in it\n"},
	{"a part twice", "XL\\worksheets/SHEET1.xml", ROWS(""), "! damaged: '" SHEET1 "' is in it twice\n"},
	{"a part that is empty", SHEET1, "", "! damaged: '" SHEET1 "' in it, line 1: no element found\n"},
	{"a part that is cut", SHEET1, HEAD "\n<worksheet><sheetData><row r='1'>" C("", "1") "</row>",
	    "! damaged: '" SHEET1 "' in it, line 2: no element found\n"},
	{"no UTF-8", SHEET1, ROW1("<c t='inlineStr'><is><t>\xC4\xE3</t></is></c>"),
	    "! damaged: '" SHEET1 "' in it, line 1: not well-formed (invalid token)\n"},
	{"entities", SHEET1, "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]>" ROW1(C("", "&c;")),
	    "! '" SHEET1 "' in it declares entities (DOCTYPE), as no spreadsheet program does\n"},
	{"entities in the strings", "xl/sharedStrings.xml", "<!DOCTYPE sst SYSTEM 'file:///etc/passwd'><sst/>",
	    "! 'xl/sharedStrings.xml' in it declares entities (DOCTYPE), as no spreadsheet program does\n"},
	/* cells that make no sense */
	{"rows out of order", SHEET1, ROWS("<row r='2'>" C("", "1") "</row><row r='2'>" C("", "2") "</row>"),
	    "2 N1\n" DAMAGED ": row 2 stands behind row 2\n"},
	{"row 0", SHEET1, ROWS("<row r='0'/>"), DAMAGED ": a row behind row 0 has no good number\n"},
	{"row beyond", SHEET1, ROWS("<row r='1048577'/>"), DAMAGED ": a row behind row 0 has no good number\n"},
	{"row behind the last", SHEET1, ROWS("<row r='1048576'/><row/>"),
	    DAMAGED ": a row behind row 1048576 has no good number\n"},
	{"cells out of order", SHEET1, ROW1("<c r='B1'/><c r='A1'/>"),
	    DAMAGED ", at C1: cell 'A1' stands behind or upon another\n"},
	{"a cell twice", SHEET1, ROW1("<c r='A1'/><c r='A1'/>"),
	    DAMAGED ", at B1: cell 'A1' stands behind or upon another\n"},
	{"a cell of another row", SHEET1, ROW1("<c r='A2'/>"),
	    DAMAGED ", at A1: no address of a cell in this row: 'A2'\n"},
	{"column beyond", SHEET1, ROW1("<c r='XFE1'/>"),
	    DAMAGED ", at A1: no address of a cell in this row: 'XFE1'\n"},
	{"behind the last column", SHEET1, ROW1("<c r='XFD1'/><c/>"),
	    DAMAGED ", at XFE1: no address of a cell in this row: ''\n"},
	{"no such type", SHEET1, ROW1(C("t='q'", "1")), DAMAGED ", cell A1: no type of cell: 'q'\n"},
	{"no such style", SHEET1, ROW1(C("s='8'", "1")), DAMAGED ", cell A1: no style '8'\n"},
	{"no such text", SHEET1, ROW1(C("", "1") C("t='s'", "4")), DAMAGED ", cell B1: " LOST_TEXT "\n"},
	{"no number of a text", SHEET1, ROW1(C("t='s'", "-1")), DAMAGED ", cell A1: " LOST_TEXT "\n"},
	{"a text where the number of one belongs", SHEET1, ROW1(C("t='s'", "张三")),
	    DAMAGED ", cell A1: " LOST_TEXT "\n"},
	{"merged nonsense", SHEET1, SHEET("<sheetData/><mergeCells><mergeCell ref='B1:A1'/></mergeCells>"),
	    "! damaged: '" SHEET1 "' in it merges cells whose addresses make no sense\n"},
};

static struct buf archive, got;

static bool
same(const char *want, const char *what)
{
	bool good = ok(strcmp(buf_cstr(&got), want) == 0, "%s", what);
	if (!good)
		printf("# got:  %s# want: %s", got.p, want);
	return good;
}

/* The file as changed by `own`, read. */
static void
read_with(const struct file *own)
{
	struct file all[FILES];
	pack(all, compose(own, all), ZIP_CM_STORE, NULL, &archive);
	show(file_of(buf_str(&archive)), &got);
}

static void
by_hand(void)
{
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct file own[2] = {{cases[i].name, cases[i].text, 0}};
		read_with(own);
		same(cases[i].want, cases[i].what);
	}
}

static void
several_parts(void)
{
	const struct file old[] = {
		{WORKBOOK, BOOK("<workbookPr date1904='1'/><sheets><sheet name='S' r:id='r1'/></sheets>"), 0},
		{SHEET1, ROW1(C("s='1'", "44074")), 0}, {0}
	};
	const struct file anew[] = {
		{WORKBOOK, BOOK("<sheets><sheet name='S' r:id='r1'/></sheets><calcPr fullCalcOnLoad='1'/>"), 0},
		{SHEET1, ROW1("<c><f>1+1</f><v>0</v></c><c><f>1+1</f><v>2</v></c>" C("", "0")), 0}, {0}
	};
	const struct file no_styles[] = {
		{ARROWS, RELATIONS(RELATION("r1", "worksheet", "worksheets/sheet1.xml")), 0},
		{SHEET1, ROW1(C("s='5'", "44074") C("t='s'", "0")), 0}, {0}
	};
	const struct file ods[] = {
		{"_rels/.rels", NULL, 0}, {"mimetype", "application/vnd.oasis.opendocument.spreadsheet", 0},
		{"content.xml", "<a/>", 0}, {0}
	};
	read_with(old);
	same("1 D2024-09-01\n", "1904");
	read_with(anew);
	same("1 F|N2|N0\n", "a formula that is 0 in a workbook to be reckoned anew");
	read_with(no_styles);
	same(DAMAGED ", cell B1: " LOST_TEXT "\n", "neither styles nor texts");
	read_with(ods);
	same("! an OpenDocument file; save it as .xlsx\n", "ods");
}

/* UTF-16, as XML allows. */
static void
wide(void)
{
	static const char text[] = ROW1(C("", "16")) "<!-- -->";
	char bytes[2 * sizeof text + 2] = "\xFF\xFE";
	size_t n = 2;
	for (const char *p = strstr(text, "?>") + 2; *p; p++, n += 2) {
		bytes[n] = *p;
		bytes[n + 1] = 0;
	}
	struct file own[2] = {{SHEET1, bytes, n}};
	read_with(own);
	same("1 N16\n", "UTF-16");
}

/* A sheet that begins with `start`, then `n` times c, then ends with `end`. want may be NULL. */
static void
filled(const char *start, char c, size_t n, const char *end, const char *name, int how,
    const char *want, const char *what)
{
	struct buf b = {0};
	buf_puts(&b, start);
	buf_reserve(&b, n);
	memset(b.p + b.n, c, n);
	b.n += n;
	buf_puts(&b, end);
	struct file own[2] = {{name, b.p, b.n}}, all[FILES];
	pack(all, compose(own, all), how, NULL, &archive);
	show(file_of(buf_str(&archive)), &got);
	if (want)
		same(want, what);
	buf_free(&b);
}

static void
too_large(void)
{
	static const char inline_cell[] = "<worksheet><sheetData><row r='1'><c t='inlineStr'><is><t>";
	filled("<worksheet>", ' ', 40 << 20, "</worksheet>", SHEET1, ZIP_CM_DEFLATE,
	    "! '" SHEET1 "' in it unpacks to more than 200 times its size, as no office file does\n", "a bomb");
	filled("<sst>", ' ', 40 << 20, "</sst>", "xl/sharedStrings.xml", ZIP_CM_DEFLATE,
	    "! 'xl/sharedStrings.xml' in it unpacks to more than 200 times its size, as no office file does\n",
	    "a bomb of strings");
	filled("<workbook>", ' ', 65 << 20, "</workbook>", WORKBOOK, ZIP_CM_DEFLATE,
	    "! 'xl/workbook.xml' in it unpacks to more than 64 MiB\n", "a part too large");
	filled(inline_cell, 'a', 5 << 20, "</t></is></c></row></sheetData></worksheet>", SHEET1,
	    ZIP_CM_STORE, "! sheet 'S': row 1 has more than 4 MiB of text\n", "a row too long");
	filled("<worksheet><!--", 'a', 3 << 20, "--></worksheet>", SHEET1, ZIP_CM_STORE,
	    "! damaged: '" SHEET1 "' in it has a tag or comment that does not end\n", "a comment too long");
}

/* Longer than any number is written: a text, or no text's number. Behind it as much again. */
static void
long_values(void)
{
	static const char want[] = "1 Tfirst|T";
	filled(ROWS_START "<c t='str'><v>first</v></c><c><v>", 'x', 3 << 20, "</v></c>" ROWS_END,
	    SHEET1, ZIP_CM_STORE, NULL, NULL);
	ok(str_starts(buf_str(&got), STR(want)) && got.n == sizeof want + (3 << 20),
	    "a number of 3 MiB that is none");
	filled(ROWS_START "<c t='str'><v>first</v></c><c t='d'><v>", 'x', 3 << 20, "</v></c>" ROWS_END,
	    SHEET1, ZIP_CM_STORE, NULL, NULL);
	ok(str_starts(buf_str(&got), STR(want)) && got.n == sizeof want + (3 << 20),
	    "a date of 3 MiB that is none");
	filled(ROWS_START "<c t='s'><v> ", '0', 3 << 20, "1 </v></c>" ROWS_END, SHEET1, ZIP_CM_STORE,
	    "1 T张 三\n", "a shared text's number with 3 MiB of zeros");
}

/* What follows a long comment may come only with the end of the file. */
static void
kept_back(void)
{
	filled(ROWS_START "</row><!--", 'c', 70000, "--><row><c><v>1</v></c></row><row><c><v>2</v></c>"
	    ROWS_END, SHEET1, ZIP_CM_STORE, "2 N1\n3 N2\n", "rows behind a long comment");
}

static void
too_deep(void)
{
	struct buf b = {0};
	for (int i = 0; i < 100; i++)
		buf_puts(&b, "<a>");
	struct file own[2] = {{WORKBOOK, NULL, 0}};
	own[0].text = buf_cstr(&b);
	read_with(own);
	same("! an office file, but no workbook\n", "deep, and no workbook");
	own[0].name = SHEET1;
	read_with(own);
	same("! damaged: '" SHEET1 "' in it has elements nested more than 64 deep\n", "too deep");
	own[0].name = "xl/styles.xml";
	read_with(own);
	same("! damaged: 'xl/styles.xml' in it has elements nested more than 64 deep\n", "styles too deep");
	buf_free(&b);
}

/* n times a thing in a part. */
static void
too_many_of(const char *name, const char *start, const char *thing, size_t n, const char *want)
{
	struct buf b = {0};
	buf_puts(&b, start);
	for (size_t i = 0; i < n; i++)
		buf_puts(&b, thing);
	struct file own[2] = {{name, buf_cstr(&b), 0}};
	read_with(own);
	same(want, name);
	buf_free(&b);
}

static void
too_many(void)
{
	too_many_of(WORKBOOK, "<workbook xmlns:r='r'><sheets>", "<sheet name='S' r:id='r1'/>", 2001,
	    "! 'xl/workbook.xml' in it has more than 2000 of 'sheet', as no office file has\n");
	too_many_of(ARROWS, "<Relationships>", RELATION("r1", "worksheet", "a"), 20001,
	    "! '" ARROWS "' in it has more than 20000 of 'Relationship', as no office file has\n");
	too_many_of("xl/styles.xml", "<styleSheet><cellXfs>", "<xf/>", (1 << 20) + 1,
	    "! 'xl/styles.xml' in it has more than 1048576 of 'xf', as no office file has\n");
}

/* Rows enough for many blocks: the end tag lies across two of them somewhere. */
static void
many_rows(void)
{
	size_t good = 0;
	for (size_t n = 0; n < 60; n++) {
		struct buf b = {0};
		struct file own[2] = {{SHEET1, NULL, 0}};
		buf_puts(&b, "<worksheet><sheetData>");
		for (size_t i = 0; i < 2496; i++)
			buf_puts(&b, "<row><c><v>1</v></c></row>");
		buf_printf(&b, "<!--%*s--></sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>"
		    "</worksheet>", (int)(n + 565), "");
		own[0].text = buf_cstr(&b);
		read_with(own);
		good += str_starts(buf_str(&got), STR("A1:B2\n1 N1\n"))
		    && str_ends(buf_str(&got), STR("\n2496 N1\n"));
		buf_free(&b);
	}
	ok(good == 60, "an end tag across two blocks: %zu of 60", good);
}

static void
archives(void)
{
	static const char cut[] = "! a workbook that is damaged or cut short; have it sent or saved again\n";
	struct file all[FILES], *many = mem_resize(NULL, 20001, sizeof *many);
	struct file own[2] = {{SHEET1, ROW1(C("", "1")), 0}};
	size_t n = compose(own, all);

	pack(all, n, ZIP_CM_DEFLATE, "secret", &archive);
	show(file_of(buf_str(&archive)), &got);
	same("! '_rels/.rels' in it needs a password; save it without one\n", "encrypted");

	pack(all, n, ZIP_CM_DEFLATE, NULL, &archive);
	show(file_of(buf_str(&archive)), &got);
	same("1 N1\n", "deflated");
	show(file_of((struct str){archive.p, archive.n / 2}), &got);
	same(cut, "half a file");
	show(file_of((struct str){archive.p, archive.n - 1}), &got);
	same(cut, "a file but for its last byte");
	show(file_of(STR("PK\003\004")), &got);
	same(cut, "four bytes");
	show(file_of(STR("")), &got);
	same(cut, "nothing");
	show(open("/", O_RDONLY), &got);
	same("! cannot read: Is a directory\n", "a system that fails");

	char (*names)[12] = mem_resize(NULL, 20001, sizeof *names);
	for (size_t i = 0; i < 20001; i++) {
		snprintf(names[i], sizeof *names, "%zu", i);
		many[i] = (struct file){names[i], "", 0};
	}
	pack(many, 20001, ZIP_CM_STORE, NULL, &archive);
	show(file_of(buf_str(&archive)), &got);
	same("! 20001 files in the archive; a workbook has no more than 20000\n", "too many files");
	free(names);
	free(many);
}

/* The checksum of a stored sheet is wrong: said before a row is given. */
static void
checksum(void)
{
	struct file own[2] = {{SHEET1, ROW1(C("", "12345")), 0}};
	read_with(own);
	char *number = memmem(archive.p, archive.n, "12345", 5);
	if (number)
		*number = '9';
	show(file_of(buf_str(&archive)), &got);
	same("! damaged: '" SHEET1 "' in it cannot be unpacked; have it sent or saved again\n", "checksum");
}

int
main(void)
{
	by_hand();
	several_parts();
	wide();
	too_large();
	long_values();
	kept_back();
	too_deep();
	too_many();
	many_rows();
	archives();
	checksum();
	buf_free(&archive);
	buf_free(&got);
	return done();
}
