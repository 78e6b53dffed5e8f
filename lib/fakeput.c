#include "fake.h"

void
fake_put_header(struct tsv_out *w)
{
	tsv_put_row(w, STR("household_id\ttownship\tvillage\tresidence\thead_name\thead_id_number"
	    "\tfamily_size\tcovered_persons\tincome_month\tfrom_month\tto_month"));
	tsv_end(w);
}

static void
put_count(struct tsv_out *w, struct buf *b, int64_t n)
{
	buf_reset(b);
	buf_int(b, n);
	tsv_put(w, buf_str(b));
}

void
fake_put(struct tsv_out *w, struct buf *b, const struct fake_household *h)
{
	tsv_put(w, h->household_id);
	tsv_put(w, h->township);
	tsv_put(w, h->village);
	tsv_put(w, h->residence);
	tsv_put(w, h->head_name);
	tsv_put(w, h->head_id_number);
	put_count(w, b, h->family_size);
	put_count(w, b, h->covered);
	buf_reset(b);
	money_print(b, h->income_month);
	tsv_put(w, buf_str(b));
	tsv_put(w, h->from_month);
	tsv_put(w, h->to_month);
	tsv_end(w);
}
