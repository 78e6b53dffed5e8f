/* Rule files and folders of them. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "figures.h"
#include "pack.h"

/* The rule files below a folder. */
struct paths {
	const char **list;
	size_t n, room;
	struct arena *arena;
};

static bool
cannot_read(const char *path, struct fault *f)
{
	*f = (struct fault){.file = str_of(path)};
	return fault_errno(f, M_CANNOT_READ);
}

static const char *
join(struct arena *a, const char *folder, const char *name)
{
	struct buf b = {0};
	struct str s;

	buf_printf(&b, "%s%s%s", folder, str_ends(str_of(folder), STR("/")) ? "" : "/", name);
	s = arena_str(a, buf_str(&b));
	buf_free(&b);
	return s.p;
}

static bool
is_rule_file(const char *name)
{
	struct str s = str_of(name);

	return str_ends(s, STR(".tsv")) && !str_starts(s, STR("cases"));
}

/* One entry of a folder; folders go on the list too, and are read when their turn comes. */
static bool
add_entry(struct paths *p, struct paths *folders, const char *folder, const char *name,
    struct fault *f)
{
	const char *path = join(p->arena, folder, name);
	struct stat st;
	struct paths *to = folders;

	if (lstat(path, &st) != 0)
		return cannot_read(path, f);
	if (!S_ISDIR(st.st_mode)) {
		if (!is_rule_file(name))
			return true;
		to = p;
	}
	to->list = mem_grow(to->list, to->n, &to->room, sizeof(*to->list));
	to->list[to->n++] = path;
	return true;
}

static bool
list_folder(struct paths *p, struct paths *folders, const char *folder, struct fault *f)
{
	DIR *d = opendir(folder);
	struct dirent *e;
	bool good = true;

	if (!d)
		return cannot_read(folder, f);
	while (good && (errno = 0, e = readdir(d)) != NULL)
		if (e->d_name[0] != '.')
			good = add_entry(p, folders, folder, e->d_name, f);
	if (good && errno)
		good = cannot_read(folder, f);
	closedir(d);
	return good;
}

static int
by_bytes(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
read_file(struct rules *r, const char *path, struct arena *a, struct fault *f)
{
	struct buf text = {0};
	bool good;

	*f = (struct fault){.file = str_of(path)};
	good = io_slurp(path, &text, f);
	if (good)
		rules_read(r, str_of(path), arena_str(a, buf_str(&text)));
	buf_free(&text);
	return good;
}

static bool
read_folder(struct rules *r, const char *path, struct arena *a, struct fault *f)
{
	struct paths files = {.arena = a}, folders = {.arena = a};
	bool good = list_folder(&files, &folders, path, f);

	for (size_t i = 0; good && i < folders.n; i++)
		good = list_folder(&files, &folders, folders.list[i], f);
	if (good && !files.n) {
		*f = (struct fault){.file = str_of(path)};
		good = fault_set(f, M_PACK_EMPTY);
	}
	if (files.n)
		qsort(files.list, files.n, sizeof(*files.list), by_bytes);
	for (size_t i = 0; good && i < files.n; i++)
		good = read_file(r, files.list[i], a, f);
	free(files.list);
	free(folders.list);
	return good;
}

bool
pack_read(struct rules *r, const char *path, struct arena *a, struct fault *f)
{
	struct stat st;

	if (strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISDIR(st.st_mode))
		return read_folder(r, path, a, f);
	return read_file(r, path, a, f);
}

/* ---- figures */

/* low.dibao.amount is low_dibao_amount to a rule. */
static struct str
constant_name(struct str key, struct arena *a)
{
	char *name = arena_take(a, key.n + 1, 1);

	for (size_t i = 0; i < key.n; i++)
		name[i] = key.p[i] == '.' ? '_' : key.p[i];
	return (struct str){name, key.n};
}

static bool
add_constant(struct rules *r, const struct figure *x, struct arena *a, struct fault *f)
{
	struct str name = constant_name(x->key, a);
	struct ratio value;

	if (!ratio_parse(x->value, &value) || !expr_is_name(name))
		return true;
	if (rules_constant(r, name, value, arena_str(a, x->unit)))
		return true;
	*f = (struct fault){.file = x->file, .line = x->line, .column = STR("key")};
	return fault_set(f, M_PACK_TAKEN, STR_FMT(name));
}

bool
pack_figures(struct rules *r, const char *path, struct arena *a, struct fault *f)
{
	struct figures g = {0};
	bool good = figures_read(&g, path, a, f);

	for (size_t i = 0; good && i < g.n; i++)
		if (figures_find(&g, g.list[i].key) == &g.list[i])
			good = add_constant(r, &g.list[i], a, f);
	figures_free(&g);
	return good;
}
