/* tsv_out - rows written strictly. */
#include "tsv.h"

bool
tsv_create(struct tsv_out *w, const char *path, struct fault *f)
{
	w->started = false;
	return io_out_open(&w->out, path, f);
}

void
tsv_put_row(struct tsv_out *w, struct str row)
{
	if (w->started)
		io_out_byte(&w->out, '\t');
	io_out_put(&w->out, row);
	w->started = true;
}

void
tsv_put(struct tsv_out *w, struct str field)
{
	tsv_put_row(w, field);
}

void
tsv_end(struct tsv_out *w)
{
	io_out_line(&w->out);
	w->started = false;
}

bool
tsv_finish(struct tsv_out *w, bool good, struct fault *f)
{
	return io_out_close(&w->out, good, f);
}
