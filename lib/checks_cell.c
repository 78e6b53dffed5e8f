/* One cell by itself. */
#include "checks.h"
#include "idno.h"
#include "money.h"
#include "text.h"

#define ID_DIGITS 18
#define CERT_DIGITS 20
#define TEXT_LONG 2000	/* bytes */

static struct str
first(struct str s, size_t n)
{
	return (struct str){s.p, s.n < n ? s.n : n};
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] & 0x80)
			return false;
	return true;
}

/* 1.10105E+17: what a spreadsheet makes of an ID typed as a number. */
static bool
is_scientific(struct str s)
{
	size_t e = 0;

	while (e < s.n && (str_is_digit(s.p[e]) || s.p[e] == '.'))
		e++;
	return e && e + 1 < s.n && (s.p[e] == 'E' || s.p[e] == 'e') &&
	    (s.p[e + 1] == '+' || str_all_digits(str_from(s, e + 1)));
}

static enum check
check_old_id(struct str s)
{
	char full[ID_DIGITS];
	days birth;

	if (idno_from15(s, full))
		return CHECK_ID_15;
	memcpy(full, s.p, 6);
	memcpy(full + 6, "19", 2);
	memcpy(full + 8, s.p + 6, 9);
	full[17] = '0';
	return idno_birth((struct str){full, ID_DIGITS}, &birth) ? CHECK_ID_CENTURY : CHECK_ID_DATE;
}

/* The right length, not the right number. */
static enum check
why_bad(struct str s, enum idno_state state)
{
	switch (state) {
	case IDNO_CHARACTER:
		return str_all_digits(first(s, 17)) && s.p[17] == 'x' ? CHECK_ID_LOWER
		    : CHECK_ID_CHARACTER;
	case IDNO_DATE:
		return CHECK_ID_DATE;
	case IDNO_CHECK:
		return str_ends(s, STR("000")) ? CHECK_ID_ZEROS : CHECK_ID_DIGIT;
	case IDNO_PROVINCE:
		/* a foreigner's permanent residence card begins with 9 and a country */
		return s.p[0] == '9' ? CHECK_FINE : CHECK_ID_PROVINCE;
	default:
		return CHECK_FINE;
	}
}

enum check
check_id(struct str cell)
{
	if (is_scientific(cell))
		return CHECK_ID_SCIENTIFIC;
	if (!is_ascii(cell))
		return CHECK_ID_CHARACTER;
	if (cell.n == 15 && str_all_digits(cell))
		return check_old_id(cell);
	if (cell.n != ID_DIGITS)
		return CHECK_ID_LENGTH;
	return why_bad(cell, idno_check_region(cell));
}

enum check
check_cert(struct str cell)
{
	struct str id = first(cell, ID_DIGITS);
	bool replaced = cell.n == CERT_DIGITS + 2 && cell.p[CERT_DIGITS] == 'B' &&
	    str_all_digits(str_from(cell, CERT_DIGITS + 1));

	if (cell.n != CERT_DIGITS && !replaced)
		return CHECK_CERT_FORM;
	if (!str_all_digits(first(id, 17)) ||
	    (!str_all_digits(str_from(id, 17)) && id.p[17] != 'X'))
		return CHECK_CERT_FORM;
	return cell.p[18] >= '1' && cell.p[18] <= '7' && cell.p[19] >= '1' && cell.p[19] <= '4'
	    ? CHECK_FINE : CHECK_CERT_FORM;
}

/* ISO/IEC 7812-1, annex B */
static bool
luhn(struct str s)
{
	int sum = 0;

	for (size_t i = 0; i < s.n; i++) {
		int digit = s.p[s.n - 1 - i] - '0';

		digit *= i % 2 ? 2 : 1;
		sum += digit > 9 ? digit - 9 : digit;
	}
	return sum % 10 == 0;
}

enum check
check_account(struct str cell)
{
	if (!str_all_digits(cell) || cell.n < 8 || cell.n > 32)
		return CHECK_ACCOUNT_FORM;
	return cell.n >= 16 && cell.n <= 19 && !luhn(cell) ? CHECK_ACCOUNT_LUHN : CHECK_FINE;
}

enum check
check_area(struct str cell)
{
	bool whole = cell.n == 6 || cell.n == 9 || cell.n == 12;

	return whole && str_all_digits(cell) ? CHECK_FINE : CHECK_AREA_FORM;
}

static bool
is_strange(uint32_t c)
{
	return c == 0xFFFD || c == 0x25A1 || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000 ||
	    (c >= 0x2E80 && c <= 0x2FDF);
}

enum check
check_text_cell(struct str cell)
{
	if (cell.n > TEXT_LONG)
		return CHECK_TEXT_LONG;
	if (is_ascii(cell))
		return CHECK_FINE;
	for (size_t at = 0; at < cell.n;)
		if (is_strange(text_next(cell, &at)))
			return CHECK_TEXT;
	return CHECK_FINE;
}

static enum check
unless(bool fine, enum check wrong)
{
	return fine ? CHECK_FINE : wrong;
}

enum check
check_cell(const struct column *c, struct str cell)
{
	int64_t minute;
	months month;
	days day;
	struct ratio number;
	fen amount;

	switch (c->type) {
	case COLUMN_MONEY:
		return unless(money_parse(cell, &amount), CHECK_MONEY);
	case COLUMN_NUMBER:
	case COLUMN_DECIMAL:
		return unless(ratio_parse(cell, &number), CHECK_NUMBER);
	case COLUMN_COUNT:
		return unless(str_all_digits(cell) && ratio_parse(cell, &number), CHECK_COUNT);
	case COLUMN_DATE:
		return unless(date_parse(cell, &day), CHECK_DATE);
	case COLUMN_MONTH:
		return unless(month_parse(cell, &month), CHECK_MONTH);
	case COLUMN_DATETIME:
		return unless(minute_parse(cell, &minute) || date_parse(cell, &day), CHECK_TIME);
	case COLUMN_BOOL:
		return unless(str_eq(cell, STR("yes")) || str_eq(cell, STR("no")), CHECK_BOOL);
	case COLUMN_ID:
		return check_id(cell);
	case COLUMN_CERT:
		return check_cert(cell);
	case COLUMN_ACCOUNT:
		return check_account(cell);
	case COLUMN_AREA:
		return check_area(cell);
	case COLUMN_TEXT:
		return check_text_cell(cell);
	default:
		return CHECK_FINE;
	}
}
