#!/usr/bin/env bats
# Lists for the wall, a household's sheet, and the numbers and records beneath: F66 F67 F73.
# shellcheck disable=SC2154 # top is set by common

load common

procedure=$BATS_TEST_DIRNAME/../share/policy/990301/procedure.tsv

# ---- F66 publication lists

@test "F66 the list on the board: first 3 and last 4 of the number, no child, no account" {
	tsv 'month township village head_name head_id_number account phone covered_persons amount' \
		'2024-07 青石镇 石门村 甲一 990101198005010011 6222021234567890123 13900000000 3 451.00' \
		'2024-07 青石镇 石门村 甲三 990101201005010032 6222021234567890123 13900000000 1 208.00' >due.tsv
	tsv 'column show' 'village all' 'head_name all' 'head_id_number first:3=last:4' 'covered_persons all' 'amount all' |
		tr '=' ' ' >board.tsv
	hold 0 "$(tsv 'village head_name head_id_number covered_persons amount' '石门村 甲一 990***********0011 3 451.00' \
		'石门村 *** 990***********0032 1 208.00')" '' -- mask-records -q -T ./board.tsv due.tsv
	# the list as the suite has it shows less
	mask-records -q -T notice due.tsv -o list.tsv
	hold 0 "$(tsv 'township village month head_name head_id_number covered_persons amount' \
		'青石镇 石门村 2024-07 甲一 990101************ 3 451.00' '青石镇 石门村 2024-07 *** 990101************ 1 208.00')" '' -- cat list.tsv
	run -1 grep -E '6222|139|甲三' list.tsv
	# and it goes to the printer
	mask-records -q -T notice due.tsv | export-table -q -T notice -o list.csv
	hold 0 $'序号,乡镇（街道）,村（社区）,姓名,保障人数,月保障金额（元）\r\n1,青石镇,石门村,甲一,3,451.00\r\n2,青石镇,石门村,***,1,208.00\r' '' -- \
		bash -c "sed '1s/^\xef\xbb\xbf//' list.csv"
	# how many numbers the last four leave
	tsv 'column show' 'head_id_number last:4' >four.tsv
	mask-records -q -T ./four.tsv --explain e.tsv -o out.tsv due.tsv
	hold 0 $'column\tshow\tcandidates\nhead_id_number\tlast:4\t3321' '' -- \
		select-rows -q -w "column = 'head_id_number'" -c column,show,candidates e.tsv
}

# posted DAYS [rules...]: how a list that hung so many days from 10 March on is judged
posted() {
	local last
	last=$(printf '2020-03-%02d' $((9 + $1)))
	shift
	tsv 'case_id area_code step1_on step2_on step3_on step4_on applied_on village_on town_on posted_from posted_to approved_on' \
		"C1 990301 2020-03-01 2020-03-02 2020-03-05 2020-03-08 2020-03-01 2020-03-05 2020-03-08 2020-03-10 $last 2020-03-31" >case.tsv
	calc-columns -q -r "$procedure" "$@" -d 2020-12-31 -n posting_days,posting_min,steps,steps.why case.tsv |
		select-rows -q -c posting_days,posting_min,steps,steps.why | sed 1d | tr '\t' ' '
}

@test "F66 six days on the board are short of seven; the minimum is a parameter" {
	[ "$(posted 6)" = '6 7 no steps.short' ]
	[ "$(posted 7)" = '7 7 yes steps.ok' ]
	tsv 'name value unit area from cite' 'case.posting_min 5 int 990301 2020-01-01 示例' >five.tsv
	[ "$(posted 6 -r five.tsv)" = '6 5 yes steps.ok' ]
	[ "$(posted 4 -r five.tsv)" = '4 5 no steps.short' ]
}

@test "F66 what the catalogue asks to be made public and is not" {
	tsv 'item due_date' '低保政策 2024-01-31' '在保名单 2024-07-10' '资金支出 2024-07-10' '监督电话 2024-01-31' >catalogue.tsv
	tsv 'item done_on' '低保政策 2024-01-20' '资金支出 2024-07-12' '监督电话 2024-01-31' >published.tsv
	hold 0 "$(tsv 'item due_date' '在保名单 2024-07-10')" '' -- join-tables -q -k item --missing catalogue.tsv published.tsv
	hold 0 "$(tsv 'item due_date done_on' '资金支出 2024-07-10 2024-07-12')" '' -- \
		bash -c "join-tables -q -k item --inner catalogue.tsv published.tsv | select-rows -q -w 'done_on > due_date'"
}

# ---- F67 policy sheets

@test "F67 all that a household gets on one sheet: 451.00 + 100.00 = 551.00 a month" {
	cp "$top/man/examples/benefits.tsv" .
	sum-funds -q -k household_id,head_name -v amount --as total -o households.tsv benefits.tsv
	for suffix in txt html; do
		gen-report -q -T "$top/share/reports/sheet.zh-Hans.$suffix" --each household_id -o "{}.$suffix" \
			--set unit=示例县民政局 --set month=2024-07 --set contact=县救助中心 households=households.tsv items=benefits.tsv
	done
	grep -qxF '1. 最低生活保障：3人，每月451.00元' H1.txt
	grep -qxF '2. 困难残疾人生活补贴：1人，每月100.00元' H1.txt
	grep -q '^合计每月551.00元，' H1.txt
	grep -q '^合计每月507.20元，' H4.txt
	run -1 grep -E '甲一|100.00|551.00' H4.txt H4.html
	[ "$(grep -c '<td>' H1.html)" -eq 3 ]
	grep -qF '<tfoot><tr><th scope="row">合计</th><td></td><td>551.00</td></tr></tfoot>' H1.html
	# or all of them in one file for the printer, a page each
	gen-report -q -T "$top/share/reports/sheet.zh-Hans.html" -o all.html \
		--set unit=示例县民政局 --set month=2024-07 --set contact=县救助中心 households=households.tsv items=benefits.tsv
	[ "$(grep -c '^<section>' all.html)" -eq 2 ]
}

@test "F67 the amounts of a sheet are those of the rules" {
	cp "$top"/man/examples/{lowincome,households}.tsv .
	calc-subsidy -q -r lowincome.tsv -p dibao -m 2024-07 -o dibao.tsv households.tsv
	tsv 'month programme household_id persons amount' '2024-07 living H1 1 100.00' >living.tsv
	select-rows -q -c month,programme,household_id,persons,amount dibao.tsv >items.tsv
	sed 1d living.tsv >>items.tsv
	hold 0 "$(tsv 'household_id total' 'H1 551.00' 'H4 507.20')" '' -- \
		bash -c 'sum-funds -q -k household_id -v amount --as total items.tsv | select-rows -q -c household_id,total'
}

@test "F67 the sheet goes to whom it concerns: entitled, and not told yet" {
	tsv 'household_id village decision' 'H1 石门村 yes' 'H2 石门村 no' 'H3 清水村 yes' 'H4 清水村 review' >decided.tsv
	tsv 'household_id told_on' 'H1 2024-07-03' >told.tsv
	hold 0 "$(tsv 'household_id village decision' 'H3 清水村 yes')" '' -- \
		bash -c "select-rows -q -w \"decision = 'yes'\" decided.tsv | join-tables -q -k household_id --missing - told.tsv"
}

# ---- F73 records and numbers

@test "F73 a table is checked: check digit, date, code, amount" {
	tsv 'household_id id_number name birth_date residence income_month' \
		'H1 990101198005010011 甲一 1980-05-01 rural 300.00' 'H2 990101198005010012 甲二 1980-05-01 rural 300.00' \
		'H3 990101195801010019 丁一 1958-02-30 rural 300.00' 'H4 990101195801010027 戊一 1958-01-01 town 300.00' \
		'H5 990101197003030014 庚一 1970-03-03 urban 3e2' >r.tsv
	check-records -q -x bad.tsv -o good.tsv r.tsv
	hold 0 "$(head -n 2 r.tsv)" '' -- cat good.tsv
	hold 0 $'household_id\trow\nH2\t3\nH3\t4\nH4\t5\nH5\t6' '' -- select-rows -q -c household_id,row bad.tsv
	select-rows -q -c problem bad.tsv | sed -n "s/^column '\([a-z_]*\)': \([a-z-]*\): .*/\1 \2/p" >found
	hold 0 $'id_number id-digit\nbirth_date type-date\nresidence type-code\nincome_month type-money' '' -- cat found
}

@test "F73 amounts as reports write them: 万元, 余, 多, 四次" {
	while read -r text value unit qualifier; do
		printf '指标代码,数值\nx,%s\n' "$text" >f.csv
		want=$(printf 'key\tvalue\tunit\tqualifier\nx\t%s\t%s\t%s' "$value" "$unit" "${qualifier#exact}")
		hold 0 "$want" '' -- import-table -q f.csv
	done <<-'END'
		5千元 5000 yuan exact
		8万余元 80000 yuan over
		22.4万元 224000 yuan exact
		1.2亿元 120000000 yuan exact
		120多户 120 household over
		十余人次 10 person-time over
		四次 4 times exact
		三百二十元 320 yuan exact
		３万５千元 35000 yuan exact
		约300人 300 person about
		近2万人 20000 person near
		不低于260元 260 yuan at-least
		不超过10.3% 10.3 percent at-most
		预计500万元 5000000 yuan expected
		80户以上 80 household at-least
	END
}

@test "F73 a figure's own columns agree with it, or the row is refused" {
	printf '%s\n' '指标代码,数值,单位,数值性质' 'a,8万余元,元,' 'b,约3,户,大约' 'c,5元,户,' 'd,9元,元/月,准确' 'e,近5,,余' 'f,7,人,' >f.csv
	hold 0 "$(tsv 'key value unit qualifier' 'a 80000 yuan over' 'b 3 household about' 'd 9 yuan/month exact' 'f 7 person ')" '' -- \
		import-table -q -x bad.tsv f.csv
	hold 0 "$(printf '%s\n' $'key\tvalue\tunit\tqualifier\tproblem' \
		"c	5元	户		column 'value': it says something else than the column 'unit'" \
		"e	近5		余	column 'value': it says something else than the column 'qualifier'")" '' -- \
		select-rows -q -c key,value,unit,qualifier,problem bad.tsv
	printf '%s\n' '指标代码,数值' 'a,8万余元' >f.csv
	hold 2 $'key\tvalue\c' "$(printf 'import-table: %s\n' "f.csv:2: column 'value': it says more than a number, and there is no column 'unit' for it")" \
		-- import-table -q -c key,value f.csv
}

@test "F73 a range stays a range, and nothing is guessed" {
	for text in 45—60户 45-60 3至5万元 10～20人; do
		printf '指标代码,数值\nx,%s\n' "$text" >f.csv
		import-table -q -x bad.tsv f.csv >out
		hold 0 "$(tsv 'key value unit qualifier')" '' -- cat out
		[ "$(select-rows -q -c value bad.tsv | sed 1d)" = "$text" ]
		grep -q 'is a range, not one number' bad.tsv
	done
	for text in 三百二 十几 几十户 8万余额 1,23; do
		printf '指标代码,数值\nx,"%s"\n' "$text" >f.csv
		import-table -q -x bad.tsv f.csv >out
		hold 0 "$(tsv 'key value unit qualifier')" '' -- cat out
		grep -q 'is not a number' bad.tsv
	done
}

@test "F73 half goes up, once: 42.25 is 42.3; sums are exact to the fen" {
	tsv 'key value unit' 'a 42.25 percent' 'b 42.249999 percent' 'c -42.25 percent' 'd 2.345 yuan' >f.tsv
	printf '{{a|%%:1}} {{b|%%:1}} {{c|%%:1}} {{d|元:2}}\n' >t.txt
	hold 0 '42.3 42.2 -42.3 2.35' '' -- gen-report -q -T t.txt f.tsv
	tsv 'k amount' '1 0.10' '2 0.20' '3 90071992547409.93' >s.tsv
	hold 0 $'amount\n90071992547410.23' '' -- sum-funds -q -v amount s.tsv
	yes $'1\t0.01' | head -n 100000 | sed '1i k\tamount' >s.tsv
	hold 0 $'amount\n1000.00' '' -- sum-funds -q -v amount s.tsv
}
