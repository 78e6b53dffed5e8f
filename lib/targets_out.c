/* targets - what is written: the table and the figures. */
#include "targets.h"

void
targets_put_header(const struct tsv *t, bool days_left, struct tsv_out *w)
{
	static const char *const names[] = {"value", "percent", "gap", "state", "days_left"};

	for (size_t i = 0; i < tsv_columns(t); i++)
		tsv_put(w, tsv_name(t, i));
	for (size_t i = 0; i < COUNT(names) - !days_left; i++)
		tsv_put(w, str_of(names[i]));
	tsv_end(w);
}

void
targets_put(const struct tsv *t, const struct target *x, const struct standing *s,
    const days *date, struct tsv_out *w)
{
	struct buf left = {0};

	tsv_put_row(w, tsv_row(t));
	tsv_put(w, s->figure ? s->figure->value : (struct str){0});
	tsv_put(w, buf_str(&s->percent));
	tsv_put(w, buf_str(&s->gap));
	tsv_put(w, target_state_name(s->state));
	if (date && x->due_known)
		buf_int(&left, x->due - *date);
	if (date)
		tsv_put(w, buf_str(&left));
	tsv_end(w);
	buf_free(&left);
}

/* PREFIX.ID.NAME, or PREFIX.NAME without an id. A figure without a value is none. */
static bool
tell(struct targets_told *told, struct str id, const char *name, struct figure x,
    struct fault *f)
{
	struct buf key = {0};
	bool good;

	if (!x.value.n)
		return true;
	buf_put(&key, told->prefix);
	buf_putc(&key, '.');
	buf_put(&key, id);
	buf_puts(&key, id.n ? "." : "");
	buf_puts(&key, name);
	x.key = buf_str(&key);
	x.line = 0;
	*f = (struct fault){0};
	good = figures_add(&told->made, &x, &told->store, f);
	if (good)
		figures_put(told->w, &x);
	buf_free(&key);
	return good;
}

bool
targets_tell(struct targets_told *told, const struct target *x, const struct standing *s,
    struct fault *f)
{
	struct figure value, gap, percent;

	if (!s->figure)
		return true;
	value = *s->figure;
	value.note = target_state_name(s->state);
	if (!value.unit.n)
		value.unit = x->unit;
	gap = percent = value;
	gap.value = buf_str(&s->gap);
	percent.value = buf_str(&s->percent);
	percent.unit = STR("percent");
	return tell(told, x->id, "value", value, f) && tell(told, x->id, "gap", gap, f) &&
	    tell(told, x->id, "percent", percent, f);
}

bool
targets_tell_states(struct targets_told *told, const size_t counts[TARGET_STATES],
    struct fault *f)
{
	static const char *const names[TARGET_STATES + 1] = {
		"met", "not_met", "exceeded", "missing", "targets"
	};
	struct buf number = {0};
	size_t all = 0;
	bool good = true;

	for (size_t i = 0; good && i <= TARGET_STATES; i++) {
		struct figure x = {.unit = STR("target"), .qualifier = STR("exact")};

		buf_reset(&number);
		buf_printf(&number, "%zu", i < TARGET_STATES ? counts[i] : all);
		all += i < TARGET_STATES ? counts[i] : 0;
		x.value = buf_str(&number);
		good = tell(told, (struct str){0}, names[i], x, f);
	}
	buf_free(&number);
	return good;
}

void
targets_say(const size_t counts[TARGET_STATES], void (*say)(enum msg m, ...))
{
	say(M_TARGETS_STATES, counts[TARGET_MET], counts[TARGET_NOT_MET],
	    counts[TARGET_EXCEEDED], counts[TARGET_MISSING]);
}

void
targets_told_free(struct targets_told *told)
{
	figures_free(&told->made);
	arena_free(&told->store);
}
