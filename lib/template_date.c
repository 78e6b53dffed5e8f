/* template_date - days, months and periods as a report writes them: 2016年5月20日, 1至5月. */
#include "date.h"
#include "template_priv.h"

/* A day (day > 0), or whole months, both ends in. */
struct period {
	months from, to;
	int day;
};

static int
year_of(months m)
{
	return m / 12;
}

static int
month_in_year(months m)
{
	return m % 12 + 1;
}

/* "2016", "2016Q1", "2016H1". */
static bool
part_of_year(struct str s, struct period *p)
{
	int length = 12, part = 1;
	int year = 0, i;

	if (s.n != 4 && s.n != 6)
		return false;
	for (i = 0; i < 4; i++) {
		if (!str_is_digit(s.p[i]))
			return false;
		year = year * 10 + s.p[i] - '0';
	}
	if (s.n == 6) {
		length = s.p[4] == 'Q' ? 3 : s.p[4] == 'H' ? 6 : 0;
		part = s.p[5] - '0';
	}
	if (!year || !length || part < 1 || part > 12 / length)
		return false;
	p->from = year * 12 + (part - 1) * length;
	p->to = p->from + length - 1;
	p->day = 0;
	return true;
}

static bool
period_parse(struct str s, struct period *p)
{
	days d;

	if (date_parse(s, &d)) {
		p->from = p->to = month_of(d);
		p->day = date_split(d).day;
		return true;
	}
	p->day = 0;
	return month_span_parse(s, &p->from, &p->to) || part_of_year(s, p);
}

/* The parts that a shape asks for. */
struct shape {
	bool year, month, day;
};

static bool
shape_parse(struct str s, struct shape *shape)
{
	static const struct {
		const char *text;
		struct shape shape;
	} shapes[] = {
		{"", {true, true, true}},
		{"年月日", {true, true, true}},
		{"年月", {true, true, false}},
		{"月日", {false, true, true}},
		{"年", {true, false, false}},
		{"月", {false, true, false}},
		{"日", {false, false, true}},
	};
	size_t i;

	for (i = 0; i < COUNT(shapes); i++)
		if (str_eq(s, str_of(shapes[i].text))) {
			*shape = shapes[i].shape;
			return true;
		}
	return false;
}

/* Several months: the year once if it is one, 至 between. */
static bool
print_span(const struct period *p, struct shape shape, struct buf *b)
{
	bool years = year_of(p->from) != year_of(p->to);

	if (years && !shape.year)
		return false;
	if (years || shape.year)
		buf_printf(b, "%d", year_of(p->from));
	if (shape.month) {
		buf_puts(b, shape.year ? "年" : "");
		buf_printf(b, "%d", month_in_year(p->from));
		buf_puts(b, years ? "月" : "");
		buf_puts(b, "至");
		if (years)
			buf_printf(b, "%d年", year_of(p->to));
		buf_printf(b, "%d月", month_in_year(p->to));
		return true;
	}
	if (years)
		buf_printf(b, "至%d", year_of(p->to));
	buf_puts(b, "年");
	return true;
}

static void
print_one(const struct period *p, struct shape shape, struct buf *b)
{
	if (shape.year)
		buf_printf(b, "%d年", year_of(p->from));
	if (shape.month)
		buf_printf(b, "%d月", month_in_year(p->from));
	if (shape.day)
		buf_printf(b, "%d日", p->day);
}

bool
template_shape(struct str s)
{
	struct shape shape;

	return shape_parse(s, &shape);
}

bool
template_date(struct str value, struct str shape_text, struct buf *b, enum msg *why)
{
	struct shape shape;
	struct period p;

	*why = M_TEMPLATE_NOT_DATE;
	if (!shape_parse(shape_text, &shape) || !period_parse(value, &p))
		return false;
	*why = M_TEMPLATE_NO_DAY;
	if (shape.day && !p.day)
		return false;
	if (p.from == p.to) {
		print_one(&p, shape, b);
		return true;
	}
	*why = M_TEMPLATE_NO_YEAR;
	return print_span(&p, shape, b);
}
