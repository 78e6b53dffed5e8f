#include "fakeheader.h"

/* Are the columns i and i + 1 under one parent at the level? */
static bool
one_parent(const struct fakelayout *l, size_t i, size_t level)
{
	const struct fakecolumn *c = &l->columns[i];

	return i + 1 < l->ncolumns && level < fakecolumn_parents(c) &&
	    level < fakecolumn_parents(c + 1)
	    && str_eq(fakecolumn_path(c, level), fakecolumn_path(c + 1, level));
}

/* What stands above column i in row `level` of the header; empty where a cell goes on. */
static struct str
text_of(const struct fakelayout *l, size_t i, size_t level)
{
	const struct fakecolumn *c = &l->columns[i];
	size_t parents = fakecolumn_parents(c);

	if (level >= parents)
		return level == parents ? c->text : (struct str){0};
	if (i && one_parent(l, i - 1, level))
		return (struct str){0};
	struct str path = fakecolumn_path(c, level);
	return level ? str_from(path, fakecolumn_path(c, level - 1).n + 1) : path;
}

/* The cell of column i that begins in row `level`, over all columns and rows it spans. */
static void
merge(struct fakepage *p, const struct fakelayout *l, size_t i, size_t level)
{
	size_t right = i, row = p->nrows + 1, bottom = row;

	if (!text_of(l, i, level).n)
		return;
	if (level == fakecolumn_parents(&l->columns[i]))
		bottom += l->levels - 1 - level;
	else
		while (one_parent(l, right, level))
			right++;
	fakepage_merge(p, row, bottom, i, right);
}

void
fakeheader_put(struct fakepage *p, const struct fakelayout *l)
{
	for (size_t level = 0; level < l->levels; level++) {
		for (size_t i = 0; i < l->ncolumns; i++) {
			merge(p, l, i, level);
			fakepage_put(p, (struct fakecell){.text = text_of(l, i, level),
			    .look = FAKE_HEADER});
		}
		fakepage_end(p);
	}
}
