#!/usr/bin/env bats
# The standard comparisons of share/recipes, each on registers in which its cases are planted.

load common
load recipes

@test "dead: from the month after the earliest date of death, with the money" {
	pay "2016-03 dibao H1 $p1 甲镇 1 100.00" "2016-04 dibao H1 $p1 甲镇 1 100.00" "2016-05 dibao H1 $p1 甲镇 1 110.00" \
		"2016-05 old_age H1 $p1 甲镇 1 50.00" "2016-05 dibao H2 $p2 乙镇 1 90.00" "2016-05 dibao H3 $p3 乙镇 1 90.00"
	# p1 stands in two registers, p2 died in the month itself
	tsv 'id_number death_date reported' "$p1 2016-04-02 卫健" "$p1 2016-03-30 公安" "$p2 2016-05-01 公安" "$p9 2015-01-01 公安" >deaths.tsv
	recipe dead
	found dead 'doubt_dead 甲镇 H1 2016-04' 'doubt_dead 甲镇 H1 2016-05' 'doubt_dead 甲镇 H1 2016-05'
	[ "$(select-rows -q -c programme,amount out/dead.tsv | sed 1d | sort)" = "$(tsv 'dibao 100.00' 'dibao 110.00' 'old_age 50.00')" ]
	sums dead-sum 'township households persons' '甲镇 1 1' 'total 1 1'
	sums dead-money 'township programme persons months amount' '甲镇 dibao 1 2 210.00' '甲镇 old_age 1 1 50.00' 'total _ 2 3 260.00'
	sums dead-persons 'programme township id_number months amount' "dibao 甲镇 $p1 2 210.00" "old_age 甲镇 $p1 1 50.00"
	# every date that is written of him
	sums dead-dates 'id_number death_date reported their_row' "$p1 2016-03-30 公安 3" "$p1 2016-04-02 卫健 2"
	# a wrong account, and the head of two households in two townships
	tsv 'month programme household_id id_number township persons amount account' "2016-05 dibao H1 $p1 甲镇 1 1.00 12" \
		"2016-05 dibao H4 $p1 乙镇 1 2.00 12" >payments.tsv
	recipe dead
	found dead 'doubt_dead 甲镇 H1 2016-05' 'doubt_dead 乙镇 H4 2016-05'
	sums dead-money 'township programme persons months amount' '乙镇 dibao 1 1 2.00' '甲镇 dibao 1 1 1.00' 'total _ 2 2 3.00'
	# nobody of them is paid in the month any more
	pay "2016-03 dibao H1 $p1 甲镇 1 100.00" "2016-04 dibao H1 $p1 甲镇 1 100.00" "2016-05 dibao H1 $p1 甲镇 1 110.00" \
		"2016-05 old_age H1 $p1 甲镇 1 50.00"
	recipe M=2016-07 dead
	sums dead-money 'township programme persons months amount' '甲镇 dibao 1 2 210.00' '甲镇 old_age 1 1 50.00' 'total _ 2 3 260.00'
}

@test "numbers: what can match nothing comes first" {
	pay "2016-05 dibao H1 $p1 甲镇 1 100.00" '2016-05 dibao H2 990101510101001 甲镇 1 1.00' \
		"2016-05 dibao H3 ${p1%?}A 甲镇 1 1.00" '2016-05 dibao H4 _ 甲镇 1 1.00'
	sed -i 's/\t_\t/\t\t/' payments.tsv
	recipe numbers
	found numbers 'id-15 甲镇 H2 2016-05' 'id-character 甲镇 H3 2016-05'
	[ "$(cut -f 1-4 out/numbers-blank.tsv | sed 1d)" = "$(tsv '2016-05 dibao 甲镇 H4')" ]
}

@test "people: no number, a wrong one, one in two households; without a number one is still asked about" {
	low "H1 甲镇 rural 1 $p1 1950-01-01 none" "H2 甲镇 rural 1 - 1950-01-02 none" "H3 甲镇 rural 1 ${p3%?}A 1950-01-03 none" \
		"H4 乙镇 rural 1 $p1 1950-01-01 none"
	recipe people
	run ! grep -- ' -:' out/people.tsv
	grep -q 'register.tsv:2' out/people.tsv
	found people 'id-blank 甲镇 H2 _' 'id-character 甲镇 H3 _' 'id-households 乙镇 H4 _' 'id-townships 乙镇 H4 _'
	cp register.tsv persons.tsv
	tsv 'id_number paid_by' "$p1 民政" >insured.tsv
	recipe premium
	found premium 'doubt_premium 甲镇 H2 _' 'doubt_premium 甲镇 H3 _'
}

@test "BD-03 twice: special hardship and low-income aid in the same month" {
	pay "2016-04 tekun T1 $p1 甲镇 1 500.00" "2016-05 dibao H1 $p1 甲镇 1 100.00" "2016-05 tekun T2 $p2 甲镇 1 500.00" \
		"2016-05 dibao H2 $p2 甲镇 1 100.00"
	recipe twice
	found twice 'doubt_twice 甲镇 H2 2016-05'
	sums twice-sum 'township households persons' '甲镇 1 1' 'total 1 1'
}

@test "residence: one person, urban and rural" {
	low "H1 甲镇 urban 1 $p1 1950-01-01 none" "H2 乙镇 rural 2 $p1 1950-01-01 none" "H2 乙镇 rural 2 $p2 1950-01-02 none"
	recipe residence
	found residence 'doubt_residence 乙镇 H2 _'
}

@test "BD-04 certificates: one household with two" {
	tsv 'household_id township residence id_number benefit_no' "H1 甲镇 urban $p1 C1" "H1 甲镇 urban $p2 C1" \
		"H2 乙镇 urban $p3 C2" "H2 乙镇 rural $p4 C3" "H2 乙镇 rural $p5 C4" >benefits.tsv
	recipe certificates
	found certificates 'doubt_certificates 乙镇 H2 _'
	# town or country is not said
	tsv 'household_id township residence id_number benefit_no' "H1 甲镇 - $p1 C1" "H1 甲镇 urban $p1 C2" | sed 's/\t-/\t/g' >benefits.tsv
	recipe certificates
	found certificates 'doubt_certificates 甲镇 H1 _'
}

@test "staff, kin: a member of the household; who is filed is left out" {
	low "H1 甲镇 rural 2 $p1 1950-01-01 none" "H1 甲镇 rural 2 $p2 1950-01-02 none" "H2 甲镇 rural 1 $p3 1950-01-03 none"
	tsv 'id_number unit_name' "$p2 某单位" "$p9 某单位" >staff.tsv
	tsv 'id_number relation_to' "$p1 父亲" "$p3 母亲" >kin.tsv
	tsv id_number "$p1" >filed.tsv
	recipe staff kin
	found staff 'doubt_staff 甲镇 H1 _'
	found kin 'doubt_kin 甲镇 H2 _'
}

@test "vehicles: motorcycles and what carries the disabled do not count" {
	low "H1 甲镇 rural 1 $p1 1950-01-01 none" "H2 甲镇 rural 1 $p2 1950-01-02 none" "H3 甲镇 rural 1 $p3 1950-01-03 none"
	tsv 'id_number vehicle_kind' "$p1 小型轿车" "$p2 摩托车" "$p3 残疾人代步车" "$p9 小型轿车" "$p1 挖掘机" >vehicles.tsv
	recipe vehicles
	found vehicles 'doubt_vehicles 甲镇 H1 _'
}

@test "BD-05 nursing, living, left, expired: disabled and not paid, paid and not entitled" {
	low "H1 甲镇 rural 1 $p1 1950-01-01 none" "H2 甲镇 rural 1 $p2 1950-01-02 none"
	printf '%s\n' 'id_number township disability_grade cert_expiry' "$p1 甲镇 1 2020-01-01" "$p2 甲镇 3 " "$p3 乙镇 2 2016-03-15" \
		"$p4 乙镇 2 " "$p5 乙镇 1 2020-01-01" "$p6 乙镇 2 2016-05-31" | tr ' ' '\t' >disabled.tsv
	pay "2016-05 nursing H3 $p3 乙镇 1 100.00" "2016-03 nursing H3 $p3 乙镇 1 100.00" "2016-05 tekun H5 $p5 乙镇 1 500.00" \
		"2016-05 living H2 $p2 甲镇 1 60.00" "2016-05 living H6 $p6 乙镇 1 60.00" "2016-04 nursing H4 $p4 乙镇 1 100.00"
	recipe nursing living left expired
	found nursing 'doubt_nursing 甲镇 _ _' 'doubt_nursing 乙镇 _ _' 'doubt_nursing 乙镇 _ _'
	# care after an injury at work comes from elsewhere
	tsv id_number "$p4" >injured.tsv
	recipe nursing
	found nursing 'doubt_nursing 甲镇 _ _' 'doubt_nursing 乙镇 _ _'
	[ "$(select-rows -q -c id_number out/nursing-blank.tsv)" = id_number ]
	found living 'doubt_living 甲镇 H1 _'
	found left 'doubt_left 乙镇 H6 2016-05'
	found expired 'doubt_expired 乙镇 H3 2016-05'
	# the last of two certificates counts, and one that never ends
	printf '%s\n' "$p3 乙镇 2 2016-05-15" "$p3 乙镇 2 2015-01-01" | tr ' ' '\t' >>disabled.tsv
	recipe expired
	found expired
	printf '%s\n' 'id_number township disability_grade cert_expiry' "$p3 乙镇 2 2015-01-01" "$p3 乙镇 2 2016-02-01" "$p4 乙镇 1 " \
		"$p4 乙镇 1 2014-01-01" "$p2 甲镇 3 2017-01-01" | tr ' ' '\t' >disabled.tsv
	recipe expired uncertified
	found expired 'doubt_expired 乙镇 H3 2016-05' 'doubt_expired 乙镇 H3 2016-03'
	# paid, and no certificate
	found uncertified 'doubt_uncertified 乙镇 H6 2016-05'
	sed -i "/^$p3/d" disabled.tsv
	printf '%s\n' "$p3 乙镇 3 2020-01-01" | tr ' ' '\t' >>disabled.tsv
	recipe uncertified
	found uncertified 'doubt_uncertified 乙镇 H3 2016-05' 'doubt_uncertified 乙镇 H6 2016-05'
}

@test "a blank cell: who cannot be judged is listed or counted, not passed over" {
	local old
	old=$(id 19300101 001)
	low "H1 甲镇 rural - $p1 1950-01-01 none" "H2 甲镇 rural 1 $p2 - none" "H3 甲镇 rural 1 $p3 1990-01-03 none"
	tsv id_number "$p9" >waivers.tsv
	tsv 'id_number township disability_grade cert_expiry' "$p1 甲镇 - -" | sed 's/\t-/\t/g' >disabled.tsv
	tsv 'household_id township id_number birth_date' "R1 甲镇 $old -" "R2 甲镇 $p8 1950-01-08" | sed 's/\t-/\t/g' >residents.tsv
	pay "2016-05 dibao H1 $p1 甲镇 1 100.00"
	run -0 recipe elders nursing living great-age
	[[ "$output" == *'doubt_elders: 1 time'*'doubt_great_age: 1 time'* ]]
	found elders
	[ "$(select-rows -q -c household_id out/elders-blank.tsv)" = "$(tsv household_id H1)" ]
	found nursing
	[ "$(select-rows -q -c id_number out/nursing-blank.tsv)" = "$(tsv id_number "$p1")" ]
	found living 'doubt_living 甲镇 H1 _'
}

@test "BD-06 elders: alone, 60 and unable to work; who signed a waiver is listed apart" {
	low "H1 甲镇 rural 1 $p1 1950-01-01 none" "H2 甲镇 rural 1 $p2 1950-01-02 full" "H3 甲镇 rural 1 $p3 1956-06-01 none" \
		"H4 甲镇 rural 1 $p4 1950-01-04 -" "H5 甲镇 rural 2 $p5 1950-01-05 none" "H6 甲镇 rural 1 $p6 1950-01-06 none"
	sed -i "s/$p3/$(id 19560601 003)/" register.tsv
	tsv 'id_number signed_on' "$p6 2015-12-01" >waivers.tsv
	recipe elders
	found elders 'doubt_elders 甲镇 H1 _' 'doubt_elders 甲镇 H4 _'
	[ "$(wc -l <out/elders-blank.tsv)" -eq 1 ]
	[ "$(select-rows -q -c household_id out/elders-waived.tsv)" = 'household_id
H6' ]
}

@test "poor, alone: missed in both directions, by township" {
	tsv 'household_id township id_number' "P1 甲镇 $p1" "P1 甲镇 $p2" "P2 乙镇 $p3" "P3 乙镇 $p4" >poor.tsv
	low "H1 甲镇 rural 1 $p1 1950-01-01 none" "H8 乙镇 rural 1 $p8 1950-01-08 none"
	tsv 'id_number disability_grade' "$p2 3" "$p4 1" "$p8 1" >disabled.tsv
	recipe poor alone
	found poor 'doubt_poor 甲镇 P1 _' 'doubt_poor 乙镇 P2 _' 'doubt_poor 乙镇 P3 _'
	sums poor-sum 'township households persons' '乙镇 2 2' '甲镇 1 1' 'total 3 3'
	sums poor-townships 'township poor both missed to_look percent other' '甲镇 2 1 1 0 50.00 0' '乙镇 2 0 2 0 0.00 1' 'total 4 1 3 0 25.00 1'
	found alone 'doubt_alone 乙镇 P3 _'
}

@test "account: several households" {
	tsv 'month programme household_id id_number township persons amount account' \
		"2016-05 dibao H1 $p1 甲镇 1 100.00 62220000" "2016-05 dibao H2 $p2 甲镇 1 100.00 62220000" \
		"2016-05 dibao H3 $p3 甲镇 1 100.00 62220001" "2016-05 old_age H3 $p3 甲镇 1 50.00 62220001" >payments.tsv
	recipe account
	found account 'account-shared 甲镇 H2 2016-05'
	grep -q 'out/account-list.tsv:2' out/account.tsv
	# a wrong account or none can be compared with none, and is listed; a wrong amount keeps no account from being compared
	tsv 'month programme household_id id_number township persons amount account' \
		"2016-05 dibao H1 $p1 甲镇 1 100.00 62220000" "2016-05 dibao H2 $p2 甲镇 1 1OO 62220000" \
		"2016-05 dibao H3 $p3 甲镇 1 100.00 6222x" "2016-05 dibao H4 $p4 甲镇 1 100.00 _" | sed 's/\t_$/\t/' >payments.tsv
	recipe account
	found account 'account-shared 甲镇 H2 2016-05'
	[ "$(select-rows -q -c household_id out/account-refused.tsv)" = "$(tsv household_id H3)" ]
	[ "$(select-rows -q -c household_id out/account-blank.tsv)" = "$(tsv household_id H4)" ]
}

@test "bank: no answer, sent back, another amount" {
	pay "2016-05 dibao H1 $p1 甲镇 1 100.00" "2016-05 dibao H2 $p2 甲镇 1 100.00" "2016-05 dibao H3 $p3 甲镇 1 100.00" \
		"2016-05 dibao H4 $p4 甲镇 1 100.00"
	tsv 'month programme id_number amount_paid pay_result' "2016-05 dibao $p1 100.00 paid" "2016-05 dibao $p2 70.00 paid" \
		"2016-05 dibao $p3 0.00 returned" >bank.tsv
	recipe bank
	found bank 'doubt_amount 甲镇 H2 2016-05' 'doubt_result 甲镇 H3 2016-05' 'doubt_amount 甲镇 H3 2016-05' \
		'doubt_result 甲镇 H4 2016-05'
	# sent back and paid then; paid twice
	tsv 'month programme id_number amount_paid pay_result' "2016-05 dibao $p1 0.00 returned" "2016-05 dibao $p1 100.00 paid" \
		"2016-05 dibao $p2 100.00 paid" "2016-05 dibao $p2 100.00 paid" "2016-05 dibao $p3 100.00 paid" "2016-05 dibao $p4 100.00 paid" >bank.tsv
	recipe bank
	found bank 'doubt_amount 甲镇 H2 2016-05'
	[ "$(select-rows -q -c actual out/bank.tsv)" = 'actual
200.00' ]
	# of months before, what the bank says nothing of is not asked
	pay "2016-05 dibao H1 $p1 甲镇 1 100.00" "2016-04 dibao H1 $p1 甲镇 1 100.00" "2016-03 dibao H1 $p1 甲镇 1 100.00"
	tsv 'month programme id_number amount_paid pay_result' "2016-04 dibao $p2 1.00 paid" >bank.tsv
	recipe bank
	found bank 'doubt_result 甲镇 H1 2016-05' 'doubt_result 甲镇 H1 2016-04'
}

@test "premium: not insured, and insured twice" {
	tsv 'household_id township id_number' "H1 甲镇 $p1" "H1 甲镇 $p2" "H2 乙镇 $p3" >persons.tsv
	tsv 'id_number paid_by' "$p1 民政" "$p3 民政" "$p3 扶贫" >insured.tsv
	recipe premium
	found premium 'doubt_premium 甲镇 H1 _'
	found premium-twice 'doubt_premium_twice 乙镇 H2 _'
}

@test "great-age: 80 by the end of the month and not paid; paid and younger" {
	local a b c d
	a=$(id 19360531 001) b=$(id 19360601 001) c=$(id 19300101 001) d=$(id 19400101 001)
	tsv 'household_id township id_number birth_date' "R1 甲镇 $a 1936-05-31" "R2 甲镇 $b 1936-06-01" "R3 甲镇 $c 1930-01-01" \
		"R4 甲镇 $d 1940-01-01" >residents.tsv
	pay "2016-05 old_age R3 $c 甲镇 1 50.00" "2016-05 old_age R4 $d 甲镇 1 50.00"
	recipe great-age
	found great-age 'doubt_great_age 甲镇 R1 _'
	found too-young 'doubt_too_young 甲镇 R4 2016-05'
}

@test "prison: the months within a sentence" {
	pay "2016-02 dibao H1 $p1 甲镇 1 100.00" "2016-03 dibao H1 $p1 甲镇 1 100.00" "2016-04 dibao H1 $p1 甲镇 1 100.00" \
		"2016-05 dibao H1 $p1 甲镇 1 100.00" "2016-05 dibao H2 $p2 甲镇 1 100.00"
	printf '%s\n' 'id_number sentence_from sentence_to' "$p1 2016-02-10 2016-05-20" "$p2 2016-01-10 " | tr ' ' '\t' >sentences.tsv
	recipe prison
	found prison 'doubt_prison 甲镇 H1 2016-03' 'doubt_prison 甲镇 H1 2016-04' 'doubt_prison 甲镇 H2 2016-05'
	# what an interrupted run has left
	tsv 'id_number sentence_from sentence_to' "$p2 2010-01-10 2020-01-10" >out/prison.tsv.row-7
	touch sentences.tsv
	recipe prison
	found prison 'doubt_prison 甲镇 H1 2016-03' 'doubt_prison 甲镇 H1 2016-04' 'doubt_prison 甲镇 H2 2016-05'
	# a second sentence, one within another, and one that ends before it begins
	tsv 'id_number sentence_from sentence_to' "$p1 2014-01-10 2014-05-20" "$p1 2016-01-10 2016-03-20" "$p1 2016-02-10 2016-05-20" \
		"$p1 2015-12-01 2016-04-02" "$p2 2016-06-10 2016-05-10" >sentences.tsv
	recipe prison
	found prison 'doubt_sentence 甲镇 H2 2016-05' 'doubt_prison 甲镇 H1 2016-02' 'doubt_prison 甲镇 H1 2016-03' 'doubt_prison 甲镇 H1 2016-04'
	sums prison-sum 'township households persons' '甲镇 2 2' 'total 2 2'
}

@test "again: the same cause within twelve months" {
	tsv 'household_id township id_number claim_id claim_date claim_cause' "H1 甲镇 $p1 c1 2015-05-20 火灾" \
		"H1 甲镇 $p1 c4 2016-05-21 火灾" "H1 甲镇 $p1 c2 2015-05-22 疾病" "H2 乙镇 $p2 c3 2016-01-05 疾病" \
		"H2 乙镇 $p2 c6 2016-05-10 疾病" "H2 乙镇 $p2 c5 2016-04-10 疾病" "H3 乙镇 $p3 c7 2016-05-10 疾病" >claims.tsv
	recipe again
	found again 'doubt_again 乙镇 H2 _'
	# one without a cause hides none after it, nor does another household; without a number the household is asked about
	tsv 'household_id township id_number claim_id claim_date claim_cause' "H1 甲镇 $p1 c1 2015-07-20 火灾" "H2 甲镇 $p1 c2 2016-05-21 火灾" \
		"H1 甲镇 $p1 c3 2015-08-20 -" "H3 乙镇 - c4 2016-04-10 疾病" "H3 乙镇 - c5 2016-05-10 疾病" "H4 乙镇 - c6 2016-05-10 疾病" | \
		sed 's/\t-/\t/g' >claims.tsv
	recipe again
	found again 'doubt_again 甲镇 H2 _' 'doubt_again 乙镇 H3 _'
	[ "$(select-rows -q -c claim_id out/again-blank.tsv)" = "$(tsv claim_id c3)" ]
}

@test "children: paid by person and the share of the household come to the standard" {
	tsv 'household_id township id_number child_standard' "H1 甲镇 $p1 900.00" "H2 甲镇 $p2 900.00" "H3 乙镇 $p3 900.00" \
		"_ 乙镇 $p4 900.00" "_ 乙镇 $p5 900.00" "_ 乙镇 $p6 900.00" "H7 乙镇 $p7 900.00" | sed 's/^_//' >children.tsv
	# H1 made up exactly; p2 paid in full beside aid; p3 aid and nothing made up; p4 in full; p5 with the allowance of
	# the disabled; p6 aid under the own number; p7 special hardship, and it was another month that was too much
	pay "2016-05 dibao H1 $p8 甲镇 3 600.00" "2016-05 unattended H1 $p1 甲镇 1 700.00" "2016-05 dibao H2 $p9 甲镇 2 500.00" \
		"2016-05 orphan H2 $p2 甲镇 1 900.00" "2016-05 dibao H3 $p3 乙镇 1 300.00" "2016-05 orphan H4 $p4 乙镇 1 900.00" \
		"2016-05 orphan H5 $p5 乙镇 1 900.00" "2016-05 living H5 $p5 乙镇 1 60.00" "2016-05 dibao H6 $p6 乙镇 1 200.01" \
		"2016-05 unattended H6 $p6 乙镇 1 700.00" "2016-05 tekun H7 $p7 乙镇 1 500.00" "2016-05 unattended H7 $p7 乙镇 1 400.00" \
		"2016-04 unattended H7 $p7 乙镇 1 900.00"
	recipe children
	found children 'doubt_over 甲镇 H2 2016-05' 'doubt_short 乙镇 H3 2016-05' 'doubt_over 乙镇 _ 2016-05' 'doubt_over 乙镇 _ 2016-05'
	[ "$(select-rows -q -c id_number out/children.tsv | sed 1d)" = "$p2
$p3
$p5
$p6" ]
}

@test "changes: entered, left, and amounts that changed by more than the limit" {
	pay "2016-04 dibao H1 $p1 甲镇 1 100.00" "2016-04 dibao H2 $p2 甲镇 1 100.00" "2016-04 dibao H3 $p3 乙镇 1 100.00" \
		"2016-04 dibao H4 $p4 乙镇 1 100.00" "2016-03 dibao H9 $p9 乙镇 1 100.00"
	mv payments.tsv last.tsv
	pay "2016-05 dibao H1 $p1 甲镇 1 130.00" "2016-05 dibao H2 $p2 甲镇 1 130.01" "2016-05 dibao H3 $p3 乙镇 1 69.99" \
		"2016-05 dibao H5 $p5 甲镇 1 100.00"
	recipe changes
	found changes 'doubt_change 甲镇 H2 2016-05' 'doubt_change 乙镇 H3 2016-05'
	[ "$(select-rows -q -w "change in ('entered', 'left')" -c household_id,change out/changes-list.tsv)" = 'household_id	change
H4	left
H5	entered' ]
	[ "$(cut -f 1,2,3,6,7 out/changes-balance.tsv)" = 'township	old	entered	left	new
乙镇	2	0	1	1
甲镇	2	1	0	3' ]
}

@test "quarters: the quarter without a run; entered and left since the last" {
	tsv 'quarter run_on' '2018Q1 2018-03-20' '2018Q2 2018-06-20' '2018Q4 2018-12-20' >runs.tsv
	awk -v old=compared.tsv -v new=register.tsv 'BEGIN {
		OFS = "\t"
		print "household_id", "township", "id_number" >old
		print "household_id", "township", "id_number" >new
		for (i = 1; i <= 1030; i++) {
			row = "H" i OFS (i % 2 ? "甲镇" : "乙镇") OFS sprintf("99010119500101%04d", i)
			if (i <= 1000)
				print row >old
			if (i > 25)
				print row >new
		}
	}'
	recipe M=2018-12 quarters
	[ "$(cat out/quarters.tsv)" = "quarter	run_on
2018Q1	2018-03-20
2018Q2	2018-06-20
2018Q3	
2018Q4	2018-12-20" ]
	[ "$(cat out/quarters-missing.tsv)" = 'quarter
2018Q3' ]
	[ "$(select-rows -q -c old,entered,left,new out/quarters-balance.tsv)" = 'old	entered	left	new
1000	30	25	1005' ]
	[ "$(select-rows -q -c township,old,entered,left,new out/quarters-sum.tsv)" = 'township	old	entered	left	new
乙镇	500	15	12	503
甲镇	500	15	13	502' ]
	# a number in two households is one person
	tail -n 1 register.tsv | sed 's/^H[0-9]*/H2000/' >>register.tsv
	recipe M=2018-12 quarters
	[ "$(select-rows -q -c old,entered,left,new out/quarters-balance.tsv)" = 'old	entered	left	new
1000	30	25	1005' ]
	# a quarter is due when it has ended, over the end of a year as well
	rm -r out
	recipe M=2019-05 quarters
	[ "$(cat out/quarters-missing.tsv)" = 'quarter
2018Q3
2019Q1' ]
	# none yet: those of the year; what is no quarter is said
	rm -r out
	tsv 'quarter run_on' >runs.tsv
	recipe M=2019-07 quarters
	[ "$(cat out/quarters-missing.tsv)" = 'quarter
2019Q1
2019Q2' ]
	tsv 'run_on quarter' '2018-03-20 2018Q1' '2018-06-20 2018Q5' '2018-09-20 2018Q3' '2018-12-20 2018-4' >runs.tsv
	rm -r out
	run ! recipe M=2019-07 quarters
	[[ "$output" == *"runs.tsv:3: column 'quarter': must be like 2018Q1"*"runs.tsv:5: column 'quarter'"* ]]
	[ ! -e out/quarters.tsv ]
}

@test "assets: by household and group; what does not count is data" {
	low "H1 甲镇 rural 2 $p1 1950-01-01 none" "H1 甲镇 rural 2 $p2 1950-01-02 none" "H2 甲镇 rural 1 $p3 1950-01-03 none" \
		"H3 甲镇 rural 1 $p4 1950-01-04 none" "H4 乙镇 rural 1 $p5 1950-01-05 none" "H5 乙镇 rural 1 $p6 1950-01-06 none"
	tsv 'id_number holding_kind' "$p1 住房" "$p1 宅基地" "$p2 商铺" "$p3 宅基地住房" "$p3 城乡居民养老金" "$p3 城乡居民养老保险缴费" \
		"$p4 个体工商户" "$p4 公积金" "$p5 职工养老金" "$p5 职工养老保险缴费" "$p6 游艇" "$p6 个人所得税" "$p9 住房" "$p1 企业" >assets.tsv
	recipe assets
	found assets 'doubt_house 甲镇 H1 _' 'doubt_company 甲镇 H3 _' 'doubt_fund 甲镇 H3 _' 'doubt_pension 乙镇 H4 _' \
		'doubt_contribution 乙镇 H4 _' 'doubt_holding 乙镇 H5 _' 'doubt_tax 乙镇 H5 _' 'doubt_company 甲镇 H1 _'
	sums assets-sum 'township households persons' '乙镇 2 2' '甲镇 2 3' 'total 4 5'
	[ "$(select-rows -q -w "household_id = 'H1'" -c id_number,holding_kind out/assets-list.tsv)" = "$(tsv 'id_number holding_kind' \
		"$p1 住房" "$p2 商铺" "$p1 企业")" ]
	# a county's own table
	tsv 'holding_kind holding_group counts' '个体工商户 company no' '游艇 vehicle yes' '住房 house yes' >holdings.tsv
	recipe assets
	[ "$(select-rows -q -w "household_id in ('H3', 'H5') and check != 'doubt_holding'" -c check out/assets.tsv)" = 'check
doubt_vehicle' ]
}

@test "a month that is none, a column that is not there, a cut table: said with file, line and column" {
	pay "2016-05 tekun T1 $p1 甲镇 1 500.00" "2016-5 dibao H1 $p1 甲镇 1 100.00"
	run ! recipe twice
	[[ "$output" == *"payments.tsv:3: column 'month': "* ]]
	[ ! -e out/twice.tsv ]
	tsv 'number death_date' "$p1 2016-04-02" >deaths.tsv
	run ! recipe dead
	[[ "$output" == *"deaths.tsv:1: no column 'id_number'"* ]]
	printf 'id_number\tdeath_date\n%s\t2016-04-02' "$p1" >deaths.tsv
	run ! recipe dead
	[[ "$output" == *"deaths.tsv:2: "* ]]
	[ ! -e out/numbered/deaths.tsv ]
}

@test "all: those whose registers are there; list says what each needs" {
	low "H1 甲镇 rural 1 $p1 1950-01-01 none"
	tsv id_number "$p1" >staff.tsv
	recipe all
	[ "$(cd out && echo *)" = 'asked.tsv given look numbered ours.tsv people-refused.tsv people.tsv residence-refused.tsv residence-sum.tsv residence.tsv staff-refused.tsv staff-sum.tsv staff.tsv' ]
	recipe list | grep -q '^dead	payments deaths	'
}

@test "the rules of the recipes load" {
	check-rules -q "$top/share/recipes"
}

@test "the townships are asked with names, and what they answer is in next month's ledger" {
	needs_xlsx
	local keys=township,village,name,id_number,check,message
	tsv 'household_id township village residence name id_number' "H1 乙镇 石门村 rural 甲一 $p1" "H2 甲镇 老街村 rural 乙二 $p2" >register.tsv
	tsv 'id_number name' "$p1 甲一" "$p2 乙二" >staff.tsv
	recipe ledger 2>/dev/null
	[ "$(select-rows -q -c $keys,finding_status out/questions.tsv | cut -f 1-5)" = "$(tsv 'township village name id_number check' \
		"乙镇 石门村 甲一 $p1 doubt_staff" "甲镇 老街村 乙二 $p2 doubt_staff")" ]
	select-rows -q -w "township = '甲镇'" out/questions.tsv |
		export-table -q --form -k $keys,finding_id -c $keys,finding_status,handler,handled_on,note,finding_id -o form.xlsx
	[ "$(import-table -q -c check form.xlsx | tail -n 1)" = doubt_staff ]
	# 不属实, as it is chosen in the list
	export-table -q --format csv <(import-table -q form.xlsx | awk -F '\t' -v OFS='\t' 'NR > 1 { $7 = "dismissed"; $9 = "2016-06-01" } { print }') >form.csv
	grep -q '财政供养人员,.*,不属实,,2016-06-01,' form.csv
	import-table -q -o answered.tsv form.csv
	cp out/ledger.tsv . && recipe ledger M=2016-06 2>/dev/null
	[ "$(select-rows -q -c township,finding_status,handled_on,ledger_state out/ledger.tsv)" = "$(tsv 'township finding_status handled_on ledger_state' \
		'乙镇   open' '甲镇 dismissed 2016-06-01 cleared')" ]
	[ "$(select-rows -q -c township out/questions.tsv)" = 'township
乙镇' ]
	# an answer to nothing, a status that is none, a table without findings
	tsv 'finding_id finding_status' 'doubt_staff:H9/000000000000 fixed' >answered.tsv
	run -0 recipe ledger M=2016-07
	[[ "$output" == *'answered.tsv: answers to findings that are not in the ledger: 1'* ]]
	tsv 'finding_id finding_status' "$(select-rows -q -c finding_id out/ledger.tsv | sed -n 2p) 属实吗" >answered.tsv
	run ! recipe ledger M=2016-07
	[[ "$output" == *"column 'finding_status'"* ]]
	tsv 'finding finding_status' 'x fixed' >answered.tsv
	run ! recipe ledger M=2016-07
	[[ "$output" == *"answered.tsv:1: no column 'finding_id'"* ]]
}
