# Features F13 to F18: medical assistance and premium aid, with the numbers of the published documents.
load common

policy=$top/share/policy

# awk: invented identity numbers, of persons born on 1 January 1950 and the days after, with right check digits
citizen='
function citizen(n, head, sum, i, weights) {
	head = "990101" sprintf("%04d%02d%02d", 1950 + int(n / 28 / 12 / 50), int(n / 28 / 50) % 12 + 1, int(n / 50) % 28 + 1) \
		sprintf("%03d", n % 50 * 2 + 1)
	split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", weights, " ")
	for (i = 1; i <= 17; i++)
		sum += substr(head, i, 1) * weights[i]
	return head substr("10X98765432", sum % 11 + 1, 1)
}'

# cases FOLDER PROGRAMME [WITH]: all cases of a pack hold and use all of its rows, alone and among all packs of its folder
cases() {
	local table=$policy/$1/cases-$2.tsv pack=$policy/$1/$2.tsv
	check-rules -q --coverage -r "$pack" ${3:+-r "$policy/$1/$3.tsv"} --cases "$table" >said.tsv
	if awk -F'\t' -v pack="$pack" 'NR > 1 && ($2 != "coverage" || $4 == pack) { print; bad = 1 } END { exit !bad }' said.tsv; then
		return 1
	fi
	check-rules -q -e -r "$policy/$1" --cases "$table" >said.tsv || { cat said.tsv && return 1; }
	check-rules -q -e "$pack"
}

# claim KIND CLASS COLUMN=VALUE...: a table of one claim in 2204
claim() {
	local kind=$1 class=$2 names='' cells='' x
	shift 2
	for x; do
		names+=$'\t'${x%%=*}
		cells+=$'\t'${x#*=}
	done
	printf '%s%s\n' $'household_id\tarea_code\tid_number\tperson.aid_class\tclaim_id\tclaim_kind\tclaim_date' "$names"
	printf 'H\t220402\t990101196001010111\t%s\tK1\t%s\t2024-10-08%s\n' "$class" "$kind" "$cells"
}

# of_claim NAMES CLAIM...: the last columns of a claim reckoned by the pack 2204
of_claim() {
	local names=$1 n
	shift
	n=$(tr -cd , <<<"$names" | wc -c)
	claim "$@" | calc-columns -q -r "$policy/2204/medical.tsv" -d 2024-12-31 -n "$names" | tail -n 1 |
		rev | cut -f "1-$((n + 1))" | rev
}

@test "medical and premium packs: their cases, which use every row" {
	cases 2204 medical
	cases 990101 medical
	cases 3213 medical
	cases 3604 medical
	cases 2204 premium
	cases 990101 premium
}

@test "F13 premium aid: 1119 persons on three lists, 45 of them on two, get 120.00 once" {
	awk -v OFS='\t' "$citizen"'
	BEGIN {
		print "household_id", "area_code", "id_number", "on_dibao", "on_sanwu", "on_tekun"
		for (i = 1; i <= 1119; i++)
			print sprintf("P%06d", i), 990101, citizen(i), (i <= 1045 ? "yes" : ""), (i > 1000 && i <= 1020 ? "yes" : ""),
				(i > 1020 ? "yes" : "no")
	}' >r.tsv
	calc-subsidy -q -r "$policy/990101/premium.tsv" -p premium -d 2016-05-31 r.tsv >pay.tsv
	hold 0 "$(tsv 'persons amount average' '1119 134280.00 120.00')" '' -- \
		bash -c 'sum-funds -q pay.tsv | select-rows -q -c persons,amount,average'
	printf '{{aid.amount|万元:2}}万元\n' >t.txt
	sum-funds -q -F aid -o f.tsv pay.tsv
	hold 0 '13.43万元' '' -- gen-report -q -T t.txt f.tsv
}

@test "F13 premium aid: the published 134300 yuan a head are 120.02" {
	printf 'key\tvalue\tunit\nall.amount\t134300\tyuan\nall.persons\t1119\tperson\n' >f.tsv
	printf 'name\tvalue\tround\tcite\nfigure.value\tall_amount / all_persons\thalf 0.01\t示例\n' >derived.tsv
	hold 0 "$(tsv 'key value' 'x 120.02')" '' -- \
		bash -c 'printf "key\nx\n" | calc-columns -q -r derived.tsv --figures f.tsv -d 2016-05-31 -n value'
}

@test "F13 premium aid: a person who stands twice in the list is not paid twice" {
	printf '%s\n' $'household_id\tarea_code\tid_number\ton_dibao' $'A\t990101\t990101196001010111\tyes' \
		$'A\t990101\t990101196001010111\tyes' $'B\t990101\t99010119600101012X\tyes' >r.tsv
	run --separate-stderr calc-subsidy -q -r "$policy/990101/premium.tsv" -p premium -d 2016-05-31 -x refused.tsv r.tsv
	[ "$(select-rows -q -c household_id,amount <<<"$output" | tail -n +2)" = $'B\t120.00' ]
	[[ $(tail -n 1 refused.tsv) == *DUPLICATE* ]]
}

@test "F14 outpatient: 1000.00 gives 180.00, of a listed disease 510.00; 400 and 400.01 give nothing" {
	[ "$(of_claim medical_amount outpatient dibao cost_total=1000 cost_in_policy=1000)" = 180.00 ]
	for disease in haemophilia transplant chemo; do
		[ "$(of_claim medical_amount outpatient dibao cost_total=1000 cost_in_policy=1000 med_disease=$disease)" = 510.00 ]
	done
	[ "$(of_claim medical_amount outpatient dibao cost_total=400 cost_in_policy=400)" = 0.00 ]
	[ "$(of_claim medical_amount outpatient dibao cost_total=400.01 cost_in_policy=400.01)" = 0.00 ]
	[ "$(of_claim medical_amount outpatient dibao cost_total=400.02 cost_in_policy=400.02)" = 0.01 ]
}

@test "F14 outpatient: what insurance has paid is not paid again" {
	[ "$(of_claim self_pay,medical_amount outpatient dibao cost_total=2000 cost_in_policy=1800 paid_basic=700.50)" = $'1099.50\t209.85' ]
	[ "$(of_claim self_pay,medical_amount outpatient dibao cost_total=2000 cost_in_policy=1800 paid_basic=1800)" = $'0.00\t0.00' ]
}

@test "F14 outpatient: who is none of the classes gets nothing, an unknown class is left open" {
	[ "$(of_claim medical.why,medical_amount outpatient borderline cost_total=1000 cost_in_policy=1000)" = $'med.class\t0.00' ]
	[ "$(of_claim medical.why,medical,medical_amount outpatient '' cost_total=1000 cost_in_policy=1000)" = $'missing person.aid_class\treview\t' ]
}

@test "F15 yearly cap: after 19500.00 a claim of 1000 gets 500.00, with uraemia 1000.00" {
	[ "$(of_claim medical_amount inpatient dibao cost_total=20000 cost_in_policy=20000 in_above=18571.43 aid_so_far=19500)" = 500.00 ]
	[ "$(of_claim med_raw,medical_amount inpatient dibao self_pay=13428.57 aid_so_far=19500)" = $'1000.00\t500.00' ]
	[ "$(of_claim med_raw,medical_amount inpatient dibao self_pay=13428.57 aid_so_far=19500 disease=uraemia)" = $'1000.00\t1000.00' ]
	[ "$(of_claim medical_amount inpatient dibao self_pay=13428.57 aid_so_far=29500 disease=uraemia)" = 500.00 ]
	[ "$(of_claim medical_amount inpatient dibao self_pay=13428.57 aid_so_far=20000)" = 0.00 ]
}

# a year of one person as two tables: the person, and claims of 14000.00, 7000.00 and 7000.00 of aid, then one of the next year
year() {
	printf '%s\n' $'household_id\tarea_code\tid_number\taid_class' $'H\t220402\t990101196001010111\ttekun' >persons.tsv
	printf '%s\n' $'household_id\tid_number\tclaim_id\tclaim_kind\tclaim_date\tself_pay' \
		$'H\t990101196001010111\tK1\tinpatient\t2024-02-01\t32000' $'H\t990101196001010111\tK2\tinpatient\t2024-05-01\t22000' \
		$'H\t990101196001010111\tK3\tinpatient\t2024-09-01\t22000' $'H\t990101196001010111\tK4\tinpatient\t2025-01-02\t22000' >claims.tsv
}

@test "F15 yearly cap: flat or nested, claims use it up in order of date, and a new year begins at nothing" {
	year
	hold 0 "$(tsv 'id_number med_year' '990101196001010111 20000.00')" '' -- bash -c \
		"calc-columns -q -r '$policy/2204/medical.tsv' -d 2024-12-31 -n med_year --with claims.tsv persons.tsv | select-rows -q -c id_number,med_year"
	hold 0 "$(tsv 'id_number med_year' '990101196001010111 7000.00')" '' -- bash -c \
		"calc-columns -q -r '$policy/2204/medical.tsv' -d 2025-12-31 -n med_year --with claims.tsv persons.tsv | select-rows -q -c id_number,med_year"
	awk -F'\t' -v OFS='\t' '{ print $0, NR == 1 ? "area_code" : 220402, NR == 1 ? "person.aid_class" : "tekun" }' claims.tsv >flat.tsv
	hold 0 "$(tsv 'claim_id aid_so_far medical_amount' 'K1 0.00 14000.00' 'K2 14000.00 6000.00' 'K3 20000.00 0.00' 'K4 0.00 7000.00')" '' -- \
		bash -c "calc-columns -q -r '$policy/2204/medical.tsv' -d 2025-12-31 -n aid_so_far,medical_amount flat.tsv |
			select-rows -q -c claim_id,aid_so_far,medical_amount"
}

@test "F15 yearly cap: claims that are not in order of date are refused, not reckoned wrongly" {
	year
	sed -i '2{h;d};3{G}' claims.tsv
	run --separate-stderr calc-columns -q -r "$policy/2204/medical.tsv" -d 2024-12-31 -n med_year --with claims.tsv persons.tsv
	[ "$status" -eq 2 ]
	[[ $stderr == *ORDER* ]]
}

@test "F16 in-patient: 20000 with a deductible of 12000 gives 5600.00; below 70 % is no rate" {
	[ "$(of_claim medical_amount,medical_amount.why inpatient dibao cost_total=20000 cost_in_policy=20000)" = $'5600.00\tpay' ]
	[ "$(of_claim medical_amount inpatient dibao cost_total=20000 cost_in_policy=20000 in_rate=0.8)" = 6400.00 ]
	claim inpatient dibao cost_total=20000 cost_in_policy=20000 in_rate=0.69 >c.tsv
	run --separate-stderr calc-columns -q -r "$policy/2204/medical.tsv" -d 2024-12-31 -n medical_amount c.tsv
	[ "$status" -eq 2 ]
	[[ $stderr == *RANGE* ]]
}

@test "F16 top-up: 10000 with 8200 paid gets 800.00, a chronic disease 1000 with 650 paid 150.00" {
	[ "$(of_claim med_topup,self_left inpatient poor cost_total=10000 cost_in_policy=9000 paid_basic=8200)" = $'800.00\t1000.00' ]
	[ "$(of_claim med_topup,self_left outpatient poor cost_total=1000 cost_in_policy=1000 paid_basic=650 med_disease=chronic)" = $'150.00\t200.00' ]
	[ "$(of_claim med_topup inpatient poor cost_total=10000 cost_in_policy=9000 paid_basic=9000)" = 0.00 ]
	[ "$(of_claim med_topup inpatient dibao cost_total=10000 cost_in_policy=9000 paid_basic=8200)" = 0.00 ]
}

# a bill of the example county: CLASS COST BASIC SELF_PAY, gives treasury and what is left
bill() {
	printf '%s\n' $'household_id\tarea_code\tid_number\tperson.aid_class\tclaim_id\tclaim_kind\tclaim_date\tcost_total\tpaid_basic\tself_pay' \
		$'H\t990101\t990101196001010111\t'"$1"$'\tK1\tinpatient\t2016-03-01\t'"$2"$'\t'"$3"$'\t'"$4" |
		calc-columns -q -r "$policy/990101/medical.tsv" -d 2016-05-20 -n med_treasury,self_left | tail -n 1 | cut -f 11-
}

@test "F16 treasury: self-pay above 10 % of the cost; 10000 with 1500 gives 500.00, S3-11 50000 with 8000 gives 3000.00" {
	[ "$(bill poor 10000 8500 0)" = $'500.00\t1000.00' ]
	[ "$(bill poor 50000 42000 0)" = $'3000.00\t5000.00' ]
	[ "$(bill poor 10000 9000 0)" = $'0.00\t1000.00' ]
	[ "$(bill tekun 10000 8500 0)" = $'0.00\t1500.00' ]
}

@test "F16 the example county: 41, 179 and 51 claims are 318300.00, 190400.00 and 14200.00" {
	awk -v OFS='\t' "$citizen"'
	function claims(kind, many, self) {
		while (many--)
			print sprintf("H%04d", ++n), 990101, citizen(n), "K" n, kind, "2016-0" n % 5 + 1 "-1" n % 10, self
	}
	BEGIN {
		print "household_id", "area_code", "id_number", "claim_id", "claim_kind", "claim_date", "self_pay"
		claims("major", 40, "11000.00"); claims("major", 1, "14714.29")
		claims("inpatient", 100, "1200.00"); claims("inpatient", 60, "1600.00"); claims("inpatient", 18, "2700.00")
		claims("inpatient", 1, "7400.00")
		claims("outpatient", 24, "600.00"); claims("outpatient", 20, "913.37")
		split("200 240 280 290 310 330 350", rest, " ")
		for (i = 1; i <= 7; i++)
			claims("outpatient", 1, rest[i])
	}' >claims.tsv
	calc-subsidy -q -r "$policy/990101" -p medical -m 2016-05 -c claim_id,claim_kind claims.tsv >pay.tsv
	hold 0 "$(tsv 'claim_kind person_times amount average' 'inpatient 179 190400.00 1063.69' 'major 41 318300.00 7763.41' \
		'outpatient 51 14200.00 278.43' 'total 271 522900.00 1929.52')" '' -- \
		bash -c 'sum-funds -q -k claim_kind --totals pay.tsv | select-rows -q -c claim_kind,person_times,amount,average'
	sum-funds -q -F med -o f.tsv pay.tsv
	printf '{{med.person_times}}人次{{med.amount|万元:2}}万元\n' >t.txt
	hold 0 '271人次52.29万元' '' -- gen-report -q -T t.txt f.tsv
}

@test "F15 S0-10 15762 person-times with 6730000 yuan are 426.98 each" {
	printf 'key\tvalue\tunit\nmed.amount\t6730000\tyuan\nmed.times\t15762\tperson-time\n' >f.tsv
	printf 'name\tvalue\tround\tcite\nfigure.value\tmed_amount / med_times\thalf 0.01\t示例\n' >derived.tsv
	hold 0 "$(tsv 'key value' 'x 426.98')" '' -- \
		bash -c 'printf "key\nx\n" | calc-columns -q -r derived.tsv --figures f.tsv -d 2024-10-31 -n value'
}

@test "F16 a deductible a year is used up claim by claim: 10 % of 28753 is 2875.30" {
	printf '%s\n' $'household_id\tarea_code\tid_number\tperson.aid_class\tclaim_id\tclaim_kind\tclaim_date\tself_pay' \
		$'A\t360402\t990101196001010111\tborderline\tK1\tinpatient\t2022-01-05\t2000' \
		$'A\t360402\t990101196001010111\tborderline\tK2\tinpatient\t2022-02-05\t1875.30' \
		$'A\t360402\t990101196001010111\tborderline\tK3\tinpatient\t2022-03-05\t1000' >c.tsv
	hold 0 "$(tsv 'claim_id above_left medical_amount' 'K1 2875.30 0.00' 'K2 875.30 700.00' 'K3 0.00 700.00')" '' -- \
		bash -c "calc-columns -q -r '$policy/3604' -d 2022-12-31 -n above_left,medical_amount c.tsv |
			select-rows -q -c claim_id,above_left,medical_amount"
}

@test "F17 one-stop: all payers sum to the bill, to the fen; a sum that is off by one fen is refused" {
	claim inpatient poor cost_total=50000.01 cost_in_policy=45000 paid_basic=20000 paid_serious=5000 paid_other=1000.10 >c.tsv
	calc-columns -q -r "$policy/2204/medical.tsv" -d 2024-12-31 -n medical_amount,med_topup,self_left c.tsv >settled.tsv
	[ "$(tail -n 1 settled.tsv | cut -f 10-)" = "$(tsv '20000 5000 1000.10 4899.93 14099.98 5000.00')" ]
	awk -F'\t' 'NR == 2 { sum = 0; for (i = 10; i <= NF; i++) sum += int($i * 100 + 0.5); exit sum != 5000001 }' settled.tsv
	for left in 819.99 820.01; do
		claim outpatient dibao cost_total=1000 cost_in_policy=1000 claim.self_left=$left >c.tsv
		printf 'name\tvalue\tunit\nclaim.again\tself_left\tyuan\n' >again.tsv
		run --separate-stderr calc-columns -q -r "$policy/2204/medical.tsv" -r again.tsv -d 2024-12-31 -n again c.tsv
		[ "$status" -eq 2 ]
		[[ $stderr == *RANGE* ]]
	done
}

@test "F17 YL-01 one-stop: of 1786.95 the person pays 8.16, which is 0.46 %" {
	printf '%s\n' $'household_id\tarea_code\tid_number\tclaim_id\tclaim_kind\tclaim_date\tcost_total\tpaid_basic\tpaid_other\tclaim.medical_amount' \
		$'H\t990101\t990101196001010111\tK1\tinpatient\t2016-03-01\t1786.95\t1313.04\t173.21\t292.54' >c.tsv
	hold 0 "$(tsv 'self_left share_left' '8.16 0.0046')" '' -- bash -c \
		"calc-columns -q -r '$policy/990101/medical.tsv' -d 2016-05-20 -n self_left,share_left c.tsv | cut -f 11-"
}

@test "F17 one-stop: 61 designated hospitals as rows of one's own; another hospital is refused with the clause" {
	awk 'BEGIN { print "id\tname\t?hospital\tvalue\tunit\tcite"
		for (i = 1; i <= 61; i++) printf "place\tclaim.designated\t第%d医院\tyes\tbool\t示例名单\n", i }' >places.tsv
	awk -v OFS='\t' "$citizen"'BEGIN { print "household_id", "area_code", "id_number", "person.aid_class", "claim_id", "claim_kind", "claim_date", "hospital"
		for (i = 1; i <= 62; i++) print sprintf("H%02d", i), 220402, citizen(i), "dibao", "K" i, "inpatient", "2024-03-01", "第" i "医院" }' >claims.tsv
	calc-columns -q -r "$policy/2204/medical.tsv" -r places.tsv -d 2024-12-31 -n one_stop,one_stop.why,one_stop.note claims.tsv >out.tsv
	[ "$(awk -F'\t' '$9 == "yes"' out.tsv | wc -l)" -eq 61 ]
	[ "$(tail -n 1 out.tsv | cut -f 8-10)" = "$(tsv '第62医院 no one.place')" ]
	[[ $(tail -n 1 out.tsv) == *非定点* ]]
}

@test "F18 treat first, pay later: orphans and tekun yes, dibao only who cannot pay" {
	[ "$(of_claim treat_first inpatient orphan)" = yes ]
	[ "$(of_claim treat_first inpatient tekun)" = yes ]
	[ "$(of_claim treat_first,treat_first.why inpatient dibao person.cannot_pay=no)" = $'no\tfirst.no' ]
	[ "$(of_claim treat_first,treat_first.why inpatient dibao person.cannot_pay=yes)" = $'yes\tfirst.dibao' ]
	[ "$(of_claim treat_first,treat_first.why inpatient dibao)" = $'review\tmissing person.cannot_pay' ]
	[ "$(of_claim treat_first inpatient poor)" = no ]
}

@test "YL-03 YL-05 other places: 80000 at 75 % is capped at 50000.00; 13000 gives 13000.00, 10400.00 and 7000.00" {
	printf '%s\n' $'household_id\tarea_code\tid_number\tperson.aid_class\tclaim_id\tclaim_kind\tclaim_date\tself_pay' \
		$'A\t360402\t990101196001010111\tdibao\tK1\tinpatient\t2022-03-01\t80000' >a.tsv
	[ "$(calc-columns -q -r "$policy/3604" -d 2022-12-31 -n medical_amount a.tsv | tail -n 1 | cut -f 9)" = 50000.00 ]
	for pair in tekun=13000.00 orphan=13000.00 dibao=10400.00 borderline=7000.00; do
		sed "s/360402/321302/; s/dibao/${pair%=*}/; s/80000/13000/" a.tsv >b.tsv
		[ "$(calc-columns -q -r "$policy/3213" -d 2022-12-31 -n medical_amount b.tsv | tail -n 1 | cut -f 9)" = "${pair#*=}" ]
	done
}
