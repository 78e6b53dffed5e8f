# Low-income aid: what the documents promise comes out of the packs, with its reasons.
load common

policy=$BATS_TEST_DIRNAME/../share/policy
national=$policy/national

# facts NAMES VALUES...: a table, one row a household of one person, keys added; "." is an empty cell
facts() {
	local n=0 row ids=(990101198005010011 990101198005010038 990101198005010054)
	printf 'household_id area_code id_number birth_date residence %s\n' "$1" | tr ' ' '\t'
	shift
	for row; do
		printf 'H%d %s %s 1980-05-01 rural %s\n' $((n + 1)) "$area" "${ids[n]}" "$row" | tr ' ' '\t' | sed 's/\t\.\(\t\|$\)/\t\1/g; s/\t\.\(\t\|$\)/\t\1/g'
		n=$((n + 1))
	done
}

# none ENTITY...: tables of a header alone, which say that there are none; prints the options
none() {
	for entity; do
		printf 'household_id\t%s_id\n' "$entity" >"none-$entity.tsv"
		printf -- '--with %s=none-%s.tsv ' "$entity" "$entity"
	done
}

# standard YUAN: rules of a place where this is the standard
standard() {
	printf 'id\tname\tvalue\tunit\tcite\nstd\thousehold.standard\t%s\tyuan/month\t示例：题目所给\n' "$1" >std.tsv
}

@test "low-income packs: their cases are met, and every row of them speaks in one" {
	run --separate-stderr check-rules -q -e -r "$policy/2204" --cases "$policy/2204/cases-dibao.tsv"
	[ "$status" -eq 0 ]
	[ "$(wc -l <<<"$output")" -eq 1 ]
	check-rules -q -r "$national" -r "$policy/2204" -r "$policy/3709" -r "$policy/4117" -r "$policy/3201" -r "$policy/6103" -r "$policy/990302" --coverage \
		--cases "$national"/cases-{family,income,rises,lines}.tsv "$policy"/{2204,3201,3709,4117,6103,990302}/cases-dibao.tsv "$policy/2204/cases-lines.tsv" >found.tsv
	run select-rows -q -w "check != 'coverage'" found.tsv
	[ "$(wc -l <<<"$output")" -eq 1 ]
	# what a blank cell means is said in several files of a folder, and one of them speaks
	run grep -E '(national/(assets|borderline|dibao|exit|family|income|lines|support)|[0-9]/(dibao|exit|lines|610327))\.tsv' <(grep -v ':form\.' found.tsv)
	[ "$output" = "" ]
}

@test "F01 gap-filling subsidy" {
	area=220402
	facts "family_size from_month to_month income_year" "3 2024-07 2025-06 6000" "3 2024-07 2025-06 11412" "1 2024-01 2024-12 0" >r.tsv
	calc-subsidy -q -r "$policy/2204" -p dibao -m 2024-01..2025-06 r.tsv >paid.tsv 2>/dev/null
	run sum-funds -q -k household_id -m 2024-01..2025-06 --stock-at 2025-06 paid.tsv
	[ "$status" -eq 0 ]
	[ "$(grep -c $'^2024-..\tdibao.*\tH3\t.*\t287.50\t' paid.tsv)" -eq 6 ]
	[ "$(grep -c $'\tdibao.*\tH1\t.*\t451.00\t' paid.tsv)" -eq 12 ]
	[[ $output == *$'H1\t'*$'\t5412.00\t'* && $output == *$'H3\t'*$'\t3627.00\t'* && $output != *$'H2\t'* ]]
}

@test "F01 gap-filling subsidy: the published exercises" {
	local row with
	with=$(none asset)
	area=990101
	for row in "400 900 3 300.00" "500 700 3 800.00" "600 600 3 1200.00" "438 438 1 0.00" "438 437.99 1 0.01"; do
		read -r std income size want <<<"$row"
		standard "$std"
		facts "family_size covered_persons income_month" "$size $size $income" >r.tsv
		run calc-columns -q -r "$national" -r std.tsv -d 2020-06-30 -n dibao_amount $with r.tsv
		[ "$status" -eq 0 ]
		[ "$(tail -n 1 <<<"$output" | cut -f 9)" = "$want" ]
	done
}

@test "F01 gap-filling subsidy: a floor under the gap, benefit classes, supplements of other places" {
	local with
	with=$(none asset)
	area=320102
	facts "family_size covered_persons income_month" "2 2 1800" >r.tsv
	run calc-subsidy -q -r "$national" -r "$policy/3201" -p dibao -m 2022-07 $with r.tsv
	[ "$(cut -f 10,11 <<<"$output")" = "$(tsv 'persons amount' '2 412.00')" ]
	area=610304
	facts "category income_month" "A 0" "B 0" "C 0" >r.tsv
	run calc-subsidy -q -r "$national" -r "$policy/6103" -p dibao -m 2023-06 $with r.tsv
	[ "$(cut -f 10,11 <<<"$output")" = "$(tsv 'persons amount' '1 495.00' '1 425.00' '1 355.00')" ]
	area=610327
	facts "health disability_grade income_month" "healthy 1 0" >r.tsv
	run calc-columns -q -r "$policy/6103" -d 2022-06-30 -n standard,supp_amount r.tsv
	[ "$(tail -n 1 <<<"$output" | cut -f 9,10)" = "$(tsv '410.00 205.00')" ]
}

@test "F02 standards: growth 10.3 %, consecutive rises, projections" {
	area=220402
	facts income_month 0 >r.tsv
	run calc-columns -q -r "$national" -r "$policy/2204" -d 2024-07-01 -n standard,standard_before,standard_growth r.tsv
	[ "$status" -eq 0 ]
	[ "$(tail -n 1 <<<"$output" | cut -f 7-)" = "$(tsv '317.00 287.50 0.103')" ]
	area=411702
	facts income_month 0 >r.tsv
	for row in "2018 3450.00" "2019 3657.00" "2020 3876.42"; do
		run calc-columns -q -r "$policy/4117" -d "${row% *}-12-31" -n standard_planned r.tsv
		[ "$(tail -n 1 <<<"$output" | cut -f 7)" = "${row#* }" ]
	done
	area=990101
	facts residence= . >r.tsv
	{
		printf 'household_id\titem_id\titem_amount\n'
		for year in {2005..2019}; do
			printf 'H1\t%s\t%d.00\n' "$year" $((year * 2 - 2000))
		done
	} >years.tsv
	run calc-columns -q -r "$national" -d 2020-01-01 -n consecutive_rises --with item=years.tsv r.tsv
	[ "$status" -eq 0 ]
	[ "$(tail -n 1 <<<"$output" | cut -f 7)" = 14 ]
}

@test "F03 two lines in one, not below and above" {
	area=411702
	facts "household.poverty_line household.line_mode" "3450 ge" "3450 gt" "3449.99 gt" >r.tsv
	run calc-columns -q -r "$national" -r "$policy/4117" -d 2018-12-31 -n lines_merged,lines_merged.why r.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 8- <<<"$output")" = "$(tsv 'lines_merged lines_merged.why' 'yes line.ge' 'no line.gt' 'yes line.gt')" ]
	facts "household.poverty_line" 3450 >r.tsv
	run calc-columns -q -r "$national" -r "$policy/4117" -d 2018-12-31 -n lines_merged r.tsv
	[ "$(tail -n 1 <<<"$output" | cut -f 7)" = yes ]
	run calc-columns -q -r "$national" -r "$policy/4117" -d 2019-12-31 -n lines_merged r.tsv
	[ "$(tail -n 1 <<<"$output" | cut -f 7)" = no ]
}

@test "F06 increments for six kinds of hardship" {
	area=220402
	facts "health disability_grade income_month" "serious . 0" ". . 0" ". 1 0" |
		sed '2s/1980-05-01/1950-05-01/; 3s/1980-05-01/1950-05-01/' >r.tsv
	run calc-columns -q -r "$policy/2204" -d 2024-08-31 -n supp_rate,supp_amount,supp_rate.why,supp_reached r.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 9- <<<"$output")" = "$(tsv 'supp_rate supp_amount supp_rate.why supp_reached' \
		'0.6 190.20 inc.ill yes' '0.5 158.50 inc.old yes' '0.6 190.20 inc.disabled yes')" ]
}

@test "F07 gradual exit: over in 2020-03, paid to 2020-09" {
	local with
	with=$(none asset)
	area=370902
	facts "poverty_status over_since amount_before from_month to_month income_month" "lifted 2020-03 388.50 2020-03 2020-12 520" >r.tsv
	run calc-subsidy -q -r "$national" -r "$policy/3709" -p dibao -m 2020-03..2020-12 $with r.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 1,11 <<<"$output")" = "$(tsv 'month amount' 2020-0{3..9}' 388.50')" ]
	run calc-columns -q -r "$national" -r "$policy/3709" -d 2020-10-31 -n dibao_amount,dibao.why $with r.tsv
	[ "$(tail -n 1 <<<"$output" | cut -f 12-)" = "$(tsv '0.00 dib.inc')" ]
}

@test "F19 family income: deductions, price table, per head" {
	local with names=income_year,income_pc_year
	with=$(none obligor)
	area=990101
	facts family_size 4 4 4 >r.tsv
	{
		tsv 'household_id item_id item_kind item_name item_amount quantity price' 'H1 1 wage 务工 12120' 'H2 1 wage 务工 20000' \
			'H2 2 business 小卖部 4000' 'H2 3 rigid 医疗 6000' 'H2 4 jobcost 交通 2400' | awk -F'\t' -v OFS='\t' '{ $7 = $7 } 1'
		printf 'H3\t1\tfarm\t玉米\t\t1000\t1.6\n'
	} >items.tsv
	run calc-columns -q -r "$national" -d 2020-06-30 -n "$names" $with --with items.tsv r.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 7- <<<"$output")" = "$(tsv 'income_year income_pc_year' '12120.00 3030.00' '15600.00 3900.00' '1600.00 400.00')" ]
	standard 500
	facts "family_size covered_persons" "4 4" "4 4" "4 4" >r.tsv
	with=$(none asset obligor)
	run calc-columns -q -r "$national" -r std.tsv -d 2020-06-30 -n dibao.why $with --with items.tsv r.tsv
	[ "$(cut -f 8 <<<"$output")" = "$(tsv dibao.why dib.yes dib.yes dib.price)" ]
}

@test "F19 family support: above twice the standard, half of it, shared by two" {
	area=990101
	standard 600
	facts income_month 0 >r.tsv
	tsv 'household_id obligor_id obligor.members obligor.family_income obligor.supported' 'H1 1 3 6000 2' >o.tsv
	run calc-columns -q -r "$national" -r std.tsv -d 2023-10-31 -n support_month --with obligor=o.tsv r.tsv
	[ "$status" -eq 0 ]
	[ "$(tail -n 1 <<<"$output" | cut -f 7)" = 600.00 ]
}

@test "F20 assets and the single person" {
	area=370902
	facts "disability_grade income_month" "1 0" "1 0" "1 600" >r.tsv
	tsv 'household_id asset_id asset_kind asset_value' 'H1 1 deposit 12000.00' 'H2 1 deposit 12000.01' 'H3 1 deposit 12000.01' >a.tsv
	run calc-columns -q -r "$national" -r "$policy/3709" -d 2020-06-30 -n dibao,dibao.why,borderline,single,single_amount --with a.tsv r.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 8- <<<"$output")" = "$(tsv 'dibao dibao.why borderline single single_amount' 'yes dib.yes no no 0.00' \
		'no dib.cash no no 0.00' 'no dib.inc,dib.cash yes yes 300.00')" ]
	run calc-subsidy -q -r "$national" -r "$policy/3709" -p single -m 2020-06 --with a.tsv r.tsv
	[ "$(cut -f 2,7,8,11 <<<"$output")" = "$(tsv 'programme household_id id_number amount' 'single H3 990101198005010054 300.00')" ]

	# without a table of assets it is not known that there are none
	run calc-columns -q -r "$national" -r "$policy/3709" -d 2020-06-30 -n dibao,dibao.why r.tsv
	[ "$(sed -n 2p <<<"$output" | cut -f 8-)" = $'review\tmissing asset data' ]
}

@test "decisions of people are facts of a household, and traced as given" {
	local with
	with=$(none item obligor)
	area=370902
	facts income_month 0 0 0 >r.tsv
	tsv 'household_id asset_id asset_kind' 'H1 1 car' 'H2 1 car' 'H3 1 car' >a.tsv
	tsv 'household_id household.dibao household.dibao_amount' 'H1 yes' 'H2 yes 321.00' | awk -F'\t' -v OFS='\t' '{ $3 = $3 } 1' >decisions.tsv
	join-tables -q -k household_id r.tsv decisions.tsv >decided.tsv
	run calc-subsidy -q -r "$national" -r "$policy/3709" -p dibao -m 2020-06 --review open.tsv --explain why.tsv $with --with a.tsv decided.tsv
	[ "$status" -eq 0 ]
	[ "$(cut -f 7,11 <<<"$output")" = "$(tsv 'household_id amount' 'H1 500.00' 'H2 321.00')" ]
	[ "$(cut -f 3,5 open.tsv)" = "$(tsv 'household_id reasons' 'H3 ast.car')" ]
	[ "$(select-rows -q -w "rule = 'given' and (name = 'household.dibao' or name = 'household.dibao_amount')" -c household_id,name,value why.tsv)" = \
		"$(tsv 'household_id name value' 'H1 household.dibao yes' 'H2 household.dibao yes' 'H2 household.dibao_amount 321.00')" ]
}
