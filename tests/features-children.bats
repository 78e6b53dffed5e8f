# Children and students: orphans, unattended children, children in need, aid to students, who was missed.
load common
load people

policy=$BATS_TEST_DIRNAME/../share/policy
national=$BATS_TEST_DIRNAME/../share/policy/national/orphan.tsv

@test "F53 F13: the packs for children and students meet their cases, no row is without one" {
	cases national/orphan 3709/needy_child 330782/needy_child 2204/student
}

@test "F53 child classes: from the states of both parents, with the clause that decided" {
	people 370900 'father_state mother_state father_months mother_months' '1 2010-01-01 dead dead . .' '1 2010-01-01 dead prison . 24' \
		'1 2010-01-01 prison dead 5 .' '1 2010-01-01 dead able . .' '1 2002-09-30 dead dead . .' '1 2010-01-01 dead . . .' >r.tsv
	run --separate-stderr check-eligibility -q -r "$national" -p orphan,unattended -m 2020-10 r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns household_id,programme,decision,reasons)" = "$(printf '%s\t%s\t%s\t%s\n' household_id programme decision reasons \
		P00001 orphan yes orphan.yes P00001 unattended no un.class \
		P00002 orphan no orphan.class P00002 unattended yes un.yes \
		P00003 orphan no orphan.class P00003 unattended no un.class \
		P00004 orphan no orphan.class P00004 unattended no un.class \
		P00005 orphan no orphan.grown P00005 unattended no un.grown,un.class \
		P00006 orphan review 'missing person.mother_months,missing person.mother_state' \
		P00006 unattended review 'missing person.mother_months,missing person.mother_state')" ]
}

@test "F53 child classes: eighteen in October is paid in October and not in November" {
	people 370900 'from_month father_state mother_state orphan_standard' '1 2002-10-10 . dead dead 1280' >r.tsv
	run --separate-stderr calc-subsidy -q -r "$national" -p orphan -m 2020-09..2020-12 r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns month,amount)" = "$(tsv 'month amount' '2020-09 1280.00' '2020-10 1280.00')" ]
}

@test "F53 child classes: 475 orphans, 967 unattended and 943 in need are 2385" {
	people 370900 'household.dibao_enrolled care_place father_state mother_state' '75 2010-01-01 no institution dead dead' '400 2011-01-01 no home dead missing' \
		'967 2009-01-01 no home dead disabled' '943 2008-01-01 yes home dead able' '20 2007-01-01 yes home able able' '10 2002-01-01 no home dead dead' >r.tsv
	calc-subsidy -q -r "$national" -r "$policy/3709/needy_child.tsv" -p orphan,unattended,needy_child -m 2020-10 r.tsv >paid.tsv
	run --separate-stderr sum-funds -q -k programme paid.tsv
	[ "$status" -eq 0 ]
	[ "$(columns programme,persons,amount)" = "$(tsv 'programme persons amount' 'needy_child 943 471500.00' 'orphan 475 660500.00' 'unattended 967 1237760.00')" ]
	run --separate-stderr sum-funds -q paid.tsv
	[ "$(columns persons)" = "$(tsv persons 2385)" ]
}

@test "F53 child living payments: 668.28 and 264.40 a child and month" {
	{
		tsv 'month programme persons amount'
		for month in 01 02 03 04 05 06 07 08; do
			tsv "2020-$month unattended 967 646222.22" "2020-$month needy_child 943 249333.33"
		done
		tsv '2020-09 unattended 967 646222.24' '2020-09 needy_child 943 249333.36'
	} >paid.tsv
	run --separate-stderr sum-funds -q -k programme --stock-at 2020-09 paid.tsv
	[ "$status" -eq 0 ]
	[ "$(columns programme,persons,person_times,amount,average)" = "$(tsv 'programme persons person_times amount average' \
		'needy_child 943 8487 2244000.00 264.40' 'unattended 967 8703 5816000.00 668.28')" ]
}

@test "F53 the difference: 1274 less 330 received is 944.00, 920 less 950 is 0.00" {
	people 370900 'father_state mother_state unattended_standard child_received' '1 2010-01-01 disabled dead 1274 330' '1 2010-01-01 disabled dead 920 950' \
		'1 2010-01-01 disabled dead 920 .' >r.tsv
	run --separate-stderr calc-columns -q -r "$national" -m 2020-10 -n unattended,unattended_amount r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns unattended,unattended_amount)" = "$(tsv 'unattended unattended_amount' 'yes 944.00' 'yes 0.00' 'yes 920.00')" ]
}

@test "F53 children in need by tiers: 887 children 691090.00, a fifth of 2342 is 469" {
	people 330782 needy_tier '81 2010-01-01 full' '77 2011-01-01 gap' '339 2012-01-01 half' '390 2013-01-01 fifth' '3 2014-01-01 none' >r.tsv
	calc-subsidy -q -r "$policy/330782/needy_child.tsv" -p needy_child -m 2023-04 r.tsv >paid.tsv
	run --separate-stderr sum-funds -q paid.tsv
	[ "$status" -eq 0 ]
	[ "$(columns persons,amount)" = "$(tsv 'persons amount' '887 691090.00')" ]
	[ "$(select-rows -q -c amount --distinct amount paid.tsv | sort -n)" = "$(tsv amount 469.00 646.00 1292.00 2342.00)" ]
}

@test "F13 student aid: six at 500 are 3000.00" {
	people 220402 'household.dibao_enrolled poverty_status in_school paired' '6 2010-01-01 no none junior yes' \
		'2 2010-02-01 no none junior .' '1 2000-01-01 no none none yes' >r.tsv
	calc-subsidy -q -r "$policy/2204/student.tsv" -p student -d 2024-09-30 r.tsv >paid.tsv
	run --separate-stderr sum-funds -q paid.tsv
	[ "$status" -eq 0 ]
	[ "$(columns persons,amount)" = "$(tsv 'persons amount' '6 3000.00')" ]
}

@test "F13 student aid: a run over the year pays once, in September" {
	people 220402 'from_month household.dibao_enrolled poverty_status in_school paired' '1 2010-01-01 . no none junior yes' >r.tsv
	run --separate-stderr calc-subsidy -q -r "$policy/2204/student.tsv" -p student -m 2024-01..2024-12 r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns month,amount)" = "$(tsv 'month amount' '2024-09 500.00')" ]
}

@test "F13 student aid: who is in two classes is paid once, the better one" {
	people 220402 'household.dibao_enrolled poverty_status in_school paired' '1 2014-01-01 yes registered primary yes' \
		'1 2008-01-01 yes none senior yes' '1 2010-01-01 yes none . yes' >r.tsv
	run --separate-stderr calc-subsidy -q -r "$policy/2204/student.tsv" -p student -d 2024-09-30 --review open.tsv r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns household_id,amount,rules)" = "$(tsv 'household_id amount rules' 'P00001 500.00 stu.month,stu.paired,stu.pay' 'P00002 600.00 stu.month,stu.low,stu.pay')" ]
	[ "$(select-rows -q -c household_id,reasons open.tsv)" = "$(printf '%s\t%s\n' household_id reasons P00003 'missing person.in_school')" ]
}

@test "F28 missed enrolment: of 120 students 118 are aided, 2 are listed, 98.33 percent" {
	people 990301 in_school '60 2010-01-01 junior' '60 2008-01-01 senior' >students.tsv
	select-rows -q -w "household_id != 'P00007' and household_id != 'P00119'" students.tsv | select-rows -q -c id_number >aided.tsv
	run --separate-stderr join-tables -q --missing -k id_number students.tsv aided.tsv
	[ "$status" -eq 0 ]
	[ "$(columns household_id)" = "$(tsv household_id P00007 P00119)" ]
	join-tables -q --inner -k id_number students.tsv aided.tsv | sum-funds -q -F aid >figures.tsv
	tsv 'target_id key target_value' "T1 aid.persons $(($(wc -l <students.tsv) - 1))" >targets.tsv
	run --separate-stderr track-targets -q -e targets.tsv figures.tsv
	[ "$status" -eq 1 ]
	[ "$(columns target_value,value,percent,gap,state)" = "$(tsv 'target_value value percent gap state' '120 118 98.33 2 not-met')" ]
}

@test "F28 missed enrolment: elders entitled by the rules and not in the register of payments" {
	people 990101 from_month '5 1930-01-01 .' '5 1936-04-02 .' >elders.tsv
	select-rows -q -w "household_id in ('P00001', 'P00002', 'P00004')" -c id_number elders.tsv >enrolled.tsv
	check-eligibility -q -r "$policy/990101/old_age.tsv" -p old_age -m 2016-03 elders.tsv | select-rows -q -w "decision = 'yes'" >entitled.tsv
	run --separate-stderr join-tables -q --missing -k id_number entitled.tsv enrolled.tsv
	[ "$status" -eq 0 ]
	[ "$(columns household_id)" = "$(tsv household_id P00003 P00005)" ]
}
