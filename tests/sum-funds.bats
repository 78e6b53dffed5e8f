#!/usr/bin/env bats
# sum-funds: totals by key.

load common

base='average = amount / person_times, half 0.01'

paid() {
	tsv 'month programme residence household_id persons amount' \
		'2016-01 dibao urban U1 1 331.00' '2016-02 dibao urban U1 1 331.00' \
		'2016-01 dibao urban U2 2 650.00' '2016-02 dibao urban U2 2 651.00' \
		'2016-01 dibao rural R1 1 150.00' '2016-02 dibao rural R1 1 150.00' '2016-02 dibao rural R2 2 300.00' >paid.tsv
}

@test "stock of one month, flow of all" {
	paid
	hold 0 "$(tsv 'residence households persons person_times amount average' 'rural 2 3 4 600.00 150.00' \
		'urban 2 3 6 1963.00 327.17')" "sum-funds: households and persons are of 2016-02; $base
sum-funds: 7 rows in, 2 out, 0 refused" -- sum-funds -k residence --stock-at 2016-02 paid.tsv
	hold 0 "$(tsv 'households persons person_times amount average' '4 6 6 1432.00 238.67')" \
		"sum-funds: households and persons are of 2016-02; $base
sum-funds: rows of other months, left out: 3
sum-funds: 7 rows in, 1 out, 0 refused" -- sum-funds -m 2016-02 paid.tsv
}

@test "an empty table: the header, and without -k one row of nothing" {
	tsv 'month household_id persons amount' >none.tsv
	hold 0 "$(tsv 'month households persons person_times amount average')" "sum-funds: $base
sum-funds: 0 rows in, 0 out, 0 refused" -- sum-funds -k month none.tsv
	hold 0 $'households\tpersons\tperson_times\tamount\taverage\n0\t0\t0\t0.00\t' '' -- sum-funds -q none.tsv
	hold 0 "$(tsv 'n' '0')" '' -- sum-funds -q -v persons --as n none.tsv
}

@test "--totals: a household under two keys is one household" {
	tsv 'month programme household_id persons amount' '2016-05 dibao H1 2 300' '2016-05 disability H1 1 60.5' \
		'2016-05 dibao H2 1 99.5' >p.tsv
	hold 0 "$(tsv 'programme households persons person_times amount average' 'dibao 2 3 3 399.50 133.17' \
		'disability 1 1 1 60.50 60.50' 'total 2 4 4 460.00 115.00')" \
		"sum-funds: households and persons are of 2016-05; $base
sum-funds: several programmes are counted together: who is in two of them counts twice in persons (-k programme keeps them apart)
sum-funds: 3 rows in, 3 out, 0 refused" -- sum-funds -k programme --totals p.tsv
	sed -i s/disability/total/ p.tsv
	hold 2 '' "sum-funds: a key is 'total', which --totals uses" -- \
		sum-funds -k programme --totals p.tsv
}

@test "persons of one household said twice in a month" {
	tsv 'month programme household_id batch persons amount' '2016-05 dibao H1 1 2 300' '2016-05 dibao H1 2 2 20' >p.tsv
	hold 0 "$(tsv 'households persons person_times amount average' '1 4 4 320.00 80.00')" \
		"sum-funds: households and persons are of 2016-05; $base
sum-funds: rows that give persons of a household again in that month, which persons counts again: 1
sum-funds: 2 rows in, 1 out, 0 refused" -- sum-funds p.tsv
}

@test "keys by bytes, several of them, empty ones" {
	tsv 'a b v' 'z 1 1' 'a 2 2' ' 1 3' 'a  4' 'a 2 0.5' '镇 1 -7' >k.tsv
	hold 0 "$(tsv 'a b v' ' 1 3' 'a  4' 'a 2 2.5' 'z 1 1' '镇 1 -7')" '' -- sum-funds -q -k a,b -v v k.tsv
	hold 0 "$(tsv 'key value unit period as_of qualifier note' 'p.-.1.v 3    exact ' 'p.a.-.v 4    exact ' \
		'p.a.2.v 2.5    exact ' 'p.z.1.v 1    exact ' 'p.镇.1.v -7    exact ')" '' -- sum-funds -q -k a,b -v v -F p k.tsv
}

@test "two keys that would make one figure" {
	tsv 'a b v' 'x.y z 1' 'x y.z 2' >k.tsv
	run -2 --separate-stderr sum-funds -q -k a,b -v v -F p k.tsv
	assert_equal "$stderr" "sum-funds: two groups would make one figure: a point, '-' or 'total' in a cell"
}

@test "-F and --figures-to" {
	paid
	sum-funds -q -k residence --stock-at 2016-02 -F low paid.tsv >want
	sum-funds -q -k residence --stock-at 2016-02 paid.tsv >table.want
	sum-funds -q -k residence --stock-at 2016-02 -F low --figures-to f.tsv -o t.tsv paid.tsv
	cmp want f.tsv
	cmp table.want t.tsv
	run -0 --separate-stderr sum-funds --stock-at 2016-01 -m 2016-01..2016-03 -F all paid.tsv
	assert_output "$(printf '%s\t' key value unit period as_of qualifier)note
all.households	3	household	2016-01	2016-01-31	exact	
all.persons	4	person	2016-01	2016-01-31	exact	
all.person_times	10	person-time	2016-01..2016-03	2016-03-31	exact	
all.amount	2563.00	yuan	2016-01..2016-03	2016-03-31	exact	
all.average	256.30	yuan/person-time	2016-01..2016-03	2016-03-31	exact	amount / person_times, half 0.01"
	[ "${stderr_lines[1]}" = 'sum-funds: 7 rows in, 5 out, 0 refused' ]
}

@test "amount_paid; both amounts; payments that were returned" {
	tsv 'month household_id persons amount_paid pay_result' '2016-05 H1 1 10 paid' '2016-05 H2 1 20 returned' '2016-05 H3 1 30 ' >p.tsv
	hold 0 "$(tsv 'households persons person_times amount average' '3 3 3 60.00 20.00')" \
		"sum-funds: households and persons are of 2016-05; $base
sum-funds: amount is the column amount_paid
sum-funds: rows with a pay_result other than paid, which are in the sums: 1
sum-funds: 3 rows in, 1 out, 0 refused" -- sum-funds p.tsv
	tsv 'household_id persons amount amount_paid' 'H1 1 10 9' >p.tsv
	hold 2 '' "sum-funds: p.tsv:1: both 'amount' and 'amount_paid' are there; say which with -v" -- sum-funds p.tsv
	hold 0 "$(tsv 'households persons person_times amount average' '1 1 1 9.00 9.00')" '' -- sum-funds -q -v amount_paid p.tsv
	hold 0 "$(tsv 'households persons person_times due average' '1 1 1 10.00 10.00')" '' -- sum-funds -q -v amount --as due p.tsv
	hold 0 "$(tsv 'amount amount_paid' '10.00 9.00')" '' -- sum-funds -q -v amount,amount_paid p.tsv
}

@test "without households: persons and amounts" {
	tsv 'month id_number persons amount' '2016-05 990101198005010011 1 60' '2016-05 990101195801010019 1 60' >p.tsv
	hold 0 "$(tsv 'persons person_times amount average' '2 2 120.00 60.00')" '' -- sum-funds -q p.tsv
}

@test "a register: its households and who is covered" {
	tsv 'household_id id_number covered' 'H1 a yes' 'H1 b no' 'H2 c yes' >r.tsv
	hold 0 "$(tsv 'households persons' '2 2')" 'sum-funds: 3 rows in, 1 out, 0 refused' -- sum-funds r.tsv
	tsv 'household_id id_number covered' 'H1 a yes' 'H1 b ' >r.tsv
	hold 2 '' "sum-funds: r.tsv:3: column 'covered': the value is empty
sum-funds: 2 rows in, 0 out, 1 refused" -- sum-funds r.tsv
	tsv 'household_id id_number covered_persons' 'H1 a 1' 'H1 b 1' >r.tsv
	hold 2 '' "sum-funds: r.tsv:1: 'covered_persons' says how many of a household, 'covered' is needed to say which members" -- sum-funds r.tsv
	tsv 'household_id covered_persons month' 'H1 1 2016-05' 'H2 3 2016-05' >r.tsv
	hold 0 "$(tsv 'households persons' '2 4')" 'sum-funds: households and persons are of 2016-05
sum-funds: 2 rows in, 1 out, 0 refused' -- sum-funds r.tsv
	tsv 'household_id id_number' 'H1 a' 'H1 a' >r.tsv
	hold 2 '' 'sum-funds: r.tsv:3: the row of line 2 again (month, programme, household_id, id_number, batch)' -- sum-funds r.tsv
	tsv 'household_id name' ' 甲' ' 乙' >r.tsv
	hold 2 '' 'sum-funds: r.tsv:3: the row of line 2 again (month, programme, household_id, id_number, batch)' -- sum-funds r.tsv
}

@test "a household's amount on each member row is not added" {
	tsv 'household_id id_number name amount income_year' 'H1 a 甲 300 1000' 'H2 c 丙 100 500' 'H1 b 乙 300 1000' >r.tsv
	rest='this amount of the household stands on each member row and would be added each time; sum payments, or one row a household'
	hold 2 '' "sum-funds: r.tsv:1: no column 'persons': a table of payments has one row a payment and says its persons; name other values with -v" -- \
		sum-funds r.tsv
	hold 2 '' "sum-funds: r.tsv:4: the household of line 2 again: $rest" -- sum-funds -v amount r.tsv
	hold 2 '' "sum-funds: r.tsv:4: the household of line 2 again: $rest" -- sum-funds -v income_year -x x.tsv r.tsv
	[ ! -e x.tsv ]
	head -n 3 r.tsv >s.tsv
	hold 0 "$(tsv 'amount' '400.00')" '' -- sum-funds -q -v amount s.tsv
}

@test "a payment that comes again: in order, out of order, from a pipe, in another file, to -x" {
	tsv 'month household_id id_number persons amount' '2016-01 U1  1 331' '2016-01 U2 p 1 60' '2016-01 U2 q 1 60' '2016-01 U1  1 331' >p.tsv
	key='(month, programme, household_id, id_number, batch)'
	hold 2 '' "sum-funds: p.tsv:5: the payment of line 2 again $key" -- sum-funds p.tsv
	hold 2 '' "sum-funds: -:5: the payment of line 2 again $key" -- sum-funds - < <(cat p.tsv)
	head -n 3 p.tsv >a.tsv
	tsv 'persons month household_id id_number amount' '1 2016-01 U0  1' '1 2016-01 U2 p 60' >b.tsv
	hold 2 '' "sum-funds: b.tsv:3: the payment of a.tsv:3 again $key" -- sum-funds a.tsv b.tsv
	hold 0 "$(tsv 'households persons person_times amount average' '2 3 3 451.00 150.33')" \
		"sum-funds: households and persons are of 2016-01; $base
sum-funds: 4 rows in, 1 out, 1 refused" -- sum-funds -x x.tsv p.tsv
	assert_equal "$(cat x.tsv)" "$(tsv 'month household_id id_number persons amount file row problem')
2016-01	U1		1	331	p.tsv	5	the payment of line 2 again $key"
	tsv 'month household_id claim_id persons amount' '2016-01 U1 c1 1 331' '2016-01 U1 c2 1 60' '2016-01 U1 c1 1 60' >c.tsv
	hold 2 '' 'sum-funds: c.tsv:4: the payment of line 2 again (month, programme, household_id, id_number, batch, claim_id)' -- sum-funds c.tsv
}

@test "a pipe out of order is read a second time, with or without a place for it" {
	paid
	want=$(tsv 'residence households persons person_times amount average' 'rural 2 3 4 600.00 150.00' 'urban 2 3 6 1963.00 327.17')
	mkdir tmp
	for folder in tmp /nowhere; do
		TMPDIR=$folder hold 0 "$want" '' -- sum-funds -q -k residence --stock-at 2016-02 - < <(cat paid.tsv)
	done
	[ -z "$(ls tmp)" ]
}

@test "many payments of one household, and of none" {
	{
		tsv 'month household_id id_number persons amount'
		for h in '' H1; do
			for i in {1..40}; do printf '2016-01\t%s\tp%s\t1\t1.01\n' "$h" "$i"; done
		done
	} >p.tsv
	hold 0 "$(tsv 'households persons person_times amount average' '1 80 80 80.80 1.01')" '' -- sum-funds -q p.tsv
	printf '2016-01\tH1\tp33\t1\t1.01\n' >>p.tsv
	hold 2 '' 'sum-funds: p.tsv:82: the payment of line 74 again (month, programme, household_id, id_number, batch)' -- sum-funds p.tsv
}

@test "monthly files in order, one after the other" {
	for m in 1 2 3; do
		tsv 'month household_id persons amount' "2016-0$m H1 1 10" "2016-0$m H2 2 20" >"p$m.tsv"
	done
	hold 0 "$(tsv 'households persons person_times amount average' '2 3 9 90.00 10.00')" '' -- sum-funds -q --stock-at 2016-02 p1.tsv p2.tsv p3.tsv
}

@test "cells that are none" {
	tsv 'month household_id persons amount' '2016-01 U1 1 1e3' '2016-01 U2 -1 5' '2016-01 U3 1 ' '2016-13 U4 1 5' '2016-01 U5 1.0 5' \
		'2016-01 U6 1 1.005' ' U7 1 5' >p.tsv
	hold 2 '' "sum-funds: p.tsv:2: column 'amount': '1e3' is not an amount
sum-funds: p.tsv:3: column 'persons': '-1' is not a count
sum-funds: p.tsv:4: column 'amount': the value is empty
sum-funds: p.tsv:5: column 'month': '2016-13' is not a month
sum-funds: p.tsv:6: column 'persons': '1.0' is not a count
sum-funds: p.tsv:7: column 'amount': '1.005' is not an amount
sum-funds: p.tsv:8: column 'month': the value is empty
sum-funds: 7 rows in, 0 out, 7 refused" -- sum-funds p.tsv
	hold 0 "$(tsv 'households persons person_times amount average')
0	0	0	0.00	" '' -- sum-funds -q -x x.tsv p.tsv
	[ "$(sed 1d x.tsv | wc -l)" -eq 7 ]
}

@test "exact: no rounding on the way, whole fen or an error, overflow" {
	tsv 'v' '0.1' '0.2' '1.125' '-0' >v.tsv
	hold 0 "$(tsv 'v' '1.425')" '' -- sum-funds -q -v v v.tsv
	run -2 --separate-stderr sum-funds -q -v v --as amount v.tsv
	assert_equal "$stderr" "sum-funds: column 'amount': NEEDS-ROUND: the total is not whole fen"
	tsv 'item_amount' '92233720368547758.07' '-0.01' '0.01' >v.tsv
	hold 0 "$(tsv 'item_amount' '92233720368547758.07')" '' -- sum-funds -q -v item_amount v.tsv
	echo 0.01 >>v.tsv
	hold 2 '' "sum-funds: v.tsv:5: column 'item_amount': OVERFLOW: the total does not fit" -- sum-funds -q -v item_amount v.tsv
	sed -i '1s/^/amount\t/; 2,$s/^/1\t/' v.tsv
	hold 2 '' "sum-funds: v.tsv:5: column 'item_amount': OVERFLOW: the total does not fit" -- sum-funds -q -v amount,item_amount v.tsv
	tsv 'month household_id persons amount' '2016-01 H1 3 -10.00' >p.tsv
	hold 0 "$(tsv 'households persons person_times amount average' '1 3 3 -10.00 -3.33')" '' -- sum-funds -q p.tsv
	tsv 'month household_id persons amount' '2016-01 H1 8 10.04' '2016-01 H2 0 0' >p.tsv
	hold 0 "$(tsv 'household_id persons average' 'H1 8 1.26' 'H2 0 ')" '' -- \
		bash -c 'sum-funds -q -k household_id p.tsv | cut -f 1,3,6'
}

@test "-D: a column the dictionary learns" {
	tsv 'name entity type unit role label_zh label_en aliases note' 'coal household number kg     ' 'remark household text      ' >d.tsv
	tsv 'household_id coal remark' 'H1 1.50 x' 'H2 2.5 y' >t.tsv
	hold 0 "$(tsv 'key value unit period as_of qualifier note' 'w.coal 4 kg   exact ')" '' -- sum-funds -q -D d.tsv -v coal -F w t.tsv
	hold 2 '' "sum-funds: t.tsv:1: column 'remark': is not a column of numbers" -- sum-funds -D d.tsv -v remark t.tsv
}

@test "two months, a stock that is not there" {
	paid
	hold 2 '' "sum-funds: paid.tsv:3: column 'month': more than one month; say --stock-at MONTH" -- sum-funds paid.tsv
	hold 2 '' 'sum-funds: no row is of 2016-03, the month of --stock-at' -- sum-funds --stock-at 2016-03 paid.tsv
	hold 2 '' "sum-funds: paid.tsv:1: no column 'ammount'; did you mean 'amount'?" -- sum-funds -v ammount,persons paid.tsv
	tsv 'v' 1 >v.tsv
	hold 2 '' "sum-funds: v.tsv:1: -m and --stock-at need a column 'month'" -- sum-funds -m 2016-01 -v v v.tsv
	hold 2 '' 'sum-funds: v.tsv:1: no payments and no register; name value columns with -v' -- sum-funds v.tsv
	hold 2 '' "sum-funds: column 'v' would be there twice" -- sum-funds -k v -v v v.tsv
	hold 2 '' 'sum-funds: --stock-at: with these -v columns households and persons are not counted' -- \
		sum-funds --stock-at 2016-01 -v persons,amount paid.tsv
}

@test "usage" {
	paid
	for options in '-m 2016' '--stock-at 2016-1' '-m 2016-02..2016-01' '--totals' '--figures-to f' '-v persons --as a,b' \
		'-m 2016-01 --stock-at 2016-02' '-k a,a' '-k a,' '--nothing'; do
		# shellcheck disable=SC2086 # several words
		run -2 --separate-stderr sum-funds $options paid.tsv
		assert_equal "$output" ''
		[[ $stderr == 'sum-funds: '*$'\n'usage:* ]] || { echo "$options: $stderr"; return 1; }
	done
}

@test "in Chinese" {
	paid
	LC_ALL=zh_CN.UTF-8 run -2 --separate-stderr sum-funds paid.tsv
	assert_equal "$stderr" 'sum-funds: paid.tsv:3: “month”列：不止一个月份，请用 --stock-at 指明月份'
}

@test "month as a key: each row has the stock of its own month" {
	tsv 'month household_id persons amount' '2016-01 H1 1 100.00' '2016-02 H1 1 100.00' '2016-01 H2 2 50.00' >paid.tsv
	hold 0 "$(tsv 'month households persons person_times amount average' '2016-01 2 3 3 150.00 50.00' '2016-02 1 1 1 100.00 100.00')" \
		"sum-funds: households and persons are of each row's month; average = amount / person_times, half 0.01
sum-funds: 3 rows in, 2 out, 0 refused" -- sum-funds -k month paid.tsv
	hold 2 '' "sum-funds: paid.tsv:3: column 'month': more than one month; say --stock-at MONTH" -- sum-funds -k month --totals paid.tsv
}
