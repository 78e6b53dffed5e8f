#include "fakename.h"

#include <stdlib.h>

#include "money.h"
#include "tsv.h"

static void
add(struct fakename_list *l, struct str text, uint64_t weight)
{
	uint64_t before = l->n ? l->parts[l->n - 1].upto : 0;

	l->parts = mem_grow(l->parts, l->n, &l->room, sizeof(*l->parts));
	l->parts[l->n++] = (struct fakename_part){text, before + weight};
}

static bool
add_row(struct fakenames *names, const struct tsv *t, const long column[3], struct fault *f)
{
	struct str part = tsv_field(t, (size_t)column[0]);
	struct str text = arena_str(&names->arena, tsv_field(t, (size_t)column[1]));
	struct ratio weight;

	if (!ratio_parse(tsv_field(t, (size_t)column[2]), &weight) || weight.d != 1 ||
	    weight.n <= 0) {
		*f = tsv_at(t, STR("weight"));
		return fault_set(f, M_FAKE_COUNT);
	}
	if (str_eq(part, STR("surname"))) {
		add(&names->surnames, text, (uint64_t)weight.n);
		return true;
	}
	bool both = str_eq(part, STR("both"));
	bool male = both || str_eq(part, STR("male")), female = both || str_eq(part, STR("female"));
	if (female)
		add(&names->given[0], text, (uint64_t)weight.n);
	if (male)
		add(&names->given[1], text, (uint64_t)weight.n);
	if (male || female)
		return true;
	*f = tsv_at(t, STR("part"));
	return fault_set(f, M_FAKE_NAME_PART);
}

static bool
load(struct fakenames *names, struct tsv *t, struct fault *f)
{
	long column[3];

	column[0] = tsv_need(t, STR("part"), f);
	column[1] = column[0] < 0 ? -1 : tsv_need(t, STR("text"), f);
	column[2] = column[1] < 0 ? -1 : tsv_need(t, STR("weight"), f);
	if (column[2] < 0)
		return false;
	while (tsv_next(t))
		if (!add_row(names, t, column, f))
			return false;
	if (tsv_failed(t)) {
		*f = *tsv_failed(t);
		return false;
	}
	if (names->surnames.n && names->given[0].n && names->given[1].n)
		return true;
	*f = tsv_at(t, STR(""));
	return fault_set(f, M_FAKE_NAMES_FEW);
}

bool
fakename_load(struct fakenames *names, const char *path, struct fault *f)
{
	char *paths[] = {(char *)path};
	struct tsv *t = tsv_open(paths, 1, 0, f);

	*names = (struct fakenames){0};
	if (!t)
		return false;
	bool good = load(names, t, f);
	f->file = str_of(path);		/* outlives the reader */
	tsv_close(t);
	return good;
}

void
fakename_free(struct fakenames *names)
{
	arena_free(&names->arena);
	free(names->surnames.parts);
	free(names->given[0].parts);
	free(names->given[1].parts);
	*names = (struct fakenames){0};
}

static struct str
draw(const struct fakename_list *l, struct fakerandom *r)
{
	uint64_t x = fakerandom_below(r, l->parts[l->n - 1].upto);
	size_t low = 0, high = l->n - 1;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (x < l->parts[middle].upto)
			high = middle;
		else
			low = middle + 1;
	}
	return l->parts[low].text;
}

struct str
fakename_given(const struct fakenames *names, struct fakerandom *r, bool male)
{
	return draw(&names->given[male], r);
}

size_t
fakename_draw(const struct fakenames *names, struct fakerandom *r, bool male, struct buf *out)
{
	size_t given = fakerandom_below(r, 5) ? 2 : 1;
	struct str surname = draw(&names->surnames, r);

	buf_put(out, surname);
	while (given--)
		buf_put(out, draw(&names->given[male], r));
	return surname.n;
}
