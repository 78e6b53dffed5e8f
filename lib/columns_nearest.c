/* columns_nearest - what a misspelt name was meant to be. */
#include "columns.h"
#include "text.h"

struct str
columns_nearest(struct str wrong, const struct str *names, size_t n)
{
	unsigned most = (unsigned)(text_length(wrong) / 3), least = most + 1;
	struct str best = {0};
	size_t i;

	for (i = 0; i < n; i++) {
		unsigned distance = text_distance(wrong, names[i], most);

		if (distance < least) {
			least = distance;
			best = names[i];
		}
	}
	return best;
}
