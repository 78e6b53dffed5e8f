#!/usr/bin/env bats
# calc-subsidy: what is due to whom.

load common

# the columns of a payment that the tests look at
payments='month	programme	household_id	id_number	persons	amount	account	rules'
short() {
	cut -f 1,2,7,8,10,11,14,15
}

register() {
	cp "$BATS_TEST_DIRNAME"/golden/calc-columns-1/{mini,s}.tsv .
	printf 'id\tname\twhen\tvalue\tunit\tcite\nold.0\tperson.gaoling\t\tno\tbool\t丁 1\nold\tperson.gaoling\tage(birth_date) >= 60\tyes\tbool\t丁 1\nold.pay\tperson.gaoling_amount\t\t50\tyuan/month\t丁 2\n' >old.tsv
}

# subsidy STATUS WANTED-ROWS STDERR -- options of calc-subsidy
subsidy() {
	local want=$1 rows=$2 err=$3 got=0
	shift 4
	calc-subsidy "$@" >all.txt 2>err.txt || got=$?
	diff <(printf '%s\n%s' "$payments" "${rows:+$rows$'\n'}") <(short <all.txt) && diff <(printf '%s\n' "$err") err.txt &&
		[ "$got" -eq "$want" ]
}

@test "a payment of a household names nobody, one of a person does" {
	register
	subsidy 0 "2024-07	gaoling	H2	990101195801010019	1	50.00		old.pay
2024-07	gaoling	H3	990101195801010027	1	50.00		old.pay
2024-07	dibao	H4		1	507.20		std.rural,size,gap,rate.severe,pay
2024-07	gaoling	H4	990101195801010035	1	50.00		old.pay" "calc-subsidy: 1 award of zero, 1 open
calc-subsidy: 3 rows in, 4 out, 0 refused" -- -r mini.tsv -r old.tsv -m 2024-07 <(sed 2,4d s.tsv)
	[ "$(sed -n 2p all.txt | cut -f 9)" = 丁一 ]
	[ "$(head -n 1 all.txt | tr '\t' ' ')" = "month programme area_code township village residence household_id id_number name persons amount payee_name payee_id_number account rules" ]
}

@test "programmes in the order of -p, months first" {
	register
	sed -n '1p;7p' s.tsv >one.tsv
	sed -i '1s/$/\tto_month/; 2s/$/\t2024-06/' one.tsv
	subsidy 0 "2024-05	gaoling	H4	990101195801010035	1	50.00		old.pay
2024-05	dibao	H4		1	460.00		std.rural,size,gap,rate.severe,pay
2024-06	gaoling	H4	990101195801010035	1	50.00		old.pay
2024-06	dibao	H4		1	460.00		std.rural,size,gap,rate.severe,pay" "calc-subsidy: 0 awards of zero, 0 open
calc-subsidy: 1 row in, 4 out, 0 refused" -- -r old.tsv -r mini.tsv -p gaoling,dibao -m 2024-05..2024-07 one.tsv
	hold 2 '' "calc-subsidy: s.tsv:1: a span of months needs a column 'month', 'from_month' or 'to_month'" -- \
		calc-subsidy -r mini.tsv -m 2024-05..2024-07 s.tsv
}

@test "persons: covered_persons, else covered, else all; a blank is open; two that differ refuse" {
	printf 'id\tname\twhen\tvalue\tunit\tcite\nd\thousehold.d\t\tyes\tbool\tx\np\thousehold.d_amount\t\t100\tyuan\tx\n' >r.tsv
	tsv 'household_id id_number covered' 'H1 A yes' 'H1 B no' 'H2 C yes' 'H2 D ' 'H3 E no' >c.tsv
	subsidy 0 $'2024-07\td\tH1\t\t1\t100.00\t\tp\n2024-07\td\tH3\t\t0\t100.00\t\tp' 'calc-subsidy: 0 awards of zero, 1 open
calc-subsidy: 5 rows in, 2 out, 0 refused' -- -r r.tsv -m 2024-07 --review open.tsv c.tsv
	hold 0 "$(tsv 'month programme household_id id_number reasons cites' '2024-07 d H2  missing~person.covered(2) ' | tr '~' ' ')" '' -- cat open.tsv
	tsv 'household_id id_number covered_persons' 'H1 A 1' 'H1 B 1' 'H2 C ' >n.tsv
	subsidy 0 $'2024-07\td\tH1\t\t1\t100.00\t\tp' 'calc-subsidy: 0 awards of zero, 1 open
calc-subsidy: 3 rows in, 1 out, 0 refused' -- -r r.tsv -m 2024-07 n.tsv
	tsv 'household_id id_number covered_persons covered' 'H1 A 1 yes' 'H1 B 1 yes' 'H2 C 1 yes' 'H3 D  yes' >both.tsv
	calc-subsidy -r r.tsv -m 2024-07 both.tsv >all.txt 2>err.txt && fail 'status 0'
	hold 0 "calc-subsidy: both.tsv:2: PERSONS: covered_persons says 1, covered says 2
calc-subsidy: both.tsv:3: PERSONS: covered_persons says 1, covered says 2
calc-subsidy: 0 awards of zero, 0 open
calc-subsidy: 4 rows in, 2 out, 2 refused" '' -- cat err.txt
	printf 'who\thousehold.d_persons\t\t2\t\tx\n' >>r.tsv
	tsv 'household_id covered_persons' 'H1 2' >flat.tsv
	subsidy 0 $'2024-07\td\tH1\t\t2\t100.00\t\tp' 'calc-subsidy: 0 awards of zero, 0 open
calc-subsidy: 1 row in, 1 out, 0 refused' -- -r r.tsv -m 2024-07 flat.tsv
	sed -i s/2$/3/ flat.tsv
	hold 0 'flat.tsv	2	PERSONS: persons says 2, covered_persons says 3' '' -- \
		bash -c 'calc-subsidy -q -r r.tsv -m 2024-07 -x x.tsv flat.tsv >out && tail -n 1 x.tsv | cut -f 3-'
}

@test "a register of households without a number of persons: open, not zero persons" {
	printf 'id\tname\twhen\tvalue\tunit\tcite\nd\thousehold.d\t\tyes\tbool\tx\np\thousehold.d_amount\t\t100\tyuan\tx\n' >r.tsv
	tsv 'household_id residence' 'H1 rural' >flat.tsv
	subsidy 0 '' 'calc-subsidy: 0 awards of zero, 1 open
calc-subsidy: 1 row in, 0 out, 0 refused' -- -r r.tsv -m 2024-07 --review open.tsv flat.tsv
	hold 0 "2024-07	d	H1		missing household.covered_persons	" '' -- tail -n 1 open.tsv
}

@test "an account on one row is the household's; two that differ refuse it" {
	register
	sed -n 1,4p s.tsv | sed '1s/$/\taccount\tremark/; 2s/$/\t6217001/; 3,$s/$/\t/; 2,$s/$/\tr/' >acc.tsv
	subsidy 0 "2024-07	dibao	H1		3	451.00	6217001	std.rural,size,gap,rate.0,pay" 'calc-subsidy: 0 awards of zero, 0 open
calc-subsidy: 3 rows in, 1 out, 0 refused' -- -r mini.tsv -m 2024-07 -c remark acc.tsv
	[ "$(cut -f 16 all.txt)" = $'remark\nr' ]
	sed -i '4s/\t\tr$/\t6217002\tr/' acc.tsv
	calc-subsidy -r mini.tsv -m 2024-07 acc.tsv >all.txt 2>err.txt && fail 'status 0'
	hold 0 "calc-subsidy: acc.tsv:2: CELL: refused together with acc.tsv:4
calc-subsidy: acc.tsv:3: CELL: refused together with acc.tsv:4
calc-subsidy: acc.tsv:4: column 'account': CELL: line 2 has another value
calc-subsidy: 0 awards of zero, 0 open
calc-subsidy: 3 rows in, 0 out, 3 refused" '' -- cat err.txt
	hold 2 '' "calc-subsidy: column 'account': payments have this column already" -- calc-subsidy -r mini.tsv -m 2024-07 -c account acc.tsv
	hold 2 '' "calc-subsidy: acc.tsv:1: no column 'remarks'; did you mean 'remark'?" -- \
		calc-subsidy -r mini.tsv -m 2024-07 -c remarks acc.tsv
}

@test "decisions of before: yes, no, review; people's changes count" {
	register
	check-eligibility -q -r mini.tsv -p dibao -m 2024-07 s.tsv >decided.tsv
	sed -i '/^H2/s/\tno\t/\tyes\t/; /^H4/s/\tyes\t/\tno\t/; /^H1/s/\tyes\t/\treview\t/' decided.tsv
	subsidy 0 "2024-07	dibao	H2		1	158.50		std.rural,size,gap,rate.old,pay
2024-07	dibao	H4		1	0.00		pay.0" 'calc-subsidy: 1 award of zero, 2 open
calc-subsidy: 6 rows in, 2 out, 0 refused' -- -r mini.tsv -m 2024-07 --zero --review open.tsv decided.tsv
	hold 0 "$(tsv 'month programme household_id id_number reasons cites' '2024-07 dibao H1  dib.yes 丙~4' \
		'2024-07 dibao H3  missing~household.income_month ' | tr '~' ' ')" '' -- cat open.tsv
	sed '3s/review/no/' decided.tsv >differ.tsv
	sed -i '5s/yes/ja/; 6s/dibao/tekun/; 7d' differ.tsv
	calc-subsidy -r mini.tsv -m 2024-07 differ.tsv >all.txt 2>err.txt && fail 'status 0'
	hold 0 "calc-subsidy: differ.tsv:2: CELL: refused together with differ.tsv:3
calc-subsidy: differ.tsv:3: column 'decision': CELL: the decision on line 2 is another
calc-subsidy: differ.tsv:4: CELL: refused together with differ.tsv:3
calc-subsidy: differ.tsv:5: column 'decision': CELL: 'ja' is not yes, no or review
calc-subsidy: differ.tsv:6: column 'programme': CELL: no programme 'tekun': no rules give a yes/no of that name
calc-subsidy: 0 awards of zero, 0 open
calc-subsidy: 5 rows in, 0 out, 5 refused" '' -- cat err.txt
	cut -f 1-8,11 decided.tsv >noprogramme.tsv
	hold 2 '' "calc-subsidy: noprogramme.tsv:1: a column 'decision' needs a column 'programme', or one programme with -p" -- \
		calc-subsidy -r mini.tsv -r old.tsv -m 2024-07 noprogramme.tsv
	calc-subsidy -q -r mini.tsv -r old.tsv -p dibao -m 2024-07 noprogramme.tsv | short | cut -f 3,6 >paid
	hold 0 "$(tsv 'household_id amount' 'H2 158.50')" '' -- cat paid
}

@test "imported amounts and numbers of persons set nothing; where they differ is said" {
	register
	awk -F '\t' -v OFS='\t' 'NR == 1 { print $0, "amount", "persons" } NR > 1 { print $0, NR < 5 ? "451" : "500.00", NR < 5 ? 3 : "" }' s.tsv >amount.tsv
	subsidy 0 "2024-07	dibao	H1		3	451.00		std.rural,size,gap,rate.0,pay
2024-07	dibao	H4		1	507.20		std.rural,size,gap,rate.severe,pay" "calc-subsidy: column 'amount': 2 of 3 cells differ from what the rules give
calc-subsidy: 1 award of zero, 1 open
calc-subsidy: 6 rows in, 2 out, 0 refused" -- -r mini.tsv -m 2024-07 amount.tsv
}

@test "programmes that pay nothing or are not there; an amount below zero" {
	register
	printf 'id\tname\twhen\tvalue\tunit\tcite\npoor\tperson.poor\t\tyes\tbool\tx\n' >poor.tsv
	hold 2 '' "calc-subsidy: programme 'poor' pays nothing: no rules give poor_amount" -- calc-subsidy -r poor.tsv -p poor -m 2024-07 s.tsv
	hold 2 '' "calc-subsidy: the rules have no programme for these rows" -- calc-subsidy -r poor.tsv -m 2024-07 s.tsv
	printf 'debt\tperson.poor_amount\t\t5 - 10\tyuan\tx\n' >>poor.tsv
	sed -n '1p;7p' s.tsv >one.tsv
	calc-subsidy -r poor.tsv -m 2024-07 one.tsv >all.txt 2>err.txt && fail 'status 0'
	hold 0 'calc-subsidy: one.tsv:2: RANGE: person.poor_amount is below zero
calc-subsidy: 0 awards of zero, 0 open
calc-subsidy: 1 row in, 0 out, 1 refused' '' -- cat err.txt
	printf 'a\tperson.poor_amount\t\t5\tyuan/year\tx\n' >yearly.tsv
	run -2 --separate-stderr calc-subsidy -r <(sed '$d' poor.tsv; cat yearly.tsv) -m 2024-07 one.tsv
	# shellcheck disable=SC2154 # set by run
	[[ $stderr == *'the unit of person.poor_amount must be yuan/month or yuan' ]] || fail "$stderr"
}

@test "out of order, cut, refused: the payments so far, no last newline, -o left alone" {
	register
	{ sed -n '1p;7p' s.tsv; sed -n 2,4p s.tsv; } >order.tsv
	echo old >due.tsv
	hold 2 '' "calc-subsidy: order.tsv:3: column 'household_id': household out of order; sort the table with sort-rows -k household_id" -- \
		calc-subsidy -r mini.tsv -m 2024-07 -o due.tsv order.tsv
	[ "$(cat due.tsv)" = old ]
	head -c -1 s.tsv >cut.tsv
	calc-subsidy -r mini.tsv -m 2024-07 cut.tsv >all.txt 2>err.txt && fail 'status 0'
	[ "$(cat err.txt)" = 'calc-subsidy: cut.tsv:7: no newline at the end: the stream may be cut' ]
	[ "$(short <all.txt | tail -n +2)" = "2024-07	dibao	H1		3	451.00		std.rural,size,gap,rate.0,pay" ]
	calc-subsidy -q -r mini.tsv -m 2024-07 --accept-missing-newline cut.tsv >all.txt
	[ "$(wc -l <all.txt)" = 3 ]
}

@test "a table without area_code: --area, which the payments carry" {
	register
	cut -f 1,3- s.tsv >noarea.tsv
	hold 2 '' "calc-subsidy: noarea.tsv:1: no column 'area_code', and the rules differ by area: say --area CODE" -- \
		calc-subsidy -r mini.tsv -m 2024-07 noarea.tsv
	calc-subsidy -q -r mini.tsv -m 2024-07 --area 220402 noarea.tsv >with
	calc-subsidy -q -r mini.tsv -m 2024-07 s.tsv | cmp - with
}

@test "persons of several households in any order, claims one row each" {
	register
	tsv 'id_number name birth_date' 'B b 1940-01-01' 'A a 1930-01-01' 'C c 2000-01-01' >people.tsv
	subsidy 0 $'2024-07\tgaoling\t\tB\t1\t50.00\t\told.pay\n2024-07\tgaoling\t\tA\t1\t50.00\t\told.pay' 'calc-subsidy: 1 award of zero, 0 open
calc-subsidy: 3 rows in, 2 out, 0 refused' -- -r old.tsv -m 2024-07 people.tsv
	printf 'id\tname\twhen\tvalue\tround\tunit\tcite\nm\tclaim.med\t\tyes\t\tbool\tx\np\tclaim.med_amount\t\t70%% * cost_total\thalf 0.01\tyuan\tx\n' >med.tsv
	tsv 'id_number claim_id cost_total' 'A c1 10.01' 'A c2 20' 'B c3 ' >claims.tsv
	subsidy 0 $'2024-07\tmed\t\tA\t1\t7.01\t\tp\n2024-07\tmed\t\tA\t1\t14.00\t\tp' 'calc-subsidy: 0 awards of zero, 1 open
calc-subsidy: 3 rows in, 2 out, 0 refused' -- -r med.tsv -m 2024-07 -c claim_id claims.tsv
	tsv 'id_number claim_id cost_total' 'B c3 5' 'A c1 10.01' >claims.tsv
	run -2 calc-subsidy -r med.tsv -m 2024-07 claims.tsv
	[[ $output == *"claims.tsv:3: column 'id_number': person out of order; sort the table with sort-rows -k id_number"* ]]
}

@test "--explain: from the standard to the sentence; the two routes tell it alike but for the decision" {
	register
	sed -n '1p;7p' s.tsv >one.tsv
	calc-subsidy -q -r mini.tsv -m 2024-07 --explain why.tsv one.tsv >paid
	hold 0 "name	value	rule	sentence
household.dibao	yes	dib.yes	2024-07，最低生活保障：符合，dib.yes（丙 4）。
household.dibao_amount	507.20	pay	2024-07，最低生活保障：507.20元（gap 317.00元（保障标准 317.00元，家庭人口 1，家庭月收入 0.00元），第1人supp_rate 0.6）。依据：乙 1；丙 7；丙 23；乙 3。" '' -- \
		awk -F '\t' -v OFS='\t' 'NR == 1 || $13 != "" { print $6, $7, $8, $13 }' why.tsv
	hold 0 "household.standard	317.00	mini.tsv:3" '' -- awk -F '\t' -v OFS='\t' '$6 == "household.standard" { print $6, $7, $9 }' why.tsv
	hold 1 '' '' -- grep -E '[0-9]{17}|己一' why.tsv
}

@test "a row of a month outside its own from_month and to_month is nobody's" {
	printf 'id\tname\twhen\tvalue\tunit\tcite\nd\thousehold.d\t\tyes\tbool\tx\np\thousehold.d_amount\t\t100\tyuan\tx\n' >r.tsv
	tsv 'household_id id_number month from_month to_month' 'H1 A 2024-01 2024-02 ' 'H1 A 2024-02 2024-02 ' \
		'H1 B 2024-02  2024-01' 'H2 C 2024-03 2024-03 2024-03' 'H3 D 2024-03  2024-02' >s.tsv
	subsidy 0 '2024-02	d	H1		1	100.00		p
2024-03	d	H2		1	100.00		p' 'calc-subsidy: 0 awards of zero, 0 open
calc-subsidy: 3 rows are of no month that was asked for
calc-subsidy: 5 rows in, 2 out, 0 refused' -- -r r.tsv s.tsv
}

@test "--area beside a column area_code is refused: it would not count" {
	printf 'id\tname\twhen\tvalue\tunit\tarea\tcite\nd\thousehold.d\t\tyes\tbool\t\tx\np\thousehold.d_amount\t\t100\tyuan\t9901\tx\n' >r.tsv
	tsv 'household_id id_number area_code' 'H1 A 990101' >s.tsv
	hold 2 '' "calc-subsidy: s.tsv:1: there is a column 'area_code': leave --area out" -- calc-subsidy -r r.tsv -m 2024-01 --area 990102 s.tsv
}

@test "an example is said of the programme that rests on it, not of its neighbours" {
	register
	printf 'id\tname\twhen\tvalue\tunit\tcite\nw\tperson.wage\t\t1680\tyuan\t示例：最低工资\nd\tperson.care\t\tyes\tbool\tx\np\tperson.care_amount\t\twage * 10%%\tyuan\tx\n' >care.tsv
	run --separate-stderr calc-subsidy -r mini.tsv -r care.tsv -p dibao -m 2024-07 s.tsv
	[[ $stderr != *'are an example'* ]]
	run --separate-stderr calc-subsidy -r mini.tsv -r care.tsv -p dibao,care -m 2024-07 s.tsv
	[[ $stderr == *'are an example'* ]]
}
