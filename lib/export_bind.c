/* export_bind - which column of the table goes where, under what header. */
#include "export_priv.h"

static enum export_kind
kind_of(enum column_type type)
{
	switch (type) {
	case COLUMN_MONEY: return EXPORT_MONEY;
	case COLUMN_COUNT: return EXPORT_COUNT;
	case COLUMN_DECIMAL:
	case COLUMN_NUMBER: return EXPORT_NUMBER;
	case COLUMN_DATE: return EXPORT_DATE;
	default: return EXPORT_TEXT;
	}
}

static const struct code *
find_code(const struct columns *d, struct str column, struct str code)
{
	for (size_t i = 0; i < d->ncodes; i++)
		if (str_eq(d->codes[i].column, column) && str_eq(d->codes[i].code, code))
			return &d->codes[i];
	return NULL;
}

/* 元 of yuan; a unit without a label is its own. */
static struct str
unit_label(const struct export *e, struct str unit)
{
	const struct code *c = find_code(e->dictionary, STR("unit"), unit);

	return e->ask.labels == EXPORT_ZH && c && c->label_zh.n ? c->label_zh : unit;
}

/* 应发金额（元）, 乙册姓名; a label that ends in brackets gets no second ones. */
static struct str
header_of(struct export *e, const struct column *m, struct str name)
{
	bool chinese = e->ask.labels == EXPORT_ZH;
	struct str label = chinese ? m->label_zh : m->label_en;
	bool amount = m->type == COLUMN_MONEY || m->type == COLUMN_NUMBER
	    || m->type == COLUMN_DECIMAL;

	if (!label.n)
		return name;
	buf_reset(&e->text);
	if (!str_eq(m->name, name))
		buf_puts(&e->text, chinese ? COLUMN_RIGHT_ZH : COLUMN_RIGHT_EN);
	buf_put(&e->text, label);
	if (amount && m->unit.n && !str_ends(label, STR("）")) && !str_ends(label, STR(")"))) {
		buf_puts(&e->text, chinese ? "（" : " (");
		buf_put(&e->text, unit_label(e, m->unit));
		buf_puts(&e->text, chinese ? "）" : ")");
	}
	return arena_str(&e->memory, buf_str(&e->text));
}

/* The codes of its own name, else the words of all yes-or-no columns. */
static void
bind_codes(struct export *e, struct export_column *c)
{
	const struct columns *d = e->dictionary;
	struct str own = c->meaning->name;

	for (int again = 0; again < 2 && !c->coded; again++) {
		for (size_t i = 0; i < d->ncodes; i++)
			if (str_eq(d->codes[i].column, own)) {
				*map_put(&c->codes, d->codes[i].code, &(bool){0}) = i;
				c->coded = true;
			}
		if (c->meaning->type != COLUMN_BOOL)
			return;
		own = STR("bool");
	}
}

static void
bind_meaning(struct export *e, struct export_column *c)
{
	const struct column *m = c->meaning = columns_meaning(e->dictionary, c->name);
	const struct layout_column *l = c->layout;

	c->changed = e->t && (str_eq(c->name, STR("old")) || str_eq(c->name, STR("new"))) ?
	    tsv_column(e->t, STR("column")) : -1;
	c->type = l && l->typed ? l->type : m ? m->type : COLUMN_TEXT;
	c->kind = kind_of(c->type);
	c->header = e->ask.labels == EXPORT_NAMES || !m ? c->name : header_of(e, m, c->name);
	if (l && l->label.n && e->ask.labels == EXPORT_ZH)
		c->header = l->label;
	c->over = l && e->ask.labels == EXPORT_ZH ? l->over : (struct str){0};
	if (m && c->kind == EXPORT_TEXT && (m->type == COLUMN_CODE || m->type == COLUMN_BOOL ||
	    m->type == COLUMN_LIST))
		bind_codes(e, c);
	for (size_t i = 0; i < e->ask.nkeys; i++)
		c->key = c->key || str_eq(e->ask.keys[i], c->name);
}

/* The first of a list of names that the table has; an empty form: that the dictionary has. */
static bool
bind_names(struct export *e, struct export_column *c, struct str names)
{
	struct str rest = names, name;

	while (str_cut(&rest, ',', &name)) {
		c->at = e->t ? tsv_column(e->t, name) : -1;
		if (c->at < 0 && (e->t || !columns_find(e->dictionary, name)))
			continue;
		c->name = name;
		return true;
	}
	return false;
}

/* Where the layout says so; the table is at fault. */
static bool
lacks(const struct export *e, const struct layout_column *l, struct fault *f)
{
	struct str rest = l->names, first;

	str_cut(&rest, ',', &first);
	if (e->t)
		tsv_need(e->t, first, f);
	else
		fault_set(f, M_NO_COLUMN, STR_FMT(first));
	f->file = e->layout.file;
	f->line = l->line;
	f->column = STR("name");
	return false;
}

static bool
bind_layout(struct export *e, struct fault *f)
{
	const struct layout *l = &e->layout;

	e->n = l->ncolumns;
	e->columns = arena_take(&e->memory, e->n, sizeof(*e->columns));
	for (size_t i = 0; i < e->n; i++) {
		const struct layout_column *from = &l->columns[i];
		struct export_column *c = &e->columns[i];

		*c = (struct export_column){.layout = from, .at = -1};
		c->summed = from->total == LAYOUT_SUM;
		if (from->kind != LAYOUT_SERIAL && !bind_names(e, c, from->names)) {
			struct str rest = from->names;

			if (from->kind == LAYOUT_COLUMN)
				return lacks(e, from, f);
			str_cut(&rest, ',', &c->name);
		}
		bind_meaning(e, c);
		if (from->kind == LAYOUT_SERIAL && !from->label.n)
			c->header = e->ask.labels == EXPORT_ZH ? STR("序号") : STR("no.");
		e->two_rows = e->two_rows || c->over.n;
	}
	return true;
}

/* -c, else all columns of the table. */
static bool
bind_list(struct export *e, struct fault *f)
{
	bool all = !e->ask.ncolumns;

	e->n = all ? tsv_columns(e->t) : e->ask.ncolumns;
	e->columns = arena_take(&e->memory, e->n, sizeof(*e->columns));
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];

		c->name = all ? tsv_name(e->t, i) : e->ask.columns[i];
		c->at = e->t ? tsv_need(e->t, c->name, f) : -1;
		if (e->t && c->at < 0)
			return false;
		if (!e->t && !columns_find(e->dictionary, c->name))
			return fault_set(f, M_NO_COLUMN, STR_FMT(c->name));
		bind_meaning(e, c);
	}
	return true;
}

struct export_column *
export_find(const struct export *e, struct str name)
{
	for (size_t i = 0; i < e->n && name.n; i++)
		if (str_eq(e->columns[i].name, name))
			return &e->columns[i];
	return NULL;
}

/* The two columns of amount/person_times are added up too. */
static bool
bind_ratios(struct export *e, struct fault *f)
{
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];

		if (!c->layout || c->layout->total != LAYOUT_RATIO)
			continue;
		c->top = export_find(e, c->layout->top);
		c->bottom = export_find(e, c->layout->bottom);
		if (!c->top || !c->bottom) {
			struct str name = c->top ? c->layout->bottom : c->layout->top;

			*f = (struct fault){.file = e->layout.file, .line = c->layout->line,
			    .column = STR("total")};
			return fault_set(f, M_NO_COLUMN, STR_FMT(name));
		}
		c->top->summed = c->bottom->summed = true;
	}
	return true;
}

static bool
keys_are_there(const struct export *e, struct fault *f)
{
	for (size_t i = 0; i < e->ask.nkeys; i++)
		if (!export_find(e, e->ask.keys[i]))
			return fault_set(f, M_NO_COLUMN, STR_FMT(e->ask.keys[i]));
	return true;
}

bool
export_bind(struct export *e, struct fault *f)
{
	*f = (struct fault){0};
	if (!(e->ask.layout ? bind_layout(e, f) : bind_list(e, f)))
		return false;
	return bind_ratios(e, f) && keys_are_there(e, f);
}
