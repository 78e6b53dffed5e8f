/* rowfile - where rows begin, in 4 bytes each. */
#include <stdlib.h>

#include "rowfile.h"

#define STRIDE 64	/* rows with one base: of 1 MiB each, they lie within 32 bits of it */

bool
rowfile_open(struct rowfile *r, const char *path, unsigned flags, struct fault *f)
{
	char *const paths[] = {(char *)(size_t)path};

	*r = (struct rowfile){.path = path};
	r->t = tsv_open(paths, 1, flags, f);
	if (!r->t)
		return false;
	r->cells = mem_resize(NULL, tsv_columns(r->t), sizeof(*r->cells));
	return rowstore_open(&r->store, path, r->t, f);
}

bool
rowfile_add(struct rowfile *r, struct fault *f)
{
	uint64_t at;

	if (!rowstore_put(&r->store, r->t, &at, f))
		return false;
	if (r->n % STRIDE == 0) {
		r->bases = mem_grow(r->bases, r->n / STRIDE, &r->bases_room, sizeof(*r->bases));
		r->bases[r->n / STRIDE] = at;
	}
	r->behind = mem_grow(r->behind, r->n, &r->behind_room, sizeof(*r->behind));
	r->behind[r->n] = (uint32_t)(at - r->bases[r->n / STRIDE]);
	r->n++;
	return true;
}

bool
rowfile_row(struct rowfile *r, size_t number, struct str *row, struct fault *f)
{
	return rowstore_get(&r->store, r->bases[number / STRIDE] + r->behind[number], row, f);
}

bool
rowfile_cells(struct rowfile *r, size_t number, struct fault *f)
{
	struct str row;

	if (!rowfile_row(r, number, &row, f))
		return false;
	/* as many as the header has, rowstore has looked; the last may be empty */
	for (size_t i = 0; i < tsv_columns(r->t); i++)
		if (!str_cut(&row, '\t', &r->cells[i]))
			r->cells[i] = (struct str){0};
	return true;
}

bool
rowfile_changed(const struct rowfile *r, struct fault *f)
{
	*f = (struct fault){.file = str_of(r->path)};
	return fault_set(f, M_FILE_CHANGED);
}

void
rowfile_close(struct rowfile *r)
{
	tsv_close(r->t);
	rowstore_close(&r->store);
	free(r->bases);
	free(r->behind);
	free(r->cells);
	*r = (struct rowfile){0};
}
