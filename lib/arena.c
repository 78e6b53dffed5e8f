/* arena - many small things freed at once: blocks that double, bytes taken in order. */
#include <stdalign.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "arena.h"
#include "buf.h"

#define BLOCK_FIRST ((size_t)4 << 10)
#define BLOCK_MOST ((size_t)1 << 20)

struct arena_block {
	struct arena_block *older;
	size_t size;	/* of bytes */
	alignas(max_align_t) char bytes[];
};

static struct arena_block *
block_make(size_t size, struct arena_block *older)
{
	size_t most = PTRDIFF_MAX - sizeof(struct arena_block);
	struct arena_block *made;

	made = mem_resize(NULL, size > most ? SIZE_MAX : size + sizeof(*made), 1);
	made->older = older;
	made->size = size;
	return made;
}

/* Take up the free bytes of the newest block. */
static void
open_newest(struct arena *a)
{
	a->next = a->blocks->bytes;
	a->end = a->next + a->blocks->size;
}

/* n bytes where the newest block has no room for them; something large gets a block of its own. */
static char *
take_elsewhere(struct arena *a, size_t n)
{
	size_t size = a->blocks ? a->blocks->size * 2 : BLOCK_FIRST;
	char *taken;

	if (size > BLOCK_MOST)
		size = BLOCK_MOST;
	if (a->blocks && n > size / 4) {
		a->blocks->older = block_make(n, a->blocks->older);
		return a->blocks->older->bytes;
	}
	a->blocks = block_make(n > size ? n : size, a->blocks);
	open_newest(a);
	taken = a->next;
	a->next += n;
	return taken;
}

static char *
take_bytes(struct arena *a, size_t n, size_t align)
{
	size_t gap = -(uintptr_t)a->next & (align - 1);
	size_t left = (size_t)(a->end - a->next);
	char *taken;

	if (!a->blocks || left < gap || left - gap < n)
		return take_elsewhere(a, n);
	taken = a->next + gap;
	a->next = taken + n;
	return taken;
}

void *
arena_take(struct arena *a, size_t count, size_t size)
{
	size_t n;
	char *taken;

	if (__builtin_mul_overflow(count, size, &n))
		n = PTRDIFF_MAX;	/* more than there is: block_make ends the program */
	taken = take_bytes(a, n ? n : 1, alignof(max_align_t));
	return memset(taken, 0, n ? n : 1);
}

struct str
arena_str(struct arena *a, struct str s)
{
	char *taken = take_bytes(a, s.n + 1, 1);

	if (s.n)
		memcpy(taken, s.p, s.n);
	taken[s.n] = '\0';
	return (struct str){taken, s.n};
}

void
arena_reset(struct arena *a)
{
	struct arena_block *b, *older, *largest = a->blocks;

	if (!largest)
		return;
	for (b = a->blocks; b; b = b->older)
		if (b->size > largest->size)
			largest = b;
	for (b = a->blocks; b; b = older) {
		older = b->older;
		if (b != largest)
			free(b);
	}
	largest->older = NULL;
	a->blocks = largest;
	open_newest(a);
}

void
arena_free(struct arena *a)
{
	arena_reset(a);
	free(a->blocks);
	*a = (struct arena){0};
}

size_t
arena_bytes(const struct arena *a)
{
	const struct arena_block *b;
	size_t n = 0;

	for (b = a->blocks; b; b = b->older)
		n += sizeof(*b) + b->size;
	return n;
}
