/* Imported results beside computed ones. */
#include "beside.h"

static bool
is_result(const struct reckon *k, struct str name)
{
	const struct column *c = columns_find(&k->dictionary, name);

	return c && c->result;
}

void
beside_bind(struct beside *b, struct reckon *k)
{
	const struct tsv *t = reckon_stream(k);
	struct fault f;
	struct ask ask;

	*b = (struct beside){.list = arena_take(&k->arena, tsv_columns(t), sizeof(*b->list))};
	for (size_t i = 0; i < tsv_columns(t); i++) {
		struct str name = tsv_name(t, i);

		if (!is_result(k, name) || !rules_ask(k->rules, name, &ask, &f) ||
		    ask.part != ASK_VALUE || !rules_name_has_rules(k->rules, ask.name))
			continue;
		b->list[b->n++] = (struct beside_column){.name = name, .column = i, .of = ask.name};
	}
}

bool
beside_same(struct str cell, const struct value *v)
{
	struct ratio number;
	struct buf b = {0};
	bool same;

	if (v->kind == VALUE_NUMBER)
		return ratio_parse(cell, &number) && ratio_cmp(number, v->number) == 0;
	value_print(&b, v);
	same = str_eq(buf_str(&b), cell);
	buf_free(&b);
	return same;
}

void
beside_count(struct beside *b, struct reckon *k)
{
	struct value v;

	for (size_t i = 0; i < b->n; i++)
		for (size_t j = 0; j < k->nchosen; j++) {
			struct str cell = k->chosen[j]->cells[b->list[i].column];

			if (!cell.n || !run_value(k->run, k->chosen[j]->at, b->list[i].of, &v) ||
			    v.kind == VALUE_UNKNOWN)
				continue;
			b->list[i].seen++;
			b->list[i].differ += !beside_same(cell, &v);
		}
}

void
beside_say(const struct beside *b, const struct reckon *k)
{
	for (size_t i = 0; i < b->n; i++)
		if (b->list[i].differ)
			k->tell.say(M_BESIDE_DIFFER, STR_FMT(b->list[i].name), b->list[i].differ,
			    b->list[i].seen);
}
