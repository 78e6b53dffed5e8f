/* export_form - a form for the townships: rows to fill in, what may be typed, how it is filled in. */
#include "export_priv.h"

#define LIST_BYTES 255	/* of a list inside a check; longer ones stand on a hidden sheet */
#define HELP_WIDTH 60

/* Texts of the form are data: their language is that of the labels, not of the messages. */
static const char *
word(const struct export *e, enum msg m)
{
	return msg_in(m, e->ask.labels != EXPORT_EN);
}

/* What may be typed into a column. */
struct form_column {
	enum xlsxout_rule rule;
	enum msg need;		/* in words; M_NONE: anything */
	const char *formula;	/* with %1$s for the cell */
	bool warns;
};

struct form_list {
	struct str *words;
	size_t n;
};

/* Those that are too long to stand in their checks. */
struct form_lists {
	struct form_list *list;
	size_t n;
};

/* Weights of an ID number's digits are powers of two modulo 11; the last is one of 1 0 X 9 …. */
#define ID_FORMULA \
	"IF(LEN(%1$s)=18,MID(\"10X98765432\",MOD(SUMPRODUCT(MID(%1$s,ROW(INDIRECT(\"1:17\")),1)" \
	"*MOD(2^(18-ROW(INDIRECT(\"1:17\"))),11)),11)+1,1)=UPPER(RIGHT(%1$s,1)),LEN(%1$s)=15)"

static const struct form_column checks[] = {
	[COLUMN_ACCOUNT] = {XLSXOUT_FORMULA, M_FORM_ACCOUNT, "LEN(%1$s)>=8", true},
	[COLUMN_AREA] = {XLSXOUT_FORMULA, M_FORM_AREA, "OR(LEN(%1$s)=6,LEN(%1$s)=9,LEN(%1$s)=12)",
	    false},
	[COLUMN_BOOL] = {XLSXOUT_LIST, M_FORM_CODE, NULL, false},
	[COLUMN_CERT] = {XLSXOUT_FORMULA, M_FORM_CERT, "LEN(%1$s)>=20", true},
	[COLUMN_CODE] = {XLSXOUT_LIST, M_FORM_CODE, NULL, false},
	[COLUMN_COUNT] = {XLSXOUT_COUNT, M_FORM_COUNT, NULL, false},
	[COLUMN_DATE] = {XLSXOUT_DAY, M_FORM_DAY, NULL, false},
	[COLUMN_DATETIME] = {XLSXOUT_FORMULA, M_FORM_TIME, "LEN(%1$s)=16", true},
	[COLUMN_DECIMAL] = {XLSXOUT_FORMULA, M_FORM_NUMBER, "ISNUMBER(%1$s)", false},
	[COLUMN_ID] = {XLSXOUT_FORMULA, M_FORM_ID, ID_FORMULA, true},
	[COLUMN_MONEY] = {XLSXOUT_AMOUNT, M_FORM_MONEY, NULL, false},
	[COLUMN_MONTH] = {XLSXOUT_FORMULA, M_FORM_MONTH, "AND(LEN(%1$s)=7,MID(%1$s,5,1)=\"-\","
	    "ISNUMBER(--LEFT(%1$s,4)),ISNUMBER(--RIGHT(%1$s,2)))", false},
	[COLUMN_NUMBER] = {XLSXOUT_FORMULA, M_FORM_NUMBER, "ISNUMBER(%1$s)", false},
};

/* A list that is open only asks; a column that has no words is free. */
static struct form_column
check_of(const struct export_column *c)
{
	struct form_column how = {0};

	if (c->type < COUNT(checks))
		how = checks[c->type];
	if (how.rule != XLSXOUT_LIST || how.need == M_NONE)
		return how;
	if (!c->coded)
		how.need = M_NONE;
	how.warns = c->type == COLUMN_CODE && !c->meaning->codes.n;
	return how;
}

/* The words of a code column, in the order of the dictionary; kept. */
static struct form_list
words_of(struct export *e, const struct export_column *c)
{
	const struct columns *d = e->dictionary;
	struct form_list l = {.words = arena_take(&e->memory, d->ncodes + 1, sizeof(*l.words))};

	for (size_t i = 0; i < d->ncodes && c->coded; i++) {
		const size_t *place = map_get(&c->codes, d->codes[i].code);

		if (place && *place == i)
			l.words[l.n++] = export_label(e, c, d->codes[i].code);
	}
	return l;
}

static void
join(struct buf *b, const struct form_list *l, const char *between)
{
	for (size_t i = 0; i < l->n; i++) {
		if (i)
			buf_puts(b, between);
		buf_put(b, l->words[i]);
	}
}

/* Can the list stand inside the check? There it is one text with commas. */
static bool
is_short(const struct form_list *l)
{
	size_t bytes = 2;

	for (size_t i = 0; i < l->n; i++) {
		struct str w = l->words[i];

		bytes += w.n + 1;
		if (str_find(w, ',') < w.n || str_find(w, '"') < w.n)
			return false;
	}
	return bytes <= LIST_BYTES;
}

/* "$C$1:$C$7" of the hidden sheet. */
static void
put_range(struct buf *b, size_t column, size_t rows)
{
	struct buf address = {0};

	grid_address(&address, column, 1);
	struct str letters = {address.p, address.n - 1};

	buf_printf(b, "%.*s$1:$", STR_FMT(letters));
	buf_printf(b, "%.*s$%zu", STR_FMT(letters), rows);
	buf_free(&address);
}

static void
put_list_formula(struct export *e, const struct export_column *c, struct form_lists *lists,
    struct buf *b)
{
	struct form_list l = words_of(e, c);

	if (is_short(&l)) {
		buf_putc(b, '"');
		join(b, &l, ",");
		buf_putc(b, '"');
		return;
	}
	buf_printf(b, "=%s!$", word(e, M_FORM_LISTS));
	put_range(b, lists->n, l.n);
	lists->list[lists->n++] = l;
}

static void
put_check(struct export *e, size_t i, size_t last, struct form_lists *lists)
{
	const struct export_column *c = &e->columns[i];
	struct form_column how = check_of(c);
	struct grid_span rows = {e->first_row, last, i, i};
	struct xlsxout_check check = {.rule = how.rule, .warns = how.warns};
	struct buf cell = {0}, formula = {0};

	if (how.need == M_NONE || c->key)
		return;
	grid_address(&cell, i, e->first_row);
	if (how.rule == XLSXOUT_LIST)
		put_list_formula(e, c, lists, &formula);
	else if (how.formula)
		buf_printf(&formula, how.formula, buf_cstr(&cell));
	check.formula = buf_cstr(&formula);
	check.title = word(e, how.warns ? M_FORM_LOOK : M_FORM_WRONG);
	check.message = word(e, how.need);
	xlsxout_check(e->xlsx, rows, &check);
	buf_free(&cell);
	buf_free(&formula);
}

static bool
put_empty_rows(struct export *e, struct fault *f)
{
	for (size_t n = 0; n < e->ask.rows; n++) {
		for (size_t i = 0; i < e->n; i++) {
			const struct export_column *c = &e->columns[i];

			if (c->layout && c->layout->kind == LAYOUT_SERIAL)
				export_put_serial(e, e->rows + n + 1);
			else
				xlsxout_put(e->xlsx, (struct str){0}, e->looks.free[c->kind]);
		}
		if (!xlsxout_end(e->xlsx))
			return fault_set(f, M_EXPORT_ROWS, XLSXOUT_ROWS);
	}
	return true;
}

static void
put_help(struct export *e, struct str a, struct str b, struct str c, int look)
{
	unsigned how = export_lines(b, HELP_WIDTH), choice = export_lines(c, HELP_WIDTH);

	xlsxout_put(e->xlsx, a, look);
	xlsxout_put(e->xlsx, b, look);
	xlsxout_put(e->xlsx, c, look);
	xlsxout_height(e->xlsx, export_points(how > choice ? how : choice));
	xlsxout_end(e->xlsx);
}

/* 填表说明: each column, what is wanted, what may be chosen. */
static bool
put_instructions(struct export *e, struct fault *f)
{
	struct xlsxout *x = e->xlsx;
	int text = xlsxout_look(x, &(struct xlsxout_look){.number = "@", .align = 'l',
	    .border = true, .wrap = true});

	if (!xlsxout_sheet(x, str_of(word(e, M_FORM_HELP)), f))
		return false;
	put_help(e, str_of(word(e, M_FORM_HELP_COLUMN)), str_of(word(e, M_FORM_HELP_HOW)),
	    str_of(word(e, M_FORM_HELP_CHOICE)), e->looks.header);
	for (size_t i = 0; i < e->n; i++) {
		const struct export_column *c = &e->columns[i];
		enum msg need = c->key ? M_FORM_KEY : check_of(c).need;

		if (c->layout && c->layout->kind == LAYOUT_SERIAL)
			continue;
		buf_reset(&e->other);
		if (c->coded) {
			struct form_list l = words_of(e, c);

			join(&e->other, &l, e->ask.labels == EXPORT_EN ? "; " : "、");
		}
		put_help(e, c->header, str_of(word(e, need == M_NONE ? M_FORM_TEXT : need)),
		    buf_str(&e->other), text);
	}
	put_help(e, str_of(word(e, M_FORM_HELP_ALL)), str_of(word(e, M_FORM_HELP_TEXT)),
	    (struct str){0}, text);
	xlsxout_width(x, 0, 0, 24, 0);
	xlsxout_width(x, 1, 2, HELP_WIDTH, 0);
	xlsxout_page(x, &(struct xlsxout_page){0});
	xlsxout_protect(x);
	return true;
}

/* The hidden sheet: one column for each list that is too long for its check. */
static bool
put_lists(struct export *e, const struct form_lists *lists, struct fault *f)
{
	bool more = lists->n > 0;

	if (!more)
		return true;
	if (!xlsxout_sheet(e->xlsx, str_of(word(e, M_FORM_LISTS)), f))
		return false;
	xlsxout_hide_sheet(e->xlsx);
	for (size_t row = 0; more; row++) {
		more = false;
		for (size_t i = 0; i < lists->n; i++) {
			const struct form_list *l = &lists->list[i];

			xlsxout_put(e->xlsx, row < l->n ? l->words[row] : (struct str){0}, 0);
			more = more || row + 1 < l->n;
		}
		xlsxout_end(e->xlsx);
	}
	return true;
}

bool
export_form_end(struct export *e, struct fault *f)
{
	struct form_lists lists = {
		.list = arena_take(&e->memory, e->n + 1, sizeof(*lists.list)),
	};
	size_t last;

	*f = (struct fault){0};
	if (!e->rows && !e->ask.rows_said)
		e->ask.rows = EXPORT_EMPTY_ROWS;
	if (!put_empty_rows(e, f))
		return false;
	last = xlsxout_row(e->xlsx) - 1;
	for (size_t i = 0; i < e->n && last >= e->first_row; i++)
		put_check(e, i, last, &lists);
	xlsxout_protect(e->xlsx);
	return put_instructions(e, f) && put_lists(e, &lists, f);
}
