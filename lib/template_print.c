/* template_print - one value of a template, or why it cannot be printed. */
#include "template_priv.h"

struct fault *
render_fault(struct render *r, struct node *n)
{
	if (n->told)
		return NULL;	/* once is enough for all rows */
	n->told = true;
	return template_fault(r->t, r->t->sources[r->path[r->depth - 1]].path, n->line, n->at);
}

static void
print_missing(struct render *r)
{
	if (!r->dry)
		template_escape(r->out, r->how->missing, r->how->format);
}

void
render_unknown(struct render *r, struct node *n)
{
	struct fault *f = render_fault(r, n);
	struct str near;

	r->failed |= !r->how->missing.n;
	if (!f)
		return;
	near = template_near(r->d, r->scope, n->text);
	if (near.n)
		fault_set(f, M_TEMPLATE_UNKNOWN_NEAR, STR_FMT(n->text), STR_FMT(near));
	else
		fault_set(f, M_TEMPLATE_UNKNOWN, STR_FMT(n->text));
}

/* The value of a name did not do: "'amount' is not a number: 'abc' (fig.tsv:3)". */
static void
refuse(struct render *r, struct node *n, const struct template_value *v, const char *reason)
{
	struct fault *f = render_fault(r, n);
	struct buf b = {0};

	if (f) {
		buf_printf(&b, msg(M_TEMPLATE_VALUE), STR_FMT(n->text), reason);
		if (v->shown && v->text.n) {
			buf_puts(&b, ": '");
			msg_excerpt(&b, v->text);
			buf_putc(&b, '\'');
		}
		if (v->line)
			buf_printf(&b, " (%.*s:%zu)", STR_FMT(v->file), v->line);
		fault_set(f, M_TEMPLATE_AS_IS, buf_cstr(&b));
	}
	buf_free(&b);
}

bool
render_filter(struct render *r, struct node *n, const struct template_value *v,
    struct str *text)
{
	struct buf b = {0};
	struct fault why = {.text = ""};
	bool good = filter_apply(&n->filter, v, r->d->dictionary, &b, &why);

	if (good)
		*text = arena_str(&r->scratch, buf_str(&b));
	else
		refuse(r, n, v, why.text);
	buf_free(&b);
	r->failed |= !good;
	return good;
}

static void
print_value(struct render *r, struct node *n, const struct found *x)
{
	enum template_format format = n->kind == NODE_RAW ? TEMPLATE_PLAIN : r->how->format;
	struct str text;

	if (r->dry)
		return;
	if (!x->value.text.n && x->figure) {
		refuse(r, n, &x->value, msg(M_TEMPLATE_EMPTY));
		r->failed |= !r->how->missing.n;
		print_missing(r);
	} else if (x->value.text.n && render_filter(r, n, &x->value, &text)) {
		template_escape(r->out, text, format);
	}
}

void
render_value(struct render *r, struct node *n)
{
	struct found x = template_find(r->d, r->scope, n->text, &r->scratch);
	struct fault *f;

	switch (x.kind) {
	case FOUND_VALUE:
		print_value(r, n, &x);
		break;
	case FOUND_TABLE:
		f = render_fault(r, n);
		if (f)
			fault_set(f, M_TEMPLATE_TABLE, STR_FMT(n->text), STR_FMT(n->text));
		r->failed = true;
		break;
	default:
		render_unknown(r, n);
		print_missing(r);
	}
}
