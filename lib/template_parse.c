/* template_parse - from the tags of a template to its nodes. */
#include <string.h>

#include "template_priv.h"
#include "text.h"

struct parser {
	struct template *t;
	struct scan scan;
	struct tag tag;			/* the one that is being read */
	size_t source;			/* by number: sources move when partials are added */
	size_t sections[TEMPLATE_DEPTH];	/* nodes of the open sections */
	size_t depth;			/* may count more of them than are kept */
};

static struct source *
source_now(const struct parser *p)
{
	return &p->t->sources[p->source];
}

static void
wrong_at(const struct parser *p, size_t line, size_t at, enum msg m, ...)
{
	struct fault *f = template_fault(p->t, source_now(p)->path, line, at);
	va_list ap;

	va_start(ap, m);
	if (f)
		fault_vset(f, m, ap);
	va_end(ap);
}
#define WRONG(p, ...) wrong_at((p), (p)->tag.line, (p)->tag.at, __VA_ARGS__)

static struct node *
add_node(struct parser *p, enum node_kind kind, struct str text, bool starts_line)
{
	struct source *s = source_now(p);
	struct node *n;

	s->nodes = mem_grow(s->nodes, s->n, &s->room, sizeof(*s->nodes));
	n = &s->nodes[s->n++];
	*n = (struct node){.kind = kind, .text = text, .starts_line = starts_line,
	    .line = p->tag.line, .at = p->tag.at, .end = s->n};
	return n;
}

/* A node a line. */
static void
add_text(struct parser *p, struct str text)
{
	while (text.n) {
		size_t lf = str_find(text, '\n'), at = (size_t)(text.p - p->scan.text.p);
		struct str line = {text.p, lf < text.n ? lf + 1 : text.n};

		add_node(p, NODE_TEXT, line, scan_line_start(&p->scan, at));
		text = str_from(text, line.n);
	}
}

/* "." or parts joined by single dots, of characters that no tag is made of. */
static bool
is_name(struct str s)
{
	size_t i;

	if (str_eq(s, STR(".")))
		return true;
	for (i = 0; i < s.n; i++) {
		if ((unsigned char)s.p[i] <= ' ' || strchr("{}#^/&>!='\"<", s.p[i]))
			return false;
		if (s.p[i] == '.' && (i == 0 || i + 1 == s.n || s.p[i - 1] == '.'))
			return false;
	}
	return s.n > 0;
}

/* "name|filter:argument" */
static void
read_name(struct parser *p, struct node *n)
{
	struct str says = p->tag.says;
	size_t bar = str_find(says, '|');
	struct fault why;

	n->text = scan_trim((struct str){says.p, bar});
	if (!n->text.n)
		WRONG(p, M_TEMPLATE_EMPTY_TAG);
	else if (!is_name(n->text))
		WRONG(p, M_TEMPLATE_NO_NAME, STR_FMT(n->text));
	if (bar < says.n && !filter_parse(scan_trim(str_from(says, bar + 1)), &n->filter, &why))
		WRONG(p, M_TEMPLATE_AS_IS, why.text);
}

static void
open_section(struct parser *p, bool starts_line)
{
	enum node_kind kind = p->tag.kind == '#' ? NODE_SECTION : NODE_INVERTED;

	read_name(p, add_node(p, kind, p->tag.says, starts_line));
	if (p->depth < TEMPLATE_DEPTH)
		p->sections[p->depth] = source_now(p)->n - 1;
	else if (p->depth == TEMPLATE_DEPTH)
		WRONG(p, M_TEMPLATE_SECTION_DEPTH, TEMPLATE_DEPTH);
	p->depth++;
}

/* The innermost open section; only while not too deep. */
static struct node *
innermost(const struct parser *p)
{
	return &source_now(p)->nodes[p->sections[p->depth - 1]];
}

/* How many sections a closing tag of this name would close; 0: it is not open. */
static size_t
levels_to(const struct parser *p, struct str name)
{
	size_t levels;

	for (levels = 1; levels <= p->depth; levels++)
		if (str_eq(source_now(p)->nodes[p->sections[p->depth - levels]].text, name))
			return levels;
	return 0;
}

static void
close_section(struct parser *p)
{
	struct str says = p->tag.says;
	struct str name = scan_trim((struct str){says.p, str_find(says, '|')});
	size_t levels;

	if (p->depth > TEMPLATE_DEPTH) {
		p->depth--;
		return;
	}
	if (!p->depth) {
		WRONG(p, M_TEMPLATE_NOTHING_OPEN, STR_FMT(name));
		return;
	}
	levels = levels_to(p, name);
	if (levels != 1)
		WRONG(p, M_TEMPLATE_WRONG_CLOSE, STR_FMT(name), STR_FMT(innermost(p)->text),
		    innermost(p)->line);
	for (; levels; levels--) {
		innermost(p)->end = source_now(p)->n;
		p->depth--;
	}
}

/* The number of the source of this path, made when it is new. */
static size_t
source_at(struct template *t, struct str path)
{
	size_t i;

	for (i = 0; i < t->nsources; i++)
		if (str_eq(t->sources[i].path, path))
			return i;
	t->sources = mem_grow(t->sources, t->nsources, &t->room, sizeof(*t->sources));
	t->sources[t->nsources++] = (struct source){.path = arena_str(&t->arena, path)};
	return i;
}

static void
add_partial(struct parser *p, bool starts_line)
{
	struct node *n = add_node(p, NODE_PARTIAL, p->tag.says, starts_line);
	struct str from = source_now(p)->path;
	const char *slash = memrchr(from.p, '/', from.n);
	struct buf path = {0};

	n->standalone = p->tag.alone;
	n->indent = p->tag.indent;
	if (!n->text.n || n->text.p[0] == '/') {
		WRONG(p, n->text.n ? M_TEMPLATE_ABSOLUTE : M_TEMPLATE_EMPTY_TAG);
		return;
	}
	if (slash)
		buf_put(&path, (struct str){from.p, (size_t)(slash - from.p) + 1});
	buf_put(&path, n->text);
	n->end = source_at(p->t, buf_str(&path));
	buf_free(&path);
}

static void
add_tag(struct parser *p)
{
	char kind = p->tag.kind;
	bool starts_line = !p->tag.alone && scan_line_start(&p->scan, p->tag.start);

	if (starts_line && kind && strchr("/!=", kind))
		add_node(p, NODE_TEXT, STR(""), true);	/* what follows on the line is indented */
	switch (kind) {
	case '!':
		break;
	case '/':
		close_section(p);
		break;
	case '=':
		if (!scan_delimiters(&p->scan, p->tag.says))
			WRONG(p, M_TEMPLATE_DELIMITERS);
		break;
	case '#':
	case '^':
		open_section(p, starts_line);
		break;
	case '>':
		add_partial(p, starts_line);
		break;
	default:
		read_name(p, add_node(p, kind ? NODE_RAW : NODE_VALUE, p->tag.says, starts_line));
	}
}

static void
parse_source(struct parser *p)
{
	enum scan_found found;

	while ((found = scan_next(&p->scan, &p->tag)) == SCAN_TAG) {
		add_text(p, p->tag.before);
		add_tag(p);
	}
	if (found == SCAN_UNCLOSED)
		WRONG(p, M_TEMPLATE_UNCLOSED_TAG, STR_FMT(p->scan.open), STR_FMT(p->scan.close));
	else
		add_text(p, str_from(p->scan.text, p->scan.at));
	for (; found == SCAN_END && p->depth && p->depth <= TEMPLATE_DEPTH; p->depth--)
		wrong_at(p, innermost(p)->line, innermost(p)->at, M_TEMPLATE_UNCLOSED,
		    STR_FMT(innermost(p)->text));
}

/* The text of a source that has none yet; a fault when it cannot be had. */
static bool
load(struct template *t, struct source *s)
{
	struct buf b = {0};
	struct fault f = {.text = ""}, *said;
	bool read = s->text.p || io_slurp(s->path.p, &b, &f);
	size_t bad;

	if (b.p || !s->text.p)
		s->text = arena_str(&t->arena, buf_str(&b));
	buf_free(&b);
	if (str_starts(s->text, STR("\xEF\xBB\xBF")))
		s->text = str_from(s->text, 3);
	bad = text_invalid(s->text);
	if (read && bad == s->text.n)
		return true;
	said = template_fault(t, s->path, 0, 0);
	if (said && !read)
		*said = f;
	else if (said)
		fault_set(said, M_TEMPLATE_UTF8, bad + 1);
	return false;
}

void
template_put(struct template *t, struct str path, struct str text)
{
	size_t i = source_at(t, path);

	t->sources[i].text = arena_str(&t->arena, text);
}

bool
template_read(struct template *t, struct str path)
{
	size_t i;

	t->main = source_at(t, path);
	for (i = 0; i < t->nsources; i++) {	/* partials add to them */
		struct parser p = {.t = t, .source = i};

		if (!load(t, &t->sources[i]))
			continue;
		p.scan = (struct scan){.text = t->sources[i].text, .open = STR("{{"),
		    .close = STR("}}"), .line = 1};
		parse_source(&p);
	}
	return t->nfaults == 0;
}
