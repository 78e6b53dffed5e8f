/* export_check - what a list must not have: gaps where the bank needs a value, numbers that tell who somebody is. */
#include "export_priv.h"

#include "date.h"
#include "leak.h"
#include "text.h"

#define LONG_NUMBER 11	/* digits: a telephone, an account, an ID number */
#define SHOWN_MOST 10	/* digits of a masked number */

bool
export_is_open(const struct export *e, struct str name)
{
	const struct column *m = columns_meaning(e->dictionary, name);
	enum privacy p = m && e->layout.public ? privacy_of(e->privacy, m).privacy : PRIVACY_NONE;

	return p != PRIVACY_NEVER && p != PRIVACY_ID && p != PRIVACY_BIRTH;
}

bool
export_check_value(const struct export *e, struct str name, struct str value, struct fault *f)
{
	if (!e->layout.public || leak_find(value, false) == LEAK_NONE)
		return true;
	*f = tsv_at(e->t, name);
	return fault_set(f, M_EXPORT_NOT_MASKED);
}

bool
export_check_columns(struct export *e, struct fault *f)
{
	if (!e->layout.public)
		return true;
	e->privacy = privacy_load(&e->memory, f);
	if (!e->privacy)
		return false;
	if (e->split >= 0 && !export_is_open(e, str_of(e->ask.split))) {
		*f = (struct fault){.file = e->layout.file, .column = str_of(e->ask.split)};
		return fault_set(f, M_EXPORT_NEVER_PUBLIC);
	}
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];

		c->privacy = c->meaning ? privacy_of(e->privacy, c->meaning).privacy : PRIVACY_NONE;
		if (c->privacy != PRIVACY_NEVER || c->at < 0)
			continue;
		*f = (struct fault){.file = e->layout.file, .line = c->layout->line,
		    .column = c->name};
		return fault_set(f, M_EXPORT_NEVER_PUBLIC);
	}
	return true;
}

/* 0 to 9, and the same as wide as Han. */
static bool
is_digit(uint32_t c)
{
	return (c >= '0' && c <= '9') || (c >= 0xff10 && c <= 0xff19);
}

/* Digits in all, and the longest run of them. */
static size_t
count_digits(struct str s, size_t *run)
{
	size_t all = 0, now = 0;

	*run = 0;
	for (size_t i = 0; i < s.n; ) {
		bool digit = is_digit(text_next(s, &i));

		all += digit;
		now = digit ? now + 1 : 0;
		*run = now > *run ? now : *run;
	}
	return all;
}

/* A number that identifies may be shown in part; a birthday may not be shown. */
static bool
is_public(const struct export_column *c, struct str cell)
{
	size_t run, all = count_digits(cell, &run);
	days day;

	if (c->kind != EXPORT_MONEY && c->kind != EXPORT_DATE
	    && (run >= LONG_NUMBER || leak_find(cell, c->type == COLUMN_KEY) != LEAK_NONE))
		return false;
	if (c->privacy == PRIVACY_ID)
		return all <= SHOWN_MOST;
	return c->privacy != PRIVACY_BIRTH || !date_parse(cell, &day);
}

static bool
is_positive(const struct export_column *c, struct str cell)
{
	struct sum x;
	struct ratio r;

	return sum_parse(cell, c->type, &x) && sum_ratio(&x, &r) && r.n > 0;
}

static void
note_again(struct export *e, struct export_column *c, struct str cell)
{
	bool fresh;

	seen_put(&c->met, cell, 0, &fresh);
	if (!fresh)
		export_note(e, &c->again);
}

bool
export_check_row(struct export *e, struct fault *f)
{
	if (!e->ask.layout || e->ask.form)
		return true;
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];
		enum layout_check check = c->layout->check;
		enum msg wrong = M_NONE;

		if (c->at < 0)
			continue;
		struct str cell = tsv_field(e->t, (size_t)c->at);

		if (check != LAYOUT_ANYTHING && !text_trim(cell).n)
			wrong = M_EXPORT_GAP;
		else if (check == LAYOUT_POSITIVE && !is_positive(c, cell))
			wrong = M_EXPORT_NOT_POSITIVE;
		else if (e->layout.public && !is_public(c, cell))
			wrong = M_EXPORT_NOT_MASKED;
		if (check == LAYOUT_ONCE)
			note_again(e, c, cell);
		if (wrong == M_NONE)
			continue;
		*f = tsv_at(e->t, c->name);
		return fault_set(f, wrong);
	}
	return true;
}
