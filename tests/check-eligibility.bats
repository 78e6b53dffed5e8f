#!/usr/bin/env bats
# check-eligibility: who is entitled to what, and why.

load common

register() {
	cp "$BATS_TEST_DIRNAME"/golden/calc-columns-1/{mini,s}.tsv .
	printf 'id\tname\twhen\tvalue\tunit\tcite\nold.0\tperson.gaoling\t\tno\tbool\t丁 1\nold\tperson.gaoling\tage(birth_date) >= 60\tyes\tbool\t丁 1\nold.pay\tperson.gaoling_amount\t\t50\tyuan/month\t丁 2\n' >old.tsv
}

# columns of a table that begins with the ten of s.tsv and programme month decision reasons cites
short() {
	cut -f 1,5,9-
}

@test "-p: in that order; without it all, by name; a person's decision on the person's row" {
	register
	sed -n '1p;4p;5p' s.tsv >two.tsv
	hold 0 "$(tsv 'household_id id_number programme month decision reasons cites' \
		'H1 990101201005010032 gaoling 2024-07 no old.0 丁~1' 'H1 990101201005010032 dibao 2024-07 yes dib.yes 丙~4' \
		'H2 990101195801010019 gaoling 2024-07 yes old 丁~1' 'H2 990101195801010019 dibao 2024-07 yes dib.yes 丙~4' | tr '~' ' ')" '' -- \
		bash -c 'set -o pipefail; sed s/317/31/ two.tsv | sed 2s/500/50/ |
			check-eligibility -q -r mini.tsv -r old.tsv -p gaoling,dibao -m 2024-07 | cut -f 1,5,9-'
	check-eligibility -q -r mini.tsv -r old.tsv -m 2024-07 two.tsv | cut -f 1,9 >all
	hold 0 "$(tsv 'household_id programme' 'H1 dibao' 'H1 gaoling' 'H2 dibao' 'H2 gaoling')" '' -- cat all
	run -0 --separate-stderr check-eligibility -r mini.tsv -r old.tsv -m 2024-07 two.tsv
	# shellcheck disable=SC2154 # set by run
	[ "$stderr" = 'check-eligibility: 1 yes, 3 no, 0 review
check-eligibility: 2 rows in, 4 out, 0 refused' ] || fail "$stderr"
}

@test "a household is counted once, its decision on every row; -d gives its month" {
	register
	run -0 --separate-stderr check-eligibility -r mini.tsv -p dibao -d 2024-07-15 s.tsv
	[ "$stderr" = 'check-eligibility: 2 yes, 1 no, 1 review
check-eligibility: 6 rows in, 6 out, 0 refused' ]
	[ "$(printf '%s\n' "$output" | short | sed -n 3p)" = $'H1\t990101198205010024\tdibao\t2024-07\tyes\tdib.yes\t丙 4' ]
}

@test "--strict: review counts as no, the reasons stay" {
	register
	run -0 --separate-stderr check-eligibility -r mini.tsv -p dibao -m 2024-07 --strict s.tsv
	[ "$stderr" = 'check-eligibility: 2 yes, 2 no, 0 review
check-eligibility: 6 rows in, 6 out, 0 refused' ]
	[ "$(printf '%s\n' "$output" | short | sed -n 6p)" = $'H3\t990101195801010027\tdibao\t2024-07\tno\tmissing household.income_month\t' ]
}

@test "programmes that are not there, or not of these rows" {
	register
	hold 2 '' "check-eligibility: no programme 'dibo'; did you mean 'dibao'?" -- check-eligibility -r mini.tsv -p dibo -m 2024-07 s.tsv
	hold 2 '' "check-eligibility: no programme 'standard': no rules give a yes/no of that name" -- \
		check-eligibility -r mini.tsv -p standard -m 2024-07 s.tsv
	cut -f 1-4 s.tsv | sed '3,4d' >flat.tsv
	hold 2 '' "check-eligibility: programme 'gaoling' is about a person, and the rows are not" -- \
		check-eligibility -r mini.tsv -r old.tsv -p gaoling -m 2024-07 flat.tsv
	hold 2 '' "check-eligibility: the rules have no programme for these rows" -- check-eligibility -r old.tsv -m 2024-07 flat.tsv
	hold 2 '' "check-eligibility: 'dibao' twice in 'dibao,dibao'
usage: $(check-eligibility --help | sed -n '1s/usage: //p;2,3p')" -- check-eligibility -r mini.tsv -p dibao,dibao -m 2024-07 s.tsv
}

@test "columns that are there already; a month of its own is kept" {
	register
	for name in programme decision reasons cites; do
		sed "1s/\$/\t$name/; 2,\$s/\$/\tx/" s.tsv >taken.tsv
		run -2 --separate-stderr check-eligibility -r mini.tsv -p dibao -m 2024-07 taken.tsv
		[ "$stderr" = "check-eligibility: taken.tsv:1: column '$name': is there already" ] || fail "$stderr"
		[ -z "$output" ] || fail "$output"
	done
	sed -n '1s/$/\tmonth/p; 7s/$/\t2024-06/p; 7s/$/\t2024-07/p' s.tsv >month.tsv
	sed -i 's/2024-06\t2024-07/2024-07/' month.tsv
	hold 0 "$(tsv 'household_id month programme decision reasons cites' 'H4 2024-06 dibao yes dib.yes 丙~4' 'H4 2024-07 dibao yes dib.yes 丙~4' |
		tr '~' ' ')" '' -- bash -c 'set -o pipefail; check-eligibility -q -r mini.tsv -p dibao month.tsv | cut -f 1,9-'
}

@test "what a decision was given: review typed into a cell" {
	register
	printf 'id\tname\twhen\tvalue\tunit\tcite\npoor\tperson.poor\t\tidle and has(birth_date)\tbool\tx\n\tperson.idle\t\t\tbool\tx\n' >r.tsv
	tsv 'id_number idle birth_date' 'A review 1960-01-01' 'B 待核 1960-01-01' 'C yes ' 'D  1960-01-01' 'E maybe 1960-01-01' >p.tsv
	hold 2 "$(tsv 'id_number decision reasons' 'A review given:person.idle' 'B review given:person.idle' 'C no poor' \
		'D review missing~person.idle' | tr '~' ' ')\\c" \
		"check-eligibility: p.tsv:6: column 'idle': CELL: 'maybe' is not yes, no or review
check-eligibility: 0 yes, 1 no, 3 review
check-eligibility: 5 rows in, 4 out, 1 refused" -- \
		bash -c 'set -o pipefail; check-eligibility -r r.tsv -p poor -m 2024-07 p.tsv | cut -f 1,6,7 | head -c -1'
}

@test "--explain: a sentence for the decision, in Chinese or English" {
	register
	check-eligibility -q -r mini.tsv -p dibao -m 2024-07 --explain why.tsv s.tsv >/dev/null
	hold 0 "$(tsv 'household_id row month programme value sentence' \
		'H1 2 2024-07 dibao yes 2024-07，最低生活保障：符合，dib.yes（丙~4）。' 'H2 5 2024-07 dibao no 2024-07，最低生活保障：不符合，dib.inc（丙~4）。' \
		'H3 6 2024-07 dibao review 2024-07，最低生活保障：待核，未填家庭月收入。' \
		'H4 7 2024-07 dibao yes 2024-07，最低生活保障：符合，dib.yes（丙~4）。' | tr '~' ' ')" '' -- \
		awk -F '\t' -v OFS='\t' 'NR == 1 || $6 == "household.dibao" { print $1, $2, $3, $4, $7, $13 }' why.tsv
	check-eligibility -q -r mini.tsv -p dibao -m 2024-07 --explain why.tsv --lang en s.tsv >/dev/null
	hold 0 '2024-07, minimum living allowance: entitled: dib.yes (丙 4).' '' -- \
		awk -F '\t' '$1 == "H4" && $6 == "household.dibao" { print $13 }' why.tsv
	run -1 grep -E '[0-9]{17}|甲|丁一' why.tsv
}
