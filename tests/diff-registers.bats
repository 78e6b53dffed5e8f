#!/usr/bin/env bats
# diff-registers: entered, left, changed; the identity; two sources; the ledger of findings. F27 F32 F59 F60.

load common

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	tsv 'household_id id_number township income_month name' 'H1 A 青石镇 100 甲' 'H1 B 青石镇 100 乙' 'H2 C 城关镇 50 丙' \
		'H3 D 城关镇  丁' >old.tsv
	tsv 'id_number household_id township income_month note' 'E H9 青石镇 1 x' 'C H2 青石镇 50 x' 'A H1 青石镇 100.00 ' \
		'D H3 城关镇 0 x' >new.tsv
	key=household_id,id_number
}

# people FROM TO: persons H<n> of a register
people() {
	seq "$1" "$2" | sed 's/.*/H&	P&	青石镇/'
}

# found ID expected actual amount...: findings
found() {
	echo 'finding_id check expected actual amount message' | tr ' ' '\t'
	printf '%s\n' "$@" | tr ' ' '\t'
}

# answer FILE ID STATUS: a clerk fills in the ledger
answer() {
	awk -F '\t' -v OFS='\t' -v id="$2" -v status="$3" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		$1 == id { $at["finding_status"] = status; $at["handler"] = "张三"; $at["handled_on"] = "2016-04-20"; $at["note"] = "看过" }
		1' "$1" >answered && mv answered "$1"
}

states() {
	select-rows -q -c finding_id,finding_status,handler,ledger_state "$1"
}

@test "left, changed, entered: old order, then new order" {
	hold 0 "$(tsv 'household_id id_number change column old new' 'H1 B left   ' 'H2 C changed township 城关镇 青石镇' \
		'H3 D changed income_month  0' 'H9 E entered   ')" \
		"diff-registers: only in the old table, not compared: name
diff-registers: only in the new table, not compared: note
diff-registers: column 'township' changed: 1
diff-registers: column 'income_month' changed: 1
diff-registers: 2 changed, 1 the same
diff-registers: 4 before + 1 entered - 1 left = 4 now
diff-registers: 8 rows in, 4 out, 0 refused" -- diff-registers -k $key old.tsv new.tsv
	diff-registers -q -k $key - new.tsv <old.tsv | cmp - stdout.txt
	diff-registers -q -k $key old.tsv - <new.tsv | cmp - stdout.txt
	diff-registers -q -k $key <(cat old.tsv) <(cat new.tsv) | cmp - stdout.txt
	sed 's/$/\r/' old.tsv >crlf.tsv
	sed $'1s/^/\xef\xbb\xbf/' new.tsv >bom.tsv
	diff-registers -q -k $key crlf.tsv bom.tsv | cmp - stdout.txt
	LC_ALL=zh_CN.UTF-8 diff-registers -k $key old.tsv new.tsv 2>said >out
	grep -qx 'diff-registers: 上期 4 + 新增 1 − 退出 1 = 本期 4' said
}

@test "--same, --difference, --as; -c, --ignore" {
	hold 0 "$(tsv 'household_id id_number change column was is difference' 'H1 A same    ' 'H1 B left    ' \
		'H2 C changed township 城关镇 青石镇 ' 'H3 D changed income_month  0 ' 'H9 E entered    ')" '' -- \
		diff-registers -q -k $key --same --difference --as was,is old.tsv new.tsv
	hold 0 "$(tsv 'household_id id_number change column old new' 'H1 B left   ' 'H3 D changed income_month  0' 'H9 E entered   ')" '' -- \
		diff-registers -q -k $key -c income_month old.tsv new.tsv
	diff-registers -q -k $key --ignore township,name old.tsv new.tsv | cmp - stdout.txt
	hold 2 '' "diff-registers: new.tsv:1: no column 'townhsip'; did you mean 'township'?" -- \
		diff-registers -q -k $key --ignore townhsip,name old.tsv new.tsv
	# the same bytes under other names
	tsv 'id_number village name' 'A 东街 西街' >a
	tsv 'id_number name village' 'A 东街 西街' >b
	hold 0 "$(tsv 'id_number change column old new' 'A changed village 东街 西街' 'A changed name 西街 东街')" '' -- \
		diff-registers -q -k id_number a b
	# a name that one side lacks
	hold 2 '' "diff-registers: new.tsv:1: no column 'name'" -- diff-registers -q -k $key -c name old.tsv new.tsv
}

@test "numbers by value where the dictionary says so, all else as bytes" {
	tsv 'household_id income_month family_size disability_grade account' 'H1 100 3 1 007' 'H2 1.50 03 2 6222' 'H3 0  1 1' >a
	tsv 'household_id income_month family_size disability_grade account' 'H1 100.00 3 01 7' 'H2 1.5 3 2 6222' 'H3  0 1 1' >b
	hold 0 "$(tsv 'household_id change column old new' 'H1 changed disability_grade 1 01' 'H1 changed account 007 7' \
		'H3 changed income_month 0 ' 'H3 changed family_size  0')" '' -- diff-registers -q -k household_id a b
	# IDs in a column of no number are never read as one
	tsv 'household_id id_number' 'H1 990101198005010011' >a
	tsv 'household_id id_number' 'H1 9901011980050100110e0' >b
	hold 0 "$(tsv 'household_id change column old new' 'H1 changed id_number 990101198005010011 9901011980050100110e0')" '' -- \
		diff-registers -q -k household_id a b
}

@test "before + entered - left = now by group; who moved; figures" {
	diff-registers -q -k $key --by township --balance balance.tsv -F low --figures-to figures.tsv -m 2016-05 -o out.tsv old.tsv new.tsv
	hold 0 "$(tsv 'township old entered moved_in moved_out left new changed same' '城关镇 2 0 0 1 0 1 1 0' '青石镇 2 1 1 0 1 3 1 1')" '' -- cat balance.tsv
	hold 0 "$(tsv 'key value unit period as_of qualifier' 'low.城关镇.moved_out 1 person 2016-05 2016-05-31 exact' \
		'low.青石镇.moved_out 0 person 2016-05 2016-05-31 exact' 'low.total.moved_out 1 person 2016-05 2016-05-31 exact')" '' -- \
		bash -c 'cut -f 1-6 figures.tsv | grep -E "key|moved_out"'
	# -F alone: the figures are the output
	diff-registers -q -k $key --by township -F low -m 2016-05 old.tsv new.tsv | cmp - figures.tsv
	hold 0 "$(tsv 'old entered moved_in moved_out left new changed same' '4 1 0 0 1 4 2 1')" '' -- \
		diff-registers -q -k $key --balance - -o out2.tsv old.tsv new.tsv
	cmp out.tsv out2.tsv
	# an empty cell of a group is '-' in a key, and a group named total cannot be
	tsv 'household_id township' 'H1 ' 'H2 total' >a
	hold 2 '' "diff-registers: two groups would make one figure: a point, '-' or 'total' in a cell" -- \
		diff-registers -q -k household_id --by township -F low a a
	sed -i s/total/T/ a
	diff-registers -q -k household_id --by township -F low a <(sed 2d a) | grep -q '^low\.-\.left	1	household	'
	# nor a cell that no template could name
	for cell in '甲 村' '甲|村' '{甲' '甲}' '.甲' '甲.' '甲..村'; do
		printf 'household_id\ttownship\nH1\t%s\n' "$cell" >b
		hold 2 '' "diff-registers: no key of a figure: a cell of a group has a blank, |, {, }, or points at an end or side by side" -- \
			diff-registers -q -k household_id --by township -F low a b
		diff-registers -q -k household_id --by township --balance balance -o out a b
		grep -qF "$cell" balance
	done
}

@test "-v: persons of a table of households, amounts of payments" {
	tsv 'household_id residence covered_persons amount' 'H1 rural 3 451.00' 'H2 rural 1 208' 'H3 urban 2 500.50' 'H4 rural 1 1.00' >a
	tsv 'household_id residence covered_persons amount' 'H2 rural 2 253.00' 'H1 rural 3 451.0' 'H3 rural 2 500.50' 'H5 urban 4 300.00' >b
	hold 0 "$(tsv 'residence old entered moved_in moved_out left new adjusted' 'rural 5 0 2 0 1 7 1' 'urban 2 4 0 2 0 4 0')" \
		"diff-registers: column 'residence' changed: 1
diff-registers: column 'covered_persons' changed: 1
diff-registers: column 'amount' changed: 1
diff-registers: 2 changed, 1 the same
diff-registers: in another group than before: 1
diff-registers: 7 before + 4 entered - 1 left + 1 adjusted = 11 now
diff-registers: 8 rows in, 5 out, 0 refused" -- \
		diff-registers -k household_id -v covered_persons --by residence --balance - -o x a b
	hold 0 "$(tsv 'key value unit' 'low.old 1160.50 yuan' 'low.entered 300.00 yuan' 'low.moved_in 0.00 yuan' 'low.moved_out 0.00 yuan' \
		'low.left 1.00 yuan' 'low.new 1504.50 yuan' 'low.adjusted 45.00 yuan')" '' -- \
		bash -c 'diff-registers -q -k household_id -v amount -F low a b | cut -f 1-3'
	hold 2 '' "diff-registers: column 'residence': is a column neither of counts nor of amounts" -- diff-registers -q -k household_id -v residence a b
	# the least number has no opposite
	tsv 'household_id amount' 'H1 92233720368547758.07' 'H2 0.01' >most
	tsv 'household_id amount' 'H1 1.00' >few
	for tables in 'most few' 'few most'; do
		# shellcheck disable=SC2086 # two files
		run -2 --separate-stderr diff-registers -k household_id -v amount $tables
		[ "$stderr" = 'diff-registers: OVERFLOW: the total does not fit' ]
	done
	tsv 'household_id covered_persons' 'H1 -9223372036854775808' >least
	tsv 'household_id covered_persons' 'H1 -9223372036854775807' >next
	run -0 --separate-stderr diff-registers -k household_id -v covered_persons least next
	# shellcheck disable=SC2154 # set by run
	[[ $stderr == *'-9223372036854775808 before + 0 entered - 0 left + 1 adjusted = -9223372036854775807 now'* ]]
	# what stayed and what moved were both adjusted: the sum of the two is beyond the largest number
	tsv 'household_id township covered_persons' 'H1 A 4000000000000000000' 'H2 B 4000000000000000000' >most
	sed 's/B/A/; s/\t4/\t-4/' most >least
	hold 2 '\c' 'diff-registers: OVERFLOW: the total does not fit' -- diff-registers -q -k household_id -v covered_persons --by township least most
	sed 's/B/A/; s/H1\tA\t4/H1\tA\t-4/' most >least
	run -0 --separate-stderr diff-registers -k household_id -v covered_persons --by township least most
	[[ $stderr == *'0 before + 0 entered - 0 left + 8000000000000000000 adjusted = 8000000000000000000 now'* ]]
	sed -i '2s/2/x/2' b
	hold 2 '' "diff-registers: b:2: column 'covered_persons': 'x' is not a count" -- diff-registers -q -k household_id -v covered_persons a b
	# a row that has slipped by a cell: no name, no number of a person
	for cell in 王芳 99010119800501001X; do
		sed "2s/\t3/\t$cell/" a >slipped
		hold 2 '' "diff-registers: slipped:2: column 'covered_persons': '$(sed 's/王芳/**/; s/[0-9]/*/g' <<<$cell)' is not a count" -- \
			diff-registers -q -k household_id -v covered_persons a slipped
	done
	sed -i 's/451.00//' a
	hold 2 '' "diff-registers: a:2: column 'amount': the value is empty" -- diff-registers -q -k household_id -v amount a b
}

@test "F27 the identity over thousands: 1000 + 30 - 25 = 1005; the county's April: 138 = 135 + 4 - 1" {
	{ tsv "household_id id_number township"; people 1 1000; } >a
	{ tsv "household_id id_number township"; people 26 1030 | sort -r; } >b
	run -0 --separate-stderr diff-registers -k $key a b
	[[ $stderr == *$'975 the same\ndiff-registers: 1000 before + 30 entered - 25 left = 1005 now'* ]]
	[ "$(grep -c '	left	' <<<"$output") $(grep -c '	entered	' <<<"$output")" = '25 30' ]
	{ tsv "household_id id_number township"; people 1 135; } >a
	{ tsv "household_id id_number township"; people 2 139; } >b
	run -1 --separate-stderr diff-registers -e -k $key a b
	[[ $stderr == *'135 before + 4 entered - 1 left = 138 now'* ]]
}

@test "the identity by group and in all, against sums of another program, on tables of every kind" {
	# counted V OLD NEW: the balance by awk, by group and in all; V = 1 counts the column, else rows
	counted() {
		awk -F '\t' -v v="$1" '
			function n(row) { return v ? row : 1 }
			FNR == 1 { file++; next }
			file == 1 { g[$1] = $2; w[$1] = n($3); old[$2] += n($3); all[$2]; next }
			{ new[$2] += n($3); all[$2]; seen[$1] }
			!($1 in g) { entered[$2] += n($3); next }
			g[$1] != $2 { in_[$2] += n($3); out[g[$1]] += w[$1]; next }
			{ adjusted[$2] += n($3) - w[$1] }
			END {
				for (key in g) if (!(key in seen)) left[g[key]] += w[key]
				for (k in all) {
					if (old[k] + entered[k] + in_[k] - out[k] + adjusted[k] - left[k] != new[k]) print "BROKEN"
					printf "%s\t%d\t%d\t%d\t%d\t%d\t%d%s\n", k, old[k], entered[k], in_[k], out[k], left[k], new[k], v ? "\t" adjusted[k] + 0 : ""
				}
			}' "$2" "$3" | sort
	}
	for seed in {1..25}; do
		# up to 60 households of 80, in 3 groups, one of them without a name; few, none, or nothing in common
		for part in old new; do
			awk -v seed="$seed$part" 'BEGIN {
				srand(seed % 1000 + (seed ~ /new/) * 7919)
				print "household_id\ttownship\tcovered_persons"
				most = rand() < 0.15 ? 0 : 60
				from = rand() < 0.15 ? 100 : 0
				for (i = 0; i < 80 && most; i++)
					if (rand() < 0.7) printf "H%d\t%s\t%d\n", (i * 37) % 80 + from, substr("AB", int(rand() * 3) + 1, 1), rand() * 5
			}' >$part.tsv
		done
		for v in 0 1; do
			option=
			[ $v = 0 ] || option='-v covered_persons'
			# shellcheck disable=SC2086 # several words or none
			diff-registers -k household_id --by township $option --balance b.tsv -o out old.tsv new.tsv 2>said
			diff <(counted $v old.tsv new.tsv) <(sed 1d b.tsv | cut -f "1-7$([ $v = 0 ] || echo ,8)" | sort)
			# and the sentence, of the sum of all groups
			awk -F '\t' -v v=$v 'NR > 1 { o += $2; e += $3; i += $4; m += $5; l += $6; n += $7; a += v ? $8 : 0 }
				END { a += i - m; print "diff-registers: " o + 0 " before + " e + 0 " entered - " l + 0 " left" (a < 0 ? " + " a " adjusted" : a ? " + " a " adjusted" : "") " = " n + 0 " now"
					exit o + e + a - l != n }' b.tsv | grep -qxFf - said
		done
	done
	# empty registers
	tsv 'household_id township' >none
	tsv 'household_id township' 'H1 A' >one
	for tables in 'none none:0 before + 0 entered - 0 left = 0' 'none one:0 before + 1 entered - 0 left = 1' 'one none:1 before + 0 entered - 1 left = 0'; do
		# shellcheck disable=SC2086 # two words
		diff-registers -k household_id --by township ${tables%:*} 2>&1 >out | grep -qxF "diff-registers: ${tables#*:} now"
	done
	# the same person in two rows would be counted twice: no identity, and no table
	tsv 'household_id township' 'H1 A' 'H1 B' >twice
	hold 2 '\c' "diff-registers: twice:3: column 'household_id': the key of line 2 again" -- diff-registers -k household_id --by township one twice
}

@test "F59 the archive against the system: 3030 and 3300 differ by 270.00; blank is not missing" {
	tsv 'household_id income_year family_size phone' 'P1 3030 4 ' 'P2 12120.00 4 0990-1' 'P3 2400 2 ' >archive.tsv
	tsv 'household_id income_year family_size phone' 'P2 12120 4 ' 'P1 3300.00 4 ' 'P4 1800 1 ' >system.tsv
	hold 0 "$(tsv 'household_id change column archive system difference' 'P1 changed income_year 3030 3300.00 270.00' \
		'P2 changed phone 0990-1  ' 'P3 left    ' 'P4 entered    ')" \
		"diff-registers: column 'income_year' changed: 1
diff-registers: column 'phone' changed: 1
diff-registers: 2 changed, 0 the same
diff-registers: 3 before + 1 entered - 1 left = 3 now
diff-registers: 6 rows in, 4 out, 0 refused" -- \
		diff-registers -k household_id --as archive,system --difference archive.tsv system.tsv
}

@test "F59 two sources: one value in two writings is the same, and counted; other names for a column" {
	printf 'household_id\tid_number\tname\tbirth_date\tincome_year\tresidence\taccount\tphone\n' | tee archive.tsv >system.tsv
	cat >>archive.tsv <<-'END'
		H1	990101198005010011	张 三	2016/1/5	1,200.00	城镇	6222 0000 1111 2222	1
		H2	99010119800501001x	肖红	2016-01-05	1200	urban	007	-
		H3	990101800501001	买买提・艾力	2016.1.5	0.12万元	rural	1	
		H4							
	END
	cat >>system.tsv <<-'END'
		H1	 990101198005010011	张三	2016-01-05	1200	urban	6222000011112222	1
		H2	99010119800501001X	萧红	2016-01-06	1201	urban	7	
		H3	990101198005010011	买买提·艾力	2016年1月5日	1200.00	农村	1	无
		H4				0			
	END
	# another name, another day, one yuan, another account, nothing and 0 or a word: these are for people
	hold 0 "$(tsv 'household_id change column archive system difference' 'H2 changed name 肖红 萧红 ' \
		'H2 changed birth_date 2016-01-05 2016-01-06 ' 'H2 changed income_year 1200 1201 1.00' 'H2 changed account 007 7 ' \
		'H2 changed phone -  ' 'H3 changed phone  无 ' 'H4 changed income_year  0 ')" \
		"diff-registers: column 'name' changed: 1
diff-registers: column 'birth_date' changed: 1
diff-registers: column 'income_year' changed: 2
diff-registers: column 'account' changed: 1
diff-registers: column 'phone' changed: 2
diff-registers: column 'id_number' written otherwise, the same value: 3
diff-registers: column 'name' written otherwise, the same value: 2
diff-registers: column 'birth_date' written otherwise, the same value: 2
diff-registers: column 'income_year' written otherwise, the same value: 2
diff-registers: column 'residence' written otherwise, the same value: 2
diff-registers: column 'account' written otherwise, the same value: 1
diff-registers: 3 changed, 1 the same
diff-registers: 4 before + 0 entered - 0 left = 4 now
diff-registers: 8 rows in, 7 out, 0 refused" -- \
		diff-registers -k household_id --as archive,system --difference archive.tsv system.tsv
	# a month that had to be guessed is none
	tsv 'household_id month' 'H1 2024.1' 'H2 2024年3月' >a
	tsv 'household_id month' 'H1 2024-01' 'H2 2024-03' >b
	hold 0 "$(tsv 'household_id change column old new' 'H1 changed month 2024.1 2024-01')" '' -- diff-registers -q -k household_id a b
	sed -i '1s/income_year/declared/' system.tsv
	hold 0 "$(tsv 'household_id change column old new difference' 'H2 changed income_year=declared 1200 1201 1.00' \
		'H4 changed income_year=declared  0 ')" '' -- diff-registers -q -k household_id -c income_year=declared,residence --difference archive.tsv system.tsv
	# of one header, too
	tsv 'household_id income_year declared' 'H1 5 5.0' 'H2 5 6' >both.tsv
	hold 0 "$(tsv 'household_id change column old new' 'H2 changed income_year=declared 5 6')" '' -- \
		diff-registers -q -k household_id -c income_year=declared both.tsv both.tsv
	hold 2 '' "diff-registers: system.tsv:1: no column 'declare'; did you mean 'declared'?" -- \
		diff-registers -k household_id -c income_year=declare archive.tsv system.tsv
	hold 2 '' "diff-registers: archive.tsv:1: no column 'declared'" -- diff-registers -k household_id -c declared=declared archive.tsv system.tsv
}

@test "F60 from poor to lifted: 44 + 7 = 51 households, 46 + 10 = 56 persons; 62 + 24 = 86, 215 + 72 = 287" {
	# persons of 51 households: 44 of them lifted in the year, with 46 persons
	register() {
		tsv "household_id id_number standing"
		for ((i = 1; i <= 51; i++)); do
			n=$((i <= 2 ? 2 : i > 48 ? 2 : 1))
			standing=$((i <= 44 && $1))
			for ((k = 1; k <= n; k++)); do
				printf 'H%d\tP%d.%d\t%s\n' "$i" "$i" "$k" "$([ $standing = 1 ] && echo lifted || echo poor)"
			done
		done
	}
	register 0 >a
	register 1 >b
	diff-registers -q -k $key --by standing --balance persons.tsv -o out a b
	hold 0 "$(tsv 'standing old moved_in moved_out new' 'lifted 0 46 0 46' 'poor 56 0 46 10')" '' -- \
		select-rows -q -c standing,old,moved_in,moved_out,new persons.tsv
	select-rows -q --distinct household_id b -o b-h
	select-rows -q --distinct household_id a | diff-registers -q -k household_id --by standing --balance - -o out - b-h >households.tsv
	hold 0 "$(tsv 'standing old moved_in moved_out new' 'lifted 0 44 0 44' 'poor 51 0 44 7')" '' -- \
		select-rows -q -c standing,old,moved_in,moved_out,new households.tsv
	# 24 households with 72 persons more than last year's 62 with 215
	{ tsv household_id; seq -f H%.0f 62; } >a
	{ tsv household_id; seq -f H%.0f 86; } >b
	diff-registers -k household_id a b 2>&1 >out | grep -qx 'diff-registers: 62 before + 24 entered - 0 left = 86 now'
	{ tsv 'household_id id_number'; seq 215 | awk '{ print "H" ($1 - 1) % 62 + 1 "\tP" $1 }'; } >a
	{ cat a; seq 216 287 | awk '{ print "H" $1 % 24 + 63 "\tP" $1 }'; } >b
	diff-registers -k $key a b 2>&1 >out | grep -qx 'diff-registers: 215 before + 72 entered - 0 left = 287 now'
}

@test "F60 what a village told against what its years add up to: 28 households agree, 67 persons are not 79" {
	tsv 'place_id year households persons' 'V2 2014 8 22' 'V2 2015 13 27' 'V2 2016 3 5' 'V2 2017 1 4' 'V2 2018 3 9' >years.tsv
	tsv 'place_id households persons' 'V2 28 79' >told.tsv
	sum-funds -q -k place_id -v households,persons --as households,persons years.tsv |
		diff-registers -q -k place_id --as counted,told --difference - told.tsv >out
	hold 0 "$(tsv 'place_id change column counted told difference' 'V2 changed persons 67 79 12')" '' -- cat out
}

@test "the ledger over three months, with answers" {
	echo finding_id >l3
	found 'dup:H1 dup   451.00 一号多户' 'age:H2 age 60 59  年龄不符' 'age:H3 age 59 61  年龄不符' 'dead:H4 dead   208.00 亡故仍发' >f4
	hold 0 "$(tsv 'finding_id check expected actual amount message finding_status handler handled_on note ledger_state' \
		'dup:H1 dup   451.00 一号多户     new' 'age:H2 age 60 59  年龄不符     new' 'age:H3 age 59 61  年龄不符     new' \
		'dead:H4 dead   208.00 亡故仍发     new')" 'diff-registers: to be answered: 4 new, 0 open, 0 again; 0 cleared; 0 gone, 0 gone before
diff-registers: 0 before + 4 new = 4 now
diff-registers: 4 rows in, 4 out, 0 refused' -- diff-registers -k finding_id l3 f4
	mv stdout.txt l4
	answer l4 dup:H1 dismissed
	answer l4 age:H2 fixed
	answer l4 age:H3 dismissed
	# May: cleared and the same; gone; cleared and now different; open, the amount the same by value; new
	found 'new:H9 new    x' 'dead:H4 dead   208.0 亡故仍发' 'dup:H1 dup   451.00 另一句话' 'age:H3 age 59 62  年龄不符' >f5
	hold 0 "$(tsv 'finding_id check expected actual amount message finding_status handler handled_on note ledger_state' \
		'dup:H1 dup   451.00 另一句话 dismissed 张三 2016-04-20 看过 cleared' \
		'age:H2 age 60 59  年龄不符 fixed 张三 2016-04-20 看过 gone' \
		'age:H3 age 59 62  年龄不符 open 张三 2016-04-20 看过 again' \
		'dead:H4 dead   208.0 亡故仍发     open' 'new:H9 new    x     new')" \
		'diff-registers: to be answered: 1 new, 1 open, 1 again; 1 cleared; 1 gone, 0 gone before
diff-registers: 4 before + 1 new = 5 now
diff-registers: 8 rows in, 5 out, 0 refused' -- bash -c 'diff-registers -k finding_id l4 - <f5'
	mv stdout.txt l5
	answer l5 age:H3 dismissed
	answer l5 new:H9 confirmed
	answer l5 dead:H4 fixed
	# June: what was mended is back; what was dismissed anew stays away; what was said to be mended is still there
	found 'age:H2 age 60 59  年龄不符' 'age:H3 age 59 62  年龄不符' 'dead:H4 dead   208.00 亡故仍发' 'new:H9 new    y' >f6
	diff-registers -k finding_id l5 f6 -o l6 2>said
	hold 0 "$(tsv 'finding_id finding_status handler ledger_state' 'dup:H1 dismissed 张三 gone' 'age:H2 open 张三 again' \
		'age:H3 dismissed 张三 cleared' 'dead:H4 fixed 张三 cleared' 'new:H9 confirmed 张三 open')" '' -- states l6
	grep -qx 'diff-registers: marked as fixed and found as before: 1' said
	# July: nothing is found any more, and in August something dismissed is back, as it was
	found >empty
	sed -i '$!N; s/\n$//' empty
	diff-registers -q -k finding_id l6 empty -o l7
	hold 0 "$(tsv 'finding_id finding_status handler ledger_state' 'dup:H1 dismissed 张三 past' 'age:H2 open 张三 gone' \
		'age:H3 dismissed 张三 gone' 'dead:H4 fixed 张三 gone' 'new:H9 confirmed 张三 gone')" '' -- states l7
	diff-registers -q -k finding_id l7 f4 -F ledger -m 2016-08 --figures-to figures.tsv -o l8
	hold 0 "$(tsv 'finding_id finding_status handler ledger_state' 'dup:H1 dismissed 张三 cleared' 'age:H2 open 张三 again' \
		'age:H3 open 张三 again' 'dead:H4 open 张三 again' 'new:H9 confirmed 张三 past')" '' -- states l8
	hold 0 "$(tsv 'key value as_of' 'ledger.before 5 2016-08-31' 'ledger.now 5 2016-08-31' 'ledger.new 0 2016-08-31' \
		'ledger.open 0 2016-08-31' 'ledger.again 3 2016-08-31' 'ledger.cleared 1 2016-08-31' 'ledger.gone 0 2016-08-31' \
		'ledger.past 1 2016-08-31')" '' -- select-rows -q -c key,value,as_of figures.tsv
}

@test "cleared in one month and not asked again in the next: a register with its month, payments, two programmes" {
	a=990101198005010011
	echo finding_id >l
	# what is wrong with a person of the register, April and May
	for m in 04 05; do
		tsv 'household_id month id_number relation family_size' "H1 2016-$m $a head 2" >t.tsv
		check-records -q -f f t.tsv >out
		select-rows -q -w "severity = 'doubt'" f -o f$m
	done
	diff-registers -q -k finding_id l f04 -o l04
	answer l04 members-few:H1:family_size dismissed
	diff-registers -q -k finding_id l04 f05 -o l05
	hold 0 "$(tsv 'finding_id month finding_status handler ledger_state' 'members-few:H1:family_size 2016-05 dismissed 张三 cleared')" '' -- \
		select-rows -q -c finding_id,month,finding_status,handler,ledger_state l05
	# payments: each month is one of its own, and what was dismissed of one is of the later ones
	tsv 'finding_id month household_id actual amount 整改单位' 'dead:2016-03:H1 2016-03 H1 x  ' 'dead:2016-04:H1 2016-04 H1 x  所' 'dead:2016-04:H2 2016-04 H2 x  ' \
		'dead:2016-04:H3 2016-04 H3 x 5 ' 'stack:2016-04:H4:a+b 2016-04 H4 x 9 ' 'dead:2016-06:H5 2016-06 H5 x  ' >f
	diff-registers -q -k finding_id l f -o l04
	for id in dead:2016-04:H1 dead:2016-04:H3 stack:2016-04:H4:a+b dead:2016-06:H5; do answer l04 $id dismissed; done
	answer l04 dead:2016-03:H1 confirmed
	answer l04 dead:2016-04:H2 fixed
	tsv 'finding_id month household_id actual amount' 'dead:2016-05:H1 2016-05 H1 x ' 'dead:2016-05:H2 2016-05 H2 x ' 'dead:2016-05:H3 2016-05 H3 x 6' \
		'stack:2016-05:H4:a+b 2016-05 H4 x 9.00' 'dead:2016-05:H5 2016-05 H5 x ' 'dead:2016-05:H6 2016-05 H6 x ' >f
	hold 0 '' 'diff-registers: to be answered: 4 new, 0 open, 0 again; 2 cleared; 6 gone, 0 gone before
diff-registers: dismissed in an earlier month, and found as then: 2
diff-registers: 6 before + 6 new = 12 now
diff-registers: 12 rows in, 12 out, 0 refused' -- diff-registers -k finding_id l04 f -o l05
	# mended and paid again; another amount; an earlier month; nothing known
	hold 0 "$(tsv 'finding_id finding_status handler 整改单位 ledger_state' 'dead:2016-05:H1 dismissed 张三 所 cleared' 'dead:2016-05:H2    new' \
		'dead:2016-05:H3    new' 'stack:2016-05:H4:a+b dismissed 张三  cleared' 'dead:2016-05:H5    new' 'dead:2016-05:H6    new')" '' -- \
		bash -c "select-rows -q -c finding_id,finding_status,handler,整改单位,ledger_state l05 | grep -e finding_id -e 2016-05"
	# the amount in another writing is the same amount
	sed 's/9\.00/９.00元/' f | diff-registers -q -k finding_id l04 - | cmp - <(sed 's/9\.00/９.00元/' l05)
	# June: from May on
	sed 's/2016-05/2016-06/g' f | grep -v H5 >f06
	diff-registers -q -k finding_id l05 f06 -o l06
	[ "$(select-rows -q -w "month = 2016-06-01 and ledger_state = 'cleared'" -c finding_id l06 | sed 1d | tr '\n' ' ')" = 'dead:2016-06:H1 stack:2016-06:H4:a+b ' ]
}

# typed FILE ADDRESS TYPE VALUE...: a clerk types into cells of a workbook that were empty, or behind the last of a row; TYPE is n or str
typed() {
	local book=$PWD/$1 part=xl/worksheets/sheet1.xml cell
	shift
	unzip -q -o "$book" "$part" -d typed
	sed -i 's|</row>|&\n|g' "typed/$part"
	for (( ; $# >= 3; )); do
		cell="t=\"$2\"><v>$3</v></c>"
		sed -i "s|\(<c r=\"$1\"[^>]*\)/>|\1 $cell|; t; /<row r=\"${1#?}\"/s|</row>|<c r=\"$1\" $cell&|" "typed/$part"
		[ "$(grep -o "<c r=\"$1\"" "typed/$part" | wc -l)" -eq 1 ]
		shift 3
	done
	(cd typed && zip -q "$book" "$part")
}

@test "answers typed in a workbook: the ledger goes out, is filled in by words, comes back and is carried on" {
	needs_xlsx
	tsv 'name type label_zh' 'remedied_by text 整改单位' >own.tsv
	tsv 'finding_id check severity township month expected actual amount message' 'age:H1:2 age doubt 青石镇  60 59  年龄不符' \
		'dup:H2 dup error 青石镇    451.00 一号多户' 'dead:2016-04:H3 dead error 城关镇 2016-04  001 208.00 亡故仍发' \
		'age:H4:1 age doubt 城关镇  60 =1+1  年龄不符' 'age:H5:1 age note 城关镇  60 58  年龄不符' >f4
	echo finding_id >l3
	diff-registers -q -k finding_id l3 f4 -o l4
	export-table -q l4 -o l4.xlsx
	import-table -q l4.xlsx | cmp - l4
	# status, handler, day (typed and as a date), note, and a column of their own
	typed l4.xlsx J2 str 不属实 K2 str 张三 L2 n 42480 M2 str 户口本为准 J3 str ' 已整改' K3 str 李四 L3 str 2016/4/21 J4 str 核实无误 \
		J5 str 属实 O1 str 整改单位 O3 str 民政所 O5 str 民政所
	import-table -q -D own.tsv l4.xlsx -o l4.back
	hold 0 "$(tsv 'finding_id actual finding_status handler handled_on note remedied_by ledger_state' \
		'age:H1:2 59 dismissed 张三 2016-04-20 户口本为准  new' 'dup:H2  fixed 李四 2016-04-21  民政所 new' \
		'dead:2016-04:H3 001 dismissed     new' 'age:H4:1 =1+1 confirmed    民政所 new' 'age:H5:1 58      new')" '' -- \
		select-rows -q -c finding_id,actual,finding_status,handler,handled_on,note,remedied_by,ledger_state l4.back
	# May: the dead man is paid again, dup:H2 is mended, age:H5:1 says something else
	sed 's/2016-04/2016-05/g; /^dup/d; s/58/57/' f4 >f5
	hold 0 "$(tsv 'finding_id finding_status handler handled_on note remedied_by ledger_state' \
		'age:H1:2 dismissed 张三 2016-04-20 户口本为准  cleared' 'dup:H2 fixed 李四 2016-04-21  民政所 gone' \
		'dead:2016-04:H3 dismissed     gone' 'age:H4:1 confirmed    民政所 open' 'age:H5:1      open' \
		'dead:2016-05:H3 dismissed     cleared')" '' -- \
		bash -c 'diff-registers -q -k finding_id l4.back f5 | select-rows -q -c finding_id,finding_status,handler,handled_on,note,remedied_by,ledger_state -'
	# a word that is none: the answer is not lost, and said where
	typed l4.xlsx J6 str 差不多
	import-table -q l4.xlsx -o l4.back
	hold 2 '' "diff-registers: l4.back:6: column 'finding_status': is none of open,confirmed,dismissed,fixed,rechecked" -- \
		diff-registers -q -k finding_id l4.back f5
}

@test "payments of several months: the latest answer counts, in whatever order the rows stand" {
	tsv 'finding_id month finding_status ledger_state' 'dead:2016-04:H1 2016-04 dismissed open' 'dead:2016-05:H1 2016-05 confirmed open' \
		'dead:2016-05:H2 2016-05 dismissed open' 'dead:2016-04:H2 2016-04 confirmed open' >l
	tsv 'finding_id month' 'dead:2016-06:H1 2016-06' 'dead:2016-06:H2 2016-06' >f
	diff-registers -q -k finding_id -o out l f
	hold 0 "$(tsv 'finding_id finding_status ledger_state' 'dead:2016-06:H1  new' 'dead:2016-06:H2 dismissed cleared')" '' -- \
		select-rows -q -w 'month = 2016-06-01' -c finding_id,finding_status,ledger_state out
}

@test "the ledger by township" {
	tsv 'finding_id township finding_status ledger_state' 'a 青石镇 dismissed open' 'b 青石镇 confirmed open' 'c 城关镇 fixed open' 'd 城关镇  gone' >l
	tsv 'finding_id township' 'a 青石镇' 'b 青石镇' 'e 城关镇' 'f ' >f
	hold 0 "$(tsv 'township new open again cleared gone past' ' 1 0 0 0 0 0' '城关镇 1 0 0 0 1 1' '青石镇 0 1 0 1 0 0')" '' -- \
		diff-registers -q -k finding_id --by township --balance - -o out l f
	hold 0 "$(tsv 'new open again cleared gone past' '2 1 0 1 1 1')" '' -- diff-registers -q -k finding_id --balance - -o out2 l f
	cmp out out2
	hold 0 "$(tsv 'doubts.-.new 1' 'doubts.城关镇.new 1' 'doubts.青石镇.new 0' 'doubts.total.before 4' 'doubts.total.now 6' 'doubts.total.new 2')" '' -- \
		bash -c 'diff-registers -q -k finding_id --by township -F doubts l f | cut -f 1,2 | grep -e "new	" -e total.before -e total.now'
	hold 2 '' "diff-registers: f:1: no column 'village'" -- diff-registers -q -k finding_id --by village l f
	tsv 'finding_id ledger_state' 'a open' >again
	hold 2 '' "diff-registers: column 'ledger_state': the output has a column of this name of its own" -- \
		diff-registers -q -k finding_id --by ledger_state l again
	hold 2 '' "diff-registers: column 'open': the output has a column of this name of its own" -- diff-registers -q -k finding_id --by open l f
}

@test "F32 100 found, 98 cleared: two to be answered; -e until all are" {
	{ tsv 'finding_id amount'; seq -f 'f%.0f	1.00' 100; } >found.tsv
	echo finding_id >none
	diff-registers -q -k finding_id none found.tsv -o april.tsv
	awk -F '\t' -v OFS='\t' 'NR > 1 && NR <= 99 { $3 = NR % 2 ? "fixed" : "dismissed" } 1' april.tsv >answered.tsv
	hold 1 '' 'diff-registers: to be answered: 0 new, 2 open, 0 again; 98 cleared; 0 gone, 0 gone before
diff-registers: marked as fixed and found as before: 49
diff-registers: 100 before + 0 new = 100 now
diff-registers: 200 rows in, 100 out, 0 refused' -- diff-registers -e -k finding_id -o may.tsv answered.tsv found.tsv
	sed -i 's/\t\t\t\t\topen$/\trechecked\t\t\t\tcleared/' may.tsv
	diff-registers -q -e -k finding_id may.tsv found.tsv >out
}

@test "a ledger: columns of people stay, -c says what was found, a status that is no code is an error, --plain" {
	tsv 'finding_id severity finding_status 整改单位 ledger_state' 'a doubt dismissed 民政所 open' 'b note dismissed 乡镇 open' >l
	tsv 'finding_id severity' 'a error' 'b note' >f
	hold 0 "$(tsv 'finding_id severity finding_status 整改单位 handler handled_on note ledger_state' 'a error dismissed 民政所    cleared' \
		'b note dismissed 乡镇    cleared')" '' -- diff-registers -q -k finding_id l f
	hold 0 "$(tsv 'finding_id severity finding_status 整改单位 handler handled_on note ledger_state' 'a error open 民政所    again' \
		'b note dismissed 乡镇    cleared')" '' -- diff-registers -q -k finding_id -c severity l f
	hold 0 "$(tsv 'finding_id change column old new' 'a changed severity doubt error')" '' -- diff-registers -q -k finding_id --plain l f
	sed -i 's/dismissed/不属实/' l
	hold 2 '' "diff-registers: l:2: column 'finding_status': is none of open,confirmed,dismissed,fixed,rechecked" -- \
		diff-registers -q -k finding_id l f
	sed -i 's/不属实//; s/open$/opened/' l
	hold 2 '' "diff-registers: l:2: column 'ledger_state': is none of new,open,again,cleared,gone,past" -- \
		diff-registers -q -k finding_id l f
	# and in the findings of this month, not only when they are last month's ledger; no cell is shown
	sed -i 's/opened/open/' l
	for id in a b c; do
		tsv 'finding_id finding_status severity' 'b  note' "$id 甲一 note" >f
		[ $id != b ] || sed -i 2d f
		hold 2 '' "diff-registers: f:$(wc -l <f): column 'finding_status': is none of open,confirmed,dismissed,fixed,rechecked" -- \
			diff-registers -q -k finding_id l f
	done
}

@test "a key twice, an empty key: both lines, in either table, from a file and from a pipe" {
	tsv 'a b' '1 2' '3 4' '1 5' >dup
	tsv 'a b' '1 2' >one
	hold 2 '' "diff-registers: dup:4: column 'a': the key of line 2 again" -- diff-registers -k a dup one
	hold 2 '' "diff-registers: dup:4: column 'a': the key of line 2 again" -- diff-registers -k a one dup
	hold 2 '' "diff-registers: -:4: column 'a': the key of line 2 again" -- bash -c 'diff-registers -k a - one <dup'
	hold 2 '' "diff-registers: -:4: column 'a': the key of line 2 again" -- bash -c 'cat dup | diff-registers -k a one -'
	tsv 'a b c' '1  x' '  y' >empty
	hold 2 '' "diff-registers: empty:3: column 'a,b': is empty" -- diff-registers -k a,b empty empty
	tsv 'a b c' '1  x' >s
	# nor are blanks a key, of whatever width
	for blank in ' ' '　' $'\xc2\xa0 '; do
		printf 'a\tb\tc\n%s\t\tx\n' "$blank" >empty
		hold 2 '' "diff-registers: empty:2: column 'a,b': is empty" -- diff-registers -k a,b s empty
		hold 2 '' "diff-registers: empty:2: column 'a,b': is empty" -- diff-registers -k a,b empty s
	done
	# one empty cell is a cell like others, and no separator can be forged
	tsv 'a b c' '1  x' '1 2 y' ' 12 z' >s
	tsv 'a b c' '12  z' '1 2 y' '1  w' >t
	hold 0 "$(tsv 'a b change column old new' '1  changed c x w' ' 12 left   ' '12  entered   ')" '' -- diff-registers -q -k a,b s t
}

@test "bad streams: status 2, no last newline, the old file stays" {
	for bad in 'a b\n1\t2' 'a\tb\n1\n' 'a\tb\n1\t\xff\n' 'a\tb\n1\t\0\n' ''; do
		# shellcheck disable=SC2059 # the bytes are the format
		printf "$bad" >bad
		tsv 'a b' '1 2' >good
		echo before >file
		for tables in 'bad good' 'good bad' '- good' 'good -'; do
			# shellcheck disable=SC2086 # two words
			run -2 --separate-stderr diff-registers -q -k a -o file $tables <bad
			[ "$(cat file)" = before ]
			[ "$(find . -name '*file*')" = ./file ]
		done
	done
	printf 'a\tb\n1\t2' >bad
	hold 2 '' 'diff-registers: bad:2: no newline at the end: the stream may be cut' -- diff-registers -k a good bad
	hold 0 "$(tsv 'a change column old new' '1 same   ')" '' -- diff-registers -q -k a --same --accept-missing-newline bad bad
	# nor is the table there without its balance or its figures
	for option in --balance '-F low --figures-to'; do
		# shellcheck disable=SC2086 # several words
		hold 2 '' 'diff-registers: /dev/full: cannot write: No space left on device' -- \
			diff-registers -q -k a -o file $option /dev/full good good
		[ "$(cat file)" = before ]
		[ "$(find . -name '*file*')" = ./file ]
	done
	hold 2 '' 'diff-registers: TMPDIR: cannot write: No such file or directory' -- \
		env TMPDIR="$PWD/none" bash -c 'diff-registers -q -k a good - <good'
}

@test "long tables in any order, of rows of every length: as sort and comm say" {
	awk 'BEGIN { OFS = "\t"; print "household_id", "name"; for (i = 0; i < 30000; i++) { k = i * 7919 % 30011; printf "K%d\t%0*d\n", k, k % 97 + 1, k % 13 } }' >a
	awk 'BEGIN { OFS = "\t"; print "household_id", "name"; for (i = 0; i < 30000; i++) { k = i * 104729 % 34039; printf "K%d\t%0*d\n", k, k % 97 + 1, (k + (k % 100 == 0)) % 13 } }' >b
	diff-registers -q -k household_id a b >out
	diff-registers -q -k household_id <(cat a) <(cat b) | cmp - out
	cut -f 1 a | sort >a.k
	cut -f 1 b | sort >b.k
	awk -F '\t' '$2 == "left" { print $1 }' out | sort | cmp - <(comm -23 a.k b.k)
	awk -F '\t' '$2 == "entered" { print $1 }' out | sort | cmp - <(comm -13 a.k b.k)
	awk -F '\t' '$2 == "changed" { print $1, $4, $5 }' out | sort |
		cmp - <(join -t '	' <(sort a) <(sort b) | awk -F '\t' '$2 != $3 { print $1, $2, $3 }' | sort)
	# and in the order of the tables
	awk -F '\t' '$2 == "entered" { print $1 }' out | cmp - <(cut -f 1 b | grep -vxFf a.k)
}

@test "no name, no number in a message" {
	tsv 'id_number name township' '990101198005010011 甲一 青石镇' '990101198005010011 甲一 青石镇' >dup
	run -2 --separate-stderr diff-registers -k id_number dup dup
	[[ $stderr != *9901* && $stderr != *甲一* ]]
	run -0 --separate-stderr diff-registers -k id_number --by township,name <(sed 2d dup) <(sed '2d; s/甲一/甲二/' dup)
	[[ $stderr != *9901* && $stderr != *甲* ]]
}

@test "usage" {
	for arguments in '' 'old.tsv new.tsv' '-k id_number' '-k id_number old.tsv' '-k id_number old.tsv new.tsv old.tsv' '-k id_number - -' \
		'-k id_number -c name --ignore note old.tsv new.tsv' '-k id_number --as one old.tsv new.tsv' '-k id_number --figures-to f old.tsv new.tsv' \
		'-k id_number --as id_number,b old.tsv new.tsv' '-k id_number -m 2016-13 old.tsv new.tsv' '-k finding_id --same old.tsv new.tsv' \
		'-k id_number --plain old.tsv new.tsv' '-k finding_id -v amount old.tsv new.tsv'; do
		# shellcheck disable=SC2086 # several words
		diff-registers $arguments </dev/null 2>err && return 1
		grep -q '^usage: diff-registers ' err || { echo "$arguments: $(cat err)"; return 1; }
	done
	tsv 'change b' '1 2' >t
	hold 2 '' "diff-registers: column 'change': the output has a column of this name of its own" -- diff-registers -k change t t
	hold 2 '' "diff-registers: column 'column': the output has a column of this name of its own" -- diff-registers -k b --as column,x t t
	for name in adjusted changed; do
		tsv "a $name covered_persons" '1 2 3' >t
		hold 2 '' "diff-registers: column '$name': the output has a column of this name of its own" -- \
			diff-registers -k a -v covered_persons --by $name --balance b t t
	done
	tsv 'a moved_in' '1 2' >t
	hold 2 '' "diff-registers: column 'moved_in': the output has a column of this name of its own" -- \
		diff-registers -k a --by moved_in --balance b -o out t t
	diff-registers -q -k a --by moved_in t t >out
}
