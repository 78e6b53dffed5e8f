/* export_label - the words that people read for the codes of a cell. */
#include "export_priv.h"

static struct str
word(const struct export *e, const struct code *k)
{
	struct str label = e->ask.labels == EXPORT_EN ? k->label_en : k->label_zh;

	return label.n ? label : k->code;
}

struct str
export_label(const struct export *e, const struct export_column *c, struct str code)
{
	const size_t *place = c->coded ? map_get(&c->codes, code) : NULL;

	if (!place || e->ask.labels == EXPORT_NAMES)
		return code;
	return word(e, &e->dictionary->codes[*place]);
}

/* A cell of old or new: its row's column says what it is a code of. */
static struct str
changed_label(const struct export *e, struct str name, struct str code)
{
	const struct columns *d = e->dictionary;
	const struct column *m = columns_find(d, name);

	if (m && m->type == COLUMN_BOOL)
		name = STR("bool");
	for (size_t i = 0; i < d->ncodes; i++)
		if (str_eq(d->codes[i].column, name) && str_eq(d->codes[i].code, code))
			return word(e, &d->codes[i]);
	return code;
}

/* The next code of a list with blanks between them, and what stands in brackets behind it. */
static void
cut(struct str *rest, struct str *code, struct str *detail)
{
	struct str item = *rest;
	size_t open = 0, end = 0;

	while (end < item.n && item.p[end] != ' ' && item.p[end] != '(')
		end++;
	open = end;
	while (end < item.n && item.p[end] != ' ')
		end += item.p[end] == '(' ? str_find(str_from(item, end), ')') : 1;
	*code = (struct str){item.p, open};
	*detail = (struct str){item.p + open, end - open};
	*rest = end < item.n ? str_from(item, end + 1) : (struct str){0};
}

/* (pos 9: 3→8) is （第9位：3→8）. */
static void
put_detail(struct buf *b, struct str detail)
{
	const struct str position = STR("(pos ");
	struct str rest = {0}, digits;

	if (!str_starts(detail, position) || !str_ends(detail, STR(")"))) {
		buf_put(b, detail);
		return;
	}
	rest = (struct str){detail.p + position.n, detail.n - position.n - 1};
	if (!str_cut(&rest, ':', &digits)) {
		buf_put(b, detail);
		return;
	}
	buf_printf(b, "（第%.*s位", STR_FMT(digits));
	buf_puts(b, rest.n ? "：" : "");
	while (rest.n && *rest.p == ' ')
		rest = str_from(rest, 1);
	buf_put(b, rest);
	buf_puts(b, "）");
}

/* id:1-lost(pos 7) name:equal: each code its word; what is no such list stays as it is. */
static struct str
list_label(struct export *e, const struct export_column *c, struct str cell)
{
	struct str rest = cell, code, detail;

	buf_reset(&e->words);
	while (rest.n) {
		cut(&rest, &code, &detail);
		if (!map_get(&c->codes, code))
			return cell;
		buf_puts(&e->words, e->words.n ? "，" : "");
		buf_put(&e->words, export_label(e, c, code));
		put_detail(&e->words, detail);
	}
	return buf_str(&e->words);
}

struct str
export_cell(struct export *e, const struct export_column *c)
{
	struct str cell = c->at < 0 ? (struct str){0} : tsv_field(e->t, (size_t)c->at);

	if (c->type == COLUMN_LIST && c->coded && e->ask.labels == EXPORT_ZH)
		return list_label(e, c, cell);
	if (c->changed >= 0 && cell.n && e->ask.labels != EXPORT_NAMES)
		return changed_label(e, tsv_field(e->t, (size_t)c->changed), cell);
	return export_label(e, c, cell);
}
