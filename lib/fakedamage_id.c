#include "fakedamage.h"

static enum fakeharm
possible(enum fakeharm harm, const struct fakeperson *p, const struct fakeperson *head)
{
	if (harm == HARM_ID_LOWER && p->id[17] != 'X')
		return HARM_ID_WIDE;
	if (harm == HARM_ID_15 && memcmp(p->id + 6, "19", 2) != 0)
		return HARM_ID_DIGIT;
	return harm == HARM_ID_HEAD && p == head ? NHARMS : harm;
}

static void
put_digit(struct fakerandom *r, const char *id, struct buf *out)
{
	size_t at = fakerandom_below(r, 17);

	buf_put(out, (struct str){id, at});
	buf_putc(out, (char)('0' + (id[at] - '0' + 1 + (int)fakerandom_below(r, 9)) % 10));
	buf_put(out, (struct str){id + at + 1, 17 - at});
}

/* Two neighbours that differ change places: a day of birth always has some. */
static void
put_swapped(struct fakerandom *r, const char *id, struct buf *out)
{
	size_t at;

	do
		at = fakerandom_below(r, 16);
	while (id[at] == id[at + 1]);
	buf_put(out, (struct str){id, at});
	buf_putc(out, id[at + 1]);
	buf_putc(out, id[at]);
	buf_put(out, (struct str){id + at + 2, 16 - at});
}

/* A digit too few, or one twice. */
static void
put_length(struct fakerandom *r, const char *id, struct buf *out)
{
	size_t at = fakerandom_below(r, 17);
	bool more = fakerandom_below(r, 2);

	buf_put(out, (struct str){id, at + more});
	buf_put(out, (struct str){id + at + !more, 18 - at - !more});
}

static void
put_wide(const char *id, struct buf *out)
{
	for (size_t i = 0; i < 18; i++) {
		buf_puts(out, "\xef\xbc");	/* U+FF10 to FF3F begin so */
		buf_putc(out, (char)(id[i] - '0' + 0x90));
	}
}

enum fakeharm
fakedamage_id(const struct fakedamage *d, struct fakerandom *r, const struct fakeperson *p,
    const struct fakeperson *head, struct buf *out)
{
	enum fakeharm harm = possible(fakedamage_draw(d, r, HARM_ID_DIGIT,
	    HARM_ID_HEAD), p, head);
	const char *id = p->id;

	switch (harm) {
	case HARM_ID_DIGIT:
		put_digit(r, id, out);
		break;
	case HARM_ID_SWAP:
		put_swapped(r, id, out);
		break;
	case HARM_ID_15:
		buf_printf(out, "%.6s%.9s", id, id + 8);
		break;
	case HARM_ID_CERT:
		buf_put(out, (struct str){id, 18});
		buf_putc(out, (char)('1' + fakerandom_below(r, 7)));	/* category */
		buf_putc(out, (char)('1' + fakerandom_below(r, 4)));	/* grade */
		break;
	case HARM_ID_LOWER:
		buf_printf(out, "%.17sx", id);
		break;
	case HARM_ID_WIDE:
		put_wide(id, out);
		break;
	case HARM_ID_LOST:
		buf_printf(out, "%.15s%s", id, fakerandom_below(r, 2) ? "000" : "***");
		break;
	case HARM_ID_LENGTH:
		put_length(r, id, out);
		break;
	case HARM_ID_EMPTY:
		break;
	default:
		buf_put(out, (struct str){(harm == HARM_ID_HEAD ? head : p)->id, 18});
	}
	return harm;
}
