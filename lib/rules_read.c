/* Rule files: lines under headers. */
#include <stdlib.h>
#include <string.h>

#include "rules_line.h"
#include "text.h"

static const struct str heads[] = {
	[HEAD_ID] = {"id", 2}, [HEAD_NAME] = {"name", 4}, [HEAD_WHEN] = {"when", 4},
	[HEAD_VALUE] = {"value", 5}, [HEAD_UNIT] = {"unit", 4}, [HEAD_ROUND] = {"round", 5},
	[HEAD_OVER] = {"over", 4}, [HEAD_PICK] = {"pick", 4}, [HEAD_AREA] = {"area", 4},
	[HEAD_FROM] = {"from", 4}, [HEAD_TO] = {"to", 2}, [HEAD_ISSUED] = {"issued", 6},
	[HEAD_CITE] = {"cite", 4}, [HEAD_NOTE] = {"note", 4}, [HEAD_LABEL] = {"label", 5},
};

void
rules_complain(struct rules *r, const struct place *p, unsigned at, enum msg m, ...)
{
	struct fault *f;
	va_list ap;

	r->faults = mem_grow(r->faults, r->nfaults, &r->faults_room, sizeof(*r->faults));
	f = &r->faults[r->nfaults++];
	memset(f, 0, sizeof(*f));
	f->file = p->file;
	f->line = p->line;
	f->at = p->at ? p->at + at : 0;
	va_start(ap, m);
	fault_vset(f, m, ap);
	va_end(ap);
}

static void
split_cells(struct line *l, struct str text)
{
	const char *start = text.p;
	size_t n;

	l->n = 0;
	for (;;) {
		struct str cell;

		n = str_find(text, '\t');
		cell = str_trim((struct str){text.p, n});
		l->cells = mem_grow(l->cells, l->n, &l->room, sizeof(*l->cells));
		l->cells[l->n++] = (struct place){l->place.file, l->place.line,
		    (unsigned)((cell.n ? cell.p : text.p) - start) + 1, cell};
		if (n == text.n)
			return;
		text = str_from(text, n + 1);
	}
}

static bool
is_header(const struct line *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->cells[i].text, STR("name")))
			return true;
	return false;
}

static enum head
head_kind(struct str text)
{
	for (enum head k = HEAD_ID; k <= HEAD_LABEL; k++)
		if (str_eq(text, heads[k]))
			return k;
	if (!text.n)
		return HEAD_BLANK;
	if (text.p[0] == '?' && expr_is_name(str_from(text, 1)))
		return HEAD_TEST;
	if (str_find(text, '=') < text.n &&
	    expr_is_name(str_trim((struct str){text.p, str_find(text, '=')})))
		return HEAD_CROSS;
	return HEAD_BLANK;
}

/* A heading is written once; tests and crosstabs may be repeated. */
static bool
is_repeated(const struct header *h, enum head kind)
{
	for (size_t i = 0; i < h->n; i++)
		if (kind < HEAD_TEST && h->columns[i].kind == kind)
			return true;
	return false;
}

static void
read_header(struct line *l, struct header *h)
{
	h->n = 0;
	for (size_t i = 0; i < l->n; i++) {
		struct str text = l->cells[i].text;
		enum head kind = head_kind(text);

		if (is_repeated(h, kind))
			rules_complain(l->r, &l->cells[i], 0, M_RULES_COLUMN_TWICE, STR_FMT(text));
		h->columns = mem_grow(h->columns, h->n, &h->room, sizeof(*h->columns));
		h->columns[h->n].kind = kind;
		h->columns[h->n].text = arena_str(&l->r->arena, kind == HEAD_TEST
		    ? str_from(text, 1) : text);
		if (kind == HEAD_BLANK && text.n)
			rules_complain(l->r, &l->cells[i], 0, M_RULES_COLUMN, STR_FMT(text));
		h->n++;
	}
}

static bool
is_blank(const struct line *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->cells[i].text.n)
			return false;
	return true;
}

static void
read_line(struct line *l, struct header *h, struct str text)
{
	if (text.n && text.p[text.n - 1] == '\r')
		text.n--;
	if (text.n > RULES_LINE) {
		rules_complain(l->r, &l->place, 0, M_RULES_LINE);
		return;
	}
	split_cells(l, text);
	if (is_blank(l) || str_starts(l->cells[0].text, STR("#")))
		return;
	if (is_header(l))
		read_header(l, h);
	else if (!h->n)
		rules_complain(l->r, &l->place, 0, M_RULES_HEADER);
	else
		line_read_row(l);
}

void
rules_read(struct rules *r, struct str file, struct str text)
{
	struct header h = {0};
	struct line l = {.r = r, .h = &h, .place = {.file = file}};
	struct str line;
	size_t bad;

	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_from(text, 3);
	bad = text_invalid(text);
	while (str_cut(&text, '\n', &line)) {
		l.place.line++;
		if (line.n > bad || memchr(line.n ? line.p : "", '\0', line.n)) {
			rules_complain(r, &l.place, 0, M_RULES_BYTES);
			break;
		}
		bad -= line.n + 1 <= bad ? line.n + 1 : bad;
		read_line(&l, &h, line);
	}
	free(l.cells);
	free(h.columns);
}
