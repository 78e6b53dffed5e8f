#!/usr/bin/env bats
# The example county: from the raw sheets of ten offices to the published paragraph.

load common

county=$BATS_TEST_DIRNAME/../share/examples/county

setup_file() {
	load common
	unset MAKEFLAGS MAKELEVEL MFLAGS MAKEOVERRIDES
	county_make "$BATS_FILE_TMPDIR/work" month
}

# county_make WORK ARGUMENT...
county_make() {
	local work=$1
	shift
	make --no-print-directory -C "$county" "$@" WORK="$work" BUILD="$BUILD" Q=-q
}

setup() {
	unset MAKEFLAGS MAKELEVEL MFLAGS MAKEOVERRIDES
	work=$BATS_FILE_TMPDIR/work
	cd "$BATS_TEST_TMPDIR" || return
}

# a copy of what was made, to change
own() {
	cp -R --preserve=timestamps "$work" own
	work=$BATS_TEST_TMPDIR/own
}

# of the figures of WORK
figure() {
	awk -F '\t' -v key="$2" '$1 == key { print $2 }' "$1/fig/all-2016-05.tsv"
}

@test "ten raw sheets a month, three of them GB18030, one with TABs" {
	for month in 2016-01 2016-02 2016-03 2016-04 2016-05; do
		set -- "$work/in/$month"/*
		[ "$#" -eq 10 ]
	done
	gb=0
	for sheet; do
		iconv -f UTF-8 -t UTF-8 "$sheet" >/dev/null 2>&1 || gb=$((gb + 1))
	done
	[ "$gb" -ge 3 ]
	[ "$(find "$work/in/2016-05" -name '*.txt' | wc -l)" -eq 1 ]
}

@test "every month is read as it was before the townships spelled it" {
	for month in 2016-01 2016-02 2016-03 2016-04 2016-05; do
		cut -f 1-10 "$work/in/$month/.truth" >truth.tsv
		select-rows -q -c "$(head -n 1 truth.tsv | tr '\t' ,)" "$work/reg/$month.tsv" | diff truth.tsv -
	done
}

@test "households, persons and amounts of every month, from the payments" {
	for month in 2016-01 2016-02 2016-03 2016-04 2016-05; do
		sum-funds -q -k month,residence "$work/due/$month.tsv" | sed 1d
	done | cut -f 1-4,6 | sort -k 2,2 -k 1,1 >got
	tsv '2016-01 rural 843 915 136283.00' '2016-02 rural 861 935 139264.00' '2016-03 rural 882 958 142661.00' \
		'2016-04 rural 904 983 146358.00' '2016-05 rural 925 1007 149934.00' \
		'2016-01 urban 115 130 43140.00' '2016-02 urban 117 132 43804.00' '2016-03 urban 119 135 44800.00' \
		'2016-04 urban 122 138 45796.00' '2016-05 urban 123 140 46460.00' | diff - got
	# the same by other means: the cells added up without the suite
	for month in 2016-01 2016-02 2016-03 2016-04 2016-05; do
		awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
			{ split($at["amount"], yuan, "."); fen[$at["residence"]] += yuan[1] * 100 + yuan[2]
			  n[$at["residence"]] += $at["persons"]; homes[$at["residence"]]++ }
			END { for (r in fen) printf "%s\t%s\t%d\t%d\t%d.%02d\n", month, r, homes[r], n[r], int(fen[r] / 100), fen[r] % 100 }
		' month="$month" "$work/due/$month.tsv"
	done | sort -k 2,2 -k 1,1 | diff got -
	[ "$(cat "$work"/due/2016-0[1-5].tsv | grep -c '^2016-')" -eq 5011 ]
}

@test "the figures behind the paragraph" {
	[ "$(figure "$work" low.dibao.urban.amount)" = 224000.00 ]
	[ "$(figure "$work" low.dibao.rural.amount)" = 714500.00 ]
	[ "$(figure "$work" low.dibao.urban.person_times)" = 675 ]
	[ "$(figure "$work" low.dibao.rural.person_times)" = 4798 ]
	[ "$(figure "$work" low.dibao.urban.average)" = 331.85 ]
	[ "$(figure "$work" low.dibao.rural.average)" = 148.92 ]
	[ "$(awk -F '\t' 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } { print $at["percent"] }' \
		"$work/w/targets-2016-05.tsv" | tr '\n' ' ')" = '127.63 99.28 ' ]
}

@test "the paragraph" {
	{
		printf %s 一是城鎮居民最低生活保障。截止5月20日，全縣符合享受最低生活保障條件的123戶140名城鎮居民納入了城鎮低保，
		printf %s 累計已發放低保資金22.4萬元、保障675人次、累計人均補差331.85元，完成目標任務人均補差260元的127.63%。
		printf '\n%s' 二是農村居民最低生活保障。截止5月20日，全縣納入農村低保的對象925戶1007人，
		printf %s 累計已發放低保資金71.45萬元、保障4798人次、累計人均補助148.92元，完成目標任務人均補助150元的99.28%，
		printf '%s\n' 預計年底順利完成目標任務。
	} | diff - "$work/out/paragraph-2016-05.txt"
	while read -r line; do
		grep -qF "$line" "$work/out/report-2016-05.md"
	done <"$work/out/paragraph-2016-05.txt"
	[ -s "$work/out/report-2016-05.html" ]
}

@test "made again, nothing is done" {
	run -0 county_make "$work" month
	# shellcheck disable=SC2154 # output is set by run
	[[ $output != *import-table* && $output != *calc-subsidy* && $output != *gen-report* ]]
}

@test "a changed income in one raw sheet changes that month and what follows from it, by what it must" {
	own
	sheet=$(find "$work/in/2016-05" -name '白杨镇.csv')
	household=$(awk -F , 'NR == 2 { print $1 }' "$sheet")
	row() {
		awk -F '\t' -v h="$household" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
			$at["household_id"] == h { print $at["amount"] }' "$work/due/2016-05.tsv"
	}
	before=$(row)
	size=$(awk -F , 'NR == 2 { print $7 }' "$sheet")
	[ "$(awk -F , 'NR == 2 { print $8 }' "$sheet")" -eq 1 ]
	# 12 yuan more for each member: 12.00 less a month for the one covered person
	awk -F , -v OFS=, -v more="$((12 * size))" 'NR == 2 { $9 += more } { print }' "$sheet" >changed
	cp changed "$sheet"
	run -0 county_make "$work" month
	[ "$(grep -c '^import-table' <<<"$output")" -eq 1 ]
	[[ $output == *"-o due/2016-05.tsv"* && $output != *"-o due/2016-04.tsv"* ]]
	awk -v a="$before" -v b="$(row)" 'BEGIN { exit !(a - b == 12) }'
	[ "$(figure "$work" low.dibao.rural.amount)" = 714488.00 ]
	[ "$(figure "$work" low.dibao.urban.amount)" = 224000.00 ]
	# 714488 / 4798 = 148.9137…; / 150 = 99.27 %
	[ "$(figure "$work" low.dibao.rural.average)" = 148.91 ]
	paragraph=$(cat "$work/out/paragraph-2016-05.txt")
	[[ $paragraph == *148.91元* && $paragraph == *99.27%* && $paragraph == *331.85元* ]]
}

@test "a household over the standard is paid no more" {
	own
	sheet=$(find "$work/in/2016-05" -name '白杨镇.csv')
	awk -F , -v OFS=, 'NR == 2 { $9 = 240 * $7 } { print }' "$sheet" >changed
	cp changed "$sheet"
	run -0 county_make "$work" month
	[ "$(figure "$work" low.dibao.rural.households)" = 924 ]
	[ "$(figure "$work" low.dibao.rural.persons)" = 1006 ]
	[ "$(figure "$work" low.dibao.rural.person_times)" = 4797 ]
}

@test "a sheet that was taken away is missed" {
	own
	rm "$work/in/2016-05/白杨镇.csv"
	run -0 county_make "$work" month
	[ "$(figure "$work" low.dibao.rural.households)" -lt 925 ]
}

@test "a cell that is no amount stops the month, is named, and the payments stay what they were" {
	own
	sheet=$work/in/2016-05/白杨镇.csv
	cp "$work/due/2016-05.tsv" due.tsv
	awk -F , -v OFS=, 'NR == 3 { $9 = "二百" } { print }' "$sheet" >changed
	cp changed "$sheet"
	run -2 --separate-stderr county_make "$work" month
	# shellcheck disable=SC2154 # stderr is set by run
	[[ $stderr == *'import-table: in/2016-05/白杨镇.csv:3: column '* ]]
	cmp due.tsv "$work/due/2016-05.tsv"
}

@test "a sheet whose totals row is not the sum of its rows stops the month" {
	own
	sheet=$work/in/2016-05/青石镇农村低保.csv
	awk -F , -v OFS=, 'NR == 3 { $10 = sprintf("%.2f", $10 + 1) } { print }' "$sheet" >changed
	cp changed "$sheet"
	run -2 --separate-stderr county_make "$work" month
	[[ $stderr == *'青石镇农村低保.csv:138:'*'the totals row says 30276.00, the rows add up to 30277.00'* ]]
}

@test "January alone: one month is a span of one" {
	own
	run -0 county_make "$work" month M=2016-01
	grep -q $'^low.dibao.urban.amount\t43140.00\t' "$work/fig/all-2016-01.tsv"
}

@test "folders with blanks in their names, everything at once" {
	mkdir 'a county'
	cp -R "$county/../.." 'a county/our share'
	rm -rf 'a county/our share/examples/county/work'
	run -0 make --no-print-directory -j 4 -C 'a county/our share/examples/county' demo WORK="$PWD/a county/my work" BUILD="$BUILD"
	diff "$work/out/paragraph-2016-05.txt" 'a county/my work/out/paragraph-2016-05.txt'
	[[ $output == *"$(cat "$work/out/paragraph-2016-05.txt")"* ]]
	[[ $output == *"$PWD/a county/my work/out/report-2016-05.md"* ]]
}

@test "without the decision in between, the same payments" {
	calc-subsidy -q -r "$county/../../policy/990101" -p dibao -m 2016-05 "$work/reg/2016-05.tsv" | cmp - "$work/due/2016-05.tsv"
}
