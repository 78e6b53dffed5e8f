#include "compound.h"

#include <ctype.h>
#include <string.h>

static const struct str magic = STR_INIT("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");

enum {
	ENTRY = 128,		/* bytes of one in the directory */
	MINI_SHIFT = 6,
	MINI_BELOW = 4096,	/* bytes: a shorter stream lives in the mini stream */
	HEAD_FATS = 109,	/* sectors of the table that the header names */
	CHILDREN_MOST = 4096,	/* of the root that are looked at */
	STREAM = 2,		/* a kind of entry */
	/* where things stand in the header */
	AT_SHIFT = 0x1e, AT_DIRECTORY = 0x30, AT_MINIFAT = 0x3c, AT_MORE = 0x44, AT_FATS = 0x4c,
	/* in an entry: left and right are brothers, child the first of its own */
	AT_NAME_SIZE = 0x40, AT_KIND = 0x42, AT_LEFT = 0x44, AT_RIGHT = 0x48, AT_CHILD = 0x4c,
	AT_FIRST = 0x74, AT_SIZE = 0x78
};

static const uint32_t chain_end = 0xfffffffe, sector_fat = 0xfffffffd, sector_free = 0xffffffff;

/* The number of 4 bytes at place `at`; past the end of s: the end of a chain. */
static uint32_t
get32(struct str s, size_t at)
{
	if (at + 4 > s.n)
		return chain_end;

	const unsigned char *p = (const unsigned char *)s.p + at;
	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 | (uint32_t)p[3] << 24;
}

/* A sector of the file; the last one may be short. Empty: it is not there. */
static struct str
sector(const struct compound *c, uint32_t i)
{
	struct str s = str_from(c->file, ((size_t)i + 1) << c->shift);

	if (s.n > (size_t)1 << c->shift)
		s.n = (size_t)1 << c->shift;
	return s;
}

/* Append the sectors from `first` on. False: one is missing, or they go in a circle. */
static bool
put_chain(const struct compound *c, uint32_t first, struct buf *b)
{
	size_t most = (c->file.n >> c->shift) + 1;

	for (uint32_t i = first; i < sector_fat; i = get32(buf_str(&c->fat), (size_t)i * 4)) {
		struct str s = sector(c, i);

		if (!s.n || !most--)
			return false;
		buf_put(b, s);
	}
	return true;
}

/* The table of sectors: the header names its first parts, chained sectors the rest. */
static bool
read_fat(struct compound *c)
{
	struct str names = {c->file.p + AT_FATS, HEAD_FATS * 4};
	uint32_t more = get32(c->file, AT_MORE);
	size_t most = (c->file.n >> c->shift) + 1;

	for (;;) {
		for (size_t i = 0; i + 4 <= names.n; i += 4)
			if (get32(names, i) < sector_fat)
				buf_put(&c->fat, sector(c, get32(names, i)));
		if (more >= sector_fat)
			return true;
		names = sector(c, more);
		/* the table is 4 bytes a sector, which is never more than the file */
		if (names.n < (size_t)1 << c->shift || !most-- || c->fat.n > c->file.n)
			return false;
		names.n -= 4;
		more = get32((struct str){names.p + names.n, 4}, 0);
	}
}

bool
compound_open(struct compound *c, struct str file)
{
	*c = (struct compound){.file = file};
	if (file.n < 512 || !str_starts(file, magic))
		return false;
	c->shift = (unsigned char)file.p[AT_SHIFT];
	if (c->shift != 9 && c->shift != 12)
		return false;
	if (!read_fat(c) || !put_chain(c, get32(file, AT_DIRECTORY), &c->directory)
	    || !put_chain(c, get32(file, AT_MINIFAT), &c->minifat))
		return false;
	/* the first entry is the root, and its stream is the mini stream */
	struct str root = buf_str(&c->directory);
	return root.n && root.n % ((size_t)1 << c->shift) == 0
	    && put_chain(c, get32(root, AT_FIRST), &c->ministream);
}

static bool
is_named(struct str entry, struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (tolower((unsigned char)entry.p[2 * i]) != tolower((unsigned char)name.p[i])
		    || entry.p[2 * i + 1])
			return false;
	return (size_t)(unsigned char)entry.p[AT_NAME_SIZE] == 2 * name.n + 2;
}

/* Of entry i and its brothers the stream of that name, or empty; *most: entries to look at. */
static struct str
search(const struct compound *c, uint32_t i, struct str name, size_t *most)
{
	struct str entry = str_from(buf_str(&c->directory), (size_t)i * ENTRY);

	if (entry.n < ENTRY || !*most)
		return (struct str){0};
	--*most;
	entry.n = ENTRY;
	if (entry.p[AT_KIND] == STREAM && is_named(entry, name))
		return entry;
	struct str left = search(c, get32(entry, AT_LEFT), name, most);
	return left.n ? left : search(c, get32(entry, AT_RIGHT), name, most);
}

/*
 * The entry of a stream, or an empty one. Only the children of the root are looked at: a
 * workbook that is embedded in this one has its own stream of the same name.
 */
static struct str
find(const struct compound *c, struct str name)
{
	size_t most = CHILDREN_MOST;

	return search(c, get32(buf_str(&c->directory), AT_CHILD), name, &most);
}

bool
compound_has(const struct compound *c, struct str name)
{
	return find(c, name).n;
}

static bool
put_mini(const struct compound *c, uint32_t first, struct buf *b)
{
	size_t most = c->minifat.n / 4 + 1;

	for (uint32_t i = first; i < sector_fat; i = get32(buf_str(&c->minifat), (size_t)i * 4)) {
		struct str s = str_from(buf_str(&c->ministream), (size_t)i << MINI_SHIFT);

		if (!s.n || !most--)
			return false;
		if (s.n > 1 << MINI_SHIFT)
			s.n = 1 << MINI_SHIFT;
		buf_put(b, s);
	}
	return true;
}

bool
compound_read(const struct compound *c, struct str name, struct buf *b)
{
	struct str entry = find(c, name);
	size_t before = b->n;

	if (!entry.n)
		return false;
	uint32_t first = get32(entry, AT_FIRST), size = get32(entry, AT_SIZE);
	if (!(size < MINI_BELOW ? put_mini(c, first, b) : put_chain(c, first, b))
	    || b->n - before < size)
		return false;
	b->n = before + size;
	return true;
}

void
compound_close(struct compound *c)
{
	buf_free(&c->fat);
	buf_free(&c->minifat);
	buf_free(&c->directory);
	buf_free(&c->ministream);
}

/* ---- writing: header, stream, directory, table */

static void
put32(struct buf *b, uint32_t v)
{
	for (int i = 0; i < 32; i += 8)
		buf_putc(b, (char)(v >> i & 0xff));
}

static void
put_times(struct buf *b, uint32_t v, size_t times)
{
	while (times--)
		put32(b, v);
}

static void
put_entry(struct buf *b, struct str name, int type, uint32_t first, size_t size)
{
	size_t start = b->n;

	for (size_t i = 0; i < name.n; i++) {
		buf_putc(b, name.p[i]);
		buf_putc(b, '\0');
	}
	while (b->n - start < AT_NAME_SIZE)
		buf_putc(b, '\0');
	put32(b, (name.n ? 2 * (uint32_t)name.n + 2 : 0) | (uint32_t)type << 16 | 1u << 24);
	put_times(b, sector_free, 2);		/* no brothers */
	put32(b, type == 5 ? 1 : sector_free);	/* the root has one child */
	put_times(b, 0, 9);
	put32(b, first);
	put32(b, (uint32_t)size);
	put32(b, 0);
}

static void
put_head(struct buf *b, uint32_t directory, uint32_t fats)
{
	buf_put(b, magic);
	put_times(b, 0, 4);
	buf_put(b, STR("\x3e\0\3\0\xfe\xff\x09\0\6\0\0\0\0\0\0\0\0\0\0\0"));
	put32(b, fats);
	put32(b, directory);
	put32(b, 0);
	put32(b, MINI_BELOW);
	put32(b, chain_end);
	put32(b, 0);
	put32(b, chain_end);
	put32(b, 0);
	for (uint32_t i = 0; i < HEAD_FATS; i++)
		put32(b, i < fats ? directory + 1 + i : sector_free);
}

void
compound_write(struct buf *b, struct str name, struct str stream)
{
	size_t size = stream.n < MINI_BELOW ? MINI_BELOW : (stream.n + 511) / 512 * 512;
	uint32_t sectors = (uint32_t)(size / 512), fats = 1;

	while (fats * (512 / 4) < sectors + 1 + fats)
		fats++;
	put_head(b, sectors, fats);
	buf_put(b, stream);
	for (size_t i = stream.n; i < size; i++)
		buf_putc(b, '\0');
	put_entry(b, STR("Root Entry"), 5, chain_end, 0);
	put_entry(b, name, 2, 0, size);
	put_entry(b, STR(""), 0, 0, 0);
	put_entry(b, STR(""), 0, 0, 0);
	for (uint32_t i = 1; i < sectors; i++)
		put32(b, i);
	put_times(b, chain_end, 2);	/* of the stream, of the directory */
	put_times(b, sector_fat, fats);
	while (b->n % 512)
		put32(b, sector_free);
}
