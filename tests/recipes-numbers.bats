#!/usr/bin/env bats
# The comparisons of share/recipes over registers of other offices: damaged numbers, answers, the ledger over two
# months, sheets as they come.

load common
load recipes

# damage ID: another digit in the sequence; never a valid number
damage() {
	local digit=${1:15:1}
	echo "${1:0:15}$(((digit + 1) % 10))${1:16}"
}
# named COLUMNS ROW...: a table; "." is an empty cell
named() {
	tsv "$@" | awk -F '\t' -v OFS='\t' '{ for (i = 1; i <= NF; i++) if ($i == ".") $i = ""; print }'
}
# those of our register
ours() {
	named 'household_id township village residence family_size relation id_number name birth_date labour' \
		"H1 甲镇 东村 rural 1 head $p1 甲一 1950-01-01 none" "H2 甲镇 东村 rural 1 head $p2 乙二 1950-01-02 none" \
		"H3 乙镇 西村 rural 1 head $p3 丙三民 1950-01-03 none" "H4 乙镇 西村 rural 1 head $p4 丁四 1950-01-04 none" >register.tsv
}

@test "damaged numbers: dead. Found by name and birth; what is not sure is to be looked at, and the answer counts" {
	ours
	pay "2016-04 dibao H1 $p1 甲镇 1 100.00" "2016-05 dibao H1 $p1 甲镇 1 100.00" "2016-05 dibao H2 $p2 甲镇 1 100.00" \
		"2016-05 dibao H3 $p3 乙镇 1 100.00" "2016-05 dibao H4 $p4 乙镇 1 100.00"
	# p1: a digit; p2: his number under another's name; p3: one character of the name; nobody's number that is wrong
	named 'id_number name birth_date death_date' "$(damage "$p1") 甲一 1950-01-01 2016-03-05" "$p2 王麻子 1950-01-02 2016-03-05" \
		"$p3 丙三明 1950-01-03 2016-03-05" "123 戊五 . 2016-03-05" "$p9 外人 1950-01-09 2016-03-05" >deaths.tsv
	run -0 recipe dead
	[ "$output" = 'out/look/deaths.tsv: 2 rows to look at' ]
	found dead 'doubt_dead 甲镇 H1 2016-04' 'doubt_dead 甲镇 H1 2016-05' 'doubt_dead 乙镇 H3 2016-05'
	[ "$(select-rows -q -c name,name_right,match,decision out/look/deaths.tsv)" = "$(named 'name name_right match decision' \
		'乙二 王麻子 conflict .' '. 戊五 right .')" ]
	# nobody is lost: all rows of theirs, those to look at without a number
	[ "$(select-rows -q -c id_number,name out/numbered/deaths.tsv)" = "$(named 'id_number name' "$p1 甲一" ". 王麻子" "$p3 丙三明" \
		'. 戊五' "$p9 外人")" ]
	mkdir answers
	sed '2s/$/same/' out/look/deaths.tsv >answers/deaths.tsv
	recipe dead
	found dead 'doubt_dead 甲镇 H1 2016-04' 'doubt_dead 甲镇 H1 2016-05' 'doubt_dead 甲镇 H2 2016-05' 'doubt_dead 乙镇 H3 2016-05'
	sed -i '2s/same$/different/' answers/deaths.tsv
	recipe dead
	found dead 'doubt_dead 甲镇 H1 2016-04' 'doubt_dead 甲镇 H1 2016-05' 'doubt_dead 乙镇 H3 2016-05'
	[ "$(sed 1d out/look/deaths.tsv | wc -l)" -eq 1 ]
}

@test "damaged numbers: one person in several rows of another office, with other townships and births, is one person" {
	ours
	pay "2016-05 dibao H1 $p1 甲镇 1 100.00"
	named 'id_number name township birth_date death_date' "$p1 甲一 甲镇 1950-01-01 2016-04-05" "$p1 甲一 乙镇 1950-01-01 2016-03-05" \
		"$p1 甲一 . . 2016-03-09" >deaths.tsv
	recipe dead
	found dead 'doubt_dead 甲镇 H1 2016-05'
	[ "$(wc -l <out/look/deaths.tsv)" -eq 1 ]
	[ "$(wc -l <out/dead-dates.tsv)" -eq 4 ]
}

@test "what is to be looked at goes to people as a workbook, and their answers come back" {
	needs_xlsx
	ours
	pay "2016-05 dibao H1 $p1 甲镇 1 100.00" "2016-05 dibao H2 $p2 甲镇 1 100.00"
	named 'id_number name birth_date death_date' "$p1 赵六 1950-01-01 2016-03-05" "$p2 王麻子 1950-01-02 2016-03-05" >deaths.tsv
	recipe dead 2>/dev/null
	found dead
	export-table -q --format csv out/look/deaths.tsv >look.csv
	grep -q '乙册姓名.*比对依据,结论' look.csv
	sed -i 's/\r$//; /王麻子/s/$/同一人/; /赵六/s/$/不是同一人/' look.csv
	mkdir answers
	import-table -q -o answers/deaths.tsv look.csv
	recipe dead
	found dead 'doubt_dead 甲镇 H2 2016-05'
	[ "$(wc -l <out/look/deaths.tsv)" -eq 1 ]
}

@test "damaged numbers: ours is the damaged one; the doubt keeps it" {
	local d
	d=$(damage "$p1")
	named 'month programme household_id id_number name birth_date township persons amount' \
		"2016-05 dibao H1 $d 甲一 1950-01-01 甲镇 1 100.00" >payments.tsv
	named 'id_number name birth_date death_date' "$p1 甲一 1950-01-01 2016-03-05" >deaths.tsv
	recipe dead
	found dead 'doubt_dead 甲镇 H1 2016-05'
	[ "$(select-rows -q -c id_number out/dead.tsv | tail -n 1)" = "$d" ]
}

@test "damaged numbers: poor, both directions add up; who is to be looked at is not missed" {
	ours
	# both: p1, p2 with a digit wrong; missed: p5; to look at: p3's number under another name, and a wrong one of nobody
	named 'household_id township village id_number name birth_date' "P1 甲镇 东村 $p1 甲一 1950-01-01" \
		"P2 甲镇 东村 $(damage "$p2") 乙二 1950-01-02" "P3 乙镇 西村 $p3 王麻子 1950-01-03" "P5 乙镇 西村 $p5 戊五 1950-01-05" \
		"P6 乙镇 北村 $(damage "$p6") 己六 1950-01-06" >poor.tsv
	recipe poor
	found poor 'doubt_poor 乙镇 P5 _'
	sums poor-townships 'township poor both missed to_look percent other' '甲镇 2 2 0 0 100.00 0' '乙镇 3 0 1 2 0.00 1' \
		'total 5 2 1 2 40.00 1'
	sums poor-sum 'township households persons' '乙镇 1 1' 'total 1 1'
	[ "$(select-rows -q -c household_id out/poor-other.tsv)" = 'household_id
H4' ]
}

@test "damaged numbers: premium; who may be insured is not asked about" {
	named 'household_id township village id_number name birth_date' "H1 甲镇 东村 $p1 甲一 1950-01-01" "H2 甲镇 东村 $p2 乙二 1950-01-02" \
		"H3 乙镇 西村 $p3 丙三 1950-01-03" "H4 乙镇 西村 $p4 丁四 1950-01-04" >persons.tsv
	named 'id_number name birth_date paid_by' "$(damage "$p1") 甲一 1950-01-01 民政" "$p1 甲一 1950-01-01 扶贫" \
		"$p2 王麻子 1950-01-02 民政" "$(damage "$p4") 丁四 1950-01-04 民政" >insured.tsv
	recipe premium
	found premium 'doubt_premium 乙镇 H3 _'
	[ "$(select-rows -q -c id_number,paid_by out/numbered/insured.tsv | tail -n 1)" = "$(tsv "$p4 民政")" ]
}

@test "damaged numbers: certificates of one person in town and country; residence" {
	named 'household_id township residence village id_number name birth_date benefit_no' "H1 甲镇 urban 东村 $p1 甲一 1950-01-01 C1" \
		"H2 甲镇 urban 东村 $p2 乙二 1950-01-02 C2" "H7 乙镇 rural 东村 $(damage "$p1") 甲一 1950-01-01 C7" \
		"H8 乙镇 rural 西村 $p8 辛八 1950-01-08 C8" >benefits.tsv
	recipe certificates
	found certificates 'doubt_certificates 乙镇 H7 _'
	sort benefits.tsv | sed -n '/household_id/p' >register.tsv
	sed 1d benefits.tsv | sort >>register.tsv
	recipe residence
	found residence 'doubt_residence 乙镇 H7 _'
}

@test "damaged numbers: filed and waived though the paper has a slip; who may be is not asked about" {
	ours
	for name in kin filed waivers; do
		named 'id_number name birth_date' "$(damage "$p1") 甲一 1950-01-01" ". 乙二 ." >"$name.tsv"
	done
	named 'id_number name birth_date' "$p1 甲一 1950-01-01" "$p2 乙二 1950-01-02" "$(damage "$p3") 丙三民 1950-01-03" >kin.tsv
	recipe kin elders
	found kin 'doubt_kin 乙镇 H3 _'
	found elders 'doubt_elders 乙镇 H3 _' 'doubt_elders 乙镇 H4 _'
	[ "$(select-rows -q -c household_id out/elders-waived.tsv)" = 'household_id
H1' ]
}

@test "damaged numbers: the bank's answer under a damaged number, and under another name" {
	named 'month programme household_id id_number name township persons amount' "2016-05 dibao H1 $p1 甲一 甲镇 1 100.00" \
		"2016-05 dibao H2 $p2 乙二 甲镇 1 100.00" "2016-05 dibao H3 $p3 丙三 甲镇 1 100.00" >payments.tsv
	named 'month programme id_number name amount_paid pay_result' "2016-05 dibao $(damage "$p1") 甲一 70.00 paid" \
		"2016-05 dibao $p2 王麻子 100.00 paid" >bank.tsv
	recipe bank
	found bank 'doubt_amount 甲镇 H1 2016-05' 'doubt_result 甲镇 H3 2016-05'
	[ "$(select-rows -q -c match out/look/bank.tsv)" = 'match
conflict' ]
}

@test "damaged numbers: staff; a name alone is nobody yet" {
	ours
	named 'id_number name birth_date' ". 甲一 ." "$(damage "$p2") 乙二 1950-01-02" >staff.tsv
	recipe staff
	found staff 'doubt_staff 甲镇 H2 _'
	[ "$(select-rows -q -c name,name_right,match out/look/staff.tsv | sed 1d | cut -f 2,3)" = "$(tsv '甲一 review')" ]
}

@test "a finding_id is the same next month, wherever the rows stand, and tells persons of a household apart" {
	low "H1 甲镇 rural 2 $p1 1950-01-01 none" "H1 甲镇 rural 2 $p2 1950-01-02 none" "H2 甲镇 rural 1 $p3 1950-01-03 none" \
		"$p5 甲镇 rural 1 $p5 1950-01-05 none"
	tsv id_number "$p1" "$p2" "$p5" >staff.tsv
	tsv 'id_number township disability_grade' "$p5 乙镇 1" "$p6 乙镇 1" | sed '1s/$/\tcert_expiry/; 2,$s/$/\t/' >disabled.tsv
	pay "2016-04 nursing H1 $p1 甲镇 1 100.00" "2016-05 dibao H1 $p1 甲镇 1 100.00"
	tsv 'id_number death_date' "$p1 2016-01-02" >deaths.tsv
	recipe ledger
	sums_of 'doubt_staff:H1/1' "$p1" 'doubt_staff:H1/2' "$p2" 'doubt_staff:*/1' "$p5" 'doubt_nursing/1' "$p5" 'doubt_nursing/2' "$p6" \
		'doubt_dead:2016-04:nursing:H1/1' "$p1" 'doubt_dead:2016-05:dibao:H1/1' "$p1"
	# the first one has left, another has come, the rest stands otherwise, and the ledger has been in a spreadsheet
	sed '1s/^/\xEF\xBB\xBF/; s/$/\r/' out/ledger.tsv >ledger.tsv
	low "H0 甲镇 rural 1 $p9 1950-01-09 none" "H1 甲镇 rural 1 $p4 1950-01-04 none" "H1 甲镇 rural 1 $p2 1950-01-02 none" \
		"$p8 甲镇 rural 1 $p8 1950-01-08 none"
	tsv id_number "$p4" "$p2" "$p8" >staff.tsv
	pay "2016-04 nursing H1 $p9 甲镇 1 100.00" "2016-05 dibao H1 $p1 甲镇 1 100.00" "2016-05 dibao H1 $p9 甲镇 1 100.00"
	tsv 'id_number death_date' "$p9 2016-01-02" "$p1 2016-01-02" >deaths.tsv
	sed -i "/$p5/d" disabled.tsv
	recipe M=2016-06 ledger
	sums_of 'doubt_staff:H1/3' "$p4" 'doubt_staff:H1/2' "$p2" 'doubt_staff:*/2' "$p8" 'doubt_nursing/2' "$p6" \
		'doubt_dead:2016-04:nursing:H1/2' "$p9" 'doubt_dead:2016-05:dibao:H1/1' "$p1" 'doubt_dead:2016-05:dibao:H1/2' "$p9"
}
# sums_of ID NUMBER ...: these findings are of these persons
sums_of() {
	for name in staff nursing dead; do
		select-rows -q -c finding_id,id_number "out/$name.tsv" | sed 1d
	done >got
	printf '%s\t%s\n' "$@" | diff - got
}

@test "people, numbers, account: a finding_id does not depend on the order of the rows either" {
	low "H1 甲镇 rural 2 ${p1%?}A 1950-01-01 none" "H1 甲镇 rural 2 ${p2%?}A 1950-01-02 none"
	recipe ledger
	select-rows -q -w "id_number = '${p2%?}A'" -c finding_id out/people.tsv >may
	[ "$(cat may)" = "$(tsv finding_id id-character:H1/2)" ]
	cp out/ledger.tsv .
	low "H1 甲镇 rural 2 ${p2%?}A 1950-01-02 none" "H1 甲镇 rural 2 ${p3%?}A 1950-01-03 none"
	recipe M=2016-06 ledger
	diff may <(select-rows -q -w "id_number = '${p2%?}A'" -c finding_id out/people.tsv)
	[ "$(select-rows -q -w "ledger_state = 'new'" -c finding_id out/ledger.tsv)" = "$(tsv finding_id id-character:H1/3)" ]
}

@test "another month, or a file that was not there: done anew; nothing to do: nothing is" {
	pay "2016-04 dibao H1 $p1 甲镇 1 100.00" "2016-04 tekun H1 $p1 甲镇 1 100.00" "2016-05 dibao H1 $p1 甲镇 1 100.00"
	recipe M=2016-04 twice
	found twice 'doubt_twice 甲镇 H1 2016-04'
	find out -type f -printf '%p %T@\n' >may
	recipe M=2016-04 twice
	find out -type f -printf '%p %T@\n' | diff may -
	recipe M=2016-05 twice
	found twice
	run ! recipe M=2016-5 twice
	[[ "$output" == *'M=2016-5: '* ]]
}

@test "dead: a month without day, no date, before the birth; several months and dates" {
	pay "2016-03 dibao H1 $p1 甲镇 1 0.10" "2016-04 dibao H1 $p1 甲镇 1 0.10" "2016-05 dibao H1 $p1 甲镇 1 0.10" \
		"2016-05 dibao H2 $p2 甲镇 1 100.00" "2016-05 dibao H3 $p3 甲镇 1 100.00" "2016-05 dibao H4 $p4 甲镇 1 100.00" \
		"2015-12 dibao H5 $p5 甲镇 1 100.00" "2016-01 dibao H5 $p5 甲镇 1 99.99"
	tsv 'id_number death_date' "$p1 2016-03" "$p2 2016-13" "$p3 1949-12-31" "$p4 2016-05-31" "$p5 2015-12-31" "$p5 2016-01-02" \
		"$p2 " >deaths.tsv
	run -0 recipe dead
	[ "$output" = 'out/dead-wrong.tsv: 3 rows to look at' ]
	found dead 'doubt_dead 甲镇 H1 2016-04' 'doubt_dead 甲镇 H1 2016-05' 'doubt_dead 甲镇 H5 2016-01'
	sums dead-money 'township programme persons months amount' '甲镇 dibao 2 3 100.19' 'total _ 2 3 100.19'
	sums dead-persons 'programme township id_number months amount' "dibao 甲镇 $p1 2 0.20" "dibao 甲镇 $p5 1 99.99"
	sums dead-wrong 'id_number death_date their_row check' "$p2 2016-13 3 type-date" "$p3 1949-12-31 4 death-birth" \
		"$p2  8 date-blank"
	sums dead-dates 'id_number death_date their_row' "$p5 2015-12-31 6" "$p5 2016-01-02 7"
}

@test "members: dead, though the payment is another's" {
	low "H1 甲镇 rural 2 $p1 1950-01-01 none" "H1 甲镇 rural 2 $p2 1950-01-02 none" "H2 甲镇 rural 1 $p3 1950-01-03 none"
	tsv 'id_number death_date' "$p2 2016-04-30" "$p3 2016-05-01" >deaths.tsv
	recipe members
	found members 'doubt_member 甲镇 H1 _'
}

@test "the ledger over two months: new, still open, gone; what was cleared does not come back" {
	low "H1 甲镇 rural 1 $p1 1950-01-01 none" "H2 甲镇 rural 1 $p2 1950-01-02 none"
	tsv 'household_id township id_number' "P3 甲镇 $p3" "P4 乙镇 $p4" "P5 乙镇 $p5" >poor.tsv
	tsv 'id_number township disability_grade' "$p6 乙镇 1" "$p7 乙镇 1" | sed '1s/$/\tcert_expiry/; 2,$s/$/\t/' >disabled.tsv
	pay "2016-05 dibao H1 $p1 甲镇 1 100.00"
	recipe ledger 2>/dev/null
	[ "$(select-rows -q --distinct ledger_state -c ledger_state out/ledger.tsv)" = 'ledger_state
new' ]
	# p3 has moved away, p6 is an injured worker's; p5 is being looked into; p4 is added to the register next month
	awk -F '\t' -v OFS='\t' -v gone="$p3" -v injured="$p6" -v asked="$p5" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
		$at["id_number"] == gone || $at["id_number"] == injured {
			$at["finding_status"] = "dismissed"; $at["handler"] = "张三"; $at["handled_on"] = "2016-05-20"; $at["note"] = "已核实" }
		$at["id_number"] == asked { $at["finding_status"] = "confirmed"; $at["handler"] = "李四" }
		{ print }' out/ledger.tsv >ledger.tsv
	low "H1 甲镇 rural 1 $p1 1950-01-01 none" "H2 甲镇 rural 1 $p2 1950-01-02 none" "H4 乙镇 rural 1 $p4 1950-01-04 none"
	tsv 'household_id township id_number' "P8 甲镇 $p8" "P5 乙镇 $p5" "P4 乙镇 $p4" "P3 甲镇 $p3" >poor.tsv
	pay "2016-06 dibao H1 $p1 甲镇 1 100.00"
	recipe M=2016-06 ledger 2>/dev/null
	[ "$(select-rows -q -w "check = 'doubt_poor'" -c id_number,finding_status,handler,note,ledger_state out/ledger.tsv)" = \
		"$(named 'id_number finding_status handler note ledger_state' "$p3 dismissed 张三 已核实 cleared" "$p4 . . . gone" \
		"$p5 confirmed 李四 . open" "$p8 . . . new")" ]
	[ "$(select-rows -q -w "check = 'doubt_nursing'" -c id_number,ledger_state out/ledger.tsv)" = "$(tsv 'id_number ledger_state' \
		"$p6 cleared" "$p7 open")" ]
	# what is left to do, and the sums of the list
	[ "$(select-rows -q -w "check in ('doubt_poor', 'doubt_nursing')" -c id_number out/open.tsv | sort)" = "$(printf '%s\n' "$p5" "$p7" "$p8" id_number | sort)" ]
	sums poor-townships 'township poor both missed to_look percent other' '乙镇 2 1 1 0 50.00 0' '甲镇 2 0 2 0 0.00 2' 'total 4 1 3 0 25.00 2'
	sums poor-sum 'township households persons' '乙镇 1 1' '甲镇 2 2' 'total 3 3'
}

@test "from sheets of other offices in GB18030, with their own headers, in a folder with blanks; and an empty one" {
	mkdir 'my registers'
	cd 'my registers'
	ours
	pay "2016-05 dibao H1 $p1 甲镇 1 100.00" "2016-05 dibao H2 $p2 甲镇 1 100.00"
	printf '%s\n' '公安局死亡人员名单,,,' '姓 名,公民身份证号码,出生年月日,死亡时间' "甲　一,$(damage "$p1"),1950.1.1,2016年3月5日" \
		"外人,$p9,1950-01-09,2016-03-05" | iconv -f UTF-8 -t GB18030 >死亡.csv
	import-table -q -c id_number,name,birth_date,death_date -o deaths.tsv 死亡.csv
	# with where import-table found each row
	for name in register payments deaths; do
		awk -v OFS='\t' '{ print $0, NR == 1 ? "file" OFS "sheet" OFS "row" : "a.xlsx" OFS "" OFS 7 }' "$name.tsv" >t && mv t "$name.tsv"
	done
	# as Windows writes it
	named 'unit_name id_number' "某单位 $(damage "$p2")" "某单位 $p3" | sed '1s/^/\xEF\xBB\xBF/; s/$/\r/' >staff.tsv
	named 'id_number holding_kind' >assets.tsv
	named 'id_number vehicle_kind' >vehicles.tsv
	named 'household_id township id_number name' >poor.tsv
	named 'id_number disability_grade cert_expiry township' >disabled.tsv
	named 'id_number sentence_from sentence_to' >sentences.tsv
	named 'month programme id_number amount_paid pay_result' >bank.tsv
	named 'id_number paid_by' >insured.tsv
	cp register.tsv persons.tsv
	for name in kin filed waivers; do
		named id_number >"$name.tsv"
	done
	named 'household_id township id_number birth_date' >residents.tsv
	recipe all
	found dead 'doubt_dead 甲镇 H1 2016-05'
	found staff 'doubt_staff 乙镇 H3 _'
	[ "$(sed 1d out/look/staff.tsv | wc -l)" -eq 1 ]
	for name in assets vehicles poor alone nursing living left expired uncertified prison kin residence great-age too-young \
		premium-twice; do
		found "$name"
	done
	[ "$(sed 1d out/premium.tsv | wc -l)" -eq 4 ]
	[ "$(sed 1d out/bank.tsv | cut -f 2 | sort -u)" = doubt_result ]
	run ! recipe IN='a b' dead
	[[ "$output" == *'IN and OUT must be names without blanks'* ]]
	run ! recipe IN=. OUT=./out/.. bank
	[[ "$output" == *'IN and OUT must be two folders'* ]]
}

@test "no text of any recipe has a name or a number of a person in it, whatever its columns held" {
	# the household's number is its head's, as some counties have it
	named 'household_id township village residence family_size relation id_number name birth_date labour' \
		"$p1 甲镇 东村 rural 1 head $p1 甲一一 1950-01-01 none" "$p1 甲镇 东村 urban 1 head $p2 乙二二 1950-01-02 none" \
		"$p2 乙镇 西村 rural 1 head $p2 乙二二 1950-01-02 none" "$p3 乙镇 西村 rural 1 head $p3 丙三三 1950-01-03 none" \
		"H4 乙镇 西村 rural 1 head $p4 丁四四 1950-01-04 none" >register.tsv
	named 'month programme household_id id_number name township persons amount account' \
		"2016-05 dibao $p1 $p1 甲一一 甲镇 1 100.00 62220000" "2016-05 tekun $p1 $p1 甲一一 甲镇 1 100.00 62220000" \
		"2016-05 living $p2 $p2 乙二二 乙镇 1 60.00 62220000" "2016-05 nursing $p3 $p3 丙三三 乙镇 1 60.00 62220001" \
		"2016-05 old_age $p4 $(damage "$p4") 丁四四 乙镇 1 60.00 62220002" "2016-04 dibao $p3 $p3 丙三三 乙镇 1 10.00 62220003" \
		"2016-05 nursing H6 $p6 己六六 乙镇 1 60.00 62220004" "2016-05 living H6 $p6 己六六 乙镇 1 60.00 62220004" \
		"2016-05 old_age $p3 $p3 丙三三 乙镇 1 60.00 62220003" "2016-05 nursing $p1 $p1 甲一一 甲镇 1 60.00 62220000" \
		"2016-05 dibao $p3 $p3 丙三三 乙镇 1 100.00 62220003" >payments.tsv
	cp payments.tsv last.tsv
	for name in deaths staff vehicles kin disabled poor insured residents sentences assets; do
		named 'household_id township village id_number name birth_date death_date disability_grade cert_expiry vehicle_kind holding_kind sentence_from sentence_to paid_by' \
			"P1 甲镇 东村 $p1 甲一一 1950-01-01 2016-02-01 1 2016-01-01 小型轿车 住房 2016-01-01 . 民政" \
			"P2 甲镇 东村 $(damage "$p2") 乙二二 1950-01-02 2016-02-01 1 . 小型轿车 企业 2016-01-01 2015-01-01 民政" \
			"P3 乙镇 西村 $p3 丙三三 1950-01-03 2016-02 1 . 摩托车 宅基地 . . 民政" \
			"P3 乙镇 西村 $p3 丙三三 1950-01-03 2016-03 1 . 摩托车 宅基地 . . 扶贫" \
			"P5 乙镇 西村 $p5 戊五五 1930-01-05 2016-02 1 . 小型轿车 游艇 2016-01-01 . 民政" \
			"P5 乙镇 西村 $p5 戊五五 1930-01-05 2016-13 1 . 小型轿车 游艇 2016-01-01 . 扶贫" >"$name.tsv"
	done
	named 'id_number name' >filed.tsv
	cp filed.tsv waivers.tsv
	named 'household_id township residence village id_number name birth_date benefit_no' "$p1 甲镇 urban 东村 $p1 甲一一 1950-01-01 C1" \
		"$p2 甲镇 rural 东村 $(damage "$p1") 甲一一 1950-01-01 C2" >benefits.tsv
	named 'month programme id_number name amount_paid pay_result' "2016-05 dibao $p1 甲一一 99.00 paid" "2016-05 living $p2 乙二二 0.00 returned" >bank.tsv
	named 'household_id township id_number name child_standard' "$p1 甲镇 $p1 甲一一 900.00" >children.tsv
	cp register.tsv persons.tsv
	named 'household_id township id_number name claim_id claim_date claim_cause' "$p1 甲镇 $p1 甲一一 c1 2016-01-05 疾病" \
		"$p1 甲镇 $p1 甲一一 c2 2016-05-05 疾病" >claims.tsv
	recipe ledger 2>said || { cat said; false; }
	# all of them were there, and found something
	for name in $(recipe list | cut -f 1) too-young premium-twice; do
		[ "$name" = quarters ] || [ "$(sed 1d "out/$name.tsv" | wc -l)" -gt 0 ] || { echo "nothing: $name"; false; }
		[ "$name" = quarters ] || select-rows -q -c finding_id,check,severity,expected,actual,message,cites "out/$name.tsv" >>texts
	done
	cat said out/*-sum.tsv out/poor-townships.tsv out/changes-balance.tsv >>texts
	run ! grep -E '甲一一|乙二二|丙三三|丁四四|戊五五|己六六|[0-9]{15}|6222000' texts
	# a doubt is a question
	run ! grep -E '骗|冒领|违规|违法|套取' texts
	grep -q 核实 texts
}
