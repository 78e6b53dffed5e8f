#!/usr/bin/env bats
# Steps of identification and approval: in order, published long enough, through the programs.

load common

pack=$BATS_TEST_DIRNAME/../share/policy/990301/procedure.tsv
names='case_id area_code step1_on step2_on step3_on step4_on applied_on village_on town_on posted_from posted_to approved_on'

# judged NAME VALUE...: a good case with some of its cells replaced; the names asked for after --
judged() {
	local -A cell=([case_id]=C1 [area_code]=990301 [step1_on]=2020-03-01 [step2_on]=2020-03-02 [step3_on]=2020-03-05
		[step4_on]=2020-03-08 [applied_on]=2020-03-01 [village_on]=2020-03-05 [town_on]=2020-03-08 [posted_from]=2020-03-10
		[posted_to]=2020-03-16 [approved_on]=2020-03-20)
	local row='' name
	while [ "$1" != -- ]; do
		cell[$1]=$2
		shift 2
	done
	for name in $names; do
		row+="${row:+ }${cell[$name]}"
	done
	tsv "$names" "$row" >case.tsv
	calc-columns -q -r "$pack" -d 2020-12-31 -n "$2" case.tsv | sed 1d | cut -f 13- | tr '\t' ' '
}

@test "procedure pack: its cases, every row" {
	hold 0 "$(tsv 'finding_id check severity file line column name case expected actual message cites')" '' -- \
		check-rules -q -e -r "$pack" --cases "${pack%/*}/cases-procedure.tsv" --coverage
}

@test "F24 five steps of identification: all in order" {
	[ "$(judged -- steps,steps.why,posting_days)" = 'yes steps.ok 7' ]
	[ "$(judged step2_on 2020-03-01 -- steps)" = yes ]
}

@test "F24 step 4 before step 3 is an error, and is named" {
	[ "$(judged step4_on 2020-03-04 -- steps,steps.why,steps.note)" = 'no steps.4 第4步（评议）早于第3步（比）' ]
	[ "$(judged step3_on 2020-03-01 -- steps,steps.why)" = 'no steps.3' ]
	[ "$(judged step2_on 2020-02-01 -- steps,steps.why)" = 'no steps.2' ]
	[ "$(judged posted_from 2020-03-07 -- steps,steps.why)" = 'no steps.5' ]
}

@test "F24 a step without a date is for review" {
	[ "$(judged step3_on '' -- steps,steps.why)" = 'review missing case.step3_on' ]
	[ "$(judged approved_on '' -- approval,approval.why)" = 'review missing case.approved_on' ]
}

@test "F24 the county decides after the publication, not before" {
	[ "$(judged -- approval,approval.why,elapsed_days)" = 'yes appr.ok 19' ]
	[ "$(judged approved_on 2020-03-09 -- approval,approval.why)" = 'no appr.early' ]
	[ "$(judged approved_on 2020-03-16 -- approval,approval.why)" = 'no appr.during' ]
	[ "$(judged approved_on 2020-03-17 -- approval)" = yes ]
	[ "$(judged village_on 2020-02-01 -- approval,approval.why)" = 'no appr.village' ]
	[ "$(judged town_on 2020-03-04 -- approval,approval.why)" = 'no appr.town' ]
}

@test "F24 six days of publication are short of seven" {
	[ "$(judged posted_to 2020-03-15 -- posting_days,steps,steps.why)" = '6 no steps.short' ]
	[ "$(judged posted_to 2020-03-15 -- approval,approval.why,approval.note)" = 'no appr.short 公示天数不足' ]
	# another place asks for five
	tsv 'name value unit area from cite' 'case.posting_min 5 int 990301 2020-01-01 示例' >five.tsv
	[ "$(calc-columns -q -r "$pack" -r five.tsv -d 2020-12-31 -n approval case.tsv | tail -n 1 | cut -f 13)" = yes ]
}

@test "F24 the errors of many cases as a list, by check-eligibility" {
	judged -- approval >/dev/null
	cp case.tsv cases.tsv
	judged approved_on 2020-03-09 -- approval >/dev/null
	sed -n '2s/^C1/C2/p' case.tsv >>cases.tsv
	run --separate-stderr bash -c "calc-columns -q -r '$pack' -d 2020-12-31 -n approval,approval.why cases.tsv |
		select-rows -q -w \"approval = 'no'\" -c case_id,approval.why"
	[ "$output" = "$(tsv 'case_id approval.why' 'C2 appr.early')" ]
}
