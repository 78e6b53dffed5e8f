/* fakerandom: the published sequences, and draws below a number. */
#include "fakerandom.h"
#include "tap.h"

int
main(void)
{
	/* the first numbers of xoshiro256** from the state 1 2 3 4 */
	static const uint64_t want[] = {11520, 0, 1509978240, 1215971899390074240};
	/* splitmix64 from 1234567 */
	static const uint64_t state[] = {
		6457827717110365317, 3203168211198807973, 9817491932198370423u, 4593380528125082431
	};
	struct fakerandom r = {{1, 2, 3, 4}};
	bool small = true;

	for (int i = 0; i < 4; i++)
		ok(fakerandom_next(&r) == want[i], "xoshiro256** number %d", i + 1);
	fakerandom_seed(&r, 1234567);
	for (int i = 0; i < 4; i++)
		ok(r.state[i] == state[i], "splitmix64 number %d", i + 1);
	for (int i = 0; i < 1000; i++)
		small = small && fakerandom_below(&r, 7) < 7;
	ok(small, "1000 draws below 7");
	ok(fakerandom_below(&r, 1) == 0, "below 1 is 0");
	return done();
}
