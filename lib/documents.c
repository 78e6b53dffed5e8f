/* documents - a filled template as a file, or as one file for each key. */
#include "documents.h"

#include <stdlib.h>

#include "leak.h"

#define LONGEST 100	/* bytes of a value in the name of a file */

/* Where "{}" stands in the last part of the path, once; NULL: not so. */
static const char *
place(const char *path)
{
	const char *slash = path ? strrchr(path, '/') : NULL;
	const char *last = slash ? slash + 1 : path, *at = last ? strstr(last, "{}") : NULL;

	return at && !strstr(at + 2, "{}") ? at : NULL;
}

/* Can it be part of a file's name, and tell nobody anything? */
static bool
is_fit(struct str value)
{
	if (value.n > LONGEST || value.p[0] == '.' || value.p[0] == '-' || leak_find(value, true))
		return false;
	for (size_t i = 0; i < value.n; i++)
		if (value.p[i] == '/' || (unsigned char)value.p[i] < ' ' || value.p[i] == 0x7f)
			return false;
	return true;
}

static bool
check(const struct documents *x, const struct columns *dictionary, struct fault *f)
{
	const struct column *c = columns_find(dictionary, x->key);

	*f = (struct fault){.column = x->key};
	if (!place(x->path))
		return fault_set(f, M_DOCUMENTS_PATH);
	if (c && (c->type == COLUMN_ID || c->type == COLUMN_CERT || c->type == COLUMN_ACCOUNT))
		return fault_set(f, M_DOCUMENTS_PRIVATE);
	for (size_t i = 0; i < x->n; i++) {
		if (is_fit(x->values[i].value))
			continue;
		f->file = x->values[i].file;
		f->line = x->values[i].line;
		return fault_set(f, M_DOCUMENTS_NAME);
	}
	return true;
}

bool
documents_fill(struct documents *x, struct template *t, struct template_data *d,
    const struct template_how *how, struct fault *f)
{
	struct template_how this = *how;

	*f = (struct fault){.text = ""};
	x->n = 1;
	if (x->key.n && !(template_keys(d, x->key, &x->values, &x->n, f) &&
	    check(x, d->dictionary, f)))
		return false;
	x->ends = mem_resize(x->ends, x->n, sizeof(*x->ends));
	this.key = x->key;
	for (size_t i = 0; i < x->n; i++) {
		if (x->key.n)
			this.value = x->values[i].value;
		if (!template_render(t, d, &this, &x->text))
			return false;
		x->ends[i] = x->text.n;
	}
	return true;
}

/* The text as one line, so that its end is written only when all is well. */
static bool
write_one(const char *path, struct str text, bool good, struct fault *f)
{
	struct io_out out;

	if (!io_out_open(&out, path, f))
		return false;
	if (good) {
		io_out_put(&out, (struct str){text.p, text.n - str_ends(text, STR("\n"))});
		io_out_line(&out);
	}
	return io_out_close(&out, good, f);
}

static bool
write_each(const struct documents *x, struct fault *f)
{
	const char *at = place(x->path);
	struct buf path = {0};
	size_t from = 0;
	bool good = true;

	for (size_t i = 0; i < x->n && good; i++) {
		buf_reset(&path);
		buf_put(&path, (struct str){x->path, (size_t)(at - x->path)});
		buf_put(&path, x->values[i].value);
		buf_puts(&path, at + 2);
		good = write_one(buf_cstr(&path), (struct str){x->text.p + from, x->ends[i] - from},
		    true, f);
		from = x->ends[i];
	}
	if (!good)
		f->file = str_of(x->path);
	buf_free(&path);
	return good;
}

bool
documents_write(const struct documents *x, bool good, struct fault *f)
{
	if (x->key.n)
		return !good || write_each(x, f);
	return write_one(x->path, buf_str(&x->text), good, f);
}

void
documents_free(struct documents *x)
{
	buf_free(&x->text);
	free(x->ends);
}
