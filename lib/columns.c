/* columns - the dictionary: what each column means. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "columns.h"
#include "columns_read.h"

static const struct {
	const char *name;
	enum column_type type;
} types[] = {
	{"account", COLUMN_ACCOUNT}, {"area", COLUMN_AREA}, {"bool", COLUMN_BOOL},
	{"cert", COLUMN_CERT}, {"code", COLUMN_CODE}, {"count", COLUMN_COUNT},
	{"date", COLUMN_DATE}, {"datetime", COLUMN_DATETIME},
	{"decimal", COLUMN_DECIMAL}, {"id", COLUMN_ID}, {"key", COLUMN_KEY}, {"list", COLUMN_LIST},
	{"money", COLUMN_MONEY}, {"month", COLUMN_MONTH}, {"number", COLUMN_NUMBER},
	{"text", COLUMN_TEXT},
};

bool
column_type_parse(struct str s, enum column_type *type, struct str *codes)
{
	struct str word = {s.p, str_find(s, '(')};
	size_t i;

	*codes = str_from(s, word.n);
	if (codes->n >= 2 && codes->p[codes->n - 1] == ')')
		*codes = (struct str){codes->p + 1, codes->n - 2};
	else if (codes->n)
		return false;
	for (i = 0; i < COUNT(types); i++)
		if (str_eq(word, str_of(types[i].name))) {
			*type = types[i].type;
			return !codes->n || *type == COLUMN_CODE;
		}
	return false;
}

static const char *
beside_program(void)
{
	static char path[4096 + sizeof("/../share/doudi")];
	ssize_t n = readlink("/proc/self/exe", path, 4096);
	char *slash;

	if (n <= 0 || n >= 4096)
		return NULL;
	path[n] = '\0';
	slash = strrchr(path, '/');
	if (!slash)
		return NULL;
	strcpy(slash, "/../share/doudi");
	return access(path, R_OK) == 0 ? path : NULL;
}

const char *
columns_folder(void)
{
	static const char *folder;

	if (folder)
		return folder;
	folder = getenv("DOUDI_SHARE");
	if (!folder || !*folder)
		folder = beside_program();
	if (!folder)
		folder = DATADIR;
	return folder;
}

/* A file of the data folder; only -D's files may be of any kind. */
static bool
read_own(struct columns_read *r, const char *name, struct fault *f)
{
	struct buf path = {0};
	bool good;

	buf_printf(&path, "%s/%s", columns_folder(), name);
	good = columns_read(r, buf_cstr(&path), f);
	buf_free(&path);
	return good;
}

static void
index_names(struct columns *c)
{
	size_t i;

	for (i = 0; i < c->n; i++)
		*map_put(&c->by_name, c->list[i].name, &(bool){0}) = i;
}

bool
columns_load(struct columns *c, char *const *extra, size_t nextra, struct arena *a, struct fault *f)
{
	struct columns_read r = {.memory = a, .to = c};
	bool good;
	size_t i;

	*c = (struct columns){0};
	good = read_own(&r, "entities.tsv", f) && read_own(&r, "columns.tsv", f) &&
		read_own(&r, "codes.tsv", f);
	for (i = 0; i < nextra && good; i++)
		good = columns_read(&r, extra[i], f);
	columns_read_names(&r);
	columns_read_end(&r);
	if (good)
		index_names(c);
	return good;
}

void
columns_free(struct columns *c)
{
	map_free(&c->by_name);
	*c = (struct columns){0};
}

const struct column *
columns_find(const struct columns *c, struct str name)
{
	const size_t *place = map_get(&c->by_name, name);

	return place ? &c->list[*place] : NULL;
}

struct str
column_plain(struct str name)
{
	size_t end = sizeof COLUMN_RIGHT - 1;

	return str_ends(name, STR(COLUMN_RIGHT)) ? (struct str){name.p, name.n - end} : name;
}

const struct column *
columns_meaning(const struct columns *c, struct str name)
{
	const struct column *own = columns_find(c, name);

	return own ? own : columns_find(c, column_plain(name));
}

int
columns_entity(const struct columns *c, struct str name)
{
	size_t i;

	for (i = 0; i < c->nentities; i++)
		if (str_eq(c->entities[i].name, name))
			return (int)i;
	return -1;
}

bool
column_is_private(const struct column *c)
{
	switch (c->type) {
	case COLUMN_ACCOUNT:
	case COLUMN_AREA:
	case COLUMN_CERT:
	case COLUMN_ID:
	case COLUMN_KEY:
	case COLUMN_LIST:
	case COLUMN_TEXT:
		return true;
	default:
		return false;
	}
}

bool
column_is_money(const struct column *c)
{
	return str_starts(c->unit, STR("yuan"));
}

bool
column_has_code(const struct column *c, struct str value)
{
	struct str rest = c->codes, code;

	if (c->type != COLUMN_CODE || c->codes.n == 0)
		return true;
	while (str_cut(&rest, ',', &code))
		if (str_eq(code, value))
			return true;
	return false;
}
