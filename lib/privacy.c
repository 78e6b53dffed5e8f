/* privacy - which columns tell too much of a person. */
#include "privacy.h"

#include "tsv.h"

static bool
parse_rule(struct str s, enum privacy *out)
{
	static const struct {
		struct str word;
		enum privacy privacy;
	} words[] = {
		{STR_INIT("birth"), PRIVACY_BIRTH}, {STR_INIT("id"), PRIVACY_ID},
		{STR_INIT("name"), PRIVACY_NAME}, {STR_INIT("never"), PRIVACY_NEVER},
		{STR_INIT("sex"), PRIVACY_SEX}
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(s, words[i].word)) {
			*out = words[i].privacy;
			return true;
		}
	return false;
}

/* The rows as a list, the last one first; NULL with the reason. */
static struct privacy_rule *
read_rules(struct tsv *t, struct arena *a, struct fault *f)
{
	struct privacy_rule *list = NULL, *made;
	long column = tsv_need(t, STR("column"), f);
	long rule = column < 0 ? -1 : tsv_need(t, STR("rule"), f);
	long person = rule < 0 ? -1 : tsv_need(t, STR("person"), f);

	if (person < 0)
		return NULL;
	while (tsv_next(t)) {
		made = arena_take(a, 1, sizeof(*made));
		made->column = arena_str(a, tsv_field(t, (size_t)column));
		made->person = arena_str(a, tsv_field(t, (size_t)person));
		made->next = list;
		list = made;
		if (!parse_rule(tsv_field(t, (size_t)rule), &made->privacy)) {
			*f = tsv_at(t, STR("rule"));
			fault_set(f, M_PRIVACY_RULE);
			return NULL;
		}
	}
	*f = tsv_failed(t) ? *tsv_failed(t) : tsv_at(t, STR(""));
	if (!tsv_failed(t) && !list)
		fault_set(f, M_PRIVACY_EMPTY);
	return tsv_failed(t) ? NULL : list;
}

const struct privacy_rule *
privacy_load(struct arena *a, struct fault *f)
{
	struct privacy_rule *list = NULL;
	struct buf path = {0};
	struct str kept;
	struct tsv *t;

	buf_printf(&path, "%s/private.tsv", columns_folder());
	kept = arena_str(a, buf_str(&path));
	buf_free(&path);
	t = tsv_open((char *const[]){(char *)kept.p}, 1, 0, f);
	if (t)
		list = read_rules(t, a, f);
	if (!list)
		f->file = kept;
	tsv_close(t);
	return list;
}

struct privacy_rule
privacy_of(const struct privacy_rule *list, const struct column *c)
{
	struct privacy_rule typed = {.column = c->name};

	for (; list; list = list->next)
		if (str_eq(list->column, c->name))
			return *list;
	if (c->type == COLUMN_ACCOUNT || c->type == COLUMN_CERT)
		typed.privacy = PRIVACY_NEVER;
	else if (c->type == COLUMN_ID)
		typed = (struct privacy_rule){c->name, c->name, PRIVACY_ID, NULL};
	return typed;
}

struct str
privacy_birth_of(const struct privacy_rule *list, struct str person)
{
	for (; list; list = list->next)
		if (list->privacy == PRIVACY_BIRTH && str_eq(list->person, person))
			return list->column;
	return (struct str){0};
}
