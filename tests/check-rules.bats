#!/usr/bin/env bats
# check-rules: a critic for rules.

load common

examples=$BATS_TEST_DIRNAME/../man/examples

# rules LINE...: a pack with blanks for TABs, ~ for a blank inside a cell, . for an empty cell
rules() {
	printf '%s\n' "$@" | tr ' ' '\t' | sed -E ':a; s/(^|\t)\.(\t|$)/\1\2/; ta; s/~/ /g' >rules.tsv
}

# found: check, severity, line, name and message of what is found
found() {
	check-rules -q rules.tsv | sed 1d | cut -f 2,3,5,7,11 | tr '\t' ' '
}

# cases COLUMNS LINE...: cases.tsv
cases() {
	tsv "case date household_id area_code income_month $1" >cases.tsv
	shift
	tsv "$@" >>cases.tsv
}

@test "a pack without fault: only the header, status 0, also with -e" {
	rules 'id name value unit cite' 's household.standard 300 yuan/month a'
	hold 0 "$(tsv 'finding_id check severity file line column name case expected actual message cites')" '' -- check-rules -e rules.tsv
	hold 0 "$(tsv 'finding_id check severity file line column name case expected actual message cites')" '' -- check-rules -e -r rules.tsv
}

@test "no rules, --coverage without cases, a day that is none: the command line is wrong" {
	run --separate-stderr check-rules
	[ "$status" -eq 2 ]
	[[ $stderr == 'check-rules: -r is needed'* ]]
	run --separate-stderr check-rules -r x.tsv --coverage
	[ "$status" -eq 2 ]
	[[ $stderr == 'check-rules: --coverage needs --cases'* ]]
	run --separate-stderr check-rules -r x.tsv -d 2024-02-30
	[ "$status" -eq 2 ]
	[[ $stderr == "check-rules: '2024-02-30' is not a date"* ]]
	hold 2 '' \
		'check-rules: nowhere.tsv: cannot open: No such file or directory' -- check-rules nowhere.tsv
}

@test "a monthly standard compared with a lump sum" {
	rules 'id name value unit cite' 's household.standard 300 yuan/month a' 'l household.lump 5000 yuan a' 'r household.rich standard~>~lump bool a'
	[ "$(found)" = 'type error 4  TYPE: the units yuan/month and yuan do not go together: standard > lump' ]
	run -1 check-rules -e rules.tsv
}

@test "what does not load is found, all of it: names, types, cycles, pick, over, syntax" {
	rules 'id name pick value over cite' 'a household.a . b . x' 'b household.b . a . x' 'c household.c . nobody . x' \
		'd household.d max 1 . x' 'e household.d min 2 . x' 'f household.f . 1~+ . x' 'g household.g . 1 gone x'
	[ "$(found | cut -d ' ' -f 1-3)" = "$(printf '%s\n' 'cycle error 2' 'name error 4' 'pick error 6' 'syntax error 7' 'name error 8')" ]
}

@test "no citation is an error, a clause nobody has seen a note" {
	rules 'id name value cite' 'a household.a 1 .' 'b household.b 1 x（待核）'
	[ "$(found)" = "$(printf '%s\n' 'citation error 2 household.a no citation' \
		'unseen note 3 household.b nobody has seen the text of this clause yet')" ]
	rules 'id name value cite' 'b household.b 1 x（待核）'
	run -0 check-rules -e rules.tsv
}

@test "the same conditions and days with two values; the same value is fine" {
	rules 'id name ?residence value cite' 'a household.a rural 1 x' 'b household.a rural 2 x' 'c household.a urban 3 x' 'd household.a urban 3 x'
	[ "$(found | head -n 1)" = 'twice error 3 household.a the same conditions, area and days as rules.tsv:2, with another value' ]
	[ "$(found | wc -l)" -eq 1 ]
}

@test "overlap and gap, each with an example" {
	rules 'id name when value cite' 'a person.a age(birth_date)~<~18 1 x' 'b person.a age(birth_date)~>=~60 2 x' 'c person.a age(birth_date)~in~(70..80) 3 x'
	[ "$(found)" = "$(printf '%s\n' 'gap doubt 2 person.a no row speaks, e.g. age(birth_date) = 18' \
		'overlap doubt 4 person.a can hold together with b (rules.tsv:3), with another value, e.g. age(birth_date) = 70')" ]
}

@test "whole numbers have nothing between them, amounts have" {
	rules 'id name when value unit cite' 'a person.a n~<=~2 1 . x' 'b person.a n~>=~3 2 . x' '. person.n . . int .'
	[ -z "$(found)" ]
	rules 'id name when value unit cite' 'a person.a n~<=~2 1 . x' 'b person.a n~>=~3 2 . x' '. person.n . . yuan .'
	[ "$(found)" = 'gap doubt 2 person.a no row speaks, e.g. n = 2.5' ]
}

@test "two unknowns are below, equal or above each other, however it is written" {
	rules 'id name when value unit cite' 'a household.a income~<~line 1 . x' 'b household.a line~<=~income 2 . x' \
		'. household.income . . yuan .' '. household.line . . yuan .'
	[ -z "$(found)" ]
	rules 'id name when value unit cite' 'a household.a income~<~line 1 . x' 'b household.a line~<~income 2 . x' \
		'. household.income . . yuan .' '. household.line . . yuan .'
	[ "$(found)" = 'gap doubt 2 household.a no row speaks, e.g. income = line' ]
}

@test "two words that are compared are what they are, also beside their own tests" {
	rules 'id name when value unit cite' "a household.a x~=~y 1 . x" "b household.a x~=~'p'~and~y~=~'q' 2 . x" '0 household.a . 0 . x' '. household.x . . text .' '. household.y . . text .'
	[ -z "$(found)" ]
	rules 'id name when value unit cite' "a household.a x~=~y 1 . x" "b household.a x~=~'p'~and~y~=~'p' 2 . x" '0 household.a . 0 . x' '. household.x . . text .' '. household.y . . text .'
	[ "$(found)" = 'overlap doubt 3 household.a can hold together with a (rules.tsv:2), with another value, e.g. x = y, x = p, y = p' ]
}

@test "a default fills gaps; pick and over settle overlaps; equal values agree" {
	rules 'id name when value over cite' '0 person.a . 0 . x' 'a person.a n~>~1 1 . x' 'b person.a n~>~2 2 a x' 'c person.a n~>~3 1+1 a x' '. person.n . . . .'
	[ -z "$(found)" ]
	rules 'id name pick when value cite' '0 person.a max . 0 x' 'a person.a . n~>~1 1 x' 'b person.a . n~>~2 2 x' '. person.n . . . .'
	[ -z "$(found)" ]
}

@test "what is declared impossible is no doubt" {
	rules 'id name when value unit cite' 'a person.a old 1 . x' 'b person.a young 2 . x' 'c person.a not~(old~or~young) 3 . x' \
		'. person.old . . bool .' '. person.young . . bool .'
	[ "$(found)" = 'overlap doubt 3 person.a can hold together with a (rules.tsv:2), with another value, e.g. old = yes, young = yes' ]
	rules 'id name when value unit cite' 'a person.a old 1 . x' 'b person.a young 2 . x' 'c person.a not~(old~or~young) 3 . x' \
		'. person.old not~(old~and~young) . bool .' '. person.young . . bool .'
	[ -z "$(found)" ]
}

@test "closed lists of codes have no other word" {
	rules 'id name ?residence value cite' 'a household.a rural 1 x' 'b household.a urban 2 x'
	[ -z "$(found)" ]
	rules 'id name ?residence value cite' 'a household.a rural 1 x'
	[ "$(found)" = 'gap doubt 2 household.a no row speaks, e.g. residence = urban' ]
}

@test "each stretch of days and each area for itself" {
	rules 'id name when value area from to cite' 'a person.a n~<~3 1 99 2020-01-01 2020-12-31 x' 'b person.a n~>=~3 2 99 2021-01-01 . x' \
		'c person.a n~<~3 3 99 2021-01-01 . x' '. person.n . . . . . .'
	[ "$(found)" = 'gap doubt 2 person.a 2020-01-01 99: no row speaks, e.g. n = 3' ]
}

@test "a row that ended and is not followed; a new table with fewer rows" {
	rules 'id name value to from cite' 'a household.a 1 2010-12-31 . x' 'b household.b 1 2010-12-31 . x' 'b household.b 2 . 2011-01-01 x' 'c household.c 1 2030-12-31 . x'
	[ "$(found)" = "$(printf '%s\n' 'expired doubt 2 household.a in force until 2010-12-31, and nothing follows' \
		'expired doubt 5 household.c in force until 2030-12-31, and nothing follows')" ]
	[ "$(check-rules --known 2026-01-01 rules.tsv | sed 1d | cut -f 1)" = expired:household.a:a ]
	rules 'id name residence=rural residence=urban from cite' 'a household.a 1 2 2020-01-01 x' 'a household.a 3 . 2021-01-01 x'
	[ "$(found)" = 'fewer doubt 2 household.a the table of 2021-01-01 has no row like this one: 1 rows instead of 2' ]
}

@test "a bare word that is a text elsewhere" {
	rules 'id name when value cite' "a household.a residence~=~'rural' residence x" "b household.b kind~=~'residence' 1 x" "c household.b kind~!=~'residence' 2 x" '. household.kind . . .' \
		'd household.c . residence x'
	[ "$(found | grep -c '^bare_word doubt')" -eq 2 ]
	[ "$(found | tail -n 1)" = 'bare_word doubt 6 household.c residence is a text elsewhere: are quotes missing?' ]
}

@test "too many cells: said, and not tried for ever" {
	{
		printf 'id\tname\twhen\tvalue\tcite\n'
		for i in {1..40}; do
			printf 'r%d\tperson.a\tn%d = m%d or k%d > %d\t%d\tx\n' "$i" "$i" "$i" "$i" "$i" "$i"
		done
		for i in {1..40}; do printf '\tperson.%s\t\t\t\n' "n$i" "m$i" "k$i"; done
	} >rules.tsv
	run timeout 20 check-rules -q rules.tsv
	[ "$status" -eq 0 ]
	[[ $output == *too_large* ]]
}

@test "findings keep their id when lines move" {
	rules 'id name when value cite' 'a person.a n~>~5 1 x' 'b person.a n~>~7 2 x' '0 person.a . 0 x' '. person.n . . .'
	before=$(check-rules rules.tsv | cut -f 1)
	[ "$before" = "$(printf '%s\n' finding_id overlap:person.a:a:b)" ]
	sed -i '1a # a remark' rules.tsv
	[ "$(check-rules rules.tsv | cut -f 1)" = "$before" ]
}

@test "cases: all met, values, reasons, review and errors" {
	rules 'id name when value unit round area cite' 's household.standard . 300 yuan/month . 99 x' 'd.no household.dibao income_month~>=~standard no bool . . x' \
		'd household.dibao . yes bool . . x' 'p household.third . standard~/~7 yuan/month . . x'
	cases '=standard =dibao =dibao.why =dibao.cite =third' 'one 2024-01-31 H1 990101 100 300 yes d x error' 'two 2024-01-31 H2 990101 300.00 300.00 no d.no x error_NEEDS-ROUND' \
		'three 2024-01-31 H3 990101  300 review missing_household.income_month  '
	sed -i 's/_NEEDS/ NEEDS/; s/missing_/missing /' cases.tsv
	hold 0 "$(tsv 'finding_id check severity file line column name case expected actual message cites')" \
		'check-rules: 13 of 13 met; 4 of 4 rule rows used' -- check-rules -e -r rules.tsv --cases cases.tsv
}

@test "cases: what is not met, with its place and the rows that made it" {
	rules 'id name value unit cite' 's household.standard 300 yuan/month x,~1' 'g household.gap standard~-~income_month yuan/month x,~2'
	cases '=gap =standard' 'one 2024-01-31 H1 990101 100 201 300' 'two 2024-01-31 H2 990101  200 300'
	hold 1 "$(tsv 'finding_id check severity file line column name case expected actual message cites' \
		'case:one:gap case error cases.tsv 2 =gap gap one 201 200.00 expected_201,_the_rules_give_200.00_(s,g) x,_2' \
		'case:two:gap case error cases.tsv 3 =gap gap two 200 review expected_200,_the_rules_give_review_(s,g) ' | sed 's/_/ /g; s/finding id/finding_id/')" \
		'check-rules: 2 of 4 met; 2 of 2 rule rows used' -- check-rules -e -r rules.tsv --cases cases.tsv
	LC_ALL=zh_CN.UTF-8 check-rules -r rules.tsv --cases cases.tsv 2>said | grep -q '预期 201，规则得出 200.00（s,g）'
	[ "$(cat said)" = 'check-rules: 案例预期符合 2 项（共 4 项）；规则用到 2 行（共 2 行）' ]
}

@test "cases: a day of its own each, two cases of one household, members beneath" {
	rules 'id name value unit from cite' 's household.standard 300 yuan/month . x' 's household.standard 400 yuan/month 2024-07-01 x' 'n household.n count(person) int . x'
	tsv 'case date household_id id_number =standard =n' 'a 2024-06-30 H1 990101198005010011 300 2' '  H1 990101198205010024  2' \
		'b 2024-07-01 H1 990101198005010011 400 1' >cases.tsv
	run -0 --separate-stderr check-rules -e -r rules.tsv --cases cases.tsv
	[ "$stderr" = 'check-rules: 5 of 5 met; 3 of 3 rule rows used' ]
	tsv 'household_id =standard' 'H1 300' >nodate.tsv
	run --separate-stderr check-rules -r rules.tsv --cases nodate.tsv
	[ "$status" -eq 2 ]
	[ "${stderr_lines[0]}" = "check-rules: nodate.tsv:2: column 'date': no day to reckon for: fill it in, or say -d" ]
	run -0 check-rules -e -d 2024-01-01 -r rules.tsv --cases nodate.tsv
	tsv 'household_id month =standard' 'H1 2024-07 400' >month.tsv
	run -0 check-rules -e -r rules.tsv --cases month.tsv
}

@test "cases: side tables beside them, for all cases or for one" {
	rules 'id name value unit cite' 'a household.total sum(asset:~asset_value) yuan x' '. household.total . yuan .'
	tsv 'case date household_id =total' 'one 2024-01-01 H1 30' 'two 2024-01-01 H1 20' 'none 2024-01-01 H2 0' >cases-a.tsv
	tsv 'household_id asset_id case asset_value' 'H1 A1  20.00' 'H1 A2 one 10.00' >cases-a.asset.tsv
	run -0 --separate-stderr check-rules -e -q -r rules.tsv --cases cases-a.tsv
	run -0 --separate-stderr check-rules -e -q -r rules.tsv --cases cases-*.tsv
	tsv 'household_id asset_id asset_value' 'H9 A1 20.00' >cases-a.asset.tsv
	run --separate-stderr check-rules -e -q -r rules.tsv --cases cases-a.tsv
	[ "$status" -eq 2 ]
	[[ $stderr == *cases-a.asset.tsv:2:*ORPHAN* ]]
}

@test "cases: what cannot be asked, a table that is none, rules that do not load" {
	rules 'id name value unit cite' 's household.standard 300 yuan/month x'
	tsv 'household_id =standart' 'H1 1' >cases.tsv
	run --separate-stderr check-rules -r rules.tsv -d 2024-01-01 --cases cases.tsv
	[ "$status" -eq 2 ]
	[ "$stderr" = "check-rules: cases.tsv:1: column '=standart': no rule, column or dictionary entry is named 'standart'; did you mean 'standard'?" ]
	tsv 'household_id residence' 'H1 rural' >cases.tsv
	hold 2 '' \
		"check-rules: cases.tsv:1: no column '=name': nothing is expected" -- check-rules -r rules.tsv --cases cases.tsv
	rules 'id name value cite' 's household.standard nobody x'
	tsv 'household_id =standard' 'H1 1' >cases.tsv
	run --separate-stderr check-rules -r rules.tsv -d 2024-01-01 --cases cases.tsv
	[ "$status" -eq 2 ]
	[ "$stderr" = 'check-rules: rules.tsv:2:22: NAME: nobody knows the name nobody: nobody' ]
}

@test "cases: a column that no rule looks at" {
	rules 'id name value unit cite' 's household.gap 300~-~income_month yuan/month x'
	cases 'residence =gap' 'one 2024-01-31 H1 990101 100 rural 200'
	[ "$(check-rules -q -r rules.tsv --cases cases.tsv | sed 1d | cut -f 1,3,6)" = "$(tsv 'unused_column:residence doubt residence')" ]
}

@test "coverage: rows and cells of a crosstab that no case uses; two tables count together" {
	rules 'id name residence=rural residence=urban unit area cite' 's household.standard 300 400 yuan/month 99 x' 't household.other 1 2 . . x'
	cases 'residence =standard' 'one 2024-01-31 H1 990101 1 rural 300'
	run --separate-stderr check-rules -q --coverage -r rules.tsv --cases cases.tsv
	[ "$(cut -f 1,5,6 <<<"$output" | grep coverage)" = "$(tsv 'coverage:s:household.standard 2 residence=urban' 'coverage:t:household.other 3 residence=rural' 'coverage:t:household.other:2 3 residence=urban')" ]
	cp cases.tsv more.tsv
	sed -i 's/rural/urban/; s/300/400/' more.tsv
	run --separate-stderr check-rules -r rules.tsv --cases cases.tsv more.tsv
	[ "$stderr" = 'check-rules: 2 of 2 met; 2 of 4 rule rows used' ]
}

@test "-d: the parameters in force on a day, by area" {
	cp "$examples"/lowincome.tsv .
	run -0 --separate-stderr check-rules -d 2024-06-30 lowincome.tsv
	[ "$(head -n 3 <<<"$output")" = "$(printf 'name\twhen\tvalue\tunit\tarea\tsince\tid\tfile\tline\tcites\n%s\n%s' \
		$'household.standard\tresidence = rural\t287.50\tyuan/month\t9901\t2023-07-01\tstd\tlowincome.tsv\t2\texample 2023, 1' \
		$'household.standard\tresidence = urban\t600.00\tyuan/month\t9901\t2023-07-01\tstd\tlowincome.tsv\t4\texample 2023, 2')" ]
	run -0 --separate-stderr check-rules -d 2024-06-30 --area 110101 lowincome.tsv
	[[ $output != *household.standard* ]]
	run -0 --separate-stderr check-rules -d 2000-01-01 lowincome.tsv
	[[ $output != *household.standard* ]]
	rules 'id name value cite' 's household.standard nobody x'
	run --separate-stderr check-rules -d 2024-01-01 rules.tsv
	[ "$status" -eq 2 ]
	[ -z "$output" ]
}

@test "-o: whole, or as it was" {
	rules 'id name value cite' 's household.standard 1 x'
	run -0 check-rules -o out.tsv rules.tsv
	[ "$(wc -l <out.tsv)" -eq 1 ]
	cp out.tsv before.tsv
	run -2 check-rules -o out.tsv nowhere.tsv
	cmp out.tsv before.tsv
}
