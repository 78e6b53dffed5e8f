#include "fakedamage.h"
#include "fakeslip.h"
#include "text.h"

#define NAME_MOST 8	/* characters of a name */

/* Where the characters of a name begin; at[n] is its end. */
struct characters {
	struct str name;
	size_t at[NAME_MOST + 1], n;
};

static struct characters
split(struct str name)
{
	struct characters c = {.name = name};
	size_t at = 0;

	while (at < name.n && c.n < NAME_MOST) {
		c.at[c.n++] = at;
		text_next(name, &at);
	}
	c.at[c.n] = name.n;
	return c;
}

static struct str
character(const struct characters *c, size_t i)
{
	return (struct str){c->name.p + c->at[i], c->at[i + 1] - c->at[i]};
}

static void
put_with(const struct characters *c, size_t i, struct str other, struct buf *out)
{
	buf_put(out, (struct str){c->name.p, c->at[i]});
	buf_put(out, other);
	buf_put(out, str_from(c->name, c->at[i + 1]));
}

/* Any character of the given name; the surname stays. */
static size_t
place(const struct characters *c, const struct fakeperson *p, struct fakerandom *r)
{
	size_t first = text_length((struct str){p->name.p, p->surname});

	return first + fakerandom_below(r, c->n - first);
}

static void
put_spaced(const struct characters *c, struct fakerandom *r, struct buf *out)
{
	static const char *const between[] = {" ", "\u3000", "\u00b7"};
	const char *blank = between[fakerandom_below(r, COUNT(between))];

	buf_put(out, character(c, 0));
	for (size_t i = 1; i < c->n; i++) {
		buf_puts(out, i == 1 || c->n == 2 ? blank : "");
		buf_put(out, character(c, i));
	}
}

/* A character for which another is written, from a random one on; false: there is none. */
static bool
put_slip(const struct fakeslips *s, const struct characters *c, struct fakerandom *r,
    struct buf *out)
{
	size_t first = fakerandom_below(r, c->n);

	for (size_t i = 0; i < c->n; i++) {
		size_t at = (first + i) % c->n;
		struct str to = fakeslip_draw(s, r, character(c, at));

		if (to.n) {
			put_with(c, at, to, out);
			return true;
		}
	}
	return false;
}

static void
put_other(const struct characters *c, const struct fakeperson *p, struct fakerandom *r,
    const struct fakenames *names, struct buf *out)
{
	size_t at = place(c, p, r);
	struct str other;
	int tries = 0;		/* a list of one character has no other */

	do
		other = fakename_given(names, r, p->male);
	while (str_eq(other, character(c, at)) && ++tries < 100);
	put_with(c, at, other, out);
}

enum fakeharm
fakedamage_person_name(const struct fakedamage *d, struct fakerandom *r,
    const struct fakeperson *p, const struct fakenames *names, struct buf *out)
{
	static const char *const unknown[] = {"?", "\u25a1", "\u3013"};
	struct characters c = split(p->name);
	size_t at;
	enum fakeharm harm = fakedamage_draw(d, r, HARM_NAME_VARIANT, HARM_NAME_PLACEHOLDER);

	switch (harm) {
	case HARM_NAME_VARIANT:
	case HARM_NAME_HOMOPHONE:
		if (put_slip(&d->slips[harm == HARM_NAME_HOMOPHONE], &c, r, out))
			return harm;
		/* FALLTHROUGH */
	case HARM_NAME_CHARACTER:
		put_other(&c, p, r, names, out);
		return HARM_NAME_CHARACTER;
	case HARM_NAME_SPACED:
		put_spaced(&c, r, out);
		return harm;
	case HARM_NAME_PLACEHOLDER:
		at = place(&c, p, r);
		put_with(&c, at, str_of(unknown[fakerandom_below(r, COUNT(unknown))]), out);
		return harm;
	default:
		buf_put(out, p->name);
		return NHARMS;
	}
}
