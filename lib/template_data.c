/* template_data - figures and tables that a template can name. */
#include <stdlib.h>
#include <string.h>

#include "template_priv.h"
#include "text.h"

void
template_data_open(struct template_data *d, const struct figures *g,
    const struct columns *dictionary)
{
	*d = (struct template_data){.figures = g, .dictionary = dictionary};
	d->used = arena_take(&d->arena, g->n + 1, sizeof(*d->used));
}

void
template_data_close(struct template_data *d)
{
	size_t i;

	for (i = 0; i < d->ntables; i++) {
		template_index_free(&d->tables[i]);
		free(d->tables[i].cells);
	}
	free(d->tables);
	arena_free(&d->arena);
}

size_t
template_figures_used(const struct template_data *d)
{
	size_t i, n = 0;

	for (i = 0; i < d->figures->n; i++)
		n += d->used[i];
	return n;
}

static const struct template_table *
table_named(const struct template_data *d, struct str name)
{
	size_t i;

	for (i = 0; i < d->ntables; i++)
		if (str_eq(d->tables[i].name, name))
			return &d->tables[i];
	return NULL;
}

/* Can a tag spell it? No blanks, none of the characters that tags are made of. */
static bool
nameable(struct str s)
{
	struct str taken = STR("|{}#^/&>!='\"<@.");
	size_t i;

	for (i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] <= ' ' || str_find(taken, s.p[i]) < taken.n)
			return false;
	return s.n > 0;
}

const char *
template_assigned(const char *operand)
{
	const char *equals = strchr(operand, '=');

	return equals && equals > operand && !memchr(operand, '/', (size_t)(equals - operand)) ?
	    equals + 1 : NULL;
}

bool
template_add_fact(struct figures *g, const char *assignment, struct arena *a, struct fault *f)
{
	const char *value = template_assigned(assignment);
	struct figure fact = {.file = STR("--set"), .value = str_of(value)};

	if (!value || strpbrk(value, "\t\r\n") ||
	    text_invalid(str_of(assignment)) < strlen(assignment))
		return fault_set(f, M_REPORT_NO_FACT);
	fact.key = (struct str){assignment, (size_t)(value - assignment) - 1};
	if (figures_find(g, fact.key))
		return fault_set(f, M_TEMPLATE_NAME_TWICE, STR_FMT(fact.key));
	return figures_add(g, &fact, a, f);
}

static void
table_header(struct template_data *d, struct template_table *table, const struct tsv *t)
{
	size_t i, n = tsv_columns(t);
	struct str name;

	table->ncolumns = n;
	table->columns = arena_take(&d->arena, n, sizeof(*table->columns));
	table->meanings = arena_take(&d->arena, n, sizeof(*table->meanings));
	for (i = 0; i < n; i++) {
		name = tsv_name(t, i);
		table->columns[i] = arena_str(&d->arena, name);
		table->meanings[i] = d->dictionary ? columns_find(d->dictionary, name) : NULL;
	}
}

static void
table_row(struct template_data *d, struct template_table *table, const struct tsv *t)
{
	size_t i, at = table->nrows * table->ncolumns;

	if (table->nrows == table->room) {
		table->room = table->room ? table->room * 2 : 16;
		table->cells = mem_resize(table->cells, table->room,
		    table->ncolumns * sizeof(struct str));
	}
	for (i = 0; i < table->ncolumns; i++)
		table->cells[at + i] = arena_str(&d->arena, tsv_field(t, i));
	table->nrows++;
}

static bool
read_table(struct template_data *d, struct str name, const char *path, struct fault *f)
{
	struct template_table *table;
	struct tsv *t = tsv_open(&(char *){(char *)path}, 1, 0, f);

	if (!t)
		return false;
	d->tables = mem_grow(d->tables, d->ntables, &d->room, sizeof(*d->tables));
	table = &d->tables[d->ntables++];
	*table = (struct template_table){.name = arena_str(&d->arena, name),
	    .file = arena_str(&d->arena, tsv_file(t))};
	table_header(d, table, t);
	while (tsv_next(t))
		table_row(d, table, t);
	if (tsv_failed(t)) {
		*f = *tsv_failed(t);
		f->file = table->file;	/* the reader's name goes with it */
		f->column = arena_str(&d->arena, f->column);
	}
	tsv_close(t);
	return !f->text[0];
}

bool
template_add_table(struct template_data *d, const char *assignment, struct fault *f)
{
	const char *path = template_assigned(assignment);
	struct str name = {assignment, (size_t)(path - assignment) - 1};

	*f = (struct fault){.text = ""};
	if (!nameable(name))
		return fault_set(f, M_TEMPLATE_BAD_NAME, STR_FMT(name));
	if (table_named(d, name) || figures_find(d->figures, name))
		return fault_set(f, M_TEMPLATE_NAME_TWICE, STR_FMT(name));
	return read_table(d, name, path, f);
}
