#!/usr/bin/env bats
# calc-columns: values by rules, as new columns.

load common

mini=$BATS_TEST_DIRNAME/golden/calc-columns-1/mini.tsv

register() {
	cp "$mini" "$BATS_TEST_DIRNAME/golden/calc-columns-1/s.tsv" .
}

# rules about claims: a share of the cost, up to a cap a year
medical() {
	printf '%s\n' 'id	name	when	value	round	unit	cite' \
		"raw	claim.raw		70% * max(0, cost_total - 400)	half 0.01	yuan	m 1" \
		"cap	person.year_cap		500		yuan	m 2" \
		"before	claim.paid_before		sum(claim before: med_amount where year(date) = year(my.date))		yuan	m 3" \
		"med	claim.med	cost_total >= 0	yes		bool	m 4" \
		"aid	claim.med_amount		max(0, min(raw, year_cap - paid_before))		yuan	m 5" \
		"spent	household.spent		sum(claim: cost_total)		yuan	m 6" >med.tsv
}

@test "names as they are typed: of a household, of a person, why, cite, note" {
	register
	sed -i '2,3d' s.tsv
	hold 0 "$(tsv 'household_id area_code residence income_month id_number name birth_date disability_grade gap household.gap supp_rate.why dibao.cite' \
		'H1 220402 rural 500.00 990101201005010032 甲三 2010-05-01 4 0.00 0.00 rate.0 丙~4' \
		'H2 220402 rural 317.00 990101195801010019 丁一 1958-01-01 4 0.00 0.00 rate.old 丙~4' \
		'H3 220402 rural  990101195801010027 戊一 1958-01-01 1   rate.severe ' \
		'H4 220402 rural 0.00 990101195801010035 己一 1958-01-01 1 317.00 317.00 rate.severe 丙~4' | tr '~' ' ')" '' -- \
		calc-columns -q -r mini.tsv -d 2024-07-31 -n gap,household.gap,supp_rate.why,dibao.cite s.tsv
}

@test "what cannot be asked" {
	register
	hold 2 '' "calc-columns: no rule, column or dictionary entry is named 'standart'; did you mean 'standard'?" -- \
		calc-columns -r mini.tsv -d 2024-07-31 -n standart s.tsv
	tsv 'household_id claim_date' 'H1 2024-05-01' >claims.tsv
	hold 2 '' "calc-columns: 'earlier_claims' is of each claim, and the table has no column 'claim_id'" -- \
		calc-columns -r "$top/share/recipes/earlier.tsv" -m 2024-05 -n earlier_claims claims.tsv
	hold 2 '' "calc-columns: s.tsv:1: column 'residence': is there already" -- \
		calc-columns -r mini.tsv -d 2024-07-31 -n residence s.tsv
	hold 2 '' "calc-columns: s.tsv:1: no column 'month': say the day (-d) or the month (-m)" -- \
		calc-columns -r mini.tsv -n gap s.tsv
	hold 2 '' "calc-columns: s.tsv:1: a span of months needs a column 'month', 'from_month' or 'to_month'" -- \
		calc-columns -r mini.tsv -m 2024-06..2024-07 -n gap s.tsv
	sed '1s/$/\tfrom_month/; 2,$s/$/\t/' s.tsv >from.tsv
	hold 2 '' "calc-columns: from.tsv:1: a span needs a column 'month': a row has one value of a name" -- \
		calc-columns -r mini.tsv -m 2024-06..2024-07 -n gap from.tsv
	cut -f 1,3- s.tsv >noarea.tsv
	hold 2 '' "calc-columns: noarea.tsv:1: no column 'area_code', and the rules differ by area: say --area CODE" -- \
		calc-columns -r mini.tsv -d 2024-07-31 -n gap noarea.tsv
	calc-columns -q -r mini.tsv -d 2024-07-31 -n gap --area 220402 noarea.tsv | cut -f 8 >with
	calc-columns -q -r mini.tsv -d 2024-07-31 -n gap s.tsv | cut -f 9 | cmp - with
}

@test "the command line" {
	register
	# shellcheck disable=SC2089 # quotes of a message
	for wrong in "-r is needed: no rules are built in:-n gap" "-n is needed: the names of the values:-r mini.tsv" \
		"'2024' is not a date (2016-05-31):-r mini.tsv -d 2024" "'May' is not a month or span (2016-05, 2016-01..2016-05):-m May" \
		"-d and -m exclude each other: '2024-07':-d 2024-07-31 -m 2024-07" "'fr' is not a language (zh, en):--lang fr"; do
		# shellcheck disable=SC2086,SC2090 # several words
		run -2 --separate-stderr calc-columns ${wrong##*:} s.tsv
		# shellcheck disable=SC2154 # set by run
		[ "${stderr_lines[0]}" = "calc-columns: ${wrong%:*}" ] && [[ ${stderr_lines[1]} == usage:* ]] || fail "$stderr"
	done
}

@test "rules: all faults at once, folders in order, an empty folder, a file that is not there" {
	register
	printf 'id\tname\tvalue\nx\thousehold.x\tnobody + 1\ny\thousehold.y\t(1\n' >bad.tsv
	run -2 --separate-stderr calc-columns -r bad.tsv -d 2024-07-31 -n x s.tsv
	[ "${#stderr_lines[@]}" = 2 ]
	[ "${stderr_lines[0]}" = 'calc-columns: bad.tsv:2:15: NAME: nobody knows the name nobody: nobody + 1' ]
	[ "${stderr_lines[1]}" = "calc-columns: bad.tsv:3:17: SYNTAX: ')' is missing: (1" ]
	mkdir -p pack/b empty/sub
	printf 'id\tname\tvalue\tcite\nx\thousehold.x\t1\tc\n' | tee pack/a.tsv pack/cases.tsv >pack/b/c.tsv
	printf 'case\t=x\n' >pack/cases.tsv
	sed -i 's/\t1\t/\t2\t/' pack/b/c.tsv
	hold 0 $'id_number\tx\nA\t2' '' -- calc-columns -q -r pack -d 2024-07-31 -n x <(printf 'id_number\nA\n')
	hold 2 '' 'calc-columns: empty: no rule table (*.tsv) in it' -- calc-columns -r empty -d 2024-07-31 -n x s.tsv
	hold 2 '' 'calc-columns: nowhere: cannot open: No such file or directory' -- calc-columns -r nowhere -d 2024-07-31 -n x s.tsv
}

@test "an example says so" {
	printf 'id\tname\tvalue\tcite\nx\tperson.x\t1\texample 2024, 1\n' >r.tsv
	printf 'id_number\nA\n' >p.tsv
	hold 0 $'id_number\tx\nA\t1' 'calc-columns: the rules are an example: its standards and rates must not decide about anybody
calc-columns: 1 row in, 1 out, 0 refused' -- calc-columns -r r.tsv -d 2024-07-31 -n x p.tsv
}

@test "a bad cell: its column and text, the household refused, the others not" {
	register
	sed '4s/2010-05-01/2010-5-1/; 5s/317.00/1e3/' s.tsv >bad.tsv
	hold 2 "$(tsv 'household_id dibao' 'H3 review' 'H4 yes')"'\c' \
		"calc-columns: bad.tsv:2: CELL: refused together with bad.tsv:4
calc-columns: bad.tsv:3: CELL: refused together with bad.tsv:4
calc-columns: bad.tsv:4: column 'birth_date': CELL: '2010-5-1' is not a date like 2024-07-01
calc-columns: bad.tsv:5: column 'income_month': CELL: '1e3' is not an amount
calc-columns: 6 rows in, 2 out, 4 refused" -- \
		bash -c 'set -o pipefail; calc-columns -r mini.tsv -d 2024-07-31 -n supp_rate,dibao bad.tsv | cut -f 1,10 |
			head -c -1'
	hold 0 "$(tsv 'household_id dibao' 'H3 review' 'H4 yes')" 'calc-columns: 6 rows in, 2 out, 4 refused' -- \
		bash -c 'set -o pipefail; calc-columns -r mini.tsv -d 2024-07-31 -n supp_rate,dibao -x x.tsv bad.tsv | cut -f 1,10'
	hold 0 "$(tsv 'file row problem')
bad.tsv	2	CELL: refused together with bad.tsv:4
bad.tsv	3	CELL: refused together with bad.tsv:4
bad.tsv	4	column 'birth_date': CELL: '2010-5-1' is not a date like 2024-07-01
bad.tsv	5	column 'income_month': CELL: '1e3' is not an amount" '' -- cut -f 9- x.tsv
}

@test "members who disagree, a person twice, a division by nothing" {
	register
	sed -n '1,4p' s.tsv | sed '3s/500.00/501.00/' >differ.tsv
	hold 2 "$(head -n 1 s.tsv)	gap\\c" \
		"calc-columns: differ.tsv:2: CELL: refused together with differ.tsv:3
calc-columns: differ.tsv:3: column 'income_month': CELL: the household has another value on line 2
calc-columns: differ.tsv:4: CELL: refused together with differ.tsv:3
calc-columns: 3 rows in, 0 out, 3 refused" -- calc-columns -r mini.tsv -d 2024-07-31 -n gap differ.tsv
	sed -n '1,4p' s.tsv | sed '4s/990101201005010032/990101198005010011/' >twice.tsv
	hold 2 "$(head -n 1 s.tsv)	gap\\c" \
		"calc-columns: twice.tsv:2: DUPLICATE: refused together with twice.tsv:4
calc-columns: twice.tsv:3: DUPLICATE: refused together with twice.tsv:4
calc-columns: twice.tsv:4: column 'id_number': DUPLICATE: the key of an earlier row again
calc-columns: 3 rows in, 0 out, 3 refused" -- calc-columns -r mini.tsv -d 2024-07-31 -n gap twice.tsv
	printf 'id\tname\tvalue\tcite\nq\thousehold.q\t100 / family_size\tc\n' >q.tsv
	tsv 'household_id family_size id_number' 'H1 4 A' 'H2 0 B' 'H2 0 C' ' 1 D' >zero.tsv
	hold 2 "$(tsv 'household_id family_size id_number q' 'H1 4 A 25')\\c" \
		"calc-columns: zero.tsv:3: ZERODIV: division by zero
calc-columns: zero.tsv:4: ZERODIV: division by zero
calc-columns: zero.tsv:5: column 'household_id': household out of order; sort the table with sort-rows -k household_id" -- \
		calc-columns -r q.tsv -d 2024-07-31 -n q zero.tsv
	{ sed -n 1p zero.tsv; sed -n 5p zero.tsv; } >empty.tsv
	hold 2 "$(tsv 'household_id family_size id_number q')\\c" \
		"calc-columns: empty.tsv:2: column 'household_id': CELL: is empty
calc-columns: 1 row in, 0 out, 1 refused" -- calc-columns -r q.tsv -d 2024-07-31 -n q empty.tsv
}

@test "rules that overlap: the ids and lines; money that is not whole fen" {
	register
	sed -n '1p;5p' s.tsv >one.tsv
	printf 'id\tname\twhen\tvalue\tcite\nlocal\thousehold.standard\tincome_month > 100\t400\tx\n' >over.tsv
	hold 2 "$(head -n 1 s.tsv)	gap\\c" \
		"calc-columns: one.tsv:2: CONFLICT: household.standard: std.rural (mini.tsv:3), local (over.tsv:2) give different values
calc-columns: 1 row in, 0 out, 1 refused" -- calc-columns -r mini.tsv -r over.tsv -d 2024-07-31 -n gap one.tsv
	printf 'id\tname\tvalue\tunit\tcite\nthird\thousehold.third\tincome_month / 3\tyuan/month\tx\n' >third.tsv
	hold 2 "$(head -n 1 s.tsv)	third\\c" \
		"calc-columns: one.tsv:2: NEEDS-ROUND: household.third is not whole fen; its rule must say how to round
calc-columns: 1 row in, 0 out, 1 refused" -- calc-columns -r third.tsv -d 2024-07-31 -n third one.tsv
}

@test "a standard in the input sets nothing; where it differs is said" {
	register
	sed '1s/$/\tstandard/; 2,4s/$/\t317.00/; 5,$s/$/\t300/' s.tsv >std.tsv
	hold 0 "$(tsv 'gap' '451.00' '451.00' '451.00' '0.00' '' '317.00')" \
		"calc-columns: column 'standard': 3 of 6 cells differ from what the rules give
calc-columns: 6 rows in, 6 out, 0 refused" -- \
		bash -c 'set -o pipefail; calc-columns -r mini.tsv -d 2024-07-31 -n gap std.tsv | cut -f 10'
}

@test "rows of several months: each in its own; those of others are left out and counted" {
	printf 'id\tname\tvalue\tfrom\tcite\ns\thousehold.s\t300\t2016-01-01\tx\ns\thousehold.s\t320\t2016-03-10\tx\nn\thousehold.n\tcount(person)\t\tx\n' >r.tsv
	tsv 'household_id id_number month' 'H1 A 2016-01' 'H1 B 2016-01' 'H1 A 2016-02' 'H1 A 2016-03' >m.tsv
	hold 0 "$(tsv 'household_id id_number month s n' 'H1 A 2016-01 300 2' 'H1 B 2016-01 300 2' 'H1 A 2016-02 300 1' 'H1 A 2016-03 320 1')" \
		'calc-columns: 4 rows in, 4 out, 0 refused' -- calc-columns -r r.tsv -n s,n m.tsv
	hold 0 "$(tsv 'household_id id_number month s n' 'H1 A 2016-02 300 1' 'H1 A 2016-03 320 1')" \
		'calc-columns: 2 rows are of no month that was asked for
calc-columns: 4 rows in, 2 out, 0 refused' -- calc-columns -r r.tsv -m 2016-02..2016-05 -n s,n m.tsv
	tsv 'household_id id_number from_month to_month' 'H1 A  2016-03' 'H1 B 2016-04 ' 'H2 C 2016-05 2016-04' 'H3 D 2016-5 ' >i.tsv
	hold 2 "$(tsv 'household_id id_number from_month to_month s n' 'H1 A  2016-03 320 1')\\c" \
		"calc-columns: i.tsv:4: column 'to_month': CELL: is before from_month
calc-columns: i.tsv:5: column 'from_month': CELL: '2016-5' is not a month like 2024-07
calc-columns: 1 row is of no month that was asked for
calc-columns: 4 rows in, 1 out, 2 refused" -- calc-columns -r r.tsv -m 2016-03 -n s,n i.tsv
}

@test "--known: later documents do not count" {
	printf 'id\tname\tvalue\tfrom\tissued\tcite\ns\tperson.s\t300\t2016-01-01\t\tx\ns\tperson.s\t320\t2016-03-01\t2016-06-15\tx\n' >r.tsv
	printf 'id_number\nA\n' >p.tsv
	hold 0 $'id_number\ts\nA\t320' '' -- calc-columns -q -r r.tsv -m 2016-04 -n s p.tsv
	hold 0 $'id_number\ts\nA\t300' '' -- calc-columns -q -r r.tsv -m 2016-04 --known 2016-06-14 -n s p.tsv
}

@test "claims: totals so far, by date, a year at a time" {
	medical
	tsv 'household_id id_number claim_id claim_date cost_total' 'H1 A c1 2023-12-30 1400' 'H1 A c2 2024-01-02 900' \
		'H1 A c3 2024-02-02 1000' 'H1 B c4 2024-01-01 500' 'H2 C c5 2024-01-01 ' >claims.tsv
	hold 0 "$(tsv 'claim_id med_amount' 'c1 500.00' 'c2 350.00' 'c3 150.00' 'c4 70.00' 'c5 ')" '' -- \
		bash -c 'set -o pipefail; calc-columns -q -r med.tsv -d 2024-12-31 -n med_amount claims.tsv | cut -f 3,6'
	sed -i '3{h;d};4{G}' claims.tsv
	hold 2 $'claim_id\tmed_amount\nc5\t\\c' "calc-columns: claims.tsv:2: ORDER: refused together with claims.tsv:4
calc-columns: claims.tsv:3: ORDER: refused together with claims.tsv:4
calc-columns: claims.tsv:4: column 'claim_date': ORDER: the rows are not in the order of their dates
calc-columns: claims.tsv:5: ORDER: refused together with claims.tsv:4
calc-columns: 5 rows in, 1 out, 4 refused" -- \
		bash -c 'set -o pipefail; calc-columns -r med.tsv -d 2024-12-31 -n med_amount claims.tsv | cut -f 3,6 | head -c -1'
}

@test "--with: a table of claims; none given, none there, no household for it" {
	medical
	tsv 'household_id id_number' 'H1 A' 'H1 B' 'H2 C' >reg.tsv
	tsv 'household_id claim_id claim_date cost_total' 'H0 c1 2024-01-02 900' 'H1 c2 2024-02-02 1000' 'H1 c3 2024-01-01 500' \
		'H9 c4 2024-01-01 5' >c.tsv
	head -n 1 c.tsv >none.tsv
	hold 0 "$(tsv 'household_id id_number spent spent.why' 'H1 A  missing~claim~data' 'H1 B  missing~claim~data' \
		'H2 C  missing~claim~data' | tr '~' ' ')" '' -- calc-columns -q -r med.tsv -m 2024-02 -n spent,spent.why reg.tsv
	hold 0 "$(tsv 'household_id id_number spent' 'H1 A 0.00' 'H1 B 0.00' 'H2 C 0.00')" '' -- \
		calc-columns -q -r med.tsv -m 2024-02 -n spent --with none.tsv reg.tsv
	hold 2 "$(tsv 'household_id id_number spent' 'H1 A 1500.00' 'H1 B 1500.00' 'H2 C 0.00')\\c" \
		"calc-columns: c.tsv:2: column 'household_id': ORPHAN: the main table has no such household
calc-columns: c.tsv:5: column 'household_id': ORPHAN: the main table has no such household
calc-columns: 3 rows in, 3 out, 0 refused" -- calc-columns -r med.tsv -m 2024-02 -n spent --with claim=c.tsv reg.tsv
	hold 0 "$(tsv 'household_id id_number spent' 'H1 A 1500.00' 'H1 B 1500.00' 'H2 C 0.00')" '' -- \
		calc-columns -q -r med.tsv -m 2024-02 -n spent --with c.tsv -x x.tsv reg.tsv
	hold 0 "$(tsv 'household_id id_number file row problem')
		c.tsv	2	column 'household_id': ORPHAN: the main table has no such household
		c.tsv	5	column 'household_id': ORPHAN: the main table has no such household" '' -- cat x.tsv
}

@test "--with: what is wrong in it refuses the household" {
	medical
	tsv 'household_id id_number' 'H1 A' 'H1 B' 'H2 C' >reg.tsv
	tsv 'household_id id_number claim_id claim_date cost_total' 'H1 A c2 2024-02-02 x' 'H2 Z c3 2024-02-02 5' >c.tsv
	hold 2 "$(tsv 'household_id id_number spent')\\c" \
		"calc-columns: c.tsv:2: column 'cost_total': CELL: 'x' is not an amount
calc-columns: reg.tsv:2: CELL: refused together with c.tsv:2
calc-columns: reg.tsv:3: CELL: refused together with c.tsv:2
calc-columns: c.tsv:3: ORPHAN: the register has no such person
calc-columns: reg.tsv:4: ORPHAN: refused together with c.tsv:3
calc-columns: 3 rows in, 0 out, 3 refused" -- calc-columns -r med.tsv -m 2024-02 -n spent --with c.tsv reg.tsv
	tsv 'household_id item_name' 'H1 a' >item.tsv
	hold 2 '' 'calc-columns: item.tsv:1: no key column of its own: say what a row is with --with ENTITY=FILE' -- \
		calc-columns -r med.tsv -m 2024-02 -n spent --with item.tsv reg.tsv
	tsv 'claim_id cost_total' 'c1 5' >lost.tsv
	hold 2 '' "calc-columns: lost.tsv:1: no column 'household_id'" -- \
		calc-columns -r med.tsv -m 2024-02 -n spent --with lost.tsv reg.tsv
	tsv 'household_id claim_id cost_total' 'H2 c1 5' 'H1 c2 5' >order.tsv
	hold 2 "$(tsv 'household_id id_number spent' 'H1 A 0.00' 'H1 B 0.00')\\c" "calc-columns: order.tsv:3: column 'household_id': household out of order; sort the table with sort-rows -k household_id" -- \
		calc-columns -r med.tsv -m 2024-02 -n spent --with order.tsv reg.tsv
}

@test "--figures: numbers under the names of the rules; rows without a key" {
	printf 'id\tname\t?key\tvalue\tround\tcite\na\tfigure.value\tlow.average\tlow_amount / low_person_times\thalf 0.01\tx\n' >r.tsv
	tsv 'key value unit as_of' 'low.amount 1 yuan 2016-01-31' 'low.amount 224000.00 yuan 2016-05-31' \
		'low.person_times 675 person-time 2016-05-31' 'report.date 2016-05-20  ' >f.tsv
	tsv 'key unit' 'low.average yuan/person-time' >wanted.tsv
	hold 0 "$(tsv 'key unit value' 'low.average yuan/person-time 331.85')" 'calc-columns: 1 row in, 1 out, 0 refused' -- \
		calc-columns -r r.tsv --figures f.tsv -d 2016-05-31 -n value wanted.tsv
	tsv 'key value' 'low_amount 5' >g.tsv
	hold 2 '' "calc-columns: g.tsv:2: column 'key': the constant 'low_amount' is there already" -- \
		calc-columns -r r.tsv --figures f.tsv --figures g.tsv -d 2016-05-31 -n value wanted.tsv
}

@test "--explain: every step; no ID, no name of a person" {
	register
	sed -n '1p;7p' s.tsv >one.tsv
	hold 0 "$(head -n 1 s.tsv)	gap
$(sed -n 7p s.tsv)	317.00" '' -- calc-columns -q -r mini.tsv -d 2024-07-31 -n gap --explain why.tsv --lang en one.tsv
	hold 0 "household_id	row	month	programme	id	name	value	rule	line	expr	cite	why	sentence
H4	2	2024-07		household 1	household.residence	rural	given					
H4	2	2024-07		household 1	household.standard	317.00	std.rural	mini.tsv:3	monthly(3804)	乙 1		
H4	2	2024-07		household 1	household.family_size	1	size	mini.tsv:4	count(person)	丙 7		
H4	2	2024-07		household 1	household.income_month	0.00	given					
H4	2	2024-07		household 1	household.gap	317.00	gap	mini.tsv:5	max(0, standard * family_size - income_month)	丙 23		2024-07, gap: 317.00 yuan (standard in force 317.00 yuan, family members 1, household income a month 0.00 yuan). By: 乙 1; 丙 7; 丙 23." '' -- cat why.tsv
}
