#!/usr/bin/env bats
# Identification, exit and monitoring of poor households: the numbers of the documents, through the programs.

load common

policy=$BATS_TEST_DIRNAME/../share/policy
poor=$policy/990301/poor.tsv
lift=$policy/990301/lift.tsv
watch=$policy/3709/watch.tsv
falling=$policy/990301/falling.tsv
place=$policy/national/place.tsv
a=990301198005010039

# cases FILE: the pack's cases hold, and no row is without one
cases() {
	local folder=${1%/*} name=${1##*/}
	hold 0 "$(tsv 'finding_id check severity file line column name case expected actual message cites')" '' -- \
		check-rules -q -e -r "$1" --cases "$folder/cases-$name" --coverage
}

# identified INCOME COLUMN VALUE: the decision and its reasons
identified() {
	tsv "household_id area_code id_number household.stable_income_pc household.ok_school household.ok_medical household.ok_house ${2:-x}" \
		"H1 990301 $a $1 yes yes yes ${3:-}" >in.tsv
	calc-columns -q -r "$poor" -d 2020-06-30 -n household.poor,household.poor.why in.tsv | sed 1d | cut -f 9- | tr '\t' ' '
}

@test "poverty packs: their cases, every row" {
	for pack in "$poor" "$lift" "$watch" "$falling" "$place" "$policy/national/track.tsv" "$policy/4117/kin.tsv"; do
		cases "$pack"
	done
}

@test "F21 identification standard: 2995 and 4000, both below" {
	[ "$(identified 2994.99)" = 'yes poor.yes' ]
	[ "$(identified 2995.00)" = 'no poor.no' ]
	[ "$(identified 2995.00 housing_grade D)" = 'yes poor.yes' ]
	[ "$(identified 3999.99 housing_grade C)" = 'yes poor.yes' ]
	[ "$(identified 4000.00 housing_grade D)" = 'no poor.no' ]
	[ "$(identified 3999.99 dropout poverty)" = 'yes poor.yes' ]
	[ "$(identified 3999.99 dropout disability)" = 'no poor.no' ]
	[ "$(identified '')" = 'review missing household.stable_income_pc' ]
}

@test "F21 low-income classes one and two with unsolved guarantees" {
	tsv 'household_id area_code id_number household.stable_income_pc household.dibao_enrolled category labour household.ok_school household.ok_medical household.ok_house' \
		"A 990301 990301198005010012 5000 yes A none yes yes no" "B 990301 990301198005010020 5000 yes B partial yes yes no" \
		"C 990301 990301198005010039 5000 yes C none yes yes no" "D 990301 990301198005010047 5000 yes A none yes yes yes" \
		"E 990301 990301198005010055 5000 yes A none yes yes no" "E 990301 990301198005010063 5000 yes A full yes yes no" >in.tsv
	run --separate-stderr check-eligibility -q -r "$poor" -p poor -d 2020-06-30 in.tsv
	[ "$status" -eq 0 ]
	[ "$(select-rows -q -c household_id,decision,reasons - <<<"$output")" = "$(tsv 'household_id decision reasons' 'A yes poor.yes' \
		'B yes poor.yes' 'C no poor.no' 'D no poor.no' 'E no poor.no' 'E no poor.no')" ]
}

@test "F22 seven-forbidden: a hard item excludes, another goes to a person, each is named" {
	[ "$(identified 1000 household.forbid_3 yes)" = 'no poor.f3' ]
	[ "$(identified 1000 household.forbid_2 yes)" = 'review poor.f2' ]
	for item in 1 2 5 6 7; do
		[ "$(identified 1000 household.forbid_$item yes)" = "review poor.f$item" ]
	done
	run --separate-stderr calc-columns -q -r "$poor" -d 2020-06-30 -n household.poor.note in.tsv
	[[ ${lines[1]} == *七不准第7项：自费留学或购买商业养老保险 ]]
	# the examples' household: 3500 a head, grade D, a car
	tsv 'household_id area_code id_number household.stable_income_pc housing_grade household.forbid_2 household.ok_school household.ok_medical household.ok_house' \
		"H 990301 $a 3500 D yes yes yes yes" >in.tsv
	run --separate-stderr check-eligibility -q -r "$poor" -p poor -d 2020-06-30 in.tsv
	[ "$(select-rows -q -c decision,reasons - <<<"$output" | sed 1d)" = $'review\tpoor.f2' ]
}

@test "F22 which items are hard is data: one row more makes the car a hard one" {
	tsv 'id name pick when value unit area from cite' 'here household.poor min forbid_2 no bool 990301 2020-01-01 示例' >hard.tsv
	tsv 'household_id area_code id_number household.stable_income_pc household.forbid_2' "H 990301 $a 1000 yes" >in.tsv
	[ "$(check-eligibility -q -r "$poor" -r hard.tsv -p poor -d 2020-06-30 in.tsv | select-rows -q -c decision - | tail -n 1)" = no ]
}

@test "F23 exit: one income, two worries, three guarantees, one safety; what is missing is named" {
	tsv 'household_id area_code stable_income_pc ok_food ok_clothes ok_school ok_medical ok_house ok_water' \
		'A 990301 4000 yes yes yes yes yes yes' 'B 990301 4000 yes yes yes yes yes no' 'C 990301 2995 no yes yes yes yes no' >in.tsv
	run --separate-stderr calc-columns -q -r "$lift" -d 2020-06-30 -n lift,lift.note,lift_missing in.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 1,10- <<<"$output" | sed 1d)" = "A	yes	七项都达到，可以退出	0
B	no	饮水安全没有达到	1
C	no	收入没有达到; 不愁吃没有达到; 饮水安全没有达到	3" ]
}

@test "F25 near relatives: one line without a filing, none with it" {
	tsv 'household_id area_code id_number household.dibao_enrolled staff_kin kin_filed' \
		'A 411700 990301198005010012 yes yes no' 'B 411700 990301198005010020 yes yes yes' \
		'C 411700 990301198005010039 yes no ' 'D 411700 990301198005010047 no yes no' >in.tsv
	run --separate-stderr bash -c "calc-columns -q -r '$policy/4117/kin.tsv' -d 2019-06-30 -n kin_suspect in.tsv |
		select-rows -q -w \"kin_suspect = 'yes'\" -c household_id"
	[ "$output" = $'household_id\nA' ]
	sed -i 's/no$/yes/' in.tsv
	run --separate-stderr bash -c "calc-columns -q -r '$policy/4117/kin.tsv' -d 2019-06-30 -n kin_suspect in.tsv |
		select-rows -q -w \"kin_suspect = 'yes'\" -c household_id"
	[ "$output" = household_id ]
}

# counted FILE-OF-TOTALS: years summed by sum-funds, then held against what the text says
counted() {
	sum-funds -q -k place_id -v households,persons --as households_lifted,persons_lifted years.tsv |
		join-tables -q -k place_id - "$1" |
		calc-columns -q -r "$place" -d 2020-12-31 -n households_sum,households_diff,persons_sum,persons_diff,sums,sums.why - |
		sed 1d | cut -f 2-3,8- | tr '\t' ' '
}

@test "F60 poverty dynamics: 44+7 = 51, 46+10 = 56; 28 households agree, 67 persons are not 79; 62+24 = 86, 215+72 = 287" {
	tsv 'place_id year households persons' 'V1 2024 44 46' 'V2 2014 8 22' 'V2 2015 13 27' 'V2 2016 3 5' 'V2 2017 1 4' 'V2 2018 3 9' \
		'V3 2017 62 215' >years.tsv
	tsv 'place_id households_left households_total persons_left persons_total' 'V1 7 51 10 56' 'V2 0 28 0 79' 'V3 24 86 72 287' >totals.tsv
	[ "$(counted totals.tsv)" = '44 46 51 0 56 0 yes dyn.ok
28 67 28 0 67 12 no dyn.persons.wrong
62 215 86 0 287 0 yes dyn.ok' ]
}

@test "F60 household trace: in which state each of 28 households was at the end of a year" {
	tsv 'household_id identified_on lifted_on returned_on' >in.tsv
	n=100
	while read -r year households; do
		for ((i = 0; i < households; i++)); do
			n=$((n + 1))
			tsv "H$n 2014-01-01 $year-12-31 " >>in.tsv
		done
	done <<<$'2014 8\n2015 13\n2016 3\n2017 1\n2018 3'
	for year in 2013 2014 2015 2016 2017 2018; do
		calc-columns -q -r "$policy/national/track.tsv" -d $year-12-31 -n track in.tsv | sed 1d | cut -f 5 | sort | uniq -c | tr -s ' \n' ' '
		echo
	done >traced.txt
	diff - traced.txt <<-'END'
		 28 none 
		 8 lifted 20 registered 
		 21 lifted 7 registered 
		 24 lifted 4 registered 
		 25 lifted 3 registered 
		 28 lifted 
	END
}

@test "F61 three rates and one degree: 56/1230 is 4.55, 93/100 is 93" {
	tsv 'place_id poor_persons population missed checked wrongly_lifted lifted_checked satisfied asked' \
		'V1 56 1230 0 100 1 50 93 100' >in.tsv
	run --separate-stderr calc-columns -q -r "$place" -d 2020-12-31 -n incidence,omission,wrong_exit,satisfaction,rates,rates.why in.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 10- <<<"$output" | sed 1d)" = $'4.55\t0\t2\t93\tno\trate.incidence.over,rate.wrong_exit.over' ]
	# the limits are parameters
	tsv 'name value unit cite from' 'place.incidence_limit 5 . 示例 2020-01-01' 'place.wrong_exit_limit 3 . 示例 2020-01-01' | sed 's/\t\.\t/\t\t/' >limits.tsv
	[ "$(calc-columns -q -r "$place" -r limits.tsv -d 2020-12-31 -n rates in.tsv | sed 1d | cut -f 10)" = yes ]
}

@test "F62 monitoring: unstable, marginal, sudden, severe disabled, single on low income from 60 on, not at 59" {
	tsv 'household_id area_code id_number birth_date poverty_status household.dibao_enrolled disability_grade' \
		'A 370900 990301196010310010 1960-10-31 none yes ' 'B 370900 990301196011010028 1960-11-01 none yes ' \
		'C 370900 990301198005010012 1980-05-01 unstable no ' 'D 370900 990301198005010020 1980-05-01 marginal no ' \
		'E 370900 990301198005010039 1980-05-01 lifted no 2' 'F 370900 990301198005010047 1980-05-01 none no 1' \
		'G 370900 990301195005010019 1950-05-01 none yes ' 'G 370900 990301195505010023 1955-05-01 none yes ' >in.tsv
	run --separate-stderr bash -c "check-eligibility -q -r '$watch' -p watch -d 2020-10-31 in.tsv |
		select-rows -q -w \"decision = 'yes'\" -c household_id,reasons"
	[ "$status" -eq 0 ]
	[ "$output" = "$(tsv 'household_id reasons' 'A watch.alone' 'C watch.unstable' 'D watch.marginal' 'E watch.disabled')" ]
}

@test "F62 falling income: 3500 to 3400 is -2.86 percent" {
	tsv 'household_id area_code income_pc_now income_pc_before' 'A 990301 3400 3500' 'B 990301 3500 3500' >in.tsv
	hold 0 "$(tsv 'household_id area_code income_pc_now income_pc_before income_change watch_falling' 'A 990301 3400 3500 -2.86 yes' \
		'B 990301 3500 3500 0 no')" '' -- calc-columns -q -r "$falling" -d 2018-12-31 -n income_change,watch_falling in.tsv
}

@test "F62 the marginal of a town: 24 households, 116 persons" {
	{
		tsv 'household_id area_code family_size poverty_status household.dibao_enrolled'
		for i in {1..24}; do
			tsv "M$((100 + i)) 370900 $((i > 20 ? 4 : 5)) marginal no"
		done
		tsv 'N1 370900 3 none no'
	} >in.tsv
	run --separate-stderr bash -c "calc-columns -q -r '$watch' -d 2020-10-31 -n watch in.tsv |
		select-rows -q -w \"watch = 'yes'\" | tee listed.tsv | sum-funds -q -v family_size --as persons"
	[ "$status" -eq 0 ]
	[ "${lines[1]}" = 116 ]
	[ "$(sed 1d listed.tsv | wc -l)" -eq 24 ]
}
