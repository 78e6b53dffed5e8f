# Support for people in special hardship: who, how much, and which standard the minimum is measured by.
load common

policy=$BATS_TEST_DIRNAME/../share/policy

# pack AREA: the rules that belong together there, without the other programmes
pack() {
	printf '%s\n' -r "$policy/national/tekun.tsv" -r "$policy/$1/tekun.tsv"
	[ ! -e "$policy/$1/dibao.tsv" ] || printf '%s\n' -r "$policy/$1/dibao.tsv"
}

# someone AREA RESIDENCE [SELF-CARE [BORN]]: a register of one person who has nothing and nobody
someone() {
	printf '%s\n' household_id area_code residence id_number birth_date disability_grade income_month able_supporter property_ok self_care |
		paste -sd '\t'
	printf 'A\t%s\t%s\t990101195001010010\t%s\t0\t0\tno\tyes\t%s\n' "$1" "$2" "${4:-1950-01-01}" "${3:-able}"
}

# said AREA DATE NAMES REGISTER [OPTION...]: the values of the names, separated by blanks
said() {
	local area=$1 date=$2 names=$3 register=$4 rules
	shift 4
	mapfile -t rules < <(pack "$area")
	calc-columns -q "${rules[@]}" "$@" -d "$date" -n "$names" "$register" | tail -n +2 | cut -f 11- | tr '\t' ' '
}

# instead NAME VALUE [UNIT [CONDITION]]: a rule file with a later statement
instead() {
	printf 'name\twhen\tvalue\tunit\tarea\tfrom\tcite\n'
	printf '%s\t%s\t%s\t%s\t%s\t%s\t示例\n' "$1" "${4:-}" "$2" "${3:-}" "${5:-2204}" "${6:-2024-07-01}"
}

@test "tekun: its cases" {
	run --separate-stderr check-rules -eq -r "$policy/national/tekun.tsv" --cases "$policy/national/cases-tekun.tsv"
	echo "$output"
	[ "$status" -eq 0 ]
	for area in 2204 4117 340102 990302; do
		mapfile -t rules < <(pack "$area")
		run --separate-stderr check-rules -eq "${rules[@]}" --cases "$policy/$area/cases-tekun.tsv"
		echo "$area: $output"
		[ "$status" -eq 0 ]
	done
}

@test "tekun: its cases hold beside all other packs" {
	run --separate-stderr check-rules -eq -r "$policy/national" --cases "$policy/national/cases-tekun.tsv"
	echo "$output $stderr"
	[ "$status" -eq 0 ]
	for area in 2204 4117 340102 990302; do
		run --separate-stderr check-rules -eq -r "$policy/national" -r "$policy/$area" --cases "$policy/$area/cases-tekun.tsv"
		echo "$area: $output $stderr"
		[ "$status" -eq 0 ]
	done
}

@test "tekun: every row is used by a case" {
	local rules=(-r "$policy/national/tekun.tsv") all=(--cases "$policy/national/cases-tekun.tsv") area
	for area in 2204 4117 340102 990302; do
		rules+=(-r "$policy/$area")
		all+=(--cases "$policy/$area/cases-tekun.tsv")
	done
	unused() { select-rows -q -w "check = 'coverage'" -c file,line | grep '/tekun\.tsv' | sort || :; }
	check-rules -q -r "$policy/national/tekun.tsv" --cases "$policy/national/cases-tekun.tsv" --coverage | unused >alone.txt
	check-rules -q "${rules[@]}" "${all[@]}" --coverage | unused >all.txt
	comm -12 <(sed 's/.*policy\///' alone.txt | sort) <(sed 's/.*policy\///' all.txt | sort) >never.txt
	grep -v 'national/' all.txt >>never.txt || :
	cat never.txt
	[ -s alone.txt ]
	[ ! -s never.txt ]
}

@test "F04 the year of the standard decides: 4788 passes against 3450, fails against 3804" {
	someone 220402 rural >r.tsv
	[ "$(said 2204 2024-08-31 standard,tekun_floor,tekun_standard,tekun_standard_ok,tekun_base r.tsv)" = "317.00 373.75 399.00 yes 399.00" ]
	instead household.tekun_lag 0 int >this-year.tsv
	[ "$(said 2204 2024-08-31 standard,tekun_floor,tekun_standard,tekun_standard_ok,tekun_base r.tsv -r this-year.tsv)" = \
		"317.00 412.10 399.00 no 412.10" ]
}

@test "F04 1.3 times by the year: 4485.00, 4945.20, 4095.00" {
	someone 220402 rural >r.tsv
	printf 'name\tvalue\tunit\tround\tcite\nhousehold.floor_year\tyearly(tekun_floor)\tyuan/year\thalf 0.01\t示例\n' >year.tsv
	[ "$(said 2204 2024-08-31 floor_year r.tsv -r year.tsv)" = 4485.00 ]
	[ "$(said 2204 2025-08-31 floor_year r.tsv -r year.tsv)" = 4945.20 ]
	instead household.standard 'monthly(3150)' yuan/month "residence = 'rural'" 2204 2023-07-01 >s2017.tsv
	[ "$(said 2204 2024-07-31 floor_year r.tsv -r year.tsv -r s2017.tsv)" = 4095.00 ]
	instead household.tekun_standard 'monthly(4096)' yuan/month "residence = 'rural'" >s4096.tsv
	[ "$(said 2204 2024-07-31 tekun_standard_ok r.tsv -r s2017.tsv -r s4096.tsv)" = yes ]
}

@test "F04 S4-01 S4-02 the standard of the same year: 4485 in the country, 7332 in the town" {
	someone 411702 rural >r.tsv
	someone 411702 urban >u.tsv
	[ "$(said 4117 2018-08-31 standard,tekun_floor,tekun_base,tekun_standard_ok r.tsv)" = "287.50 373.75 373.75 yes" ]
	[ "$(said 4117 2018-08-31 standard,tekun_floor,tekun_base,tekun_standard_ok u.tsv)" = "470.00 611.00 611.00 yes" ]
}

@test "F05 care subsidy by self-care level" {
	for level in 'able 168.00 567.00' 'partial 420.00 819.00' 'unable 672.00 1071.00'; do
		read -r word care amount <<<"$level"
		someone 220402 rural "$word" >r.tsv
		[ "$(said 2204 2024-08-31 tekun_care,tekun_amount r.tsv)" = "$care $amount" ]
	done
	for level in 'able 0.00 373.75' 'partial 168.00 541.75' 'unable 336.00 709.75'; do
		read -r word care amount <<<"$level"
		someone 411702 rural "$word" >r.tsv
		[ "$(said 4117 2018-08-31 tekun_care,tekun_amount r.tsv)" = "$care $amount" ]
	done
}

@test "F05 S4-03 another minimum wage is one row: 1500 gives 150.00 and 300.00" {
	instead household.min_wage 1500 yuan/month '' 4117 2018-01-01 >wage.tsv
	someone 411702 rural partial >r.tsv
	[ "$(said 4117 2018-08-31 tekun_care r.tsv -r wage.tsv)" = 150.00 ]
	someone 411702 rural unable >r.tsv
	[ "$(said 4117 2018-08-31 tekun_care r.tsv -r wage.tsv)" = 300.00 ]
}

@test "F05 the wage of the year before: a rise counts a year later" {
	instead household.min_wage 1800 yuan/month '' 2204 2024-10-01 >wage.tsv
	someone 220402 rural unable >r.tsv
	[ "$(said 2204 2025-09-30 tekun_care r.tsv -r wage.tsv)" = 672.00 ]
	[ "$(said 2204 2025-10-31 tekun_care r.tsv -r wage.tsv)" = 720.00 ]
}

@test "F05 TK-10 six items make the level, an item not asked leaves the amount open" {
	someone 220402 rural | awk -F'\t' -v OFS='\t' '
	NR == 1 { print $0, "can_eat", "can_dress", "can_bed", "can_toilet", "can_walk", "can_wash"; next }
	{ $10 = ""; for (n = 0; n <= 6; n++) { $1 = "H" n; row = $0; for (i = 1; i <= 6; i++) row = row OFS (i <= n ? "no" : "yes"); print row }
	$1 = "H7"; print $0, "yes", "yes", "yes", "yes", "yes", "" }' >r.tsv
	mapfile -t rules < <(pack 2204)
	calc-columns -q "${rules[@]}" -d 2024-08-31 -n self_fails,care_rate,tekun_amount r.tsv | cut -f 17- >out.tsv
	hold 0 "$(tsv 'self_fails care_rate tekun_amount' '0 0.1 567.00' '1 0.25 819.00' '2 0.25 819.00' '3 0.25 819.00' \
		'4 0.4 1071.00' '5 0.4 1071.00' '6 0.4 1071.00' ', , ,' | sed 's/,//g')" '' -- cat out.tsv
}

@test "TK-01 in an institution and at home, yearly amounts to the yuan" {
	for row in 'institution unable 12360' 'institution partial 7416' 'institution able 989' 'home unable 8652' 'home partial 4944' 'home able 742'; do
		read -r place level year <<<"$row"
		someone 340102 urban "$level" | awk -F'\t' -v OFS='\t' -v p="$place" '{ $2 = $2; print $0, NR == 1 ? "care_place" : p }' >r.tsv
		[ "$(said 340102 2023-08-31 tekun_care_year r.tsv)" = "$place $year.00" ]
	done
}

@test "TK-05 TK-06 sums of 337 and of 759 persons: 193584.00 and 461828.00, 722618.00 and 41246.00" {
	printf 'name\twhen\tvalue\tunit\tcite\n' >given.tsv
	printf 'household.base_here\t%s\t%s\tyuan/month\t示例\n' "residence = 'urban'" 1068 "residence = 'rural'" 1006 >>given.tsv
	printf 'person.tekun\t\tyes\tbool\t示例\nperson.tekun_amount\t\tbase_here\tyuan/month\t示例\n' >>given.tsv
	awk 'BEGIN { OFS = "\t"; print "household_id", "residence", "id_number", "care_place"
		for (i = 1; i <= 759; i++) print sprintf("T%04d", i), (i > 713 && i <= 718 ? "urban" : "rural"), "", (i <= 718 ? "home" : "institution") }' >r.tsv
	calc-subsidy -q -r given.tsv -p tekun -m 2025-09 -c care_place r.tsv >pay.tsv
	hold 0 "$(tsv 'care_place households amount' 'home 718 722618.00' 'institution 41 41246.00')" '' -- \
		bash -c 'sum-funds -q -k care_place pay.tsv | select-rows -q -c care_place,households,amount'
	sed -i 's/\t1068\t/\t1308\t/; s/\t1006\t/\t878\t/' given.tsv
	awk 'BEGIN { OFS = "\t"; print "household_id", "residence", "id_number", "from_month", "to_month"
		for (i = 1; i <= 337; i++) print sprintf("T%04d", i), (i <= 74 ? "urban" : "rural"), "", "2025-01", "2025-02" }' >r.tsv
	calc-subsidy -q -r given.tsv -p tekun -m 2025-01..2025-02 r.tsv >pay.tsv
	hold 0 "$(tsv 'residence households amount' 'rural 263 461828.00' 'urban 74 193584.00')" '' -- \
		bash -c 'sum-funds -q -k residence --stock-at 2025-02 pay.tsv | select-rows -q -c residence,households,amount'
}

@test "TK-12 two roundings in one notice: 22666 a year, 1890 a month" {
	printf 'name\tvalue\tunit\tround\tcite\n' >notice.tsv
	printf 'household.tekun_year\t45331 * 50%%\tyuan/year\thalf 1\t示例\nhousehold.tekun_month\tmonthly(45331 * 50%%)\tyuan/month\thalf 10\t示例\n' >>notice.tsv
	someone 220402 rural >r.tsv
	[ "$(said 2204 2024-08-31 tekun_year,tekun_month r.tsv -r notice.tsv)" = "22666.00 1890.00" ]
}

@test "F29 in low income though special hardship is due: listed, with a waiver moved" {
	someone 220402 rural able 1959-08-31 | awk -F'\t' -v OFS='\t' '
	NR == 1 { print $0, "household.dibao", "waiver"; next }
	{ $1 = "A"; print $0, "yes", ""; $1 = "B"; print $0, "yes", "yes"; $1 = "C"; print $0, "no", ""
	$1 = "D"; $8 = "yes"; print $0, "yes", "" }' >r.tsv
	mapfile -t rules < <(pack 2204)
	calc-columns -q "${rules[@]}" -d 2024-08-31 -n misplaced,misplaced_waived,tekun r.tsv >out.tsv
	hold 0 "$(tsv 'household_id misplaced misplaced_waived tekun' 'A yes no yes' 'B no yes no' 'C no no yes' 'D no no no')" '' -- \
		select-rows -q -c household_id,misplaced,misplaced_waived,tekun out.tsv
	hold 0 "$(tsv household_id A)" '' -- select-rows -q -w "misplaced = 'yes'" -c household_id out.tsv
}

@test "a child for whom the orphan pack is not there is open, and an adult is not asked" {
	someone 220402 rural able 2015-01-01 >child.tsv
	[ "$(said 2204 2024-08-31 tekun,tekun.why child.tsv)" = "review missing person.orphan,missing person.unattended" ]
	someone 220402 rural >old.tsv
	[ "$(said 2204 2024-08-31 tekun,tekun.why old.tsv)" = "yes tk.meets" ]
}

@test "payments of a year, with the rise of the minimum in July" {
	someone 220402 rural | awk -F'\t' -v OFS='\t' '{ print $0, NR == 1 ? "from_month" : "2024-07", NR == 1 ? "to_month" : "2025-12" }' >r.tsv
	mapfile -t rules < <(pack 2204)
	calc-subsidy -q "${rules[@]}" -p tekun -m 2024-07..2025-12 r.tsv >pay.tsv
	[ "$(tail -n +2 pay.tsv | cut -f 11 | uniq -c | tr -s ' ')" = $' 12 567.00\n 6 580.10' ]
	[ "$(sum-funds -q --stock-at 2025-12 pay.tsv | tail -n 1 | cut -f 4)" = 10284.60 ]
}
