/* sortkey - cells as bytes whose order is the order wanted. */
#include <stdio.h>
#include <string.h>

#include "sortkey.h"

bool
sortkey_parse(struct str spec, struct sortkey *k, struct str *wrong)
{
	struct str word = {spec.p, str_find(spec, ':')};

	*k = (struct sortkey){.name = word};
	while (word.n < spec.n) {
		spec = str_from(spec, word.n + 1);
		word = (struct str){spec.p, str_find(spec, ':')};
		if (str_eq(word, STR("number")))
			k->number = true;
		else if (str_eq(word, STR("reverse")))
			k->reverse = true;
		else {
			*wrong = word;
			return false;
		}
	}
	return true;
}

/* A number without its sign, leading and trailing zeros. */
struct decimal {
	bool negative;
	struct str whole, part;
};

static bool
decimal_parse(struct str s, struct decimal *d)
{
	size_t n;

	*d = (struct decimal){0};
	d->negative = s.n && *s.p == '-';
	s = str_from(s, d->negative);
	n = str_digits(s);
	if (n == 0)
		return false;
	d->whole = (struct str){s.p, n};
	s = str_from(s, n);
	if (s.n) {
		d->part = str_from(s, 1);
		if (*s.p != '.' || d->part.n == 0 || str_digits(d->part) < d->part.n)
			return false;
	}
	while (d->whole.n && *d->whole.p == '0')
		d->whole = str_from(d->whole, 1);
	while (d->part.n && d->part.p[d->part.n - 1] == '0')
		d->part.n--;
	d->negative = d->negative && (d->whole.n || d->part.n);
	return true;
}

static void
put_digits(struct buf *b, struct str s, bool turned)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		buf_putc(b, turned ? (char)('0' + '9' - s.p[i]) : s.p[i]);
}

/*
 * Sign, how many digits the number of whole digits has, that number, the digits,
 * the decimals: so a longer number is the greater one and bytes decide the rest.
 * Of a negative number every digit is turned (9 - digit), and '~' closes it so
 * that the longer of -1.2 and -1.25 comes first.
 */
static void
put_decimal(struct buf *b, const struct decimal *d)
{
	char length[24];	/* a line is no longer than 1 MiB: at most 7 digits */

	snprintf(length + 1, sizeof(length) - 1, "%zu", d->whole.n);
	length[0] = (char)('0' + strlen(length + 1));
	buf_putc(b, d->negative ? 'm' : 'p');
	put_digits(b, str_of(length), d->negative);
	put_digits(b, d->whole, d->negative);
	put_digits(b, d->part, d->negative);
	if (d->negative)
		buf_putc(b, '~');
}

static bool
put_cell(struct buf *b, const struct sortkey *k, struct str cell)
{
	struct decimal d = {0};

	/* the first byte puts empty cells last, whichever way the key is turned */
	if (cell.n == 0) {
		buf_putc(b, k->reverse ? '0' : '2');
		return true;
	}
	if (k->number && !decimal_parse(cell, &d))
		return false;
	buf_putc(b, '1');
	if (k->number)
		put_decimal(b, &d);
	else
		buf_put(b, cell);
	return true;
}

bool
sortkey_bind(struct sortkey *keys, size_t n, const struct tsv *t, struct fault *f)
{
	size_t i;

	for (i = 0; i < n; i++) {
		long at = tsv_need(t, keys[i].name, f);

		if (at < 0)
			return false;
		keys[i].column = (size_t)at;
	}
	return true;
}

bool
sortkey_make(struct buf *b, const struct sortkey *keys, size_t n, const struct tsv *t,
	struct fault *f)
{
	size_t i;

	buf_reset(b);
	for (i = 0; i < n; i++) {
		if (i)
			buf_putc(b, '\t');
		if (!put_cell(b, &keys[i], tsv_field(t, keys[i].column))) {
			*f = tsv_at(t, keys[i].name);
			return fault_set(f, M_NOT_A_NUMBER);
		}
	}
	return true;
}

bool
sortkey_incomplete(struct str made)
{
	struct str part;

	while (str_cut(&made, '\t', &part))
		if (part.n && *part.p != '1')
			return true;
	return false;
}

static struct str
first_part(struct str s)
{
	return (struct str){s.p, str_find(s, '\t')};
}

/* The first key in whose order row b comes before row a, or NULL. */
static const struct sortkey *
disorder(const struct sortkey *keys, size_t n, struct str a, struct str b)
{
	size_t i;

	for (i = 0; i < n; i++) {
		struct str x = first_part(a), y = first_part(b);
		int order = str_cmp(x, y);

		if (order != 0)
			return (order > 0) != keys[i].reverse ? &keys[i] : NULL;
		a = str_from(a, x.n < a.n ? x.n + 1 : x.n);
		b = str_from(b, y.n < b.n ? y.n + 1 : y.n);
	}
	return NULL;
}

enum sortkey_answer
sortkey_check(const struct sortkey *keys, size_t n, struct tsv *t, struct fault *f)
{
	struct buf made[2] = {{0}, {0}};
	const struct sortkey *wrong = NULL;
	bool good = true;

	while (good && !wrong && tsv_next(t)) {
		struct buf *now = &made[tsv_rows(t) & 1], *before = &made[!(tsv_rows(t) & 1)];

		good = sortkey_make(now, keys, n, t, f);
		if (good && tsv_rows(t) > 1)
			wrong = disorder(keys, n, buf_str(before), buf_str(now));
	}
	buf_free(&made[0]);
	buf_free(&made[1]);
	if (wrong) {
		*f = tsv_at(t, wrong->name);
		fault_set(f, M_SORT_ORDER);
		return SORTKEY_OUT_OF_ORDER;
	}
	if (tsv_failed(t))
		*f = *tsv_failed(t);
	return good && !tsv_failed(t) ? SORTKEY_ORDERED : SORTKEY_FAILED;
}

bool
sortkey_rank_fits(struct str name, const struct tsv *t, struct fault *f)
{
	if (tsv_column(t, name) < 0)
		return true;
	*f = (struct fault){.file = tsv_file(t), .line = 1, .column = name};
	return fault_set(f, M_COLUMN_EXISTS);
}

struct str
sortkey_rank(struct sortkey_rank *r, struct str made)
{
	buf_reset(&r->text);
	if (sortkey_incomplete(made))
		return buf_str(&r->text);
	r->ranked++;
	if (r->ranked == 1 || !str_eq(buf_str(&r->last), made)) {
		r->rank = r->ranked;
		buf_reset(&r->last);
		buf_put(&r->last, made);
	}
	buf_int(&r->text, (int64_t)r->rank);
	return buf_str(&r->text);
}

void
sortkey_rank_free(struct sortkey_rank *r)
{
	buf_free(&r->last);
	buf_free(&r->text);
}
