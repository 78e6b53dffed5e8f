#!/usr/bin/env bats
# Deciding first and paying then gives the same bytes as paying at once.

load common

# 1,000 registers: members covered or not, counted or listed, with months or without, cells left out;
# 100 are enough for a sanitizer, which only looks on
@test "check-eligibility | calc-subsidy is calc-subsidy -p" {
	local r months programmes some bad=0 n=1000
	[[ $BUILD != */san-* ]] || n=100
	awk -v n=$n -f "$BATS_TEST_DIRNAME/routes/generate.awk"
	while read -r r months programmes; do
		some=(-p "$programmes")
		[ "$programmes" != - ] || some=()
		check-eligibility -q -r "$BATS_TEST_DIRNAME/routes/rules.tsv" "${some[@]}" -m "$months" -x x1 "$r.tsv" |
			calc-subsidy -r "$BATS_TEST_DIRNAME/routes/rules.tsv" -m "$months" -x x2 --review open1 >pay1 2>said1 ||
			{ echo "$r: $?"; cat said1; bad=1; }
		calc-subsidy -r "$BATS_TEST_DIRNAME/routes/rules.tsv" "${some[@]}" -m "$months" -x x3 --review open2 \
			"$r.tsv" >pay2 2>said2 || { echo "$r: $?"; cat said2; bad=1; }
		cmp pay1 pay2 && cmp open1 open2 && [ "$(grep ' of zero' said1)" = "$(grep ' of zero' said2)" ] ||
			{ echo "register $r, -m $months ${some[*]}"; bad=1; }
		cat pay1 >>payments
		cat open1 >>open
		cat x3 >>refused
	done <months.txt
	[ "$bad" = 0 ]
	# and it was no empty exercise
	[ "$(grep -c '^2024' payments)" -gt $((n * 3)) ]
	[ "$(grep -c '^2024' open)" -gt $n ]
	[ "$(grep -c PERSONS refused)" -gt $((n / 20)) ]
}
