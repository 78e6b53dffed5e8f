/* date - the civil calendar in integers. Layer 1: no I/O, no clock, never exits. */
#ifndef DATE_H
#define DATE_H

#include <stdint.h>

#include "buf.h"

/* Days since 1970-01-01 in the proleptic Gregorian calendar; years 0001 to 9999. */
typedef int32_t days;
/* Months: year * 12 + (month - 1). */
typedef int32_t months;

struct ymd {
	int year, month, day;
};

#define DAYS_MIN (-719162)	/* 0001-01-01 */
#define DAYS_MAX 2932896	/* 9999-12-31 */

bool date_make(int year, int month, int day, days *out);	/* false: no such day */
struct ymd date_split(days d);
bool date_parse(struct str s, days *out);	/* "YYYY-MM-DD", all of s, a real day */
void date_print(struct buf *b, days d);

/*
 * "YYYY-MM-DD HH:MM", all of s, a real minute, as minutes since 1970-01-01 00:00 of the
 * same clock.
 */
bool minute_parse(struct str s, int64_t *out);

bool month_parse(struct str s, months *out);	/* "YYYY-MM" */
void month_print(struct buf *b, months m);
months month_of(days d);
days month_first(months m);
days month_last(months m);
/* "2016-05" or "2016-01..2016-05", both ends in, from <= to. */
bool month_span_parse(struct str s, months *from, months *to);

/* Full years on the day `on`; born on 29 February has the birthday on 1 March in common years. */
int date_age(days birth, days on);
/* Full months from a to b: (years and months between), one less while b's day is before a's. */
int64_t date_months(days a, days b);
/* n months later, clipped to the month's end; false: outside years 1 to 9999. */
bool date_add_months(days d, int64_t n, days *out);

#endif
