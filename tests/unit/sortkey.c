/* sortkey: the order of what it makes is the order of the values. */
#include <stdlib.h>
#include <unistd.h>

#include "sortkey.h"
#include "tap.h"

static char path[] = "/tmp/sortkey-unit.XXXXXX";

/* Cells in ascending order; "=" before one says it equals the one above. */
static const char *const numbers[] = {
	"-100000000000000000000000000000000000000", "-99999999999999999999", "-100", "-99.995", "-99.99", "-10", "-9.5",
	"-9.25", "=-9.250", "-9", "-1.01", "-1", "=-1.0", "=-01", "-0.5", "-0.05", "-0.005", "0", "=-0", "=0.00", "=-0.0",
	"0.001", "0.005", "0.05", "0.5", "=00.50", "1", "1.0000000000000000000000000000000000001", "1.01", "9", "9.25",
	"9.5", "10", "99.99", "99.995", "100", "9007199254740992", "9007199254740993", "99999999999999999999",
	"100000000000000000000000000000000000000",
};

static void
make_file(void)
{
	struct io_out o;
	struct fault f;
	size_t i;

	if (!io_out_open(&o, path, &f))
		exit(2);
	io_out_put(&o, STR("n\n"));
	for (i = 0; i < COUNT(numbers); i++) {
		io_out_put(&o, str_of(numbers[i] + (*numbers[i] == '=')));
		io_out_put(&o, STR("\n"));
	}
	io_out_put(&o, STR("\n"));
	if (!io_out_close(&o, true, &f))
		exit(2);
}

static void
order(bool reverse)
{
	const struct sortkey key = {STR("n"), 0, true, reverse};
	char *const paths[] = {path};
	struct buf before = {0}, now = {0};
	struct fault f;
	struct tsv *t = tsv_open(paths, 1, 0, &f);
	size_t i;

	for (i = 0; t && i < COUNT(numbers) && tsv_next(t); i++) {
		int got, want = *numbers[i] == '=' ? 0 : -1;

		if (!sortkey_make(&now, &key, 1, t, &f))
			break;
		got = str_cmp(buf_str(&before), buf_str(&now));
		ok(i == 0 || (want ? got < 0 : got == 0), "%s after %s", numbers[i], i
		    ? numbers[i - 1] : "nothing");
		buf_reset(&before);
		buf_put(&before, buf_str(&now));
	}
	ok(t && tsv_next(t) && sortkey_make(&now, &key, 1, t, &f) &&
	    sortkey_incomplete(buf_str(&now)) &&
		(reverse ? str_cmp(buf_str(&now), STR("1")) < 0
		    : str_cmp(buf_str(&now), STR("2")) >= 0),
		"an empty cell is last%s", reverse ? " when turned" : "");
	tsv_close(t);
	buf_free(&before);
	buf_free(&now);
}

int
main(void)
{
	int fd = mkstemp(path);

	if (fd < 0)
		return 2;
	close(fd);
	make_file();
	order(false);
	order(true);
	unlink(path);
	return done();
}
