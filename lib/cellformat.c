#include <strings.h>

#include "cellformat.h"

#define ZEROS 32	/* of a code that is padded with them */

/* What the letters of a format code say, so far. */
struct seen {
	bool date, time, elapsed, shown;
	bool condition;		/* the section is for some numbers only: [=0]"-";yyyy-mm-dd */
	bool month;		/* m or mm: a month, unless s follows */
	char last;		/* the letter before */
	size_t zeros, others;	/* 0, and what else stands for digits or is shown */
};

/* Words that are no letters of dates. */
static const char *
skip_word(const char *p, struct seen *s)
{
	static const char *const halves[] = {"AM/PM", "A/P"};
	static const char *const general[] = {"General", "Standard", "E+", "E-"};

	for (size_t i = 0; i < COUNT(halves); i++)
		if (strncasecmp(p, halves[i], strlen(halves[i])) == 0) {
			s->time = true;
			return p + strlen(halves[i]);
		}
	for (size_t i = 0; i < COUNT(general); i++)
		if (strncasecmp(p, general[i], strlen(general[i])) == 0) {
			s->shown = true;
			s->others++;
			return p + strlen(general[i]);
		}
	return NULL;
}

/* [h] [mm] [ss] count on; [Red] [$-804] [>=100] [DBNum1] say nothing about dates. */
static const char *
skip_bracket(const char *p, struct seen *s)
{
	const char *q = p + 1;
	char letter = (char)(*q | ' ');
	s->condition |= *q == '=' || *q == '<' || *q == '>';
	while (*q && (*q | ' ') == letter)
		q++;
	if (*q == ']' && (letter == 'h' || letter == 'm' || letter == 's')) {
		s->elapsed = true;
		s->last = letter;
	}
	while (*q && *q != ']')
		q++;
	return *q ? q + 1 : q;
}

static const char *
skip_quoted(const char *p, struct seen *s)
{
	s->shown = true;
	s->others++;
	for (p++; *p && *p != '"'; p++)
		;
	return *p ? p + 1 : p;
}

static void
month_or_minute(struct seen *s, size_t n)
{
	if (s->last == 'h' && n <= 2)
		s->time = true;
	else
		s->month = true;
}

/* A run of n equal letters. */
static void
take_letters(struct seen *s, char letter, size_t n)
{
	bool minute = letter == 's' && s->month && s->last == 'm';
	if (letter == 'm') {
		s->date |= s->month;
		month_or_minute(s, n);
	} else {
		s->date |= s->month && !minute;
		s->month = false;
		s->date |= letter != 'h' && letter != 's';
		s->time |= letter == 'h' || letter == 's';
	}
	s->last = letter;
}

static const char *
take(const char *p, struct seen *s)
{
	const char *behind = skip_word(p, s);
	char letter = (char)(*p | ' ');
	size_t n = 1;
	if (behind)
		return behind;
	if (*p == '"')
		return skip_quoted(p, s);
	if (*p == '[')
		return skip_bracket(p, s);
	if (*p == '\\' || *p == '_' || *p == '*') {
		s->others++;
		return p[1] ? p + 2 : p + 1;
	}
	if (strchr("0#?@", *p))
		s->shown = true;
	s->zeros += *p == '0';
	s->others += *p != '0';
	if (!strchr("ymdhsea", letter))
		return p + 1;
	while (p[n] && (p[n] | ' ') == letter)
		n++;
	if (letter == 'a' && n < 3)	/* aaa, aaaa: the day of the week */
		return p + n;
	take_letters(s, letter, n);
	return p + n;
}

/* At the end of a section: whether the next one is to be asked. */
static bool
says_nothing(const struct seen *s)
{
	return !s->date && !s->time && !s->month && !s->elapsed && (!s->shown || s->condition);
}

enum cellformat
cellformat_code(const char *code)
{
	struct seen s = {.last = 0};
	while (*code && (*code != ';' || says_nothing(&s)))
		code = *code == ';' ? code + 1 : take(code, &s);
	s.date |= s.month;
	if (s.elapsed && !s.date)
		return FORMAT_ELAPSED;
	if (s.date)
		return s.time || s.elapsed ? FORMAT_DATE_TIME : FORMAT_DATE;
	if (s.time)
		return FORMAT_TIME;
	bool padded = s.zeros > 1 && s.zeros <= ZEROS && !s.others && !s.condition;
	return padded ? (enum cellformat)(FORMAT_PADDED + s.zeros) : FORMAT_PLAIN;
}

enum cellformat
cellformat_built_in(size_t id)
{
	/* ISO/IEC 29500-1, 18.8.30: all languages, then zh-cn */
	static const struct {
		unsigned char first, last, format;
	} ranges[] = {
		{14, 17, FORMAT_DATE}, {18, 21, FORMAT_TIME}, {22, 22, FORMAT_DATE_TIME},
		{45, 45, FORMAT_TIME}, {46, 46, FORMAT_ELAPSED}, {47, 47, FORMAT_TIME},
		{27, 31, FORMAT_DATE}, {32, 35, FORMAT_TIME}, {36, 36, FORMAT_DATE},
		{50, 54, FORMAT_DATE}, {55, 56, FORMAT_TIME}, {57, 58, FORMAT_DATE},
	};
	for (size_t i = 0; i < COUNT(ranges); i++)
		if (id >= ranges[i].first && id <= ranges[i].last)
			return ranges[i].format;
	return FORMAT_PLAIN;
}
