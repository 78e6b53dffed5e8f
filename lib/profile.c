/* profile - what a list shows: its columns and how much of each. */
#include "profile.h"

#include "tsv.h"

struct reading {
	const struct columns *dictionary;
	const struct privacy_rule *privacy;
	struct arena *a;
	struct profile_column *list, **end;
	struct map seen;
	size_t column, show;
};

struct profile_column *
profile_find(struct profile_column *list, struct str column)
{
	while (list && !str_eq(list->meaning->name, column))
		list = list->next;
	return list;
}

/* A year of a text or a band of a date make no sense. */
static bool
fits_type(const struct profile_column *c)
{
	switch (c->mask.show) {
	case MASK_YEAR:
		return c->meaning->type == COLUMN_DATE || c->meaning->type == COLUMN_MONTH;
	case MASK_MONTH:
		return c->meaning->type == COLUMN_DATE;
	case MASK_BAND:
		return c->meaning->type == COLUMN_MONEY || c->meaning->type == COLUMN_COUNT ||
		    c->meaning->type == COLUMN_NUMBER || c->meaning->type == COLUMN_DECIMAL;
	case MASK_SURNAME:
		return c->privacy.privacy == PRIVACY_NAME;
	default:
		return true;
	}
}

/* Of an ID number, digits 7 to 14 are the day of birth. */
static bool
hides_birth(const struct mask *m)
{
	return m->show == MASK_ENDS && m->first < 14 && m->last < 12 && m->first + m->last < 18;
}

/* What no profile may show; M_NONE: it may. */
static enum msg
forbidden(const struct profile_column *c)
{
	const struct mask *m = &c->mask;

	if (m->show == MASK_NONE)
		return M_NONE;
	switch (c->privacy.privacy) {
	case PRIVACY_NEVER:
		return M_PROFILE_NEVER;
	case PRIVACY_ID:
		return hides_birth(m) ? M_NONE : M_PROFILE_ID;
	case PRIVACY_BIRTH:
		return m->show == MASK_YEAR || m->show == MASK_MONTH ? M_NONE : M_PROFILE_BIRTH;
	default:
		return fits_type(c) ? M_NONE : M_PROFILE_TYPE;
	}
}

static bool
read_row(struct reading *r, const struct tsv *t, struct fault *f)
{
	struct str name = arena_str(r->a, tsv_field(t, r->column)), show = tsv_field(t, r->show);
	struct profile_column *made = arena_take(r->a, 1, sizeof(*made));
	enum msg wrong;
	bool fresh;

	*f = tsv_at(t, name);
	made->show = arena_str(r->a, show);
	made->meaning = columns_find(r->dictionary, name);
	if (!made->meaning)
		return fault_set(f, M_PROFILE_UNKNOWN);
	map_put(&r->seen, name, &fresh);
	if (!fresh)
		return fault_set(f, M_PROFILE_TWICE);
	if (!mask_parse(show, &made->mask))
		return fault_set(f, M_PROFILE_SHOW, STR_FMT(show));
	made->privacy = privacy_of(r->privacy, made->meaning);
	wrong = forbidden(made);
	if (wrong != M_NONE)
		return fault_set(f, wrong, STR_FMT(made->show));
	if (made->mask.show != MASK_NONE) {
		*r->end = made;
		r->end = &made->next;
	}
	return true;
}

static bool
read_rows(struct reading *r, struct tsv *t, struct fault *f)
{
	long column = tsv_need(t, STR("column"), f);
	long show = column < 0 ? -1 : tsv_need(t, STR("show"), f);

	if (show < 0)
		return false;
	r->column = (size_t)column;
	r->show = (size_t)show;
	while (tsv_next(t))
		if (!read_row(r, t, f))
			return false;
	*f = tsv_failed(t) ? *tsv_failed(t) : tsv_at(t, STR(""));
	return !tsv_failed(t) && (r->list || fault_set(f, M_PROFILE_EMPTY));
}

static struct str
path_of(const char *name, struct arena *a)
{
	struct buf path = {0};
	struct str kept;

	if (strchr(name, '/'))
		return str_of(name);
	buf_printf(&path, "%s/profiles/%s.tsv", columns_folder(), name);
	kept = arena_str(a, buf_str(&path));
	buf_free(&path);
	return kept;
}

struct profile_column *
profile_load(const char *name, const struct columns *dictionary,
    const struct privacy_rule *privacy, struct arena *a, struct fault *f)
{
	struct reading r = {.dictionary = dictionary, .privacy = privacy, .a = a};
	struct str path = path_of(name, a);
	struct tsv *t = tsv_open((char *const[]){(char *)path.p}, 1, 0, f);
	bool good;

	r.end = &r.list;
	good = t && read_rows(&r, t, f);
	if (!good) {
		f->file = path;
		f->column = arena_str(a, f->column);
	}
	tsv_close(t);
	map_free(&r.seen);
	return good ? r.list : NULL;
}
