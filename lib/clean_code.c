/* clean - words of codes and of yes and no. */
#include "clean_parts.h"
#include "text.h"

/* Words of a yes/no column, beside those of codes.tsv. */
static const struct {
	struct str word, value;
} bools[] = {
	{STR_INIT("是"), STR_INIT("yes")}, {STR_INIT("有"), STR_INIT("yes")},
	{STR_INIT("对"), STR_INIT("yes")}, {STR_INIT("√"), STR_INIT("yes")},
	{STR_INIT("✓"), STR_INIT("yes")}, {STR_INIT("✔"), STR_INIT("yes")},
	{STR_INIT("y"), STR_INIT("yes")}, {STR_INIT("yes"), STR_INIT("yes")},
	{STR_INIT("true"), STR_INIT("yes")}, {STR_INIT("1"), STR_INIT("yes")},
	{STR_INIT("否"), STR_INIT("no")}, {STR_INIT("无"), STR_INIT("no")},
	{STR_INIT("不是"), STR_INIT("no")}, {STR_INIT("×"), STR_INIT("no")},
	{STR_INIT("✗"), STR_INIT("no")}, {STR_INIT("✘"), STR_INIT("no")},
	{STR_INIT("n"), STR_INIT("no")}, {STR_INIT("no"), STR_INIT("no")},
	{STR_INIT("false"), STR_INIT("no")}, {STR_INIT("0"), STR_INIT("no")},
	{STR_INIT("待核"), STR_INIT("review")}, {STR_INIT("待核实"), STR_INIT("review")},
	{STR_INIT("review"), STR_INIT("review")},
};

/* What a word of a code column is looked up by: the column, the word, half-width, simplified. */
static void
code_key(struct buf *b, struct str column, struct str word)
{
	struct buf squeezed = {0}, half = {0};
	buf_put(b, column);
	buf_putc(b, '\t');
	text_squeeze(&squeezed, word);
	size_t from = b->n;
	text_halfwidth(&half, buf_str(&squeezed));
	text_simplify(b, buf_str(&half));
	for (size_t i = from; i < b->n; i++)
		if (b->p[i] >= 'A' && b->p[i] <= 'Z')
			b->p[i] = (char)(b->p[i] + ('a' - 'A'));
	buf_free(&squeezed);
	buf_free(&half);
}

static void
add_word(struct cleaner *k, size_t code, struct str word)
{
	struct buf key = {0};
	bool fresh;
	code_key(&key, k->columns->codes[code].column, word);
	size_t *place = map_put(&k->codes, arena_str(k->memory, buf_str(&key)), &fresh);
	if (fresh)
		*place = code;
	buf_free(&key);
}

void
cleaner_init(struct cleaner *k, const struct columns *c, struct arena *a)
{
	*k = (struct cleaner){.columns = c, .memory = a};
	for (size_t i = 0; i < c->ncodes; i++)
		add_word(k, i, c->codes[i].code);
	for (size_t i = 0; i < c->ncodes; i++) {
		struct str rest = c->codes[i].aliases, alias;
		add_word(k, i, c->codes[i].label_zh);
		add_word(k, i, c->codes[i].label_en);
		while (str_cut(&rest, ',', &alias))
			add_word(k, i, alias);
	}
}

static void
put_code(struct cleaner *k, struct str value, struct str cell, struct buf *out)
{
	buf_put(out, value);
	if (!str_eq(value, cell))
		changed(k, CHANGE_CODE);
}

void
clean_code(struct cleaner *k, const struct column *c, struct str s, struct buf *out)
{
	struct buf key = {0};
	struct str name = column_plain(c->name);
	code_key(&key, name, s);
	struct str word = str_from(buf_str(&key), name.n + 1);
	const size_t *place = map_get(&k->codes, buf_str(&key));
	size_t i = c->type == COLUMN_BOOL && !place ? 0 : COUNT(bools);
	while (i < COUNT(bools) && !str_eq(bools[i].word, word))
		i++;
	if (place)
		put_code(k, k->columns->codes[*place].code, s, out);
	else if (i < COUNT(bools))
		put_code(k, bools[i].value, s, out);
	else if (clean_is_blank(word) && !str_eq(word, STR("无")) && !str_eq(word, STR("無")))
		changed(k, CHANGE_BLANK);
	else {
		buf_put(out, s);
		if (c->type == COLUMN_BOOL || !column_has_code(c, s))
			changed(k, DOUBT_CODE);
	}
	buf_free(&key);
}
