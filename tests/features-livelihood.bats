# Livelihood: the least funds for industry, small loans, households without anybody employed.
load common
load people

policy=$BATS_TEST_DIRNAME/../share/policy

# households N PREFIX: their numbers, one a line
households() {
	local n=$1 prefix=$2
	for ((i = 1; i <= n; i++)); do printf '%s%02d\n' "$prefix" "$i"; done
}

@test "F41 F42 F43: the packs for industry, loans and employment meet their cases, no row is without one" {
	cases 990301/industry 990301/loan 990301/employment
}

@test "F41 industry: 3500 is 500 short of 4000, 4800 is 200 short of 5000" {
	tsv 'household_id area_code poverty_status industry_funds industry_developed' 'H1 990301101 registered 3500 yes' 'H2 990301101 registered 4000 yes' \
		'H3 990301102 registered 4800 yes' 'H4 990301102 registered 5000 yes' 'H5 990301102 registered 0 no' >r.tsv
	run --separate-stderr check-eligibility -q -r "$policy/990301/industry.tsv" -p industry -d 2020-10-31 r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns household_id,decision,reasons)" = "$(tsv 'household_id decision reasons' 'H1 yes ind.short' 'H2 no ind.enough' 'H3 yes ind.short' \
		'H4 no ind.enough' 'H5 no ind.idle')" ]
	run --separate-stderr calc-columns -q -r "$policy/990301/industry.tsv" -d 2020-10-31 -n industry_min,industry_amount r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns household_id,industry_min,industry_amount)" = "$(tsv 'household_id industry_min industry_amount' 'H1 4000.00 500.00' 'H2 4000.00 0.00' \
		'H3 5000.00 200.00' 'H4 5000.00 0.00' 'H5 5000.00 0.00')" ]
}

@test "F41 industry: 70000 for 35 households is 2000 each, all are short" {
	{ tsv 'household_id amount batch' && households 35 H | sed 's/$/\t1500.00\t1/' && households 35 H | sed 's/$/\t500.00\t2/'; } >grants.tsv
	run --separate-stderr sum-funds -q -v amount grants.tsv
	[ "$output" = "$(tsv amount 70000.00)" ]
	sum-funds -q -k household_id -v amount --as industry_funds grants.tsv >sums.tsv
	{ tsv 'household_id area_code poverty_status' && households 35 H | sed 's/$/\t990301101\tregistered/'; } >r.tsv
	join-tables -q -k household_id r.tsv sums.tsv >funds.tsv
	[ "$(select-rows -q -c industry_funds --distinct industry_funds funds.tsv | tail -n +2)" = 2000.00 ]
	run --separate-stderr check-eligibility -q -r "$policy/990301/industry.tsv" -p industry -d 2020-10-31 funds.tsv
	[ "$status" -eq 0 ]
	[ "$(columns decision | sort | uniq -c | tr -s ' ')" = $' 1 decision\n 35 yes' ]
}

@test "F42 loans: eleven of 50000 are 550000.00, 50000.00 on the average" {
	{
		tsv 'household_id area_code poverty_status labour_persons loan_developed loan_wanted'
		households 11 L | sed 's/$/\t990301\tregistered\t2\tyes\tyes/'
		tsv 'M01 990301 registered 2 yes no' 'M02 990301 registered 0 yes yes' 'M03 990301 registered 2 no yes' 'M04 990301 none 2 yes yes'
	} >r.tsv
	calc-subsidy -q -r "$policy/990301/loan.tsv" -p loan -d 2017-12-31 r.tsv >paid.tsv
	run --separate-stderr sum-funds -q paid.tsv
	[ "$status" -eq 0 ]
	[ "$(columns households,persons,amount,average)" = "$(tsv 'households persons amount average' '11 11 550000.00 50000.00')" ]
}

@test "F42 loans: who got 30000 is 20000 short; another household as user or payer is flagged" {
	tsv 'household_id area_code poverty_status labour_persons loan_developed loan_wanted loan_granted loan_user loan_payer loan_days' \
		'L01 990301 registered 2 yes yes 50000 L01 L01 365' 'L02 990301 registered 1 yes yes 30000 L02 L02 365' \
		'L03 990301 registered 1 yes yes 50000 L77 L03 365' 'L04 990301 registered 1 yes yes 50000 L04 L77 365' >r.tsv
	run --separate-stderr calc-columns -q -r "$policy/990301/loan.tsv" -d 2017-12-31 -n loan_short,loan_other_user,loan_other_user.why,loan_interest_amount r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns household_id,loan_short,loan_other_user,loan_other_user.why,loan_interest_amount)" = \
		"$(tsv 'household_id loan_short loan_other_user loan_other_user.why loan_interest_amount' 'L01 0.00 no loan.own 2175.00' \
			'L02 20000.00 no loan.own 1305.00' 'L03 0.00 yes loan.user 0.00' 'L04 0.00 yes loan.payer 0.00')" ]
}

@test "F43 employment: labour 2 and nobody employed is listed, one employed is not, no labour is not applicable" {
	tsv 'household_id area_code poverty_status labour_persons household.employed_persons' 'H1 990301 registered 2 0' 'H2 990301 registered 2 1' \
		'H3 990301 registered 0 0' 'H4 990301 none 2 0' >r.tsv
	run --separate-stderr calc-columns -q -r "$policy/990301/employment.tsv" -d 2020-10-31 -n zero_employed,zero_employed.why,employment_state r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns household_id,zero_employed,zero_employed.why,employment_state)" = "$(tsv 'household_id zero_employed zero_employed.why employment_state' \
		'H1 yes emp.zero not-met' 'H2 no emp.works met' 'H3 no emp.nolabour not-applicable' 'H4 no emp.poor not-applicable')" ]
}

@test "F43 employment: counted from the members, a blank cell leaves it open" {
	people 990301 'poverty_status labour employed' '1 1980-01-01 registered full no' '1 1981-01-01 registered partial no' '1 1950-01-01 registered none no' \
		'1 1982-01-01 registered full .' '1 1983-01-01 registered full yes' | sed 's/^P0000[123]/A/; s/^P00004/B/; s/^P00005/C/' >r.tsv
	run --separate-stderr check-eligibility -q -r "$policy/990301/employment.tsv" -p zero_employed -d 2020-10-31 r.tsv
	[ "$status" -eq 0 ]
	[ "$(select-rows -q --distinct household_id -c household_id,decision,reasons <<<"$output")" = "$(printf '%s\t%s\t%s\n' household_id decision reasons \
		A yes emp.zero B review 'missing person.employed(1)' C no emp.works)" ]
}

@test "F43 employment: half a year of work at 200 a month is 1200.00; who is fit and idle may be a ranger" {
	people 990301 'from_month to_month poverty_status labour employed' '1 1980-01-01 2020-01 2020-06 registered full yes' '1 1981-01-01 2020-01 2020-06 registered partial no' \
		'1 1950-01-01 2020-01 2020-06 registered none no' >r.tsv
	calc-subsidy -q -r "$policy/990301/employment.tsv" -p job_aid -m 2020-01..2020-12 r.tsv >paid.tsv
	run --separate-stderr sum-funds -q -k id_number --stock-at 2020-06 paid.tsv
	[ "$status" -eq 0 ]
	[ "$(columns person_times,amount)" = "$(tsv 'person_times amount' '6 1200.00')" ]
	run --separate-stderr check-eligibility -q -r "$policy/990301/employment.tsv" -p ranger -m 2020-01 r.tsv
	[ "$status" -eq 0 ]
	[ "$(columns household_id,decision,reasons)" = "$(tsv 'household_id decision reasons' 'P00001 no ranger.works' 'P00002 yes ranger.yes' 'P00003 no ranger.weak')" ]
}
