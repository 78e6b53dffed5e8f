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

# kind FILE: what its first bytes say
kind() {
	case $(head -c 4 "$1" | od -An -tx1) in
	' 50 4b 03 04') echo xlsx ;;
	' d0 cf 11 e0') echo xls ;;
	*) echo text ;;
	esac
}

# cell FILE ADDRESS: the number there
cell() {
	unzip -p "$1" xl/worksheets/sheet1.xml | sed -n "s|.*<c r=\"$2\"[^>]*><v>\([^<]*\)</v>.*|\1|p"
}

# put_cell FILE ADDRESS TYPE VALUE: another value for a cell with a number; TYPE is n or str
put_cell() {
	local part=xl/worksheets/sheet1.xml new="<c r=\"$2\" t=\"$3\"><v>$4</v></c>"
	unzip -q -o "$1" "$part" -d book
	sed -i "s|<c r=\"$2\"[^>]*><v>[^<]*</v></c>|$new|" "book/$part"
	grep -qF "$new" "book/$part"
	(cd book && zip -q "$1" "$part")
}

@test "ten raw sheets a month: seven xlsx, one xls, two GB18030 CSV, one with four bytes a character" {
	needs_xlsx
	for month in 2016-01 2016-02 2016-03 2016-04 2016-05; do
		[ "$(for sheet in "$work/in/$month"/*; do kind "$sheet"; done | sort | uniq -c | tr -s ' \n' ' ')" = ' 2 text 1 xls 7 xlsx ' ]
		for sheet in "$work/in/$month"/*.csv; do
			run ! iconv -f UTF-8 -t UTF-8 "$sheet"
			iconv -f GB18030 -t UTF-8 "$sheet" >/dev/null
		done
	done
	grep -qF "$(printf 𣲘溪村 | iconv -f UTF-8 -t GB18030)" "$work/in/2016-05/双桥镇2016农低.csv"
	[ "$(printf 𣲘 | iconv -f UTF-8 -t GB18030 | wc -c)" -eq 4 ]
}

@test "the same sheets without xlsx give the same registers and payments" {
	XLSX=no county_make "$PWD/text" month >/dev/null
	[ -z "$(find text/in -name '*.xlsx')" ]
	for month in 2016-01 2016-02 2016-03 2016-04 2016-05; do
		# but for the file and the row that each came from
		cut -f 1-12,16 "$work/reg/$month.tsv" | cmp - <(cut -f 1-12,16 "text/reg/$month.tsv")
		cmp "$work/due/$month.tsv" "text/due/$month.tsv"
	done
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

@test "last month + entered - left = this month, from the registers: households and persons" {
	identity() {
		for m in 01:02 02:03 03:04 04:05; do
			diff-registers -k household_id "${@:2}" -o changes.tsv \
				<(select-rows -q -w "residence = '$1'" "$work/reg/2016-${m%:*}.tsv") \
				<(select-rows -q -w "residence = '$1'" "$work/reg/2016-${m#*:}.tsv") 2>&1 | sed -n 's/^diff-registers: \(.* before .*\)/\1/p'
		done
	}
	hold 0 '115 before + 4 entered - 2 left = 117 now
117 before + 4 entered - 2 left = 119 now
119 before + 4 entered - 1 left = 122 now
122 before + 3 entered - 2 left = 123 now' '' -- identity urban
	hold 0 '130 before + 4 entered - 2 left = 132 now
132 before + 5 entered - 2 left = 135 now
135 before + 4 entered - 1 left = 138 now
138 before + 4 entered - 2 left = 140 now' '' -- identity urban -v covered_persons
	hold 0 '915 before + 26 entered - 6 left = 935 now
935 before + 28 entered - 5 left = 958 now
958 before + 29 entered - 4 left = 983 now
983 before + 32 entered - 8 left = 1007 now' '' -- identity rural -v covered_persons
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

@test "the list for the bank, read back, is what is due" {
	needs_xlsx
	import-table -q -c payee_name,account,amount "$work/out/bank-2016-05.xlsx" >got
	select-rows -q -c payee_name,account,amount "$work/due/2016-05.tsv" | diff - got
	[ "$(sed 1d got | cut -f 2 | sort -u | grep -cx '[0-9]\{19\}')" -eq 1048 ]
}

@test "the notice tells no number of anybody" {
	needs_xlsx
	unzip -p "$work/out/notice-2016-05.xlsx" 'xl/worksheets/*.xml' | sed 's/<[^>]*>/ /g' >text
	grep -q 青石镇 text
	run ! grep -q '[0-9*]\{8\}' text
	import-table -q -c township,village,name,amount "$work/out/notice-2016-05.xlsx" | sed 1d | sort >got
	join-tables -q -k household_id "$work/due/2016-05.tsv" <(cut -f 1,5 "$work/reg/2016-05.tsv") |
		select-rows -q -c township,village,head_name,amount | sed 1d | sort | cmp - got
}

@test "the statistics, by township" {
	needs_xlsx
	unzip -p "$work/out/statistics-2016-05.xlsx" xl/worksheets/sheet1.xml | sed 's/<\/row>/\n/g; s/<[^>]*>/ /g' |
		tr -s ' ' | sed -n '/^ [0-9][0-9]* /p; /^ 合计/p' | sed 's/ $//' >got
	diff - got <<-'END'
		 1 三岔乡 71 75 75 11240 149.87
		 2 双桥镇 122 136 136 20447 150.35
		 3 城关镇 123 140 140 46460 331.86
		 4 大坪乡 87 101 101 14628 144.83
		 5 柳林乡 91 97 97 14982 154.45
		 6 河口镇 119 127 127 18941 149.14
		 7 白杨镇 102 109 109 16430 150.73
		 8 青石镇 135 146 146 21924 150.16
		 9 高岭乡 67 72 72 10509 145.96
		 10 龙泉镇 131 144 144 20833 144.67
		 合计 1048 1147 1147 196394 171.22
	END
}

@test "who entered and who left in May, as a workbook and in the report" {
	needs_xlsx
	grep -qx '| 城鎮 | 138 | 4 | 2 | 140 |' "$work/out/report-2016-05.md"
	grep -qx '| 農村 | 983 | 32 | 8 | 1007 |' "$work/out/report-2016-05.md"
	[ "$(figure "$work" change.total.new)" = 1147 ]
	# the households of one month that the other has not, by other means
	cut -f 1 "$work/reg/2016-04.tsv" | sort >april
	cut -f 1 "$work/reg/2016-05.tsv" | sort >may
	import-table -q -c household_id,change,covered_persons "$work/out/changes-2016-05.xlsx" >got
	awk '$2 == "entered" { print $1 }' got | sort | diff - <(comm -13 april may)
	awk '$2 == "left" { print $1 }' got | sort | diff - <(comm -23 april may)
}

@test "the first month has none before it" {
	own
	county_make "$work" month M=2016-01 >/dev/null
	grep -q 本月沒有可比的上月名冊 "$work/out/report-2016-01.md"
	[ "$(wc -l <"$work/w/changes-2016-01.tsv")" -eq 1 ]
}

@test "the platform's 299 are 191 + 108, although a plain join finds 179" {
	needs_xlsx
	run ! iconv -f UTF-8 -t UTF-8 "$work/in/platform.csv"
	[ "$(sed 1d "$work/w/platform.tsv" | wc -l)" -eq 299 ]
	[ "$(figure "$work" platform.both) $(figure "$work" platform.left_rest)" = '191 108' ]
	[ "$(figure "$work" platform.review) $(figure "$work" platform.conflict)" = '0 0' ]
	select-rows -q -c household_id,head_id_number "$work/reg/2016-05.tsv" | sed '1s/head_id/id/' |
		join-tables -q --inner -k id_number "$work/w/platform.tsv" - | sed 1d >plain
	[ "$(wc -l <plain)" -eq 179 ]
	[ "$(grep -c '^.*both.*id:1-digit' "$work/w/platform-2016-05.tsv")" -eq 12 ]
	import-table -q -c id_number "$work/out/missing-2016-05.xlsx" | sed 1d | sort >got
	[ "$(grep -c '^990102' got)" -eq 108 ]
	[ "$(wc -l <got)" -eq 108 ]
}

@test "the usual comparisons: 299 = 191 + 108 by the recipes too, and an answer of April is not asked again in May" {
	local answered lists=compare/2016-05/doubts
	own
	county_make "$work" comparisons M=2016-04
	# somebody who is in neither register
	answered=$(select-rows -q -c id_number,finding_id "$work/compare/2016-04/doubts/open.tsv" | sed -n 's/^990102.*\t//p' | tail -n 1)
	awk -F '\t' -v OFS='\t' -v id="$answered" 'NR == 1 { for (i = 1; $i != "finding_status"; i++); }
		$1 == id { $i = "dismissed" }
		{ print }' "$work/compare/2016-04/doubts/ledger.tsv" >ledger.tsv
	cp ledger.tsv "$work/compare/2016-04/doubts/ledger.tsv"
	county_make "$work" comparisons
	[ "$(tail -n 1 "$work/$lists/poor-townships.tsv")" = "$(tsv 'total 299 191 108 0 63.88 857')" ]
	[ "$(tail -n 1 "$work/$lists/poor-sum.tsv")" = "$(tsv 'total 0 108')" ]
	grep -qx "107	doubt_poor	.*" "$work/out/doubts-2016-05.tsv"
	[ "$(select-rows -q -w "finding_id = '$answered'" -c ledger_state "$work/$lists/ledger.tsv" | tail -n 1)" = cleared ]
	# nothing of a person in what is to be asked
	run ! grep -E '[0-9]{15}' "$work/out/doubts-2016-05.tsv"
}

@test "made again, nothing is done" {
	own
	run -0 county_make "$work" month
	# shellcheck disable=SC2154 # output is set by run
	[[ $output != *import-table* && $output != *calc-subsidy* && $output != *gen-report* && $output != *export-table* ]]
}

@test "a changed income in one raw sheet changes that month and what follows from it, by what it must" {
	needs_xlsx
	own
	sheet=$work/in/2016-05/白杨镇.xlsx
	household=$(import-table -q -c household_id "$sheet" | sed -n 2p)
	row() {
		awk -F '\t' -v h="$household" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next }
			$at["household_id"] == h { print $at["amount"] }' "$work/due/2016-05.tsv"
	}
	before=$(row)
	[ "$(cell "$sheet" H2)" -eq 1 ]
	# 12 yuan more for each member: 12.00 less a month for the one covered person
	put_cell "$sheet" I2 n $(($(cell "$sheet" I2) + 12 * $(cell "$sheet" G2)))
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
	needs_xlsx
	own
	sheet=$work/in/2016-05/白杨镇.xlsx
	put_cell "$sheet" I2 n $((240 * $(cell "$sheet" G2)))
	run -0 county_make "$work" month
	[ "$(figure "$work" low.dibao.rural.households)" = 924 ]
	[ "$(figure "$work" low.dibao.rural.persons)" = 1006 ]
	[ "$(figure "$work" low.dibao.rural.person_times)" = 4797 ]
}

@test "a sheet that was taken away is missed" {
	own
	rm "$work/in/2016-05/白杨镇".*
	run -0 county_make "$work" month
	[ "$(figure "$work" low.dibao.rural.households)" -lt 925 ]
}

@test "a cell that is no amount stops the month, is named, and the payments stay what they were" {
	needs_xlsx
	own
	cp "$work/due/2016-05.tsv" due.tsv
	put_cell "$work/in/2016-05/白杨镇.xlsx" I3 str 二百
	run -2 --separate-stderr county_make "$work" month
	# shellcheck disable=SC2154 # stderr is set by run
	[[ $stderr == *"import-table: in/2016-05/白杨镇.xlsx[Sheet1]:3: column 'income_month': cell I3: '二百' is not an amount"* ]]
	cmp due.tsv "$work/due/2016-05.tsv"
}

@test "a household in a village nobody knows, or an ID number with a wrong digit, stops the month" {
	needs_xlsx
	own
	sheet=$work/in/2016-05/白杨镇.xlsx
	cp "$work/reg/2016-05.tsv" reg.tsv
	id=$(import-table -q -c head_id_number "$sheet" | sed -n 3p)
	[ "${#id}" -eq 18 ]
	unzip -q "$sheet" xl/worksheets/sheet1.xml -d book
	sed -i "s/$id/${id:0:16}X${id:17}/; s/大树村/小树村/g" book/xl/worksheets/sheet1.xml
	(cd book && zip -q "$sheet" xl/worksheets/sheet1.xml)
	run -2 --separate-stderr county_make "$work" month
	[[ $stderr == *"column 'head_id_number': id-character: "* && $stderr == *"column 'area_code': check_area: "* ]]
	[[ $stderr != *"${id:6:8}"* ]]
	cmp reg.tsv "$work/reg/2016-05.tsv"
	# each with its cell: the village has twelve households
	select-rows -q -c check,sheet,column "$work/w/findings-2016-05.tsv" | sed 1d | sort | uniq -c | tr -s ' \t' ' ' >got
	printf ' %s\n' '12 check_area Sheet1 area_code' '1 id-character Sheet1 head_id_number' | diff - got
}

@test "a sheet whose totals row is not the sum of its rows stops the month" {
	needs_xlsx
	own
	sheet=$work/in/2016-05/青石镇农村低保.xlsx
	put_cell "$sheet" J3 n $(($(cell "$sheet" J3) + 1))
	run -2 --separate-stderr county_make "$work" month
	[[ $stderr == *'青石镇农村低保.xlsx[农村低保]:138:'*'the totals row says 30276.00, the rows add up to 30277.00'* ]]
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
