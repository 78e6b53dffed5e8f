/* Two registers opened, read, compared. */
#include <stdlib.h>

#include "match_priv.h"

static bool
read_weights(struct match *m, const struct match_ask *ask, struct fault *f)
{
	struct str path;

	buf_reset(&m->text);
	buf_printf(&m->text, "%s/match/weights.tsv", ask->folder);
	path = arena_str(&m->memory, buf_str(&m->text));
	if (!weights_read(m->bits, ask->weights ? ask->weights : path.p, 0, f))
		return false;
	if (ask->threshold >= 0)
		m->bits[WEIGHT_LIMIT_ACCEPT] = ask->threshold;
	if (ask->margin >= 0)
		m->bits[WEIGHT_LIMIT_MARGIN] = ask->margin;
	return true;
}

bool
match_open(struct match *m, const struct match_ask *ask, struct fault *f)
{
	*m = (struct match){.exact = ask->exact, .one_to_one = ask->one_to_one};
	m->left.path = ask->paths[0];
	m->right.path = ask->paths[1];
	m->left.t = tsv_open(&ask->paths[0], 1, ask->flags, f);
	m->right.t = m->left.t ? tsv_open(&ask->paths[1], 1, ask->flags, f) : NULL;
	if (!m->right.t || !match_bind(m, ask->keys, ask->nkeys, f) ||
	    !read_weights(m, ask, f) || !namefold_open(&m->names, ask->folder, f))
		return false;
	return !ask->decisions || match_answers_open(m, ask->decisions, ask->keys, ask->nkeys,
	    ask->suffix, ask->flags, f);
}

/* Rows of each register that are in both, or in one only. */
static void
count_rows(struct match *m)
{
	unsigned char *left = mem_resize(NULL, m->left.n + 1, 1);
	unsigned char *right = mem_resize(NULL, m->right.n + 1, 1);

	memset(left, 0, m->left.n + 1);
	memset(right, 0, m->right.n + 1);
	for (size_t i = 0; i < m->npairs; i++) {
		unsigned char bits = m->pairs[i].class == MATCH_BOTH ? 3 : 1;

		left[m->pairs[i].left] |= bits;
		right[m->pairs[i].right] |= bits;
	}
	for (size_t i = 0; i < m->left.n; i++) {
		m->counts[MATCH_LEFT] += !left[i];
		m->left_both += left[i] == 3;
	}
	for (size_t i = 0; i < m->right.n; i++) {
		m->counts[MATCH_RIGHT] += !right[i];
		m->right_both += right[i] == 3;
	}
	free(left);
	free(right);
}

bool
match_run(struct match *m, void (*progress)(const struct tsv *),
    void (*say)(enum msg, ...), struct fault *f)
{
	size_t unused;

	if (!match_read(m, progress, f))
		return false;
	match_mark_rows(m);
	unused = match_answers_give(m);
	if (unused)
		say(msg_n(unused, M_MATCH_UNUSED_ONE, M_MATCH_UNUSED), unused);
	if (!match_candidates(m, f))
		return false;
	match_assign(m);
	count_rows(m);
	return true;
}

void
match_say(const struct match *m, void (*say)(enum msg, ...))
{
	const size_t *n = m->counts;

	if (m->left.unsound || m->right.unsound)
		say(M_MATCH_STATES, m->left.unsound, m->right.unsound);
	if (m->left.unread || m->right.unread)
		say(M_MATCH_UNREAD, m->left.unread, m->right.unread);
	if (m->common)
		say(M_MATCH_COMMON, m->common, (size_t)MATCH_NAME_MANY);
	if (m->once)
		say(msg_n(m->once, M_MATCH_ONCE_ONE, M_MATCH_ONCE), m->once);
	if (m->capped && m->exact)
		say(M_MATCH_CAPPED_EXACT, (size_t)MATCH_HITS, m->capped);
	else if (m->capped)
		say(M_MATCH_CAPPED, m->capped, (size_t)MATCH_BLOCK_MANY);
	say(M_MATCH_SAYS, m->persons, n[MATCH_REVIEW], n[MATCH_CONFLICT], n[MATCH_LEFT],
	    n[MATCH_RIGHT]);
}
