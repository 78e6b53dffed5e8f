#!/usr/bin/env bats
# select-rows: which rows, which columns.

# shellcheck disable=SC2086,SC2016 # lists of words; a script for bash -c

load common

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tsv 'household_id residence income_month birth_date covered disability_grade from_month note' \
		'H1 rural 500.00 1980-05-01 yes 0 2016-01 x' \
		'H2 rural  1958-01-01 review 1 2016-05 ' \
		'H3 urban 0.00 2010-02-28 no  2016-03 review' >r.tsv
}

# where CONDITION IDS [MESSAGE]: these households are selected
where() {
	local ids
	ids=$(printf '%s\n' household_id $2)
	hold 0 "$ids" "${3:+select-rows: $3}" -- bash -c '
		select-rows -c household_id -w "$1" r.tsv 2> >(grep -v "rows in" >&2); sleep 0.01' - "$1"
}

# no_where CONDITION MESSAGE: it is refused before a row is read
no_where() {
	hold 2 '' "select-rows: $2" -- select-rows -w "$1" r.tsv
}

@test "-w: comparisons by type" {
	where "residence = 'urban'" H3
	where "residence != 'urban'" 'H1 H2'
	where 'income_month < 500.01' 'H1 H3' "1 row undecided ('income_month' is empty), left out"
	where 'income_month >= 0 and income_month <= 0' H3 "1 row undecided ('income_month' is empty), left out"
	where 'birth_date < 1980-05-01' H2
	where 'from_month >= 2016-03-01' 'H2 H3'
	where 'disability_grade in (1,2)' H2 "1 row undecided ('disability_grade' is empty), left out"
	where 'covered' H1 "1 row undecided ('covered' says review), left out"
	where 'not covered' H3 "1 row undecided ('covered' says review), left out"
	where "note = 'review'" H3 "1 row undecided ('note' is empty), left out"
	where "household_id in ('H1','H3')" 'H1 H3'
	where 'age(birth_date, 2016-05-31) >= 18' 'H1 H2'
	where 'income_month * 12 > 3450' 'H1' "1 row undecided ('income_month' is empty), left out"
	where 'yes' 'H1 H2 H3'
	where 'review' '' '3 rows undecided (the condition says review), left out'
}

@test "-w: unknown is neither yes nor no" {
	where "income_month > 0 and residence = 'urban'" ''
	where "income_month > 0 or residence = 'rural'" 'H1 H2'
	where 'has(income_month)' 'H1 H3'
	where 'not has(income_month)' H2
	where 'income_month > 0 and covered' H1 "1 row undecided ('income_month' is empty, 'covered' says review), left out"
}

@test "-w: names by entity, full-width signs" {
	where "household.residence = 'urban'" H3
	where 'person.covered' H1 "1 row undecided ('covered' says review), left out"
	where "（residence＝'urban'）" H3
	tsv 'household.vehicles x' '1 a' '2 b' >v.tsv
	hold 0 "$(tsv 'household.vehicles x' '2 b')" '' -- select-rows -q -w "vehicles = '2'" v.tsv
}

@test "-w: what cannot be meant" {
	no_where "incomemonth > 0" "r.tsv:1: no column 'incomemonth'; did you mean 'income_month'?"
	no_where "person.residence = 'x'" "r.tsv:1: no column 'person.residence'"
	no_where "residence > 1" '-w:1:1: TYPE: text and number do not go together'
	no_where "income_month" '-w:1: the condition is not yes or no'
	no_where "date > 2016-01-01" "-w:1: there is no day to reckon for here: name the column instead of 'date'"
	select-rows -w "residence = " r.tsv 2>err && return 1
	grep -q '^select-rows: -w:1:[0-9]*: ' err
	select-rows -w "count(person) > 1" r.tsv 2>err && return 1
	grep -q '^select-rows: -w:1:1: NAME: ' err
}

@test "-w: cells that are not of their type" {
	tsv 'household_id income_month birth_date covered from_month family_size id_number' \
		'H1 1,000 2001-02-29 maybe 2016-13 3人 990101198005010011' >b.tsv
	for pair in "income_month|'1,000' is not an amount" "birth_date|'2001-02-29' is not a date like 2024-07-01" \
		"covered|'maybe' is not yes, no or review" "from_month|'2016-13' is not a month like 2024-07" \
		"family_size|'3人' is not a number"; do
		column=${pair%%|*} condition=$column
		case $column in
		income_month | family_size) condition="$column > 0" ;;
		birth_date | from_month) condition="$column > 2000-01-01" ;;
		esac
		select-rows -q -w "$condition" b.tsv >out 2>err && return 1
		diff <(echo "select-rows: b.tsv:2: column '$column': ${pair#*|}") err
	done
	tsv 'income_month' '1' '0' >z.tsv
	hold 2 "$(tsv income_month 1)\\c" 'select-rows: z.tsv:3: ZERODIV: division by zero' -- select-rows -q -w '1 / income_month > 0' z.tsv
}

@test "-c: columns in the order asked for" {
	tsv 'a b c' '1 2 3' '4  ' >t
	hold 0 "$(tsv 'c a' '3 1' ' 4')" '' -- select-rows -q -c c,a t
	hold 0 "$(tsv 'b' '2' '')"$'\n' '' -- select-rows -q -c b t
}

@test "--distinct: the first of each combination, after -w" {
	tsv 'a b c' '1 x 1' '1 y 2' '1 x 3' ' x 4' ' x 5' >t
	hold 0 "$(tsv 'a b c' '1 x 1' '1 y 2' ' x 4')" 'select-rows: 5 rows in, 3 out, 0 refused' -- select-rows --distinct a,b t
	hold 0 "$(tsv 'a b c' '1 x 1' ' x 4')" '' -- select-rows -q --distinct a t
	hold 0 "$(tsv 'c' '3' '4')" '' -- select-rows -q --distinct a -c c -w "c in ('3','4','5')" t
	hold 2 '' "select-rows: t:1: no column 'd'" -- select-rows --distinct d t
}

@test "--sample: how many, in their order, the same again" {
	{ echo n; seq 25; } >t
	hold 0 "$(seq -s $'\n' 25 | cat <(echo n) -)" 'select-rows: 25 of 25 rows drawn with --seed 7
select-rows: 25 rows in, 25 out, 0 refused' -- select-rows --sample 100% --seed 7 t
	select-rows -q --sample 10% --seed 7 t >one
	[ "$(wc -l <one)" -eq 4 ]	# 2.5 rows, rounded half up
	select-rows -q --sample 10% --seed 7 t | cmp - one
	tail -n +2 one | sort -nc
	select-rows -q --sample 40% --seed 8 t >eight
	select-rows -q --sample 40% --seed 9 t >nine
	run -1 cmp -s eight nine
	said=$(select-rows --sample 40% t 2>&1 >drawn | head -n 1)
	select-rows -q --sample 40% --seed "${said##* }" t | cmp - drawn
	hold 0 n 'select-rows: 0 of 1 rows drawn with --seed 1
select-rows: 1 row in, 0 out, 0 refused' -- select-rows --sample 49.9% --seed 1 - <<<$'n\n1'
}

@test "--sample: every row is as likely" {
	{ echo n; seq 4; } >t
	for seed in {1..200}; do select-rows -q --sample 25% --seed "$seed" t | tail -n 1; done | sort | uniq -c >counts
	[ "$(wc -l <counts)" -eq 4 ]
	awk '$1 < 30 || $1 > 75 { exit 1 }' counts
}
