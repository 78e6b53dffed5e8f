#!/bin/bash
# doubts.sh RULES MONTH NAME: the rows on standard input, judged by RULES as of MONTH. NAME.tsv has the doubts, one for
# each thing that is asked; NAME-refused.tsv the rows that cannot be judged.
#
# check-records judges each row without its number, so that a wrong one of ours keeps no row from being judged (`numbers`
# is about those); then it is put back. The finding_id is the check, the month, the programme, the household and a
# fingerprint of the number: the same next month, wherever the row stands then.
set -eo pipefail
rules=$1 month=$2 name=$3
trap 'rm -f "$name".{rows,bare,found,bad}' EXIT

# number put back into the table on standard input, by its column row; findings have their finding_id, and only the
# doubts of RULES and errors stay
restore() {
	awk -F '\t' -v OFS='\t' '
	function column(name,  i) {
		for (i = NF; i && $i != name; i--)
			;
		return i
	}
	# two numbers of 24 bits, in hexadecimal
	function fingerprint(s,  i, c, a, b) {
		for (i = 1; i <= length(s); i++) {
			c = index("0123456789X", substr(s, i, 1)) + 1
			a = (a * 263 + c) % 16777213
			b = (b * 1031 + c) % 16777183
		}
		return sprintf("%06x%06x", a, b)
	}
	# a number of a household can be or hold one of a person
	function add(cell) {
		if (cell ~ /[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]/)
			cell = fingerprint(cell)
		if (cell != "")
			$found = $found ":" cell
	}
	FNR == NR && FNR == 1 {
		theirs = column("id_number"); batch = column("batch"); claimed = column("claim_date")
	}
	FNR == NR {
		number[FNR] = theirs ? $theirs : ""
		also[FNR] = (batch ? $batch : "") (claimed ? $claimed : "")
		next
	}
	FNR == 1 {
		id = column("id_number"); row = column("row"); found = column("finding_id"); check = column("check")
		severity = column("severity"); household = column("household_id"); month = column("month")
		programme = column("programme")
		print
		next
	}
	found && ($severity == "note" || ($severity == "doubt" && $check !~ /^doubt_/)) { next }
	id { $id = number[$row] }
	found {
		$found = $check
		add($month); add($programme); add($household)
		if ($id != "")
			$found = $found "/" fingerprint($id)
		add(also[$row])
	}
	{ print }' "$name.rows" -
}

select-rows -q -o "$name.rows"
awk -F '\t' -v OFS='\t' '
	# where import-table found the row: the row of a finding is to be that of the table here
	FNR == 1 { for (i = 1; i <= NF; i++) if ($i == "id_number") id = i; else if ($i ~ /^(file|row)$/) $i = "from_" $i }
	FNR > 1 && id { $id = "" }
	{ print }' "$name.rows" >"$name.bare"
check-records -q -m "$month" -r "$rules" -f "$name.found" -x "$name.bad" <"$name.bare" >/dev/null
restore <"$name.bad" | select-rows -q -o "$name-refused.tsv"
restore <"$name.found" | select-rows -q --distinct finding_id -o "$name.tsv" -c \
	finding_id,check,severity,area_code,township,household_id,id_number,month,programme,expected,actual,amount,message,cites
