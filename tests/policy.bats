# Policy packs: the amounts that the documents state come out, with their reasons.
load common

pack=$BATS_TEST_DIRNAME/../share/policy/2204

# register ROW...: household residence income_year income_month birth disability health from_month to_month, "." for empty
register() {
	printf '%s\n' household_id area_code residence income_year income_month id_number birth_date disability_grade health \
		from_month to_month | paste -sd '\t'
	local n=0 h r y m b g s f t
	while read -r h r y m b g s f t; do
		n=$((n + 1))
		printf '%s\t220402\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$h" "$r" "$y" "$m" "$(id $n)" "$b" "$g" "$s" "$f" "$t"
	done < <(printf '%s\n' "$@") | sed 's/\t\.\(\t\|$\)/\t\1/g; s/\t\.\(\t\|$\)/\t\1/g'
}

# invented identity numbers, born 1980-05-01 in area 990101
id() {
	local all=(990101198005010011 990101198005010038 990101198005010054)
	echo "${all[$1 - 1]}"
}

# differences CASES DATE NAME: runs the rows of that date and prints where `=NAME` is not met; an unknown amount is empty
differences() {
	awk -F'\t' -v OFS='\t' -v d="$2" '
	NR == 1 { for (i = 3; i <= NF && $i !~ /^=/; i++) last = i }
	NR == 1 || $2 == d { row = $3; for (i = 4; i <= last; i++) row = row OFS $i; print row }' "$1" >in.tsv
	calc-columns -q -r "$pack" -d "$2" -n "$3" -x refused.tsv in.tsv >out.tsv
	awk -F'\t' -v d="$2" -v name="$3" '
	FNR == 1 { file++; for (i = 1; i <= NF; i++) { if ($i == "id_number") id = i; if ($i == "=" name) want = i }; last = NF; next }
	file == 1 { got[$id] = $last == "" ? "review" : $last; next }
	file == 2 { sub(/:.*/, "", $last); got[$id] = "error " $last; next }
	$2 == d && $want != "" && $want != got[$id] && !($want ~ /^[0-9.]+$/ && got[$id] ~ /^[0-9.]+$/ && $want + 0 == got[$id] + 0) {
		print $1 ": " name ": want " $want ", got " got[$id]
	}' out.tsv refused.tsv "$1"
}

@test "policy 2204: its cases" {
	cases=$pack/cases-dibao.tsv
	names=$(head -n 1 "$cases" | tr '\t' '\n' | sed -n 's/^=//p')
	for date in $(tail -n +2 "$cases" | cut -f 2 | sort -u); do
		for name in $names; do
			differences "$cases" "$date" "$name"
		done
	done >differ.txt
	cat differ.txt
	[ ! -s differ.txt ]
}

@test "policy 2204: three people with 6000 a year get 451.00 a month" {
	register "A rural 6000 . 1980-05-01 . . . ." "A rural 6000 . 1980-05-01 . . . ." "A rural 6000 . 1980-05-01 . . . ." >r.tsv
	run --separate-stderr calc-columns -q -r "$pack" -d 2024-08-31 -n standard,gap,dibao,dibao.why,dibao_amount r.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 12- <<<"$output" | sort -u)" = "$(tsv '317.00 451.00 yes dib.yes 451.00' 'standard gap dibao dibao.why dibao_amount')" ]
	run --separate-stderr calc-subsidy -q -r "$pack" -p dibao -m 2024-08 r.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 7,10,11 <<<"$output")" = "$(tsv 'household_id persons amount' 'A 3 451.00')" ]
}

@test "policy 2204: income equal to the standard is not below it" {
	register "A rural . 317.00 1980-05-01 . . . ." "B rural . 316.99 1980-05-01 . . . ." >r.tsv
	run --separate-stderr calc-columns -q -r "$pack" -d 2024-08-31 -n dibao,dibao.why,dibao_amount r.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 12- <<<"$output")" = "$(tsv 'dibao dibao.why dibao_amount' 'no dib.inc 0.00' 'yes dib.yes 0.01')" ]
}

@test "policy 2204: of two increments the higher one, not their sum" {
	register "A rural . 0 1960-01-01 . serious . ." "B rural . 0 1960-01-01 . . . ." "C rural . 0 1960-01-01 4 . . ." >r.tsv
	run --separate-stderr calc-columns -q -r "$pack" -d 2024-08-31 -n supp_amount,supp_rate.why,dibao_amount r.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 12- <<<"$output")" = "$(tsv 'supp_amount supp_rate.why dibao_amount' '190.20 inc.ill 507.20' '158.50 inc.old 475.50' \
		'190.20 inc.olddisabled 507.20')" ]
}

@test "policy 2204: no income through 2024 is 6 x 287.50 and 6 x 317.00" {
	register "A rural . 0 1980-05-01 . . 2024-01 2024-12" >r.tsv
	run --separate-stderr calc-subsidy -q -r "$pack" -p dibao -m 2024-01..2024-12 r.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 11 <<<"$output" | tail -n +2 | sort | uniq -c | tr -s ' ')" = $' 6 287.50\n 6 317.00' ]
	printf '%s\n' "$output" >paid.tsv
	run --separate-stderr sum-funds -q -k household_id -m 2024-01..2024-12 --stock-at 2024-12 paid.tsv
	[ "$status" -eq 0 ]
	[[ $output == *$'\t3627.00\t'* ]]
}

@test "policy 2204: a missing income makes it open, never zero" {
	register "A rural . . 1980-05-01 . . . ." >r.tsv
	run --separate-stderr calc-subsidy -q -r "$pack" -p dibao -m 2024-08 --review open.tsv r.tsv
	[ "$status" -eq 0 ]
	[ "$(tail -n +2 <<<"$output")" = "" ]
	[ "$(cut -f 3,5 open.tsv)" = "$(tsv 'household_id reasons')"$'\nA\tmissing household.income_year' ]
}
