#include "fakedamage.h"

#include <stdlib.h>

#include "fakeslip.h"
#include "money.h"
#include "tsv.h"

#define WHOLE 10000

static const char *const harms[NHARMS] = {
	"left_only", "right_only", "twin", "namesake", "moved", "id_digit", "id_swap", "id_15",
	"id_cert", "id_lower", "id_wide", "id_lost", "id_length", "id_empty", "id_head",
	"name_variant", "name_homophone", "name_character", "name_spaced", "name_placeholder",
	"birth_empty"
};

const char *
fakedamage_name(enum fakeharm harm)
{
	return harms[harm];
}

bool
fakedamage_strikes(const struct fakedamage *d, struct fakerandom *r, enum fakeharm harm)
{
	return fakerandom_below(r, WHOLE) < d->share[harm];
}

enum fakeharm
fakedamage_draw(const struct fakedamage *d, struct fakerandom *r, enum fakeharm first,
    enum fakeharm last)
{
	uint64_t x = fakerandom_below(r, WHOLE);

	for (enum fakeharm i = first; i <= last; x -= d->share[i++])
		if (x < d->share[i])
			return i;
	return NHARMS;
}

/* Hundredths of a percent. */
static bool
share_parse(struct str s, unsigned *out)
{
	struct ratio x;

	/* in lowest terms a number of two decimals has a denominator up to 100 */
	if (!ratio_parse(s, &x) || x.n < 0 || x.d > 100 || x.n > 100 * x.d || x.n * 100 % x.d)
		return false;
	*out = (unsigned)(x.n * 100 / x.d);
	return true;
}

static bool
add_share(struct fakedamage *d, const struct tsv *t, size_t damage, size_t percent,
    struct fault *f)
{
	struct str name = tsv_field(t, damage);
	size_t i = 0;

	while (i < NHARMS && !str_eq(str_of(harms[i]), name))
		i++;
	*f = tsv_at(t, STR("damage"));
	if (i == NHARMS)
		return fault_set(f, M_FAKE_DAMAGE_KIND);
	if (d->line[i])
		return fault_set(f, M_KEY_AGAIN, d->line[i]);
	d->line[i] = tsv_line(t);
	if (share_parse(tsv_field(t, percent), &d->share[i]))
		return true;
	*f = tsv_at(t, STR("percent"));
	return fault_set(f, M_FAKE_DAMAGE_PERCENT);
}

/* Do those of one group leave room for each other? */
static bool
fits(const struct fakedamage *d, enum fakeharm first, enum fakeharm last)
{
	unsigned sum = 0;

	for (enum fakeharm i = first; i <= last; i++)
		sum += d->share[i];
	return sum <= WHOLE;
}

static bool
load(struct fakedamage *d, struct tsv *t, struct fault *f)
{
	long damage = tsv_need(t, STR("damage"), f);
	long percent = damage < 0 ? -1 : tsv_need(t, STR("percent"), f);

	if (percent < 0)
		return false;
	while (tsv_next(t))
		if (!add_share(d, t, (size_t)damage, (size_t)percent, f))
			return false;
	if (tsv_failed(t)) {
		*f = *tsv_failed(t);
		return false;
	}
	if (fits(d, HARM_LEFT_ONLY, HARM_RIGHT_ONLY) && fits(d, HARM_ID_DIGIT, HARM_ID_HEAD) &&
	    fits(d, HARM_NAME_VARIANT, HARM_NAME_PLACEHOLDER))
		return true;
	*f = tsv_at(t, STR("percent"));
	return fault_set(f, M_FAKE_DAMAGE_SUM);
}

static bool
load_all(struct fakedamage *d, const char *profile, const char *slips, struct fault *f)
{
	char *paths[] = {(char *)profile};
	struct tsv *t = tsv_open(paths, 1, 0, f);

	if (!t)
		return false;
	bool good = load(d, t, f);
	f->file = str_of(profile);	/* outlives the reader */
	tsv_close(t);
	return good && fakeslip_load(d, slips, f);
}

bool
fakedamage_open(struct fakedamage *d, const char *profile, const char *folder, struct fault *f)
{
	bool plain = !strpbrk(profile, "./");

	*d = (struct fakedamage){0};
	buf_printf(&d->path, "%s/fake/slips.tsv", folder);
	if (plain)
		buf_printf(&d->profile, "%s/fake/damage-%s.tsv", folder, profile);
	else
		buf_puts(&d->profile, profile);
	return load_all(d, buf_cstr(&d->profile), buf_cstr(&d->path), f);
}

void
fakedamage_free(struct fakedamage *d)
{
	for (size_t i = 0; i < COUNT(d->slips); i++) {
		map_free(&d->slips[i].by_from);
		free(d->slips[i].list);
	}
	arena_free(&d->arena);
	buf_free(&d->profile);
	buf_free(&d->path);
	*d = (struct fakedamage){0};
}
