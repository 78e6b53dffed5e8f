#!/usr/bin/env bats
# export-table: what is written is read again, by import-table, and what must not be written.

load common

payments() {
	tsv 'month programme township village household_id persons payee_name account amount note' \
		'2016-05 dibao 青石镇 石门村 H1 3 甲一 6222020000000000011 451.00 ' \
		'2016-05 dibao 青石镇 河林村 H2 2 丁一 6222020000000000029 1507.20 补发' \
		'2016-05 dibao 白水乡 山口村 H3 1 戊一 6222020000000000037 317.05 ' >due.tsv
}

# a table with a cell of every type, and what is hard about it
every_type() {
	tsv 'household_id area_code village residence covered family_size income_month housing_area birth_date over_since reported_at id_number cert_no account phone reasons value note' \
		'H1 990101 石门村 rural yes 3 451.00 60.5 1980-05-01 2016-05 2016-05-20~08:30 990101198005010011 99010119800501001142 6222020000000000011 013900000000 r1,r2 0.001 =1+1' \
		'007 990101001 @村 urban no 0 -12.50 0 1900-03-01 2016-12 2016-01-01~00:00 990101195801010019 99010119580101001941B1 00000012345678 +86~139 x -1.5 -1' \
		'1E5 990101001001 ＝村 rural review 12 999999999999.99 8.1 9999-12-31 1999-01 2016-12-31~23:59  99010119580101001941 999999999999999999 1e5 r 12345.678901 "quoted",~or~not' \
		'3/4   urban  1 0.01     990101198205010024      2016-05' |
		tr '~' ' ' >all.tsv
}

same_again() {
	import-table -q "$@" >again.tsv
	diff all.tsv again.tsv
}

@test "every type: the workbook is read again as the same table" {
	needs_xlsx
	every_type
	hold 0 '' 'export-table: 4 rows in, 4 out, 0 refused' -- export-table -o all.xlsx all.tsv
	same_again all.xlsx
	export-table -q --labels en -o all.xlsx all.tsv
	same_again all.xlsx
	export-table -q --labels name -o all.xlsx all.tsv
	same_again all.xlsx
	export-table -q --format xlsx <all.tsv >all.xlsx
	same_again all.xlsx
}

@test "every type: CSV is read again as the same table, in both encodings" {
	every_type
	for options in '' '--encoding GB18030' '--plain-ids' '--labels en' '--labels name'; do
		# shellcheck disable=SC2086 # several words
		export-table -q $options -o all.csv all.tsv
		same_again all.csv
	done
}

@test "apostrophes of the data itself come back" {
	needs_xlsx
	printf '%s\n' 'village	note' "'=1	''2016-05" "'甲	'123456789012345678" "''	'" >all.tsv
	export-table -q -o all.xlsx all.tsv
	same_again all.xlsx
	export-table -q -o all.csv all.tsv
	same_again all.csv
	export-table -q --plain-ids -o all.csv all.tsv
	same_again all.csv
}

@test "what XML has no character for, and what looks like its escape, comes back" {
	needs_xlsx
	printf 'village\tnote\na\t_x0041_\nx\t_x005F_x0041_ & <b> ]]>\ny\t\xef\xbf\xbe𬭎㐂\n' >all.tsv
	export-table -q -o all.xlsx all.tsv
	same_again all.xlsx
	printf 'note\na\001b\037c\n' >t.tsv
	export-table -q -o t.xlsx t.tsv
	unzip -p t.xlsx xl/worksheets/sheet1.xml | grep -q '<t>a_x0001_b_x001F_c</t>'
}

@test "what XML has no character for in a title, a sheet's name, and in numbers" {
	needs_xlsx
	payments
	export-table -q --title $'a\001b\xef\xbf\xbfc' -o t.xlsx due.tsv
	unzip -p t.xlsx docProps/core.xml | grep -q '<dc:title>a b c</dc:title>'
	unzip -p t.xlsx xl/worksheets/sheet1.xml | grep -q '<t>a_x0001_b_xFFFF_c</t>'
	for name in $'A\001' $'A\xef\xbf\xbf' History; do
		printf 'township\tamount\n%s\t1.00\n' "$name" >t.tsv
		hold 2 '' "export-table: t.tsv:2: column 'township': cannot be the name of a sheet: at most 31 characters, none of [ ] : * ? / \\" -- \
			export-table --split township -o x.xlsx t.tsv
	done
	{ echo note; head -c 5000 /dev/zero | tr '\0' '\1'; echo; } >long.tsv
	hold 2 '' "export-table: long.tsv:2: column 'note': longer than the 32767 characters a cell can hold" -- export-table -o x.xlsx long.tsv
}

@test "each word of each code list is read as its code" {
	needs_xlsx
	awk -F '\t' -v OFS='\t' '
		NR == FNR { if ($3 ~ /^(code|bool)/) type[$1] = $3; next }
		FNR > 1 && $1 in type { list[$1] = list[$1] " " $2; if (!seen[$1]++) order[++n] = $1 }
		END {
			for (i = 1; i <= n; i++) {
				printf "%s%s", order[i], i < n ? OFS : "\n"
				k = split(list[order[i]], words, " ")
				if (k > most) most = k
				for (j = 1; j <= k; j++) cell[order[i], j] = words[j]
			}
			for (j = 1; j <= most; j++)
				for (i = 1; i <= n; i++) printf "%s%s", cell[order[i], j], i < n ? OFS : "\n"
		}' "$top/share/columns.tsv" "$top/share/codes.tsv" >all.tsv
	[ "$(wc -l <all.tsv)" -gt 20 ]
	for labels in zh name; do
		export-table -q --labels $labels -o all.xlsx all.tsv
		same_again all.xlsx
		export-table -q --labels $labels -o all.csv all.tsv
		same_again all.csv
	done
}

@test "units: behind every label that does not end in brackets, and read again" {
	needs_xlsx
	tsv 'household_id name support_due housing_area' 'H1 甲一 451.00 60.5' >all.tsv
	[ "$(export-table -q --format csv all.tsv | head -n 1 | tr -d '\r')" = $'\xef\xbb\xbf户编号,姓名,赡养（抚养、扶养）费（元/月）,住房面积（平方米）' ]
	export-table -q -o all.xlsx all.tsv
	same_again all.xlsx
}

@test "CSV: bytes of both kinds" {
	payments
	printf '\xef\xbb\xbf户编号,本笔人数,银行账号,应发金额（元）,备注\r\nH1,3,%s,451.00,\r\nH2,2,%s,1507.20,补发\r\nH3,1,%s,317.05,\r\n' \
		"'6222020000000000011" "'6222020000000000029" "'6222020000000000037" >want
	export-table -q -c household_id,persons,account,amount,note --format csv due.tsv | cmp - want
	export-table -q -c household_id,account --format csv --encoding GB18030 --plain-ids due.tsv >out
	printf '户编号,银行账号\r\nH1,6222020000000000011\r\nH2,6222020000000000029\r\nH3,6222020000000000037\r\n' | iconv -f UTF-8 -t GB18030 | cmp - out
	tsv 'note village' 'a;=1+1 b' >q.tsv
	[ "$(export-table -q --format csv --labels name q.tsv | tail -n 1)" = $'"a;=1+1",b\r' ]
	tsv 'note village' 'a,b "c"' >q.tsv
	[ "$(export-table -q --format csv --labels name q.tsv | tail -n 1)" = $'"a,b","""c"""\r' ]
}

@test "the same bytes on any day, in any language and zone; SOURCE_DATE_EPOCH" {
	needs_xlsx
	payments
	export-table -q -T bank -o a.xlsx due.tsv
	LC_ALL=zh_CN.UTF-8 TZ=Asia/Shanghai export-table -q -T bank -o b.xlsx due.tsv
	cmp a.xlsx b.xlsx
	SOURCE_DATE_EPOCH=1463702400 export-table -q -T bank -o b.xlsx due.tsv
	run ! cmp -s a.xlsx b.xlsx
	SOURCE_DATE_EPOCH=1463702400 TZ=America/St_Johns export-table -q -T bank -o a.xlsx due.tsv
	cmp a.xlsx b.xlsx
}

@test "only the owner reads what was written; the old file's mode stays" {
	needs_xlsx
	payments
	(umask 022; export-table -q -o a.xlsx due.tsv; export-table -q -o a.csv due.tsv)
	[ "$(stat -c %a a.xlsx a.csv | tr '\n' ' ')" = '600 600 ' ]
	chmod 640 a.xlsx
	export-table -q -o a.xlsx due.tsv
	[ "$(stat -c %a a.xlsx)" = 640 ]
}

@test "the look: frozen and repeated header, A4, widths, formats, no green corners" {
	needs_xlsx
	tsv 'household_id name amount birth_date note' 'H1 甲一 451.00 1980-05-01 一二三四五六七八九十一二三四五六七八九十' 'H2 丁一 12345678901.55 1958-01-01 ' >t.tsv
	export-table -q -o t.xlsx t.tsv
	unzip -p t.xlsx xl/worksheets/sheet1.xml >sheet
	unzip -p t.xlsx xl/workbook.xml >book
	unzip -p t.xlsx xl/styles.xml >styles
	for part in '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' \
		'<pageSetUpPr fitToPage="1"/>' '<oddFooter>&amp;C第 &amp;P 页 共 &amp;N 页</oddFooter>' '<autoFilter ref="A1:E3"/>' \
		'<ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/>' '<v>12345678901.55</v>' '<v>29342</v>'; do
		grep -qF "$part" sheet || { echo "sheet: $part"; bad=1; }
	done
	grep -qF "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'Sheet1'!\$1:\$1</definedName>" book
	grep -qF 'formatCode="#,##0.00"' styles || grep -qF 'numFmtId="4"' styles
	grep -qF 'formatCode="yyyy-mm-dd"' styles
	# a Han character is two columns wide, and a number shows its commas
	grep -o '<col min="[0-9]*" max="[0-9]*" width="[0-9]*' sheet | sed 's/.*min="\([0-9]*\)".*width="/\1 /' >widths
	awk '$1 == 5 && $2 >= 42 { note = 1 } $1 == 3 && $2 >= 19 { money = 1 } $1 == 2 && $2 <= 12 { name = 1 } END { exit !(note && money && name) }' widths ||
		{ cat widths; bad=1; }
	[ -z "${bad-}" ]
}

@test "a table that was cut gives no file; nothing is left behind" {
	needs_xlsx
	payments
	head -c -1 due.tsv >cut.tsv
	mkdir tmp o
	for f in o/a.xlsx o/a.csv; do
		TMPDIR=$PWD/tmp hold 2 '' 'export-table: cut.tsv:4: no newline at the end: the stream may be cut' -- export-table -o $f cut.tsv
	done
	TMPDIR=$PWD/tmp hold 2 '' 'export-table: cut.tsv:4: no newline at the end: the stream may be cut' -- export-table --format xlsx cut.tsv
	[ -z "$(find tmp o -type f)" ]
}

@test "a full folder for temporary files: never a workbook with rows missing" {
	needs_xlsx
	awk 'BEGIN { print "household_id\tnote"; for (i = 0; i < 3000; i++) print "H" i "\tnote " i }' >t.tsv
	export-table -q -o good.xlsx t.tsv
	tried=0
	for blocks in 1 4 16 100 200 250 {300..360..1} 400 500; do
		rm -f x.xlsx
		if (trap '' XFSZ; ulimit -f $blocks; export-table -q -o x.xlsx t.tsv 2>said); then
			cmp good.xlsx x.xlsx
		else
			tried=$((tried + 1))
			grep -q '^export-table: ' said
			[ ! -e x.xlsx ]
		fi
	done
	[ "$tried" -gt 5 ]
	cmp good.xlsx x.xlsx
}

@test "a cell that is not of its type is text, and named" {
	needs_xlsx
	tsv 'household_id amount birth_date family_size' 'H1 451.00 1980-05-01 3' 'H2 待定 1900-02-28 3.5' 'H3 1234567890123456.00 x 2' >t.tsv
	hold 0 '' "export-table: t.tsv:3: column 'amount': 2 cells are written as text, here the first: not of their column's type, or of more than 15 digits
export-table: t.tsv:3: column 'birth_date': 2 cells are written as text, here the first: not of their column's type, or of more than 15 digits
export-table: 3 rows in, 3 out, 0 refused" -- export-table -o t.xlsx t.tsv
}

@test "a cell too long, columns that are not there" {
	needs_xlsx
	payments
	{ echo note; head -c 32768 /dev/zero | tr '\0' x; echo; } >long.tsv
	hold 2 '' "export-table: long.tsv:2: column 'note': longer than the 32767 characters a cell can hold" -- export-table -o x.xlsx long.tsv
	export-table -q -o x.csv long.tsv
	seq -s "$(printf '\t')" -f 'c%.0f' 16385 >wide.tsv
	hold 2 '' 'export-table: 16385 columns, more than the 16384 a sheet can hold' -- export-table -o x.xlsx wide.tsv
	hold 2 '' "export-table: due.tsv:1: no column 'amonut'; did you mean 'amount'?" -- export-table -o x.xlsx -c amonut due.tsv
	[ ! -e x.xlsx ]
}

@test "the list for the bank: totals, in words too" {
	needs_xlsx
	payments
	hold 0 '' 'export-table: control totals: 3 rows, amount 2275.25
export-table: 3 rows in, 3 out, 0 refused' -- export-table -T bank -o bank.xlsx --set unit=甲县民政局 due.tsv
	hold 0 "$(tsv 'payee_name account amount note' '甲一 6222020000000000011 451.00 ' '丁一 6222020000000000029 1507.20 补发' '戊一 6222020000000000037 317.05 ')" '' -- \
		import-table -q bank.xlsx
	import-table --totals totals.tsv -q bank.xlsx >out
	hold 0 "$(tsv 'label column expected actual' '合计 amount 2275.25 2275.25')" '' -- select-rows -q -c label,column,expected,actual totals.tsv
	unzip -p bank.xlsx xl/worksheets/sheet1.xml >sheet
	grep -q '2016年5月社会救助资金银行代发清单' sheet
	grep -q '代发单位：甲县民政局' sheet
	grep -q '本表共 3 笔，合计金额 2275.25 元，大写：贰仟贰佰柒拾伍元贰角伍分。' sheet
	grep -q '<v>2275.25</v>' sheet
	run ! grep -q '<f>' sheet
}

@test "the list for the bank has no gaps, no amount of nothing, one month" {
	needs_xlsx
	payments
	awk -F '\t' -v OFS='\t' 'NR == 3 { $8 = "" } 1' due.tsv >t.tsv
	hold 2 '' "export-table: t.tsv:3: column 'account': is empty: the list may have no gap here" -- export-table -T bank -o x.xlsx t.tsv
	awk -F '\t' -v OFS='\t' 'NR == 3 { $7 = "\343\200\200 " } 1' due.tsv >t.tsv
	hold 2 '' "export-table: t.tsv:3: column 'payee_name': is empty: the list may have no gap here" -- export-table -T bank -o x.xlsx t.tsv
	for amount in 0.00 -1.00 x; do
		awk -F '\t' -v OFS='\t' -v a=$amount 'NR == 3 { $9 = a } 1' due.tsv >t.tsv
		hold 2 '' "export-table: t.tsv:3: column 'amount': is not an amount above zero" -- export-table -T bank -o x.xlsx t.tsv
	done
	awk -F '\t' -v OFS='\t' 'NR == 3 { $1 = "2016-04" } 1' due.tsv >t.tsv
	hold 2 '' "export-table: t.tsv:3: column 'month': {month} stands in a text of the layout, but this row has another value than those above; say --set month=value" -- \
		export-table -T bank -o x.xlsx t.tsv
	export-table -q -T bank -o x.xlsx --set month=2016年4至5月 t.tsv
	head -n 1 due.tsv >none.tsv
	run -2 --separate-stderr export-table -T bank -o x.xlsx none.tsv
	[[ $stderr == *'no row says what {month} is; say --set name=value' ]]
	export-table -q -T bank -o x.xlsx --set month=2016-05 none.tsv
	hold 2 '' "export-table: --set mnoth=1: no text of the layout has a place for it" -- export-table -T bank -o x.xlsx --set mnoth=1 due.tsv
}

@test "the list for the bank: an account that comes again is named" {
	needs_xlsx
	payments
	awk -F '\t' -v OFS='\t' 'NR == 4 { $8 = "6222020000000000011" } 1' due.tsv >t.tsv
	hold 0 '' "export-table: t.tsv:4: column 'account': 1 cell has a value that a row above has too: is somebody paid twice?
export-table: control totals: 3 rows, amount 2275.25
export-table: 3 rows in, 3 out, 0 refused" -- export-table -T bank -o x.xlsx t.tsv
	run -0 --separate-stderr export-table -q -T bank --set month=x -o x.csv t.tsv t.tsv
	[ "$stderr" = "export-table: t.tsv:4: column 'account': 4 cells have a value that a row above has too, here the first: is somebody paid twice?" ]
}

@test "the notice: nothing that tells who somebody is" {
	needs_xlsx
	payments
	hold 0 '' 'export-table: control totals: 3 rows, persons 6, amount 2275.25
export-table: 3 rows in, 3 out, 0 refused' -- export-table -T notice -o notice.xlsx --set phone=0000-12345 due.tsv
	hold 0 "$(tsv 'township village name covered_persons amount' '青石镇 石门村 甲一 3 451.00' '青石镇 河林村 丁一 2 1507.20' '白水乡 山口村 戊一 1 317.05')" '' -- \
		import-table -q notice.xlsx
	tsv 'part name label' 'public  x' 'column village ' 'column account ' >open.tsv
	hold 2 '' "export-table: open.tsv:4: column 'account': may stand in no public list" -- export-table -T open.tsv -o x.xlsx due.tsv
	tsv 'part name label' 'public  x' 'column id_number ' 'column village ' 'optional birth_date ' >open.tsv
	tsv 'id_number village birth_date' '990101************ 石门村 1980' >t.tsv
	export-table -q -T open.tsv -o x.xlsx t.tsv
	tsv 'id_number village birth_date' '990101198005010011 石门村 1980' >t.tsv
	hold 2 '' "export-table: t.tsv:2: column 'id_number': shows more than a public list may (mask-records hides it)" -- export-table -T open.tsv -o x.xlsx t.tsv
	tsv 'id_number village birth_date' '99010119800******* 石门村 1980' >t.tsv
	run -2 export-table -T open.tsv -o x.xlsx t.tsv
	tsv 'id_number village birth_date' '990101************ 13900000000 1980' >t.tsv
	hold 2 '' "export-table: t.tsv:2: column 'village': shows more than a public list may (mask-records hides it)" -- export-table -T open.tsv -o x.xlsx t.tsv
	tsv 'id_number village birth_date' '990101************ 石门村 1980-05-01' >t.tsv
	hold 2 '' "export-table: t.tsv:2: column 'birth_date': shows more than a public list may (mask-records hides it)" -- export-table -T open.tsv -o x.xlsx t.tsv
}

@test "the notice: nor in its texts, nor in the names of its sheets" {
	needs_xlsx
	tsv 'township village name persons amount phone tel' '青石镇 石门村 甲一 1 100.00 13900000000 13900000000' >t.tsv
	export-table -q -T notice -o x.xlsx t.tsv
	unzip -p x.xlsx xl/worksheets/sheet1.xml >sheet
	grep -q '监督电话：________________。' sheet
	run ! grep -q 13900000000 sheet
	hold 2 '' "export-table: $top/share/layouts/notice.tsv: column 'phone': may stand in no public list" -- env DOUDI_SHARE="$top/share" export-table -T notice --split phone -o y.xlsx t.tsv
	hold 2 '' "export-table: t.tsv:2: column 'tel': shows more than a public list may (mask-records hides it)" -- export-table -T notice --split tel -o y.xlsx t.tsv
	tsv 'part name label' 'public  x' 'title  {tel}' 'column village ' >open.tsv
	hold 2 '' "export-table: t.tsv:2: column 'tel': shows more than a public list may (mask-records hides it)" -- export-table -T open.tsv -o y.xlsx t.tsv
	tsv 'part name label' 'public  x' 'title  {phone}' 'column village ' >open.tsv
	hold 2 '' 'export-table: open.tsv: nothing says what {phone} is: no such column; say --set name=value' -- export-table -T open.tsv -o y.xlsx t.tsv
	tsv 'part name label format' 'public  x ' 'column tel  number' >open.tsv
	hold 2 '' "export-table: t.tsv:2: column 'tel': shows more than a public list may (mask-records hides it)" -- export-table -T open.tsv -o y.xlsx t.tsv
	tsv 'part name label' 'public  x' 'column id_number ' >open.tsv
	tsv 'id_number' '９９０１０１１９８００５０１****' >wide.tsv
	hold 2 '' "export-table: wide.tsv:2: column 'id_number': shows more than a public list may (mask-records hides it)" -- export-table -T open.tsv -o y.xlsx wide.tsv
	# digits in groups
	tsv 'township village name persons amount' '青石镇 石门村139-0000-0000 甲一 1 100.00' >t.tsv
	hold 2 '' "export-table: t.tsv:2: column 'village': shows more than a public list may (mask-records hides it)" -- export-table -T notice -o y.xlsx t.tsv
}

@test "a sheet for each township, each with its totals" {
	needs_xlsx
	payments
	hold 0 '' 'export-table: control totals: 3 rows, amount 2275.25
export-table: 3 rows in, 3 out, 0 refused' -- export-table -T bank --split township -o bank.xlsx due.tsv
	hold 0 "$(tsv 'payee_name account amount note sheet' '甲一 6222020000000000011 451.00  青石镇' '丁一 6222020000000000029 1507.20 补发 青石镇')" '' -- \
		sh -c 'import-table -q -s 青石镇 --origin bank.xlsx | select-rows -q -c payee_name,account,amount,note,sheet'
	hold 0 "$(tsv 'payee_name account amount note' '戊一 6222020000000000037 317.05 ')" '' -- import-table -q -s 白水乡 bank.xlsx
	unzip -p bank.xlsx xl/worksheets/sheet1.xml | grep -q '本表共 2 笔，合计金额 1958.20 元，大写：壹仟玖佰伍拾捌元贰角整。'
	unzip -p bank.xlsx xl/worksheets/sheet2.xml | grep -q '本表共 1 笔，合计金额 317.05 元，大写：叁佰壹拾柒元零伍分。'
	export-table -q --split township -o plain.xlsx due.tsv
	import-table -q plain.xlsx | diff due.tsv -
	awk 'NR == 1; NR > 1 { line[NR] = $0 } END { print line[2]; print line[4]; print line[3] }' due.tsv >mixed.tsv
	hold 2 '' "export-table: mixed.tsv:4: column 'township': this value has a sheet already: rows of one value stand together (sort-rows)" -- \
		export-table --split township -o x.xlsx mixed.tsv
	tsv 'township amount' 'a/b 1.00' >t.tsv
	hold 2 '' "export-table: t.tsv:2: column 'township': cannot be the name of a sheet: at most 31 characters, none of [ ] : * ? / \\" -- export-table --split township -o x.xlsx t.tsv
	tsv 'township amount' ' 1.00' >t.tsv
	hold 2 '' "export-table: t.tsv:2: column 'township': is empty" -- export-table --split township -o x.xlsx t.tsv
	tsv 'area_code amount' '990101 1.00' '990101001 2.00' >t.tsv
	export-table -q --split area_code -o areas.xlsx t.tsv
	unzip -p areas.xlsx xl/workbook.xml >book
	grep -qF "'990101'!\$1:\$1</definedName>" book
	grep -qF "'990101001'!\$A\$1:\$B\$2</definedName>" book
	awk 'BEGIN { print "village\tamount"; for (i = 0; i < 100; i++) printf "v%d\t%d.05\n", i, i }' >many.tsv
	(ulimit -Sn 64 && export-table -q --split village -o many.xlsx many.tsv)
	import-table -q many.xlsx | diff many.tsv -
	export-table -q -T notice --split township -o none.xlsx <(head -n 1 due.tsv)
	[ ! -e x.xlsx ]
}

@test "the table of a month: two header rows, the average of all from the sums of all" {
	needs_xlsx
	tsv 'township households persons person_times amount average' '白水乡 12 15 15 3804.00 253.60' '青石镇 123 140 675 224000.00 331.85' >sums.tsv
	hold 0 '' 'export-table: control totals: 2 rows, households 135, persons 155, person_times 690, amount 227804.00
export-table: 2 rows in, 2 out, 0 refused' -- export-table -T statistics -o st.xlsx --set month=2016-05 sums.tsv
	unzip -p st.xlsx xl/worksheets/sheet1.xml >sheet
	for cell in 135 155 690 227804 330.15; do grep -q "<v>$cell</v>" sheet; done
	grep -q '<mergeCell ref="C3:E3"/>' sheet
	import-table -q st.xlsx | diff sums.tsv -
	grep -q '<mergeCell ref="A3:A4"/>' sheet
	head -n 1 sums.tsv >none.tsv
	export-table -q -T statistics -o st.xlsx none.tsv
	tsv 'township households persons person_times amount average' '白水乡 12 x 15 3804.00 253.60' >t.tsv
	hold 2 '' "export-table: t.tsv:2: column 'persons': is no number of its kind and cannot be added up" -- export-table -T statistics -o x.xlsx t.tsv
}

@test "layouts: what is wrong in them is named with its line" {
	needs_xlsx
	payments
	layout() { tsv 'part name label format width total check' "$@" >l.tsv; }
	layout 'colunm amount     '
	hold 2 '' "export-table: l.tsv:2: column 'part': no part of a layout is called 'colunm'; did you mean 'column'?" -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'column      '
	hold 2 '' "export-table: l.tsv:2: column 'name': is empty" -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'column amount  yuan   '
	hold 2 '' "export-table: l.tsv:2: column 'format': 'yuan' has no meaning here" -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'column amount   x  '
	hold 2 '' "export-table: l.tsv:2: column 'width': 'x' has no meaning here" -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'column amount   256  '
	hold 2 '' "export-table: l.tsv:2: column 'width': '256' has no meaning here" -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'column amount    mean '
	hold 2 '' "export-table: l.tsv:2: column 'total': 'mean' has no meaning here" -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'column amount     full'
	hold 2 '' "export-table: l.tsv:2: column 'check': 'full' has no meaning here" -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'column amonut     '
	hold 2 '' "export-table: l.tsv:2: column 'name': no column 'amonut'; did you mean 'amount'?" -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'column amount    amount/nobody '
	hold 2 '' "export-table: l.tsv:2: column 'total': no column 'nobody'" -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'title  {unknown}    ' 'column amount     '
	hold 2 '' 'export-table: l.tsv: nothing says what {unknown} is: no such column; say --set name=value' -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'title  {rows}    ' 'column amount     '
	hold 2 '' 'export-table: l.tsv: {rows} is known only below the rows' -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'below  {note:sum}    ' 'column note     '
	hold 2 '' 'export-table: l.tsv: {note}: this column is not added up' -- export-table -T l.tsv -o x.xlsx due.tsv
	layout 'title  x    '
	hold 2 '' 'export-table: l.tsv: the layout has no columns' -- export-table -T l.tsv -o x.xlsx due.tsv
	run -2 --separate-stderr export-table -T no-such -o x.xlsx due.tsv
	[[ $stderr == *'/layouts/no-such.tsv: cannot open: No such file or directory' ]]
}

@test "a form, empty: headings, lists, checks, instructions" {
	needs_xlsx
	hold 0 '' '' -- export-table --form --rows 20 -o form.xlsx \
		-c household_id,name,id_number,sex,programme,birth_date,income_month,family_size,over_since,covered
	unzip -p form.xlsx xl/worksheets/sheet1.xml >sheet
	grep -q '<sheetProtection sheet="1"' sheet
	[ "$(grep -o '<dataValidation ' sheet | wc -l)" -eq 8 ]
	grep -q '<formula1>"男,女"</formula1>' sheet
	grep -q '<formula1>选项!$A$1:$A$[0-9]*</formula1>' sheet
	grep -q 'sqref="C2:C21"' sheet
	unzip -p form.xlsx xl/workbook.xml >book
	grep -q '<sheet name="填表说明"' book
	grep -q '<sheet name="选项" sheetId="3" state="hidden"' book
	hold 0 "$(tsv 'household_id name id_number sex programme birth_date income_month family_size over_since covered')" '' -- import-table -q form.xlsx
	export-table -q --form --labels en --rows 1 -c sex,covered -o form.xlsx
	unzip -p form.xlsx xl/workbook.xml | grep -q '<sheet name="instructions"'
}

@test "a form: a cell that is not of its type can be mended; a table without rows gets empty ones" {
	needs_xlsx
	tsv 'household_id amount' 'H1 待定' >t.tsv
	export-table -q --form -k household_id -o form.xlsx t.tsv 2>/dev/null
	cell=$(unzip -p form.xlsx xl/worksheets/sheet1.xml | grep -o '<c r="B2" s="[0-9]*"' | grep -o '[0-9]*"$' | tr -d '"')
	unzip -p form.xlsx xl/styles.xml | grep -o '<cellXfs.*</cellXfs>' | sed 's/<xf /\n&/g' | sed -n "$((cell + 2))p" | grep -q 'locked="0"'
	head -n 1 t.tsv >none.tsv
	export-table -q --form -o form.xlsx none.tsv
	unzip -p form.xlsx xl/worksheets/sheet1.xml | grep -q '<dataValidation .*sqref="B2:B501"'
}

@test "the word before the totals, a long text, a wide column" {
	needs_xlsx
	payments
	tsv 'part name label total' 'total  合计 ' 'column amount  sum' 'column payee_name  ' >l.tsv
	export-table -q -T l.tsv -o x.xlsx due.tsv
	import-table -q x.xlsx >out
	tsv 'amount payee_name' '451.00 甲一' '1507.20 丁一' '317.05 戊一' | diff - out
	export-table -q --title "$(head -c 30000 /dev/zero | tr '\0' x)" -o x.xlsx due.tsv
	unzip -p x.xlsx xl/worksheets/sheet1.xml | grep -q '<row r="1" [^>]*ht="409"'
}

@test "a form with what is known is read back by its keys" {
	needs_xlsx
	payments
	export-table -q --form -k household_id -c household_id,payee_name,account,programme,amount -o form.xlsx due.tsv
	import-table -q form.xlsx >back.tsv
	select-rows -q -c household_id,payee_name,account,programme,amount due.tsv | diff - back.tsv
	tsv 'household_id township' 'H3 白水乡' 'H1 青石镇' >reg.tsv
	hold 0 "$(tsv 'household_id township payee_name account programme amount' 'H3 白水乡 戊一 6222020000000000037 dibao 317.05' 'H1 青石镇 甲一 6222020000000000011 dibao 451.00')" '' -- \
		join-tables -q -k household_id reg.tsv back.tsv
	export-table -q --form -T bank --rows 3 -o form.xlsx --set month=2016-06
	hold 0 "$(tsv 'payee_name account amount note')" '' -- import-table -q form.xlsx
}

@test "a workbook on a system that interrupts, moves little or fails" {
	needs_xlsx
	payments
	export-table -q -o good.xlsx due.tsv
	for words in short=1 short=7 again 'again short=4'; do
		FAULT=$words "$BUILD/fault/export-table" -q --format xlsx due.tsv | cmp - good.xlsx
	done
	echo old >file
	for words in 'write=1:28 No space left on device' 'short=999 write=3:28 No space left on device' \
		'fsync=1:5 Input/output error' 'rename=1:13 Permission denied'; do
		text=${words#*:*[0-9] }
		run -2 --separate-stderr env FAULT="${words% "$text"}" "$BUILD/fault/export-table" --format xlsx -o file due.tsv
		[[ $stderr == "export-table: "*"file: cannot write: $text" ]] || { echo "$words: $stderr"; return 1; }
		[ "$(cat file)" = old ]
		run ! compgen -G 'file.*'
	done
	for ((n = 1; n < 60; n++)); do
		rm -f out
		FAULT="read=$n:5" "$BUILD/fault/export-table" -q --format xlsx due.tsv >out 2>said && break
		grep -q '^export-table: .*Input/output error' said
		[ ! -s out ]
	done
	[ "$n" -gt 5 ]
	cmp out good.xlsx
}

@test "usage" {
	payments
	one() {
		run -2 --separate-stderr export-table "${@:2}" </dev/null
		[ "${stderr_lines[0]}" = "export-table: $1" ] || { echo "$stderr"; return 1; }
	}
	one '-o FILE.xlsx, -o FILE.csv or --format is needed' due.tsv
	one '-o FILE.xlsx, -o FILE.csv or --format is needed' -o x.ods due.tsv
	one "'ods' is not xlsx or csv" --format ods due.tsv
	one "'GBK' is not UTF-8 or GB18030" --encoding GBK --format csv due.tsv
	one "'fr' is not zh, en or name" --labels fr --format csv due.tsv
	one "'x' is not a number of rows" --form --rows x -o x.xlsx due.tsv
	one '--set takes NAME=VALUE, one line of UTF-8' --set month --format csv due.tsv
	one '--title takes one line of UTF-8' --title $'a\tb' --format csv due.tsv
	one '-c and -T exclude each other: the layout has its columns' -c amount -T bank --format csv due.tsv
	one 'a form is a workbook: --form goes with xlsx' --form --format csv due.tsv
	one 'an empty form needs -T or -c' --form -o x.xlsx
	one '--split makes sheets of a workbook, not of CSV nor of a form' --split township --format csv due.tsv
	one '--title stands above the rows of a workbook; CSV has no place for it' --title x --format csv due.tsv
	one '-k and --rows belong to --form' -k amount --format csv due.tsv
}

@test "a long table" {
	needs_xlsx
	awk 'BEGIN { print "household_id\tid_number\tname\ttownship\tvillage\tresidence\tbirth_date\taccount\tamount\tnote"
		for (i = 0; i < 20000; i++) printf "H%d\t99010119800501001%d\t甲一\t青石镇\t石门村\trural\t1980-05-01\t622202000%010d\t%d.05\t%d\n", i, i % 10, i, i, i }' >t.tsv
	export-table -q -o t.xlsx t.tsv
	import-table -q t.xlsx | cmp - t.tsv
}

@test "two registers compared: headers of both, reasons in words; all but these come back" {
	needs_xlsx
	tsv 'name id_number sex' '甲一 990101198005010011 male' '乙二 99010119580101001 female' >left.tsv
	tsv 'name id_number sex amount' '甲一 990101198005010011 male 80.00' '乙二 990101195801010019 female 80.00' >right.tsv
	match-registers -q -k id_number,name,sex -o pairs.tsv left.tsv right.tsv
	export-table -q --format csv pairs.tsv | tr -d '\r' >out
	[ "$(head -n 1 out)" = $'\xef\xbb\xbf姓名,身份证号,性别,乙册姓名,乙册身份证号,乙册性别,乙册应发金额（元）,比对结果,比对得分,比对依据' ]
	[ "$(sed -n 3p out | cut -d , -f 7,8,10-)" = '80.00,两者一致,身份证号少一位（第18位），姓名一致，性别一致' ]
	export-table -q -o pairs.xlsx pairs.tsv
	import-table -q pairs.xlsx | cut -f 1-8 | diff <(cut -f 1-8 pairs.tsv) -
	export-table -q --labels en -o pairs.xlsx pairs.tsv
	import-table -q pairs.xlsx | cut -f 1-8,10 | diff <(cut -f 1-8,10 pairs.tsv) -
	printf '%s\n' reason 'id:1-swap(pos 3) name:one' 'id:equal (pos )' 'a  b' 'id:1-digit(pos ) again' 'id:2-edits(pos 7' >t.tsv
	export-table -q --format csv t.tsv | tr -d '\r' | sed 1d >out
	printf '%s\n' 身份证号相邻两位颠倒（第3位），姓名一字不同 'id:equal (pos )' 'a  b' '身份证号错一位(pos )，同一人重复登记' '身份证号两处有误(pos 7' | diff - out
	tsv 'part name label' 'public  x' 'column phone_right ' >open.tsv
	tsv 'phone_right' '1' >t.tsv
	hold 2 '' "export-table: open.tsv:3: column 'phone_right': may stand in no public list" -- export-table -T open.tsv -o y.xlsx t.tsv
}

@test "what changed: names of columns in words; the balance adds up" {
	needs_xlsx
	tsv 'household_id township amount' 'H1 青石镇 100.00' 'H2 青石镇 50.00' >old.tsv
	tsv 'household_id township amount' 'H1 青石镇 120.55' 'H3 白水乡 60.00' >new.tsv
	diff-registers -q -k household_id -v amount --by township --balance balance.tsv --difference -o changes.tsv old.tsv new.tsv
	export-table -q -o changes.xlsx changes.tsv
	hold 0 "$(tsv '户编号 变动情况 栏目 上期 本期 增减' 'H1 变动 应发金额 100.00 120.55 20.55')" '' -- \
		sh -c 'export-table -q --format csv changes.tsv | head -n 2 | tr -d "\r\047\357\273\277" | tr , "\t"'
	import-table -q changes.xlsx | diff changes.tsv -
	tsv 'household_id change column old new' 'H1 changed residence urban rural' 'H1 changed covered yes no' 'H2 changed township urban 乙镇' >codes.tsv
	export-table -q --format csv codes.tsv | tr -d '\r' | sed 1d |
		diff - <(printf '%s\n' H1,变动,城乡类别,城市,农村 H1,变动,是否保障对象,是,否 H2,变动,乡镇（街道）,urban,乙镇)
	export-table -q -T balance -o balance.xlsx balance.tsv
	import-table -q -c township,old,entered,moved_in,moved_out,left,new,adjusted balance.xlsx >back.tsv
	tsv 'township old entered moved_in moved_out left new adjusted' '白水乡 0 60 0 0 0 60 0' '青石镇 150 0 0 0 50 120.55 20.55' | diff - back.tsv
}

@test "a form with keys is of the rows on standard input" {
	needs_xlsx
	payments
	export-table -q --form -k household_id -c household_id,amount -o form.xlsx <due.tsv
	import-table -q form.xlsx >back.tsv
	select-rows -q -c household_id,amount due.tsv | diff - back.tsv
}
