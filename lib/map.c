/* map - open addressing with linear probing; SipHash-1-3 (Aumasson, Bernstein 2012). */
#include <endian.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/random.h>

#include "buf.h"
#include "map.h"

#define ROOM_FIRST 16

struct map_slot {
	uint64_t hash;
	struct str key;
	size_t value;
};

struct sip {
	uint64_t a, b, c, d;
};

static inline uint64_t
turn(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

static inline void
sip_round(struct sip *v)
{
	v->a += v->b;
	v->c += v->d;
	v->b = turn(v->b, 13) ^ v->a;
	v->d = turn(v->d, 16) ^ v->c;
	v->a = turn(v->a, 32) + v->d;
	v->c += v->b;
	v->d = turn(v->d, 21) ^ v->a;
	v->b = turn(v->b, 17) ^ v->c;
	v->c = turn(v->c, 32);
}

static inline void
sip_word(struct sip *v, uint64_t word)
{
	v->d ^= word;
	sip_round(v);
	v->a ^= word;
}

static inline uint64_t
word_at(const char *p)
{
	uint64_t word;

	memcpy(&word, p, sizeof(word));
	return le64toh(word);
}

uint64_t
map_hash(const uint64_t key[2], struct str s)
{
	struct sip v = {
		key[0] ^ 0x736f6d6570736575, key[1] ^ 0x646f72616e646f6d,
		key[0] ^ 0x6c7967656e657261, key[1] ^ 0x7465646279746573
	};
	uint64_t last = (uint64_t)s.n << 56;
	size_t i;

	for (i = 0; s.n - i >= 8; i += 8)
		sip_word(&v, word_at(s.p + i));
	for (; i < s.n; i++)
		last |= (uint64_t)(unsigned char)s.p[i] << 8 * (i % 8);
	sip_word(&v, last);
	v.c ^= 0xff;
	sip_round(&v);
	sip_round(&v);
	sip_round(&v);
	return v.a ^ v.b ^ v.c ^ v.d;
}

/* Where getrandom is forbidden: the 16 random bytes every process gets at its start. */
void
map_draw_key(uint64_t key[2])
{
	ssize_t n;

	do
		n = getrandom(key, 16, 0);
	while (n < 0 && errno == EINTR);
	if (n != 16)
		memcpy(key, (const void *)getauxval(AT_RANDOM), 16);
}

/* From the end that does not choose the slot; never 0. */
static unsigned char
tag_of(uint64_t hash)
{
	return (unsigned char)(hash >> 57 | 0x80);
}

/*
 * Where key is, or the free slot where it belongs. In a large map every slot
 * looked at is a wait for memory; the tags are small enough to be near, and
 * most keys that are not there are told by them alone.
 */
static size_t
seek(const struct map *m, struct str key, uint64_t hash)
{
	size_t mask = m->room - 1, i = hash & mask;
	unsigned char tag = tag_of(hash);

	while (m->tags[i]) {
		if (m->tags[i] == tag && m->slots[i].hash == hash && str_eq(m->slots[i].key, key))
			break;
		i = (i + 1) & mask;
	}
	return i;
}

static void
make_room(struct map *m, size_t room)
{
	m->room = room;
	m->slots = mem_resize(NULL, room, sizeof(*m->slots));
	m->tags = mem_resize(NULL, room, 1);
	memset(m->tags, 0, room);
}

static void
grow(struct map *m)
{
	struct map old = *m;
	size_t i, at;

	make_room(m, old.room * 2);
	for (i = 0; i < old.room; i++) {
		if (!old.tags[i])
			continue;
		at = old.slots[i].hash & (m->room - 1);
		while (m->tags[at])
			at = (at + 1) & (m->room - 1);
		m->slots[at] = old.slots[i];
		m->tags[at] = old.tags[i];
	}
	free(old.slots);
	free(old.tags);
}

size_t *
map_put(struct map *m, struct str key, bool *fresh)
{
	uint64_t hash;
	size_t at;

	if (!m->room) {
		map_draw_key(m->key);
		make_room(m, ROOM_FIRST);
	}
	hash = map_hash(m->key, key);
	at = seek(m, key, hash);
	*fresh = !m->tags[at];
	if (!*fresh)
		return &m->slots[at].value;
	if (m->count >= m->room / 10 * 7) {
		grow(m);
		at = seek(m, key, hash);
	}
	m->count++;
	m->tags[at] = tag_of(hash);
	m->slots[at] = (struct map_slot){.hash = hash, .key = key};
	return &m->slots[at].value;
}

const size_t *
map_get(const struct map *m, struct str key)
{
	size_t at;

	if (!m->count)
		return NULL;
	at = seek(m, key, map_hash(m->key, key));
	return m->tags[at] ? &m->slots[at].value : NULL;
}

void
map_reset(struct map *m)
{
	if (m->count)
		memset(m->tags, 0, m->room);
	m->count = 0;
}

void
map_free(struct map *m)
{
	free(m->slots);
	free(m->tags);
	*m = (struct map){0};
}
