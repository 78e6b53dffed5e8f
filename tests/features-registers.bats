#!/usr/bin/env bats
# Comparing registers (F09, F26, F28, F29, F31): the numbers of real reports, on registers of that many invented people;
# identity numbers as they are written (ID-01 to ID-09).

load common

# numbers FROM COUNT: that many identity numbers, invented, from the FROMth on
numbers() {
	awk -v from="$1" -v n="$2" 'BEGIN {
		split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", w, " ")
		for (k = from; k < from + n; k++) {
			id = sprintf("990101%04d%02d%02d%03d", 1930 + int(k / 336000) % 60, 1 + int(k / 28000) % 12, 1 + int(k / 1000) % 28, k % 1000)
			s = 0
			for (i = 1; i <= 17; i++) s += w[i] * substr(id, i, 1)
			print id substr("10X98765432", s % 11 + 1, 1)
		}
	}'
}
# people FROM COUNT: household_id township id_number, a household of two persons each
people() {
	numbers "$1" "$2" | awk -v from="$1" -v OFS='\t' 'BEGIN { print "household_id", "township", "id_number" }
		{ k = from + NR - 1; print sprintf("H%06d", k / 2), k % 3 ? "甲镇" : "乙镇", $1 }'
}
recipe() {
	make -s -f "$top/share/recipes/Makefile" IN=. OUT=out M=2016-05 "$@"
}
rows() {
	echo $(($(wc -l <"$1") - 1))
}

@test "F09 S2-01 two lists of allowances: 32088 and 73576, 24456 in both, 81208 persons" {
	{ echo id_number; numbers 0 32088; } >living.tsv
	{ echo id_number; numbers 7632 73576; } >nursing.tsv
	[ "$(join-tables -q --inner -k id_number living.tsv nursing.tsv | sed 1d | wc -l)" -eq 24456 ]
	[ "$(select-rows -q --distinct id_number living.tsv nursing.tsv | sed 1d | wc -l)" -eq 81208 ]
	[ "$(join-tables -q --missing -k id_number living.tsv nursing.tsv | sed 1d | wc -l)" -eq 7632 ]
	[ "$(join-tables -q --missing -k id_number nursing.tsv living.tsv | sed 1d | wc -l)" -eq 49120 ]
	match-registers -q --exact -k id_number living.tsv nursing.tsv -F two |
		select-rows -q -c key,value -w "key in ('two.left_rows', 'two.right_rows', 'two.both', 'two.union')" >got
	diff got <(tsv 'key value' 'two.left_rows 32088' 'two.right_rows 73576' 'two.both 24456' 'two.union 81208')
}

@test "F26 S0-12 1462 poor, 665 of them in low-income aid = 45.49 %, 797 not" {
	people 0 1462 >poor.tsv
	people 797 1500 >register.tsv
	recipe poor
	[ "$(rows out/poor.tsv)" -eq 797 ]
	[ "$(tail -n 1 out/poor-sum.tsv | cut -f 3)" -eq 797 ]
	[ "$(tail -n 1 out/poor-townships.tsv)" = "$(tsv 'total 1462 665 797 0 45.49 835')" ]
	# the townships add up
	[ "$(sed '1d;$d' out/poor-sum.tsv | awk '{ n += $3 } END { print n }')" -eq 797 ]
	match-registers -q --exact -k id_number poor.tsv register.tsv -F poor | select-rows -q -c key,value,unit >got
	grep -qx 'poor.left_share	45.49	percent' got
	grep -qx 'poor.left_rest	797	row' got
}

@test "F26 S1-06 299 = 191 + 108, although 12 numbers are damaged" {
	printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' sheet township village stratum households covered family_size \
		residence standard amount_per_person from_month to_month \
		a 甲镇 东村,西村 s 600 1 1 rural 400.00 200.00 2016-01 '' >plan.tsv
	tsv 'damage percent' 'left_only 20' >shares.tsv
	fake-register -q -T plan.tsv --damage ./shares.tsv --twin twin.tsv --truth truth.tsv -o all.tsv
	# 191 who are in both, 108 who are not; the other register has 150 more
	join-tables -q --missing -k row all.tsv <(select-rows -q -c left_row truth.tsv | sed '1s/.*/row/') | head -n 109 >left.tsv
	join-tables -q --inner -k row all.tsv <(sed -n '1s/.*/row/p; 2,192p' truth.tsv | cut -f 1) | sed 1d >>left.tsv
	# of the 191 every fifteenth, 12, with another digit in the year of birth
	sed -n '2,181p' truth.tsv | awk 'NR % 15 == 0 { print $2 }' >damaged
	join-tables -q --inner -k row twin.tsv <(cut -f 2 truth.tsv | sed -n '1s/.*/row/p; 2,342p') | awk -F '\t' -v OFS='\t' '
		FNR == NR { damaged[$1]; next }
		$1 in damaged { $6 = substr($6, 1, 9) (substr($6, 10, 1) + 1) % 10 substr($6, 11) }
		{ print }' damaged - >right.tsv
	[ "$(rows left.tsv)" -eq 299 ]
	[ "$(join-tables -q --inner -k id_number --prefix r. left.tsv right.tsv | sed 1d | wc -l)" -eq 179 ]
	match-registers -q -k id_number,name,birth_date,sex,village left.tsv right.tsv -c match,reason -o both.tsv
	[ "$(grep -c '^both' both.tsv)" -eq 191 ]
	[ "$(grep -c '^left' both.tsv)" -eq 108 ]
	[ "$(grep -c '^both.*id:1-digit' both.tsv)" -eq 12 ]
}

@test "F28 120 pupils, 118 of them aided: two are listed, 98.33 %" {
	people 0 120 >pupils.tsv
	people 2 300 >aided.tsv
	join-tables -q --missing -k id_number pupils.tsv <(select-rows -q -c id_number aided.tsv) >missed.tsv
	[ "$(rows missed.tsv)" -eq 2 ]
	match-registers -q --exact -k id_number pupils.tsv aided.tsv -F pupils | select-rows -q -c key,value | grep -qx 'pupils.left_share	98.33'
}

@test "F29 who should be in special hardship; with a waiver, declared" {
	tsv 'household_id township family_size id_number birth_date labour' "H1 甲镇 1 $(numbers 7000001 1) 1950-11-01 none" \
		"H2 甲镇 1 $(numbers 7000002 1) 1950-11-01 none" >register.tsv
	tsv 'id_number signed_on' "$(numbers 7000002 1) 2016-01-10" >waivers.tsv
	recipe elders
	[ "$(select-rows -q -c household_id,check out/elders.tsv)" = "$(tsv 'household_id check' 'H1 doubt_elders')" ]
	[ "$(select-rows -q -c household_id out/elders-waived.tsv)" = "$(tsv household_id H2)" ]
}

@test "F31 due 100.00 and 70.00 paid; paid after death" {
	id=$(numbers 0 1)
	tsv 'month programme household_id id_number township persons amount' "2016-05 dibao H1 $id 甲镇 1 100.00" >payments.tsv
	tsv 'month programme id_number amount_paid pay_result' "2016-05 dibao $id 70.00 paid" >bank.tsv
	tsv 'id_number death_date' "$id 2016-04-30" >deaths.tsv
	recipe bank dead
	[ "$(select-rows -q -c check,actual out/bank.tsv)" = "$(tsv 'check actual' 'doubt_amount 70.00')" ]
	[ "$(tail -n 1 out/dead-money.tsv)" = "$(printf 'total\t\t1\t1\t100.00')" ]
}

# number CELL OTHER: match and reason of a row with CELL in one register and one with OTHER in the other
number() {
	printf '%s\t%s\n' id_number name "$1" 甲一 >l.tsv
	printf '%s\t%s\n' id_number name "$2" 甲一 >r.tsv
	match-registers -q "${@:3}" -k id_number,name -c match,reason l.tsv r.tsv | sed 1d | tr '\t\n' ' ;'
}

@test "ID-01 the published number: a woman, born 1949-12-31" {
	[ "$(number 11010519491231002X 11010519491231002x)" = 'both id:equal name:equal;' ]
	tsv 'id_number name birth_date sex' '- 甲一 1949-12-31 female' | sed 's/^-//' >r.tsv
	tsv 'id_number name birth_date sex' '11010519491231002X 甲一 - -' | tr -d - >l.tsv
	match-registers -q -k id_number,name,birth_date,sex -c reason l.tsv r.tsv | grep -qx 'name:equal birth:equal sex:equal'
}

@test "ID-06 apostrophe, full width and blanks: 999999199001010024" {
	[ "$(number "'９９９９９９ 19900101 0024" 999999199001010024)" = 'both id:equal name:equal;' ]
	[ "$(number "'９９９９９９ 19900101 0024" 999999199001010024 --exact)" = 'both id:equal name:equal;' ]
}

@test "ID-08 a disability certificate is the number that it begins with" {
	[ "$(number 99999919900101002443 999999199001010024)" = 'both id:equal name:equal;' ]
	[ "$(number 99999919900101002443B1 999999199001010024 --exact)" = 'both id:equal name:equal;' ]
}

@test "ID-09 a certificate of class 8 or grade 5 is no number, and said" {
	for cert in 99999919900101002480 99999919900101002445 99999919900101002445B1; do
		[ "$(number "$cert" 999999199001010024)" = 'both id:bad-cert name:equal;' ]
		[ "$(number "$cert" 999999199001010024 --exact)" = 'left id:bad-cert;right id:valid;' ]
		run --separate-stderr match-registers --exact -k id_number,name l.tsv r.tsv
		[[ $stderr == *'numbers that are not whole: 1 left, 0 right'* ]]
	done
}
