#include "faketwin.h"

#include <stdlib.h>

#define MOST_PERSONS 9999999
#define OTHER_CHANCE UINT64_C(0x646f756469)	/* so that heads are those of the plain register */

enum { LEFT, RIGHT, TRUTH, NTABLES };

/* A row of the right register before it has a number. */
struct twin {
	size_t person, left;	/* left: its row there, 0 = none */
};

struct making {
	const struct fakedamage *damage;
	const struct fakenames *names;
	struct fakerandom chance;
	struct fakefamilies people;
	struct twin *twins;
	size_t ntwins, room;
	struct str *villages;	/* of each household in the right register */
	size_t *numbers;	/* of each household there, 0 = not yet met */
	size_t met;
	struct tsv_out out[NTABLES];
	struct buf id, name, cell;
};

/* ---- one row */

static void
put_number(struct making *m, struct tsv_out *w, const char *form, size_t n)
{
	buf_reset(&m->cell);
	buf_printf(&m->cell, "%s", form);
	if (form[0])
		for (size_t tens = 1000000; tens > n && tens > 1; tens /= 10)
			buf_putc(&m->cell, '0');
	buf_int(&m->cell, (int64_t)n);
	tsv_put(w, buf_str(&m->cell));
}

static void
put_header(struct tsv_out *w)
{
	tsv_put_row(w, STR("row\thousehold_id\ttownship\tvillage\tname\tid_number\tbirth_date"
	    "\tsex\trelation"));
	tsv_end(w);
}

/* What comes after the village. */
static void
put_person(struct making *m, struct tsv_out *w, const struct fakeperson *p, struct str name,
    struct str id, bool birth)
{
	tsv_put(w, name);
	tsv_put(w, id);
	buf_reset(&m->cell);
	if (birth)
		date_print(&m->cell, p->birth);
	tsv_put(w, buf_str(&m->cell));
	tsv_put(w, p->male ? STR("male") : STR("female"));
	tsv_put(w, str_of(p->relation));
	tsv_end(w);
}

static void
put_left(struct making *m, const struct fakeperson *p, size_t row)
{
	struct tsv_out *w = &m->out[LEFT];
	const struct fakehome *home = &m->people.homes[p->household];

	put_number(m, w, "", row);
	tsv_put(w, home->household_id);
	tsv_put(w, home->township);
	tsv_put(w, home->village);
	put_person(m, w, p, p->name, (struct str){p->id, sizeof(p->id)}, true);
}

/* One of the harms of a pair, joined by +. */
static void
put_harm(struct buf *b, enum fakeharm harm, bool there)
{
	if (!there || harm == NHARMS)
		return;
	if (b->n)
		buf_putc(b, '+');
	buf_puts(b, fakedamage_name(harm));
}

static void
put_right(struct making *m, const struct twin *t, size_t row)
{
	struct tsv_out *w = &m->out[RIGHT];
	const struct fakeperson *p = &m->people.persons[t->person];
	const struct fakehome *home = &m->people.homes[p->household];
	const struct fakeperson *head = &m->people.persons[home->first];
	struct str village = m->villages[p->household];

	buf_reset(&m->id);
	buf_reset(&m->name);
	enum fakeharm id = fakedamage_id(m->damage, &m->chance, p, head, &m->id);
	enum fakeharm name = fakedamage_person_name(m->damage, &m->chance, p, m->names, &m->name);
	bool no_birth = fakedamage_strikes(m->damage, &m->chance, HARM_BIRTH_EMPTY);
	if (!m->numbers[p->household])
		m->numbers[p->household] = ++m->met;
	put_number(m, w, "", row);
	put_number(m, w, "R", m->numbers[p->household]);
	tsv_put(w, home->township);
	tsv_put(w, village);
	put_person(m, w, p, buf_str(&m->name), buf_str(&m->id), !no_birth);
	if (!t->left)
		return;
	put_number(m, &m->out[TRUTH], "", t->left);
	put_number(m, &m->out[TRUTH], "", row);
	buf_reset(&m->cell);
	put_harm(&m->cell, id, true);
	put_harm(&m->cell, name, true);
	put_harm(&m->cell, HARM_MOVED, !str_eq(village, home->village));
	put_harm(&m->cell, HARM_BIRTH_EMPTY, no_birth);
	put_harm(&m->cell, HARM_TWIN, p->twin);
	put_harm(&m->cell, HARM_NAMESAKE, p->namesake);
	tsv_put(&m->out[TRUTH], m->cell.n ? buf_str(&m->cell) : STR("none"));
	tsv_end(&m->out[TRUTH]);
}

/* ---- all rows */

static bool
gather(struct making *m, struct fake *g, months from, months to, struct fault *f)
{
	const struct fake_household *h;
	int64_t persons = 0;

	while ((h = fake_next(g)) != NULL) {
		if (h->from > to || h->to < from)
			continue;
		fakefamily_add(&m->people, h);
		if ((persons += h->family_size) > MOST_PERSONS) {
			*f = (struct fault){0};
			return fault_set(f, M_FAKE_PERSONS);
		}
	}
	if (!fake_failed(g))
		return true;
	*f = *fake_failed(g);
	return false;
}

/* Another village of the plan's row, if there is one; borrowed as it is. */
static struct str
move(struct making *m, const struct fakehome *home)
{
	struct str rest = home->villages, village, other = home->village;
	uint64_t seen = 0;

	while (str_cut(&rest, ',', &village))
		if (!str_eq(village, home->village) && !fakerandom_below(&m->chance, ++seen))
			other = village;
	return other;
}

static void
settle(struct making *m)
{
	size_t n = m->people.nhomes;

	m->villages = mem_resize(NULL, n + 1, sizeof(*m->villages));
	m->numbers = mem_resize(NULL, n + 1, sizeof(*m->numbers));
	for (size_t i = 0; i < n; i++) {
		const struct fakehome *home = &m->people.homes[i];
		bool moved = fakedamage_strikes(m->damage, &m->chance, HARM_MOVED);

		m->villages[i] = moved ? move(m, home) : home->village;
		m->numbers[i] = 0;
	}
}

/* Who is in which register; the left one is written at once. */
static size_t
part(struct making *m)
{
	size_t row = 0;

	for (size_t i = 0; i < m->people.npersons; i++) {
		enum fakeharm only = fakedamage_draw(m->damage, &m->chance, HARM_LEFT_ONLY,
		    HARM_RIGHT_ONLY);

		if (only != HARM_RIGHT_ONLY)
			put_left(m, &m->people.persons[i], ++row);
		if (only == HARM_LEFT_ONLY)
			continue;
		m->twins = mem_grow(m->twins, m->ntwins, &m->room, sizeof(*m->twins));
		m->twins[m->ntwins++] = (struct twin){i, only == HARM_RIGHT_ONLY ? 0 : row};
	}
	return row;
}

static void
shuffle(struct making *m)
{
	for (size_t i = m->ntwins; i > 1; i--) {
		size_t j = fakerandom_below(&m->chance, i);
		struct twin t = m->twins[j];

		m->twins[j] = m->twins[i - 1];
		m->twins[i - 1] = t;
	}
}

static void
write_all(struct making *m, struct faketwin_counts *n)
{
	put_header(&m->out[LEFT]);
	put_header(&m->out[RIGHT]);
	tsv_put_row(&m->out[TRUTH], STR("left_row\tright_row\tdamage"));
	tsv_end(&m->out[TRUTH]);
	settle(m);
	*n = (struct faketwin_counts){.left = part(m), .right = m->ntwins};
	shuffle(m);
	for (size_t i = 0; i < m->ntwins; i++) {
		put_right(m, &m->twins[i], i + 1);
		n->both += m->twins[i].left != 0;
	}
}

static void
release(struct making *m)
{
	fakefamily_free(&m->people);
	free(m->twins);
	free(m->villages);
	free(m->numbers);
	buf_free(&m->id);
	buf_free(&m->name);
	buf_free(&m->cell);
}

/* Opens the three, writes, and puts them in place; the left one last, when the others are. */
static bool
write_files(struct making *m, const struct faketwin_paths *paths, struct faketwin_counts *n,
    struct fault *f)
{
	const char *path[NTABLES] = {paths->left, paths->right, paths->truth};
	int opened = 0;
	bool good = true;

	while (opened < NTABLES && (good = tsv_create(&m->out[opened], path[opened], f)))
		opened++;
	if (good)
		write_all(m, n);
	while (opened--) {
		struct fault late;

		if (!tsv_finish(&m->out[opened], good, good ? f : &late))
			good = false;
	}
	return good;
}

bool
faketwin_write(struct fake *g, const struct fakedamage *damage, uint64_t seed, months from,
    months to, const struct faketwin_paths *paths, struct faketwin_counts *n, struct fault *f)
{
	const struct fakefamily_shares shares = {damage->share[HARM_TWIN],
	    damage->share[HARM_NAMESAKE]};
	struct making m = {.damage = damage, .names = fake_names(g)};

	fakerandom_seed(&m.chance, seed ^ OTHER_CHANCE);
	bool good = gather(&m, g, from, to, f);
	if (good) {
		fakefamily_grow(&m.people, g, &m.chance, &shares);
		good = write_files(&m, paths, n, f);
	}
	release(&m);
	return good;
}
