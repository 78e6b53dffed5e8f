/* Findings as rows. */
#include "findings.h"

static const struct str header[] = {
	STR_INIT("finding_id"), STR_INIT("check"), STR_INIT("severity"), STR_INIT("file"),
	STR_INIT("line"), STR_INIT("column"), STR_INIT("name"), STR_INIT("case"),
	STR_INIT("expected"), STR_INIT("actual"), STR_INIT("message"), STR_INIT("cites")
};

void
findings_open(struct findings *s, struct tsv_out *w)
{
	*s = (struct findings){.w = w};
}

void
findings_start(struct findings *s)
{
	if (s->started)
		return;
	s->started = true;
	for (size_t i = 0; i < COUNT(header); i++)
		tsv_put(s->w, header[i]);
	tsv_end(s->w);
}

void
findings_free(struct findings *s)
{
	map_free(&s->ids);
	arena_free(&s->arena);
	buf_free(&s->cell);
}

/* A cell holds no control bytes, whatever the text came from. */
static void
put(struct findings *s, struct str text)
{
	buf_reset(&s->cell);
	for (size_t i = 0; i < text.n; i++)
		buf_putc(&s->cell,
		    (unsigned char)text.p[i] < ' ' || text.p[i] == 0x7f ? ' ' : text.p[i]);
	tsv_put(s->w, buf_str(&s->cell));
}

static struct str
make_id(struct findings *s, const struct finding *f)
{
	struct buf b = {0};
	struct str id;
	size_t *seen;
	bool fresh;

	buf_printf(&b, "%.*s:%.*s", STR_FMT(f->check), STR_FMT(f->key));
	id = arena_str(&s->arena, buf_str(&b));
	seen = map_put(&s->ids, id, &fresh);
	if (++*seen > 1) {
		buf_printf(&b, ":%zu", *seen);
		id = arena_str(&s->arena, buf_str(&b));
	}
	buf_free(&b);
	return id;
}

static void
put_line(struct findings *s, size_t line)
{
	struct buf b = {0};

	if (line)
		buf_int(&b, (int64_t)line);
	tsv_put(s->w, buf_str(&b));
	buf_free(&b);
}

void
findings_add(struct findings *s, const struct finding *f)
{
	static const struct str words[] = {STR_INIT("error"), STR_INIT("doubt"), STR_INIT("note")};
	const struct str rest[] = {f->column, f->name, f->title, f->expected, f->actual, f->message,
	    f->cites};

	findings_start(s);
	s->count[f->severity]++;
	put(s, make_id(s, f));
	put(s, f->check);
	put(s, words[f->severity]);
	put(s, f->file);
	put_line(s, f->line);
	for (size_t i = 0; i < COUNT(rest); i++)
		put(s, rest[i]);
	tsv_end(s->w);
}

void
findings_fault(struct findings *s, struct str check, const struct fault *f)
{
	struct buf key = {0}, at = {0};

	buf_printf(&key, "%.*s:%zu", STR_FMT(f->file), f->line);
	if (f->at)
		buf_int(&at, (int64_t)f->at);
	findings_add(s, &(struct finding){.check = check, .key = buf_str(&key), .file = f->file,
	    .line = f->line, .column = f->column.n ? f->column : buf_str(&at),
	    .message = str_of(f->text)});
	buf_free(&key);
	buf_free(&at);
}
