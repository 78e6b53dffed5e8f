/* Why two rows were taken for one person, or nearly: a row for each field of a pair. */
#include "matchout.h"

void
matchout_why_header(struct tsv_out *w)
{
	static const char *const names[] = {
		"line", "line_right", "match", "field", "level", "bits", "sentence"
	};

	for (size_t i = 0; i < COUNT(names); i++)
		tsv_put(w, str_of(names[i]));
	tsv_end(w);
}

static void
put_number(struct tsv_out *w, struct buf *b, size_t n)
{
	buf_reset(b);
	buf_printf(b, "%zu", n);
	tsv_put(w, buf_str(b));
}

void
matchout_why(struct matchout *o, const struct match *m, const struct match_pair *p,
    struct tsv_out *w, bool english)
{
	struct match_facts x;

	match_compare(m, &m->left.list[p->left], &m->right.list[p->right], &x);
	for (int i = 0; i < FIELDS; i++) {
		put_number(w, &o->text, (size_t)p->left + 2);
		put_number(w, &o->text, (size_t)p->right + 2);
		tsv_put(w, str_of(match_class_names[p->class]));
		tsv_put(w, str_of(match_field_names[i]));
		tsv_put(w, str_of(match_level_names[x.levels[i]]));
		buf_reset(&o->text);
		match_score_print(&o->text, x.bits[i]);
		tsv_put(w, buf_str(&o->text));
		buf_reset(&o->text);
		match_sentence(m, p, &x, (enum match_field)i, english, &o->text);
		tsv_put(w, buf_str(&o->text));
		tsv_end(w);
	}
}
