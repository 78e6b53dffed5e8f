#include "expr_scan.h"

#include "text.h"

/* Signs, longest first; full-width ones are read as their ASCII twins. */
static const struct {
	struct str typed, meant;
} signs[] = {
	{{"..", 2}, {"..", 2}}, {{"<=", 2}, {"<=", 2}}, {{">=", 2}, {">=", 2}},
	{{"!=", 2}, {"!=", 2}},
	{{"～", 3}, {"..", 2}}, {{"≤", 3}, {"<=", 2}}, {{"≥", 3}, {">=", 2}}, {{"≠", 3}, {"!=", 2}},
	{{"＜＝", 6}, {"<=", 2}}, {{"＞＝", 6}, {">=", 2}},
	{{"（", 3}, {"(", 1}}, {{"）", 3}, {")", 1}}, {{"，", 3}, {",", 1}}, {{"：", 3}, {":", 1}},
	{{"％", 3}, {"%", 1}}, {{"＋", 3}, {"+", 1}}, {{"－", 3}, {"-", 1}}, {{"×", 2}, {"*", 1}},
	{{"÷", 2}, {"/", 1}}, {{"＝", 3}, {"=", 1}}, {{"＜", 3}, {"<", 1}}, {{"＞", 3}, {">", 1}},
	{{"(", 1}, {"(", 1}}, {{")", 1}, {")", 1}}, {{",", 1}, {",", 1}}, {{":", 1}, {":", 1}},
	{{"%", 1}, {"%", 1}}, {{"+", 1}, {"+", 1}}, {{"-", 1}, {"-", 1}}, {{"*", 1}, {"*", 1}},
	{{"/", 1}, {"/", 1}}, {{"=", 1}, {"=", 1}}, {{"<", 1}, {"<", 1}}, {{">", 1}, {">", 1}},
};

struct scanner {
	struct str text;
	size_t at;
	struct fault *fault;
};

static char
peek(const struct scanner *s, size_t ahead)
{
	return s->at + ahead < s->text.n ? s->text.p[s->at + ahead] : '\0';
}

/* A letter of a name: ASCII, or any other character that is no space, sign or punctuation. */
static bool
is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	return c > 0xbf && c != 0xd7 && c != 0xf7 && !(c >= 0x2000 && c <= 0x2bff) &&
	    !(c >= 0x3000 && c <= 0x303f && c != 0x3005 && c != 0x3007) &&
	    !(c >= 0xfe00 && c <= 0xffef);
}

/* The length of the name part at `at`: letter { letter | digit | _ }; 0 when there is none. */
static size_t
ident_length(struct str text, size_t at)
{
	size_t i = at;

	while (i < text.n) {
		size_t next = i;
		uint32_t c = text_next(text, &next);

		if (!is_letter(c) && (i == at || !(c == '_' || str_is_digit(c))))
			break;
		i = next;
	}
	return i - at;
}

static bool
wrong(struct scanner *s, enum msg m)
{
	struct buf b = {0};

	msg_excerpt(&b, str_from(s->text, s->at));
	s->fault->at = (unsigned)s->at + 1;
	fault_set(s->fault, m, buf_cstr(&b));
	buf_free(&b);
	return false;
}

static bool
scan_number(struct scanner *s, struct token *t)
{
	size_t start = s->at;
	struct str text;

	while (str_is_digit(peek(s, 0)))
		s->at++;
	if (peek(s, 0) == '.' && str_is_digit(peek(s, 1)))
		for (s->at++; str_is_digit(peek(s, 0));)
			s->at++;
	text = (struct str){s->text.p + start, s->at - start};
	t->kind = TOKEN_NUMBER;
	t->value = value_number(RATIO(0));
	if (!ratio_parse(text, &t->value.number)) {
		s->at = start;
		return wrong(s, M_EXPR_NUMBER);
	}
	return true;
}

/* A percent sign right behind a number divides it by 100. */
static bool
scan_percent(struct scanner *s, struct token *t)
{
	size_t n = peek(s, 0) == '%' ? 1 : str_starts(str_from(s->text, s->at), STR("％")) ? 3 : 0;

	if (!n)
		return true;
	if (!ratio_div(t->value.number, RATIO(100), &t->value.number))
		return wrong(s, M_EXPR_NUMBER);
	s->at += n;
	return true;
}

static bool
looks_like_date(const struct scanner *s)
{
	static const char shape[] = "dddd-dd-dd";

	for (size_t i = 0; i < 10; i++)
		if (shape[i] == 'd' ? !str_is_digit(peek(s, i)) : peek(s, i) != '-')
			return false;
	return !str_is_digit(peek(s, 10));
}

static bool
scan_date(struct scanner *s, struct token *t)
{
	days d;

	if (!date_parse((struct str){s->text.p + s->at, 10}, &d))
		return wrong(s, M_EXPR_DATE);
	t->kind = TOKEN_DATE;
	t->value = value_date(d);
	s->at += 10;
	return true;
}

static bool
scan_text(struct scanner *s, struct token *t)
{
	size_t n = str_find(str_from(s->text, s->at + 1), '\'');

	if (s->at + 1 + n == s->text.n)
		return wrong(s, M_EXPR_QUOTE);
	t->kind = TOKEN_TEXT;
	t->text = (struct str){s->text.p + s->at + 1, n};
	t->value = value_text(t->text);
	s->at += n + 2;
	return true;
}

/* ident, or ident.ident */
static bool
scan_name(struct scanner *s, struct token *t, size_t n)
{
	size_t more;

	t->kind = TOKEN_NAME;
	t->text = (struct str){s->text.p + s->at, n};
	s->at += n;
	if (peek(s, 0) != '.' || !(more = ident_length(s->text, s->at + 1)))
		return true;
	t->text.n += 1 + more;
	s->at += 1 + more;
	return true;
}

static bool
scan_sign(struct scanner *s, struct token *t)
{
	struct str rest = str_from(s->text, s->at);

	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_starts(rest, signs[i].typed)) {
			t->kind = TOKEN_SIGN;
			t->text = signs[i].meant;
			s->at += signs[i].typed.n;
			return true;
		}
	return wrong(s, M_EXPR_CHARACTER);
}

static void
skip_space(struct scanner *s)
{
	while (s->at < s->text.n) {
		if (peek(s, 0) == ' ')
			s->at++;
		else if (str_starts(str_from(s->text, s->at), STR("\u3000")))
			s->at += 3;
		else
			return;
	}
}

static bool
scan_one(struct scanner *s, struct token *t)
{
	size_t n;

	t->at = (unsigned)s->at;
	if (s->at == s->text.n)
		t->kind = TOKEN_END;
	else if (looks_like_date(s) && !scan_date(s, t))
		return false;
	else if (t->kind == TOKEN_DATE)
		;
	else if (str_is_digit(peek(s, 0))) {
		if (!scan_number(s, t) || !scan_percent(s, t))
			return false;
	} else if (peek(s, 0) == '\'') {
		if (!scan_text(s, t))
			return false;
	} else if ((n = ident_length(s->text, s->at)))
		scan_name(s, t, n);
	else if (!scan_sign(s, t))
		return false;
	t->end = (unsigned)s->at;
	return true;
}

struct token *
expr_scan(struct arena *a, struct str text, struct fault *f)
{
	struct scanner s = {text, 0, f};
	/* a byte makes one token at most */
	struct token *list = arena_take(a, text.n + 1, sizeof(*list));
	size_t n = 0;

	do {
		skip_space(&s);
		if (!scan_one(&s, &list[n]))
			return NULL;
	} while (list[n++].kind != TOKEN_END);
	return list;
}
