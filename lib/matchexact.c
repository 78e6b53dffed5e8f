/* matchexact - two very large registers compared by number alone. */
#include <stdlib.h>

#include "matchexact.h"
#include "prints.h"

#define NAMES_MANY 4096

/* What a print of ours has aside: where the row is, up to 64 GiB, and whether it was shown. */
#define AT_BITS 36
#define AT_MASK ((UINT64_C(1) << AT_BITS) - 1)
#define SHOWN (AT_MASK + 1)

struct exact {
	struct match *m;
	struct matchout *o;
	struct prints rows;	/* of the right register, those that have a number */
	uint64_t first;		/* where the right register's first row is */
};

/* What a row says, from its cells. */
struct said {
	char id[18];
	struct str number;	/* empty: none that can be compared */
	enum id_class class;
	struct str name;
};

static struct str
cell_of(struct str row, long column)
{
	for (; column > 0; column--) {
		size_t tab = str_find(row, '\t');

		row = tab < row.n ? str_from(row, tab + 1) : (struct str){0};
	}
	row.n = column < 0 ? 0 : str_find(row, '\t');
	return row;
}

static void
listen(const struct match *m, const struct match_side *s, struct str row, struct said *x)
{
	struct str cell = cell_of(row, s->columns[ROLE_ID]);
	struct idclass id;

	*x = (struct said){.number = cell, .name = cell_of(row, s->columns[ROLE_NAME])};
	if (m->raw)
		return;
	id = idclass_of(cell);
	x->class = id.class;
	memcpy(x->id, id.text, sizeof(x->id));
	x->number = idclass_sound(id.class) ? (struct str){x->id, 18} : (struct str){0};
}

/* ---- the right register */

static bool
load(struct exact *x, void (*progress)(const struct tsv *), struct fault *f)
{
	struct match_side *s = &x->m->right;
	struct said said;
	uint64_t at;

	if (!rowstore_open(&s->store, s->path, s->t, f))
		return false;
	for (; tsv_next(s->t); progress(s->t)) {
		if (!rowstore_put(&s->store, s->t, &at, f))
			return false;
		if (at > AT_MASK || s->n == UINT32_MAX - 1)
			return fault_set(f, M_MATCH_MANY_ROWS);
		if (s->n++ == 0)
			x->first = at;
		listen(x->m, s, tsv_row(s->t), &said);
		s->unsound += !x->m->raw && !said.number.n;
		if (said.number.n)
			prints_add(&x->rows, prints_of(&x->rows, said.number) | at);
	}
	if (tsv_failed(s->t))
		*f = *tsv_failed(s->t);
	return !tsv_failed(s->t) && rowstore_done(&s->store, f);
}

/* ---- the left one */

struct hit {
	size_t row;		/* of x->rows */
	enum match_class class;
	enum name_level name;
};

static enum match_class
class_of(enum name_level level)
{
	if (level == NAME_OTHER)
		return MATCH_CONFLICT;
	return level == NAME_ONE || level == NAME_PART ? MATCH_REVIEW : MATCH_BOTH;
}

static enum name_level
compare_names(struct exact *x, struct str a, struct str b)
{
	struct namefold *k = &x->m->names;
	uint32_t one, other;

	if (x->m->left.columns[ROLE_NAME] < 0)
		return NAME_MISSING;
	if (k->n > NAMES_MANY)
		namefold_forget(k);
	one = namefold_put(k, a);
	other = namefold_put(k, b);
	return namefold_compare(k, one, other);
}

static int
by_place(const void *p, const void *q)
{
	const struct hit *a = p, *b = q;

	return (a->row > b->row) - (a->row < b->row);
}

/* Rows of the right register with this number, in their order. */
static bool
find(struct exact *x, const struct said *said, struct hit *hits, size_t *n, struct fault *f)
{
	struct match_side *s = &x->m->right;
	uint64_t print = prints_of(&x->rows, said->number);
	size_t at, walk = 0;
	struct said other;
	struct str row;

	*n = 0;
	while (said->number.n && (at = prints_next(&x->rows, print, &walk)) != PRINTS_NONE) {
		if (!rowstore_get(&s->store, x->rows.list[at].print & AT_MASK, &row, f))
			return false;
		listen(x->m, s, row, &other);
		if (!str_eq(other.number, said->number))
			continue;
		if (*n == MATCH_HITS) {
			x->m->capped++;
			break;
		}
		hits[*n] = (struct hit){.row = at,
			.name = compare_names(x, said->name, other.name)};
		hits[*n].class = class_of(hits[*n].name);
		++*n;
	}
	qsort(hits, *n, sizeof(*hits), by_place);
	return true;
}

static bool
put_hit(struct exact *x, struct str left, struct hit *h, bool again, struct fault *f)
{
	static const char *const words[] = {
		[NAME_EQUAL] = "equal", [NAME_VARIANT] = "variant", [NAME_SOUND] = "sound",
		[NAME_UNCLEAR] = "unclear", [NAME_ONE] = "one",
		[NAME_PART] = "part", [NAME_OTHER] = "other"
	};
	struct prints_entry *row = &x->rows.list[h->row];
	bool shown = row->print & SHOWN;
	struct str right;

	again |= shown;
	if (h->class == MATCH_BOTH && x->m->one_to_one && again)
		h->class = MATCH_REVIEW;
	if (!rowstore_get(&x->m->right.store, row->print & AT_MASK, &right, f))
		return false;
	buf_reset(&x->o->reason);
	buf_puts(&x->o->reason, "id:equal");
	if (h->name != NAME_MISSING)
		buf_printf(&x->o->reason, " name:%s", words[h->name]);
	if (again)
		buf_puts(&x->o->reason, " again");
	matchout_put(x->o, &left, &right, h->class, (struct str){0}, buf_str(&x->o->reason));
	x->m->counts[h->class]++;
	if (h->class == MATCH_BOTH && !again)
		x->m->persons++;
	if (h->class == MATCH_BOTH && !shown)
		x->m->right_both++;
	row->print |= SHOWN;
	return true;
}

static void
put_alone(struct exact *x, struct str row, const struct said *said, bool left)
{
	buf_reset(&x->o->reason);
	if (!x->m->raw)
		buf_printf(&x->o->reason, "id:%s", idclass_name(said->class));
	x->m->counts[left ? MATCH_LEFT : MATCH_RIGHT]++;
	matchout_put(x->o, left ? &row : NULL, left ? NULL : &row,
	    left ? MATCH_LEFT : MATCH_RIGHT, (struct str){0}, buf_str(&x->o->reason));
}

/* Where one of its number is the person, the others are not listed with it. */
static bool
put_left(struct exact *x, struct str row, struct fault *f)
{
	struct hit hits[MATCH_HITS];
	struct said said;
	size_t n, both = 0, put = 0;

	listen(x->m, &x->m->left, row, &said);
	x->m->left.unsound += !x->m->raw && !said.number.n;
	if (!find(x, &said, hits, &n, f))
		return false;
	for (size_t i = 0; i < n; i++)
		both += hits[i].class == MATCH_BOTH;
	x->m->left_both += both > 0;
	for (size_t i = 0; i < n; i++) {
		if (both && hits[i].class != MATCH_BOTH)
			continue;
		if (!put_hit(x, row, &hits[i], put++ > 0, f))
			return false;
	}
	if (!n)
		put_alone(x, row, &said, true);
	return true;
}

/* What of the right register stands in no row yet. */
static bool
put_rest(struct exact *x, struct fault *f)
{
	struct match_side *s = &x->m->right;
	uint64_t at = x->first;
	size_t next = 0;
	struct said said;
	struct str row;

	for (size_t i = 0; i < s->n; i++, at = s->store.next) {
		bool shown = false;

		if (next < x->rows.n && (x->rows.list[next].print & AT_MASK) == at)
			shown = x->rows.list[next++].print & SHOWN;
		if (!rowstore_get(&s->store, at, &row, f))
			return false;
		listen(x->m, s, row, &said);
		if (!shown)
			put_alone(x, row, &said, false);
	}
	return true;
}

bool
matchexact(struct match *m, struct matchout *o, void (*progress)(const struct tsv *),
    struct fault *f)
{
	struct exact x = {.m = m, .o = o};
	bool good;

	prints_open(&x.rows, NULL);
	x.rows.aside = AT_BITS + 1;
	good = load(&x, progress, f);
	for (; good && tsv_next(m->left.t); progress(m->left.t)) {
		m->left.n++;
		good = put_left(&x, tsv_row(m->left.t), f);
	}
	if (good && tsv_failed(m->left.t)) {
		*f = *tsv_failed(m->left.t);
		good = false;
	}
	good = good && put_rest(&x, f);
	if (good)
		matchout_end(o);
	prints_free(&x.rows);
	return good;
}
