# Elders: old-age allowance, subsidy for elders in need, care of the bedridden.
load common
load people

policy=$BATS_TEST_DIRNAME/../share/policy

elders() {
	people 990101 from_month '700 1930-06-15 .' '513 1931-07-20 .' '6 1936-02-20 .' '12 1936-03-31 .' '64 1925-01-01 .' \
		'1 1915-12-31 .' '5 1936-04-01 .'
}

# parameter NAME VALUE UNIT AREA: a rule table of one row, as a county adds it
parameter() {
	tsv 'id name value unit area from issued cite' "oa.own $1 $2 $3 $4 2016-01-01 2015-12-01 own-document"
}

@test "F10 F11: the packs for elders meet their cases, no row is without one" {
	cases 990101/old_age 3709/elder_service 4117/elder_service 990301/bedridden
}

@test "F10 old-age allowance: eighty on the last day of the month counts, one day short does not" {
	people 990101 from_month '1 1936-03-31 .' '1 1936-04-01 .' >r.tsv
	run --separate-stderr calc-columns -q -r "$policy/990101/old_age.tsv" -m 2016-03 -n old_age_years,old_age,old_age.why,old_age_amount r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns birth_date,old_age_years,old_age,old_age.why,old_age_amount)" = "$(tsv 'birth_date old_age_years old_age old_age.why old_age_amount' \
		'1936-03-31 80 yes oa.yes 50.00' '1936-04-01 79 no oa.young 0.00')" ]
}

@test "F10 old-age allowance: the first quarter is 202950.00" {
	elders >r.tsv
	calc-subsidy -q -r "$policy/990101/old_age.tsv" -p old_age -m 2016-01..2016-03 r.tsv >paid.tsv
	run --separate-stderr sum-funds -q -k month --stock-at 2016-03 paid.tsv
	[ "$status" -eq 0 ]
	[ "$(columns month,person_times,amount)" = "$(tsv 'month person_times amount' '2016-01 1278 67250.00' '2016-02 1284 67550.00' '2016-03 1296 68150.00')" ]
	run --separate-stderr sum-funds -q -m 2016-01..2016-03 --stock-at 2016-03 paid.tsv
	[ "$(columns persons,person_times,amount)" = "$(tsv 'persons person_times amount' '1296 3858 202950.00')" ]
}

@test "F10 old-age allowance: who turns ninety in February gets the higher band from February" {
	people 990101 from_month '1 1926-02-28 .' >r.tsv
	run --separate-stderr calc-subsidy -q -r "$policy/990101/old_age.tsv" -p old_age -m 2016-01..2016-03 r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns month,amount,rules)" = "$(tsv 'month amount rules' \
		'2016-01 50.00 oa.years,oa.rate,oa.pay' '2016-02 100.00 oa.years,oa.rate,oa.pay' '2016-03 100.00 oa.years,oa.rate,oa.pay')" ]
}

@test "F10 old-age allowance: from the month after the birthday, by one row of a county's own" {
	elders >r.tsv
	parameter person.old_age_start "'next-month'" text 990101 >own.tsv
	calc-subsidy -q -r "$policy/990101/old_age.tsv" -r own.tsv -p old_age -m 2016-01..2016-03 r.tsv >paid.tsv
	run --separate-stderr sum-funds -q --stock-at 2016-03 paid.tsv
	[ "$status" -eq 0 ]
	[ "$(columns persons,person_times,amount)" = "$(tsv 'persons person_times amount' '1284 3840 202050.00')" ]
}

@test "F10 old-age allowance: from the application, nothing for the months before, open without its date" {
	people 990101 'from_month person.applied_on' '1 1930-06-15 . 2016-02-10' '1 1930-06-15 . .' >r.tsv
	parameter person.old_age_start "'apply-next'" text 990101 >own.tsv
	run --separate-stderr calc-subsidy -q -r "$policy/990101/old_age.tsv" -r own.tsv -p old_age -m 2016-01..2016-03 --review open.tsv r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns month,household_id,amount)" = "$(tsv 'month household_id amount' '2016-03 P00001 50.00')" ]
	[ "$(select-rows -q -c month,household_id,reasons open.tsv)" = "$(printf '%s\t%s\t%s\n' month household_id reasons \
		2016-01 P00002 'missing person.applied_on' 2016-02 P00002 'missing person.applied_on' 2016-03 P00002 'missing person.applied_on')" ]
}

@test "F10 old-age allowance: a death in February is paid in February and not in March" {
	people 990101 'from_month death_date' '1 1930-06-15 . 2016-02-01' >r.tsv
	run --separate-stderr calc-subsidy -q -r "$policy/990101/old_age.tsv" -p old_age -m 2016-01..2016-03 r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns month,amount)" = "$(tsv 'month amount' '2016-01 50.00' '2016-02 50.00')" ]
}

@test "F10 elders in need: by age, more for the disabled, the higher of that and the nursing allowance" {
	people 370900 'household.dibao_enrolled ability_level nursing_held' '1 1960-10-31 yes . .' '1 1940-10-31 yes 2 .' '1 1930-10-31 yes 3 118' \
		'1 1940-10-31 no 3 .' '1 1920-10-31 yes . .' '1 1940-10-31 . . .' >r.tsv
	run --separate-stderr calc-columns -q -r "$policy/3709/elder_service.tsv" -m 2020-10 -n elder_service,elder_service.why,elder_service_amount r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns elder_service,elder_service.why,elder_service_amount)" = "$(printf '%s\t%s\t%s\n' elder_service elder_service.why elder_service_amount \
		yes es.yes 80.00 yes es.yes 180.00 yes es.yes 200.00 no es.poor 0.00 review es.hundred '' review 'missing household.dibao_enrolled' '')" ]
}

@test "F10 elders in need: three years' plan, aged or disabled and poor" {
	people 411702 'poverty_status household.dibao_enrolled ability_level' '1 1938-06-30 none yes .' '1 1938-07-01 none yes .' '1 1958-06-30 registered no 2' >r.tsv
	run --separate-stderr calc-columns -q -r "$policy/4117/elder_service.tsv" -m 2018-06 -n elder_service,elder_service.why,elder_service_amount r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns elder_service,elder_service.why,elder_service_amount)" = "$(tsv 'elder_service elder_service.why elder_service_amount' \
		'yes es.yes 60.00' 'no es.neither 0.00' 'yes es.yes 100.00')" ]
}

@test "F10 home care: 780 and 120 more are the 900 of the plan" {
	tsv 'year persons_served' '2015 780' '2016 120' >served.tsv
	sum-funds -q -v persons_served -F care served.tsv >figures.tsv
	tsv 'target_id key target_value' 'T1 care.persons_served 900' >targets.tsv
	run --separate-stderr track-targets -q targets.tsv figures.tsv
	[ "$status" -eq 0 ]
	[ "$(columns value,percent,gap,state)" = "$(tsv 'value percent gap state' '900 100.00 0 met')" ]
}

@test "F11 care of the bedridden: twelve at 2000 a year are 24000.00" {
	people 990301 'poverty_status long_bedridden needs_care self_care' '12 1950-01-01 registered yes yes unable' '1 1950-02-01 registered yes yes partial' \
		'1 1950-02-01 none yes yes unable' >r.tsv
	calc-subsidy -q -r "$policy/990301/bedridden.tsv" -p bedridden -d 2018-12-31 r.tsv >paid.tsv
	run --separate-stderr sum-funds -q paid.tsv
	[ "$status" -eq 0 ]
	[ "$(columns persons,amount)" = "$(tsv 'persons amount' '12 24000.00')" ]
}

@test "F11 care of the bedridden: half a year is 1000.00 where a county reckons by months" {
	people 990301 'poverty_status long_bedridden needs_care self_care bedridden_months' '1 1950-01-01 registered yes yes unable 6' >r.tsv
	parameter person.bedridden_prorata yes bool 990301 >own.tsv
	run --separate-stderr calc-subsidy -q -r "$policy/990301/bedridden.tsv" -r own.tsv -p bedridden -d 2018-12-31 r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns amount)" = "$(tsv amount 1000.00)" ]
	run --separate-stderr calc-subsidy -q -r "$policy/990301/bedridden.tsv" -p bedridden -d 2018-12-31 r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns amount)" = "$(tsv amount 2000.00)" ]
}
