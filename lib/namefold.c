/* namefold - names compared as registers write them. */
#include <stdlib.h>

#include "namefold.h"
#include "text.h"

/* ---- the tables */

static void
fold_all(struct namefold *k, struct str means, struct str written)
{
	size_t at = 0;
	uint32_t to = means.n ? text_next(means, &at) : 0;

	for (at = 0; at < written.n; ) {
		uint32_t c = text_next(written, &at);

		if (c < NAMEFOLD_PLANE && to < NAMEFOLD_PLANE)
			k->means[c] = (uint16_t)to;
	}
}

static bool
read_table(const char *folder, const char *name, const struct str *columns, size_t n,
    void (*take)(struct namefold *, struct str, struct str), struct namefold *k, struct fault *f)
{
	struct buf path = {0};
	struct str file;
	struct tsv *t;
	long at[2] = {-1, -1};
	bool good;

	buf_printf(&path, "%s/match/%s", folder, name);
	file = arena_str(&k->memory, buf_str(&path));
	buf_free(&path);
	t = tsv_open((char *const[]){(char *)(uintptr_t)file.p}, 1, 0, f);
	good = t != NULL;
	for (size_t i = 0; i < n && good; i++)
		good = (at[i] = tsv_need(t, columns[i], f)) >= 0;
	while (good && tsv_next(t))
		take(k, tsv_field(t, (size_t)at[0]), tsv_field(t, (size_t)at[1]));
	if (good && tsv_failed(t)) {
		*f = *tsv_failed(t);
		good = false;
	}
	tsv_close(t);
	return good;
}

static void
sound_all(struct namefold *k, struct str sound, struct str characters)
{
	(void)sound;
	k->sounds[0]++;		/* the place of no character counts them */
	for (size_t at = 0; at < characters.n; ) {
		uint32_t c = text_next(characters, &at);

		if (c < NAMEFOLD_PLANE)
			k->sounds[c] = k->sounds[0];
	}
}

bool
namefold_open(struct namefold *k, const char *folder, struct fault *f)
{
	static const struct str variants[] = {STR_INIT("means"), STR_INIT("written")};
	static const struct str sounds[] = {STR_INIT("sound"), STR_INIT("characters")};

	*k = (struct namefold){0};
	k->means = mem_resize(NULL, NAMEFOLD_PLANE, sizeof(*k->means));
	k->sounds = mem_resize(NULL, NAMEFOLD_PLANE, sizeof(*k->sounds));
	memset(k->means, 0, NAMEFOLD_PLANE * sizeof(*k->means));
	memset(k->sounds, 0, NAMEFOLD_PLANE * sizeof(*k->sounds));
	k->list = mem_grow(k->list, 0, &k->room, sizeof(*k->list));
	k->counts = mem_grow(k->counts, 0, &k->folded_room, sizeof(*k->counts));
	k->list[0] = (struct name){0};
	k->counts[0] = 0;
	k->n = k->nfolded = 1;
	return read_table(folder, "variants.tsv", variants, 2, fold_all, k, f) &&
	    read_table(folder, "sounds.tsv", sounds, 2, sound_all, k, f);
}

/* ---- a name */

static bool
is_dot(uint32_t c)
{
	return c == '.' || c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x30FB || c == 0xFF65 ||
	    c == 0x2219 || c == 0x22C5 || c == 0x3002;
}

static bool
is_left_out(uint32_t c)
{
	return c <= ' ' || is_dot(c) || c == '\'' || c == 0xA0 || c == 0x3000 || c == 0x200B ||
	    c == 0xFEFF;
}

/* A box, a question mark, a star, or a character of somebody's own font. */
static bool
is_unclear(uint32_t c)
{
	return c == '?' || c == '*' || c == 0xFF1F || c == 0xFF0A || c == 0x53E3 ||
	    c == 0x25A1 || c == 0x25A0 || c == 0x3013 || c == 0xFFFD ||
	    (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

static uint32_t
half(uint32_t c)
{
	return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}

static bool
is_letter(uint32_t c)
{
	return ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= 0xC0 && c < 0x250);
}

static bool
has_hanzi(struct str s)
{
	for (size_t at = 0; at < s.n; )
		if (text_next(s, &at) >= 0x3400)
			return true;
	return false;
}

/* Between brackets, or letters (and a tone) within a Chinese name: one character described. */
static size_t
skip_described(struct str s, size_t at, bool bracket)
{
	while (at < s.n) {
		size_t next = at;
		uint32_t c = half(text_next(s, &next));

		if (bracket ? c == ')' : !is_letter(c) && !(c >= '1' && c <= '5'))
			return bracket ? next : at;
		at = next;
	}
	return at;
}

static void
put_character(struct buf *b, uint32_t c)
{
	buf_put(b, (struct str){(const char *)&c, sizeof(c)});
}

/* The characters of a cell into k->text, 4 bytes each. */
static struct name
read_name(struct namefold *k, struct str cell)
{
	bool chinese = has_hanzi(cell);
	struct name x = {0};

	buf_reset(&k->text);
	for (size_t at = 0; at < cell.n; ) {
		uint32_t c = half(text_next(cell, &at));

		if (is_dot(c) && !x.part)
			x.part = x.n;
		if (is_left_out(c))
			continue;
		if (chinese && (c == '(' || is_letter(c))) {
			at = skip_described(cell, at, c == '(');
			c = 0;
		} else if (is_unclear(c)) {
			c = 0;
		} else if (c >= 'a' && c <= 'z') {
			c -= 32;
		}
		x.unclear |= c == 0;
		put_character(&k->text, c);
		x.n++;
	}
	if (x.part == x.n)
		x.part = 0;
	return x;
}

static uint32_t
folded_of(struct namefold *k, const struct name *x)
{
	const size_t *there;
	bool fresh;

	buf_reset(&k->key);
	for (size_t i = 0; i < x->n; i++)
		put_character(&k->key, namefold_of(k, x->c[i]));
	there = map_get(&k->by_folded, buf_str(&k->key));
	if (there)
		return (uint32_t)*there;
	k->counts = mem_grow(k->counts, k->nfolded, &k->folded_room, sizeof(*k->counts));
	k->counts[k->nfolded] = 0;
	*map_put(&k->by_folded, arena_str(&k->memory, buf_str(&k->key)), &fresh) = k->nfolded;
	return (uint32_t)k->nfolded++;
}

static uint32_t
add(struct namefold *k, struct name x)
{
	struct str text = buf_str(&k->text), kept;
	bool fresh;

	x.c = arena_take(&k->memory, x.n, sizeof(*x.c));
	memcpy(x.c, text.p, text.n);
	kept = (struct str){(const char *)x.c, text.n};
	x.folded = folded_of(k, &x);
	k->list = mem_grow(k->list, k->n, &k->room, sizeof(*k->list));
	k->list[k->n] = x;
	*map_put(&k->by_name, kept, &fresh) = k->n;
	return (uint32_t)k->n++;
}

uint32_t
namefold_put(struct namefold *k, struct str cell)
{
	struct name x = read_name(k, cell), *there;
	const size_t *place;
	uint32_t at;

	if (!x.n)
		return 0;
	place = map_get(&k->by_name, buf_str(&k->text));
	at = place ? (uint32_t)*place : add(k, x);
	there = &k->list[at];
	if (x.part && (!there->part || x.part < there->part))
		there->part = x.part;	/* whichever row comes first */
	k->counts[there->folded]++;
	return at;
}

uint32_t
namefold_surname(const struct namefold *k, uint32_t name)
{
	return k->list[name].n ? namefold_of(k, k->list[name].c[0]) : 0;
}

void
namefold_forget(struct namefold *k)
{
	map_reset(&k->by_name);
	map_reset(&k->by_folded);
	arena_reset(&k->memory);
	k->n = k->nfolded = 1;
}

void
namefold_free(struct namefold *k)
{
	map_free(&k->by_name);
	map_free(&k->by_folded);
	arena_free(&k->memory);
	free(k->means);
	free(k->sounds);
	free(k->list);
	free(k->counts);
	buf_free(&k->text);
	buf_free(&k->key);
	*k = (struct namefold){0};
}
