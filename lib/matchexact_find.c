/* The right register of matchexact, by number. */
#include "matchexact_priv.h"
#include "text.h"

#define NAMES_MANY 4096

/* What a print of ours has aside: where the row is, up to 64 GiB, and what became of it. */
#define AT_BITS 36
#define AT_MASK ((UINT64_C(1) << AT_BITS) - 1)
#define NOTE_BITS 2
#define NOTE_MASK ((UINT64_C(1) << NOTE_BITS) - 1)

/* ---- what rows say */

static struct str
cell_of(struct str row, long column)
{
	struct str cell = {0};

	for (; column >= 0; column--)
		if (!str_cut(&row, '\t', &cell))
			return (struct str){0};
	return cell;
}

void
exact_listen(const struct match *m, const struct match_side *s, struct str row, struct said *x)
{
	struct str cell = cell_of(row, s->columns[ROLE_ID]);
	struct idclass id;

	*x = (struct said){.number = cell, .name = cell_of(row, s->columns[ROLE_NAME])};
	if (m->raw && !text_trim(cell).n)
		x->number = (struct str){0};
	if (m->raw)
		return;
	id = idclass_of(cell);
	x->class = id.class;
	memcpy(x->id, id.text, sizeof(x->id));
	x->number = idclass_sound(id.class) ? (struct str){x->id, 18} : (struct str){0};
}

enum match_class
exact_class(enum name_level level)
{
	if (level == NAME_OTHER)
		return MATCH_CONFLICT;
	return level == NAME_ONE || level == NAME_PART ? MATCH_REVIEW : MATCH_BOTH;
}

enum name_level
exact_names(struct exact *x, struct str a, struct str b)
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

/* ---- the index */

uint64_t
exact_at(const struct exact *x, size_t row)
{
	return x->rows.list[row].print & AT_MASK;
}

enum shown
exact_note(const struct exact *x, size_t row)
{
	return (enum shown)(x->rows.list[row].print >> AT_BITS & NOTE_MASK);
}

void
exact_set_note(struct exact *x, size_t row, enum shown note)
{
	x->rows.list[row].print &= ~(NOTE_MASK << AT_BITS);
	x->rows.list[row].print |= (uint64_t)note << AT_BITS;
}

bool
exact_load(struct exact *x, void (*progress)(const struct tsv *), struct fault *f)
{
	struct match_side *s = &x->m->right;
	struct said said;
	uint64_t at;

	prints_open(&x->rows, NULL);
	x->rows.aside = AT_BITS + NOTE_BITS;
	if (!rowstore_open(&s->store, s->path, s->t, f))
		return false;
	for (; tsv_next(s->t); progress(s->t)) {
		if (!rowstore_put(&s->store, s->t, &at, f))
			return false;
		if (at > AT_MASK || s->n == UINT32_MAX - 1)
			return fault_set(f, M_MATCH_MANY_ROWS);
		if (s->n++ == 0)
			x->first = at;
		exact_listen(x->m, s, tsv_row(s->t), &said);
		s->unsound += !x->m->raw && !said.number.n;
		if (said.number.n)
			prints_add(&x->rows, prints_of(&x->rows, said.number) | at);
	}
	if (tsv_failed(s->t))
		*f = *tsv_failed(s->t);
	return !tsv_failed(s->t) && rowstore_done(&s->store, f);
}

static void
add_hit(struct exact *x, size_t row, enum name_level name)
{
	x->hits = mem_grow(x->hits, x->nhits, &x->hits_room, sizeof(*x->hits));
	x->hits[x->nhits++] = (struct hit){.row = (uint32_t)row, .name = (uint8_t)name,
		.class = (uint8_t)exact_class(name)};
}

bool
exact_find(struct exact *x, const struct said *said, struct fault *f)
{
	struct match_side *s = &x->m->right;
	uint64_t print = prints_of(&x->rows, said->number);
	size_t at, walk = 0, known = 0;
	struct said other;
	struct str row;

	x->nhits = 0;
	x->cut = false;
	while (said->number.n && (at = prints_next(&x->rows, print, &walk)) != PRINTS_NONE) {
		if (!rowstore_get(&s->store, exact_at(x, at), &row, f))
			return false;
		exact_listen(x->m, s, row, &other);
		if (!str_eq(other.number, said->number))
			continue;
		known += exact_note(x, at) != NOT_MET;
		x->cut = known > MATCH_HITS;
		if (x->cut)
			break;
		add_hit(x, at, exact_names(x, said->name, other.name));
	}
	return true;
}
