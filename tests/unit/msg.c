/* msg: both languages have the same conversions; faults are printed without control bytes. */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "msg.h"
#include "tap.h"

static const char *const names[M_COUNT] = {
	"NONE",
#define MSG(name, en, zh) #name,
#include "msg.def"
#undef MSG
};

/* The next conversion of a printf format, *at moved behind it; the empty string at the end. */
static struct str
conversion(const char **at)
{
	const char *p = *at, *start;

	for (;;) {
		p += strcspn(p, "%");
		if (!*p || p[1] != '%')
			break;
		p += 2;
	}
	start = p;
	if (*p)
		p += 1 + strspn(p + 1, "-+ #0123456789.*hljztL");
	if (p > start && *p)
		p++;
	*at = p;
	return (struct str){start, (size_t)(p - start)};
}

static bool
alike(const char *english, const char *chinese)
{
	struct str a, b;

	do {
		a = conversion(&english);
		b = conversion(&chinese);
		if (!str_eq(a, b))
			return false;
	} while (a.n);
	return true;
}

static void
languages(void)
{
	int m;

	for (m = 1; m < M_COUNT; m++) {
		const char *english = msg_in((enum msg)m, false),
		    *chinese = msg_in((enum msg)m, true);

		ok(alike(english, chinese) && *chinese &&
		    !strchr(english, '\n') == !strchr(chinese, '\n'),
		   "%s", names[m]);
	}
}

static void
scanner(void)
{
	ok(alike("%s of %zu", "%s 共 %zu"), "same conversions");
	ok(alike("100%% %s", "%s"), "a percent sign is none");
	ok(!alike("%s of %zu", "%zu %s"), "another order");
	ok(!alike("%d", "%zu"), "another length");
	ok(!alike("%s", "无"), "one missing");
	ok(!alike("none", "%s"), "one too many");
}

static void
faults(void)
{
	static const struct {
		struct fault fault;
		const char *printed;
	} cases[] = {
		{{.text = "wrong"}, "wrong"},
		{{.file = STR_INIT("a.tsv"), .text = "wrong"}, "a.tsv: wrong"},
		{{.file = STR_INIT("a.tsv"), .line = 3, .text = "wrong"}, "a.tsv:3: wrong"},
		{{.file = STR_INIT("a.tsv"), .line = 3, .at = 14, .text = "wrong"}, "a.tsv:3:14: wrong"},
		{{.file = STR_INIT("a.tsv"), .line = 3, .column = STR_INIT("amount"), .text = "wrong"},
		 "a.tsv:3: column 'amount': wrong"},
		{{.column = STR_INIT("amount"), .text = "wrong"}, "column 'amount': wrong"},
		{{.file = STR_INIT("a\nb\033[m\302\233"), .text = "中文"}, "a?b?[m??: 中文"}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};

		fault_print(&cases[i].fault, &b);
		ok(strcmp(buf_cstr(&b), cases[i].printed) == 0, "fault %s", cases[i].printed);
		buf_free(&b);
	}
}

static void
long_faults(void)
{
	struct fault f = {0};
	char file[1500], *p = file;
	int i;

	for (i = 0; i < 400; i++, p += 3)
		memcpy(p, "中", 3);
	*p = '\0';
	ok(!fault_set(&f, M_FAULT_COLUMN, (int)(p - file), file), "fault_set is false");
	ok(strlen(f.text) == 594 + 2 && strcmp(f.text + 593, "中") == 0,
	   "a long text is cut between characters");
	errno = ENOENT;
	f = (struct fault){0};
	fault_errno(&f, M_OUT_OF_MEMORY);
	ok(strcmp(f.text, "out of memory: No such file or directory") == 0, "fault_errno");
}

static void
excerpts(void)
{
	static const struct {
		const char *value, *shown;
	} cases[] = {
		{"", ""}, {"1e3", "1e3"}, {"1234567890", "1234567890"},
		{"123456789012345678901", "********************..."},
		{"a 12345678901.5 1234567890", "a ***********.5 1234..."},
		{"一二三四五六七八", "一二三四五六..."}, {"ab一二三四五六七八", "ab一二三四五六..."},
		{"a\tb\177", "a?b?"},
		{"\200\200\200\200\200\200\200\200\200\200\200\200\200\200\200\200\200"
		 "\200\200\200\200\200\200", "\200\200\200\200\200\200\200\200\200\200\200\200\200\200\200"
		 "\200\200\200\200\200..."}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};

		msg_excerpt(&b, str_of(cases[i].value));
		ok(strcmp(buf_cstr(&b), cases[i].shown) == 0, "excerpt %zu", i);
		buf_free(&b);
	}
}

int
main(void)
{
	setenv("LC_ALL", "C", 1);
	setenv("LANGUAGE", "zh_CN", 1);
	ok(!msg_chinese(), "LANGUAGE does not count in the C locale");
	setenv("LC_ALL", "zh_CN.UTF-8", 1);
	ok(!msg_chinese(), "decided once");
	ok(msg_n(1, M_ARG_FILE, M_ARG_DATE) == M_ARG_FILE, "one");
	ok(msg_n(0, M_ARG_FILE, M_ARG_DATE) == M_ARG_DATE, "none are many");
	scanner();
	languages();
	faults();
	long_faults();
	excerpts();
	return done();
}
