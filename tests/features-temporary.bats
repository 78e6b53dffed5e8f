# Features F33 to F35: the 24-hour rule, temporary assistance and its funds, the price-linked subsidy, with the published numbers.
load common

policy=$top/share/policy

# awk: invented identity numbers with right check digits, of persons born from 1950 on
citizen='
function citizen(i,   s, j, sum) {
	s = sprintf("990101%04d%02d%02d%03d", 1950 + int(i / 1000 / 28 / 12), 1 + int(i / 1000 / 28) % 12, 1 + int(i / 1000) % 28, i % 1000)
	for (j = 1; j <= 17; j++)
		sum += substr(s, j, 1) * (2 ^ (18 - j) % 11)
	return s substr("10X98765432", sum % 11 + 1, 1)
}'

# cases FOLDER TABLE...: all cases of a pack hold, alone and among all packs of its folder, and use all its rows between them
cases() {
	local folder=$policy/$1 programme=${2%%-*} name list=() rules=()
	rules=(-r "$folder/$programme.tsv")
	[ "$1 $programme" != '990101 temporary' ] || rules+=(-r "$folder/dibao.tsv")
	shift
	for name; do
		list+=(--cases "$folder/cases-$name.tsv")
	done
	check-rules -q --coverage "${rules[@]}" "${list[@]}" >said.tsv
	if awk -F'\t' -v pack="$folder/$programme.tsv" '
	NR > 1 && ($2 != "coverage" || $4 == pack) { print; bad = 1 } END { exit !bad }' said.tsv; then
		return 1
	fi
	check-rules -q -e -r "$folder" "${list[@]}" >said.tsv || { cat said.tsv && return 1; }
	check-rules -q -e "$folder/$programme.tsv"
}

# help KIND REPORTED AIDED: one case of emergency help, and what is said of its time
help() {
	printf 'household_id\tarea_code\tid_number\tclaim_id\tclaim_kind\tclaim_date\treported_at\taided_at\n%s\t%s\t%s\t%s\n' \
		$'H\t370983\t990101195001010010\tK1' "$1"$'\t2020-10-05' "$2" "$3" |
		calc-columns -q -r "$policy/3709/temporary.tsv" -d 2020-10-31 -n in_time,in_time.why,hours_taken | tail -n 1 | cut -f 9-
}

@test "temporary and price packs: their cases, which use every row" {
	cases 990101 temporary
	cases 3709 temporary temporary-reserve
	cases 34 temporary
	cases 62 temporary
	cases national price
	cases 2204 price
	cases 3210 price
	cases 4201 price
	cases 4503 price
}

@test "F33 24 hours: from 08:00 to 08:00 of the next day is on time, 08:01 is late" {
	[ "$(help emergency '2020-10-05 08:00' '2020-10-06 08:00')" = $'yes\ttime.yes\t24' ]
	[ "$(help emergency '2020-10-05 08:00' '2020-10-06 08:01')" = $'no\ttime.late\t1441/60' ]
	[ "$(help emergency '2020-12-31 23:59' '2021-01-01 00:00')" = $'yes\ttime.yes\t1/60' ]
	[ "$(help expense '2020-10-05 08:00' '2020-10-09 08:00')" = $'yes\ttime.yes\t96' ]
}

@test "F33 24 hours: not yet helped is open, help before the report is for a person to look at" {
	[ "$(help emergency '2020-10-05 08:00' '')" = $'review\tmissing claim.aided_at\t' ]
	[ "$(help emergency '2020-10-05 08:00' '2020-10-05 07:00')" = $'review\ttime.back\t-1' ]
}

@test "F33 24 hours: a day without its time is refused, by row" {
	printf 'household_id\tarea_code\tid_number\tclaim_id\tclaim_kind\treported_at\taided_at\n%s\t2020-10-05\t2020-10-05 09:00\n' \
		$'H\t370983\t990101195001010010\tK1\temergency' >c.tsv
	run --separate-stderr calc-columns -q -r "$policy/3709/temporary.tsv" -d 2020-10-31 -n in_time c.tsv
	[ "$status" -eq 2 ]
	[ "$stderr" = "calc-columns: c.tsv:2: TYPE: hours() needs times like 2020-10-05 14:30" ]
}

@test "F33 24 hours: select-rows picks the late ones out of a ledger of cases" {
	printf '%s\n' $'case_id\treported_at\taided_at' $'A\t2020-10-05 08:00\t2020-10-06 08:00' \
		$'B\t2020-10-05 08:00\t2020-10-06 08:01' $'C\t2020-10-05 08:00\t' >t.tsv
	hold 0 $'case_id\treported_at\taided_at\nB\t2020-10-05 08:00\t2020-10-06 08:01' \
		"select-rows: 1 row undecided ('aided_at' is empty), left out"$'\nselect-rows: 3 rows in, 1 out, 0 refused' -- \
		select-rows -w 'hours(reported_at, aided_at) > 24' t.tsv
}

# granted FOLDER AREA KIND SIZE COLUMN=CELL...: the decision and the amount of one application
granted() {
	local folder=$1 area=$2 kind=$3 size=$4 names='' cells='' x
	shift 4
	for x; do
		names+=$'\t'${x%%=*}
		cells+=$'\t'${x#*=}
	done
	printf '%s%s\n%s\t%s\t%s%s\n' $'household_id\tarea_code\tid_number\tclaim_id\tclaim_date\tresidence\tfamily_size\tclaim_kind' "$names" \
		"H"$'\t'"$area"$'\t990101195001010010\tK1\t2024-05-06\trural' "$size" "$kind" "$cells" |
		calc-columns -q -r "$policy/$folder" -d 2024-05-31 -n temporary,temporary_amount,temporary.why | tail -n 1 | rev | cut -f 1-3 | rev
}

@test "F34 LS-01 LS-02 standard x persons x months: 600 x 3 x 4 is 7200.00, seven months count as six" {
	[ "$(granted 62 620102 emergency 3 temp_months=4)" = $'yes\t7200.00\ttemp.yes' ]
	[ "$(granted 62 620102 emergency 3 temp_months=7)" = $'yes\t10800.00\ttemp.yes' ]
	[ "$(granted 62 620102 inpatient 3 temp_months=4)" = $'no\t0.00\ttemp.no' ]
}

@test "F34 LS-04 multiples of the standard: 1300 is below twice 700, 7001 above ten times" {
	[ "$(granted 34 340802 emergency 3 temp_asked=1300)" = $'no\t0.00\ttemp.low' ]
	[ "$(granted 34 340802 emergency 3 temp_asked=1400)" = $'yes\t1400.00\ttemp.yes' ]
	[ "$(granted 34 340802 expense 3 temp_asked=7000)" = $'yes\t7000.00\ttemp.yes' ]
	[ "$(granted 34 340802 expense 3 temp_asked=7001)" = $'review\t\ttemp.high' ]
}

@test "F34 the example county: times a year, the same cause, the limit of the township" {
	printf '%s\n' $'household_id\tarea_code\tresidence\tfamily_size\tid_number\tclaim_id\tclaim_kind\tclaim_date\ttemp_months\ttemp_cause' \
		$'A\t990101\trural\t1\t990101195001010010\tA1\texpense\t2016-01-11\t3\t教育' \
		$'A\t990101\trural\t1\t990101195001010010\tA2\temergency\t2016-02-11\t4\t火灾' \
		$'A\t990101\trural\t1\t990101195001010010\tA3\texpense\t2016-03-11\t1\t重病' \
		$'A\t990101\trural\t1\t990101195001010010\tA4\texpense\t2017-01-11\t1\t教育' \
		$'A\t990101\trural\t1\t990101195001010010\tA5\texpense\t2017-02-11\t1\t教育' >c.tsv
	hold 0 "$(tsv 'claim_id temporary temporary.why temporary_amount temp_level' 'A1 yes temp.yes 720.00 township' \
		'A2 yes temp.yes 960.00 county' 'A3 no temp.times 0.00 township' 'A4 yes temp.yes 240.00 township' 'A5 review temp.same  ')" '' -- \
		bash -c "calc-columns -q -r '$policy/990101' -d 2017-02-28 -n temporary,temporary.why,temporary_amount,temp_level c.tsv |
			select-rows -q -c claim_id,temporary,temporary.why,temporary_amount,temp_level"
}

@test "F34 488 person-times with 738000.00 are 1512.30 each" {
	awk -v OFS='\t' "$citizen"'
	BEGIN {
		print "household_id", "area_code", "id_number", "claim_id", "claim_kind", "temp_asked"
		for (i = 1; i <= 488; i++)
			print sprintf("T%03d", i), 340801, citizen(i), "K" i, "expense", (i < 488 ? 1512 : 1656)
	}' >c.tsv
	calc-subsidy -q -r "$policy/34" -p temporary -m 2024-10 -c claim_id c.tsv >pay.tsv
	hold 0 "$(tsv 'person_times amount average' '488 738000.00 1512.30')" '' -- \
		bash -c 'sum-funds -q pay.tsv | select-rows -q -c person_times,amount,average'
}

@test "F34 S2-02 a printed average of 2479.8 lies within the rounding of 748 times 10000 yuan" {
	printf 'key\tvalue\tunit\ntemp.amount\t7480000\tyuan\ntemp.times\t3015\tperson-time\n' >f.tsv
	printf '%s\n' $'name\tvalue\tunit\tround\tcite' $'figure.average\ttemp_amount / temp_times\t\thalf 0.01\t示例' \
		$'figure.printed\t\tyuan/person-time\t\t示例' $'figure.half_unit\t5000\tyuan\t\t示例：整万元' \
		$'figure.fits\tprinted in ((temp_amount - half_unit) / temp_times..<(temp_amount + half_unit) / temp_times)\tbool\t\t示例' >fits.tsv
	printf 'key\tfigure.printed\na\t2479.8\nb\t2480.93\nc\t2479.26\nd\t2482.6\n' >t.tsv
	hold 0 "$(tsv 'key figure.printed average fits' 'a 2479.8 2480.93 yes' 'b 2480.93 2480.93 yes' 'c 2479.26 2480.93 no' \
		'd 2482.6 2480.93 no')" '' -- calc-columns -q -r fits.tsv --figures f.tsv -d 2020-10-31 -n average,fits t.tsv
}

@test "F34 LS-05 use of funds: 63000 of 6975 persons at 7 yuan is 129.03 %, from what is not rounded" {
	printf '%s\n' $'name\tvalue\tround\tcite' $'figure.used\t63000 / (6975 * 7)\thalf 0.0001\t示例' >use.tsv
	hold 0 "$(tsv 'key used' 'x 1.2903')" '' -- bash -c 'printf "key\nx\n" | calc-columns -q -r use.tsv -d 2020-12-31 -n used'
}

@test "F34 a township's reserve: 50000 with 47500 paid leaves 2500.00 and is filled up; more than it holds is refused" {
	printf 'project_id\tarea_code\tamount_arrived\treserve_paid\nA\t370983\t50000\t47500\nB\t370983\t50000\t45000\n' >t.tsv
	hold 0 "$(tsv 'project_id area_code amount_arrived reserve_paid reserve_left reserve_refill reserve_sum' \
		'A 370983 50000 47500 2500.00 yes 47500.00' 'B 370983 50000 45000 5000.00 no 0.00')" '' -- \
		calc-columns -q -r "$policy/3709/temporary.tsv" -d 2020-10-31 -n reserve_left,reserve_refill,reserve_sum t.tsv
	printf 'project_id\tarea_code\tamount_arrived\treserve_paid\nA\t370983\t50000\t50000.01\n' >t.tsv
	run --separate-stderr calc-columns -q -r "$policy/3709/temporary.tsv" -d 2020-10-31 -n reserve_left t.tsv
	[ "$status" -eq 2 ]
	[[ $stderr == *RANGE* ]]
}

# started CPI FOOD [PLACE]: whether the subsidy starts
started() {
	printf 'household_id\tarea_code\tcpi\tfood_cpi\nH\t%s\t%s\t%s\n' "${3:-990101}" "$1" "$2" |
		calc-columns -q -r "$policy/${4:-national}/price.tsv" -d 2016-12-31 -n price_on | tail -n 1 | cut -f 5
}

@test "F35 JG-08 trigger: 3.5 % or food 6 %, each included; 3.4 and 5.9 do not start it" {
	[ "$(started 0.037 0.02)" = yes ]
	[ "$(started 0.035 0.059)" = yes ]
	[ "$(started 0.034 0.06)" = yes ]
	[ "$(started 0.034 0.059)" = no ]
	[ "$(started 0.037 '')" = yes ]
	[ "$(started 0.034 '')" = review ]
}

@test "F35 each month has its own index: February starts it, March has none yet and is open" {
	printf 'household_id\tarea_code\tid_number\taid_class\tmonth\nA\t220402\t990101195001010010\tdibao\t2024-01\nB\t220402\t990101195001010029\tdibao\t2024-02\nC\t220402\t990101195001010037\tdibao\t2024-03\n' >r.tsv
	calc-subsidy -q -r "$policy/2204/price.tsv" -p price --review open.tsv r.tsv >pay.tsv
	[ "$(select-rows -q -c household_id,month,amount,rules pay.tsv)" = "$(tsv 'household_id month amount rules' 'B 2024-02 25.00 pr')" ]
	[ "$(select-rows -q -c household_id open.tsv | tail -n +2)" = $'A\nC' ]
	printf 'id\tname\tvalue\tunit\tarea\tfrom\tto\tcite\ncpi.2024\thousehold.cpi\t2.1%%\t%%\t2204\t2024-03-01\t2024-03-31\t示例\nfood.2024\thousehold.food_cpi\t5%%\t%%\t2204\t2024-03-01\t2024-03-31\t示例\n' >march.tsv
	run --separate-stderr check-eligibility -q -r "$policy/2204/price.tsv" -r march.tsv -p price r.tsv
	[ "$(select-rows -q -c household_id,decision,reasons <<<"$output" | tail -n 1)" = "$(tsv 'C no pr.off')" ]
}

@test "F35 16900 persons of two classes at 25.00 are 422500.00, printed 42.3" {
	awk -v OFS='\t' "$citizen"'
	BEGIN {
		print "household_id", "area_code", "residence", "id_number", "aid_class"
		for (i = 1; i <= 17000; i++)
			print sprintf("H%05d", i), 220402, "rural", citizen(i), (i <= 12000 ? "dibao" : i <= 16900 ? "tekun" : "none")
	}' >r.tsv
	calc-subsidy -q -r "$policy/2204" -p price -m 2024-02 -c aid_class r.tsv >pay.tsv
	hold 0 "$(tsv 'aid_class persons amount' 'dibao 12000 300000.00' 'tekun 4900 122500.00' 'total 16900 422500.00')" '' -- \
		bash -c 'sum-funds -q -k aid_class --totals pay.tsv | select-rows -q -c aid_class,persons,amount'
	sum-funds -q -F price -o f.tsv pay.tsv
	printf '{{price.amount|万元:1}}万元\n' >t.txt
	hold 0 '42.3万元' '' -- gen-report -q -T t.txt f.tsv
}

@test "F35 S0-05 the printed 42.3 times 10000 yuan is not the standard times the index: 10.64 against 25.03 a head" {
	printf 'key\tvalue\tunit\nprice.amount\t423000\tyuan\nprice.persons\t16900\tperson\n' >f.tsv
	printf '%s\n' $'name\tvalue\tround\tcite' $'figure.average\tprice_amount / price_persons\thalf 0.01\t示例' \
		$'figure.formula\t287.50 * 3.7%\thalf 0.01\t示例' >a.tsv
	hold 0 "$(tsv 'key average formula' 'x 25.03 10.64')" '' -- \
		bash -c 'printf "key\nx\n" | calc-columns -q -r a.tsv --figures f.tsv -d 2024-02-29 -n average,formula'
}

@test "F35 JG-04 71 yuan for 88429 persons are 6278459.00, printed 628" {
	printf '%s\n' $'id\tname\t?price\t?aid_class\tvalue\tunit\tround\tarea\tfrom\tcite' \
		$'pr\tperson.price_amount\tyes\tdibao\t71\tyuan/month\thalf 0.01\t2204\t2024-02-01\t示例' >rate.tsv
	awk -v OFS='\t' "$citizen"'
	BEGIN {
		print "household_id", "area_code", "id_number", "aid_class"
		for (i = 1; i <= 88429; i++)
			print sprintf("H%05d", i), 220402, citizen(i), "dibao"
	}' >r.tsv
	calc-subsidy -q -r "$policy/2204/price.tsv" -r rate.tsv -p price -m 2024-02 r.tsv | sum-funds -q -F price -o f.tsv
	printf '{{price.persons}}人{{price.amount|元:2}}元，{{price.amount|万元:0}}万元\n' >t.txt
	hold 0 '88429人6278459.00元，628万元' '' -- gen-report -q -T t.txt f.tsv
}

@test "F35 JG-01 JG-06 JG-07 other places: 75.00, 14.7 becomes 15.00, 53.68 becomes 54.00" {
	paid() {
		printf 'household_id\tarea_code\tid_number\t%s\nH\t%s00\t990101195001010010\t%s\n' "$2" "$1" "$3" |
			calc-columns -q -r "$policy/$1" -d 2022-09-30 -n price_amount | tail -n 1 | rev | cut -f 1 | rev
	}
	[ "$(paid 3210 household.cpi 0.033)" = 75.00 ]
	[ "$(paid 3210 household.cpi 0.05)" = 112.50 ]
	[ "$(paid 4503 household.scpi 0.021)" = 15.00 ]
	[ "$(paid 4503 household.scpi 0.01)" = 10.00 ]
	[ "$(paid 4201 $'household.cpi\thousehold.food_cpi' $'0.032\t0.061')" = 54.00 ]
}
