#!/bin/bash
# doubts.sh RULES MONTH NAME ASKED: the rows on standard input, judged by RULES as of MONTH. NAME.tsv has the doubts, one
# for each thing that is asked, with the ids of finding-ids.awk; NAME-refused.tsv the rows that cannot be judged.
#
# check-records judges each row without its number, so that a wrong one of ours keeps no row from being judged (`numbers`
# is about those); then it is put back. With PAID set the rows are payments, and a doubt is of their amount.
set -eo pipefail
rules=$1 month=$2 name=$3 asked=$4
trap 'rm -f "$name".{rows,bare,found,bad,said}' EXIT

# number put back into the table on standard input, by its column row; of findings only the doubts of RULES and errors
# stay, and what tells two payments of one person apart goes into a column also
restore() {
	awk -F '\t' -v OFS='\t' -v paid="${PAID-}" '
	function column(name,  i) {
		for (i = NF; i && $i != name; i--)
			;
		return i
	}
	FNR == NR && FNR == 1 {
		theirs = column("id_number"); batch = column("batch"); claimed = column("claim_date")
		money = paid ? column("amount") : 0
	}
	FNR == NR {
		number[FNR] = theirs ? $theirs : ""
		yuan[FNR] = money ? $money : ""
		also[FNR] = (batch ? $batch : "") (claimed ? $claimed : "")
		next
	}
	FNR == 1 {
		id = column("id_number"); row = column("row"); found = column("finding_id"); check = column("check")
		severity = column("severity"); amount = column("amount")
		print $0 (found ? OFS "also" : "")
		next
	}
	found && ($severity == "note" || ($severity == "doubt" && $check !~ /^doubt_/)) { next }
	id { $id = number[$row] }
	found && $amount == "" { $amount = yuan[$row] }
	{ print $0 (found ? OFS also[$row] : "") }' "$name.rows" -
}

select-rows -q -o "$name.rows"
# what neither the rules nor a finding name is left out: a wrong account keeps nobody from being asked about. So is where
# import-table found the row: the row of a finding is to be that of the table here
awk -F '\t' -v OFS='\t' -v kept=" area_code township household_id id_number month programme amount batch " '
	FNR == NR { rules = rules " " $0; next }
	FNR == 1 {
		for (i = 1; i <= NF; i++)
			if ($i !~ /^(file|sheet|row)$/ && (index(kept, " " $i " ") || index(rules, $i)))
				at[++n] = i
		for (i = NF; i && $i != "id_number"; i--)
			;
		id = i
	}
	{
		if (FNR > 1 && id)
			$id = ""
		for (i = 1; i <= n; i++)
			printf "%s%s", $at[i], i < n ? OFS : "\n"
	}' "$rules" "$name.rows" >"$name.bare"
check-records -m "$month" -r "$rules" -f "$name.found" -x "$name.bad" <"$name.bare" >/dev/null 2>"$name.said" || {
	cat "$name.said" >&2
	exit 2
}
grep doubt_ "$name.said" >&2 || true	# how often it could not be judged, for a cell is empty
restore <"$name.bad" | select-rows -q -o "$name-refused.tsv"
restore <"$name.found" | awk -f "$(dirname "$0")/finding-ids.awk" "$asked" - | select-rows -q --distinct finding_id -o "$name.tsv" -c \
	finding_id,check,severity,area_code,township,household_id,id_number,month,programme,expected,actual,amount,message,cites
