/* ledger_months - findings whose ids name a month, as those of payments do. */
#include <stdlib.h>

#include "ledger_priv.h"

void
ledger_months_open(struct ledger *l)
{
	const struct tsv *old = l->differ.old.rows.t, *new = l->differ.new.rows.t;

	l->id_old = tsv_column(old, STR("finding_id"));
	l->id_new = tsv_column(new, STR("finding_id"));
	l->month_old = tsv_column(old, STR("month"));
	l->month_new = tsv_column(new, STR("month"));
}

/* The id without the month, "dead:2016-05:H1" as "dead:H1", into l->text. False: it names none. */
static bool
without_month(struct ledger *l, struct str id, struct str month)
{
	struct str part;
	bool named = false;

	buf_reset(&l->text);
	while (month.n && str_cut(&id, ':', &part)) {
		if (!named && str_eq(part, month)) {
			named = true;
			continue;
		}
		buf_put(&l->text, part);
		buf_putc(&l->text, ':');
	}
	return named;
}

static struct ledger_month *
month_of_text(struct ledger *l)
{
	struct str key = buf_str(&l->text);
	const size_t *known = map_get(&l->past, key);
	bool fresh;

	if (known)
		return &l->months[*known];
	*map_put(&l->past, arena_str(&l->memory, key), &fresh) = l->nmonths;
	l->months = mem_grow(l->months, l->nmonths, &l->months_room, sizeof(*l->months));
	l->months[l->nmonths] = (struct ledger_month){0};
	return &l->months[l->nmonths++];
}

/* What people wrote and what was found, of the old row at hand. */
static void
keep_cells(struct ledger *l, struct ledger_month *m)
{
	const struct differ *d = &l->differ;
	const struct tsv *old = d->old.rows.t;

	m->cells = arena_take(&l->memory, l->ncolumns, sizeof(*m->cells));
	m->found = arena_take(&l->memory, d->ncolumns + 1, sizeof(*m->found));
	for (size_t i = 0; i < l->ncolumns; i++) {
		const struct ledger_column *c = &l->columns[i];
		bool theirs = c->old >= 0 && (c->answer || c->new < 0);

		m->cells[i] = theirs ? arena_str(&l->memory, tsv_field(old, (size_t)c->old))
		    : (struct str){0};
	}
	for (size_t i = 0; i < d->ncolumns; i++)
		m->found[i] = arena_str(&l->memory, tsv_field(old, d->columns[i].old));
}

void
ledger_months_note(struct ledger *l, bool dismissed)
{
	const struct tsv *old = l->differ.old.rows.t;
	struct str month;
	struct ledger_month *m;

	if (l->month_old < 0 || l->month_new < 0)
		return;
	month = tsv_field(old, (size_t)l->month_old);
	if (!without_month(l, tsv_field(old, (size_t)l->id_old), month))
		return;
	m = month_of_text(l);
	if (str_cmp(month, m->month) <= 0)
		return;
	m->month = arena_str(&l->memory, month);
	m->dismissed = dismissed;
	if (dismissed)
		keep_cells(l, m);
}

static bool
found_the_same(struct differ *d, const struct ledger_month *m)
{
	for (size_t i = 0; i < d->ncolumns; i++) {
		const struct differ_column *c = &d->columns[i];
		struct str now = d->new.rows.cells[c->new];

		if (!differ_equal(c, m->found[i], now) &&
		    !differ_rewritten(d, c, m->found[i], now))
			return false;
	}
	return true;
}

const struct ledger_month *
ledger_months_find(struct ledger *l)
{
	struct str *cells = l->differ.new.rows.cells, month;
	const struct ledger_month *m;
	const size_t *known;

	if (l->month_old < 0 || l->month_new < 0)
		return NULL;
	month = cells[l->month_new];
	if (!without_month(l, cells[l->id_new], month))
		return NULL;
	known = map_get(&l->past, buf_str(&l->text));
	m = known ? &l->months[*known] : NULL;
	return m && m->dismissed && str_cmp(m->month, month) < 0 && found_the_same(&l->differ, m)
	    ? m : NULL;
}

void
ledger_months_free(struct ledger *l)
{
	map_free(&l->past);
	free(l->months);
	arena_free(&l->memory);
	buf_free(&l->text);
}
