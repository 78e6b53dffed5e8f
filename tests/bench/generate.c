/* generate - a register of N rows in 10 columns, the same at every run, for `make bench`. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "idno.h"

/* A sequence that looks mixed: splitmix64 of the row number. */
static uint64_t
mixed(uint64_t x)
{
	x += 0x9e3779b97f4a7c15;
	x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9;
	x = (x ^ x >> 27) * 0x94d049bb133111eb;
	return x ^ x >> 31;
}

int
main(int argc, char **argv)
{
	static const char *const given[] = {
		"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"
	};
	static const char *const family[] = {
		"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸"
	};
	unsigned long rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 0;

	puts("month\tprogramme\thousehold_id\tid_number\tname\ttownship\tresidence\tpersons\tincome_month\tamount");
	for (unsigned long i = 0; i < rows; i++) {
		uint64_t person = mixed(i), household = mixed(~(uint64_t)(i / 3));
		char id[19];

		snprintf(id, sizeof id, "9901%02u%04u%02u%02u%03u", (unsigned)(person % 90 + 1),
		    (unsigned)(1930 + (person >> 8) % 80), (unsigned)(1 + (person >> 16) % 12),
		    (unsigned)(1 + (person >> 24) % 28), (unsigned)(person >> 32) % 1000);
		id[17] = idno_check_character(id);
		id[18] = '\0';
		printf("2016-05\tdibao\tH%08lu\t%s\t%s%s\tT%03u\t%s\t1\t%u.%02u\t%u.%02u\n",
		    i / 3, id, family[household % 10], given[person % 10], (unsigned)(household >> 8) % 240,
		    household >> 40 & 1 ? "rural" : "urban", (unsigned)(household >> 16) % 900,
		    (unsigned)(household >> 32) % 100, 100 + (unsigned)(person >> 40) % 500,
		    (unsigned)(person >> 48) % 100);
	}
	return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 2;
}
