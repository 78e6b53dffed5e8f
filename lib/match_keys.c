/* The keys of a row, of which two rows that are compared share one. */
#include "match_priv.h"

#define SOUNDS_MOST 8		/* characters of a name that count in a key */

enum key_kind {
	KEY_ID = 1, KEY_ID15, KEY_NAME, KEY_NAME_VILLAGE, KEY_NAME_BIRTH, KEY_SURNAME_BIRTH,
	KEY_VILLAGE_BIRTH, KEY_SOUND_YEAR, KEY_SOUND_VILLAGE
};

static void
key_bytes(struct match_keys *x, enum key_kind kind, const void *p, size_t n)
{
	char text[40];

	text[0] = (char)kind;
	memcpy(text + 1, p, n);
	x->list[x->n++] = map_hash(x->hash, (struct str){text, n + 1});
}

static void
key_pair(struct match_keys *x, enum key_kind kind, uint32_t a, int32_t b)
{
	char text[8];

	memcpy(text, &a, 4);
	memcpy(text + 4, &b, 4);
	key_bytes(x, kind, text, sizeof(text));
}

static void
keys_of_name(struct match_keys *x, const struct match_row *r, days birth)
{
	const struct namefold *k = &x->m->names;
	uint32_t name = k->list[r->name].folded;

	if (!r->name || k->list[r->name].unclear)
		return;
	if (k->counts[name] <= MATCH_NAME_MANY) {
		key_pair(x, KEY_NAME, name, 0);
		return;
	}
	if (r->village)
		key_pair(x, KEY_NAME_VILLAGE, name, (int32_t)r->village);
	if (birth != NO_DAY)
		key_pair(x, KEY_NAME_BIRTH, name, birth);
}

/* How the name sounds, and a year or a village: a key for slips of the pen among homophones. */
static void
keys_of_sound(struct match_keys *x, const struct match_row *r, days birth)
{
	const struct namefold *k = &x->m->names;
	uint32_t sounds[SOUNDS_MOST + 1];
	size_t n = namefold_sounds(k, r->name, sounds, SOUNDS_MOST);

	if (!n || k->list[r->name].unclear)
		return;
	if (birth != NO_DAY) {
		sounds[n] = (uint32_t)date_split(birth).year;
		key_bytes(x, KEY_SOUND_YEAR, sounds, (n + 1) * sizeof(*sounds));
	}
	if (r->village) {
		sounds[n] = r->village;
		key_bytes(x, KEY_SOUND_VILLAGE, sounds, (n + 1) * sizeof(*sounds));
	}
}

/* A damaged number stands under all valid ones that one edit makes of it. */
static void
keys_of_number(struct match_keys *x, const struct match_row *r)
{
	static char repaired[ID_REPAIRS][18];

	if (idclass_sound(r->id.class)) {
		key_bytes(x, KEY_ID, r->id.text, 18);
	} else {
		size_t n = idclass_repairs(&r->id, repaired);

		for (size_t i = 0; i < n; i++)
			key_bytes(x, KEY_ID, repaired[i], 18);
	}
	if (r->id.n >= 15)
		key_bytes(x, KEY_ID15, r->id.text, 15);
}

void
match_keys_of(struct match_keys *x, const struct match_row *r)
{
	days birth = r->birth != NO_DAY ? r->birth : r->id_birth;
	uint32_t surname = namefold_surname(&x->m->names, r->name);

	x->n = 0;
	if (r->id.n)
		keys_of_number(x, r);
	keys_of_name(x, r, birth);
	keys_of_sound(x, r, birth);
	if (birth == NO_DAY)
		return;
	if (surname)
		key_pair(x, KEY_SURNAME_BIRTH, surname, birth);
	if (r->village)
		key_pair(x, KEY_VILLAGE_BIRTH, r->village, birth);
}
