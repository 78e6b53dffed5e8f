/* strict - read a table through tsv and do nothing with it: what the checks of the reader cost. */
#include <stdio.h>

#include "tsv.h"

int
main(int argc, char **argv)
{
	struct fault fault = {0};
	struct tsv *t = tsv_open(argv + 1, argc > 1 ? (size_t)argc - 1 : 0, 0, &fault);
	size_t bytes = 0;

	if (!t) {
		fprintf(stderr, "strict: %s\n", fault.text);
		return 2;
	}
	while (tsv_next(t))
		bytes += tsv_row(t).n;
	if (tsv_failed(t))
		fprintf(stderr, "strict: %s\n", tsv_failed(t)->text);
	else
		printf("%zu rows, %zu bytes of rows\n", tsv_rows(t), bytes);
	bool good = !tsv_failed(t);

	tsv_close(t);
	return good ? 0 : 2;
}
