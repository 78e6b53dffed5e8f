/* Numbers that stand under several names, and rows of one person written twice. */
#include <stdlib.h>

#include "match.h"

/* The rows of both registers by number: left rows first, right ones behind them. */
struct by_number {
	struct match *m;
	struct map first;	/* number -> row + 1 of the chain's newest */
	uint32_t *next;
	size_t n;
};

static struct match_row *
row_at(struct match *m, size_t i)
{
	return i < m->left.n ? &m->left.list[i] : &m->right.list[i - m->left.n];
}

/* Row i against the earlier rows of its number, MATCH_NAME_MANY of them. */
static void
mark_row(struct by_number *b, size_t i, size_t *place)
{
	struct match_row *r = row_at(b->m, i);
	bool left = i < b->m->left.n;
	size_t looked = 0;

	for (uint32_t at = (uint32_t)*place; at && looked < MATCH_NAME_MANY; at = b->next[at - 1], looked++) {
		struct match_row *o = row_at(b->m, at - 1);
		enum name_level level = namefold_compare(&b->m->names, r->name, o->name);
		size_t own = left ? at - 1 : at - 1 - b->m->left.n;

		if (level == NAME_OTHER)
			r->contested = o->contested = true;
		if (left != (at - 1 < b->m->left.n) || level > NAME_VARIANT || o->same != own)
			continue;
		r->same = o->same;
		r->same_next = o->same_next;
		o->same_next = (uint32_t)(left ? i : i - b->m->left.n);
		break;
	}
	b->next[i] = (uint32_t)*place;
	*place = i + 1;
}

void
match_mark_rows(struct match *m)
{
	struct by_number b = {.m = m, .n = m->left.n + m->right.n};

	b.next = mem_resize(NULL, b.n + 1, sizeof(*b.next));
	for (size_t i = 0; i < b.n; i++) {
		struct match_row *r = row_at(m, i);
		bool fresh;

		b.next[i] = 0;
		if (idclass_sound(r->id.class))
			mark_row(&b, i, map_put(&b.first, (struct str){r->id.text, 18}, &fresh));
	}
	map_free(&b.first);
	free(b.next);
}
