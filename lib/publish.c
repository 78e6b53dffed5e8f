/* publish - the rows of a list that may be put on the wall. */
#include "publish_priv.h"

#include "leak.h"

/* ---- columns to numbers */

static struct publish_person *
person_of(struct publish *p, struct str name)
{
	struct publish_person **end = &p->persons;

	for (; *end; end = &(*end)->next)
		if (str_eq((*end)->name, name))
			return *end;
	*end = arena_take(&p->a, 1, sizeof(**end));
	**end = (struct publish_person){
		.name = name, .id = tsv_column(p->t, name), .fewest = UINT32_MAX,
		.birth = tsv_column(p->t, privacy_birth_of(p->privacy, name))
	};
	return *end;
}

/* What a shown column tells of the number. */
static void
tell(struct mask_known *known, const struct profile_column *c)
{
	unsigned birth = c->mask.show == MASK_MONTH ? 6 : 4;

	if (c->privacy.privacy == PRIVACY_SEX)
		known->sex = true;
	for (unsigned i = 0; i < 18; i++)
		if (c->privacy.privacy == PRIVACY_ID)
			known->digit[i] |= i < c->mask.first || i >= 18 - c->mask.last;
		else if (c->privacy.privacy == PRIVACY_BIRTH)
			known->digit[i] |= i >= 6 && i < 6 + birth;
}

static void
add_cell(struct publish *p, const struct profile_column *c)
{
	long at = tsv_column(p->t, c->meaning->name);
	struct publish_cell *cell = &p->cells[p->n];

	if (at < 0)
		return;
	*cell = (struct publish_cell){.rule = c, .at = (size_t)at};
	if (c->privacy.person.n) {
		cell->person = person_of(p, c->privacy.person);
		tell(&cell->person->known, c);
	}
	p->n++;
}

static bool
choose(struct publish *p, struct profile_column *profile, struct fault *f)
{
	struct profile_column *c;
	size_t i, n = 0;

	for (c = profile; c; c = c->next)
		n++;
	p->cells = arena_take(&p->a, n + p->ask.ncolumns, sizeof(*p->cells));
	for (c = profile; c && !p->ask.ncolumns; c = c->next)
		add_cell(p, c);
	for (i = 0; i < p->ask.ncolumns; i++) {
		if (tsv_need(p->t, p->ask.columns[i], f) < 0)
			return false;
		c = profile_find(profile, p->ask.columns[i]);
		*f = tsv_at(p->t, p->ask.columns[i]);
		if (!c)
			return fault_set(f, M_MASK_NOT_SHOWN);
		add_cell(p, c);
	}
	*f = tsv_at(p->t, STR(""));
	return p->n || fault_set(f, M_MASK_NOTHING);
}

/* Every ID number of the table is looked at, shown or not: other columns tell of it too. */
static void
add_numbers(struct publish *p)
{
	for (size_t i = 0; i < tsv_columns(p->t); i++) {
		const struct column *c = columns_find(p->dictionary, tsv_name(p->t, i));

		if (c && privacy_of(p->privacy, c).privacy == PRIVACY_ID)
			person_of(p, c->name);
	}
}

bool
publish_bind(struct publish *p, const struct publish_ask *ask, struct profile_column *profile,
    const struct columns *dictionary, const struct privacy_rule *privacy, const struct tsv *t,
    struct fault *f)
{
	*p = (struct publish){
		.ask = *ask, .t = t, .dictionary = dictionary, .privacy = privacy,
		.month = tsv_column(t, STR("month"))
	};
	if (!choose(p, profile, f))
		return false;
	add_numbers(p);
	if (!p->persons || ask->dated || p->month >= 0)
		return true;
	*f = tsv_at(t, STR(""));
	return fault_set(f, M_MASK_NO_DAY);
}

void
publish_free(struct publish *p)
{
	buf_free(&p->text);
	arena_free(&p->a);
}

/* ---- a row */

static bool
day_of_row(const struct publish *p, days *day, struct fault *f)
{
	months month;

	*day = p->ask.date;
	if (p->ask.dated || !p->persons)
		return true;
	*f = tsv_at(p->t, STR("month"));
	if (!month_parse(tsv_field(p->t, (size_t)p->month), &month))
		return fault_set(f, M_MASK_NO_MONTH);
	*day = month_last(month);
	return true;
}

/* May anything of it be shown? */
static bool
is_showable(const struct publish *p, const struct publish_cell *c, days day)
{
	if (c->rule->privacy.privacy == PRIVACY_NAME)
		return c->person && publish_is_adult(p, c->person, day);
	if (c->rule->privacy.privacy == PRIVACY_ID)
		return c->person->number.n > 0;
	return c->rule->mask.show != MASK_ALL || !publish_tells_day(p, c);
}

static bool
check_leak(const struct publish *p, const struct publish_cell *c, struct fault *f)
{
	static const enum msg texts[] = {
		[LEAK_ACCOUNT] = M_MASK_LEAK_ACCOUNT, [LEAK_ID] = M_MASK_LEAK_ID,
		[LEAK_PHONE] = M_MASK_LEAK_PHONE
	};
	enum leak leak = leak_find(buf_str(&p->text), c->rule->meaning->type == COLUMN_KEY);

	if (leak == LEAK_NONE || c->rule->privacy.privacy == PRIVACY_ID)
		return true;
	*f = tsv_at(p->t, c->rule->meaning->name);
	return fault_set(f, texts[leak]);
}

/* What the list says in this cell, in p->text. */
static bool
show(struct publish *p, struct publish_cell *c, days day, struct fault *f)
{
	struct str value = tsv_field(p->t, c->at);

	buf_reset(&p->text);
	if (!value.n)
		return true;
	if (is_showable(p, c, day) && mask_put(&p->text, value, &c->rule->mask)) {
		c->shown++;
		return check_leak(p, c, f);
	}
	buf_put(&p->text, MASK_HIDDEN);
	c->hidden++;
	return true;
}

bool
publish_row(struct publish *p, struct tsv_out *w, struct fault *f)
{
	days day = 0;

	if (!day_of_row(p, &day, f))
		return false;
	publish_read_numbers(p);
	for (struct publish_person *x = p->persons; x; x = x->next)
		if (x->number.n && !publish_count(p, x, date_split(day).year, f))
			return false;
	for (size_t i = 0; i < p->n; i++) {
		if (!show(p, &p->cells[i], day, f))
			return false;
		if (!p->few || p->ask.force)
			tsv_put(w, buf_str(&p->text));
	}
	if (!p->few || p->ask.force)
		tsv_end(w);
	return true;
}

/* ---- before and after the rows */

void
publish_header(const struct publish *p, struct tsv_out *w)
{
	for (size_t i = 0; i < p->n; i++)
		tsv_put(w, p->cells[i].rule->meaning->name);
	tsv_end(w);
}

size_t
publish_hidden_names(const struct publish *p)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		if (p->cells[i].rule->privacy.privacy == PRIVACY_NAME)
			n += p->cells[i].hidden;
	return n;
}
