# import-table: what offices send, as one clean table.
# shellcheck disable=SC2154 # stderr is set by run --separate-stderr
load common

@test "title, two-row header, totals and footer of a GB18030 sheet" {
	iconv -f UTF-8 -t GB18030 >a.csv <<-'END'
		青山镇2016年5月农村低保发放表,,,,,,,
		,,,,,,,单位：元
		序号,户主姓名,身份证号,家庭情况,,,月保障金额（元）,备注
		,,,家庭人口,劳动力,年收入（万元）,,
		1,甲 一,990101198005010011,３,1,0.6,"1,451.00",
		2,丁一,990101195801010019, 2 ,0,—,420,
		3,戊一,990101195801010027,1人,,1.25,(12.5),x
		,合计,,6,1,1.85,1858.5,
		填表人：王,,审核人：李某某某某某某,,,,,
	END
	hold 0 "$(tsv 'head_name head_id_number family_size labour_persons income_year amount note' \
		'甲一 990101198005010011 3 1 6000.00 1451.00 ' '丁一 990101195801010019 2 0  420.00 ' \
		'戊一 990101195801010027 1  12500.00 -12.50 x')" "$(cat <<-'END'
		import-table: a.csv: GB18030, commas, header in rows 3 and 4
		import-table: a.csv:3: taken by the sense of the sheet: '身份证号' = head_id_number, '家庭情况/家庭人口' = family_size, '家庭情况/劳动力' = labour_persons
		import-table: a.csv:3: left out on purpose: '序号'
		import-table: a.csv: rows 9: data 3, title 2, header 2, total 1, footer 1
		import-table: a.csv: totals agree, numbers compared: 4
		import-table: column 'head_name': blanks inside 1
		import-table: column 'family_size': blanks at the ends 1, full-width 1, units behind the number 1
		import-table: column 'income_year': to yuan 2, marks for nothing 1
		import-table: column 'amount': thousands commas 1, brackets to minus 1, decimals 2
		import-table: 3 rows in, 3 out, 0 refused
	END
	)" -- import-table a.csv
}

@test "every usual encoding, delimiter and end of line gives the same table" {
	printf '姓名,身份证号,月保障金额\n甲,990101198005010011,451.00\n' >u.csv
	want=$(tsv 'name id_number amount' '甲 990101198005010011 451.00')
	hold 0 "$want" '' -- import-table -q u.csv
	printf '\357\273\277' | cat - u.csv >bom.csv
	iconv -f UTF-8 -t GB18030 u.csv >gb.csv
	tr , '\t' <u.csv | sed 's/$/\r/' | iconv -f UTF-8 -t UTF-16LE | (printf '\377\376'; cat) >unicode.txt
	tr , ';' <u.csv | iconv -f UTF-8 -t UTF-16BE >plain16.txt
	tr '\n' '\r' <u.csv >mac.csv
	printf '%s' "$(cat u.csv)" >cut.csv
	sed 's/[^,]*/"&"/g' u.csv >quoted.csv
	for file in bom.csv gb.csv unicode.txt plain16.txt mac.csv cut.csv quoted.csv; do
		hold 0 "$want" '' -- import-table -q "$file"
	done
	iconv -f UTF-8 -t BIG5 <<<'姓名|身份證號' >big5.txt
	echo '甲|990101198005010011' | iconv -f UTF-8 -t BIG5 >>big5.txt
	hold 0 "$(tsv 'name id_number' '甲 990101198005010011')" '' -- import-table -q --encoding BIG5 --delimiter '|' big5.txt
	hold 0 "$want" '' -- bash -c 'import-table -q <gb.csv'
	iconv -f UTF-8 -t BIG5 <<<'姓名,身份證號,家庭住址,備註
陳淑芬,990101198005010011,青龍鄉東村,重病' >old.csv
	hold 0 "$(tsv 'name id_number' '陳淑芬 990101198005010011')" '' -- import-table -q -c name,id_number old.csv
	iconv -f UTF-8 -t GB18030 <<<$'姓名,身份证号\n甲,990101198005010011' >few.csv
	hold 0 "$(tsv 'name id_number' '甲 990101198005010011')" 'import-table: few.csv: GB18030, commas, header in row 1
import-table: few.csv: few Chinese characters to judge by: GB18030 was taken, and Big5-HKSCS fits too; look at a name, and give --encoding if it is wrong
import-table: few.csv: rows 2: data 1, header 1
import-table: 1 row in, 1 out, 0 refused' -- import-table few.csv
}

@test "a long sheet in which Chinese comes late, and blocks that end anywhere" {
	{
		echo 'name,id_number,note'
		yes 'Li,990101198005010011,ab' | head -n 5000
		printf '甲,990101198005010011,"%s"\n' "$(printf '中%.0s' {1..3000})"
		yes '甲,990101198005010011,乙丙' | head -n 20000
	} >u.csv
	iconv -f UTF-8 -t GB18030 u.csv >gb.csv
	import-table -q -o u.tsv u.csv
	import-table -o gb.tsv gb.csv 2>err
	cmp u.tsv gb.tsv
	tr , '\t' <u.csv | tr -d '"' | cmp - u.tsv
	grep -x 'import-table: gb.csv: ASCII, commas, header in row 1' err
	grep -x 'import-table: gb.csv: further down the text is GB18030' err
}

@test "line breaks, TABs, quotes and blank lines" {
	printf '\n"姓\n名","身份证号",备注\n\n甲,990101198005010011,"a\r\nb""c\td"\n乙,,1e3\n丙,x\n' >a.csv
	hold 2 $'name\tid_number\tnote\n甲\t990101198005010011\ta b"c d\n乙\t\t1e3\\c' "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 2
		import-table: a.csv:8: 2 cells where the header has 3: a delimiter too many or too few
		import-table: a.csv: rows 6: data 3, header 1, blank 2
		import-table: a.csv: line breaks and TABs inside cells made spaces, cells: 2
		import-table: 3 rows in, 2 out, 1 refused
	END
	)" -- import-table a.csv
}

@test "refused cells: named, or to -x as they stood" {
	cat >bad.csv <<-'END'
		姓名,身份证号,月保障金额
		甲,990101198005010011,"1,451"
		乙,4.40981E+17,420.00
		丙,990101198005010000,1
		丁,99010119580101002x,约500
		戊,990101195801010027,1.234
		己,99010119580101002x,12.50
	END
	hold 2 "$(tsv 'name id_number amount' '甲 990101198005010011 1451.00' '己 99010119580101002X 12.50')\c" "$(cat <<-'END'
		import-table: bad.csv: UTF-8, commas, header in row 1
		import-table: bad.csv:3: column 'id_number': damaged by a spreadsheet, digits are lost: get the number from its source
		import-table: bad.csv:4: column 'id_number': damaged by a spreadsheet, digits are lost: get the number from its source
		import-table: bad.csv:5: column 'amount': '约500' is not an amount
		import-table: bad.csv:6: column 'amount': '1.234' is not whole fen
		import-table: bad.csv: rows 7: data 6, header 1
		import-table: column 'id_number': x to X 1
		import-table: bad.csv:7: column 'id_number': does not verify, kept as it is: 1, the first here
		import-table: column 'amount': thousands commas 1, decimals 1
		import-table: 6 rows in, 2 out, 4 refused
	END
	)" -- import-table bad.csv
	hold 0 "$(tsv 'name id_number amount' '甲 990101198005010011 1451.00' '己 99010119580101002X 12.50')" '' -- \
		import-table -q -x x.tsv bad.csv
	diff x.tsv - <<-'END'
		name	id_number	amount	file	row	problem
		乙	4.40981E+17	420.00	bad.csv	3	column 'id_number': damaged by a spreadsheet, digits are lost: get the number from its source
		丙	990101198005010000	1	bad.csv	4	column 'id_number': damaged by a spreadsheet, digits are lost: get the number from its source
		丁	99010119580101002x	约500	bad.csv	5	column 'amount': '约500' is not an amount
		戊	990101195801010027	1.234	bad.csv	6	column 'amount': '1.234' is not whole fen
	END
	import-table -q --origin -x x.tsv bad.csv >out.tsv
	[ "$(sed -n 2p x.tsv | cut -f 4-6)" = "$(printf 'bad.csv\t\t3')" ]
	[ "$(sed -n 3p out.tsv)" = "$(tsv '己 99010119580101002X 12.50 bad.csv  7')" ]
}

@test "-o keeps the old file when a row is refused" {
	printf '姓名,月保障金额\n甲,x\n' >bad.csv
	echo old >out.tsv
	hold 2 '' "import-table: bad.csv:2: column 'amount': 'x' is not an amount" -- import-table -q -o out.tsv bad.csv
	[ "$(cat out.tsv)" = old ]
	hold 0 '' '' -- import-table -q -o out.tsv -x x.tsv bad.csv
	[ "$(cat out.tsv)" = "$(tsv 'name amount')" ]
}

@test "totals: subtotals, pages, a row that differs" {
	cat >sub.csv <<-'END'
		户编号,村,姓名,保障人口
		H1,前村,甲,1
		,,乙,1
		小计,,,2
		户编号,村,姓名,保障人口
		H2,后村,丙,3
		本页小计,,,3
		累计,,,5
		合计,,,6
	END
	hold 2 "$(tsv 'household_id village name covered_persons' 'H1 前村 甲 1' 'H1 前村 乙 1' 'H2 后村 丙 3')\c" "$(cat <<-'END'
		import-table: sub.csv: UTF-8, commas, header in row 1
		import-table: sub.csv:1: taken by the sense of the sheet: '村' = village
		import-table: sub.csv:9: column 'covered_persons': the totals row says 6, the rows add up to 5
		import-table: sub.csv: rows 9: data 3, header 1, repeated header 1, total 4
		import-table: sub.csv: totals agree, numbers compared: 3
		import-table: column 'household_id': filled down 1
		import-table: column 'village': filled down 1
		import-table: 1 totals row does not agree: with -x FILE it goes there and the rest is kept
		import-table: 3 rows in, 3 out, 0 refused
	END
	)" -- import-table --fill-down household_id,village sub.csv
	hold 0 "$(tsv name 甲 乙 丙)" "import-table: sub.csv:9: column 'covered_persons': the totals row says 6, the rows add up to 5" -- \
		import-table -q -c name --totals t.tsv -x x.tsv sub.csv
	diff t.tsv - <<-'END'
		file	sheet	row	label	column	expected	actual	difference
		sub.csv		4	小计	covered_persons	2	2	0
		sub.csv		7	本页小计	covered_persons	3	3	0
		sub.csv		8	累计	covered_persons	5	5	0
		sub.csv		9	合计	covered_persons	5	6	1
	END
	[ "$(sed -n 2p x.tsv)" = $'\tsub.csv\t9\tcolumn \'covered_persons\': the totals row says 6, the rows add up to 5' ]
}

@test "totals above the rows, of households, and not to be compared" {
	printf '村,保障人口\n合计,5\n前村,2\n后村,3\n' >top.csv
	hold 0 "$(tsv 'village covered_persons' '前村 2' '后村 3')" '' -- import-table -q --totals t.tsv top.csv
	[ "$(sed -n 2p t.tsv | cut -f 3-)" = "$(tsv '2 合计 covered_persons 5 5 0')" ]
	printf '户编号,姓名,家庭人口,月保障金额,保障标准\nH1,甲,2,10,100\nH1,乙,2,0,100\nH2,丙,1,x,100\n合计,,3,11,100\n' >member.csv
	import-table -x x.tsv --totals t.tsv member.csv >out.tsv 2>err
	diff t.tsv - <<-'END'
		file	sheet	row	label	column	expected	actual	difference
		member.csv		5	合计	family_size	3	3	0
		member.csv		5	合计	amount		11.00	
		member.csv		5	合计	standard		100.00	
	END
	grep -F 'numbers of totals rows not compared' err
	# what the totals row itself says may be no number
	printf '姓名,金额\n甲,100\n合计,1oo\n' >letters.csv
	import-table letters.csv >out.tsv 2>err
	grep -F 'numbers of totals rows not compared (a cell of the column could not be read, or it is a rate): 1' err
}

@test "what is no data: footers, numbered blanks, lines of text; a person is always data" {
	cat >note.csv <<-'END'
		序号,姓名,身份证号
		1,甲,990101198005010011
		2,,
		二、白水村,,
		3,合计,990101195801010027
		合计：2人,,
		镇长签字：,,日期：
		备注：以上,,
		  附：一,,
	END
	hold 0 "$(tsv 'name id_number' '甲 990101198005010011' '合计 990101195801010027')" "$(cat <<-'END'
		import-table: note.csv: UTF-8, commas, header in row 1
		import-table: note.csv:1: left out on purpose: '序号'
		import-table: note.csv: rows 9: data 2, header 1, total 1, footer 3, without a value 1, blank 1
		import-table: note.csv:4: rows with text only where nothing is imported, left out: 1, the first here
		import-table: 2 rows in, 2 out, 0 refused
	END
	)" -- import-table note.csv
}

@test "a word of totals or signatures inside a row that is data" {
	printf '姓名,报告期,金额\n甲,累计,100\n乙,本期,50\n合计,,150\n,合计,150\n' >period.csv
	hold 0 "$(tsv 'name period amount' '甲 累计 100.00' '乙 本期 50.00')" '' -- import-table -q period.csv
	printf '指标,数值,说明\n支出,100,累计\n合计,100,\n' >figure.csv
	hold 0 "$(tsv 'value note' '100 累计')" '' -- import-table -q figure.csv
	printf '村,姓名,金额,备注\n前村,甲,5,\n前村,,5,小计\n' >village.csv
	hold 0 "$(tsv 'village name amount note' '前村 甲 5.00 ')" '' -- import-table -q village.csv
	printf '问题,金额,负责人\n不盖章,100,张\n村长盖章,,张\n' >sign.csv
	hold 0 "$(tsv 'problem amount duty_person' '不盖章 100.00 张')" '' -- import-table -q sign.csv
}

@test "headers: left out, unsure, twice, mapped, of another unit" {
	printf '姓名,网格员,街道,镇,\n甲,乙,丙,丁,戊\n' >a.csv
	hold 0 "$(tsv name 甲)" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv:1: headers that are not in the dictionary, left out: '网格员'
		import-table: a.csv:1: headers that may mean several things, left out unless --map names them: '街道', '镇'
		import-table: a.csv: rows 2: data 1, header 1
		import-table: a.csv:2: cells under no header, left out: 1, the first here
		import-table: 1 row in, 1 out, 0 refused
	END
	)" -- import-table a.csv
	hold 0 "$(tsv '网格员 name' '乙 甲')" '' -- import-table -q -c 网格员,name a.csv
	tsv 'header name' '镇 township' '网格员 helper_name' >map.tsv
	hold 0 "$(tsv 'name helper_name township' '甲 乙 丁')" '' -- import-table -q --map map.tsv a.csv
	printf '姓名,姓名\n甲,乙\n' >two.csv
	hold 2 '' "import-table: two.csv:1: headers '姓名' and '姓名#2' both mean name; say with --map which one does" -- import-table two.csv
	tsv 'header name' '姓名#2 head_name' >map.tsv
	hold 0 "$(tsv 'name head_name' '甲 乙')" '' -- import-table -q --map map.tsv two.csv
	printf '姓名,家庭年收入（元/月）\n甲,1\n' >unit.csv
	hold 2 '' "import-table: unit.csv:1: column '家庭年收入（元/月）': the unit '元/月' does not belong to income_year (yuan/year)" -- import-table unit.csv
	tsv 'header name' '镇 nope' >map.tsv
	hold 2 '' "import-table: map.tsv:2: column 'name': no column 'nope' in the dictionary" -- import-table --map map.tsv a.csv
	hold 2 '' "import-table: a.csv: no column 'nam'; did you mean 'name'?" -- import-table -c nam a.csv
	hold 2 '' "import-table: a.csv: no column 'month' to fill down" -- import-table --fill-down month a.csv
}

@test "a row of data taken for the header shows nobody's number" {
	printf '姓名,身份证号\n甲,990101198005010011\n乙,姓名\n' >a.csv
	run -2 --separate-stderr import-table --header 2 a.csv
	[ "$stderr" = 'import-table: a.csv: no header of the sheet is in the dictionary' ]
	printf '备注,990101198005010011\n' | hold 0 'note' "$(cat <<-'END'
		import-table: -: UTF-8, commas, header in row 1
		import-table: -:1: headers that are not in the dictionary, left out: '9901**************'
		import-table: -: rows 1: data 0, header 1
		import-table: 0 rows in, 0 out, 0 refused
	END
	)" -- import-table --header 1
}

@test "merged parents that are headers themselves, and whom they speak of" {
	cat >a.csv <<-'END'
		青山镇花名册,,,,,,,
		序号,户主,,家庭情况,,住址,,月保障金额
		,姓名,身份证号,人口,保障人口,乡镇,村,
		1,甲,990101198005010011,3,2,青山镇,一村,500
	END
	hold 0 "$(tsv 'head_name head_id_number family_size covered_persons township village amount' \
		'甲 990101198005010011 3 2 青山镇 一村 500.00')" '' -- import-table -q a.csv
	printf '户主姓名,,家庭人口,,金额,\n姓名,身份证号码,人口,保障人口,应发,实发\n甲,990101198005010011,3,2,9,8\n' >b.csv
	hold 0 "$(tsv 'head_name head_id_number family_size covered_persons amount amount_paid' \
		'甲 990101198005010011 3 2 9.00 8.00')" '' -- import-table -q b.csv
	cat >c.csv <<-'END'
		户编号,户主信息,,保障对象,,,开户人,,监护人,
		,姓名,性别,姓名,性别,身份证号,姓名,账号,姓名,电话
		H1,甲,男,乙,女,990101195801010027,丙,62220000,丁,139
	END
	hold 0 "$(tsv 'household_id head_name name sex id_number payee_name account' \
		'H1 甲 乙 female 990101195801010027 丙 62220000')" "$(cat <<-'END'
		import-table: c.csv: UTF-8, commas, header in rows 1 and 2
		import-table: c.csv:1: taken by the sense of the sheet: '保障对象/性别' = sex, '保障对象/身份证号' = id_number, '开户人/账号' = account
		import-table: c.csv:1: headers that are not in the dictionary, left out: '户主信息/性别', '监护人/姓名', '监护人/电话'
		import-table: c.csv: rows 3: data 1, header 2
		import-table: column 'sex': words to codes 1
		import-table: 1 row in, 1 out, 0 refused
	END
	)" -- import-table c.csv
}

@test "in a sheet of households the number is the head's; in one of members it is the member's" {
	printf '户主姓名,身份证号,家庭人口\n甲,990101198005010011,3\n' >a.csv
	hold 0 "$(tsv 'head_name head_id_number family_size' '甲 990101198005010011 3')" '' -- import-table -q a.csv
	tsv 'header name' '身份证号 id_number' >map.tsv
	hold 0 "$(tsv 'head_name id_number family_size' '甲 990101198005010011 3')" '' -- import-table -q --map map.tsv a.csv
	printf '户主姓名,身份证号,家庭人口,与户主关系\n甲,990101198005010011,3,户主\n' >a.csv
	hold 0 "$(tsv 'head_name id_number family_size relation' '甲 990101198005010011 3 head')" '' -- import-table -q a.csv
	printf '户主姓名,身份证号\n甲,990101198005010011\n' >a.csv
	hold 0 "$(tsv 'head_name id_number' '甲 990101198005010011')" '' -- import-table -q a.csv
}

@test "a row that has slipped by a cell: neither a name nor a number is shown" {
	cat >a.csv <<-'END'
		姓名,身份证号,家庭人口,月保障金额,所属月份
		甲,,990101198005010011,100,2024.3
		甲,,1,990101198005010011,2024.3
		甲,,1,6222001234567890,2024.3
		甲,,1,欧阳,2024.3
		甲,,1,100,三月
	END
	hold 2 'name	id_number	family_size	amount	month\c' "$(cat <<-'END'
		import-table: a.csv:2: column 'family_size': '******************' is not a count
		import-table: a.csv:3: column 'amount': '******************' is not an amount
		import-table: a.csv:4: column 'amount': '****************' is not an amount
		import-table: a.csv:5: column 'amount': '**' is not an amount
		import-table: a.csv:6: column 'month': '三月' is not a month of a year, such as 2024-03
	END
	)" -- import-table -q a.csv
}

@test "numbers without anybody, sentences, keys that were merged" {
	cat >a.csv <<-'END'
		序号,户编号,姓名,月保障金额
		1,H1,甲,100
		2,,乙,200
		,,,300
		大写：叁佰元整,,,
		以上人员经公示，无异议,,,
	END
	hold 2 $'household_id\tname\tamount\nH1\t甲\t100.00\n\t乙\t200.00\\c' "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv:1: left out on purpose: '序号'
		import-table: a.csv:4: numbers, and nobody whom they belong to: a totals row without its word, or a name that was lost
		import-table: a.csv: rows 6: data 3, header 1, footer 2
		import-table: a.csv:3: column 'household_id': empty below a value, perhaps merged cells (--fill-down), kept as it is: 1, the first here
		import-table: column 'amount': decimals 2
		import-table: 3 rows in, 2 out, 1 refused
	END
	)" -- import-table a.csv
	sed -i 4d a.csv
	hold 0 "$(tsv 'household_id name amount' 'H1 甲 100.00' 'H1 乙 200.00')" '' -- import-table -q --fill-down household_id a.csv
}

@test "the heading of a village is nobody; an account with other signs than digits is named" {
	cat >a.csv <<-'END'
		序号,姓名,月保障金额,账号
		,一村,,
		1,甲,100,62220000
		2,乙,,6222/0000
	END
	hold 2 $'name\tamount\taccount\n甲\t100.00\t62220000\n乙\t\t6222/0000\\c' "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv:1: left out on purpose: '序号'
		import-table: a.csv:2: one cell and nothing else: the heading of a section, or a row that was never filled in
		import-table: a.csv: rows 4: data 3, header 1
		import-table: column 'amount': decimals 1
		import-table: a.csv:4: column 'account': does not verify, kept as it is: 1, the first here
		import-table: 3 rows in, 2 out, 1 refused
	END
	)" -- import-table a.csv
}

@test "pages: their numbers, what is carried over to the next and from the last" {
	cat >a.csv <<-'END'
		序号,姓名,月保障金额,备注
		1,甲,100,
		,过次页,100,
		第1页 共2页,,,
		承前页,,100,
		2,乙,200,
		合计,,300,
		,第 2 页 共 2 页,,
	END
	hold 0 "$(tsv 'name amount note' '甲 100.00 ' '乙 200.00 ')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv:1: left out on purpose: '序号'
		import-table: a.csv: rows 8: data 2, header 1, total 3, footer 2
		import-table: a.csv: totals agree, numbers compared: 3
		import-table: column 'amount': decimals 2
		import-table: 2 rows in, 2 out, 0 refused
	END
	)" -- import-table a.csv
}

@test "pages: a title with the number of its page, the header in other words" {
	cat >a.csv <<-'END'
		青山镇低保金发放清册,,,
		单位：青山镇,,,第1页 共2页
		序号,姓名,身份证号,月保障金额
		1,甲,990101198005010011,100
		青山镇低保金发放清册,,,
		单位：青山镇,,,第2页 共2页
		序号,姓名,身份证号码,月保障金额（元）
		2,乙,990101198203040019,200
		成功笔数：2,,,金额：300.00
	END
	hold 0 "$(tsv 'name id_number amount' '甲 990101198005010011 100.00' '乙 990101198203040019 200.00')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 3
		import-table: a.csv:3: left out on purpose: '序号'
		import-table: a.csv: rows 9: data 2, title 2, header 1, repeated header 3, footer 1
		import-table: column 'amount': decimals 2
		import-table: 2 rows in, 2 out, 0 refused
	END
	)" -- import-table a.csv
}

@test "two tables in a sheet: nobody of the first is taken for a title, nothing of the second for the first" {
	printf '姓名,身份证号,其他\n甲,990101198005010011,1\n合计,,1\n\n姓名,身份证号,账号,月补差\n乙,990101198203040019,6217001,200\n' >a.csv
	hold 2 '' \
		'import-table: a.csv:5: another table begins here, with other columns than that of row 1: give it a sheet or file of its own' \
		-- import-table -q -o o.tsv a.csv
	printf '村,户主姓名,家庭人口,金额\n东村,甲,3,100\n,,,\n村,户主姓名,保障人口,家庭人口,金额\n东村,乙,2,3,200\n' >b.csv
	hold 2 '' \
		'import-table: b.csv:4: another table begins here, with other columns than that of row 1: give it a sheet or file of its own' \
		-- import-table -q -o o.tsv b.csv
	printf '序号,姓名,身份证号,,序号,姓名,身份证号\n1,甲,990101198005010011,,2,乙,990101198203040019\n' >beside.csv
	hold 2 '' "import-table: beside.csv:1: header '姓名' and 1 more come twice: put lists that stand side by side one below the other, or say with --map which is meant" \
		-- import-table beside.csv
}

@test "what stands above the header is named if it may be somebody; months under a header of days" {
	printf '付款账号,6217000000000000001\n姓名,身份证号,发放时间\n甲,990101198005010011,2016年5月\n' >a.csv
	tsv 'header name' '发放时间 month' >map.tsv
	hold 0 "$(tsv 'name id_number month' '甲 990101198005010011 2016-05')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 2
		import-table: a.csv: rows 3: data 1, title 1, header 1
		import-table: a.csv:1: rows above the header with a number as of persons or accounts, not read: 1, the first here; if they are data, say with --header where the header is
		import-table: column 'month': date forms 1
		import-table: 1 row in, 1 out, 0 refused
	END
	)" -- import-table --map map.tsv a.csv
	run -2 --separate-stderr import-table -q a.csv
	[ "${stderr%%$'\n'*}" = "import-table: a.csv:3: column 'paid_on': '2016年5月' is a month, not a day; if the column holds months, give its header the name of a column of months with --map" ]
}

@test "a template: how many digits a number has, and the row that shows how to fill it in" {
	printf '*姓名,*身份证号（18位）,账号（15或19位）\n例：张三,990101198005010011,6217000000000000001\n甲,990101198005010011,6217000000000000001\n' >a.csv
	hold 0 "$(tsv 'name id_number account' '甲 990101198005010011 6217000000000000001')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv:1: taken by the sense of the sheet: '*身份证号（18位）' = id_number, '账号（15或19位）' = account
		import-table: a.csv: rows 3: data 1, header 1, example 1
		import-table: 1 row in, 1 out, 0 refused
	END
	)" -- import-table a.csv
}

@test "the sum of columns under a parent is the parent's; units in a third row of merged cells" {
	book a.xlsx <<-'END'
		= 特困
		+ A1:A3
		+ B1:B3
		+ C1:E1
		姓名|身份证号|实发金额
		||生活费|护理费|合计
		||万元|元|元
		甲|990101198005010011|n:0.05|n:60|n:560
	END
	hold 0 "$(tsv 'name id_number amount_paid' '甲 990101198005010011 560.00')" "$(cat <<-'END'
		import-table: a.xlsx[特困]: workbook, header in rows 1 to 3
		import-table: a.xlsx[特困]:1: headers that are not in the dictionary, left out: '实发金额/生活费（万元）', '实发金额/护理费（元）'
		import-table: a.xlsx[特困]: rows 4: data 1, header 3
		import-table: column 'amount_paid': decimals 1
		import-table: 1 row in, 1 out, 0 refused
	END
	)" -- import-table a.xlsx
}

@test "below the rows: nothing more, and the day of the signature; 月份 and 号 in dates" {
	cat >a.csv <<-'END'
		姓名,身份证号,月保障金,发放月份,申请日期
		甲,990101198005010011,100,2016年5月份,2016年4月3号
		以下空白,,,,
		,,,2016年5月10日,
	END
	hold 0 "$(tsv 'name id_number amount month applied_on' '甲 990101198005010011 100.00 2016-05 2016-04-03')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv: rows 4: data 1, header 1, footer 2
		import-table: column 'amount': decimals 1
		import-table: column 'month': date forms 1
		import-table: column 'applied_on': date forms 1
		import-table: 1 row in, 1 out, 0 refused
	END
	)" -- import-table a.csv
}

@test "headers of lists of temporary and medical aid, and of banks" {
	printf '申请人姓名,身份证号,救助金额（元）,一卡通号,联系方式\n甲,990101198005010011,100,62170001,0550\n' >a.csv
	hold 0 "$(tsv 'name id_number amount account phone' '甲 990101198005010011 100.00 62170001 0550')" '' -- import-table -q a.csv
	printf '申请人,姓名,身份证号,补贴金额,救助金额\n甲,乙,990101198005010011,1,2\n' >b.csv
	hold 0 "$(tsv 'name id_number' '乙 990101198005010011')" '' -- import-table -q b.csv
	printf '户名,银行帐号,金额,状态,交易日期\n甲,62170001,100,失败,20240305\n' >c.csv
	hold 0 "$(tsv 'payee_name account amount pay_result paid_on' '甲 62170001 100.00 returned 2024-03-05')" '' -- import-table -q c.csv
}

@test "refused rows, mended or not, come in again like any sheet" {
	printf '姓名,月保障金额\n甲,约\n乙,无效\n' >a.csv
	import-table -q -x refused.tsv -o out.tsv a.csv
	sed -i 's/约/100/' refused.tsv
	hold 0 $'name\tamount\tfile\trow\tproblem\n甲\t100.00\ta.csv\t2\tcolumn '"'amount': '约' is not an amount" '' -- import-table -q -x again.tsv refused.tsv
	[ "$(cut -f 1-4 again.tsv)" = "$(tsv 'name amount file row' '乙 无效 a.csv 3')" ]
	hold 0 "$(tsv 'name amount' '甲 100.00')" '' -- import-table -q -c name,amount -x again.tsv refused.tsv
}

@test "--fill-down goes over villages, but not from one household into the next" {
	cat >a.csv <<-'END'
		村,户编号,户主姓名,姓名,家庭月收入
		一村,H1,甲,甲,5000
		,,,乙,
		,H2,丙,丙,
		,,丁,丁,0
	END
	hold 0 "$(tsv 'village household_id head_name name income_month' '一村 H1 甲 甲 5000.00' '一村 H1 甲 乙 5000.00' \
		'一村 H2 丙 丙 ' '一村  丁 丁 0.00')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv:1: taken by the sense of the sheet: '村' = village
		import-table: a.csv: rows 5: data 4, header 1
		import-table: column 'village': filled down 3
		import-table: column 'household_id': filled down 1
		import-table: a.csv:5: column 'household_id': empty where another household or person begins, not filled down, kept as it is: 1, the first here
		import-table: column 'head_name': filled down 1
		import-table: column 'income_month': decimals 3, filled down 1
		import-table: a.csv:4: column 'income_month': empty where another household or person begins, not filled down, kept as it is: 1, the first here
		import-table: 4 rows in, 4 out, 0 refused
	END
	)" -- import-table --fill-down village,household_id,head_name,income_month a.csv
	# no household has two heads; no money of one is paid to the next
	cat >b.csv <<-'END'
		户编号,姓名,与户主关系,月保障金额
		H1,甲,户主,902
		,乙,配偶,
		,丙,本人,
		,丁,子,
	END
	hold 0 "$(tsv 'household_id name relation amount' 'H1 甲 head 902.00' 'H1 乙 spouse 902.00' ' 丙 head ' ' 丁 son ')" \
		"$(cat <<-'END'
		import-table: b.csv: UTF-8, commas, header in row 1
		import-table: b.csv: rows 5: data 4, header 1
		import-table: column 'household_id': filled down 1
		import-table: b.csv:4: column 'household_id': empty where another household or person begins, not filled down, kept as it is: 1, the first here
		import-table: column 'relation': words to codes 4
		import-table: column 'amount': decimals 2, filled down 1
		import-table: b.csv:4: column 'amount': empty where another household or person begins, not filled down, kept as it is: 1, the first here
		import-table: 4 rows in, 4 out, 0 refused
	END
	)" -- import-table --fill-down household_id,amount b.csv
}

@test "units: of the header, of a title row, of --unit, of the cell" {
	printf '单位：万元,\n姓名,月保障金额\n甲,0.0451\n乙,420元\n' >title.csv
	hold 0 "$(tsv 'name amount' '甲 451.00' '乙 420.00')" "$(cat <<-'END'
		import-table: title.csv: UTF-8, commas, header in row 2
		import-table: title.csv: row 1 says the unit of money is 10000 yuan
		import-table: title.csv: rows 4: data 2, title 1, header 1
		import-table: column 'amount': units behind the number 1, to yuan 1, decimals 1
		import-table: 2 rows in, 2 out, 0 refused
	END
	)" -- import-table title.csv
	printf '姓名,月保障金额\n甲,0.0451\n' >plain.csv
	hold 0 "$(tsv 'name amount' '甲 451.00')" '' -- import-table -q --unit 万元 plain.csv
	printf '姓名,月保障金额（元）\n甲,451.00\n' >own.csv
	hold 0 "$(tsv 'name amount' '甲 451.00')" '' -- import-table -q --unit 万元 own.csv
}

@test "several files: columns of all, in the order in which they come up" {
	printf '姓名,身份证号\n甲,990101198005010011\n' >a.csv
	printf '电话,身份证号码,对象姓名\n1,990101195801010019,乙\n' >b.csv
	hold 0 "$(tsv 'name id_number phone file sheet row' '甲 990101198005010011  a.csv  2' '乙 990101195801010019 1 b.csv  2')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv:1: no column for 'phone': left empty
		import-table: a.csv: rows 2: data 1, header 1
		import-table: b.csv: UTF-8, commas, header in row 1
		import-table: b.csv: rows 2: data 1, header 1
		import-table: 2 rows in, 2 out, 0 refused
	END
	)" -- import-table --origin a.csv b.csv
}

@test "同上: the cell above with --fill-down, never a value" {
	printf '户编号,姓名,与户主关系,村,备注\nH1,甲,户主,前村,x\n同上,乙,妻,〃,同上\n〃,丙,户主,”,\n' >ditto.csv
	hold 2 "$(tsv 'household_id name relation village note' 'H1 甲 head 前村 x')\c" "$(cat <<-'END'
		import-table: ditto.csv:3: column 'household_id': '同上' means the cell above: --fill-down takes it from there, within a household
		import-table: ditto.csv:4: column 'household_id': '〃' means the cell above: --fill-down takes it from there, within a household
	END
	)" -- import-table -q ditto.csv
	hold 0 "$(tsv 'household_id name relation village note' 'H1 甲 head 前村 x' 'H1 乙 spouse 前村 同上')" '' \
		-- import-table -q --fill-down household_id,village -x x.tsv ditto.csv
	[ "$(sed -n 2p x.tsv | cut -f 1,2,7)" = "$(tsv '〃 丙 4')" ]
}

@test "one file under two names is not read twice" {
	printf '姓名,金额\n甲,100\n' >a.csv
	ln -s a.csv b.csv
	cp a.csv copy.csv
	hold 2 '' 'import-table: b.csv: given twice: its rows would be in the table twice' -- import-table -o o.tsv a.csv b.csv
	hold 2 '' 'import-table: a.csv: given twice: its rows would be in the table twice' \
		-- bash -c 'import-table -o o.tsv - a.csv <a.csv'
	hold 0 "$(tsv 'name amount' '甲 100.00' '甲 100.00')" '' -- import-table -q a.csv copy.csv
}

@test "dates, codes, and what is only doubtful" {
	cat >a.csv <<-'END'
		姓名,性别,城乡类别,起发年月,出生日期
		甲,男,农村,2024.1,1980/5/1
		乙,女,城镇,2024年3月1日,1980年5月1日
		丙,外,rural,202403,19800501
	END
	hold 0 "$(tsv 'name sex residence from_month birth_date' '甲 male rural 2024-01 1980-05-01' \
		'乙 female urban 2024-03 1980-05-01' '丙 外 rural 2024-03 1980-05-01')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv: rows 4: data 3, header 1
		import-table: column 'sex': words to codes 2
		import-table: a.csv:4: column 'sex': not in the code list, kept as it is: 1, the first here
		import-table: column 'residence': words to codes 2
		import-table: column 'from_month': date forms 2, days left away 1
		import-table: a.csv:2: column 'from_month': may have been month 10, kept as it is: 1, the first here
		import-table: column 'birth_date': date forms 3
		import-table: 3 rows in, 3 out, 0 refused
	END
	)" -- import-table a.csv
}

@test "a dictionary of the county's own" {
	tsv 'name entity type unit label_zh label_en aliases note' 'grid_worker person text  网格员   ' >own.tsv
	printf '姓名,网格员\n甲,乙\n' >a.csv
	hold 0 "$(tsv 'name grid_worker' '甲 乙')" '' -- import-table -q -D own.tsv a.csv
}

@test "in Chinese" {
	printf '姓名,月保障金额\n甲,"1,451.00"\n乙,约\n' >a.csv
	LC_ALL=zh_CN.UTF-8 hold 2 "$(tsv 'name amount' '甲 1451.00')\c" "$(cat <<-'END'
		import-table: a.csv: UTF-8，逗号分隔，表头在第 1 行
		import-table: a.csv:3: “amount”列：“约”不是金额
		import-table: a.csv: 共 3 行：数据 2、表头 1
		import-table: “amount”列：去千位逗号 1 处
		import-table: 读入 2 行，输出 1 行，拒绝 1 行
	END
	)" -- import-table a.csv
}

@test "files that are no such text are refused by their content" {
	printf '<html><table>' >a.xls
	hold 2 '' 'import-table: a.xls: a web page or XML, whatever its name says: open it in WPS or Excel and save it as xlsx' -- import-table a.xls
	printf '<meta charset="gbk"><table>' >a.xls
	hold 2 '' 'import-table: a.xls: a web page or XML, whatever its name says: open it in WPS or Excel and save it as xlsx' -- import-table a.xls
	printf '\11\0\4\0\2\0\20\0' >a.xls
	hold 2 '' 'import-table: a.xls: a workbook of Excel 4 or older: open it in WPS or Excel and save it as xlsx' -- import-table a.xls
	printf '\11\10\10\0\0\0\20\0\0\0\0\0' >a.xls
	hold 2 '' 'import-table: a.xls: a workbook of Excel 4 or older: open it in WPS or Excel and save it as xlsx' -- import-table a.xls
	: >empty.csv
	hold 2 '' 'import-table: empty.csv: empty: not a single row' -- import-table empty.csv
	hold 2 '' 'import-table: none.csv: cannot open: No such file or directory' -- import-table none.csv
	printf 'a,b\n1,2\n' >a.csv
	hold 2 '' 'import-table: a.csv: no header row among the first 2 rows (read as ASCII: if not, say --encoding or --delimiter); write one, give its line with --header, or name headers with --map' -- import-table a.csv
	hold 2 '' 'import-table: a.csv: no row 9 among the first 2 for the header' -- import-table --header 9 a.csv
	printf '姓名,备注\n甲\0,1234567890123456789012345678901234567890\n' >a.csv
	hold 2 '' 'import-table: a.csv: a NUL byte: this is not text' -- import-table a.csv
	printf '姓名,备注\n甲,\345\345\n' >a.csv
	hold 2 '' 'import-table: a.csv: none of UTF-8, UTF-16, GB18030 and Big5; name the encoding with --encoding' -- import-table a.csv
	hold 2 '' "import-table: a.csv: no encoding 'nope'" -- import-table --encoding nope a.csv
}

@test "cells written =\"001\" by web sites, with and without quotes around them" {
	printf '姓名,户编号,备注\n甲,="0012","a ""b"", =""c"""\n乙,"=""0013""",x="y\n丙,=0014,=' >a.csv
	hold 2 '' 'import-table: a.csv:3: a quote in a cell that does not begin with one, or text behind the closing quote: save the sheet as CSV again, or take the quote out' -- import-table a.csv
	sed -i 's/x="y/=/' a.csv
	hold 0 "$(tsv 'name household_id note' '甲 0012 a~"b",~="c"' '乙 0013 =' '丙 =0014 =' | tr '~' ' ')" '' -- import-table -q a.csv
	{ printf '姓名;户编号\n'; for i in {1..9000}; do printf '="甲";="%08d"\n' "$i"; done; } >b.csv
	import-table -q -o b.tsv b.csv
	[ "$(sed 1d b.tsv | cut -f 2 | tr -d '\n' | cksum)" = "$(seq -f %08g 9000 | tr -d '\n' | cksum)" ]
}

@test "quotes that are wrong, and a row without end" {
	printf '姓名,备注\n甲,1\n乙"丙,2\n' >a.csv
	hold 2 '' 'import-table: a.csv:3: a quote in a cell that does not begin with one, or text behind the closing quote: save the sheet as CSV again, or take the quote out' -- import-table a.csv
	printf '姓名,备注\n甲,1\n"乙,2\n\n' >a.csv
	hold 2 '' 'import-table: a.csv:3: a quote in the row that begins here is never closed: save the sheet as CSV again, or take the quote out' -- import-table a.csv
	{ printf '姓名,备注\n甲,1\n"乙'; yes ab | head -c 1100000; } >a.csv
	hold 2 '' 'import-table: a.csv:3: a row longer than 1048576 bytes: a quote before it may never be closed' -- import-table a.csv
	{ printf '姓名,备注\n'; yes 甲,1 | head -n 60; printf '"\n'; } >a.csv
	run -2 --separate-stderr import-table -q a.csv
	[ "${#lines[@]}" = 61 ]
	[ "$stderr" = 'import-table: a.csv:62: a quote in the row that begins here is never closed: save the sheet as CSV again, or take the quote out' ]
}

@test "usage" {
	run -2 --separate-stderr import-table --unit 斤
	[ "${stderr_lines[0]}" = "import-table: no unit of money: '斤'" ]
	run -2 --separate-stderr import-table --delimiter ab
	[ "${stderr_lines[0]}" = "import-table: not one character: 'ab'" ]
	run -2 --separate-stderr import-table --header 0
	[ "${stderr_lines[0]}" = "import-table: not a line: '0'" ]
}

# The workbooks of the tests below: see book.bash.
load book

three_sheets() {
	book a.xlsx <<-'END'
		= 封面
		青山镇
		= 农村低保
		户编号|姓名|身份证号|月保障金额
		H1|甲|990101198005010011|n:451
		= 城市低保
		户编号|姓名|身份证号|月保障金额|备注
		U1|乙|990101195801010019|n:500|x
		= 汇总
		乡镇|保障人口|金额
		青山镇|n:2|n:951
		= 旧 hidden
		户编号|姓名
		O1|丙
		= 宏 veryHidden
		户编号|姓名
		= 空
	END
}

@test "a workbook: its sheets with a header become one table; the rest is named" {
	three_sheets
	hold 0 "$(tsv 'household_id name id_number amount note file sheet row' \
		'H1 甲 990101198005010011 451.00  a.xlsx 农村低保 2' 'U1 乙 990101195801010019 500.00 x a.xlsx 城市低保 2')" "$(cat <<-'END'
		import-table: a.xlsx: sheets that are hidden, not read unless -s names them: '旧'
		import-table: a.xlsx: sheets that are hidden so that only a macro can show them, not read unless -s names them: '宏'
		import-table: a.xlsx: sheets without a header row, not read: '封面', '空'
		import-table: a.xlsx: sheets of sums beside sheets of people, not read unless -s names them: '汇总'
		import-table: a.xlsx[农村低保]: workbook, header in row 1
		import-table: a.xlsx[农村低保]:1: no column for 'note': left empty
		import-table: a.xlsx[农村低保]: rows 2: data 1, header 1
		import-table: a.xlsx[城市低保]: workbook, header in row 1
		import-table: a.xlsx[城市低保]: rows 2: data 1, header 1
		import-table: column 'amount': decimals 2
		import-table: 2 rows in, 2 out, 0 refused
	END
	)" -- import-table --origin a.xlsx
}

@test "--map: what it says for one sheet, else for all" {
	three_sheets
	tsv 'header name sheet' '姓名 head_name 城市　低保' '身份证号 head_id_number 城市低保' '姓名 name ' '备注  ' >map.tsv
	hold 0 "$(tsv 'household_id name id_number amount head_name head_id_number' 'H1 甲 990101198005010011 451.00  ' \
		'U1   500.00 乙 990101195801010019')" '' -- import-table -q --map map.tsv a.xlsx
}

@test "-s: by name, by number, in its order; hidden ones too; a text has no sheets" {
	three_sheets
	hold 0 "$(tsv 'household_id name id_number amount note' 'U1 乙 990101195801010019 500.00 x' \
		'H1 甲 990101198005010011 451.00 ')" '' -- import-table -q -s '城市　低保,2' a.xlsx
	hold 0 "$(tsv 'household_id name' 'O1 丙')" '' -- import-table -q -s 5 a.xlsx
	hold 0 "$(tsv 'township covered_persons amount' '青山镇 2 951.00')" '' -- import-table -q -s 汇总,4 a.xlsx
	printf '姓名,月保障金额\n丁,1\n' >b.csv
	hold 0 "$(tsv 'household_id name id_number amount' 'H1 甲 990101198005010011 451.00' ' 丁  1.00')" '' -- \
		import-table -q -s 农村低保 a.xlsx b.csv
	all="'封面', '农村低保', '城市低保', '汇总', '旧', '宏', '空'"
	hold 2 '' "import-table: a.xlsx: no sheet '低保'; there are: $all" -- import-table -s 低保 a.xlsx
	hold 2 '' "import-table: a.xlsx: no sheet '9'; there are: $all" -- import-table -s 9 a.xlsx
	hold 2 '' "import-table: a.xlsx: no sheet '0'; there are: $all" -- import-table -s 0 a.xlsx
	hold 2 '' 'import-table: a.xlsx[封面]: no header row among the first 1 rows; write one, give its line with --header, or name headers with --map' -- \
		import-table -s 封面 a.xlsx
}

@test "a workbook through a pipe, and under any name" {
	three_sheets
	want=$(tsv 'household_id name id_number amount' 'H1 甲 990101198005010011 451.00')
	hold 0 "$want" '' -- bash -c 'cat a.xlsx | import-table -q -s 2'
	hold 0 "$want" '' -- bash -c 'import-table -q -s 2 - <a.xlsx'
	hold 0 "$want" '' -- bash -c 'import-table -q -s 2 <(cat a.xlsx)'
	hold 2 '' 'import-table: -[封面]: no header row among the first 1 rows; write one, give its line with --header, or name headers with --map' -- \
		bash -c 'cat a.xlsx | import-table -q -s 1'
	mv a.xlsx a.csv
	hold 0 "$want" '' -- import-table -q -s 2 a.csv
	hold 0 "$(tsv name 甲)" '' -- bash -c 'import-table -q <(printf "姓名\n甲\n")'
	TMPDIR=/nowhere hold 2 '' 'import-table: -: no room in TMPDIR for a workbook from a pipe: No such file or directory' -- \
		bash -c 'import-table <a.csv'
}

@test "a workbook without a table" {
	book none.xlsx <<-'END'
		= 封面
		青山镇
		= 说明
		姓名：按身份证填写
	END
	hold 2 '' 'import-table: none.xlsx: no sheet that is shown has a header row; name one with -s, and the line of its header with --header' -- import-table none.xlsx
	echo '= 表' | book empty.xlsx
	hold 2 '' 'import-table: empty.xlsx[表]: empty: not a single row' -- import-table empty.xlsx
}

@test "cells that a spreadsheet has damaged: the row is kept out, the cell is named, nobody's number is shown" {
	book k.xlsx <<-'END'
		= 表
		姓名|身份证号|账号|残疾人证号|户编号|月保障金额|家庭人口|起发年月|出生日期|是否保障对象|备注
		甲|n:990101198005010011|62220000||H1|n:1|n:1|||b:1|
		乙|990101195801010019|n:6222001234567890123||H1|n:1|||||
		丙||62220000|n:99010119580101001911|H1|n:1|||||
		丁||62220000||d:36586|n:1|||||
		戊||||H2|e:#REF!|||||
		己||||H2|f:|||||
		庚||||H2|n:353.33333333333331|||||
		辛||||H2|n:0.30000000000000004||n:2024.1|||
		壬||||H2|n:1||d:45352|n:45352||
		癸||||H2|n:0.30000000000000004|n:2|n:202403|d:45352|b:1|d:45352
		子||||H2|n:1|||||n:12345678901234567
		丑||||H2|n:1|||||e:#N/A
		f:|f:
	END
	hold 0 "$(tsv 'name id_number account cert_no household_id amount family_size from_month birth_date covered note' \
		'癸    H2 0.30 2 2024-03 2024-03-01 yes 2024-03-01')" '' -- import-table -q -x x.tsv k.xlsx
	diff <(cut -f 12- x.tsv) - <<-'END'
		file	row	problem
		k.xlsx[表]	2	column 'id_number': cell B2: a number too long for a spreadsheet, only its first 15 digits are left and the rest is lost: get it from its source
		k.xlsx[表]	3	column 'account': cell C3: a number too long for a spreadsheet, only its first 15 digits are left and the rest is lost: get it from its source
		k.xlsx[表]	4	column 'cert_no': cell D4: a number too long for a spreadsheet, only its first 15 digits are left and the rest is lost: get it from its source
		k.xlsx[表]	5	column 'household_id': cell E5: a date where a number or code belongs: a spreadsheet may have made it of one
		k.xlsx[表]	6	column 'amount': cell F6: '#REF!' is the error of a formula: mend it in the sheet
		k.xlsx[表]	7	column 'amount': cell F7: a formula whose value was not saved: open the file in WPS or Excel and save it again
		k.xlsx[表]	8	column 'amount': cell F8: '353.333333333333' is not whole fen, though the sheet may show it rounded: round it there, as with ROUND(...,2)
		k.xlsx[表]	9	column 'from_month': cell H9: '2024.1' as a number is month 1 or month 10: write it as 2024-01 or as text
		k.xlsx[表]	10	column 'birth_date': cell I10: '45352' is the number of a day inside a spreadsheet: format the column as a date
		k.xlsx[表]	12	column 'note': cell K12: a number too long for a spreadsheet, only its first 15 digits are left and the rest is lost: get it from its source
		k.xlsx[表]	13	column 'note': cell K13: '#N/A' is the error of a formula: mend it in the sheet
		k.xlsx[表]	14	column 'name': cell A14: a formula whose value was not saved: open the file in WPS or Excel and save it again
	END
	# of the number the 15 digits that are left, no zeros, and no ID of 15 digits
	[ "$(sed -n 2p x.tsv | cut -f 2)" = '990101198005010***' ]
	[ "$(sed -n 4p x.tsv | cut -f 4)" = '990101195801010***' ]
	run -2 --separate-stderr import-table -q -c name,id_number <(sed -n '1,2p' x.tsv)
	[[ $stderr = *":2: column 'id_number': damaged by a spreadsheet, digits are lost: get the number from its source" ]]
	hold 0 "$(tsv 'name family_size' '甲 1' '乙 ' '丙 ')" '' -- bash -c 'import-table -q -x x.tsv -c name,family_size k.xlsx | head -n 4'
	run -2 --separate-stderr import-table -q k.xlsx
	[ "${stderr_lines[0]}" = "import-table: k.xlsx[表]:2: column 'id_number': cell B2: a number too long for a spreadsheet, only its first 15 digits are left and the rest is lost: get it from its source" ]
}

@test "three header rows, merged; units and numbers of columns below; what is not shown" {
	book a.xlsx <<-'END'
		= 表
		+ A1:H1
		+ A2:A4
		+ B2:B4
		+ C2:F2
		+ C3:C4
		+ D3:E3
		+ F3:F4
		+ G2:G4
		+ H2:H4
		- H
		青山镇农村低保花名册
		序号|户主姓名|家庭情况||||月保障金额|备注
		||人口|劳动力||年收入
		|||人数|占比
		|||||万元|元
		1|2|3|4|5|6|7|8
		n:1|甲|n:3|n:1|n:0.33|n:0.6|n:451|x
		~n:2|乙|n:1|n:0|n:0||n:420|
		合计||n:4|n:1||n:0.6|f:|
	END
	hold 0 "$(tsv 'head_name family_size labour_persons income_year amount note' '甲 3 1 6000.00 451.00 x' '乙 1 0  420.00 ')" "$(cat <<-'END'
		import-table: a.xlsx[表]: workbook, header in rows 2 to 6
		import-table: a.xlsx[表]:2: left out on purpose: '序号'
		import-table: a.xlsx[表]:2: headers that are not in the dictionary, left out: '家庭情况/劳动力/占比'
		import-table: a.xlsx[表]:2: columns that the sheet does not show, read all the same: '备注' = H2
		import-table: a.xlsx[表]: rows 9: data 2, title 1, header 5, total 1
		import-table: a.xlsx[表]:8: rows of data that the sheet does not show, read all the same: 1, the first here
		import-table: a.xlsx[表]: totals agree, numbers compared: 3
		import-table: a.xlsx[表]: numbers of totals rows not compared (a cell of the column could not be read, or it is a rate): 1
		import-table: column 'income_year': to yuan 1
		import-table: column 'amount': decimals 2
		import-table: 2 rows in, 2 out, 0 refused
	END
	)" -- import-table a.xlsx
	cat >a.csv <<-'END'
		序号,户主姓名,户主信息,,家庭情况,,,月保障金额
		,,证件,住址,人口,劳动力,,
		,,号码,,,人数,占比,
		1,甲,990101198005010011,青山镇,3,1,0.33,451
	END
	hold 0 "$(tsv 'head_name head_id_number address family_size labour_persons amount' '甲 990101198005010011 青山镇 3 1 451.00')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in rows 1 to 3
		import-table: a.csv:1: taken by the sense of the sheet: '户主信息/住址' = address
		import-table: a.csv:1: left out on purpose: '序号'
		import-table: a.csv:1: headers that are not in the dictionary, left out: '家庭情况/劳动力/占比'
		import-table: a.csv: rows 4: data 1, header 3
		import-table: column 'amount': decimals 1
		import-table: 1 row in, 1 out, 0 refused
	END
	)" -- import-table a.csv
}

@test "merged cells of a workbook: exactly those are filled down" {
	book m.xlsx <<-'END'
		= 表
		+ A2:A3
		+ B2:B4
		+ A5:A6
		+ E5:E6
		户编号|村名|户主姓名|姓名|家庭月收入
		H1|一村|甲|甲|n:500
		|||乙|
		H2||丙|丙|
		H3|二村|丁|丁|n:1
		|||戊|
		|三村|己|己|n:1
	END
	hold 0 "$(tsv 'household_id village head_name name income_month' 'H1 一村 甲 甲 500.00' '   乙 ' 'H2  丙 丙 ' 'H3 二村 丁 丁 1.00' '   戊 ' ' 三村 己 己 1.00')" "$(cat <<-'END'
		import-table: m.xlsx[表]: workbook, header in row 1
		import-table: m.xlsx[表]: rows 7: data 6, header 1
		import-table: m.xlsx[表]:3: column 'household_id': part of a merged cell, empty but for its first row (--fill-down), kept as it is: 2, the first here
		import-table: m.xlsx[表]:3: column 'village': part of a merged cell, empty but for its first row (--fill-down), kept as it is: 2, the first here
		import-table: column 'income_month': decimals 3
		import-table: m.xlsx[表]:6: column 'income_month': part of a merged cell, empty but for its first row (--fill-down), kept as it is: 1, the first here
		import-table: 6 rows in, 6 out, 0 refused
	END
	)" -- import-table m.xlsx
	hold 0 "$(tsv 'household_id village head_name name income_month' 'H1 一村 甲 甲 500.00' 'H1 一村 甲 乙 ' 'H2 一村 丙 丙 ' 'H3 二村 丁 丁 1.00' 'H3  丁 戊 1.00' ' 三村 己 己 1.00')" '' -- \
		import-table -q --fill-down household_id,village,head_name,income_month m.xlsx
}

@test "--unfold: numbered columns become rows; nothing is counted twice" {
	cat >w.csv <<-'END'
		松滋市低保发放明细,,,,,,,,,,,
		家庭编号,姓名户主,身份证号户主,低保金,保障人口,家庭每月收入,其他家庭成员姓名1,其他家庭成员身份证号1,关系1,其他家庭成员姓名2,其他家庭成员身份证号2,关系2
		H1,甲,990101198005010011,451,2,300,乙,990101195801010019,配偶,,,
		H2,丙,990101195801010027,200,3,100,丙,990101195801010027,本人,丁,990101195801010035,子
		H3,戊,990101195801010043,100,1,0,无,无,,,,子
		合计,,,751,6,400,,,,,,
	END
	hold 0 "$(tsv 'household_id head_name head_id_number amount covered_persons income_month name id_number relation' \
		'H1 甲 990101198005010011 451.00 2 300.00 甲 990101198005010011 head' \
		'H1 甲 990101198005010011  2 300.00 乙 990101195801010019 spouse' \
		'H2 丙 990101195801010027 200.00 3 100.00 丙 990101195801010027 head' \
		'H2 丙 990101195801010027  3 100.00 丁 990101195801010035 son' \
		'H3 戊 990101195801010043 100.00 1 0.00 戊 990101195801010043 head')" "$(cat <<-'END'
		import-table: w.csv: UTF-8, commas, header in row 2
		import-table: w.csv:2: taken by the sense of the sheet: '关系1' = relation, '关系2' = relation
		import-table: w.csv:2: unfolded, persons in a row beside its own: 2, columns: 6
		import-table: w.csv: rows 6: data 3, title 1, header 1, total 1
		import-table: w.csv: totals agree, numbers compared: 3
		import-table: rows of further persons: 3
		import-table: column 'amount': decimals 3
		import-table: column 'income_month': decimals 3
		import-table: column 'relation': words to codes 2
		import-table: 3 rows in, 5 out, 1 refused
	END
	)" -- import-table --unfold -x x.tsv w.csv
	[ "$(sed -n 2p x.tsv | cut -f 10-)" = $'w.csv\t5\tperson 2 of the row has neither name nor ID number' ]
	cat >v.csv <<-'END'
		户编号,低保金,家庭成员一,,家庭成员二,,家庭成员（三）,
		,,姓名,身份证号,姓名,身份证号,姓名,身份证号
		H1,451,甲,990101198005010011,乙,990101195801010019,,
		H2,5,,,,,丙,990101195801010027
		H3,6,,,,,,
	END
	hold 0 "$(tsv 'household_id amount name id_number' 'H1 451.00 甲 990101198005010011' 'H1  乙 990101195801010019' \
		'H2 5.00 丙 990101195801010027' 'H3 6.00  ')" '' -- import-table -q --unfold v.csv
	hold 0 "$(tsv 'household_id amount' 'H1 451.00' 'H2 5.00' 'H3 6.00')" "$(cat <<-'END'
		import-table: v.csv: UTF-8, commas, header in rows 1 and 2
		import-table: v.csv:1: headers that are not in the dictionary, left out: '家庭成员一/姓名', '家庭成员一/身份证号', '家庭成员二/姓名', '家庭成员二/身份证号', '家庭成员（三）/姓名', '家庭成员（三）/身份证号'
		import-table: v.csv:1: numbered columns of further persons: 6; --unfold makes rows of them
		import-table: v.csv: rows 5: data 3, header 2
		import-table: column 'amount': decimals 3
		import-table: 3 rows in, 3 out, 0 refused
	END
	)" -- import-table v.csv
	printf '姓名,身份证号,性别,第1人姓名,第1人性别,成员2姓名\n甲,990101198005010011,男,乙,女,丙\n' >o.csv
	hold 0 "$(tsv 'name id_number sex' '甲 990101198005010011 male' '乙  female' '丙  ')" '' -- import-table -q --unfold o.csv
	printf '姓名,残疾等级（1-4级）,一卡通账号,残疾类别1,残疾类别2\n甲,1级,62220000,3,4\n' >no.csv
	hold 0 "$(tsv 'name disability_grade account' '甲 1 62220000')" '' -- import-table -q --unfold no.csv
}

@test "--unfold with -c: whom a row is about is seen in the sheet, not in the columns that are taken" {
	printf '户编号,户主姓名,金额,成员1姓名,成员1关系,成员3姓名,成员3身份证号\nH1,甲,902,乙,妻,,990101198005010011\n' >few.csv
	hold 0 "$(tsv 'household_id amount relation' 'H1 902.00 head' 'H1  spouse' 'H1  ')" '' \
		-- import-table -q --unfold -c household_id,amount,relation few.csv
	hold 0 "$(tsv 'household_id id_number amount' 'H1  902.00' 'H1  ' 'H1 990101198005010011 ')" '' \
		-- import-table -q --unfold -c household_id,id_number,amount few.csv
	printf '姓名,成员3姓名,成员3关系\n甲,,妻\n' >nobody.csv
	hold 2 "$(tsv 'name relation' '甲 ')\c" 'import-table: nobody.csv:2: person 3 of the row has neither name nor ID number' \
		-- import-table -q --unfold nobody.csv
}

@test "-c: a header that is not in the dictionary, numbered, or there twice" {
	printf '户主,成员2姓名,签收,签收\n甲,乙,a,b\n' >own.csv
	hold 0 "$(tsv 'head_name 成员2姓名' '甲 乙')" '' -- import-table -q -c head_name,成员2姓名 own.csv
	hold 2 '' "import-table: own.csv:1: two headers '签收', and -c means one: drop the other with --map, as '签收#2' with an empty name" \
		-- import-table -c head_name,签收 own.csv
	tsv 'header name' '签收#2 ' >map.tsv
	hold 0 "$(tsv 'head_name 签收' '甲 a')" '' -- import-table -q --map map.tsv -c head_name,签收 own.csv
}

@test "--unfold: nobody is lost whose number was copied, nor what the own person's group says otherwise" {
	cat >copied.csv <<-'END'
		户主姓名,户主身份证号,家庭人口,金额,成员1姓名,成员1身份证号,成员1与户主关系,成员1性别
		甲一,990101198005010011,2,100,乙一,990101198005010011,妻,女
		丙一,990101195801010027,1,200,丙 一,990101195801010027,户主,女
		丁一,990101195801010035,1,300,丁一,,子,女
	END
	hold 0 "$(tsv 'head_name head_id_number family_size amount name id_number relation sex' \
		'甲一 990101198005010011 2 100.00 甲一 990101198005010011 head ' \
		'甲一 990101198005010011 2  乙一 990101198005010011 spouse female' \
		'丙一 990101195801010027 1 200.00 丙一 990101195801010027 head female')" '' \
		-- import-table -q --unfold -x x.tsv copied.csv
	[ "$(sed -n 2p x.tsv | cut -f 1,4,9-)" = "$(printf "丁一\t300\tcopied.csv\t4\tcolumn 'relation': ")person 1 of the row is the one whom the row is about, but says something else here" ]
}

@test "cells in full: signs, radicals, dots, words in traditional characters" {
	cat >a.csv <<-'END'
		户主姓名,姓名,月保障金额,出生日期,與戶主關係,殘疾等級,致貧原因
		⼄⼁,买买提•阿不都,−12.50,1980–05–01,長女,壹級,因殘
		阿·甲,张 三,￥１２．５０,1980年5月1日,戶主,二级以上,因学
		A.甲,李. ,12.50元,19800501,本人,Ⅲ,
	END
	hold 0 "$(tsv 'head_name name amount birth_date relation disability_grade cause' \
		'乙丨 买买提·阿不都 -12.50 1980-05-01 daughter 1 disability' '阿·甲 张三 12.50 1980-05-01 head 二级以上 schooling' \
		'A.甲 李. 12.50 1980-05-01 head 3 ')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv: rows 4: data 3, header 1
		import-table: column 'head_name': radicals to characters 1
		import-table: column 'name': blanks at the ends 1, blanks inside 1, dots in names 1
		import-table: column 'amount': minus signs 1, full-width 1, currency signs 1, units behind the number 1
		import-table: column 'birth_date': minus signs 1, date forms 2
		import-table: column 'relation': words to codes 3
		import-table: column 'disability_grade': words to codes 2
		import-table: a.csv:3: column 'disability_grade': not in the code list, kept as it is: 1, the first here
		import-table: column 'cause': words to codes 2
		import-table: 3 rows in, 3 out, 0 refused
	END
	)" -- import-table a.csv
}

@test "a row without its last cells: text may be missing, nothing else, and nothing may have slipped" {
	cat >a.csv <<-'END'
		姓名|身份证号|月保障金额|备注|村名
		甲|990101198005010011|1
		乙|990101195801010019
		丙 990101195801010027|2|x
	END
	hold 2 $'name\tid_number\tamount\tnote\tvillage\n甲\t990101198005010011\t1.00\t\t\\c' "$(cat <<-'END'
		import-table: a.csv: UTF-8, bars, header in row 1
		import-table: a.csv:3: 2 cells where the header has 5: a delimiter too many or too few
		import-table: a.csv:4: column 'amount': 'x' is not an amount
		import-table: a.csv: rows 4: data 3, header 1
		import-table: a.csv:2: rows without their last cells, taken as empty: 1, the first here
		import-table: column 'amount': decimals 1
		import-table: 3 rows in, 1 out, 2 refused
	END
	)" -- import-table a.csv
	printf '姓名,身份证号,村名,备注\n甲 990101198005010011,一村,x\n' >b.csv
	hold 2 'name	id_number	village	note\c' 'import-table: b.csv:2: 3 cells where the header has 4: a delimiter too many or too few' -- import-table -q b.csv
}

@test "万元 over cells in yuan: said, for persons and for tables of sums" {
	printf '姓名,月保障金额（万元）\n甲,451\n乙,0.0420\n丙,380\n' >a.csv
	doubt='the unit makes half of the amounts or more far too large: are the cells in yuan already?'
	import-table a.csv >out.tsv 2>err
	grep -Fx "import-table: a.csv:1: column 'amount': $doubt" err
	printf '地区,保障人口,资金支出\n,人,万元\n' >b.csv
	printf '乡镇,保障人口,金额\n,人,万元\n甲镇,5679,4165400\n乙镇,100,7\n' >b.csv
	import-table b.csv >out.tsv 2>err
	grep -Fx "import-table: b.csv:1: column 'amount': $doubt" err
	printf '乡镇,保障人口,金额\n甲镇,人,万元\n甲镇,5679,416.54\n乙镇,100,7\n' >b.csv
	sed -i '2s/甲镇//' b.csv
	import-table b.csv >out.tsv 2>err
	[ "$(sed -n 2p out.tsv)" = "$(tsv '甲镇 5679 4165400.00')" ]
	! grep -F "$doubt" err
}

@test "a unit in the title row is one of money: persons are not multiplied" {
	printf '单位：户、人、万元,,\n姓名,家庭人口,月保障金额\n甲,3,0.0451\n合计,3,0.0451\n' >a.csv
	hold 0 "$(tsv 'name family_size amount' '甲 3 451.00')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 2
		import-table: a.csv: row 1 says the unit of money is 10000 yuan
		import-table: a.csv: rows 4: data 1, title 1, header 1, total 1
		import-table: a.csv: totals agree, numbers compared: 2
		import-table: column 'amount': to yuan 1
		import-table: 1 row in, 1 out, 0 refused
	END
	)" -- import-table a.csv
}

@test "other files by their content" {
	one() {
		printf "$1" >f.xls
		hold 2 '' "import-table: f.xls: $2" -- import-table f.xls
	}
	one '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">' \
		'an XML workbook of 2003, whatever its name says: open it in WPS or Excel and save it as xlsx'
	one 'MIME-Version: 1.0\r\n' 'a web page or XML, whatever its name says: open it in WPS or Excel and save it as xlsx'
	one 'PK\003\004xxxxxxxxxxxxxxxxxxxxxxxxxxmimetypeapplication/vnd.oasis.opendocument.spreadsheet' \
		'an OpenDocument sheet (ods): open it in WPS, Excel or LibreOffice and save it as xlsx'
	one 'PK\003\004xxxxxxxxxxxxxxxxxxxxxxxxxxword/document.xml' 'a document, no table: copy its table into a sheet and save that as xlsx'
	one 'Rar!\032\007' 'a packed file (rar, 7z, gzip): unpack it first, then import what is inside'
	one '\037\213' 'a packed file (rar, 7z, gzip): unpack it first, then import what is inside'
	one '%%PDF-1.4' 'a PDF file: ask for the table that it was printed from'
	one '\211PNG' 'a picture: ask for the table itself'
}

@test "little: a header and nothing else, blank IDs, old IDs, a very long cell" {
	printf '姓名,身份证号,备注\n' >a.csv
	hold 0 "$(tsv 'name id_number note')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv: rows 1: data 0, header 1
		import-table: 0 rows in, 0 out, 0 refused
	END
	)" -- import-table a.csv
	long=$(printf '长%.0s' {1..20000})
	printf '姓名,身份证号,备注\n甲,,%s\n乙,990101800501001,\n' "$long" >a.csv
	hold 0 "$(tsv 'name id_number note' "甲  $long" '乙 990101198005010011 ')" "$(cat <<-'END'
		import-table: a.csv: UTF-8, commas, header in row 1
		import-table: a.csv: rows 3: data 2, header 1
		import-table: column 'id_number': 15 digits to 18 1
		import-table: 2 rows in, 2 out, 0 refused
	END
	)" -- import-table a.csv
	book a.xlsx <<-END
		= 表
		姓名|身份证号|备注
		甲||$long
		乙|n:990101800501001|
	END
	hold 0 "$(tsv 'name id_number note' "甲  $long" '乙 990101198005010011 ')" '' -- import-table -q a.xlsx
}
