/* Whose are the benefits of a household? */
#include "stack.h"

enum { HOUSEHOLD, ID, COVERED, MONTH, FROM, TO, COLUMNS };

static struct str
cell(const struct tsv *t, const long columns[COLUMNS], int c)
{
	return columns[c] < 0 ? (struct str){0} : tsv_field(t, (size_t)columns[c]);
}

/* An empty cell is no limit. */
static bool
read_month(const struct tsv *t, const long columns[COLUMNS], int c, months *month, struct fault *f)
{
	struct str text = cell(t, columns, c);

	if (!text.n || month_parse(text, month))
		return true;
	*f = tsv_at(t, tsv_name(t, (size_t)columns[c]));
	return fault_set(f, M_STACK_MONTH, STR_FMT(text));
}

/* Behind the members of the household that were met before. */
static void
add(struct stack *s, struct str household, const struct member *m)
{
	const size_t *first = map_get(&s->groups, household);
	size_t last;
	bool fresh;

	s->members = mem_grow(s->members, s->nmembers, &s->members_room, sizeof(*s->members));
	s->members[s->nmembers] = *m;
	if (!first) {
		*map_put(&s->groups, arena_str(&s->store, household), &fresh) = s->nmembers++;
		return;
	}
	for (last = *first; s->members[last].next; )
		last = s->members[last].next - 1;
	s->members[last].next = ++s->nmembers;
}

static bool
take(struct stack *s, const struct tsv *t, const long columns[COLUMNS], struct fault *f)
{
	struct str household = cell(t, columns, HOUSEHOLD), id = cell(t, columns, ID);
	struct member m = {.from = INT32_MIN, .to = INT32_MAX};
	months month = INT32_MIN;

	if (!read_month(t, columns, MONTH, &month, f) ||
	    !read_month(t, columns, FROM, &m.from, f) || !read_month(t, columns, TO, &m.to, f))
		return false;
	if (month != INT32_MIN) {
		m.from = m.from > month ? m.from : month;
		m.to = m.to < month ? m.to : month;
	}
	if (!household.n || !id.n || str_eq(cell(t, columns, COVERED), STR("no")))
		return true;
	m.id = arena_str(&s->store, id);
	stack_serial(s, household, id);
	add(s, household, &m);
	return true;
}

bool
stack_members(struct stack *s, const char *path, unsigned flags, struct fault *f)
{
	static const struct str names[COLUMNS] = {
		STR_INIT("household_id"), STR_INIT("id_number"), STR_INIT("covered"),
		STR_INIT("month"), STR_INIT("from_month"), STR_INIT("to_month")
	};
	char *paths[1];
	struct tsv *t;
	long columns[COLUMNS];
	bool good;

	memcpy(paths, &path, sizeof(path));
	if (!(t = tsv_open(paths, 1, flags, f)))
		return false;
	for (int i = 0; i < COLUMNS; i++)
		columns[i] = tsv_column(t, names[i]);
	good = tsv_need(t, names[HOUSEHOLD], f) >= 0 && tsv_need(t, names[ID], f) >= 0;
	while (good && tsv_next(t))
		good = take(s, t, columns, f);
	if (good && tsv_failed(t)) {
		*f = *tsv_failed(t);
		good = false;
	}
	if (!good) {	/* the reader goes, its names stay */
		f->file = arena_str(&s->store, f->file);
		f->column = arena_str(&s->store, f->column);
	}
	tsv_close(t);
	return good;
}
