/*
 * template - each clause of the Mustache specification that strictness leaves standing,
 * and the filters.
 */
#include <stdlib.h>
#include <string.h>

#include "../../lib/template.h"
#include "tap.h"

/* What every case can name. */
static const char *const facts[] = {
	"name=World", "markup=& \" < > '", "n=85", "price=1.21", "negative=-0.5", "empty=", "on=yes", "off=no",
	"zero=0", "nought=0.00", "deep.er.most=bottom", "deep.flag=yes", "low.persons=140", "low.amount=224000.00",
	"low.amount.extra=12", "fen=223995.38", "half=2.5", "huge=9223372036854775807", "over=9223372036854775808", "ratio=1/3",
	"word=late", "day=2016-05-20", "month=2016-05", "span=2016-01..2016-05", "years=2015-11..2016-02",
	"quarter=2016Q1", "halfyear=2016H2", "year=2016", "cell=a|b*c_d`[e]<f>#g\\h", "bullet=- x", "item=1. x",
	"text=2016.5", "amp=&amp;", "blank= x", "same=outer",
};
static const char *const tables[] = {
	"list\nitem\n1\n2\n3\n",
	"none\nitem\n",
	"towns\ntown\tsame\nA\tx\nB\ty\n",
	"people\ntown\tperson\tamount\nA\tLi\t10\nB\tWu\t20\nA\tHe\t30\n",
	"visits\ntown\tperson\tnumber\nA\tLi\t1\nB\tLi\t2\nA\tHe\t3\nA\tLi\t4\n",
	"flags\nwho\tgood\na\tyes\nb\tno\nc\t\n",
};

static const struct {
	const char *what, *template, *partial, *expected;	/* expected NULL: refused */
} cases[] = {
	/* interpolation */
	{"text without tags stays", "Hello, {{ .\n", NULL, NULL},
	{"nothing gives nothing", "", NULL, ""},
	{"text alone", "a\n\n  b", NULL, "a\n\n  b"},
	{"a name becomes its value", "Hello, {{name}}!\n", NULL, "Hello, World!\n"},
	{"blanks inside the tag do not count", "{{ name }}|{{\tname\n}}", NULL, "World|World"},
	{"blanks around the tag stay", "  {{name}}  \n", NULL, "  World  \n"},
	{"two braces escape for HTML", "{{markup}}", NULL, "&amp; &quot; &lt; &gt; &#39;"},
	{"three braces do not", "{{{markup}}}", NULL, "& \" < > '"},
	{"nor does the ampersand", "{{&markup}} {{& markup }}", NULL, "& \" < > ' & \" < > '"},
	{"a value is not read again", "{{amp}}", NULL, "&amp;amp;"},
	{"numbers are their text", "{{n}} {{price}} {{negative}}", NULL, "85 1.21 -0.5"},
	{"dotted names reach down", "{{deep.er.most}}", NULL, "bottom"},
	{"dotted names unescaped", "{{{deep.er.most}}} {{&deep.er.most}}", NULL, "bottom bottom"},
	{"an unknown name is refused", "{{nam}}", NULL, NULL},
	{"a broken chain is refused", "{{deep.no.most}}", NULL, NULL},
	{"half a name is refused", "{{deep.er}}", NULL, NULL},
	{"a fact without value is refused", "{{empty}}", NULL, NULL},
	{"a tag that does not end is refused", "{{name}", NULL, NULL},
	{"three braces need three", "{{{name}}", NULL, NULL},
	{"an empty tag is refused", "{{ }}", NULL, NULL},
	{"a name with a blank is refused", "{{a name}}", NULL, NULL},
	{"the value of a fact by name", "{{n.value}}", NULL, "85"},
	/* sections */
	{"a section that holds is shown", "\"{{#on}}shown{{/on}}\"", NULL, "\"shown\""},
	{"one that does not is not", "\"{{#off}}shown{{/off}}\"", NULL, "\"\""},
	{"zero does not hold", "{{#zero}}a{{/zero}}{{#nought}}b{{/nought}}{{#empty}}c{{/empty}}", NULL, ""},
	{"a text holds", "{{#word}}a{{/word}}", NULL, "a"},
	{"an unknown section is refused", "{{#nothing}}a{{/nothing}}", NULL, NULL},
	{"unknown names in a branch not taken too", "{{#off}}{{nothing}}{{/off}}", NULL, NULL},
	{"the point is the section's value", "{{#name}}Hi {{.}}.{{/name}}", NULL, "Hi World."},
	{"a prefix opens its names", "{{#low}}{{persons}}/{{amount}}{{/low}}", NULL, "140/224000.00"},
	{"prefixes within prefixes", "{{#deep}}{{#er}}{{most}}{{/er}}{{/deep}}", NULL, "bottom"},
	{"names outside are seen inside", "{{#low}}{{name}}{{/low}}", NULL, "World"},
	{"a dotted section", "{{#deep.flag}}here{{/deep.flag}}", NULL, "here"},
	{"a figure is a prefix too", "{{#low.amount}}{{extra}}{{/low.amount}}", NULL, "12"},
	{"one copy a row", "{{#list}}{{item}}{{/list}}", NULL, "123"},
	{"the point is the only column", "{{#list}}({{.}}){{/list}}", NULL, "(1)(2)(3)"},
	{"no rows, no copy", "\"{{#none}}{{item}}{{/none}}\"", NULL, "\"\""},
	{"names in a table without rows are looked up", "{{#none}}{{itm}}{{/none}}", NULL, NULL},
	{"the row before the facts", "{{#towns}}{{same}} {{/towns}}{{same}}", NULL, "x y outer"},
	{"sections that follow each other", "{{#on}}a{{/on}}{{#on}}b{{/on}}", NULL, "ab"},
	{"the same section within itself", "{{#on}}A{{#on}}B{{/on}}{{/on}}", NULL, "AB"},
	{"a section over a cell", "{{#flags}}{{who}}{{#good}}!{{/good}} {{/flags}}", NULL, "a! b c "},
	{"blanks inside section tags", "{{# on }}={{/ on }}", NULL, "="},
	{"blanks around sections stay", " | {{#on}}\t|\t{{/on}} | \n", NULL, " | \t|\t | \n"},
	{"lines that are only tags go", "| A\n{{#on}}\n|\n{{/on}}\n| B\n", NULL, "| A\n|\n| B\n"},
	{"and their indentation", "| A\n  {{#on}}  \n|\n\t{{/on}}\n| B\n", NULL, "| A\n|\n| B\n"},
	{"lines that end in CR LF", "|\r\n{{#on}}\r\n{{/on}}\r\n|", NULL, "|\r\n|"},
	{"a first line without one before", "  {{#on}}\n#{{/on}}\n/", NULL, "#\n/"},
	{"a last line without an end", "#{{#on}}\n/\n  {{/on}}", NULL, "#\n/\n"},
	{"two tags on a line are no such line", " {{#on}}YES{{/on}}\n {{#on}}GOOD{{/on}}\n", NULL, " YES\n GOOD\n"},
	{"text beside is no such line", "a {{#on}}\nb{{/on}}\n", NULL, "a \nb\n"},
	{"rows that agree in two keys, in the order of the table",
	    "{{#people}}{{town}} {{person}}{{#visits}} {{number}}{{/visits}}{{^visits}} -{{/visits}};{{/people}}",
	    NULL, "A Li 1 4;B Wu -;A He 3;"},
	{"rows of rows that agree", "{{#towns}}{{town}}:{{#people}}{{person}} {{/people}};{{/towns}}", NULL,
	    "A:Li He ;B:Wu ;"},
	{"the column of an outer row by its table", "{{#towns}}{{#people}}{{towns.town}}{{person}} {{/people}}{{/towns}}",
	    NULL, "ALi AHe BWu "},
	{"the place in the table", "{{#list}}{{@row}}{{#@first}}f{{/@first}}{{^@last}}、{{/@last}}{{/list}}", NULL,
	    "1f、2、3"},
	{"a table is no value", "{{list}}", NULL, NULL},
	{"the point of several columns is refused", "{{#people}}{{.}}{{/people}}", NULL, NULL},
	{"not closed", "{{#on}}", NULL, NULL},
	{"closed by another name", "{{#on}}{{/off}}", NULL, NULL},
	{"crossed", "{{#on}}{{#off}}{{/on}}{{/off}}", NULL, NULL},
	{"closed only", "{{/on}}", NULL, NULL},
	/* inverted sections */
	{"inverted: not held, shown", "{{^off}}a{{/off}}{{^zero}}b{{/zero}}{{^empty}}c{{/empty}}", NULL, "abc"},
	{"inverted: held, not shown", "\"{{^on}}a{{/on}}{{^name}}b{{/name}}\"", NULL, "\"\""},
	{"inverted: a table without rows", "{{^none}}no rows{{/none}}", NULL, "no rows"},
	{"inverted: a table with rows", "\"{{^list}}no rows{{/list}}\"", NULL, "\"\""},
	{"inverted: a prefix is there", "\"{{^low}}none{{/low}}\"", NULL, "\"\""},
	{"inverted: lines of tags go", "|\n  {{^off}}\n|\n  {{/off}}\n|\n", NULL, "|\n|\n|\n"},
	{"inverted: an unknown name is refused", "{{^nothing}}a{{/nothing}}", NULL, NULL},
	{"inverted within", "{{#on}}{{^off}}x{{/off}}{{/on}}", NULL, "x"},
	/* comments */
	{"a comment leaves nothing", "12{{! a note }}34", NULL, "1234"},
	{"over several lines", "12{{!\n  a\n  note\n}}34\n", NULL, "1234\n"},
	{"alone on its line", "A\n{{! note }}\nB\n", NULL, "A\nB\n"},
	{"alone and indented", "A\n  {{! note }}\nB\n", NULL, "A\nB\n"},
	{"alone with CR LF", "|\r\n{{! note }}\r\n|", NULL, "|\r\n|"},
	{"alone over several lines", "A\n  {{!\n  note\n  }}\nB\n", NULL, "A\nB\n"},
	{"beside text", "  12 {{! 34 }}\n", NULL, "  12 \n"},
	{"alone at the very end", "!\n  {{! note }}", NULL, "!\n"},
	/* delimiters */
	{"other delimiters", "{{=<% %>=}}(<%name%>)", NULL, "(World)"},
	{"of one sign", "({{=[ ]=}}[name])", NULL, "(World)"},
	{"and back", "{{=| |=}}|name||={{ }}=|{{name}}", NULL, "WorldWorld"},
	{"the old ones are text", "{{=<% %>=}}{{name}}", NULL, "{{name}}"},
	{"in sections", "{{#on}}{{n}}{{/on}}{{=| |=}}|#on||n||/on|", NULL, "8585"},
	{"unescaped", "{{=<% %>=}}<%{markup}%><%&amp%>", NULL, "& \" < > '&amp;"},
	{"alone on the line", "A\n{{=@ @=}}\nB\n", NULL, "A\nB\n"},
	{"with blanks", "|{{= @   @ =}}|", NULL, "||"},
	{"they end with the file", "{{=| |=}}\n|> part|", "{{name}}", "World"},
	{"three words are refused", "{{=a b c=}}", NULL, NULL},
	{"one word is refused", "{{=a=}}", NULL, NULL},
	/* partials */
	{"a file is put in", "\"{{>part}}\"", "from part", "\"from part\""},
	{"it sees what is open", "{{#list}}{{>part}}{{/list}}", "[{{item}}]", "[1][2][3]"},
	{"into itself, with rows that end", "{{#none}}{{>part}}{{/none}}", "{{#none}}{{>part}}{{/none}}", ""},
	{"into itself without end", "{{>part}}", "{{>part}}", NULL},
	{"blanks in the tag", "|{{> part }}|", "[]", "|[]|"},
	{"not alone: no indentation", "  {{n}}  {{> part}}\n", ">\n>", "  85  >\n>\n"},
	{"alone: its line goes", "|\n{{>part}}\n|", "a\n", "|\na\n|"},
	{"alone: every line is indented", "\\\n {{>part}}\n/\n", "|\n{{{name}}}\n|\n", "\\\n |\n World\n |\n/\n"},
	{"alone with CR LF", "|\r\n{{>part}}\r\n|", ">", "|\r\n>|"},
	{"alone at the start", "  {{>part}}\n>", ">\n>", "  >\n  >>"},
	{"alone at the end", ">\n  {{>part}}", ">\n>", ">\n  >\n  >"},
	{"lines of a section are indented once", "  {{>part}}", "{{#on}}\na\n{{/on}}\n{{#on}}b{{/on}}\n", "  a\n  b\n"},
	{"a tag that ends within a line", "  {{>part}}", "{{#on}}a\n{{/on}} b\n", "  a\n   b\n"},
	{"a file that is not there is refused", "{{>nowhere}}", NULL, NULL},
	{"a path from the root is refused", "{{>/etc/hostname}}", NULL, NULL},
	/* filters */
	{"yuan to 10,000 yuan", "{{low.amount|万元}} {{low.amount|萬元:2}}", NULL, "22.4 22.40"},
	{"half goes up", "{{half|number:0}} {{negative|number:0}}", NULL, "3 -1"},
	{"rounded, and the zeros stay", "{{fen|万元:2}} {{fen|元:1}} {{n|number:3}}", NULL, "22.40 223995.4 85.000"},
	{"shortest yuan", "{{low.amount|元}} {{fen|元}}", NULL, "224000 223995.38"},
	{"more than four decimals are refused", "{{fen|万元}}", NULL, NULL},
	{"100 million yuan", "{{low.amount|亿元:4}} {{low.amount|億元:2}}", NULL, "0.0022 0.00"},
	{"percent", "{{price|%}} {{price|percent:1}}", NULL, "1.21 1.2"},
	{"whole numbers", "{{n|count}}{{nought|count}}", NULL, "850"},
	{"no whole number", "{{price|count}}", NULL, NULL},
	{"a fraction is rounded exactly", "{{ratio|number:4}}", NULL, "0.3333"},
	{"a fraction has no shortest", "{{ratio|number}}", NULL, NULL},
	{"no number", "{{word|number}}", NULL, NULL},
	{"large and exact", "{{huge|number:2}}", NULL, "9223372036854775807.00"},
	{"too large", "{{huge|%}}{{over|number}}", NULL, NULL},
	{"not a filter", "{{n|nosuch}}", NULL, NULL},
	{"an argument it does not take", "{{n|number:x}}", NULL, NULL},
	{"blanks around filters", "{{ n | number : 1 }}", NULL, "85.0"},
	{"days", "{{day|date}} {{day|date:年月日}} {{day|date:月日}} {{day|date:年月}} {{day|date:日}}", NULL,
	    "2016年5月20日 2016年5月20日 5月20日 2016年5月 20日"},
	{"months", "{{month|date:年月}} {{month|date:月}} {{month|date:年}}", NULL, "2016年5月 5月 2016年"},
	{"a month has no day", "{{month|date:月日}}", NULL, NULL},
	{"periods", "{{span|date:年月}} {{span|date:月}} {{span|date:年}}", NULL, "2016年1至5月 1至5月 2016年"},
	{"periods over two years", "{{years|date:年月}} {{years|date:年}}", NULL, "2015年11月至2016年2月 2015至2016年"},
	{"their months alone are refused", "{{years|date:月}}", NULL, NULL},
	{"parts of years", "{{quarter|date:月}} {{halfyear|date:年月}} {{year|date:年}}", NULL,
	    "1至3月 2016年7至12月 2016年"},
	{"no date", "{{word|date}}", NULL, NULL},
	{"a shape that is none", "{{day|date:日月}}", NULL, NULL},
	{"a section by value", "{{#word|is:late}}a{{/word}}{{^word|is:late}}b{{/word}}{{#word|is:x}}c{{/word|is:x}}", NULL, "a"},
	{"a section by size", "{{#n|below:100}}a{{/n}}{{#n|below:85}}b{{/n}}{{#n|above:84.9}}c{{/n}}", NULL, "ac"},
	{"the size of a word", "{{#word|below:1}}a{{/word}}", NULL, NULL},
};

static const struct {
	const char *what, *template, *expected;
} markdown[] = {
	{"markdown: signs are escaped", "{{cell}}", "a\\|b\\*c\\_d\\`\\[e\\]\\<f\\>\\#g\\\\h"},
	{"markdown: no list begins", "{{bullet}} {{item}}", "\\- x 1\\. x"},
	{"markdown: numbers stay", "{{price}} {{negative}} {{text}}", "1.21 -0.5 2016.5"},
	{"markdown: no code begins", "{{blank}}", "&#32;x"},
	{"markdown: unescaped", "{{{cell}}}", "a|b*c_d`[e]<f>#g\\h"},
};

/* "name LF header LF row LF ..." */
static void
add_table(struct template_data *d, const char *text)
{
	struct str rest = str_of(text), line = {0}, cell;
	struct template_table *t = &d->tables[d->ntables++];
	size_t n = 0;

	*t = (struct template_table){.file = STR("table")};
	str_cut(&rest, '\n', &t->name);
	t->columns = arena_take(&d->arena, 8, sizeof(*t->columns));
	t->meanings = arena_take(&d->arena, 8, sizeof(*t->meanings));
	t->cells = mem_resize(NULL, 64, sizeof(*t->cells));
	str_cut(&rest, '\n', &line);
	for (; t->ncolumns < 8 && str_cut(&line, '\t', &cell); t->ncolumns++)
		t->columns[t->ncolumns] = cell;
	for (; str_cut(&rest, '\n', &line); t->nrows++)
		for (n = 0; n < t->ncolumns; n++) {
			cell = STR("");
			str_cut(&line, '\t', &cell);
			t->cells[t->nrows * t->ncolumns + n] = cell;
		}
}

static void
try(struct template_data *d, const char *what, const char *template, const char *partial,
    const char *expected,
    enum template_format format)
{
	struct template *t = template_open();
	struct template_how how = {.format = format};
	struct buf out = {0};
	bool good;
	size_t n;

	template_put(t, STR("main"), str_of(template));
	if (partial)
		template_put(t, STR("part"), str_of(partial));
	good = template_read(t, STR("main")) && template_render(t, d, &how, &out);
	template_faults(t, &n);
	if (!ok(expected ? good && str_eq(buf_str(&out), str_of(expected)) : !good && n > 0, "%s",
	    what))
		printf("# got '%s'%s%s\n", buf_cstr(&out), good ? "" : ": ", n
		    ? template_faults(t, &n)->text : "");
	buf_free(&out);
	template_close(t);
}

int
main(void)
{
	struct arena a = {0};
	struct figures g = {0};
	struct template_data d;
	struct fault why;
	size_t i;

	for (i = 0; i < COUNT(facts); i++)
		if (!template_add_fact(&g, facts[i], &a, &why))
			ok(false, "fact %s: %s", facts[i], why.text);
	template_data_open(&d, &g, NULL);
	d.tables = mem_resize(NULL, COUNT(tables), sizeof(*d.tables));
	for (i = 0; i < COUNT(tables); i++)
		add_table(&d, tables[i]);
	for (i = 0; i < COUNT(cases); i++)
		try(&d, cases[i].what, cases[i].template, cases[i].partial, cases[i].expected,
		    TEMPLATE_HTML);
	for (i = 0; i < COUNT(markdown); i++)
		try(&d, markdown[i].what, markdown[i].template, NULL, markdown[i].expected,
		    TEMPLATE_MARKDOWN);
	template_data_close(&d);
	figures_free(&g);
	arena_free(&a);
	return done();
}
