# people.bash - registers of invented people for the feature tests: `load people`.
# shellcheck shell=bash

# people AREA 'COLUMN ...' 'N BIRTH CELL ...' ...: N people each, a household of one, with identity numbers that hold
# (area 990101); BIRTH like 1936-03-31, "." is an empty cell
people() {
	local area=$1 columns=$2
	shift 2
	printf '%s\n' "$@" | awk -v area="$area" -v columns="$columns" -v OFS='\t' '
	function number(day, n,  b, i, s, w) {
		split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", w, " ")
		gsub("-", "", day)
		b = "990101" day sprintf("%03d", n)
		for (i = 1; i <= 17; i++)
			s += substr(b, i, 1) * w[i]
		return b substr("10X98765432", s % 11 + 1, 1)
	}
	BEGIN { gsub(" ", "\t", columns); print "household_id", "area_code", "id_number", "birth_date", columns }
	{
		rest = ""
		for (i = 3; i <= NF; i++)
			rest = rest OFS ($i == "." ? "" : $i)
		for (i = 0; i < $1; i++)
			print sprintf("P%05d", ++all), area, number($2, ++used[$2]), $2 rest
	}'
}

# cases PACK...: the cases of each pack (as 3709/elder_service) come out, and every row of it is used by one
cases() {
	local pack policy=$BATS_TEST_DIRNAME/../share/policy
	for pack; do
		check-rules -eq --coverage -r "$policy/$pack.tsv" --cases "$policy/${pack%/*}/cases-${pack##*/}.tsv" || return
	done
}

# columns NAMES...: these columns of the last output, with their names
columns() {
	# shellcheck disable=SC2154 # run sets it
	select-rows -q -c "$1" <<<"$output"
}
