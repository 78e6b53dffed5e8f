/* Two registers compared, as figures for a report. */
#include "figures.h"
#include "matchout.h"

static void
put(struct tsv_out *w, struct str prefix, const char *name, const char *unit, struct str value)
{
	struct buf key = {0};
	struct figure x = {.value = value, .unit = str_of(unit), .qualifier = STR("exact")};

	buf_printf(&key, "%.*s.%s", STR_FMT(prefix), name);
	x.key = buf_str(&key);
	figures_put(w, &x);
	buf_free(&key);
}

static void
put_count(struct tsv_out *w, struct str prefix, const char *name, const char *unit, size_t n)
{
	struct buf value = {0};

	buf_printf(&value, "%zu", n);
	put(w, prefix, name, unit, buf_str(&value));
	buf_free(&value);
}

/* part / whole in percent, half a hundredth up. */
static void
put_share(struct tsv_out *w, struct str prefix, const char *name, size_t part, size_t whole)
{
	struct buf value = {0};
	size_t share = whole ? (part * 20000 + whole) / (whole * 2) : 0;

	buf_printf(&value, "%zu.%02zu", share / 100, share % 100);
	put(w, prefix, name, "percent", buf_str(&value));
	buf_free(&value);
}

void
matchout_figures(const struct match *c, struct str prefix, struct tsv_out *w)
{
	figures_put_header(w);
	put_count(w, prefix, "left_rows", "row", c->left.n);
	put_count(w, prefix, "right_rows", "row", c->right.n);
	put_count(w, prefix, "both", "person", c->persons);
	put_count(w, prefix, "left_both", "row", c->left_both);
	put_count(w, prefix, "left_rest", "row", c->left.n - c->left_both);
	put_count(w, prefix, "right_both", "row", c->right_both);
	put_count(w, prefix, "right_rest", "row", c->right.n - c->right_both);
	put_count(w, prefix, "union", "row", c->left.n + c->right.n - c->right_both);
	put_count(w, prefix, "review", "pair", c->counts[MATCH_REVIEW]);
	put_count(w, prefix, "conflict", "pair", c->counts[MATCH_CONFLICT]);
	put_count(w, prefix, "left_only", "row", c->counts[MATCH_LEFT]);
	put_count(w, prefix, "right_only", "row", c->counts[MATCH_RIGHT]);
	if (c->left.n)
		put_share(w, prefix, "left_share", c->left_both, c->left.n);
	if (c->right.n)
		put_share(w, prefix, "right_share", c->right_both, c->right.n);
}
