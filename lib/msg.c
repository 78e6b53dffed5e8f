/* msg - the texts people read, English and Chinese from one row. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "msg.h"

#define EXCERPT_MOST 20
#define LONG_NUMBER 11

static const struct {
	const char *english, *chinese;
} texts[M_COUNT] = {
	{"", ""},
#define MSG(name, en, zh) {en, zh},
#include "msg.def"
#undef MSG
};

static const char *
setting(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

/* As gettext decides: LANGUAGE counts unless the locale is none or plain C. */
static bool
choose_chinese(void)
{
	const char *locale = setting("LC_ALL");
	const char *language = setting("LANGUAGE");

	if (!locale)
		locale = setting("LC_MESSAGES");
	if (!locale)
		locale = setting("LANG");
	if (!locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
		return false;
	return strncmp(language ? language : locale, "zh", 2) == 0;
}

bool
msg_chinese(void)
{
	static enum { UNDECIDED, ENGLISH, CHINESE } chosen;

	if (chosen == UNDECIDED)
		chosen = choose_chinese() ? CHINESE : ENGLISH;
	return chosen == CHINESE;
}

bool
msg_language(struct str word, bool *english)
{
	*english = str_eq(word, STR("en"));
	return *english || str_eq(word, STR("zh"));
}

const char *
msg_in(enum msg m, bool chinese)
{
	return chinese ? texts[m].chinese : texts[m].english;
}

const char *
msg(enum msg m)
{
	return msg_in(m, msg_chinese());
}

enum msg
msg_n(size_t n, enum msg one, enum msg many)
{
	return n == 1 ? one : many;
}

/* The largest length <= most that does not end within a UTF-8 character. */
static size_t
cut_between(struct str s, size_t most)
{
	size_t n = most, back;

	if (s.n <= most)
		return s.n;
	for (back = 0; back < 3 && n && (s.p[n] & 0xC0) == 0x80; back++)
		n--;
	return (s.p[n] & 0xC0) == 0x80 ? most : n;
}

/*
 * From start on, control bytes and the two bytes of U+0080..U+009F become '?':
 * a terminal obeys them.
 */
static void
disarm(struct buf *b, size_t start)
{
	size_t i;

	for (i = start; i < b->n; i++) {
		unsigned char c = (unsigned char)b->p[i];

		if (c < 0x20 || c == 0x7F)
			b->p[i] = '?';
		else if (c == 0xC2 && i + 1 < b->n && (unsigned char)b->p[i + 1] < 0xA0)
			b->p[i] = b->p[i + 1] = '?';
	}
}

bool
fault_vset(struct fault *f, enum msg m, va_list ap)
{
	int n = vsnprintf(f->text, sizeof(f->text), msg(m), ap);

	if (n >= (int)sizeof(f->text)) {
		/* cut short: the last byte written is looked at as if more followed */
		struct str text = {f->text, sizeof(f->text)};
		size_t most = sizeof(f->text) - 4;

		f->text[cut_between(text, most)] = '\0';
	}
	return false;
}

bool
fault_set(struct fault *f, enum msg m, ...)
{
	va_list ap;

	va_start(ap, m);
	fault_vset(f, m, ap);
	va_end(ap);
	return false;
}

bool
fault_errno(struct fault *f, enum msg m, ...)
{
	const char *reason = strerror(errno);
	va_list ap;
	size_t n;

	va_start(ap, m);
	fault_vset(f, m, ap);
	va_end(ap);
	n = strlen(f->text);
	snprintf(f->text + n, sizeof(f->text) - n, ": %s", reason);
	return false;
}

void
fault_print(const struct fault *f, struct buf *b)
{
	size_t start = b->n;

	if (f->file.n)
		buf_printf(b, "%.*s:", STR_FMT(f->file));
	if (f->line)
		buf_printf(b, "%zu:", f->line);
	if (f->line && f->at)
		buf_printf(b, "%zu:", f->at);
	if (b->n > start)
		buf_putc(b, ' ');
	if (f->column.n)
		buf_printf(b, msg(M_FAULT_COLUMN), STR_FMT(f->column));
	buf_puts(b, f->text);
	disarm(b, start);
}

/* A number of 11 digits and more, a telephone's, an account's, a person's, is not shown. */
static void
mask(struct buf *b, size_t start, struct str value)
{
	for (size_t i = 0, n; i < value.n && start + i < b->n; i += n ? n : 1) {
		n = str_digits(str_from(value, i));
		for (size_t k = i; n >= LONG_NUMBER && k < i + n && start + k < b->n; k++)
			b->p[start + k] = '*';
	}
}

void
msg_excerpt(struct buf *b, struct str value)
{
	size_t start = b->n, n = cut_between(value, EXCERPT_MOST);

	buf_put(b, (struct str){value.p, n});
	disarm(b, start);
	mask(b, start, value);
	if (n < value.n)
		buf_puts(b, "...");
}
