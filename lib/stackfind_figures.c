/* Stacked benefits as figures for a report. */
#include "stackfind.h"

static struct str
period(const struct stackfind *s, struct buf *b)
{
	months from = INT32_MAX, to = INT32_MIN;

	for (size_t i = 0; i < s->stack->n; i++) {
		months m = s->stack->holders[i].month;

		from = m < from ? m : from;
		to = m > to ? m : to;
	}
	buf_reset(b);
	if (from <= to)
		month_print(b, from);
	if (from < to) {
		buf_puts(b, "..");
		month_print(b, to);
	}
	return buf_str(b);
}

static void
put(struct tsv_out *w, struct str prefix, const char *name, struct figure x)
{
	struct buf key = {0};

	buf_printf(&key, "%.*s.%s", STR_FMT(prefix), name);
	x.key = buf_str(&key);
	x.qualifier = STR("exact");
	figures_put(w, &x);
	buf_free(&key);
}

static void
put_count(struct tsv_out *w, struct str prefix, const char *name, size_t n, struct figure x)
{
	struct buf value = {0};

	buf_printf(&value, "%zu", n);
	x.value = buf_str(&value);
	put(w, prefix, name, x);
	buf_free(&value);
}

bool
stackfind_figures(const struct stackfind *s, struct str prefix, struct tsv_out *w, struct fault *f)
{
	struct buf months_text = {0}, value = {0};
	struct figure x = {.unit = STR("finding")};
	fen cut;

	if (!stackfind_cut(s, &cut, f))
		return false;
	x.period = period(s, &months_text);
	figures_put_header(w);
	for (int k = PAIR_FINE + 1; k < PAIR_KINDS; k++)
		put_count(w, prefix, pair_kind_name((enum pair_kind)k), s->counts[k], x);
	put_count(w, prefix, "unpriced", s->unpriced, x);
	x.unit = STR("holder-month");
	put_count(w, prefix, "holders", s->holders, x);
	put_count(w, prefix, "found", s->found, x);
	money_print(&value, cut);
	x.value = buf_str(&value);
	x.unit = STR("yuan");
	put(w, prefix, "cut", x);
	buf_free(&value);
	buf_free(&months_text);
	return true;
}

void
stackfind_say(const struct stackfind *s, void (*say)(enum msg m, ...))
{
	const size_t *n = s->counts;

	if (s->stack->loose)
		say(M_STACK_LOOSE, s->stack->loose);
	say(M_STACK_COUNTS, s->holders, n[PAIR_FORBIDDEN], n[PAIR_HIGHER], n[PAIR_DIFFERENCE],
	    n[PAIR_REVIEW], n[PAIR_UNRULED], n[PAIR_GIVEN]);
}
