# The two allowances for disabled persons: what the documents report comes out of registers and packs, to the fen.
load common

policy=$BATS_TEST_DIRNAME/../share/policy
rules=(-r "$policy/national/disability.tsv" -r "$policy/990301/disability.tsv")
example=(-r "$policy/national/disability.tsv" -r "$policy/990101/disability.tsv")

# awk functions: invented citizens with right check digits, born in 1950 to 1977
citizen='
function citizen(i,   s, j, sum) {
	s = sprintf("990101%04d%02d%02d%03d", 1950 + int(i / 1000 / 28 / 12), 1 + int(i / 1000 / 28) % 12, 1 + int(i / 1000) % 28, i % 1000)
	for (j = 1; j <= 17; j++)
		sum += substr(s, j, 1) * (2 ^ (18 - j) % 11)
	return s substr("10X98765432", sum % 11 + 1, 1)
}'

# months FIRST LAST GRADE DIBAO TIMES [BEFORE]: a register of persons who are paid from FIRST to LAST (months of one year), the last
# of them for a shorter time, so that there are TIMES person-months; the persons after number BEFORE
months() {
	awk -v OFS='\t' -v first="$1" -v last="$2" -v grade="$3" -v dibao="$4" -v times="$5" -v i="${6:-0}" "$citizen"'
	BEGIN {
		print "household_id", "area_code", "id_number", "birth_date", "disability_grade", "cert_generation", "cert_expiry",
			"dibao_member", "tekun_member", "from_month", "to_month"
		long = substr(last, 6) - substr(first, 6) + 1
		while (times > 0) {
			n = times < long ? times : long
			id = citizen(++i)
			print sprintf("P%06d", i), "990301", id, substr(id, 7, 4) "-" substr(id, 11, 2) "-" substr(id, 13, 2), grade, 2, "2030-12-31",
				dibao, "no", first, sprintf("%s-%02d", substr(first, 1, 4), substr(first, 6) + n - 1)
			times -= n
		}
	}'
}

# paid PROGRAMME FIRST LAST REGISTER: person-times and yuan
paid() {
	calc-subsidy -q "${rules[@]}" -p "$1" -m "$2..$3" "$4" | sum-funds -q --stock-at "$3" | cut -f 3,4 | tail -n 1
}

@test "disability: its cases" {
	run --separate-stderr check-rules -eq "${rules[@]}" --cases "$policy/990301/cases-disability.tsv"
	echo "$output"
	[ "$status" -eq 0 ]
	run --separate-stderr check-rules -eq "${example[@]}" --cases "$policy/990101/cases-disability.tsv"
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "disability: its cases hold beside the other packs of the county" {
	for area in 990101 990301; do
		run --separate-stderr check-rules -eq -r "$policy/national" -r "$policy/$area" --cases "$policy/$area/cases-disability.tsv"
		echo "$area: $output $stderr"
		[ "$status" -eq 0 ]
	done
}

@test "disability: every row is used by a case" {
	check-rules -q "${rules[@]}" -r "$policy/990101/disability.tsv" --cases "$policy/990301/cases-disability.tsv" \
		--cases "$policy/990101/cases-disability.tsv" --coverage >unused.tsv
	cat unused.tsv
	[ "$(wc -l <unused.tsv)" -eq 1 ]
}

@test "F08 S3-04 nursing 2018: 3735 months of grade 1 and 4694 of grade 2 are 702080.00" {
	months 2018-01 2018-12 1 no 3735 >one.tsv
	months 2018-01 2018-12 2 no 4694 500 >two.tsv
	[ "$(paid nursing 2018-01 2018-12 one.tsv)" = $'3735\t373500.00' ]
	[ "$(paid nursing 2018-01 2018-12 two.tsv)" = $'4694\t328580.00' ]
	calc-subsidy -q "${rules[@]}" -p nursing -m 2018-01..2018-12 one.tsv >one.pay
	calc-subsidy -q "${rules[@]}" -p nursing -m 2018-01..2018-12 two.tsv >two.pay
	hold 0 "$(tsv 'person_times amount' '8429 702080.00')" '' -- \
		bash -c 'sum-funds -q --stock-at 2018-12 one.pay two.pay | select-rows -q -c person_times,amount'
}

@test "F08 S3-05 nursing January to September 2019: 2902 and 3742 months are 552140.00" {
	months 2019-01 2019-09 1 no 2902 >one.tsv
	months 2019-01 2019-09 2 no 3742 500 >two.tsv
	calc-subsidy -q "${rules[@]}" -p nursing -m 2019-01..2019-09 one.tsv >one.pay
	calc-subsidy -q "${rules[@]}" -p nursing -m 2019-01..2019-09 two.tsv >two.pay
	hold 0 "$(tsv 'person_times amount' '6644 552140.00')" '' -- \
		bash -c 'sum-funds -q --stock-at 2019-09 one.pay two.pay | select-rows -q -c person_times,amount'
}

@test "F08 living: 5720 months at 80 are 457600.00, 3619 at 90 are 325710.00, by the day the rate rose" {
	months 2018-01 2018-12 3 yes 5720 >r2018.tsv
	months 2019-01 2019-09 4 yes 3619 >r2019.tsv
	[ "$(paid living 2018-01 2018-12 r2018.tsv)" = $'5720\t457600.00' ]
	[ "$(paid living 2019-01 2019-09 r2019.tsv)" = $'3619\t325710.00' ]
	(
		calc-subsidy -q "${rules[@]}" -p living -m 2018-01..2018-12 r2018.tsv
		calc-subsidy -q "${rules[@]}" -p living -m 2019-01..2019-09 r2019.tsv | tail -n +2
	) >both.pay
	[ "$(sum-funds -q --stock-at 2019-09 both.pay | cut -f 3,4 | tail -n 1)" = $'9339\t783310.00' ]
}

@test "F08 both allowances at once: grade 1 in low income has 90 and 100 in 2019" {
	months 2019-06 2019-06 1 yes 1 >r.tsv
	calc-subsidy -q "${rules[@]}" -p living,nursing -m 2019-06 r.tsv >pay.tsv
	hold 0 "$(tsv 'programme persons amount rules' 'living 1 90.00 liv.rate,liv.pay' 'nursing 1 100.00 nur.rate,nur.pay')" '' -- \
		select-rows -q -c programme,persons,amount,rules pay.tsv
}

@test "F08 the stop is the month after, the start the month of the application" {
	months 2019-01 2019-12 1 yes 12 | awk -F'\t' -v OFS='\t' '
	NR == 1 { print $0, "applied_on", "death_date"; next } { $7 = "2019-09-15"; print $0, "2019-03-31", "" }' >expires.tsv
	months 2019-01 2019-12 1 yes 12 | awk -F'\t' -v OFS='\t' '
	NR == 1 { print $0, "applied_on", "death_date"; next } { print $0, "2019-03-01", "2019-05-01" }' >dies.tsv
	[ "$(calc-subsidy -q "${rules[@]}" -p living -m 2019-01..2019-12 expires.tsv | cut -f 1 | sed -n '2p;$p' | paste -sd ' ')" = "2019-03 2019-09" ]
	[ "$(calc-subsidy -q "${rules[@]}" -p living -m 2019-01..2019-12 dies.tsv | cut -f 1 | sed -n '2p;$p' | paste -sd ' ')" = "2019-03 2019-05" ]
}

@test "F08 a new certificate: the last three months of the gap are paid" {
	months 2019-01 2019-12 1 yes 12 | awk -F'\t' -v OFS='\t' '
	NR == 1 { print $0, "cert_lapsed", "cert_issued"; next } { print $0, "2019-03-31", "2019-10-08" }' >r.tsv
	[ "$(calc-subsidy -q "${rules[@]}" -p living -m 2019-01..2019-12 r.tsv | tail -n +2 | cut -f 1 | cut -c 6- | paste -sd ' ')" = \
		"01 02 03 07 08 09 10 11 12" ]
	printf 'id\tname\tvalue\tunit\tarea\tcite\ndis.back\tperson.backpay_months\t0\tint\t990301\t示例\n' >none.tsv
	[ "$(calc-subsidy -q "${rules[@]}" -r none.tsv -p living -m 2019-01..2019-12 r.tsv | tail -n +2 | cut -f 1 | cut -c 6- | paste -sd ' ')" = \
		"01 02 03 10 11 12" ]
}

@test "F08 what is not known is open, not refused and not paid" {
	months 2019-06 2019-06 1 yes 1 | awk -F'\t' -v OFS='\t' 'NR > 1 { $7 = $9 = "" } 1' >r.tsv
	run --separate-stderr calc-subsidy -q "${rules[@]}" -p living,nursing -m 2019-06 --review open.tsv r.tsv
	[ "$status" -eq 0 ]
	[ "${#lines[@]}" -eq 1 ]
	[ "$(cut -f 2,5 open.tsv)" = $'programme\treasons\nliving\tmissing person.cert_expiry,missing person.tekun\nnursing\tmissing person.cert_expiry,missing person.tekun' ]
}

@test "F08 with the decision on special hardship of its own pack" {
	months 2024-08 2024-08 1 yes 1 | awk -F'\t' -v OFS='\t' '
	NR == 1 { $9 = "residence"; print $0, "disability_kind", "able_supporter", "property_ok", "income_month", "work_injury_nursing"; next }
	{ $2 = "220402"; $9 = "rural"; print $0, 4, "no", "yes", 0, "no" }' >r.tsv
	calc-columns -q -r "$policy/national" -r "$policy/2204" -d 2024-08-31 -n tekun,living,living.why,nursing,nursing.why r.tsv >out.tsv
	[ "$(cut -f 17- out.tsv)" = "$(tsv 'tekun living living.why nursing nursing.why' 'yes no liv.tekun no nur.tekun')" ]
	sed 's/\t4\tno\tyes\t0\tno$/\t4\tyes\tyes\t0\tno/' r.tsv >son.tsv
	calc-columns -q -r "$policy/national" -r "$policy/2204" -d 2024-08-31 -n tekun,living,living.why,nursing,nursing.why son.tsv >out.tsv
	[ "$(cut -f 17- out.tsv)" = "$(tsv 'tekun living living.why nursing nursing.why' 'no yes liv.yes yes nur.yes')" ]
}

@test "F09 two lists: 32088 and 73576 persons, 24456 on both, are 81208" {
	awk "$citizen"'BEGIN { print "id_number"; for (i = 1; i <= 32088; i++) print citizen(i) }' >living.tsv
	awk "$citizen"'BEGIN { print "id_number"; for (i = 7633; i <= 81208; i++) print citizen(i) }' >nursing.tsv
	join-tables -q --inner -k id_number living.tsv nursing.tsv | awk -v OFS='\t' '{ print $1, NR == 1 ? "on" : "both" }' >both.tsv
	join-tables -q --missing -k id_number living.tsv nursing.tsv | awk -v OFS='\t' '{ print $1, NR == 1 ? "on" : "living" }' >first.tsv
	join-tables -q --missing -k id_number nursing.tsv living.tsv | awk -v OFS='\t' '{ print $1, NR == 1 ? "on" : "nursing" }' >second.tsv
	sum-funds -q -k on --totals both.tsv first.tsv second.tsv >sums.tsv
	cat sums.tsv
	[ "$(select-rows -q -c on,persons sums.tsv)" = "$(tsv 'on persons' 'both 24456' 'living 7632' 'nursing 49120' 'total 81208')" ]
	hold 0 "$(tsv persons 81208)" '' -- bash -c 'tail -n +2 nursing.tsv | cat living.tsv - | select-rows -q --distinct id_number | sum-funds -q'
}

@test "F12 back-pay from January in June: 833 persons, 4700 months at 60 are 282000.00" {
	awk -v OFS='\t' "$citizen"'
	BEGIN {
		print "household_id", "area_code", "id_number", "birth_date", "disability_grade", "cert_generation", "cert_expiry",
			"dibao_member", "tekun_member", "applied_on", "from_month", "to_month"
		split("701 40 42 30 16 4", many, " ")
		for (k = 1; k <= 6; k++)
			for (j = 1; j <= many[k]; j++) {
				id = citizen(++i)
				print sprintf("P%06d", i), "990101001", id, substr(id, 7, 4) "-" substr(id, 11, 2) "-" substr(id, 13, 2), 3, 2,
					"2026-12-31", "yes", "no", "2016-0" k "-15", "2016-01", ""
			}
	}' >r.tsv
	calc-subsidy -q "${example[@]}" -p living -m 2016-01..2016-06 r.tsv >pay.tsv
	hold 0 "$(tsv 'households persons person_times amount' '833 833 4700 282000.00')" '' -- \
		bash -c 'sum-funds -q --stock-at 2016-06 pay.tsv | select-rows -q -c households,persons,person_times,amount'
	[ "$(sum-funds -q -m 2016-01..2016-03 --stock-at 2016-03 pay.tsv | cut -f 3,4 | tail -n 1)" = $'2225\t133500.00' ]
	[ "$(sum-funds -q -m 2016-04..2016-06 --stock-at 2016-06 pay.tsv | cut -f 3,4 | tail -n 1)" = $'2475\t148500.00' ]
}

@test "LB-01 LB-04 LB-06 a county's rate is one row: 3269520.00, 985800.00, 56480.00" {
	county() {
		printf 'id\tname\tvalue\tunit\tarea\tfrom\tcite\nliv.rate\tperson.living_rate\t%s\tyuan/month\t990301\t2022-01-01\t示例\n' "$1" >rate.tsv
		months 2022-07 "$2" 3 yes "$3" >r.tsv
		calc-subsidy -q "${rules[@]}" -r rate.tsv -p living -m "2022-07..$2" r.tsv | sum-funds -q --stock-at "$2" | cut -f 2,4 | tail -n 1
	}
	[ "$(county 285 2022-09 $((3824 * 3)))" = $'3824\t3269520.00' ]
	[ "$(county 200 2022-07 4929)" = $'4929\t985800.00' ]
	[ "$(county 80 2022-07 706)" = $'706\t56480.00' ]
}
