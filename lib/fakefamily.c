#include "fakefamily.h"

#include <stdlib.h>

#include "idno.h"

#define YEAR 365
#define OF_AGE (24 * YEAR)	/* heads from this age on have a spouse and children */
#define WHOLE 10000
#define FARTHEST 20000	/* persons to look through for one of the same village and sex */

/* The members of one household under way. */
struct family {
	struct fake *g;
	struct fakerandom *r;
	const struct fakefamily_shares *shares;
	struct fakefamilies *all;
	const struct fakehome *home;
	size_t elder;		/* the last child; 0: none yet, as person 0 is a head */
	struct str surname;	/* of the children */
	struct str generation;	/* a character they share, or empty */
	days today;
	struct buf name;
};

static size_t
below(const struct family *y, size_t n)
{
	return fakerandom_below(y->r, n);
}

void
fakefamily_add(struct fakefamilies *x, const struct fake_household *h)
{
	struct fakeperson p = {.name = arena_str(&x->arena, h->head_name), .relation = "head",
	    .surname = h->head_surname, .household = x->nhomes};

	memcpy(p.id, h->head_id_number.p, sizeof(p.id));
	idno_birth(h->head_id_number, &p.birth);
	p.male = idno_male(h->head_id_number);
	x->homes = mem_grow(x->homes, x->nhomes, &x->homes_room, sizeof(*x->homes));
	x->homes[x->nhomes++] = (struct fakehome){arena_str(&x->arena, h->household_id),
	    arena_str(&x->arena, h->township), arena_str(&x->arena, h->village),
	    arena_str(&x->arena, h->villages), h->from, h->family_size, p, 0};
}

/* Appends a person; the name is y->name, its first `surname` bytes the surname. */
static struct fakeperson *
put(struct family *y, const char *relation, size_t surname, days birth, bool male)
{
	struct fakefamilies *x = y->all;
	struct fakeperson p = {.relation = relation, .surname = surname, .birth = birth,
	    .male = male, .household = (size_t)(y->home - x->homes)};

	p.name = arena_str(&x->arena, buf_str(&y->name));
	memcpy(p.id, fake_id(y->g, birth, male).p, sizeof(p.id));
	x->persons = mem_grow(x->persons, x->npersons, &x->persons_room, sizeof(*x->persons));
	x->persons[x->npersons] = p;
	return &x->persons[x->npersons++];
}

/* Someone with a name of their own. */
static void
put_stranger(struct family *y, const char *relation, days birth, bool male)
{
	buf_reset(&y->name);
	size_t surname = fakename_draw(fake_names(y->g), y->r, male, &y->name);

	put(y, relation, surname, birth, male);
}

/* A surname from the family; with a generation character: it and one more. */
static void
put_kin(struct family *y, const char *relation, days birth, bool male)
{
	const struct fakenames *names = fake_names(y->g);

	buf_reset(&y->name);
	buf_put(&y->name, y->surname);
	buf_put(&y->name, y->generation.n ? y->generation : fakename_given(names, y->r, male));
	if (y->generation.n || below(y, 2))
		buf_put(&y->name, fakename_given(names, y->r, male));
	put(y, relation, y->surname.n, birth, male);
}

/* A child, of the second on perhaps born on the day of the one before. */
static void
put_child(struct family *y, const char *son, const char *daughter, days first, days last)
{
	struct fakefamilies *x = y->all;
	bool twin = y->elder && below(y, WHOLE) < y->shares->twins;
	days birth = first + (days)below(y, (size_t)(last - first) + 1);
	bool male = below(y, 2);

	if (twin) {
		birth = x->persons[y->elder].birth;
		male = x->persons[y->elder].male;
	}
	put_kin(y, male ? son : daughter, birth, male);
	if (twin)
		x->persons[y->elder].twin = x->persons[x->npersons - 1].twin = true;
	y->elder = x->npersons - 1;
}

static void
grow(struct family *y)
{
	const struct fakeperson head = y->home->head;
	bool old = y->today - head.birth >= OF_AGE;
	days first = old ? head.birth + 20 * YEAR : head.birth - 10 * YEAR;
	days last = old ? head.birth + 38 * YEAR : head.birth + 10 * YEAR;
	int64_t left = y->home->size - 1;

	y->surname = (struct str){head.name.p, head.surname};
	if (left && old && below(y, 8)) {
		put_stranger(y, "spouse", head.birth + (days)below(y, 10 * YEAR) - 5 * YEAR,
		    !head.male);
		const struct fakeperson *spouse = &y->all->persons[y->all->npersons - 1];
		if (!head.male)
			y->surname = (struct str){spouse->name.p, spouse->surname};
		left--;
	} else if (left && !old) {
		put_stranger(y, "parent", head.birth - (days)(22 * YEAR + below(y, 12 * YEAR)),
		    false);
		left--;
	}
	if (below(y, 5) < 2)
		y->generation = fakename_given(fake_names(y->g), y->r, true);
	if (last > y->today)
		last = y->today;
	while (left-- > 0)
		put_child(y, old ? "son" : "sibling", old ? "daughter" : "sibling", first, last);
}

/* The first person behind a random one who is of p's village and sex, in another household. */
static void
name_alike(struct fakefamilies *x, struct fakerandom *r, struct fakeperson *p)
{
	struct str village = x->homes[p->household].village;
	size_t start = fakerandom_below(r, x->npersons);

	for (size_t i = 0; i < x->npersons && i < FARTHEST && !p->namesake; i++) {
		const struct fakeperson *other = &x->persons[(start + i) % x->npersons];

		if (other->male != p->male || other->household == p->household ||
		    !str_eq(x->homes[other->household].village, village))
			continue;
		p->name = other->name;
		p->surname = other->surname;
		p->namesake = true;
	}
}

void
fakefamily_grow(struct fakefamilies *x, struct fake *g, struct fakerandom *r,
    const struct fakefamily_shares *shares)
{
	struct buf name = {0};

	for (size_t i = 0; i < x->nhomes; i++) {
		struct fakehome *home = &x->homes[i];
		struct family y = {.g = g, .r = r, .shares = shares, .all = x, .home = home,
		    .today = month_first(home->from), .name = name};

		home->first = x->npersons;
		x->persons = mem_grow(x->persons, x->npersons, &x->persons_room,
		    sizeof(*x->persons));
		x->persons[x->npersons++] = home->head;
		grow(&y);
		name = y.name;
	}
	buf_free(&name);
	for (size_t i = 0; i < x->npersons; i++)
		if (fakerandom_below(r, WHOLE) < shares->namesakes)
			name_alike(x, r, &x->persons[i]);
}

void
fakefamily_free(struct fakefamilies *x)
{
	arena_free(&x->arena);
	free(x->homes);
	free(x->persons);
	*x = (struct fakefamilies){0};
}
