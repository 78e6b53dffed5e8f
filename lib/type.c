#include "value.h"

static const struct {
	struct str word;
	enum type_kind kind;
} words[] = {
	{{"bool", 4}, TYPE_BOOL},
	{{"text", 4}, TYPE_TEXT},
	{{"date", 4}, TYPE_DATE},
	{{"int", 3}, TYPE_NUMBER},
	{{"number", 6}, TYPE_NUMBER},
	{{"%", 1}, TYPE_NUMBER},
};

/* Multiply *t by word to the power; words stay sorted, so that equal units are equal arrays. */
static bool
put_word(struct type *t, struct str word, int power)
{
	unsigned i = 0, k;

	while (i < t->n && str_cmp(t->unit[i].word, word) < 0)
		i++;
	if (i < t->n && str_eq(t->unit[i].word, word)) {
		if (t->unit[i].power + power > 100 || t->unit[i].power + power < -100)
			return false;
		t->unit[i].power = (signed char)(t->unit[i].power + power);
		if (t->unit[i].power)
			return true;
		t->n--;
		for (k = i; k < t->n; k++)
			t->unit[k] = t->unit[k + 1];
		return true;
	}
	if (t->n == UNIT_WORDS)
		return false;
	for (k = t->n++; k > i; k--)
		t->unit[k] = t->unit[k - 1];
	t->unit[i].word = word;
	t->unit[i].power = (signed char)power;
	return true;
}

bool
type_parse(struct str unit, struct type *t)
{
	struct str word;
	int power = 1;

	*t = type_any;
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(unit, words[i].word)) {
			t->kind = words[i].kind;
			t->unit_known = t->kind == TYPE_NUMBER;
			return true;
		}
	t->kind = TYPE_NUMBER;
	t->unit_known = true;
	while (str_cut(&unit, '/', &word)) {
		word = str_trim(word);
		if (!word.n)
			return false;
		if (!str_eq(word, STR("1")) && !put_word(t, word, power))
			return false;
		power = -1;
	}
	return true;
}

bool
type_same_unit(const struct type *a, const struct type *b)
{
	if (a->n != b->n)
		return false;
	for (unsigned i = 0; i < a->n; i++)
		if (a->unit[i].power != b->unit[i].power ||
		    !str_eq(a->unit[i].word, b->unit[i].word))
			return false;
	return true;
}

bool
type_is_money(const struct type *t)
{
	for (unsigned i = 0; i < t->n; i++)
		if (str_eq(t->unit[i].word, STR("yuan")))
			return true;
	return false;
}

bool
type_says_review(const struct type *t)
{
	return t->kind == TYPE_BOOL || t->kind == TYPE_ANY;
}

bool
type_multiply(const struct type *a, const struct type *b, int power, struct type *out)
{
	struct type t = *a;

	for (unsigned i = 0; i < b->n; i++)
		if (!put_word(&t, b->unit[i].word, b->unit[i].power * power))
			return false;
	t.bare = (a->bare || b->bare) && !type_is_money(&t);
	*out = t;
	return true;
}

/* The words of one sign: "yuan" above, "/month" below. */
static void
print_words(struct buf *b, const struct type *t, bool below)
{
	for (unsigned i = 0; i < t->n; i++) {
		int power = t->unit[i].power;

		for (; below ? power < 0 : power > 0; power += below ? 1 : -1) {
			if (below)
				buf_putc(b, '/');
			else if (b->n)
				buf_putc(b, ' ');
			buf_put(b, t->unit[i].word);
		}
	}
}

void
type_print(struct buf *b, const struct type *t)
{
	static const char *const plain[] = {"?", "bool", "number", "text", "date"};
	struct buf above = {0};

	if (t->kind != TYPE_NUMBER || !t->n) {
		buf_puts(b, plain[t->kind]);
		return;
	}
	print_words(&above, t, false);
	buf_put(b, above.n ? buf_str(&above) : STR("1"));
	buf_free(&above);
	print_words(b, t, true);
}
