#include "targets.h"

#include <string.h>

static const struct str relations[] = {
	[TARGET_GE] = {"ge", 2}, [TARGET_GT] = {"gt", 2}, [TARGET_LE] = {"le", 2},
	[TARGET_LT] = {"lt", 2}, [TARGET_EQ] = {"eq", 2}
};

static const char *const states[TARGET_STATES] = {
	[TARGET_MET] = "met", [TARGET_NOT_MET] = "not-met", [TARGET_EXCEEDED] = "exceeded",
	[TARGET_MISSING] = "missing"
};

struct str
target_state_name(enum target_state s)
{
	return str_of(states[s]);
}

static bool
appended_are_new(const struct tsv *t, bool days_left, struct fault *f)
{
	static const char *const names[] = {"value", "percent", "gap", "state", "days_left"};

	for (size_t i = 0; i < COUNT(names) - !days_left; i++)
		if (tsv_column(t, str_of(names[i])) >= 0) {
			*f = tsv_at(t, str_of(names[i]));
			return fault_set(f, M_TARGETS_THERE);
		}
	return true;
}

bool
targets_bind(struct targets *x, const struct tsv *t, bool days_left, struct fault *f)
{
	*x = (struct targets){
		.id = tsv_need(t, STR("target_id"), f),
		.relation = tsv_column(t, STR("relation_to_target")),
		.unit = tsv_column(t, STR("unit")),
		.due = tsv_column(t, STR("due_date"))
	};
	if (x->id < 0)
		return false;
	x->key = tsv_need(t, STR("key"), f);
	if (x->key < 0)
		return false;
	x->value = tsv_need(t, STR("target_value"), f);
	return x->value >= 0 && appended_are_new(t, days_left, f);
}

static struct str
cell(const struct tsv *t, long column)
{
	return column < 0 ? (struct str){0} : tsv_field(t, (size_t)column);
}

static bool
bad_cell(const struct tsv *t, long column, enum msg m, struct fault *f)
{
	struct buf shown = {0};

	*f = tsv_at(t, tsv_name(t, (size_t)column));
	msg_excerpt(&shown, cell(t, column));
	fault_set(f, m, STR_FMT(buf_str(&shown)));
	buf_free(&shown);
	return false;
}

static bool
new_id(struct targets *x, const struct tsv *t, struct fault *f)
{
	struct str id = cell(t, x->id);
	bool fresh;
	size_t *line;

	*f = tsv_at(t, STR("target_id"));
	if (!id.n)
		return fault_set(f, M_TARGETS_NO_ID);
	line = map_put(&x->seen, arena_str(&x->store, id), &fresh);
	if (!fresh)
		return fault_set(f, M_TARGETS_TWICE, *line);
	*line = tsv_line(t);
	return true;
}

static bool
parse_relation(struct str s, enum target_relation *out)
{
	*out = TARGET_GE;
	for (size_t i = 0; i < COUNT(relations); i++)
		if (str_eq(s, relations[i])) {
			*out = (enum target_relation)i;
			return true;
		}
	return !s.n;
}

bool
targets_row(struct targets *x, const struct tsv *t, struct target *out, struct fault *f)
{
	struct str due = cell(t, x->due);

	*out = (struct target){
		.id = cell(t, x->id), .key = cell(t, x->key), .unit = cell(t, x->unit),
		.due_known = due.n > 0
	};
	if (!new_id(x, t, f))
		return false;
	if (!out->key.n)
		return bad_cell(t, x->key, M_TARGETS_NO_KEY, f);
	if (!ratio_parse(cell(t, x->value), &out->value))
		return bad_cell(t, x->value, M_TARGETS_NOT_NUMBER, f);
	if (!parse_relation(cell(t, x->relation), &out->relation))
		return bad_cell(t, x->relation, M_TARGETS_RELATION, f);
	if (due.n && !date_parse(due, &out->due))
		return bad_cell(t, x->due, M_TARGETS_DATE, f);
	return true;
}

void
targets_free(struct targets *x)
{
	map_free(&x->seen);
	arena_free(&x->store);
}

static enum target_state
compare(enum target_relation relation, int order)
{
	switch (relation) {
	case TARGET_GE:
		return order >= 0 ? TARGET_MET : TARGET_NOT_MET;
	case TARGET_GT:
		return order > 0 ? TARGET_MET : TARGET_NOT_MET;
	case TARGET_LE:
		return order <= 0 ? TARGET_MET : TARGET_EXCEEDED;
	case TARGET_LT:
		return order < 0 ? TARGET_MET : TARGET_EXCEEDED;
	case TARGET_EQ:
		break;
	}
	return order == 0 ? TARGET_MET : order < 0 ? TARGET_NOT_MET : TARGET_EXCEEDED;
}

static bool
put_percent(struct ratio value, struct ratio target, struct buf *b)
{
	struct ratio x;

	if (target.n == 0)
		return true;
	return ratio_div(value, target, &x) && ratio_mul(x, RATIO(100), &x) &&
	    ratio_round(x, ROUND_HALF, (struct ratio){1, 100}, &x) && ratio_print_fixed(b, x, 2);
}

static bool
put_gap(const struct target *x, struct ratio value, bool yuan, struct buf *b)
{
	bool limit = x->relation == TARGET_LE || x->relation == TARGET_LT;
	struct ratio gap;

	if (!(limit ? ratio_sub(value, x->value, &gap) : ratio_sub(x->value, value, &gap)))
		return false;
	if (!yuan || !ratio_print_fixed(b, gap, 2))
		ratio_print(b, gap);
	return true;
}

static struct fault
at_figure(const struct figure *x, struct str column)
{
	return (struct fault){.file = x->file, .line = x->line, .column = column};
}

bool
target_judge(const struct target *x, const struct figures *g, struct standing *out,
    struct fault *f)
{
	const struct figure *found = figures_find(g, x->key);
	struct str unit = x->unit;
	struct ratio value;

	buf_reset(&out->percent);
	buf_reset(&out->gap);
	out->figure = found && found->value.n ? found : NULL;
	out->state = TARGET_MISSING;
	if (!out->figure)
		return true;
	*f = at_figure(found, STR("unit"));
	if (unit.n && found->unit.n && !str_eq(unit, found->unit))
		return fault_set(f, M_TARGETS_UNITS, STR_FMT(found->key), STR_FMT(found->unit),
		    STR_FMT(x->id), STR_FMT(unit));
	*f = at_figure(found, STR("value"));
	if (!ratio_parse(found->value, &value))
		return fault_set(f, M_TARGETS_FIGURE, STR_FMT(found->key));
	if (!unit.n)
		unit = found->unit;
	out->state = compare(x->relation, ratio_cmp(value, x->value));
	if (put_percent(value, x->value, &out->percent) &&
	    put_gap(x, value, unit.n && memmem(unit.p, unit.n, "yuan", 4), &out->gap))
		return true;
	return fault_set(f, M_TARGETS_OVERFLOW, STR_FMT(found->key));
}

void
standing_free(struct standing *s)
{
	buf_free(&s->percent);
	buf_free(&s->gap);
}
