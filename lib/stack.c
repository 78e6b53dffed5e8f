/* Payments become benefits, and benefits find their holders. */
#include "stack.h"

#include <stdlib.h>

bool
stack_bind(struct stack *s, const struct tsv *t, struct fault *f)
{
	static const struct str names[STACK_COLUMNS] = {
		STR_INIT("month"), STR_INIT("programme"), STR_INIT("household_id"),
		STR_INIT("id_number"), STR_INIT("residence"), STR_INIT("area_code"),
		STR_INIT("township"), STR_INIT("persons"), STR_INIT("amount")
	};

	for (size_t i = 0; i < STACK_COLUMNS; i++)
		s->columns[i] = tsv_column(t, names[i]);
	if (s->columns[STACK_AMOUNT] < 0)
		s->columns[STACK_AMOUNT] = tsv_column(t, STR("amount_paid"));
	for (size_t i = STACK_MONTH; i <= STACK_ID; i++)
		if (s->columns[i] < 0)
			return tsv_need(t, names[i], f) >= 0;
	return true;
}

static struct str
cell(const struct stack *s, const struct tsv *t, enum stack_column c)
{
	return s->columns[c] < 0 ? (struct str){0} : tsv_field(t, (size_t)s->columns[c]);
}

/* ---- keys */

static void
key_start(struct stack *s, char kind, months month)
{
	buf_reset(&s->key);
	buf_putc(&s->key, kind);
	buf_int(&s->key, month);
}

static void
key_add(struct stack *s, struct str part)
{
	buf_putc(&s->key, '\t');
	buf_put(&s->key, part);
}

/* The value at the key that was put together; a new key is copied. */
static size_t *
key_place(struct stack *s, struct map *m, bool *fresh)
{
	struct str key = buf_str(&s->key);

	if (!map_get(m, key))
		key = arena_str(&s->store, key);
	return map_put(m, key, fresh);
}

size_t
stack_serial(struct stack *s, struct str household, struct str id)
{
	size_t *serial, next;
	bool fresh;

	key_start(s, 's', 0);
	key_add(s, household);
	next = *key_place(s, &s->counts, &fresh) + 1;
	key_add(s, id);
	serial = key_place(s, &s->serials, &fresh);
	if (!fresh)
		return *serial;
	*serial = next;
	key_start(s, 's', 0);
	key_add(s, household);
	*key_place(s, &s->counts, &fresh) = next;
	return next;
}

/* ---- holders */

static struct holder *
holder_of(struct stack *s, const struct benefit *b, struct str id)
{
	struct holder h = {.month = b->month, .household = b->household, .id = id};
	size_t *at;
	bool fresh;

	key_start(s, id.n ? 'p' : 'h', b->month);
	key_add(s, id.n ? id : b->household);
	at = key_place(s, &s->by_key, &fresh);
	if (!fresh)
		return &s->holders[*at];
	*at = s->n;
	h.serial = id.n ? stack_serial(s, b->household, id) : 0;
	s->holders = mem_grow(s->holders, s->n, &s->room, sizeof(*s->holders));
	s->holders[s->n] = h;
	return &s->holders[s->n++];
}

static void
give(struct holder *h, struct benefit *b)
{
	if (h->n && h->list[h->n - 1] == b)
		return;
	h->list = mem_grow(h->list, h->n, &h->room, sizeof(struct benefit *));
	h->list[h->n++] = b;
}

static void
give_members(struct stack *s, struct benefit *b)
{
	const size_t *first = map_get(&s->groups, b->household);

	s->loose += !first;
	for (size_t i = first ? *first + 1 : 0; i; i = s->members[i - 1].next) {
		const struct member *m = &s->members[i - 1];

		if (m->from <= b->month && b->month <= m->to)
			give(holder_of(s, b, m->id), b);
	}
}

/* ---- benefits */

static bool
read_amount(const struct stack *s, const struct tsv *t, fen *amount, bool *priced, struct fault *f)
{
	struct str text = cell(s, t, STACK_AMOUNT);

	*amount = 0;
	*priced = text.n > 0;
	if (!text.n || money_parse(text, amount))
		return true;
	*f = tsv_at(t, tsv_name(t, (size_t)s->columns[STACK_AMOUNT]));
	return fault_set(f, M_STACK_MONEY, STR_FMT(text));
}

static bool
read_month(const struct stack *s, const struct tsv *t, months *month, struct fault *f)
{
	struct str text = cell(s, t, STACK_MONTH);

	if (month_parse(text, month))
		return true;
	*f = tsv_at(t, STR("month"));
	return fault_set(f, M_STACK_MONTH, STR_FMT(text));
}

static bool
has_key(const struct stack *s, const struct tsv *t, struct fault *f)
{
	*f = tsv_at(t, STR("programme"));
	if (!cell(s, t, STACK_PROGRAMME).n)
		return fault_set(f, M_CELL_EMPTY);
	if (cell(s, t, STACK_HOUSEHOLD).n || cell(s, t, STACK_ID).n)
		return true;
	f->column = (struct str){0};
	return fault_set(f, M_STACK_NOBODY);
}

static struct benefit *
new_benefit(struct stack *s, const struct tsv *t, months month)
{
	struct benefit *b = arena_take(&s->store, 1, sizeof(*b));
	struct str *to[] = {
		[STACK_PROGRAMME] = &b->programme, [STACK_HOUSEHOLD] = &b->household,
		[STACK_ID] = &b->id, [STACK_RESIDENCE] = &b->residence, [STACK_AREA] = &b->area,
		[STACK_TOWNSHIP] = &b->township, [STACK_PERSONS] = &b->persons
	};

	for (size_t i = STACK_PROGRAMME; i < COUNT(to); i++)
		*to[i] = arena_str(&s->store, cell(s, t, i));
	b->file = arena_str(&s->store, tsv_file(t));
	b->line = tsv_line(t);
	b->month = month;
	b->priced = true;
	return b;
}

/* The benefit of the current row; *fresh: it is met for the first time. */
static struct benefit *
benefit_of(struct stack *s, const struct tsv *t, months month, bool *fresh)
{
	size_t *at;

	key_start(s, 'b', month);
	for (size_t i = STACK_PROGRAMME; i <= STACK_RESIDENCE; i++)
		key_add(s, cell(s, t, i));
	at = key_place(s, &s->by_benefit, fresh);
	if (!*fresh)
		return s->benefits[*at];
	*at = s->nbenefits;
	s->benefits = mem_grow(s->benefits, s->nbenefits, &s->benefits_room,
	    sizeof(struct benefit *));
	return s->benefits[s->nbenefits++] = new_benefit(s, t, month);
}

enum stack_row
stack_row(struct stack *s, const struct tsv *t, struct fault *f)
{
	struct benefit *b;
	months month;
	fen amount;
	bool priced, fresh;

	if (!read_month(s, t, &month, f) || !read_amount(s, t, &amount, &priced, f) ||
	    !has_key(s, t, f))
		return STACK_REFUSED;
	if (month < s->from || month > s->to)
		return STACK_OTHER_MONTH;
	b = benefit_of(s, t, month, &fresh);
	b->priced &= priced;
	if (!money_add(b->amount, amount, &b->amount)) {
		*f = tsv_at(t, tsv_name(t, (size_t)s->columns[STACK_AMOUNT]));
		fault_set(f, M_STACK_MONEY, STR_FMT(cell(s, t, STACK_AMOUNT)));
		return STACK_REFUSED;
	}
	if (!fresh)
		return STACK_TAKEN;
	give(holder_of(s, b, b->id), b);
	if (!b->id.n)
		give_members(s, b);
	return STACK_TAKEN;
}

void
stack_free(struct stack *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->holders[i].list);
	free(s->holders);
	free(s->benefits);
	free(s->members);
	map_free(&s->by_key);
	map_free(&s->by_benefit);
	map_free(&s->serials);
	map_free(&s->counts);
	map_free(&s->groups);
	buf_free(&s->key);
	arena_free(&s->store);
}
