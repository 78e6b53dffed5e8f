/* idclass: what a number is, how far two are apart, what one edit makes of a damaged one. */
#include "idclass.h"
#include "tap.h"

static const struct {
	const char *cell;
	enum id_class class;
	const char *text;
} cells[] = {
	{"11010519491231002X", ID_VALID, "11010519491231002X"},
	{" 11010519491231002x ", ID_VALID, "11010519491231002X"},
	{"'11010519491231002X", ID_VALID, "11010519491231002X"},
	{"１１０１０５１９４９１２３１００２Ｘ", ID_VALID, "11010519491231002X"},
	{"110105　194912　31002X", ID_VALID, "11010519491231002X"},
	{"110105491231002", ID_15TO18, "11010519491231002X"},
	{"99999919900101002443", ID_CERT20, "999999199001010024"},
	{"99999919900101002443B1", ID_CERT20, "999999199001010024"},
	{"99999919900101002480", ID_BAD_CERT, "9999991990010100248"},
	{"99999919900101002445", ID_BAD_CERT, "9999991990010100244"},
	{"110105194912310***", ID_TRUNCATED15, "110105194912310"},
	{"110105194912310000", ID_TRUNCATED15, "110105194912310"},
	{"000000000000000000", ID_BAD_CHECKSUM, "000000000000000000"},
	{"110105194912310028", ID_BAD_CHECKSUM, "110105194912310028"},
	{"11010519491331002X", ID_BAD_CHECKSUM, "11010519491331002X"},
	{"1101051949123100", ID_WRONG_LENGTH, "1101051949123100"},
	{"999999", ID_WRONG_LENGTH, "999999"},
	{"", ID_EMPTY, ""},
	{" 　", ID_EMPTY, ""},
};

static const struct {
	const char *a, *b;
	unsigned distance;	/* 3: more than two */
	const char *edit;
} pairs[] = {
	{"110105194912310023", "110105194912310028", 1, "1-digit(pos 18: 3→8)"},
	{"110105194912310028", "101105194912310028", 1, "1-swap(pos 2)"},
	{"11010519491231002", "110105194912310028", 1, "1-lost(pos 18)"},
	{"1101051194912310028", "110105194912310028", 1, "1-added(pos 8)"},
	{"110105194912310023", "110105194913310028", 2, "2-edits"},
	{"110105194912310028", "110105194912310028", 0, "2-edits"},
	{"220105194912310023", "110105194913310028", 3, "2-edits"},
	{"", "11", 2, "2-edits"},
};

static void
repairs_hold(void)
{
	static char out[ID_REPAIRS][18];
	struct idclass x = idclass_of(STR("110105194912810028"));
	size_t n = idclass_repairs(&x, out);
	bool all = n > 0, close = true;

	for (size_t i = 0; i < n; i++) {
		struct str s = {out[i], 18};

		all = all && idno_check(s) == IDNO_GOOD;
		close = close && idclass_distance((struct str){x.text, x.n}, s, 2) == 1;
	}
	ok(all, "repairs are valid");
	ok(close, "and one edit away");
	/* whatever edit is made of a valid number, it is found again */
	const char *good = "11010519491231002X";
	size_t lost = 0;

	for (size_t i = 0; i < 17; i++) {
		char text[20];
		bool found = false;

		memcpy(text, good, 18);
		text[i] = text[i] == '9' ? '0' : (char)(text[i] + 1);
		x = idclass_of((struct str){text, 18});
		n = idclass_repairs(&x, out);
		for (size_t k = 0; k < n; k++)
			found |= memcmp(out[k], good, 18) == 0;
		memmove(text + i, good + i + 1, 17 - i);
		x = idclass_of((struct str){text, 17});
		n = idclass_repairs(&x, out);
		lost += !found;
		for (found = false; n--; )
			found |= memcmp(out[n], good, 18) == 0;
		lost += !found;
	}
	ok(lost == 0, "every wrong and every lost digit is repaired");
}

int
main(void)
{
	for (size_t i = 0; i < COUNT(cells); i++) {
		struct idclass x = idclass_of(str_of(cells[i].cell));

		ok(x.class == cells[i].class && str_eq((struct str){x.text, x.n}, str_of(cells[i].text)),
		    "'%s' is %s", cells[i].cell, idclass_name(cells[i].class));
	}
	for (size_t i = 0; i < COUNT(pairs); i++) {
		struct str a = str_of(pairs[i].a), b = str_of(pairs[i].b);
		struct buf edit = {0};

		idclass_edit(&edit, a, b);
		ok(idclass_distance(a, b, 2) == pairs[i].distance &&
		    idclass_distance(b, a, 2) == pairs[i].distance &&
		    str_eq(buf_str(&edit), str_of(pairs[i].edit)), "%s to %s", pairs[i].a, pairs[i].b);
		buf_free(&edit);
	}
	repairs_hold();
	return done();
}
