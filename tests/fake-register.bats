#!/usr/bin/env bats
# fake-register: the register and the sheets that a plan and a seed make.

load common

plan_header='sheet township village stratum households covered family_size residence standard amount_per_person from_month to_month'

# plan 'row' ...: a plan of these rows
plan() {
	tsv "$plan_header" "$@" >plan.tsv
}

# layout 'row' ...: layouts of these rows, `_` for an empty cell
layout() {
	tsv 'sheet part text column parent form' "$@" | sed 's/\t_/\t/g' >layouts.tsv
}

@test "a plan becomes households, in order of household_id" {
	plan 'a T V,W s 2 1 3 rural 240.00 149.00 2016-01 2016-02' 'b U X t 1 1 1 urban 420.00 254.50 2016-01 '
	hold 0 "$(printf '%s\t' household_id township village residence head_name head_id_number \
		family_size covered_persons income_month from_month)to_month
H0000001	T	V	rural	冯山平	99010119670301001X	3	1	273.00	2016-01	2016-02
H0000002	T	V	rural	刘秀萍	990101195705140008	3	1	273.00	2016-01	2016-02
H0000003	U	X	urban	李秀	990101197906220003	1	1	165.50	2016-01	" \
		'fake-register: 2 rows in, 3 out, 0 refused' -- fake-register -T plan.tsv
}

@test "the same seed the same register, another seed another one with the same totals" {
	plan 'a T V,W,X s 400 2 3 rural 240.00 149.00 2016-01 '
	fake-register -q -T plan.tsv --seed 7 -o a.tsv
	fake-register -q -T plan.tsv --seed 7 -o b.tsv
	fake-register -q -T plan.tsv --seed 8 -o c.tsv
	cmp a.tsv b.tsv
	run ! cmp -s a.tsv c.tsv
	[ "$(cut -f 7-9 a.tsv | sort | uniq -c)" = "$(cut -f 7-9 c.tsv | sort | uniq -c)" ]
}

@test "identity numbers: right check characters, real births, of adults, none twice, the area asked for" {
	plan 'a T V s 20000 1 1 rural 240.00 149.00 2016-01 '
	fake-register -q -T plan.tsv --area 990102 -o r.tsv
	[ "$(sed 1d r.tsv | cut -f 6 | sort -u | wc -l)" -eq 20000 ]
	sed 1d r.tsv | cut -f 6 | awk '
	function leap(y) { return y % 4 == 0 && y % 100 || y % 400 == 0 }
	BEGIN { split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", w, " "); split("31 28 31 30 31 30 31 31 30 31 30 31", days, " ") }
	{
		s = 0
		for (i = 1; i <= 17; i++) s += w[i] * substr($0, i, 1)
		y = substr($0, 7, 4) + 0; m = substr($0, 11, 2) + 0; d = substr($0, 13, 2) + 0
		if (length($0) != 18 || substr($0, 1, 6) != "990102" || substr($0, 18) != substr("10X98765432", s % 11 + 1, 1)) bad++
		if (m < 1 || m > 12 || d < 1 || d > days[m] + (m == 2 && leap(y))) bad++
		if (y < 1920 || y > 1997) bad++
	}
	END { exit bad > 0 }'
}

@test "-m keeps who is present, households keep their names" {
	plan 'a T V s 1 1 1 rural 240.00 149.00 2016-01 2016-02' 'a T V t 1 1 1 rural 240.00 140.00 2016-03 '
	fake-register -q -T plan.tsv -o all.tsv
	[ "$(fake-register -q -T plan.tsv -m 2016-02)" = "$(sed -n 1,2p all.tsv)" ]
	[ "$(fake-register -q -T plan.tsv -m 2016-03)" = "$(sed -n 1p all.tsv; sed -n 3p all.tsv)" ]
	[ "$(fake-register -q -T plan.tsv -m 2016-02..2016-03)" = "$(cat all.tsv)" ]
	[ "$(fake-register -q -T plan.tsv -m 2015-12)" = "$(head -n 1 all.tsv)" ]
}

@test "income is exact whatever the family" {
	plan 'a T V s 1 2 7 rural 317.01 0.02 2016-01 '
	[ "$(fake-register -q -T plan.tsv | sed 1d | cut -f 9)" = 2218.93 ]
}

@test "a sheet: two header rows, villages with sums, titles, quotes, GB18030, CRLF" {
	plan 'a T V s 2 1 1 rural 240.00 149.00 2016-01 ' 'a T W t 1 2 2 rural 2400.00 1000.00 2016-01 '
	layout 'a file 表.csv _ _ _' 'a encoding GB18030 _ _ _' 'a title {year}年{month}月,"表" _ _ _' 'a blank _ _ _ _' \
		'a column 序号 row _ _' 'a column 村 village _ _' 'a column 人口 family_size 家庭 _' \
		'a column 月收入 income_month 家庭 comma' \
		'a subtotal 小计 _ _ _' 'a total 合计 _ _ _' 'a blank _ _ _ _' 'a foot 填表人： _ _ _'
	mkdir out
	hold 0 '' 'fake-register: 1 sheet written
fake-register: 2 rows in, 3 out, 0 refused' -- fake-register -T plan.tsv -m 2016-05 -o r.tsv --layouts layouts.tsv --sheets out
	iconv -f GB18030 -t UTF-8 out/表.csv >got
	printf '%s\r\n' '"2016年5月,""表""",,,' ',,,' '序号,村,家庭,' ',,人口,月收入' '1,V,1,91.00' '2,V,1,91.00' \
		'小计,,2,182.00' '3,W,2,"2,800.00"' '小计,,2,"2,800.00"' '合计,,4,"2,982.00"' ',,,' '填表人：,,,' >want
	diff want got
}

@test "spellings" {
	plan 'a T V s 1 1 1 rural 2400.00 1000.00 2016-01 2016-09'
	layout 'a file a.txt _ _ _' 'a encoding UTF-8-BOM _ _ _' 'a newline lf _ _ _' 'a delimiter tab _ _ _' \
		'a column a income_month _ short' 'a column b income_month _ wan' 'a column c income_month _ fullwidth' \
		'a column d from_month _ dot' 'a column e to_month _ chinese' 'a column f from_month _ compact' \
		'a column g residence _ urban=城镇,rural=农村' 'a column h household_id _ tick' 'a column i amount _ comma' \
		'a column j standard _ _' 'a column k payee_name _ spaced' 'a column l account _ _'
	fake-register -q -T plan.tsv -o r.tsv --layouts layouts.tsv --sheets .
	printf '\xef\xbb\xbf%s\n' "$(tsv 'a b c d e f g h i j k l')" >want
	tsv "1400 0.14 １４００．００ 2016.01 2016年9月 201601 农村 'H0000001 1,000.00 2400.00 冯山平 9901010000000000016" >>want
	diff want a.txt
}

@test "merged cells and blank rows between households" {
	plan 'a T V s 3 1 1 rural 240.00 100.00 2016-01 '
	layout 'a file a.csv _ _ _' 'a newline lf _ _ _' 'a ragged _ _ _ _' 'a gap 2 _ _ _' 'a column 乡镇 township _ merged' \
		'a column 户编号 household_id _ _'
	fake-register -q -T plan.tsv -o r.tsv --layouts layouts.tsv --sheets .
	printf '%s\n' 乡镇,户编号 T,H0000001 ,H0000002 '' T,H0000003 | diff - a.csv
}

@test "three header rows, again at the top of each page; totals after each village" {
	plan 'a T V s 3 1 2 rural 2400.00 100.00 2016-01 '
	layout 'a file a.csv _ _ _' 'a newline lf _ _ _' 'a page 2 _ _ _' 'a column 村 village _ merged' \
		'a column 户号 household_id 户 _' 'a column 人口 family_size 户/人 _' 'a column 保障 covered_persons 户/人 _' \
		'a column 收入 income_month 户/钱 _' 'a column 补差 amount 钱 _' 'a subtotal 小计 _ _ _'
	fake-register -q -T plan.tsv -o r.tsv --layouts layouts.tsv --sheets .
	printf '%s\n' 村,户,,,,钱 ,户号,人,,钱,补差 ,,人口,保障,收入, V,H0000001,2,1,4600.00,100.00 ,H0000002,2,1,4600.00,100.00 \
		村,户,,,,钱 ,户号,人,,钱,补差 ,,人口,保障,收入, V,H0000003,2,1,4600.00,100.00 小计,,6,3,13800.00,300.00 | diff - a.csv
}

# parts of the workbook FILE: "address type text" of each cell with a value; NAME=VALUE of elements
cells() {
	unzip -p "$1" xl/worksheets/sheet1.xml | sed 's/<c r="/\n/g' |
		sed -n 's/^\([A-Z]*[0-9]*\)"\( s="[0-9]*"\)\{0,1\}\( t="\([a-zA-Z]*\)"\)\{0,1\}>\(.*\)<\/c>.*/\1 \4 \5/p' | sed 's/<[^>]*>//g'
}
elements() {
	unzip -p "$1" "$2" | grep -o "<$3 [^>]*>"
}

# a sheet with everything that a workbook can say
book() {
	plan 'a T V s 2 1 3 rural 2400.00 149.00 2016-01 ' 'a T W t 1 2 2 rural 2400.00 1000.00 2016-02 '
	layout "a file $1 _ _ _" 'a tab 低保 _ _ _' 'a hidden 字典 _ _ rural=农村,urban=城镇' 'a title {year}年{month}月表 _ _ _' \
		'a column 序号 row _ _' 'a column 村 village _ merged' 'a column 户编号 household_id _ _' \
		'a column 户主身份证号 head_id_number 户主 _' 'a column 户主姓名 head_name 户主 _' 'a column 城乡类别 residence _ rural=农村,hidden' \
		'a column 家庭人口 family_size _ _' 'a column 家庭月收入（元） income_month 钱 comma' \
		'a column 月保障金额（元） amount 钱 comma,yen,text' 'a column 起发年月 from_month _ chinese,date' \
		'a subtotal 小计 _ _ _' 'a total 合计 _ _ _' 'a foot 填表人： _ _ _'
	sed -i '/\(hidden\|text\|date\)$/s/,/ /g' layouts.tsv
	fake-register -q -T plan.tsv -m 2016-05 -o r.tsv --layouts layouts.tsv --sheets .
}

@test "an xlsx workbook: numbers, dates, texts, merged cells, hidden ones" {
	needs_xlsx
	book a.xlsx
	# a title, two rows of header, V with two households and its sum, W with one
	cells a.xlsx >got
	# 42370 and 42401 are 1 January and 1 February 2016
	diff - got <<-'END'
		A1 inlineStr 2016年5月表
		A2 inlineStr 序号
		B2 inlineStr 村
		C2 inlineStr 户编号
		D2 inlineStr 户主
		F2 inlineStr 城乡类别
		G2 inlineStr 家庭人口
		H2 inlineStr 钱
		J2 inlineStr 起发年月
		D3 inlineStr 户主身份证号
		E3 inlineStr 户主姓名
		H3 inlineStr 家庭月收入（元）
		I3 inlineStr 月保障金额（元）
		A4  1
		B4 inlineStr V
		C4 inlineStr H0000001
		D4 inlineStr 99010119670301001X
		E4 inlineStr 冯山平
		F4 inlineStr 农村
		G4  3
		H4  6753
		I4 inlineStr ￥149.00
		J4  42370
		A5  2
		C5 inlineStr H0000002
		D5 inlineStr 990101195705140008
		E5 inlineStr 刘秀萍
		F5 inlineStr 农村
		G5  3
		H5  6753
		I5 inlineStr ￥149.00
		J5  42370
		A6 inlineStr 小计
		G6  6
		H6  13506
		I6 inlineStr ￥298.00
		A7  3
		B7 inlineStr W
		C7 inlineStr H0000003
		D7 inlineStr 990101197907230000
		E7 inlineStr 李秀
		F7 inlineStr 农村
		G7  2
		H7  2800
		I7 inlineStr ￥2,000.00
		J7  42401
		A8 inlineStr 小计
		G8  2
		H8  2800
		I8 inlineStr ￥2,000.00
		A9 inlineStr 合计
		G9  8
		H9  16306
		I9 inlineStr ￥2,298.00
		A10 inlineStr 填表人：
	END
	[ "$(elements a.xlsx xl/workbook.xml sheet | grep -o ' name="[^"]*"\| state="[^"]*"' | tr -d '\n')" = \
		' name="低保" name="字典" state="hidden"' ]
	[ "$(elements a.xlsx xl/worksheets/sheet1.xml mergeCell | sed 's/.*ref="\([^"]*\)".*/\1/' | sort | tr '\n' ' ')" = \
		'A10:J10 A1:J1 A2:A3 A6:F6 A8:F8 A9:F9 B2:B3 B4:B5 C2:C3 D2:E2 F2:F3 G2:G3 H2:I2 J2:J3 ' ]
	[ "$(elements a.xlsx xl/worksheets/sheet1.xml col | grep 'hidden="1"' | grep -o 'min="[0-9]*"')" = 'min="6"' ]
	[ "$(elements a.xlsx xl/styles.xml numFmt | grep -o 'formatCode="[^"]*"' | tr '\n' ' ')" = \
		'formatCode="#,##0.00" formatCode="yyyy&quot;年&quot;m&quot;月&quot;" ' ]
}

@test "the second sheet: codes and words, under a name of its own" {
	needs_xlsx
	book a.xlsx
	[ "$(unzip -p a.xlsx xl/worksheets/sheet2.xml | grep -o '<t[^>]*>[^<]*' | sed 's/.*>//' | tr '\n' ' ')" = 'rural 农村 urban 城镇 ' ]
	sed -i 's/hidden\t字典/hidden\t低保/' layouts.tsv
	rm a.xlsx r.tsv
	hold 2 '' "fake-register: a.xlsx: '低保' cannot be the name of a sheet, or is one already" -- \
		fake-register -q -T plan.tsv -m 2016-05 -o r.tsv --layouts layouts.tsv --sheets .
	[ ! -e a.xlsx ] && [ ! -e r.tsv ]
}

@test "the same bytes whatever the time zone and the folder for temporary files" {
	needs_xlsx
	book a.xlsx
	mkdir tmp again
	TZ=Asia/Shanghai TMPDIR=$PWD/tmp fake-register -q -T plan.tsv -m 2016-05 -o r.tsv --layouts layouts.tsv --sheets again
	cmp a.xlsx again/a.xlsx
	[ -z "$(ls -A tmp)" ]
}

@test "an xls workbook is one, by its first bytes" {
	book a.xls
	[ "$(head -c 8 a.xls | od -An -tx1)" = ' d0 cf 11 e0 a1 b1 1a e1' ]
	cp a.xls b.xls
	book a.xls
	cmp a.xls b.xls
	# some column is wide enough for 18 digits: COLINFO, that column, 19 characters
	LC_ALL=C grep -aqP '\x7d\0\x0c\0(.)\0\1\0\0\x13' a.xls
}

@test "a sheet is there whole, or not at all" {
	for name in a.csv a.xls a.xlsx; do
		[ "$name ${XLSX:-yes}" != 'a.xlsx no' ] || continue
		book "$name"
		mv "$name" want
		for what in write fsync rename; do
			for ((n = 1; n < 100; n++)); do
				rm -f "$name" r.tsv
				got=0
				FAULT="$what=$n:5" "$BUILD/fault/fake-register" -q -T plan.tsv -m 2016-05 -o r.tsv \
					--layouts layouts.tsv --sheets . 2>said || got=$?
				[ ! -e "$name" ] || cmp "$name" want
				[ "$got" -ne 0 ] || break
				[ "$got" -eq 2 ]
				grep -q '^fake-register: .*Input/output error$' said
				[ ! -e r.tsv ]
			done
			[ "$n" -gt 2 ] && [ "$n" -lt 100 ] && cmp "$name" want
		done
	done
}

@test "import-table reads the three kinds alike" {
	needs_xlsx
	columns=household_id,village,residence,head_name,head_id_number,family_size,income_month,from_month
	for name in a.csv a.xls a.xlsx; do
		book "$name"
		select-rows -q -c "$columns" r.tsv >want.tsv
		import-table -q -c "$columns" --fill-down village "$name" >got.tsv
		diff want.tsv got.tsv
	done
}

# refuses ROW MESSAGE: a plan of this row
refuses() {
	plan 'a T V s 1 1 1 rural 240.00 149.00 2016-01 ' "$1"
	run -2 --separate-stderr fake-register -T plan.tsv
	# shellcheck disable=SC2154 # set by run
	[ "$stderr" = "fake-register: plan.tsv:3: $2" ] || {
		echo "$stderr"
		return 1
	}
	fake-register -T plan.tsv 2>&1 >out.tsv | cat >/dev/null || :
	[ "$(tail -c 1 out.tsv | od -An -tx1)" != ' 0a' ]
}

@test "what is wrong with a plan is named" {
	refuses 'a T V s 0 1 1 rural 240.00 149.00 2016-01 ' "column 'households': must be a whole number from 1 to 9999999"
	refuses 'a T V s 1.5 1 1 rural 240.00 149.00 2016-01 ' "column 'households': must be a whole number from 1 to 9999999"
	refuses 'a T V s 1 x 1 rural 240.00 149.00 2016-01 ' "column 'covered': must be a whole number from 1 to 9999999"
	refuses 'a T V s 1 2 1 rural 240.00 149.00 2016-01 ' "column 'covered': more covered persons than family members"
	refuses 'a T V s 1 1 1 rural 240.00 240.01 2016-01 ' "column 'amount_per_person': more than the standard"
	refuses 'a T V s 1 1 1 rural 240.00 -1 2016-01 ' \
		"column 'amount_per_person': must be an amount from 0, with at most two decimals"
	refuses 'a T V s 1 1 1 rural 240.001 149.00 2016-01 ' \
		"column 'standard': must be an amount from 0, with at most two decimals"
	refuses 'a T V s 1 1 1 rural 240.00 149.00 2016-13 ' \
		"column 'from_month': must be a month (YYYY-MM) from 1995-01 to 2099-12"
	refuses 'a T V s 1 1 1 rural 240.00 149.00 2016-02 2016-01' \
		"column 'to_month': must be empty or a month (YYYY-MM) not before from_month"
	refuses 'a T V s 9999999 1 1 rural 240.00 149.00 2016-02 ' "column 'households': more than 9999999 households in all"
}

@test "what is wrong with layouts is named" {
	plan 'a T V s 1 1 1 rural 240.00 149.00 2016-01 '
	says() {
		run -2 --separate-stderr fake-register -T plan.tsv -o r.tsv --layouts layouts.tsv --sheets .
		[ "$stderr" = "fake-register: $1" ] && [ ! -e r.tsv ] || {
			echo "$stderr"
			return 1
		}
	}
	layout 'a colour red _ _ _'
	says "layouts.tsv:2: column 'part': no such part of a sheet"
	for tab in 'a/b' "'a" 0123456789012345678901234567890a _; do
		layout "a tab $tab _ _ _"
		says "layouts.tsv:2: column 'text': a name of a sheet has 1 to 31 characters and none of []:*?/\\"
	done
	layout 'a page 0 _ _ _'
	says "layouts.tsv:2: column 'text': must be a whole number from 1 to 9999999"
	layout 'a file ../x _ _ _'
	says "layouts.tsv:2: column 'text': a plain file name is needed, without a folder"
	layout 'a column 年龄 age _ _'
	says "layouts.tsv:2: column 'column': not a column that fake-register can fill"
	layout 'a column 收入 income_month _ pretty'
	says "layouts.tsv:2: column 'form': no such spelling"
	layout 'a total 合计 _ _ _'
	says "layouts.tsv:2: column 'part': a total or foot stands below the columns, a title above them"
	layout 'a file a.csv _ _ _'
	says "layouts.tsv: the sheet 'a' has no columns"
	layout 'a file a.csv _ _ _' 'a column 村 village _ _' 'b file a.csv _ _ _' 'b column 村 village _ _'
	says "layouts.tsv: the sheet 'b' has the file name of an earlier one"
	layout 'b file b.csv _ _ _' 'b column 村 village _ _'
	says "the plan's sheet 'a' has no layout"
	layout 'a file a.csv _ _ _' 'a encoding KLINGON _ _ _' 'a column 村 village _ _'
	says "a.csv: cannot write encoding 'KLINGON': Invalid argument"
	layout 'a file a.csv _ _ _' 'a title {month} _ _ _' 'a column 村 village _ _'
	says 'a.csv: {year} and {month} need -m with one month'
	layout 'a file a.csv _ _ _' 'a column 村 village _ wan'
	says "a.csv: column '村': a value cannot be spelled so"
	[ ! -e a.csv ]
}

@test "what is wrong with the command line is named" {
	plan 'a T V s 1 1 1 rural 240.00 149.00 2016-01 '
	usage='usage: fake-register [-q] [-m month] [-o file] [--area code] [--seed n] [--sheets folder --layouts file] [--damage profile --twin file --truth file] -T plan'
	says() {
		local text=$1
		shift
		run -2 --separate-stderr fake-register "$@"
		[ "$stderr" = "fake-register: $text
$usage" ] || {
			echo "$stderr"
			return 1
		}
	}
	says 'a plan is needed (-T FILE)' -q
	says 'no operand is expected' -T plan.tsv x
	says "'2016' is not a month (YYYY-MM) or span" -T plan.tsv -m 2016
	says 'the seed must be a whole number from 0' -T plan.tsv --seed -1
	says 'the area must be six digits' -T plan.tsv --area 99010
	says '--sheets and --layouts go together' -T plan.tsv --sheets .
	says '--damage, --twin and --truth go together, without --sheets' -T plan.tsv --damage typical --twin t.tsv
	says '--damage, --twin and --truth go together, without --sheets' -T plan.tsv --truth t.tsv
}

# twins SHARE...: left.tsv, right.tsv and truth.tsv of 600 households of three; a share is damage=percent
twins() {
	printf 'damage\tpercent\n' >shares.tsv
	[ $# -eq 0 ] || printf '%s\n' "$@" | tr '=' '\t' >>shares.tsv
	plan 'a T V,W,X s 600 1 3 rural 240.00 149.00 2016-01 '
	fake-register -q -T plan.tsv --damage ./shares.tsv --twin right.tsv --truth truth.tsv -o left.tsv
}
# pairs: the persons in both, left row beside right row
pairs() {
	awk -F '\t' 'FNR == 1 { file++; next } file == 1 { left[$1] = $0; next } file == 2 { right[$1] = $0; next }
		{ print left[$1] "\t" right[$2] "\t" $3 }' left.tsv right.tsv truth.tsv
}

@test "without damage the twin has the same persons in another order, under other household numbers" {
	twins
	[ "$(sed 1d left.tsv | wc -l)" -eq 1800 ]
	[ "$(sed 1d left.tsv | cut -f 3- | sort)" = "$(sed 1d right.tsv | cut -f 3- | sort)" ]
	[ "$(cut -f 3- left.tsv | head -n 50)" != "$(cut -f 3- right.tsv | head -n 50)" ]
	[ "$(cut -f 3 truth.tsv | sort | uniq -c | tr -s ' ')" = "$(printf ' 1 damage\n 1800 none')" ]
	[ "$(pairs | awk -F '\t' '$5 != $14 || $6 != $15 || $7 != $16 || $8 != $17' | wc -l)" -eq 0 ]
	# one household number stands for one, on both sides
	[ "$(pairs | cut -f 2,11 | sort -u | wc -l)" -eq 600 ]
	[ "$(sed 1d right.tsv | cut -f 2 | sed '/^R[0-9]\{7\}$/d')" = '' ]
}

@test "heads are those of the register without damage; every number is right, and nobody's twice" {
	twins
	[ "$(awk -F '\t' '$9 == "head" { print $2, $5, $6 }' left.tsv)" = \
		"$(fake-register -q -T plan.tsv | awk -F '\t' 'NR > 1 { print $1, $5, $6 }')" ]
	[ "$(sed 1d left.tsv | cut -f 6 | sort -u | wc -l)" -eq 1800 ]
	check-records -q left.tsv -o good.tsv
	[ "$(sed 1d good.tsv | wc -l)" -eq 1800 ]
	awk -F '\t' 'NR > 1 && (substr($6, 7, 8) != substr($7, 1, 4) substr($7, 6, 2) substr($7, 9) ||
		(substr($6, 17, 1) % 2 ? "male" : "female") != $8) { exit 1 }' left.tsv
}

@test "each damage alone is what its name says, for everybody it can befall" {
	local kind test
	while IFS='|' read -r kind test; do
		twins "$kind=100"
		# shellcheck disable=SC2016 # awk's
		pairs | awk -F '\t' -v kind="$kind" '
		function bare(s) { gsub(/ |\xe3\x80\x80|\xc2\xb7/, "", s); return s }
		function differ(a, b, from, to,   i, n) { for (i = from; i <= to; i++) n += substr(a, i, 1) != substr(b, i, 1); return n }
		{ l = $6; r = $15; bad += $19 != kind || !('"$test"') }
		END { if (bad || !NR) { print kind ": " bad " of " NR; exit 1 } }'
	done <<-'END'
		id_digit|length(r) == 18 && differ(l, r, 1, 18) == 1
		id_swap|length(r) == 18 && differ(l, r, 1, 18) == 2
		id_cert|r ~ "^" l "[1-7][1-4]$"
		id_wide|length(r) == 54
		id_lost|r == substr(l, 1, 15) "000" || r == substr(l, 1, 15) "***"
		id_length|length(r) == 17 || length(r) == 19
		id_empty|r == ""
		name_spaced|$5 != $14 && bare($14) == $5
		name_character|$5 != $14 && length($5) > 0
		birth_empty|$16 == ""
		moved|$4 != $13
	END
}

@test "damage that cannot befall somebody becomes another, and the truth says so" {
	twins id_lower=100
	[ "$(pairs | awk -F '\t' '$19 == "id_lower" && ($6 !~ /X$/ || $15 !~ /x$/) || $19 == "id_wide" && $6 ~ /X$/')" = '' ]
	[ "$(cut -f 3 truth.tsv | sort -u | tr '\n' ' ')" = 'damage id_lower id_wide ' ]
	twins id_15=100
	[ "$(pairs | awk -F '\t' '$19 == "id_15" && $15 != substr($6, 1, 6) substr($6, 9, 9)')" = '' ]
	[ "$(pairs | awk -F '\t' '($19 == "id_15") != (substr($6, 7, 2) == "19")')" = '' ]
	twins id_head=100
	[ "$(pairs | awk -F '\t' '($19 == "none") != ($9 == "head")')" = '' ]
	[ "$(sed 1d right.tsv | cut -f 6 | sort -u | wc -l)" -eq 600 ]
	twins name_variant=100
	[ "$(cut -f 3 truth.tsv | sort -u | tr '\n' ' ')" = 'damage name_character name_variant ' ]
}

@test "shares: who is in both, twins, namesakes" {
	twins left_only=30 right_only=20 twin=50 namesake=40
	# of 1800: 900 in both, give or take what chance may
	both=$(sed 1d truth.tsv | wc -l)
	[ "$both" -gt 800 ] && [ "$both" -lt 1000 ]
	[ $(($(sed 1d left.tsv | wc -l) + $(sed 1d right.tsv | wc -l) - both)) -eq 1800 ]
	pairs | awk -F '\t' '$19 ~ /twin/' | grep -q .
	# a namesake has the name of somebody in the village, of another household
	[ "$(pairs | awk -F '\t' '$19 ~ /namesake/' | wc -l)" -gt 200 ]
}

@test "--damage: the same seed the same tables, the profiles are there" {
	plan 'a T V,W,X s 400 2 3 rural 240.00 149.00 2016-01 '
	for profile in typical harsh; do
		for run in 1 2; do
			fake-register -q -T plan.tsv --seed 7 --damage $profile --twin r$run --truth t$run -o l$run
		done
		cmp l1 l2 && cmp r1 r2 && cmp t1 t2
		cksum l1 r1 t1 >>sums
	done
	# and on any machine, by any compiler
	[ "$(cut -d ' ' -f 1 sums | tr '\n' ' ')" = '203206824 1706160802 169251870 692404023 1023260551 3782659051 ' ]
	hold 0 '' 'fake-register: 912 persons on the left, 930 on the right, 642 in both
fake-register: 1 row in, 912 out, 0 refused' -- \
		fake-register -T plan.tsv --seed 7 --damage typical --twin r --truth t -o l
}

@test "what is wrong with a profile is named" {
	plan 'a T V s 1 1 1 rural 240.00 149.00 2016-01 '
	says() {
		run -2 --separate-stderr fake-register -T plan.tsv --damage ./shares.tsv --twin r --truth t -o l
		[ "$stderr" = "fake-register: ./shares.tsv$1" ] && [ ! -e r ] && [ ! -e t ] && [ ! -e l ] || {
			echo "$stderr"
			return 1
		}
	}
	tsv 'damage percent' 'fire 1' >shares.tsv
	says ":2: column 'damage': no such damage"
	for percent in -1 100.01 0.001 0.000000000000000001 x ''; do
		printf 'damage\tpercent\nmoved\t%s\n' "$percent" >shares.tsv
		says ":2: column 'percent': must be a percentage from 0 to 100, with at most two decimals"
	done
	tsv 'damage percent' 'moved 5' 'twin 1' 'moved 0' >shares.tsv
	says ":4: column 'damage': the key of line 2 again"
	tsv 'damage percent' 'id_digit 60' 'id_empty 40.01' >shares.tsv
	says ":3: column 'percent': the shares of one group (only, id, name) are more than 100 in all"
	tsv 'damage percent' 'moved 5' >shares.tsv
	run -2 --separate-stderr fake-register -T plan.tsv --damage nobody --twin r --truth t -o l
	[[ $stderr == *'fake/damage-nobody.tsv: cannot open: No such file or directory' ]]
}

@test "the three tables are whole, or not there" {
	plan 'a T V s 3 1 3 rural 240.00 149.00 2016-01 '
	for what in write fsync rename; do
		for ((n = 1; n < 100; n++)); do
			rm -f l r t
			got=0
			FAULT="$what=$n:5" "$BUILD/fault/fake-register" -q -T plan.tsv --damage harsh --twin r --truth t -o l 2>said || got=$?
			[ "$got" -ne 0 ] || break
			[ "$got" -eq 2 ]
			grep -q '^fake-register: .*Input/output error$' said
			[ ! -e l ]
		done
		[ "$n" -gt 3 ] && [ "$n" -lt 100 ]
	done
}
