/* The rows of two registers into memory, as they are compared. */
#include <stdlib.h>

#include "match_priv.h"
#include "text.h"

/* ---- columns */

static const struct {
	struct str end;		/* of the column's name */
	enum match_role role;
} roles[] = {
	{STR_INIT("id_number"), ROLE_ID}, {STR_INIT("cert_no"), ROLE_ID},
	{STR_INIT("village_name"), ROLE_VILLAGE}, {STR_INIT("township_name"), ROLE_TOWNSHIP},
	{STR_INIT("name"), ROLE_NAME},
	{STR_INIT("birth_date"), ROLE_BIRTH}, {STR_INIT("sex"), ROLE_SEX},
	{STR_INIT("township"), ROLE_TOWNSHIP}, {STR_INIT("village"), ROLE_VILLAGE},
	{STR_INIT("household_id"), ROLE_HOUSEHOLD}
};

static int
role_of(struct str name)
{
	for (size_t i = 0; i < COUNT(roles); i++)
		if (str_ends(name, roles[i].end))
			return (int)roles[i].role;
	return -1;
}

static bool
bind_key(struct match *m, struct str key, bool first, struct str names[2], struct fault *f)
{
	size_t equals = str_find(key, '=');
	int role;

	names[0] = (struct str){key.p, equals};
	names[1] = equals < key.n ? str_from(key, equals + 1) : key;
	*f = (struct fault){0};
	if (!names[0].n || !names[1].n)
		return fault_set(f, M_MATCH_BAD_KEY, STR_FMT(key));
	role = role_of(names[0]);
	if (first && m->exact && role != ROLE_ID) {
		m->raw = true;
		role = ROLE_ID;
	}
	if (role < 0)
		return fault_set(f, M_MATCH_ROLE, STR_FMT(names[0]));
	if (m->left.columns[role] >= 0)
		return fault_set(f, M_MATCH_ROLE_AGAIN, STR_FMT(names[0]));
	m->left.columns[role] = tsv_need(m->left.t, names[0], f);
	if (m->left.columns[role] >= 0)
		m->right.columns[role] = tsv_need(m->right.t, names[1], f);
	return m->left.columns[role] >= 0 && m->right.columns[role] >= 0;
}

bool
match_bind(struct match *m, const struct str *keys, size_t n, struct fault *f)
{
	struct str (*names)[2] = mem_resize(NULL, n, sizeof(*names));
	size_t *columns = mem_resize(NULL, n, sizeof(*columns));
	bool good = true;

	for (int i = 0; i < ROLES; i++)
		m->left.columns[i] = m->right.columns[i] = -1;
	for (size_t i = 0; i < n && good; i++)
		good = bind_key(m, keys[i], i == 0, names[i], f);
	if (good && m->left.columns[ROLE_ID] < 0 && m->left.columns[ROLE_NAME] < 0)
		good = fault_set(f, M_MATCH_NEEDS);
	for (int side = 0; side < 2 && good; side++) {
		struct match_side *s = side ? &m->right : &m->left;

		for (size_t i = 0; i < n; i++)
			columns[i] = (size_t)tsv_column(s->t, names[i][side]);
		rowkey_columns(&s->key, columns, n);
	}
	free(names);
	free(columns);
	return good;
}

/* ---- cells */

static struct str
cell(const struct match_side *s, enum match_role role)
{
	return s->columns[role] < 0 ? (struct str){0} : tsv_field(s->t, (size_t)s->columns[role]);
}

/* A village with and without what kind of place it is: 石门村, 石门村委会, 石门. */
static struct str
without_kind(struct str s)
{
	static const struct str kinds[] = {
		STR_INIT("村民委员会"), STR_INIT("居民委员会"), STR_INIT("村委会"),
		STR_INIT("居委会"), STR_INIT("委员会"), STR_INIT("社区"), STR_INIT("街道办事处"),
		STR_INIT("街道"), STR_INIT("村"), STR_INIT("镇"), STR_INIT("乡")
	};

	for (size_t i = 0; i < COUNT(kinds); i++)
		if (str_ends(s, kinds[i]) && s.n > kinds[i].n) {
			s.n -= kinds[i].n;
			break;
		}
	return s;
}

static uint32_t
place_of(struct match *m, struct str text)
{
	const size_t *there;
	struct str s;
	bool fresh;

	buf_reset(&m->text);
	text_squeeze(&m->text, text);
	s = without_kind(buf_str(&m->text));
	if (!s.n)
		return 0;
	there = map_get(&m->places, s);
	if (there)
		return (uint32_t)*there;
	m->nplaces += !m->nplaces;
	m->place_counts = mem_grow(m->place_counts, m->nplaces, &m->places_room,
	    sizeof(*m->place_counts));
	m->place_counts[m->nplaces] = 0;
	*map_put(&m->places, arena_str(&m->memory, s), &fresh) = m->nplaces;
	return (uint32_t)m->nplaces++;
}

static uint8_t
sex_of(struct str s)
{
	if (str_eq(s, STR("male")) || str_eq(s, STR("男")))
		return 1;
	return str_eq(s, STR("female")) || str_eq(s, STR("女")) ? 2 : 0;
}

/* What the number says of birth and sex, damaged or not, where it still says it. */
static void
read_number(struct match_row *r)
{
	struct str s = {r->id.text, r->id.n};
	char whole[18];

	r->id_birth = NO_DAY;
	if (r->id.n < 14)
		return;
	memset(whole, '0', sizeof(whole));
	memcpy(whole, s.p, s.n < 18 ? s.n : 18);
	if (!idno_birth((struct str){whole, 18}, &r->id_birth))
		r->id_birth = NO_DAY;
	else if (s.n >= 18 && s.p[16] >= '0' && s.p[16] <= '9')
		r->id_sex = idno_male((struct str){whole, 18}) ? 1 : 2;
}

void
match_row_of(struct match *m, struct match_side *s, struct match_row *r)
{
	struct str birth = cell(s, ROLE_BIRTH), sex = cell(s, ROLE_SEX);

	*r = (struct match_row){.birth = NO_DAY, .same_next = NOBODY};
	r->id = idclass_of(cell(s, ROLE_ID));
	r->name = namefold_put(&m->names, cell(s, ROLE_NAME));
	r->village = place_of(m, cell(s, ROLE_VILLAGE));
	if (r->village)
		m->place_counts[r->village]++;
	r->township = place_of(m, cell(s, ROLE_TOWNSHIP));
	r->household = place_of(m, cell(s, ROLE_HOUSEHOLD));
	r->sex = sex_of(sex);
	if (!date_parse(birth, &r->birth))
		r->birth = NO_DAY;
	s->unread += (birth.n && r->birth == NO_DAY) + (sex.n && !r->sex);
	read_number(r);
	s->unsound += s->columns[ROLE_ID] >= 0 && !idclass_sound(r->id.class);
}

/* ---- registers */

static bool
read_side(struct match *m, struct match_side *s, void (*progress)(const struct tsv *),
    struct fault *f)
{
	if (!rowstore_open(&s->store, s->path, s->t, f))
		return false;
	while (tsv_next(s->t)) {
		struct match_row *r;

		if (m->left.n + m->right.n == NOBODY - 1)
			return fault_set(f, M_MATCH_MANY_ROWS);
		s->list = mem_grow(s->list, s->n, &s->room, sizeof(*s->list));
		r = &s->list[s->n];
		match_row_of(m, s, r);
		r->same = (uint32_t)s->n;
		if (!rowstore_put(&s->store, s->t, &r->at, f))
			return false;
		if (m->answers)
			match_answers_meet(m, s, r);
		s->n++;
		progress(s->t);
	}
	if (tsv_failed(s->t)) {
		*f = *tsv_failed(s->t);
		return false;
	}
	return rowstore_done(&s->store, f);
}

bool
match_read(struct match *m, void (*progress)(const struct tsv *), struct fault *f)
{
	return read_side(m, &m->left, progress, f) && read_side(m, &m->right, progress, f);
}

static void
free_side(struct match_side *s)
{
	rowstore_close(&s->store);
	rowkey_free(&s->key);
	tsv_close(s->t);
	free(s->list);
}

void
match_free(struct match *m)
{
	free_side(&m->left);
	free_side(&m->right);
	namefold_free(&m->names);
	match_answers_free(m);
	map_free(&m->places);
	arena_free(&m->memory);
	free(m->place_counts);
	free(m->pairs);
	buf_free(&m->text);
	*m = (struct match){0};
}
