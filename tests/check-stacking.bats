#!/usr/bin/env bats
# check-stacking: benefits that must not be held together in one month.
# shellcheck disable=SC2154 # stderr is set by run --separate-stderr

load common

rules=$BATS_TEST_DIRNAME/../share/policy/national/stacking.tsv
a=990101196001010015 b=990101198001010022 c=990101201001010035

# paid ROW...: month programme household id residence persons amount
paid() {
	tsv 'month programme household_id id_number residence persons amount' "$@" >paid.tsv
}

# the findings without sentences and citations
found() {
	check-stacking -q -r "$rules" "$@" | sed 1d | cut -f 1-3,6-12 | tr '\t' ' '
}

# pair A B: what is said of two benefits of one person of 100.00 and 80.00, in either order
pair() {
	local here
	paid "2024-07 $1 H $a rural 1 100.00" "2024-07 $2 H $a rural 1 80.00"
	here=$(check-stacking -q -r "$rules" paid.tsv | sed 1d | cut -f 2,9,12 | tr '\t' ' ')
	paid "2024-07 $2 H $a rural 1 80.00" "2024-07 $1 H $a rural 1 100.00"
	[ "$here" = "$(check-stacking -q -r "$rules" paid.tsv | sed 1d | cut -f 2,9,12 | tr '\t' ' ')" ] || echo order
	echo "${here:-fine}"
}

@test "the pack of pairs: its cases, every row" {
	hold 0 "$(tsv 'finding_id check severity file line column name case expected actual message cites')" '' -- \
		check-rules -q -e -r "$rules" --cases "${rules%/*}/cases-stacking.tsv" --coverage
}

@test "F30 dibao and tekun must not be held together, living and nursing may" {
	[ "$(pair dibao tekun)" = 'stacking-forbidden dibao+tekun 100.00' ]
	[ "$(pair living nursing)" = fine ]
	[ "$(pair tekun living)" = 'stacking-forbidden tekun+living 80.00' ]
	[ "$(pair orphan nursing)" = fine ]
	[ "$(pair orphan living)" = 'stacking-forbidden orphan+living 80.00' ]
	[ "$(pair nursing injury_care)" = 'stacking-forbidden nursing+injury_care 100.00' ]
	[ "$(pair orphan unattended)" = 'stacking-forbidden orphan+unattended 80.00' ]
}

@test "of two only the higher: the lower is cut" {
	[ "$(pair living pension)" = 'stacking-higher living+pension 80.00' ]
	paid "2024-07 living H $a rural 1 80.00" "2024-07 pension H $a rural 1 80.00"
	[ "$(check-stacking -q -r "$rules" paid.tsv | sed 1d | cut -f 2,10-12)" = $'stacking-higher\t80.00\t160.00\t80.00' ]
}

@test "what an area decides is for review, an unknown pair is a doubt, temporary aid goes with all" {
	[ "$(pair tekun old_age)" = 'stacking-review tekun+old_age ' ]
	[ "$(pair nursing elder_service)" = 'stacking-review nursing+elder_service ' ]
	paid "2024-07 student H $a rural 1 100.00" "2024-07 loan H $a rural 1 1.00" "2024-07 temporary H $a rural 1 5.00"
	[ "$(check-stacking -q -r "$rules" paid.tsv | sed 1d | cut -f 2,3,9)" = $'stacking-unruled\tdoubt\tstudent+loan' ]
}

@test "every pair of the matrix, as the rules have it" {
	local want list=() got
	while read -r x y want; do
		[ "${x:0:1}" = '#' ] && continue
		got=$(pair "$x" "$y")
		got=${got%% *}
		[ "${got#stacking-}" = "$want" ] || list+=("$x $y: wanted $want, got $got")
	done <<-'END'
		dibao tekun forbidden
		dibao orphan forbidden
		dibao unattended review
		dibao living fine
		dibao nursing fine
		dibao old_age fine
		dibao elder_service fine
		dibao temporary fine
		dibao medical fine
		dibao price fine
		dibao injury_care review
		tekun orphan forbidden
		tekun unattended review
		tekun living forbidden
		tekun nursing forbidden
		tekun old_age review
		tekun elder_service review
		tekun temporary fine
		tekun medical fine
		tekun price fine
		tekun injury_care review
		orphan unattended forbidden
		orphan living forbidden
		orphan nursing fine
		orphan temporary fine
		orphan medical fine
		orphan price fine
		unattended living review
		unattended nursing fine
		unattended temporary fine
		unattended medical fine
		unattended price fine
		living nursing fine
		living old_age review
		living elder_service review
		living temporary fine
		living medical fine
		living injury_care forbidden
		nursing old_age review
		nursing elder_service review
		nursing temporary fine
		nursing medical fine
		nursing injury_care forbidden
		old_age elder_service review
		old_age temporary fine
		old_age medical fine
		old_age injury_care fine
	END
	printf '%s\n' "${list[@]}"
	[ "${#list[@]}" -eq 0 ]
}

@test "the price subsidy of children begins in 2021" {
	paid "2020-12 orphan H $a rural 1 100.00" "2020-12 price H $a rural 1 80.00" \
		"2021-01 orphan H $a rural 1 100.00" "2021-01 price H $a rural 1 80.00"
	[ "$(found paid.tsv)" = "stacking:2020-12:H:1:orphan+price stacking-unruled doubt H $a 2020-12 orphan+price  180.00 " ]
}

@test "a household's benefit: held by the household, and by the members of a register" {
	tsv 'month programme household_id id_number residence persons amount' '2024-07 dibao H1  rural 3 451.00' \
		"2024-07 tekun H1 $a rural 1 399.00" '2024-07 dibao H2  rural 2 300.00' '2024-07 dibao H2  urban 2 500.00' >paid.tsv
	hold 0 'stacking:2024-07:H2:dibao+dibao' \
		'check-stacking: the rules are an example: its standards and rates must not decide about anybody
check-stacking: 3 benefits of households without members in --members are compared within the household only
check-stacking: 1 holders of several benefits: 1 forbidden, 0 higher, 0 difference, 0 review, 0 unruled, 0 given
check-stacking: 4 rows in, 1 out, 0 refused' -- bash -c "check-stacking -r '$rules' paid.tsv | sed 1d | cut -f 1"
	tsv 'household_id id_number covered' "H1 $a yes" "H1 $b yes" "H1 $c yes" "H2 $b " "H2 $c yes" >members.tsv
	# the two benefits of H2 are one finding, not one for each member; b and c are in two households
	[ "$(found --members members.tsv paid.tsv | cut -d ' ' -f 1,4,8-10)" = "stacking:2024-07:H1:1:dibao+tekun H1 699.67 850.00 150.33
stacking:2024-07:H1+H2:2:dibao+dibao H1 601.00 751.00 150.00
stacking:2024-07:H1+H2:2:dibao+dibao H1 800.67 951.00 150.33
stacking:2024-07:H1+H2:3:dibao+dibao H1 601.00 751.00 150.00
stacking:2024-07:H1+H2:3:dibao+dibao H1 800.67 951.00 150.33
stacking:2024-07:H2:dibao+dibao H2 500.00 800.00 300.00" ]
	sed -i "s/$a\tyes/$a\tno/" members.tsv
	[ "$(found --members members.tsv paid.tsv | grep -c tekun)" = 0 ]
}

@test "members of a month, and from_month to to_month" {
	paid '2024-07 dibao H  rural 2 200.00' "2024-07 tekun H $a rural 1 300.00" '2024-08 dibao H  rural 1 100.00' \
		"2024-08 tekun H $a rural 1 300.00"
	tsv 'month household_id id_number' "2024-07 H $a" "2024-07 H $b" "2024-08 H $b" >members.tsv
	[ "$(found --members members.tsv paid.tsv | cut -d ' ' -f 1,10)" = 'stacking:2024-07:H:1:dibao+tekun 100.00' ]
	tsv 'household_id id_number from_month to_month' "H $a 2024-08 " "H $b  2024-07" >members.tsv
	[ "$(found --members members.tsv paid.tsv | cut -d ' ' -f 1,10)" = 'stacking:2024-08:H:1:dibao+tekun 100.00' ]
}

@test "a person in two households is found, batches of one benefit are one" {
	paid "2024-07 living H1 $a rural 1 100.00" "2024-07 living H2 $a rural 1 90.00"
	[ "$(found paid.tsv)" = "stacking:2024-07:H1+H2:1:living+living stacking-forbidden error H1 $a 2024-07 living+living 100.00 190.00 90.00" ]
	tsv 'month programme household_id id_number batch amount' "2024-07 living H $a 1 100.00" "2024-07 living H $a 2 5.50" \
		"2024-07 tekun H $a 1 7.00" >paid.tsv
	[ "$(found paid.tsv)" = "stacking:2024-07:H:1:tekun+living stacking-forbidden error H $a 2024-07 tekun+living 7.00 112.50 105.50" ]
}

@test "difference: what is beyond the full amount is cut, and nothing where it is not" {
	tsv 'name value unit cite' 'pair.full 1000 yuan 示例' >full.tsv
	tsv 'household_id id_number' "H $a" "H $b" "H $c" >members.tsv
	paid '2024-07 dibao H  rural 3 600.00' "2024-07 unattended H $a rural 1 900.00"
	[ "$(found -r full.tsv --members members.tsv paid.tsv | cut -d ' ' -f 1,2,8-10)" = \
		'stacking:2024-07:H:1:dibao+unattended stacking-difference 1400.00 1500.00 100.00' ]
	paid '2024-07 dibao H  rural 3 600.00' "2024-07 unattended H $a rural 1 800.00"
	[ "$(found -r full.tsv --members members.tsv paid.tsv)" = '' ]
	paid '2024-07 dibao H  rural 3 600.03' "2024-07 unattended H $a rural 1 800.00"
	[ "$(found -r full.tsv --members members.tsv paid.tsv | cut -d ' ' -f 10)" = 0.01 ]
}

@test "signed decisions beat the rules and are cited" {
	paid "2024-07 dibao H $a rural 1 100.00" "2024-07 tekun H $a rural 1 300.00" "2024-08 dibao H $a rural 1 100.00" \
		"2024-08 tekun H $a rural 1 300.00" "2024-08 living H2 $b rural 1 100.00" "2024-08 nursing H2 $b rural 1 120.00"
	tsv 'key programme from to decision reason signed_by signed_on' 'H tekun+dibao 2024-07 2024-07 yes kept L 2024-06-28' \
		"$b living+nursing   no once L 2024-07-01" >signed.tsv
	run --separate-stderr check-stacking -q -e -r "$rules" --lang en --decisions signed.tsv paid.tsv
	[ "$status" -eq 1 ]
	[ "$(sed 1d <<<"$output" | cut -f 1-3,12,14)" = "$(tsv 'stacking:2024-07:H:1:dibao+tekun stacking-given note  given:_signed.tsv:2;_国务院令第649号（条次待核）（待核）' \
		'stacking:2024-08:H:1:dibao+tekun stacking-forbidden error 100.00 国务院令第649号（条次待核）（待核）' \
		'stacking:2024-08:H2:1:living+nursing stacking-forbidden error 100.00 given:_signed.tsv:3' | tr _ ' ')" ]
	run --separate-stderr check-stacking -q -e -r "$rules" -m 2024-07 --decisions signed.tsv paid.tsv
	[ "$status" -eq 0 ]
	[[ ${lines[1]} == *最低生活保障与特困人员救助供养经书面决定准予同时享受（2024-06-28\ 签署）* ]]
}

@test "decisions that are none" {
	paid "2024-07 dibao H $a rural 1 100.00"
	local head='key programme from to decision reason signed_by signed_on'
	while IFS='|' read -r row column text; do
		tsv "$head" "$row" >signed.tsv
		hold 2 '' "check-stacking: signed.tsv:2: column '$column': $text" -- \
			check-stacking -q -r "$rules" --decisions signed.tsv paid.tsv
	done <<-'END'
		H dibao+tekun   yes why  2024-06-28|signed_by|is empty
		H dibao   yes why L 2024-06-28|programme|is not two programmes like dibao+tekun
		H dibao+tekun   maybe why L 2024-06-28|decision|is none of yes, no, review
		H dibao+tekun 2024  yes why L 2024-06-28|from|is not a day or month
		H dibao+tekun   yes why L June|signed_on|is not a day or month
	END
}

@test "figures: one benefit that two findings cut is cut once" {
	paid "2024-07 tekun H $a rural 1 300.00" "2024-07 dibao H $a rural 1 100.00" "2024-07 living H $a rural 1 50.00" \
		"2024-06 living H $a rural 1 50.00" "2024-06 living K $a rural 1 50.00" "2024-06 living L $a rural 1 50.00"
	[ "$(check-stacking -q -r "$rules" -F st paid.tsv | cut -f 1-4 | tr '\t' ' ')" = 'key value unit period
st.forbidden 5 finding 2024-06..2024-07
st.higher 0 finding 2024-06..2024-07
st.difference 0 finding 2024-06..2024-07
st.review 0 finding 2024-06..2024-07
st.unruled 0 finding 2024-06..2024-07
st.given 0 finding 2024-06..2024-07
st.unpriced 0 finding 2024-06..2024-07
st.holders 2 holder-month 2024-06..2024-07
st.found 2 holder-month 2024-06..2024-07
st.cut 250.00 yuan 2024-06..2024-07' ]
	check-stacking -q -r "$rules" -F st --figures-to fig.tsv -o out.tsv paid.tsv
	[ "$(wc -l <fig.tsv)" -eq 11 ]
	[ "$(wc -l <out.tsv)" -eq 6 ]
}

@test "bad payments are named, or go to -x" {
	tsv 'month programme household_id id_number amount' '2024-7 dibao H  1' '2024-07  H  1' '2024-07 dibao   1' '2024-07 dibao H  x' >bad.tsv
	run --separate-stderr check-stacking -q -r "$rules" bad.tsv
	[ "$status" -eq 2 ]
	[ "$stderr" = "check-stacking: bad.tsv:2: column 'month': '2024-7' is not a month
check-stacking: bad.tsv:3: column 'programme': is empty
check-stacking: bad.tsv:4: neither household_id nor id_number: nobody holds it
check-stacking: bad.tsv:5: column 'amount': 'x' is not an amount" ]
	run --separate-stderr check-stacking -q -r "$rules" -x refused.tsv bad.tsv
	[ "$status" -eq 0 ]
	[ "$(wc -l <refused.tsv)" -eq 5 ]
}

@test "an amount that is not known: found, without a cut" {
	paid "2024-07 dibao H $a rural 1 " "2024-07 tekun H $a rural 1 300.00"
	[ "$(found paid.tsv)" = "stacking:2024-07:H:1:dibao+tekun stacking-forbidden error H $a 2024-07 dibao+tekun   " ]
	[ "$(check-stacking -q -r "$rules" -F st paid.tsv | grep -c 'unpriced	1')" -eq 1 ]
}

@test "what was paid and taken back, or awarded as nothing, is not held" {
	tsv 'month programme household_id id_number batch amount' "2024-07 dibao H $a 1 100.00" "2024-07 dibao H $a 2 -100.00" \
		"2024-07 tekun H $a 1 300.00" "2024-07 living H $a 1 0.00" >paid.tsv
	[ "$(found paid.tsv)" = '' ]
	[ "$(check-stacking -q -r "$rules" -F st paid.tsv | grep -c $'holders\t0')" -eq 1 ]
}

@test "an amount that the rules say cannot be: the column is named as the table has it" {
	paid "2024-07 dibao H $a rural 1 1.00" "2024-07 tekun H $a rural 1 2.00"
	run --separate-stderr check-stacking -q -r "$rules" -r <(tsv 'name when unit' 'pair.amount pair.amount<=0.50 yuan') paid.tsv
	[ "$stderr" = "check-stacking: paid.tsv:2: column 'amount': RANGE: pair.amount breaks its declaration" ]
}

@test "rules: none, no pair.allowed, both orders that disagree, areas" {
	paid "2024-07 dibao H $a rural 1 1.00" "2024-07 nursing H $a rural 1 2.00"
	hold 2 '' 'check-stacking: the rules have no pair.allowed: nothing says what may be held together' -- \
		check-stacking -q -r "$BATS_TEST_DIRNAME/../man/examples/lowincome.tsv" paid.tsv
	cp "$rules" rules.tsv
	tsv 'id name ?programme ?other value unit area cite' 'x pair.allowed nursing dibao no bool 990101 示例' >>rules.tsv
	hold 2 '' "check-stacking: paid.tsv:1: no column 'area_code', and the rules differ by area: say --area CODE" -- \
		check-stacking -q -r rules.tsv paid.tsv
	run --separate-stderr check-stacking -q -r rules.tsv --area 990101 paid.tsv
	[ "$status" -eq 2 ]
	[ "$stderr" = 'check-stacking: paid.tsv:2: CONFLICT: the rules say one thing of dibao and nursing, and another in the other order' ]
	hold 0 "$(check-stacking -q -r "$rules" paid.tsv)" '' -- check-stacking -q -r rules.tsv --area 990102 paid.tsv
	run --separate-stderr check-stacking -q paid.tsv
	[ "$status" -eq 2 ]
	[[ $stderr == 'check-stacking: -r is needed: no rules are built in'* ]]
}

@test "a national rule that leaves a pair to the area is decided there" {
	tsv 'id name ?programme ?other value unit area over cite' 'here pair.allowed tekun old_age yes bool 990101 st.tekunold 示例' >here.tsv
	paid "2024-07 tekun H $a rural 1 1.00" "2024-07 old_age H $a rural 1 2.00"
	[ "$(found -r here.tsv --area 990101 paid.tsv)" = '' ]
	[ "$(found -r here.tsv --area 990102 paid.tsv | wc -l)" -eq 1 ]
}
