#include "fakeslip.h"

#include "text.h"
#include "tsv.h"

static void
add(struct fakeslips *s, struct str from, struct str to)
{
	size_t *first = map_put(&s->by_from, from, &(bool){false});

	s->list = mem_grow(s->list, s->n, &s->room, sizeof(*s->list));
	s->list[s->n++] = (struct fakeslip){to, *first};
	*first = s->n;
}

static bool
add_row(struct fakedamage *d, const struct tsv *t, const long column[3], struct fault *f)
{
	struct str slip = tsv_field(t, (size_t)column[0]);
	struct str from = arena_str(&d->arena, tsv_field(t, (size_t)column[1]));
	struct str to = arena_str(&d->arena, tsv_field(t, (size_t)column[2]));
	bool homophone = str_eq(slip, STR("homophone"));

	if (!homophone && !str_eq(slip, STR("variant"))) {
		*f = tsv_at(t, STR("slip"));
		return fault_set(f, M_FAKE_SLIP_KIND);
	}
	if (text_length(from) != 1 || text_length(to) != 1 || str_eq(from, to)) {
		*f = tsv_at(t, STR("to"));
		return fault_set(f, M_FAKE_SLIP_CHARACTER);
	}
	add(&d->slips[homophone], from, to);
	return true;
}

static bool
load(struct fakedamage *d, struct tsv *t, struct fault *f)
{
	long column[3];

	column[0] = tsv_need(t, STR("slip"), f);
	column[1] = column[0] < 0 ? -1 : tsv_need(t, STR("from"), f);
	column[2] = column[1] < 0 ? -1 : tsv_need(t, STR("to"), f);
	if (column[2] < 0)
		return false;
	while (tsv_next(t))
		if (!add_row(d, t, column, f))
			return false;
	if (!tsv_failed(t))
		return true;
	*f = *tsv_failed(t);
	return false;
}

bool
fakeslip_load(struct fakedamage *d, const char *path, struct fault *f)
{
	char *paths[] = {(char *)path};
	struct tsv *t = tsv_open(paths, 1, 0, f);

	if (!t)
		return false;
	bool good = load(d, t, f);
	f->file = str_of(path);		/* outlives the reader */
	tsv_close(t);
	return good;
}

struct str
fakeslip_draw(const struct fakeslips *s, struct fakerandom *r, struct str from)
{
	const size_t *first = map_get(&s->by_from, from);
	uint64_t n = 0;
	size_t i;

	if (!first)
		return (struct str){0};
	for (i = *first; i; i = s->list[i - 1].next)
		n++;
	n = fakerandom_below(r, n);
	for (i = *first; n; n--)
		i = s->list[i - 1].next;
	return s->list[i - 1].to;
}
