#!/usr/bin/env bats
# check-records: good rows from bad, and what was found.
# shellcheck disable=SC2154 # stderr is set by run --separate-stderr

load common

checks=$BATS_TEST_DIRNAME/../share/checks
a=990101196001010015 b=990101198001010022 c=990101201001010035 d=990101199002150048 e=990101195505050067

# table HEADER ROW...: t.tsv; a "." alone is an empty cell
table() {
	tsv "$@" | sed -E ':again; s/(^|\t)\.(\t|$)/\1\2/; t again' >t.tsv
}

# found OPTION...: "finding_id severity expected actual" of each error and doubt about t.tsv; the good rows in
# good.tsv, the others in bad.tsv
found() {
	check-records -q --lang en -f f.tsv -x bad.tsv -o good.tsv "$@" t.tsv || return
	select-rows -q -c finding_id,severity,expected,actual -w "severity != 'note'" f.tsv | sed 1d | tr '\t' ' ' | sed 's/ *$//'
}

# says TEXT OPTION...: exactly these findings
says() {
	local want=$1
	shift
	diff <(printf '%s' "${want:+$want$'\n'}") <(found "$@")
}

# one CELL COLUMN: the check of a table with this column and this cell, or nothing
one() {
	printf 'case_id\t%s\nK1\t%s\n' "$2" "$1" >t.tsv
	check-records -q -d 2024-05-31 -f f.tsv -x bad.tsv -o good.tsv t.tsv
	select-rows -q -c check,severity -w "check != 'column-missing'" f.tsv | sed 1d | tr '\t' ' '
}

@test "good rows come out byte for byte, refused ones with all their errors, and all is counted" {
	table 'household_id id_number name birth_date income_month' "H1 $a 甲一 1960-01-01 300.00" "H2 $b 乙一 1980-01-02 3e2"
	hold 0 "$(head -n 2 t.tsv)" "$(printf '%s\n' 'check-records: found: errors 2, doubts 0, notes 0' 'check-records: 2 rows in, 1 out, 1 refused')" -- \
		check-records -x bad.tsv -f f.tsv t.tsv
	[ "$(cut -f 6- bad.tsv)" = "$(printf '%s\n' $'file\trow\tproblem' "t.tsv	3	column 'income_month': type-money: '3e2' is not an amount in yuan with at most two decimals; import-table clears commas, signs and units; column 'birth_date': birth-id: the ID number has another birthday")" ]
}

@test "without -x each refused row is named, the rest goes out, the stream does not look whole" {
	table 'household_id income_month' 'H1 300.00' 'H2 3,00' 'H3 5.00'
	hold 2 "$(tsv 'household_id income_month' 'H1 300.00' 'H3 5.00')\\c" "$(printf '%s\n' \
		"check-records: t.tsv:3: column 'income_month': type-money: '3,00' is not an amount in yuan with at most two decimals; import-table clears commas, signs and units" \
		'check-records: found: errors 1, doubts 0, notes 0' 'check-records: 3 rows in, 2 out, 1 refused')" -- check-records t.tsv
}

@test "-e: 1 with an error or a doubt, not with a note" {
	table 'household_id account' 'H1 49927398716'
	run -0 check-records -q -e t.tsv
	table 'household_id account' 'H1 4992739871649927'
	run -1 check-records -q -e t.tsv
	run -0 check-records -q t.tsv
	table 'household_id account' 'H1 4992'
	run -1 check-records -q -e -x bad.tsv t.tsv
	run -2 check-records -q -e t.tsv
	table 'household_id unheard' 'H1 1'
	run -0 --separate-stderr check-records -e t.tsv
	[ "${stderr_lines[0]}" = "check-records: t.tsv:1: column 'unheard': not in the dictionary: not checked" ]
}

@test "without -f: the first doubt of each kind and how many; -q is silent" {
	table 'household_id account' 'H1 4992739871649927' 'H2 4539578763621487' 'H3 4539578763621486' 'H4 4539578763621486'
	hold 0 "$(cat t.tsv)" "$(printf '%s\n' \
		"check-records: t.tsv:2: column 'account': fails the check of bank cards; a passbook may (the first of 2)" \
		"check-records: t.tsv:5: column 'account': another household has this account, at t.tsv:4" \
		'check-records: found: errors 0, doubts 3, notes 0' 'check-records: 4 rows in, 4 out, 0 refused')" -- check-records t.tsv
	hold 0 "$(cat t.tsv)" '' -- check-records -q t.tsv
	printf '%s\n' household_id,id_number H1,x >t.csv
	hold 2 '' 'check-records: t.csv:1: the header has commas and no tabs: is it CSV? import-table reads that' -- check-records t.csv
}

@test "messages in the language asked for: findings by --lang, the rest by the locale" {
	table 'household_id income_month' 'H1 x'
	run -0 --separate-stderr env LC_ALL=zh_CN.UTF-8 check-records --lang en -f f.tsv -x bad.tsv t.tsv
	[ "${stderr_lines[0]}" = 'check-records: 发现：错误 1，疑点 0，提示 0' ]
	[[ $(tail -n 1 bad.tsv) == *'“income_month”列：type-money: “x”不是以元为单位'* ]]
	[[ $(tail -n 1 f.tsv) == *"'x' is not an amount"* ]]
	run -0 check-records -q -f f.tsv -x bad.tsv t.tsv
	[[ $(tail -n 1 f.tsv) == *'“x”不是以元为单位'* ]]
	[[ $(tail -n 1 bad.tsv) == *"'x' is not an amount"* ]]
}

@test "cells by the dictionary: one case a type" {
	[ -z "$(one -12.50 income_month)$(one review income_month)$(one 待核 income_month)" ]
	[ "$(one 12.3456 income_month)" = 'type-money error' ]
	[ "$(one 3.0 family_size)" = 'type-count error' ]
	[ "$(one 3.5x housing_area)" = 'type-number error' ]
	[ "$(one 2023-02-29 paid_on)" = 'type-date error' ]
	[ "$(one 2024.1 month)" = 'type-month error' ]
	[ "$(one '2020-10-05 24:00' reported_at)" = 'type-time error' ]
	[ "$(one 是 covered)" = 'type-bool error' ]
	[ "$(one 城镇 residence)" = 'type-code error' ]
	[ "$(one 外婆 relation)" = 'code-unlisted doubt' ]
	[ "$(one 99010 area_code)" = 'area-form error' ]
	[ "$(one 王⼈ name)" = $'text-character doubt' ]
	[ "$(one 4992739871649927 account)" = 'account-luhn doubt' ]
	[ "$(one '4992 7398' account)" = 'account-form error' ]
	[ -z "$(one anything note)$(one anything hospital)$(one anything unheard | grep -v column-unknown)" ]
}

@test "a code names the one that was meant, by its label or its spelling" {
	table 'household_id residence relation' 'H1 农村 spouse' 'H2 rurl sopuse' 'H3 rural 配偶' 'H4 ? 邻居'
	says 'type-code:H1:residence error rural 农村
type-code:H2:residence error rural rurl
code-unlisted:H2:relation doubt spouse sopuse
code-unlisted:H3:relation doubt spouse 配偶
type-code:H4:residence error  ?
code-unlisted:H4:relation doubt  邻居'
	select-rows -q -c message -w "check = 'type-code'" f.tsv | sed 1d >m.txt
	diff - m.txt <<-'END'
		'农村' is not in the code list; did you mean 'rural'?
		'rurl' is not in the code list; did you mean 'rural'?
		'?' is not in the code list
	END
}

@test "ID numbers: what is wrong, never the number itself" {
	table 'case_id id_number' "1 $a" '2 99010119600101001x' '3 990101196001010014' '4 990101196013010015' '5 990101196001010000' \
		'6 9.90101196001010E+17' '7 99010119600101001' '8 990101600101001' '9 ９９０１０１１９６００１０１００１５' '10 .' '11 990101000101998'
	says 'id-lower:2:id_number error
id-digit:3:id_number error
id-date:4:id_number error
id-zeros:5:id_number error
id-scientific:6:id_number error
id-length:7:id_number error
id-15:8:id_number doubt
id-character:9:id_number error
id-blank:10:id_number doubt
id-century:11:id_number doubt' -d 2024-05-31
	[ "$(cut -f 1 good.tsv | paste -sd ' ')" = 'case_id 1 8 10 11' ]
	run -2 --separate-stderr check-records t.tsv
	[[ ! $stderr =~ [0-9]{6} ]]
}

@test "births and deaths at the day, at the month of the row, or not at all" {
	table 'case_id id_number birth_date death_date covered month' '1 990101203001010050 . . . .' "2 $a 2030-01-01 . . ." \
		"3 $a . 1959-12-31 no ." "4 $a . 2024-03-31 yes ." "5 $a . 2024-04-01 yes 2024-04" "6 $a . 2024-06-01 yes ." '7 990101188001010074 . . . .'
	says 'birth-id:2:birth_date error 1960-01-01 2030-01-01
death-birth:3:death_date error  1959-12-31
death-covered:4:death_date doubt  2024-03-31
death-covered:6:death_date doubt  2024-06-01'
	says 'id-future:1:id_number error
birth-id:2:birth_date error 1960-01-01 2030-01-01
death-birth:3:death_date error  1959-12-31
death-covered:4:death_date doubt  2024-03-31
death-future:6:death_date doubt  2024-06-01
id-old:7:id_number doubt' -m 2024-05
	hold 2 '' "check-records: -d and -m exclude each other: '2024-05'
$(check-records --help | sed -n '1,/file \.\.\./p')" -- check-records -d 2024-05-31 -m 2024-05 t.tsv
}

@test "the certificate against the ID number, kind and grade" {
	table 'case_id id_number cert_no disability_kind disability_grade cert_expiry' "1 $a ${a}42 4 2 2024-05-31" "2 $a ${b}42 4 2 ." \
		"3 $a ${a}42 3 1 ." "4 $a ${a}42B1 4 2 2024-05-30" "5 $a ${a}82 4 2 ." "6 $a $a 4 2 ." "7 $a ${a}42 . . ."
	says 'cert-id:2:cert_no error
cert-kind:3:disability_kind error 4 3
cert-grade:3:disability_grade error 2 1
cert-expired:4:cert_expiry doubt  2024-05-30
cert-form:5:cert_no error
cert-form:6:cert_no error' -d 2024-05-31
}

@test "duplicates: the same row, another row of the same key, with -k and in a register" {
	table 'household_id family_size township' 'H1 1 青' 'H2 2 青' 'H1 1 青' 'H2 3 青' '. 1 青' '. 2 青'
	says 'duplicate:H1:household_id error
contradiction:H2:household_id error
key-blank:row5:household_id error
key-blank:row6:household_id error' -k household_id
	[ "$(cut -f 5- bad.tsv)" = "$(printf '%s\n' $'row\tproblem' "4	column 'household_id': duplicate: the same row as t.tsv:2" \
		"5	column 'household_id': contradiction: the key of t.tsv:3, and other cells differ" "6	column 'household_id': key-blank: the key is empty" \
		"7	column 'household_id': key-blank: the key is empty")" ]
	says ''
	table 'household_id id_number relation family_size' "H1 $a head 2" "H1 $a head 2" "H1 $b spouse 2" "H2 $d head 1" "H2 $d spouse 1" \
		"H3 $c head 2" 'H3 . son 2' 'H3 . son 2'
	says 'duplicate:H1/2:id_number error
contradiction:H2/2:id_number error
members-many:H2:family_size doubt 1 2
id-blank:H3/2:id_number doubt
id-blank:H3/3:id_number doubt
members-many:H3:family_size doubt 2 3'
	[ "$(cut -f 1,2 good.tsv)" = "$(printf 'household_id\tid_number\nH1\t%s\nH1\t%s\nH3\t%s\nH3\t\nH3\t' $a $b $c)" ]
	[ "$(sed 1d bad.tsv | cut -f 6-)" = "$(printf '%s\n' "3	column 'id_number': duplicate: the same row as t.tsv:2" \
		'5	together: its household is refused because of t.tsv:6' "6	column 'id_number': contradiction: the key of t.tsv:5, and other cells differ")" ]
}

@test "an award of a household comes once: an empty cell of the key is a value there" {
	table 'month programme household_id id_number amount' '2024-05 dibao H1 . 5.00' '2024-05 dibao H1 . 5.00' '2024-05 living H1 . 5.00' '2024-06 dibao H1 . 5.00'
	says 'duplicate:2024-05:dibao:H1:month error' -k month,programme,household_id,id_number
	table 'month programme household_id id_number name' '2024-05 dibao H1 . .' '2024-05 living H1 . 甲一'
	says 'id-blank:2024-05:living:H1:id_number doubt'
}

@test "one person, two names, households, townships; dots in names do not count" {
	table 'household_id id_number name township' "H1 $a 买买提·艾力 青" "H2 $a 买买提艾力 青" "H3 $b 甲一 青" "H3 $b 甲二 红" "H4 $c 乙? 青" "H4 $c 乙一 青"
	says 'id-households:H2:id_number doubt
id-names:H3:id_number doubt
id-townships:H3:id_number doubt'
	run -0 --separate-stderr check-records t.tsv
	[ "${stderr_lines[0]}" = "check-records: t.tsv:5: column 'id_number': the ID number has another name at t.tsv:4" ]
	table 'household_id id_number name month' "H1 $a 甲一 2024-04" "H2 $a 甲一 2024-05"
	says ''
}

@test "an old number of 15 digits is that of the 18 it became" {
	table 'household_id id_number name relation family_size head_id_number' "H1 $a 甲一 head 1 990101600101001" 'H2 990101600101001 甲二 head 1 .' \
		"H3 990101551231011 乙一 head 2 ." 'H3 990101195512310111 乙一 head 2 .'
	says "id-15:H1/1:head_id_number doubt
id-15:H2/1:id_number doubt
id-names:H2/1:id_number doubt
id-households:H2/1:id_number doubt
id-15:H3/1:id_number doubt
contradiction:H3/2:id_number error
head-many:H3:relation doubt 1 2"
}

@test "an account of several households; of one it is fine" {
	table 'household_id name account' 'H1 甲一 6222021234567890128' 'H1 甲二 6222021234567890128' 'H2 乙一 6222021234567890128' 'H3 丙一 6222021234567890128'
	says 'account-shared:H2:account doubt
account-shared:H3:account doubt'
}

@test "area codes: their form, another province, a township with two codes, --areas" {
	table 'household_id area_code township' 'H1 990101001 青' 'H2 990101002201 青' 'H3 980101001 红' 'H4 990101003 红' 'H5 9901 红'
	says 'area-township:H2:area_code doubt
area-province:H3:area_code doubt
area-form:H5:area_code error'
	tsv 'area_code township' '990101 县' '990101001 青' '990101003 红' >areas.tsv
	says 'area-unknown:H2:area_code error
area-unknown:H3:area_code error
area-form:H5:area_code error' --areas areas.tsv
	tsv 'area_code' '9901' >areas.tsv
	hold 2 '' "check-records: areas.tsv:2: column 'area_code': is not an area code of 6, 9 or 12 digits" -- check-records --areas areas.tsv t.tsv
	table 'household_id' H1
	tsv 'area_code' '990101' >areas.tsv
	hold 2 '' "check-records: t.tsv:1: no column 'area_code'" -- check-records --areas areas.tsv t.tsv
}

@test "a household: its facts agree, it has one head, all its members are there" {
	table 'household_id id_number relation residence family_size covered_persons covered' \
		"H1 $a head rural 2 1 yes" "H1 $b spouse rural 2 1 no" "H2 $c son rural 1 1 yes" \
		"H3 $d head rural 3 2 yes" "H3 $e head rural 3 2 yes"
	says 'head-none:H2:relation doubt 1 0
head-many:H3:relation doubt 1 2
members-few:H3:family_size doubt 3 2'
	table 'household_id id_number relation residence family_size covered_persons covered' \
		"H1 $a head rural 2 1 yes" "H1 $b spouse . 2 1 yes" ". $c head rural 1 1 yes"
	says 'household-differs:H1/2:residence error
covered-differs:H1:covered_persons doubt 1 2
household-blank:row3/1:household_id error'
	[ "$(sed 1d bad.tsv | cut -f 10-)" = "$(printf '%s\n' 'together: its household is refused because of t.tsv:3' \
		"column 'residence': household-differs: differs from t.tsv:2 of the same household" "column 'household_id': household-blank: no household")" ]
	table 'household_id id_number relation head_id_number family_size' "H1 $a head $a 1" "H2 $b head $c 1"
	says 'head-id:H2/1:head_id_number doubt'
}

@test "who is outside from_month and to_month is no member then; backward months are an error" {
	table 'household_id id_number relation family_size from_month to_month' "H1 $a head 1 2016-01 2024-03" "H1 $b head 1 2024-04 ." "H2 $d head 1 2024-05 2024-04"
	says 'head-many:H1:relation doubt 1 2
members-many:H1:family_size doubt 1 2
months-backward:H2/1:to_month error'
	says 'months-backward:H2/1:to_month error' -m 2024-05
}

@test "rows of several months and programmes of a household may be mixed" {
	table 'household_id month programme id_number relation family_size' "H1 2016-06 tekun $a head 1" "H1 2016-05 dibao $a head 2" \
		"H1 2016-06 dibao $a head 1" "H1 2016-05 dibao $b spouse 2" "H1 2016-05 tekun $a head 3"
	says "members-few:tekun:H1:family_size doubt 3 1"
	cmp t.tsv good.tsv
}

@test "a household that comes back: sort first; each month is looked at by itself" {
	table 'household_id id_number relation family_size' "H1 $a head 1" "H2 $b head 1" "H1 $c son 1"
	hold 2 "$(tsv 'household_id id_number relation family_size' "H1 $a head 1" "H2 $b head 1")\\c" \
		"check-records: t.tsv:4: column 'household_id': a household comes back, it was at t.tsv:2: rows of one must follow each other (sort-rows -k household_id)" -- check-records t.tsv
	table 'month household_id id_number relation family_size' "2024-04 H1 $a head 1" "2024-05 H1 $a head 2" "2024-05 H1 $b spouse 2" "2024-06 H1 $a head 2" "2024-06 H1 $b head 2"
	says 'head-many:H1:relation doubt 1 2'
}

@test "checks as rules: an error, a doubt, a note, a review, an empty cell, the citation" {
	tsv 'name value unit cite note' 'household.check_size covered_persons<=family_size bool 文号一 保障人口多了' \
		'household.doubt_income income_month<=1000 bool 文号二 .' 'person.note_child age(birth_date)>=16 bool 文号三 未成年人' \
		'household.doubt_land review bool 文号四 要看看' >rules.tsv
	sed -i 's/\.$//' rules.tsv
	table 'household_id id_number birth_date relation family_size covered_persons income_month' "H1 $a 1960-01-01 head 2 1 300.00" \
		"H1 $c 2010-01-01 son 2 1 300.00" "H2 $b 1980-01-01 head 1 2 300.00" "H3 $d . head 1 1 1000.01" "H4 $e 1955-05-05 head 1 . ."
	run -0 --separate-stderr check-records --lang en -d 2024-05-31 -r rules.tsv -f f.tsv -x bad.tsv t.tsv
	diff - <(select-rows -q -c finding_id,severity,actual,message,cites -w "check != 'column-missing'" f.tsv | sed 1d) <<-'END'
		note_child:H1/2:birth_date	note	2010-01-01	未成年人	文号三
		doubt_land:H1	doubt		要看看	文号四
		check_size:H2:covered_persons	error	2	保障人口多了	文号一
		doubt_land:H2	doubt		要看看	文号四
		doubt_income:H3:income_month	doubt	1000.01	doubt_income	文号二
		doubt_land:H3	doubt		要看看	文号四
		doubt_land:H4	doubt		要看看	文号四
	END
	[ "${stderr_lines[0]}" = 'check-records: check_size: 1 time it could not be judged, a cell is empty' ]
	[ "${stderr_lines[1]}" = 'check-records: doubt_income: 1 time it could not be judged, a cell is empty' ]
	[ "${stderr_lines[2]}" = 'check-records: note_child: 1 time it could not be judged, a cell is empty' ]
	[ "$(cut -f 10 bad.tsv | sed 1d)" = "column 'covered_persons': check_size: 保障人口多了" ]
}

@test "checks as rules: a check that leaves it open is a doubt, said without -f" {
	tsv 'name value unit cite note' 'household.check_land review bool 文号 要看看' >rules.tsv
	table 'household_id family_size' 'H1 1' 'H2 1'
	hold 0 "$(cat t.tsv)" "$(printf '%s\n' 'check-records: t.tsv:2: 要看看 (the first of 2)' \
		'check-records: found: errors 0, doubts 2, notes 0' 'check-records: 2 rows in, 2 out, 0 refused')" -- check-records -d 2024-05-31 -r rules.tsv t.tsv
}

@test "checks as rules: a row without a month and without -d is refused, not passed over" {
	tsv 'name value unit cite' 'household.check_size family_size>=1 bool 文号' >rules.tsv
	table 'month household_id family_size' '2024-05 H1 1' '. H2 1' 'x H3 1'
	says 'month-blank:H2:month error
type-month:x:H3:month error  x' -r rules.tsv
	says 'type-month:x:H3:month error  x' -r rules.tsv -d 2024-05-31
}

@test "checks as rules: results of the table as given_, against the standard of a policy" {
	tsv 'name value unit cite' 'household.standard 450 yuan/month 文号' >policy.tsv
	tsv 'name value unit cite' 'household.given_standard . yuan/month 文号' 'household.doubt_standard given_standard=standard bool 文号' | sed 's/\t\.\t/\t\t/' >rules.tsv
	table 'household_id standard' 'H1 450.00' 'H2 420.00'
	says 'doubt_standard:H2:standard doubt  420.00' -d 2024-05-31 -r rules.tsv -r policy.tsv
}

@test "checks as rules: what the rules need, what they cannot do" {
	table 'household_id family_size' 'H1 1'
	tsv 'name value unit cite' 'household.check_size family_size>=1 bool 文号' >rules.tsv
	hold 2 '' "check-records: t.tsv:1: no column 'month': say the day (-d) or the month (-m)" -- check-records -r rules.tsv t.tsv
	tsv 'name value unit cite area' 'household.check_size family_size>=1 bool 文号 990101' >rules.tsv
	hold 2 '' "check-records: t.tsv:1: no column 'area_code', and the rules differ by area: say --area CODE" -- check-records -d 2024-05-31 -r rules.tsv t.tsv
	run -0 check-records -q -d 2024-05-31 --area 990101 -r rules.tsv t.tsv
	tsv 'name value unit cite' 'household.size family_size bool 文号' >rules.tsv
	run -2 check-records -d 2024-05-31 -r rules.tsv t.tsv
	tsv 'name value unit cite' 'household.size family_size person 文号' >rules.tsv
	hold 2 '' 'check-records: the rules have no name that begins with check_, doubt_ or note_' -- check-records -d 2024-05-31 -r rules.tsv t.tsv
	tsv 'name value unit cite' 'household.check_size family_size person 文号' >rules.tsv
	hold 2 '' 'check-records: rules.tsv:2: household.check_size is a check: it must be yes or no' -- check-records -d 2024-05-31 -r rules.tsv t.tsv
	tsv 'name value unit cite' 'household.check_size 1/(family_size-1)>0 bool 文号' >rules.tsv
	says 'rules:H1 error' -d 2024-05-31 -r rules.tsv
	grep -q 'ZERODIV' bad.tsv
	tsv 'name value unit cite' 'person.check_birth has(birth_date) bool 文号' >rules.tsv
	run -0 --separate-stderr check-records -d 2024-05-31 -r rules.tsv t.tsv
	[ "${stderr_lines[0]}" = 'check-records: not judged, the table has no such rows: check_birth' ]
}

@test "the checks of the suite: no fault, every row used by a case that holds" {
	for file in "$checks"/[!c]*.tsv; do
		hold 0 "$(tsv 'finding_id check severity file line column name case expected actual message cites')" '' -- check-rules -q -e "$file"
	done
	hold 0 "$(tsv 'finding_id check severity file line column name case expected actual message cites')" '' -- check-rules -q -e "$checks"
	for word in register payments disability; do
		hold 0 "$(tsv 'finding_id check severity file line column name case expected actual message cites')" '' -- \
			check-rules -q -e -d 2024-05-31 -r "$checks/$word.tsv" --cases "$checks/cases-$word.tsv" --coverage
	done
	tsv 'name value unit cite' 'household.standard 450 yuan/month 文号' >policy.tsv
	hold 0 "$(tsv 'finding_id check severity file line column name case expected actual message cites')" '' -- \
		check-rules -q -e -d 2024-05-31 -r "$checks/standard.tsv" -r policy.tsv --cases "$checks/cases-standard.tsv" --coverage
}

@test "the checks of the suite on a table: the standard and the award against the policy" {
	table 'household_id id_number area_code residence family_size covered_persons standard amount' \
		"H1 $a 990101 urban 2 1 420.00 420.00" "H1 $b 990101 urban 2 1 420.00 420.00" "H2 $d 990101 rural 1 1 250.00 250.00" "H3 $e 990101 rural 1 2 240.00 480.01"
	says 'doubt_standard:H2:standard doubt  250.00
doubt_award:H2/1:amount doubt  250.00
rules:H3/1 error' -d 2016-05-31 -r "$checks/register.tsv" -r "$checks/standard.tsv" -r "$top/share/policy/990101/dibao.tsv"
}

@test "the header: labels are import-table's work, near names are shown, what is missed is a note" {
	printf '%s\n' $'户编号\t姓名\t保障标准' $'H1\t甲\t1' >t.tsv
	hold 2 '' "$(printf '%s\n' "check-records: t.tsv:1: column '户编号': is a label, not a column name; import-table makes it household_id" \
		"check-records: t.tsv:1: column '姓名': is a label, not a column name; import-table makes it name" \
		"check-records: t.tsv:1: column '保障标准': is a label, not a column name; import-table makes it standard")" -- check-records t.tsv
	table 'household_id id_numbr name x.y' 'H1 1 甲 2'
	check-records -q -f f.tsv t.tsv
	[ "$(select-rows -q -c finding_id,expected,file,row,column f.tsv | sed 1d)" = "$(tsv 'column-unknown:id_numbr id_number t.tsv 1 id_numbr' 'column-missing:id_number . t.tsv 1 id_number' | sed 's/\t\.\t/\t\t/')" ]
	hold 2 '' "check-records: t.tsv:1: no column 'id_number'; did you mean 'id_numbr'?" -- check-records -k household_id,id_number t.tsv
}

@test "a county's own columns and codes come with -D" {
	tsv 'name entity type unit role label_zh label_en aliases note' 'pigs household count head . 猪 pigs . .' | sed 's/\t\./\t/g' >own.tsv
	table 'household_id pigs' 'H1 3' 'H2 three'
	says 'type-count:H2:pigs error  three' -D own.tsv
	says ''
}

@test "the findings have the whole shape, and name the spreadsheet that import-table --origin names" {
	table 'household_id id_number township area_code month income_month file sheet row' "H1 $a 青 990101001 2024-05 x 册.xlsx 一组 7"
	check-records -q --lang en -f f.tsv -x bad.tsv t.tsv
	diff - <(grep -v column-missing f.tsv) <<-END
		$(tsv 'finding_id check severity area_code township household_id id_number month programme expected actual amount message cites file sheet row column')
		type-money:2024-05:H1:income_month	type-money	error	990101001	青	H1	$a	2024-05			x		'x' is not an amount in yuan with at most two decimals; import-table clears commas, signs and units		册.xlsx	一组	7	income_month
	END
}

@test "a finding_id is the same next month: of a register without its month, of a payment with it" {
	for m in 04 05; do
		tsv 'household_id month id_number relation family_size' "H1 2016-$m $a head 2" "H2 2016-$m $b head 1" >t.tsv
		check-records -q -f f.tsv t.tsv >out
		[ "$(select-rows -q -c finding_id,month -w "severity = 'doubt'" f.tsv | sed 1d)" = "$(tsv "members-few:H1:family_size 2016-$m")" ]
		tsv 'month programme household_id id_number persons amount' "2016-$m dibao H1 $a x 1.00" >t.tsv
		check-records -q -f f.tsv -x x.tsv t.tsv >out
		[ "$(select-rows -q -c finding_id -w "severity = 'error'" f.tsv | sed 1d)" = "type-count:2016-$m:dibao:H1:persons" ]
	done
	# several months of a register in one table are numbered
	tsv 'household_id month id_number relation family_size' "H1 2016-04 $a head 2" "H1 2016-05 $a head 2" >t.tsv
	check-records -q -f f.tsv t.tsv >out
	[ "$(select-rows -q -c finding_id,month -w "severity = 'doubt'" f.tsv | sed 1d)" = \
		"$(tsv 'members-few:H1:family_size 2016-04' 'members-few:H1:family_size:2 2016-05')" ]
}

@test "no ID number in a finding_id, though it be the number of the household" {
	table 'household_id income_month' "$a x" "$a y"
	says "type-money:990101********0015:income_month error  x
type-money:990101********0015:income_month:2 error  y"
}

@test "no ID number in a finding_id, wherever it slipped in; a number of a household is none for its length" {
	tsv 'household_id month programme income_month' '990101198005010011-2 2016-05 dibao x' '99010119800501001141 2016-05 dibao x' \
		'990101198005010016 2016-05 dibao x' 'H4 990101198005010015 dibao x' 'H5 2016-05 13900000000 x' \
		'990101100201000017 2016-05 dibao x' >t.tsv
	check-records -q -f f.tsv -x x.tsv t.tsv
	hold 0 'type-money:2016-05:dibao:990101**********11-2:income_month
type-money:2016-05:dibao:990101**********1141:income_month
type-money:2016-05:dibao:990101********0016:income_month
type-month:990101********0015:dibao:H4:month
type-money:990101********0015:dibao:H4:income_month
type-money:2016-05:***********:H5:income_month
type-money:2016-05:dibao:990101100201000017:income_month' '' -- bash -c "select-rows -q -w \"severity = 'error'\" -c finding_id f.tsv | sed 1d"
}

@test "several files are one table; an earlier row is named with its file" {
	tsv 'household_id family_size' 'H1 1' >one.tsv
	tsv 'family_size household_id' '1 H1' >two.tsv
	hold 0 "$(tsv 'household_id family_size' 'H1 1')" "$(printf '%s\n' 'check-records: found: errors 1, doubts 0, notes 0' 'check-records: 2 rows in, 1 out, 1 refused')" -- \
		check-records -k household_id -x bad.tsv one.tsv two.tsv
	[ "$(sed 1d bad.tsv)" = "H1	1	two.tsv	2	column 'household_id': duplicate: the same row as one.tsv:2" ]
}

@test "a table without rows, and one without any column that is known" {
	tsv 'household_id family_size' >t.tsv
	hold 0 "$(cat t.tsv)" 'check-records: 0 rows in, 0 out, 0 refused' -- check-records t.tsv
	tsv 'x' '1' >t.tsv
	hold 0 "$(cat t.tsv)" '' -- check-records -q t.tsv
}

@test "outputs that fail: the old files stay" {
	table 'household_id income_month' 'H1 1' 'H2 x'
	echo old >good.tsv
	run -2 check-records -q -o good.tsv t.tsv
	[ "$(cat good.tsv)" = old ]
	run -2 check-records -q -f no/f.tsv t.tsv
	run -2 check-records -q -f /dev/full -x bad.tsv t.tsv
	printf 'household_id\tincome_month\nH1\t1\nH2' >cut.tsv
	echo old >f.tsv
	run -2 check-records -q -f f.tsv -o good.tsv cut.tsv
	[ "$(cat f.tsv)$(cat good.tsv)" = oldold ]
}
