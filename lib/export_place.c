/* export_place - {places} in the texts of a layout: of --set, of a column, of the totals. */
#include "export_priv.h"

#include <string.h>

#include "capitals.h"
#include "date.h"
#include "text.h"

/* "{amount:sum}" is amount and sum, "{phone=____}" phone and a text that is used without one. */
struct place {
	struct str name, what, otherwise;
	bool defaulted;
};

/* The next place of *rest, and the text before it; false: there is none, before is all. */
static bool
next_place(struct str *rest, struct str *before, struct place *p)
{
	size_t open = str_find(*rest, '{'), end = open + str_find(str_from(*rest, open), '}');

	*p = (struct place){0};
	*before = *rest;
	if (open == rest->n || end == rest->n) {
		*rest = (struct str){0};
		return false;
	}
	before->n = open;
	p->name = (struct str){rest->p + open + 1, end - open - 1};
	*rest = str_from(*rest, end + 1);
	size_t at = str_find(p->name, '=');

	if (at < p->name.n) {
		p->otherwise = str_from(p->name, at + 1);
		p->defaulted = true;
		p->name.n = at;
	}
	at = str_find(p->name, ':');
	if (at < p->name.n) {
		p->what = str_from(p->name, at + 1);
		p->name.n = at;
	}
	return true;
}

/* The value of --set name=value. */
static bool
find_set(const struct export *e, struct str name, struct str *value)
{
	for (size_t i = 0; i < e->ask.nsets; i++) {
		struct str set = str_of(e->ask.sets[i]);
		size_t at = str_find(set, '=');

		if (str_eq(name, (struct str){set.p, at})) {
			*value = str_from(set, at + (at < set.n));
			return true;
		}
	}
	return false;
}

static struct export_place *
find_place(const struct export *e, struct str name)
{
	struct export_place *p = e->places;

	while (p && !str_eq(p->name, name))
		p = p->next;
	return p;
}

static bool
unknown(const struct export *e, struct str name, enum msg m, struct fault *f)
{
	*f = (struct fault){.file = e->layout.file};
	return fault_set(f, m, STR_FMT(name));
}

/* {rows} and {amount:sum} stand below the rows, of a column that can be added up. */
static bool
bind_total(struct export *e, const struct place *p, bool below, struct fault *f)
{
	struct export_column *c = p->what.n ? export_find(e, p->name) : NULL;

	if (!below)
		return unknown(e, p->name, M_EXPORT_PLACE_BELOW, f);
	if (!p->what.n)
		return true;
	bool capitals = str_eq(p->what, STR("capitals"));

	if (!capitals && !str_eq(p->what, STR("sum")))
		return unknown(e, p->what, M_LAYOUT_WORD, f);
	if (!c || c->kind == EXPORT_TEXT || c->kind == EXPORT_DATE
	    || (capitals && c->kind != EXPORT_MONEY))
		return unknown(e, p->name, M_EXPORT_PLACE_SUM, f);
	return c->summed = true;
}

static bool
bind_place(struct export *e, const struct place *p, bool below, struct fault *f)
{
	struct export_place *made;
	struct str value;

	if (p->what.n || str_eq(p->name, STR("rows")))
		return bind_total(e, p, below, f);
	if (find_set(e, p->name, &value) || find_place(e, p->name))
		return true;
	long at = e->t ? tsv_column(e->t, p->name) : -1;

	if (at < 0 || !export_is_open(e, p->name))
		return p->defaulted || unknown(e, p->name, M_EXPORT_PLACE_NONE, f);
	made = arena_take(&e->memory, 1, sizeof(*made));
	*made = (struct export_place){.name = p->name, .at = at, .next = e->places};
	e->places = made;
	return true;
}

static bool
bind_text(struct export *e, struct str text, bool below, bool *used, struct fault *f)
{
	struct str before;
	struct place p;

	while (next_place(&text, &before, &p)) {
		if (!bind_place(e, &p, below, f))
			return false;
		for (size_t i = 0; i < e->ask.nsets; i++) {
			struct str set = str_of(e->ask.sets[i]);

			set.n = str_find(set, '=');
			used[i] = used[i] || str_eq(p.name, set);
		}
	}
	return true;
}

static bool
bind_lines(struct export *e, const struct layout_lines *lines, bool below, bool *used,
    struct fault *f)
{
	for (size_t i = 0; i < lines->n; i++)
		if (!bind_text(e, lines->list[i], below, used, f))
			return false;
	return true;
}

bool
export_find_places(struct export *e, struct fault *f)
{
	const struct layout *l = &e->layout;
	bool *used = arena_take(&e->memory, e->ask.nsets + 1, sizeof(*used));

	if (!bind_text(e, l->sheet, false, used, f)
	    || !bind_lines(e, &l->titles, false, used, f)
	    || !bind_lines(e, &l->above, false, used, f)
	    || !bind_lines(e, &l->below, true, used, f))
		return false;
	for (size_t i = 0; i < e->ask.nsets; i++)
		if (!used[i]) {
			*f = (struct fault){0};
			return fault_set(f, M_EXPORT_SET_UNUSED, e->ask.sets[i]);
		}
	return true;
}

bool
export_keep_places(struct export *e, struct fault *f)
{
	for (struct export_place *p = e->places; p; p = p->next) {
		struct str value = tsv_field(e->t, (size_t)p->at);

		if (!e->rows && !export_check_value(e, p->name, value, f))
			return false;
		if (!e->rows) {
			p->value = arena_str(&e->memory, value);
			continue;
		}
		if (str_eq(value, p->value))
			continue;
		*f = tsv_at(e->t, p->name);
		return fault_set(f, M_EXPORT_PLACE_MANY, STR_FMT(p->name), STR_FMT(p->name));
	}
	return true;
}

/* 2016年5月 of 2016-05, 2016年5月20日 of a day, the label of a code. */
static void
put_value(const struct export *e, struct str name, struct str value, struct buf *b)
{
	const struct column *m = columns_find(e->dictionary, name);
	bool chinese = e->ask.labels == EXPORT_ZH;
	months month;
	days day;

	if (chinese && month_parse(value, &month)) {
		buf_printf(b, "%d年%d月", month / 12, month % 12 + 1);
	} else if (chinese && date_parse(value, &day)) {
		struct ymd d = date_split(day);

		buf_printf(b, "%d年%d月%d日", d.year, d.month, d.day);
	} else if (m && (m->type == COLUMN_CODE || m->type == COLUMN_BOOL)) {
		for (size_t i = 0; i < e->dictionary->ncodes; i++) {
			const struct code *k = &e->dictionary->codes[i];

			if (chinese && str_eq(k->column, name) && str_eq(k->code, value)
			    && k->label_zh.n)
				value = k->label_zh;
		}
		buf_put(b, value);
	} else {
		buf_put(b, value);
	}
}

static bool
put_total(const struct export *e, const struct place *p, struct buf *b)
{
	const struct export_column *c = export_find(e, p->name);
	struct ratio x;
	fen v;

	if (str_eq(p->what, STR("sum")))
		return sum_print(b, &c->sum, c->kind == EXPORT_MONEY);
	if (!sum_ratio(&c->sum, &x) || !money_of_ratio(x, &v))
		return false;
	capitals_print(b, v);
	return true;
}

bool
export_fill(struct export *e, struct str text, struct buf *b, struct fault *f)
{
	struct str before, value;
	struct place p;

	while (next_place(&text, &before, &p)) {
		const struct export_place *of = find_place(e, p.name);

		buf_put(b, before);
		if (p.what.n) {
			if (!put_total(e, &p, b))
				return unknown(e, p.name, M_EXPORT_SUM_LARGE, f);
		} else if (str_eq(p.name, STR("rows"))) {
			buf_printf(b, "%zu", e->rows);
		} else if (find_set(e, p.name, &value)) {
			put_value(e, p.name, value, b);
		} else if (of && of->value.n) {
			put_value(e, p.name, of->value, b);
		} else if (p.defaulted) {
			buf_put(b, p.otherwise);
		} else {
			return unknown(e, p.name, M_EXPORT_PLACE_EMPTY, f);
		}
	}
	buf_put(b, before);
	return true;
}
