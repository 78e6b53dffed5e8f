/* A row against all rows before it, by fingerprints. */
#include "idno.h"
#include "records_priv.h"
#include "text.h"

enum { NOTE_NAME, NOTE_HOUSEHOLD, NOTE_TOWNSHIP };	/* of an ID number */

/* ---- the key */

static void
add_part(struct records *r, struct str part)
{
	buf_put(&r->key, part);
	buf_putc(&r->key, '\t');
}

/*
 * False: nothing can be compared. Two members of a household may both have no ID number;
 * two awards of a household may not.
 */
static bool
make_key(struct records *r, struct record *rec)
{
	bool blank = true;

	buf_reset(&r->key);
	for (size_t i = 0; i < r->ask->nkeys; i++) {
		struct str cell = rec->l->cells[r->keys[i]];

		if (!cell.n && r->is_register && r->keys[i] == r->person[PERSON_ID])
			return false;
		blank &= !cell.n;
		add_part(r, cell);
	}
	if (blank && r->ask->nkeys)
		records_tell(r, rec, CHECK_KEY_BLANK, r->keys[0]);
	return !blank;
}

/* A register's own key: a person comes once in a household, month, programme and span. */
static bool
make_register_key(struct records *r, const struct record *rec)
{
	static const enum record_place parts[] = {
		AT_HOUSEHOLD, AT_MONTH, AT_PROGRAMME, AT_FROM, AT_TO
	};
	struct str id = record_cell(rec, r->person[PERSON_ID]);
	char room[18];

	buf_reset(&r->key);
	for (size_t i = 0; i < COUNT(parts); i++)
		add_part(r, record_cell(rec, r->at[parts[i]]));
	add_part(r, idno_whole(id, room));
	return r->is_register && id.n;
}

static void
judge_key(struct records *r, struct record *rec)
{
	bool fresh, listed = r->ask->nkeys > 0;
	struct seen_entry *e;
	uint32_t note;

	if (!(listed ? make_key(r, rec) : make_register_key(r, rec)))
		return;
	e = seen_put(&r->by_key, buf_str(&r->key), rec->number, &fresh);
	note = seen_note(&r->by_key, rec->l->row);
	if (fresh)
		e->notes[0] = note;
	else
		records_tell_with(r, rec, e->notes[0] == note ? CHECK_DUPLICATE :
		    CHECK_CONTRADICTION, listed ? r->keys[0] : r->person[PERSON_ID],
		    records_place(r, e->row));
}

/* ---- the same person elsewhere */

static bool
is_dot(uint32_t c)
{
	return c == '.' || c == ' ' || c == 0xB7 || c == 0x2022 || c == 0x2027 || c == 0x30FB ||
	    c == 0xFF0E || c == 0x3000;
}

/* A name as it is compared: no dots. 0: empty, or with a character that nobody could type. */
static uint32_t
note_name(struct records *r, struct str name)
{
	buf_reset(&r->text);
	for (size_t at = 0; at < name.n;) {
		uint32_t c = text_next(name, &at);

		if (c == '?' || c == 0xFF1F)
			return 0;
		if (!is_dot(c))
			text_put(&r->text, c);
	}
	return check_text_cell(name) == CHECK_FINE ? seen_note(&r->by_id, buf_str(&r->text)) : 0;
}

static void
compare(struct records *r, struct record *rec, struct seen_entry *e, int which, uint32_t note,
    enum check what)
{
	if (e->notes[which] && note && e->notes[which] != note)
		records_tell_with(r, rec, what, r->person[PERSON_ID], records_place(r, e->row));
	if (!e->notes[which])
		e->notes[which] = note;
}

static void
judge_id(struct records *r, struct record *rec)
{
	struct str id = record_cell(rec, r->person[PERSON_ID]);
	struct seen_entry *e;
	char room[18];
	bool fresh;

	if (!id.n || r->wrong[r->person[PERSON_ID]])
		return;
	buf_reset(&r->key);
	add_part(r, idno_whole(id, room));
	add_part(r, record_cell(rec, r->at[AT_MONTH]));
	e = seen_put(&r->by_id, buf_str(&r->key), rec->number, &fresh);
	compare(r, rec, e, NOTE_NAME, note_name(r, record_cell(rec, r->at[AT_NAME])),
	    CHECK_ID_NAMES);
	compare(r, rec, e, NOTE_HOUSEHOLD, seen_note(&r->by_id,
	    record_cell(rec, r->at[AT_HOUSEHOLD])), CHECK_ID_HOUSEHOLDS);
	compare(r, rec, e, NOTE_TOWNSHIP, seen_note(&r->by_id,
	    record_cell(rec, r->at[AT_TOWNSHIP])), CHECK_ID_TOWNSHIPS);
}

static void
judge_account(struct records *r, struct record *rec)
{
	struct str account = record_cell(rec, r->at[AT_ACCOUNT]);
	struct str owner = record_cell(rec, r->at[AT_HOUSEHOLD]);
	struct seen_entry *e;
	uint32_t note;
	bool fresh;

	if (!account.n || r->wrong[r->at[AT_ACCOUNT]])
		return;
	if (!owner.n)
		owner = record_cell(rec, r->person[PERSON_ID]);
	e = seen_put(&r->by_account, account, rec->number, &fresh);
	note = seen_note(&r->by_account, owner);
	if (e->notes[0] && note && e->notes[0] != note)
		records_tell_with(r, rec, CHECK_ACCOUNT_SHARED, r->at[AT_ACCOUNT],
		    records_place(r, e->row));
	if (!e->notes[0])
		e->notes[0] = note;
}

/* ---- areas */

static bool
read_areas(struct records *r, struct tsv *t, struct fault *f)
{
	long column = tsv_need(t, STR("area_code"), f);
	bool fresh;

	if (column < 0)
		return false;
	while (tsv_next(t)) {
		struct str code = tsv_field(t, (size_t)column);

		*f = tsv_at(t, STR("area_code"));
		if (check_area(code) != CHECK_FINE)
			return fault_set(f, M_RECORDS_AREA);
		r->area_length[code.n] = true;
		map_put(&r->areas, arena_str(&r->arena, code), &fresh);
	}
	if (tsv_failed(t))
		*f = *tsv_failed(t);
	return !tsv_failed(t);
}

bool
records_areas(struct records *r, struct fault *f)
{
	char *path = (char *)r->ask->areas;
	struct tsv *t;
	bool good;

	if (!path)
		return true;
	if (!(t = tsv_open(&path, 1, r->ask->flags, f)))
		return false;
	good = read_areas(r, t, f);
	tsv_close(t);
	if (good && r->at[AT_AREA] < 0) {
		*f = (struct fault){0};
		return tsv_need(records_stream(r), STR("area_code"), f) >= 0;
	}
	return good;
}

/* As deep as the list goes: a village of a list of townships is that of its township. */
static bool
is_known(const struct records *r, struct str code)
{
	while (code.n > 6 && !r->area_length[code.n])
		code.n -= 3;
	return map_get(&r->areas, code) != NULL;
}

/* One township, two codes: one of them is mistyped. */
static void
judge_township(struct records *r, struct record *rec, struct str code)
{
	struct str township = record_cell(rec, r->at[AT_TOWNSHIP]);
	struct seen_entry *e;
	uint32_t note;
	bool fresh;

	if (!township.n || code.n < 9)
		return;
	buf_reset(&r->key);
	add_part(r, idno_region(code));
	add_part(r, township);
	e = seen_put(&r->by_township, buf_str(&r->key), rec->number, &fresh);
	note = seen_note(&r->by_township, (struct str){code.p, 9});
	if (fresh)
		e->notes[0] = note;
	else if (e->notes[0] != note)
		records_tell_with(r, rec, CHECK_AREA_TOWNSHIP, r->at[AT_AREA],
		    records_place(r, e->row));
}

static void
judge_area(struct records *r, struct record *rec)
{
	struct str code = record_cell(rec, r->at[AT_AREA]);

	if (!code.n || r->wrong[r->at[AT_AREA]])
		return;
	if (!r->province[0])
		memcpy(r->province, code.p, 2);
	if (r->ask->areas && !is_known(r, code))
		records_tell(r, rec, CHECK_AREA_UNKNOWN, r->at[AT_AREA]);
	else if (memcmp(r->province, code.p, 2) != 0)
		records_tell(r, rec, CHECK_AREA_PROVINCE, r->at[AT_AREA]);
	else
		judge_township(r, rec, code);
}

void
records_across(struct records *r, struct record *rec)
{
	judge_key(r, rec);
	judge_id(r, rec);
	judge_account(r, rec);
	judge_area(r, rec);
}
