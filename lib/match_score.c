/* What two rows have in common, field by field, in hundredths of a bit. */
#include <stdlib.h>

#include "match_priv.h"

/* rows that stand behind the usual weight of a name */
#define USUAL_ROWS 10000
#define SAYS_NOTHING 6		/* characters: 无 and the like */

static struct str
number(const struct match_row *r)
{
	return (struct str){r->id.text, r->id.n};
}

/* ---- the number */

static bool
is_piece(struct str whole, struct str piece)
{
	return piece.n >= 8 && piece.n < whole.n &&
	    (str_starts(whole, piece) || str_ends(whole, piece));
}

static bool
is_prefix(const struct match_row *cut, const struct match_row *other)
{
	return cut->id.class == ID_TRUNCATED15 && other->id.n >= 15 &&
	    memcmp(cut->id.text, other->id.text, 15) == 0;
}

/* Not 000… or 999…, as people write where they have no number: those stand on many rows. */
static bool
is_plausible(const struct match_row *r)
{
	return r->id_birth != NO_DAY && date_split(r->id_birth).year >= 1850 &&
	    date_split(r->id_birth).year <= 2100;
}

/* At least one of the two is not sound. near: a second edit is allowed. */
static enum match_level
compare_damaged(const struct match_row *l, const struct match_row *r, bool near)
{
	struct str a = number(l), b = number(r);
	bool one_sound = idclass_sound(l->id.class) || idclass_sound(r->id.class);

	if (is_prefix(l, r) || is_prefix(r, l))
		return LEVEL_PREFIX;
	if (a.n >= 17 && b.n >= 17 && (one_sound || is_plausible(l) || is_plausible(r))) {
		unsigned edits = idclass_distance(a, b, near ? 2 : 1);

		if (edits <= 1)
			return LEVEL_REPAIRED;
		if (edits == 2 && near)
			return LEVEL_REPAIRED2;
	}
	return is_piece(a, b) || is_piece(b, a) ? LEVEL_PART : LEVEL_DAMAGED;
}

static enum match_level
compare_id(const struct match_row *l, const struct match_row *r, bool near)
{
	if (l->id.n < SAYS_NOTHING || r->id.n < SAYS_NOTHING)
		return LEVEL_MISSING;
	if (!idclass_sound(l->id.class) || !idclass_sound(r->id.class))
		return compare_damaged(l, r, near);
	if (memcmp(l->id.text, r->id.text, 18) == 0)
		return LEVEL_EQUAL;
	return l->contested || r->contested ? LEVEL_SUSPECT : LEVEL_OTHER;
}

static void
score_id(const struct match *m, const struct match_row *l, const struct match_row *r,
    struct match_facts *x)
{
	static const enum weight weights[LEVELS] = {
		[LEVEL_EQUAL] = WEIGHT_ID_EQUAL, [LEVEL_REPAIRED] = WEIGHT_ID_REPAIRED,
		[LEVEL_REPAIRED2] = WEIGHT_ID_REPAIRED2, [LEVEL_PREFIX] = WEIGHT_ID_PREFIX,
		[LEVEL_PART] = WEIGHT_ID_PART, [LEVEL_OTHER] = WEIGHT_ID_OTHER,
		[LEVEL_SUSPECT] = WEIGHT_ID_SUSPECT, [LEVEL_DAMAGED] = WEIGHT_ID_DAMAGED
	};
	bool named = x->levels[FIELD_NAME] == LEVEL_EQUAL || x->levels[FIELD_NAME] == LEVEL_VARIANT;
	enum match_level level = compare_id(l, r, named && x->levels[FIELD_VILLAGE] == LEVEL_EQUAL);

	x->levels[FIELD_ID] = (uint8_t)level;
	x->bits[FIELD_ID] = level == LEVEL_MISSING ? 0 : m->bits[weights[level]];
}

/* ---- the name */

/* What agreeing in this name is worth: the rarer in both registers, the more. */
static centibits
name_weight(const struct match *m, const struct name *name)
{
	uint64_t rows = m->left.n + m->right.n, has = m->names.counts[name->folded];
	uint64_t usual = 1;
	centibits bits, most = m->bits[WEIGHT_NAME_MOST];

	for (centibits b = m->bits[WEIGHT_NAME_USUAL]; b >= 100 && usual <= USUAL_ROWS * 256;
	    b -= 100)
		usual *= 2;
	has = has > 2 ? has - 2 : 0;	/* the two at hand do not make it common */
	bits = weights_log2((rows + USUAL_ROWS) * 256, has * 256 + USUAL_ROWS * 256 / usual);
	return bits < most ? bits : most;
}

static const struct {
	enum match_level level;
	enum weight weight;
} names[] = {
	[NAME_EQUAL] = {LEVEL_EQUAL, WEIGHT_COUNT},
	[NAME_VARIANT] = {LEVEL_VARIANT, WEIGHT_NAME_VARIANT},
	[NAME_SOUND] = {LEVEL_SOUND, WEIGHT_NAME_SOUND},
	[NAME_UNCLEAR] = {LEVEL_UNCLEAR, WEIGHT_NAME_UNCLEAR},
	[NAME_ONE] = {LEVEL_ONE, WEIGHT_NAME_ONE},
	[NAME_PART] = {LEVEL_PART, WEIGHT_NAME_PART},
	[NAME_OTHER] = {LEVEL_OTHER, WEIGHT_NAME_OTHER},
	[NAME_MISSING] = {LEVEL_MISSING, WEIGHT_COUNT}
};

enum match_level
match_name_level(enum name_level level)
{
	return names[level].level;
}

static void
score_name(const struct match *m, const struct match_row *l, const struct match_row *r,
    struct match_facts *x)
{
	enum name_level level = namefold_compare(&m->names, l->name, r->name);
	centibits one, other, bits = 0;

	x->levels[FIELD_NAME] = (uint8_t)match_name_level(level);
	if (level < NAME_OTHER) {
		one = name_weight(m, &m->names.list[l->name]);
		other = name_weight(m, &m->names.list[r->name]);
		bits = one < other ? one : other;
	}
	if (names[level].weight != WEIGHT_COUNT)
		bits += m->bits[names[level].weight];
	x->bits[FIELD_NAME] = bits;
}

/* ---- birth and sex: from their own columns, or from numbers that have not been counted yet */

static bool
number_is_spent(const struct match_facts *x)
{
	enum match_level level = x->levels[FIELD_ID];

	return level != LEVEL_MISSING && level != LEVEL_DAMAGED;
}

static bool
is_near(days a, days b)
{
	struct ymd x = date_split(a), y = date_split(b);
	int64_t p = x.year * 10000 + x.month * 100 + x.day;
	int64_t q = y.year * 10000 + y.month * 100 + y.day;
	int differ = 0;

	for (; p || q; p /= 10, q /= 10)
		differ += p % 10 != q % 10;
	return differ == 1;
}

static enum match_level
compare_birth(days a, days b)
{
	struct ymd x, y;

	if (a == NO_DAY || b == NO_DAY)
		return LEVEL_MISSING;
	if (a == b)
		return LEVEL_EQUAL;
	x = date_split(a);
	y = date_split(b);
	if (x.year == y.year && x.month == y.day && x.day == y.month)
		return LEVEL_SWAPPED;
	if (is_near(a, b))
		return LEVEL_NEAR;
	return x.year == y.year && x.month == y.month ? LEVEL_MONTH : LEVEL_OTHER;
}

static void
score_birth(const struct match *m, const struct match_row *l, const struct match_row *r,
    struct match_facts *x)
{
	static const enum weight weights[LEVELS] = {
		[LEVEL_EQUAL] = WEIGHT_BIRTH_EQUAL, [LEVEL_SWAPPED] = WEIGHT_BIRTH_SWAPPED,
		[LEVEL_NEAR] = WEIGHT_BIRTH_NEAR, [LEVEL_MONTH] = WEIGHT_BIRTH_MONTH,
		[LEVEL_OTHER] = WEIGHT_BIRTH_OTHER
	};
	bool spent = number_is_spent(x);
	days a = l->birth == NO_DAY && !spent ? l->id_birth : l->birth;
	days b = r->birth == NO_DAY && !spent ? r->id_birth : r->birth;
	enum match_level level = compare_birth(a, b);

	x->levels[FIELD_BIRTH] = (uint8_t)level;
	x->bits[FIELD_BIRTH] = level == LEVEL_MISSING ? 0 : m->bits[weights[level]];
}

static void
score_sex(const struct match *m, const struct match_row *l, const struct match_row *r,
    struct match_facts *x)
{
	bool spent = number_is_spent(x);
	uint8_t a = l->sex || spent ? l->sex : l->id_sex, b = r->sex || spent ? r->sex : r->id_sex;

	if (!a || !b)
		return;
	x->levels[FIELD_SEX] = a == b ? LEVEL_EQUAL : LEVEL_OTHER;
	x->bits[FIELD_SEX] = m->bits[a == b ? WEIGHT_SEX_EQUAL : WEIGHT_SEX_OTHER];
}

/* ---- places */

static void
score_places(const struct match *m, const struct match_row *l, const struct match_row *r,
    struct match_facts *x)
{
	centibits most = m->bits[WEIGHT_VILLAGE_MOST], bits;

	if (l->village && r->village) {
		bool apart = l->township && r->township && l->township != r->township;
		bool equal = l->village == r->village && !apart;

		x->levels[FIELD_VILLAGE] = equal ? LEVEL_EQUAL : LEVEL_OTHER;
		bits = equal ?
		    weights_log2(m->left.n + m->right.n, m->place_counts[l->village]) : 0;
		x->bits[FIELD_VILLAGE] = !equal ? m->bits[WEIGHT_VILLAGE_OTHER] :
		    bits < most ? bits : most;
	}
	if (x->levels[FIELD_VILLAGE] == LEVEL_EQUAL || !l->township || !r->township)
		return;
	x->levels[FIELD_TOWNSHIP] = l->township == r->township ? LEVEL_EQUAL : LEVEL_OTHER;
	if (l->township == r->township)
		x->bits[FIELD_TOWNSHIP] = m->bits[WEIGHT_TOWNSHIP_EQUAL];
}

/* ---- all of it */

void
match_compare(const struct match *m, const struct match_row *l, const struct match_row *r,
    struct match_facts *x)
{
	*x = (struct match_facts){0};
	score_name(m, l, r, x);
	score_places(m, l, r, x);
	score_id(m, l, r, x);
	score_birth(m, l, r, x);
	score_sex(m, l, r, x);
	for (int i = 0; i < FIELDS; i++)
		x->score += x->bits[i];
	x->most = match_most(m, l, r, x);
}
