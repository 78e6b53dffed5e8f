#!/usr/bin/env bats
# gen-report: what it prints, and every way in which it refuses to.
# shellcheck disable=SC2154 # top is set by common, stderr by run --separate-stderr

load common

figures() {
	printf '%s\n' 'key|value|unit|period|as_of|qualifier|note' \
		'low.amount|224000.00|yuan|2016-01..2016-05|2016-05-20|exact|' \
		'low.persons|140|person|2016-05|2016-05-20|exact|' \
		'low.persons|138|person|2016-04|2016-04-30|exact|' \
		'low.share|99.28|percent|||exact|' \
		'low.next||yuan||||' \
		'unit.name|A & B *局*|||||' | tr '|' '\t' >fig.tsv
}

months() {
	tsv 'month persons amount' '2016-01 130 43140.00' '2016-02 132 43804.00' >months.tsv
}

# report TEMPLATE [argument...]: the template on one line, into x.md
report() {
	printf '%b' "$1" >x.md
	shift
	gen-report -q -T x.md "$@"
}

@test "figures: value, its other fields, filters" {
	figures
	hold 0 '140 person 2016-05-20 exact 22.4' '' -- \
		report '{{low.persons}} {{low.persons.unit}} {{low.persons.as_of}} {{low.persons.qualifier}} {{low.amount|万元}}\n' fig.tsv
	hold 0 '截至5月20日，1至5月22.40萬元，99.3%' '' -- \
		report '截至{{low.amount.as_of|date:月日}}，{{low.amount.period|date:月}}{{low.amount|萬元:2}}萬元，{{low.share|%:1}}%\n' fig.tsv
}

@test "figures: of several days the newest, another by @" {
	figures
	hold 0 '140 138 2016-04' '' -- report '{{low.persons}} {{low.persons@2016-04-30}} {{low.persons@2016-04-30.period}}\n' fig.tsv
	hold 2 '' "gen-report: x.md:1:1: no figure, table or column is named 'low.persons@2016-03-31'; did you mean 'low.persons'?" -- \
		report '{{low.persons@2016-03-31}}\n' fig.tsv
}

@test "figures from standard input, facts from --set, counts at the end" {
	figures
	printf '{{county}} {{low.persons}}\n' >x.md
	hold 0 '990101 140' 'gen-report: 2 of 7 figures used, table rows printed: 0' -- \
		gen-report -T x.md --set county=990101 <fig.tsv
	hold 0 '990101 140' 'gen-report: 2 of 7 figures used, table rows printed: 0' -- \
		gen-report -T x.md --set county=990101 - <fig.tsv
}

@test "tables: rows, places, the escaped format by the name of the template" {
	figures
	months
	hold 0 $'|1月|130|\n|2月|132|' '' -- report '{{#m}}\n|{{month|date:月}}|{{persons}}|\n{{/m}}\n' m=months.tsv
	hold 0 '130、132' '' -- report '{{#m}}{{persons}}{{^@last}}、{{/@last}}{{/m}}\n' m=months.tsv
	hold 0 'A \& B \*局\*' '' -- report '{{unit.name}}\n' fig.tsv
	hold 0 'A &amp; B *局*' '' -- report '{{unit.name}}\n' fig.tsv --format html
	hold 0 'A & B *局*' '' -- report '{{unit.name}}\n' fig.tsv --format text
	cp x.md x.html
	hold 0 'A &amp; B *局*' '' -- gen-report -q -T x.html fig.tsv
}

@test "tables: a section within a section shows the rows that agree in the keys they share" {
	tsv 'township leader amount' 'T1 甲 10.00' 'T2 乙 20.00' >towns.tsv
	tsv 'township village amount' 'T1 V1 4.00' 'T2 V2 20.00' 'T1 V3 6.00' >villages.tsv
	hold 0 'T1(甲): V1 4元 V3 6元; T2(乙): V2 20元; ' '' -- report \
		'{{#towns}}{{township}}({{leader}}):{{#villages}} {{village}} {{amount|元}}元{{/villages}}; {{/towns}}\n' \
		towns=towns.tsv villages=villages.tsv
	hold 0 'T1 10.00/4.00 10.00/6.00 ' '' -- report \
		'{{#towns}}{{#leader|is:甲}}{{township}} {{#v}}{{towns.amount}}/{{v.amount}} {{/v}}{{/leader}}{{/towns}}\n' \
		towns=towns.tsv v=villages.tsv
}

@test "labels of codes" {
	tsv 'residence persons' 'urban 140' 'rural 1007' >r.tsv
	label=$(awk -F '\t' '$1 == "residence" && $2 == "rural" { print $3 }' "$top/share/codes.tsv")
	hold 0 "$label" '' -- report '{{#r}}{{#residence|is:rural}}{{residence|label}}{{/residence}}{{/r}}\n' r=r.tsv
	hold 2 '' "gen-report: x.md:1:7: 'persons' has no label in the dictionary: '140' (r.tsv:2)" -- \
		report '{{#r}}{{persons|label}}{{/r}}\n' r=r.tsv
}

@test "partials are beside the template that names them" {
	figures
	mkdir t
	printf 'a\n  {{> parts/p.md}}\n' >t/x.md
	mkdir t/parts
	printf '{{> q.md}}\n{{low.persons}}\n' >t/parts/p.md
	printf 'q\n' >t/parts/q.md
	hold 0 $'a\n  q\n  140' '' -- gen-report -q -T t/x.md fig.tsv
	rm t/parts/q.md
	hold 2 '' 'gen-report: t/parts/q.md: cannot open: No such file or directory' -- gen-report -q -T t/x.md fig.tsv
}

@test "an unknown name, with the nearest; all of them at once; also where nothing is shown" {
	figures
	months
	hold 2 '' "gen-report: x.md:1:3: no figure, table or column is named 'low.amonut'; did you mean 'low.amount'?
gen-report: x.md:2:1: no figure, table or column is named 'q'
gen-report: x.md:3:7: no figure, table or column is named 'persons'
gen-report: x.md:4:10: no figure, table or column is named 'persns'; did you mean 'persons'?" -- \
		report 'a {{low.amonut}}\n{{#q}}{{/q}}\n{{^m}}{{persons}}{{/m}}{{low.persons}}\n{{#m}}一{{persns}}{{/m}}\n' \
		fig.tsv m=months.tsv
}

@test "values that do not do: file, line and the value" {
	figures
	hold 2 '' "gen-report: x.md:1:1: 'low.persons' is in person, not in yuan: '140' (fig.tsv:3)
gen-report: x.md:2:1: 'low.amount' is in yuan, not in percent: '224000.00' (fig.tsv:2)
gen-report: x.md:3:1: 'low.amount' would print more than four decimals (say how many, as ':2'): '224000.00' (fig.tsv:2)
gen-report: x.md:4:1: 'low.share' is not a whole number: '99.28' (fig.tsv:5)
gen-report: x.md:5:1: 'low.next' has no value (fig.tsv:6)
gen-report: x.md:6:1: 'low.amount.as_of' is not a number: '2016-05-20' (fig.tsv:2)
gen-report: x.md:7:1: 'low.share' is not a day, month or period: '99.28' (fig.tsv:5)
gen-report: x.md:8:1: 'low.persons.period' has no day of the month: '2016-05' (fig.tsv:3)" -- report \
		'{{low.persons|元}}\n{{low.amount|%}}\n{{low.amount|亿元}}\n{{low.share|count}}\n{{low.next}}\n{{low.amount.as_of|元}}\n{{low.share|date}}\n{{low.persons.period|date:月日}}\n' fig.tsv
}

@test "no private value in a message" {
	tsv 'name id_number' '李某 990101198005010011' >p.tsv
	hold 2 '' "gen-report: x.md:1:7: 'name' is not a number (p.tsv:2)
gen-report: x.md:1:22: 'id_number' is not a day, month or period (p.tsv:2)" -- \
		report '{{#p}}{{name|number}}{{id_number|date}}{{/p}}\n' p=p.tsv
}

@test "a template that cannot be read: all that is wrong with it" {
	figures
	hold 2 '' "gen-report: x.md:1:1: 'a b' is not a name
gen-report: x.md:2:1: 'foo' is not a filter
gen-report: x.md:2:18: 'dat' is not a filter; did you mean 'date'?
gen-report: x.md:2:31: filter 'number' cannot take 'x'
gen-report: x.md:3:1: 'b' is closed here, but no section is open
gen-report: x.md:4:7: 'b' is closed here, but 'a' of line 4 is open
gen-report: x.md:6:1: delimiters are two words without '=', as in {{=<% %>=}}
gen-report: x.md:7:1: a tag without a name
gen-report: x.md:8:1: a partial is named relative to its template
gen-report: x.md:9:1: a tag opened by '{{' is not closed by '}}'" -- report \
		'{{a b}}\n{{low.share|foo}}{{x|dat:年}}{{x|number:x}}\n{{/b}}\n{{#a}}{{/b}}{{/a}}\n\n{{=a=}}\n{{}}\n{{>/etc/passwd}}\n{{low\n' fig.tsv
	hold 2 '' "gen-report: x.md:1:1: section 'a' is not closed" -- report '{{#a}}\n' fig.tsv
	hold 2 '' "gen-report: x.md: byte 3 is not UTF-8" -- report 'a\n\xff\n' fig.tsv
	hold 2 '' 'gen-report: no.md: cannot open: No such file or directory' -- gen-report -T no.md fig.tsv
}

@test "a partial without end" {
	figures
	run -2 --separate-stderr report '{{>x.md}}{{>x.md}}\n' fig.tsv
	[ "$stderr" = 'gen-report: x.md:1:1: partials within partials, more than 64 deep' ]
	[ -z "$output" ]
}

@test "--missing prints 待补充 and names what is missing" {
	figures
	hold 0 '待补充元，待补充人，140；' "gen-report: x.md:1:1: 'low.next' has no value (fig.tsv:6)
gen-report: x.md:1:26: no figure, table or column is named 'low.family'
gen-report: x.md:1:64: no figure, table or column is named 'gone'" -- \
		report '{{low.next|万元}}元，{{low.family}}人，{{low.persons}}；{{#gone}}{{low.persons}}{{/gone}}\n' fig.tsv --missing
	# what is wrong stays wrong
	run -2 --separate-stderr report '{{low.persons|元}}\n' fig.tsv --missing
}

@test "-o: the whole report or the old file" {
	figures
	echo old >out.md
	run -2 report '{{nothing}}\n' fig.tsv -o out.md
	[ "$(cat out.md)" = old ]
	report '{{low.persons}}\n' fig.tsv -o out.md
	[ "$(cat out.md)" = 140 ]
}

@test "a report always ends with a newline" {
	figures
	hold 0 '140' '' -- report '{{low.persons}}' fig.tsv
	hold 0 $'\n\c' '' -- report '' fig.tsv
}

@test "usage" {
	figures
	months
	printf 'x\n' >x.md
	for bad in 'fig.tsv' '-T x.md --format pdf fig.tsv' '-T x.md --set a fig.tsv' '-T x.md --set =a fig.tsv' \
		'-T x.md --set low.persons=1 fig.tsv' '-T x.md --set a=1 --set a=2 fig.tsv'; do
		# shellcheck disable=SC2086
		run -2 --separate-stderr gen-report $bad
		[[ $stderr == *'usage: gen-report'* && -z $output ]]
	done
	hold 2 '' "gen-report: 'm' is given twice" -- gen-report -q -T x.md m=months.tsv m=months.tsv
	hold 2 '' "gen-report: 'm' is given twice" -- gen-report -q -T x.md fig.tsv m=months.tsv --set m=1
	hold 2 '' "gen-report: 'a.b' cannot be the name of a table" -- gen-report -q -T x.md a.b=months.tsv
	printf 'a\tb\n1\n' >bad.tsv
	run -2 --separate-stderr gen-report -q -T x.md m=bad.tsv
	[[ $stderr == 'gen-report: bad.tsv:2:'* ]]
}

# the figures of the published report, 127.63 from the rounded average
half_year() {
	printf '%s\n' 'key|value|unit|period|as_of|qualifier|note' \
		'low.dibao.urban.households|123|household|2016-05|2016-05-31||' \
		'low.dibao.urban.persons|140|person|2016-05|2016-05-31||' \
		'low.dibao.urban.person_times|675|person-time|2016-01..2016-05|2016-05-31||' \
		'low.dibao.urban.amount|224000.00|yuan|2016-01..2016-05|2016-05-31||' \
		'low.dibao.urban.average|331.85|yuan/person-time|2016-01..2016-05|2016-05-31||' \
		'low.dibao.rural.households|925|household|2016-05|2016-05-31||' \
		'low.dibao.rural.persons|1007|person|2016-05|2016-05-31||' \
		'low.dibao.rural.person_times|4798|person-time|2016-01..2016-05|2016-05-31||' \
		'low.dibao.rural.amount|714500.00|yuan|2016-01..2016-05|2016-05-31||' \
		'low.dibao.rural.average|148.92|yuan/person-time|2016-01..2016-05|2016-05-31||' \
		'platform.left_rows|299|row||||' 'platform.both|191|person||||' 'platform.left_share|63.88|percent||||' \
		'platform.left_rest|108|row||||' \
		'report.date|2016-05-20|||||' 'report.year|2016|||||' 'unit.name|民政局|||||' | tr '|' '\t' >all.tsv
	tsv 'target_id task key target_value unit due_date duty_unit duty_person value percent gap state' \
		'T1 城市 low.dibao.urban.average 260 yuan/person-time 2016-12-31 股 員 331.85 127.63 -71.85 met' \
		'T2 農村 low.dibao.rural.average 150 yuan/person-time 2016-12-31 股 員 148.92 99.28 1.08 not-met' >targets.tsv
}

@test "share/reports: the low-income paragraph prints the published figures" {
	half_year
	run -0 gen-report -q -T "$top/share/reports/low.zh-Hant.txt" all.tsv targets=targets.tsv
	[ "${#lines[@]}" -eq 2 ]
	for figure in 5月20日 123戶140名 22.4萬元 675人次 331.85元 260元的127.63%; do
		[[ ${lines[0]} == *"$figure"* ]]
	done
	for figure in 925戶1007人 71.45萬元 4798人次 148.92元 150元的99.28%，預計年底順利完成目標任務; do
		[[ ${lines[1]} == *"$figure"* ]]
	done
	[[ ${lines[0]} != *預計* ]]
}

@test "share/reports: the half-year report as Markdown and as a page" {
	half_year
	tsv 'residence old entered moved_in moved_out left new adjusted' 'urban 138 4 0 0 2 140 0' >changes.tsv
	for suffix in md html; do
		run -0 gen-report -q -T "$top/share/reports/half-year.zh-Hant.$suffix" all.tsv targets=targets.tsv changes=changes.tsv
		for figure in 民政局2016年上半年 22.40 71.45 127.63% 99.28% 未達標，差1.08元 2016年1至5月 2016年5月20日 299人 191人，佔63.88% 108人; do
			[[ $output == *"$figure"* ]]
		done
		[[ $output != *'{{'* && $output != *'<%'* ]]
	done
	tsv "$(head -n 1 targets.tsv | tr '\t' ' ')" >targets.tsv.new
	mv targets.tsv.new targets.tsv
	run -0 gen-report -q -T "$top/share/reports/half-year.zh-Hant.md" all.tsv targets=targets.tsv changes=changes.tsv
	[[ $output == *沒有下達目標任務* ]]
}

# the two tables of --each
benefits() {
	tsv 'household_id head_name total' 'H1 甲一 551.00' 'H2 丁一 507.20' >h.tsv
	tsv 'household_id programme amount' 'H1 dibao 451.00' 'H2 dibao 507.20' 'H1 living 100.00' >i.tsv
	tsv 'programme note' 'dibao 甲' 'living 乙' >p.tsv
	printf '%s\n' '{{household_id}}{{#h}} {{head_name}}{{/h}}:{{#i}} {{amount}}{{#p}}{{note}}{{/p}}{{/i}}' >t.txt
}

@test "--each: one document for each value, the rows of the others left out" {
	benefits
	hold 0 '' $'gen-report: 2 documents\ngen-report: 0 of 0 figures used, table rows printed: 8' -- \
		gen-report -T t.txt --each household_id -o 'a-{}-b.txt' h=h.tsv i=i.tsv p=p.tsv
	hold 0 $'H1 甲一: 451.00甲 100.00乙\nH2 丁一: 507.20甲' '' -- cat a-H1-b.txt a-H2-b.txt
	[ "$(echo a-*)" = 'a-H1-b.txt a-H2-b.txt' ]
	# a key of one table only; a folder with braces; no rows, no document
	mkdir 'x{}'
	gen-report -q -T t.txt --each programme -o 'x{}/{}' h=h.tsv i=i.tsv p=p.tsv --set household_id=x
	hold 0 'x 甲一 丁一: 451.00甲 507.20甲' '' -- cat 'x{}/dibao'
	head -n 1 h.tsv >none.tsv
	hold 0 '' $'gen-report: 0 documents\ngen-report: 0 of 0 figures used, table rows printed: 0' -- \
		gen-report -T t.txt --each household_id -o 'none-{}' h=none.tsv p=p.tsv i=none.tsv
	[ ! -e none-H1 ]
}

@test "--each: nothing is written unless all can be, and no row is in no document" {
	benefits
	refused() {
		local what=$1
		shift
		hold 2 '' "gen-report: $what" -- gen-report -T t.txt "$@" p=p.tsv
		[ "$(echo a-*)" = 'a-*' ]
	}
	refused "column 'household_id': --each needs -o with one {} in the name of the file" --each household_id h=h.tsv i=i.tsv
	refused "column 'household_id': --each needs -o with one {} in the name of the file" --each household_id -o a-{}-{} h=h.tsv i=i.tsv
	refused "column 'household_id': --each needs -o with one {} in the name of the file" --each household_id -o 'x{}/a-' h=h.tsv i=i.tsv
	refused "--each: no table has a column 'household'" --each household -o 'a-{}' h=h.tsv i=i.tsv
	refused "i.tsv:1: column 'amount': is counted or measured: no key" --each amount -o 'a-{}' h=h.tsv i=i.tsv
	sed -i 's/^H2/H3/' i.tsv
	refused "i.tsv:3: column 'household_id': the first table has no such value: this row would be in no document" \
		--each household_id -o 'a-{}' h=h.tsv i=i.tsv
	sed -i 's/^H3//' i.tsv
	refused "i.tsv:3: column 'household_id': is empty" --each household_id -o 'a-{}' i=i.tsv h=h.tsv
	# nor one that is somebody's ID number
	for value in a/b .. -x "$(printf '%0101d' 1)" 990101198005010011 990101198005010011-2; do
		tsv 'household_id head_name total' 'H1 甲一 1.00' "$value 丁一 2.00" >h.tsv
		tsv 'household_id programme amount' >i.tsv
		refused "h.tsv:3: column 'household_id': cannot be in the name of a file, or has an ID number in it" \
			--each household_id -o 'a-{}' h=h.tsv i=i.tsv
	done
	tsv 'id_number household_id head_name total' '990101198005010011 H1 甲一 1.00' >h.tsv
	refused "column 'id_number': the name of a file tells it: no key for --each" --each id_number -o 'a-{}' h=h.tsv i=i.tsv
	# the second document fails: the first is not written
	benefits
	printf '%s\n' '{{#i}}{{#h}}{{/h}}{{amount|count}}{{/i}}' >t.txt
	sed -i 's/451.00/451/; s/100.00/100/' i.tsv
	refused "t.txt:1:19: 'amount' is not a whole number: '507.20' (i.tsv:3)" --each household_id -o 'a-{}' h=h.tsv i=i.tsv
}
