#!/usr/bin/env bats
# track-targets: targets against figures.

load common

figures() {
	tsv 'key value unit period as_of qualifier note' 'urban.average 331.85 yuan/person-time 2016-01..2016-05 2016-05-31 exact ' \
		'rural.average 148.92 yuan/person-time 2016-01..2016-05 2016-05-31 exact ' 'homes 57 home  2016-05-20 exact ' \
		'fall -3     ' 'none      ' >fig.tsv
}

# the rows of a target with this relation and value against the figures
stand() {
	tsv 'target_id key relation_to_target target_value' "t $*" >one.tsv
	track-targets -q one.tsv fig.tsv | sed 1d | cut -f 5- | tr '\t' ' '
}

@test "percent of the printed figure, gap, state, days left" {
	figures
	tsv 'target_id task key relation_to_target target_value unit due_date leader' \
		'T1 a urban.average ge 260 yuan/person-time 2016-12-31 x' 'T2 b rural.average  150 yuan/person-time 2016-05-10 ' \
		'T3 c homes ge 60 home  ' 'T4 d nobody ge 60   ' >targets.tsv
	hold 0 "$(tsv 'target_id task key relation_to_target target_value unit due_date leader value percent gap state days_left' \
		'T1 a urban.average ge 260 yuan/person-time 2016-12-31 x 331.85 127.63 -71.85 met 225' \
		'T2 b rural.average  150 yuan/person-time 2016-05-10  148.92 99.28 1.08 not-met -10' \
		'T3 c homes ge 60 home   57 95.00 3 not-met ' 'T4 d nobody ge 60       missing ')" \
		'track-targets: 1 met, 2 not met, 0 exceeded, 1 missing
track-targets: 4 rows in, 4 out, 0 refused' -- track-targets -d 2016-05-20 targets.tsv fig.tsv
	hold 0 "$(tsv 'target_id value state' 'T1 331.85 met' 'T2 148.92 not-met' 'T3 57 not-met' 'T4  missing')" '' -- \
		bash -c 'track-targets -q - fig.tsv <targets.tsv | cut -f 1,9,12'
}

@test "relations, zero and negative" {
	figures
	[ "$(stand homes ge 57)" = '57 100.00 0 met' ]
	[ "$(stand homes gt 57)" = '57 100.00 0 not-met' ]
	[ "$(stand homes le 57)" = '57 100.00 0 met' ]
	[ "$(stand homes le 56.5)" = '57 100.88 0.5 exceeded' ]
	[ "$(stand homes lt 57)" = '57 100.00 0 exceeded' ]
	[ "$(stand homes eq 57)" = '57 100.00 0 met' ]
	[ "$(stand homes eq 58)" = '57 98.28 1 not-met' ]
	[ "$(stand homes eq 56)" = '57 101.79 -1 exceeded' ]
	[ "$(stand homes ge 0)" = '57  -57 met' ]
	[ "$(stand fall le -2)" = '-3 150.00 -1 met' ]
	[ "$(stand rural.average ge 150)" = '148.92 99.28 1.08 not-met' ]
	[ "$(stand none ge 1)" = '   missing' ]
}

@test "the newest as_of counts, wherever it stands" {
	tsv 'key value as_of' 'a 3 2016-03-31' 'a 1 ' >one.tsv
	tsv 'as_of key value' '2016-01-31 a 2' >two.tsv
	tsv 'target_id key target_value' 'T a 3' >targets.tsv
	hold 0 "$(tsv 'target_id key target_value value percent gap state' 'T a 3 3 100.00 0 met')" '' -- track-targets -q targets.tsv one.tsv two.tsv
}

@test "figures of targets" {
	figures
	tsv 'target_id key relation_to_target target_value' 'T1 homes ge 60' 'T2 nobody ge 1' 'T3 homes ge 0' >targets.tsv
	want=$(tsv 'key value unit period as_of qualifier note' 'goal.T1.value 57 home  2016-05-20 exact not-met' \
		'goal.T1.gap 3 home  2016-05-20 exact not-met' 'goal.T1.percent 95.00 percent  2016-05-20 exact not-met' \
		'goal.T3.value 57 home  2016-05-20 exact met' 'goal.T3.gap -57 home  2016-05-20 exact met' \
		'goal.met 1 target   exact ' 'goal.not_met 1 target   exact ' 'goal.exceeded 0 target   exact ' \
		'goal.missing 1 target   exact ' 'goal.targets 3 target   exact ')
	hold 0 "$want" '' -- track-targets -q -F goal targets.tsv fig.tsv
	track-targets -q targets.tsv fig.tsv >table.want
	hold 0 "$(cat table.want)" '' -- track-targets -q -F goal --figures-to f.tsv targets.tsv fig.tsv
	assert_equal "$(cat f.tsv)" "$want"
}

@test "-e" {
	figures
	tsv 'target_id key target_value' 'T1 homes 57' >good.tsv
	tsv 'target_id key target_value' 'T1 homes 58' >short.tsv
	tsv 'target_id key target_value' 'T1 nobody 58' >missing.tsv
	track-targets -qe good.tsv fig.tsv
	run -1 track-targets -qe short.tsv fig.tsv
	run -1 track-targets -qe missing.tsv fig.tsv
	run -0 track-targets -q missing.tsv fig.tsv
}

@test "a misspelt key gets a hint" {
	figures
	tsv 'target_id key target_value' 'T1 urban.averge 1' >targets.tsv
	run -0 --separate-stderr track-targets targets.tsv fig.tsv
	[ "${stderr_lines[0]}" = "track-targets: targets.tsv:2: no figure 'urban.averge'; did you mean 'urban.average'?" ]
}

@test "what is wrong with a target" {
	figures
	bad() {
		tsv 'target_id key relation_to_target target_value unit due_date' 'T0 homes ge 1  ' "$1" >targets.tsv
		run -2 --separate-stderr track-targets targets.tsv fig.tsv
		assert_equal "$stderr" "track-targets: $2"
	}
	bad 'T0 homes ge 60  ' "targets.tsv:3: column 'target_id': the target_id of line 2 again"
	bad ' homes ge 60  ' "targets.tsv:3: column 'target_id': a target without an id"
	bad 'T1  ge 60  ' "targets.tsv:3: column 'key': no figure key"
	bad 'T1 homes ge 60户  ' "targets.tsv:3: column 'target_value': '60户' is not a number"
	bad 'T1 homes ge   ' "targets.tsv:3: column 'target_value': '' is not a number"
	bad 'T1 homes >= 60  ' "targets.tsv:3: column 'relation_to_target': '>=' is none of ge, gt, le, lt, eq"
	bad 'T1 homes ge 60  2016-13-01' "targets.tsv:3: column 'due_date': '2016-13-01' is not a date"
	bad 'T1 homes ge 60 household ' "fig.tsv:4: column 'unit': figure 'homes' is in home, target 'T1' in household"
}

@test "what is wrong with the tables" {
	figures
	tsv 'target_id key target_value' 'T0 homes 1' >targets.tsv
	hold 2 '' "track-targets: fig.tsv:1: no column 'target_id'" -- track-targets fig.tsv fig.tsv
	tsv 'key value as_of' 'a 1 2016-05-31' 'a 1 2016-05-31' >two.tsv
	hold 2 '' "track-targets: two.tsv:3: column 'key': the same figure as of '2016-05-31' is there already (two.tsv:2)" -- track-targets targets.tsv two.tsv
	tsv 'key value' 'homes about' >word.tsv
	hold 2 '' "track-targets: word.tsv:2: column 'value': figure 'homes' is not a number" -- \
		track-targets targets.tsv word.tsv
	tsv 'key value as_of' 'a 1 2016-05' >day.tsv
	hold 2 '' "track-targets: day.tsv:2: column 'as_of': '2016-05' is not a date (2016-05-31)" -- track-targets targets.tsv day.tsv
	tsv 'target_id key target_value state' 'T0 homes 1 x' >state.tsv
	hold 2 '' "track-targets: state.tsv:1: column 'state': is there already; it would be appended" -- track-targets state.tsv fig.tsv
}

@test "usage" {
	figures
	for options in '' '-d 2016-05' '--figures-to f fig.tsv' '-x f fig.tsv'; do
		# shellcheck disable=SC2086 # several words
		run -2 --separate-stderr track-targets $options fig.tsv
		assert_equal "$output" ''
		[[ $stderr == 'track-targets: '*$'\n'usage:* ]] || { echo "$options: $stderr"; return 1; }
	done
}

@test "a report can write the state in Chinese" {
	tsv 'target_id key target_value' 'T1 a 1' 'T2 b 1' 'T3 c 1' >targets.tsv
	tsv 'key value' 'a 1' 'b 0' >figures.tsv
	track-targets -q -o now.tsv targets.tsv figures.tsv
	hold 0 '完成，未完成，缺指标，' '' -- gen-report -q -T <(echo '{{#t}}{{state|label}}，{{/t}}') t=now.tsv figures.tsv
}
