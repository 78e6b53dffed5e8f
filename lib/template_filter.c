/* template_filter - numbers and dates as a report prints them, exactly. */
#include <string.h>

#include "date.h"
#include "money.h"
#include "template_priv.h"

#define DECIMALS_SHORTEST 4	/* the shortest decimal may have so many (decisions 24) */

static const struct spelling {
	const char *name;
	enum filter_kind kind;
	int64_t unit;
} spellings[] = {
	{"元", FILTER_MONEY, 1},
	{"万元", FILTER_MONEY, 10000},
	{"萬元", FILTER_MONEY, 10000},
	{"亿元", FILTER_MONEY, 100000000},
	{"億元", FILTER_MONEY, 100000000},
	{"%", FILTER_PERCENT, 0},
	{"percent", FILTER_PERCENT, 0},
	{"number", FILTER_NUMBER, 0},
	{"count", FILTER_COUNT, 0},
	{"date", FILTER_DATE, 0},
	{"label", FILTER_LABEL, 0},
	{"is", FILTER_IS, 0},
	{"below", FILTER_BELOW, 0},
	{"above", FILTER_ABOVE, 0},
};

/* The filter's argument, all of what stands behind ':'. */
static bool
argument_parse(struct filter *w, bool given)
{
	struct str s = w->argument;

	switch (w->kind) {
	case FILTER_MONEY:
	case FILTER_PERCENT:
	case FILTER_NUMBER:
		w->decimals = given && s.n == 1 ? s.p[0] - '0' : -1;
		return !given || (s.n == 1 && str_is_digit(s.p[0]));
	case FILTER_IS:
		return s.n > 0;
	case FILTER_BELOW:
	case FILTER_ABOVE:
		return ratio_parse(s, &w->limit);
	case FILTER_DATE:
		return template_shape(s);
	default:
		return !given;
	}
}

bool
filter_parse(struct str s, struct filter *w, struct fault *f)
{
	struct str name = s, names[COUNT(spellings)], near;
	size_t i, colon = str_find(s, ':');
	bool given = colon < s.n;

	name.n = colon;
	name = str_trim(name);
	for (i = 0; i < COUNT(spellings) && !str_eq(name, str_of(spellings[i].name)); i++)
		names[i] = str_of(spellings[i].name);
	if (i == COUNT(spellings)) {
		near = columns_nearest(name, names, COUNT(spellings));
		return near.n ? fault_set(f, M_TEMPLATE_FILTER_NEAR, STR_FMT(name), STR_FMT(near)) :
		    fault_set(f, M_TEMPLATE_FILTER_UNKNOWN, STR_FMT(name));
	}
	*w = (struct filter){.kind = spellings[i].kind, .unit = spellings[i].unit, .decimals = -1};
	if (given)
		w->argument = str_trim(str_from(s, colon + 1));
	if (!argument_parse(w, given))
		return fault_set(f, M_TEMPLATE_FILTER_ARGUMENT, STR_FMT(name),
		    STR_FMT(w->argument));
	return true;
}

/* A decimal, or the fraction that calc-columns prints when there is none. */
static bool
number_parse(struct str s, struct ratio *out)
{
	size_t slash = str_find(s, '/');
	struct ratio n, d;

	if (slash == s.n)
		return ratio_parse(s, out);
	return ratio_parse((struct str){s.p, slash}, &n) &&
	    ratio_parse(str_from(s, slash + 1), &d) && d.n > 0 && ratio_div(n, d, out);
}

static bool
number_print(const struct filter *w, struct ratio x, struct buf *b, struct fault *f)
{
	struct ratio quantum = RATIO(1);
	struct buf scratch = {0};
	bool fits;
	int i;

	if (w->decimals < 0) {
		fits = ratio_print_fixed(&scratch, x, DECIMALS_SHORTEST);
		buf_free(&scratch);
		if (!fits)
			return fault_set(f, M_TEMPLATE_DECIMALS);
		ratio_print(b, x);
		return true;
	}
	for (i = 0; i < w->decimals; i++)
		quantum.d *= 10;
	if (!ratio_round(x, ROUND_HALF, quantum, &x) ||
	    !ratio_print_fixed(b, x, (unsigned)w->decimals))
		return fault_set(f, M_TEMPLATE_TOO_LARGE);
	return true;
}

/* What one of the value's unit is in yuan; 0: it is no money. No unit is taken for yuan. */
static int64_t
yuan_of(struct str unit)
{
	size_t i;

	if (!unit.n || str_eq(unit, STR("yuan")) || str_starts(unit, STR("yuan/")))
		return 1;
	for (i = 0; i < COUNT(spellings); i++)
		if (spellings[i].kind == FILTER_MONEY && str_eq(unit, str_of(spellings[i].name)))
			return spellings[i].unit;
	return 0;
}

/* How many percent one of the value's unit is; 0: it is none. No unit is taken for percent. */
static int64_t
percent_of(struct str unit)
{
	if (!unit.n || str_eq(unit, STR("%")) || str_eq(unit, STR("percent")))
		return 1;
	return str_eq(unit, STR("ratio")) || str_eq(unit, STR("1")) ? 100 : 0;
}

static bool
apply_number(const struct filter *w, const struct template_value *v, struct buf *b, struct fault *f)
{
	enum msg unfit = w->kind == FILTER_MONEY ? M_TEMPLATE_NOT_YUAN : M_TEMPLATE_NOT_PERCENT;
	struct ratio x, scale = RATIO(1);

	if (!number_parse(v->text, &x))
		return fault_set(f, M_TEMPLATE_NOT_NUMBER);
	if (w->kind == FILTER_MONEY)
		scale = (struct ratio){yuan_of(v->unit), w->unit};
	else if (w->kind == FILTER_PERCENT)
		scale = RATIO(percent_of(v->unit));
	if (!scale.n)
		return fault_set(f, unfit, STR_FMT(v->unit));
	if (!ratio_make(scale.n, scale.d, &scale) || !ratio_mul(x, scale, &x))
		return fault_set(f, M_TEMPLATE_TOO_LARGE);
	return number_print(w, x, b, f);
}

static bool
apply_count(const struct template_value *v, struct buf *b, struct fault *f)
{
	struct ratio x;

	if (!number_parse(v->text, &x) || x.d != 1)
		return fault_set(f, M_TEMPLATE_NOT_COUNT);
	buf_int(b, x.n);
	return true;
}

static bool
apply_label(const struct template_value *v, const struct columns *dictionary, struct buf *b,
    struct fault *f)
{
	size_t i;

	for (i = 0; v->meaning && i < dictionary->ncodes; i++) {
		const struct code *c = &dictionary->codes[i];

		if (str_eq(c->column, v->meaning->name) && str_eq(c->code, v->text)) {
			buf_put(b, c->label_zh);
			return true;
		}
	}
	return fault_set(f, M_TEMPLATE_NO_LABEL);
}

/* "yes" or "no", for sections. */
static bool
apply_compare(const struct filter *w, const struct template_value *v, struct buf *b,
    struct fault *f)
{
	struct ratio x;
	int order;

	if (!number_parse(v->text, &x))
		return fault_set(f, M_TEMPLATE_NOT_NUMBER);
	order = ratio_cmp(x, w->limit);
	buf_puts(b, (w->kind == FILTER_BELOW ? order < 0 : order > 0) ? "yes" : "no");
	return true;
}

bool
filter_apply(const struct filter *w, const struct template_value *v,
    const struct columns *dictionary, struct buf *b, struct fault *f)
{
	enum msg why = M_NONE;

	switch (w->kind) {
	case FILTER_MONEY:
	case FILTER_PERCENT:
	case FILTER_NUMBER:
		return apply_number(w, v, b, f);
	case FILTER_COUNT:
		return apply_count(v, b, f);
	case FILTER_DATE:
		return template_date(v->text, w->argument, b, &why) || fault_set(f, why);
	case FILTER_LABEL:
		return apply_label(v, dictionary, b, f);
	case FILTER_IS:
		buf_puts(b, str_eq(v->text, w->argument) ? "yes" : "no");
		return true;
	case FILTER_BELOW:
	case FILTER_ABOVE:
		return apply_compare(w, v, b, f);
	default:
		buf_put(b, v->text);
		return true;
	}
}

bool
value_holds(struct str text)
{
	struct ratio x;

	if (!text.n || str_eq(text, STR("no")))
		return false;
	return !ratio_parse(text, &x) || x.n != 0;
}
