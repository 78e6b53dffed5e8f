#!/usr/bin/env bats
# The bad inputs that every office sends sooner or later: one test each, through the program that meets it first
# and, where it lets them pass, through check-records. Nothing is guessed, nothing is lost, and it is said where.
# shellcheck disable=SC2154 # stderr is set by run --separate-stderr

load common

head='户编号,姓名,身份证号,家庭月收入'
a=990101196001010015 b=990101198001010022

# sheet LINE...: s.csv
sheet() {
	printf '%s\n' "$@" >s.csv
}

# table HEADER ROW...: t.tsv; a "." alone is an empty cell
table() {
	tsv "$@" | sed -E ':again; s/(^|\t)\.(\t|$)/\1\2/; t again' >t.tsv
}

# imports STATUS LINE ROW... -- OPTION...: s.csv gives these rows (blanks for TABs, "." for an empty cell) and says LINE
imports() {
	local status=$1 line=$2 rows=() got=0
	shift 2
	while [ "$1" != -- ]; do
		rows+=("$1")
		shift
	done
	shift
	import-table "$@" s.csv >out.tsv 2>said || got=$?
	if [ ${#rows[@]} -gt 0 ]; then
		tsv "${rows[@]}" | sed -E ':again; s/(^|\t)\.(\t|$)/\1\2/; t again' >want.tsv
	else
		: >want.tsv
	fi
	# a stream that failed has no last newline
	[ "$got" -eq 0 ] || [ ! -s want.tsv ] || truncate -s -1 want.tsv
	if [ "$got" -ne "$status" ] || ! diff want.tsv out.tsv || ! grep -qxF -- "import-table: $line" said; then
		echo "status $got, said:"
		cat said
		return 1
	fi
}

# finds FINDING... -- OPTION...: check-records of t.tsv finds exactly these, "id severity"; good.tsv, bad.tsv
finds() {
	local want=()
	while [ "$1" != -- ]; do
		want+=("$1")
		shift
	done
	shift
	check-records -q --lang en -f f.tsv -x bad.tsv -o good.tsv "$@" t.tsv
	diff <([ ${#want[@]} = 0 ] || printf '%s\n' "${want[@]}") \
		<(select-rows -q -c finding_id,severity -w "severity != 'note'" f.tsv | sed 1d | tr '\t' ' ')
}

# refused: the refused rows of t.tsv as "row problem"
refused() {
	select-rows -q -c row,problem bad.tsv | sed 1d
}

plain=('household_id name id_number income_month' "H1 甲一 $a 300.00")

@test "GBK" {
	sheet "$head" "H1,甲一,$a,300.00"
	iconv -f UTF-8 -t GB18030 s.csv >g.csv && mv g.csv s.csv
	imports 0 's.csv: GB18030, commas, header in row 1' "${plain[@]}" --
}

@test "UTF-16: imported, and refused elsewhere with the way to go" {
	sheet "$head" "H1,甲一,$a,300.00"
	iconv -f UTF-8 -t UTF-16 s.csv >g.csv && mv g.csv s.csv
	imports 0 's.csv: UTF-16LE, commas, header in row 1' "${plain[@]}" --
	hold 2 '' 'check-records: s.csv: UTF-16, not UTF-8; import-table reads it' -- check-records s.csv
}

@test "a byte order mark" {
	sheet $'\xef\xbb\xbf'"$head" "H1,甲一,$a,300.00"
	imports 0 's.csv: UTF-8, commas, header in row 1' "${plain[@]}" --
	printf '\xef\xbb\xbfhousehold_id\nH1\n' >t.tsv
	hold 0 "$(tsv household_id H1)" '' -- check-records -q t.tsv
}

@test "CR LF" {
	sheet "$head"$'\r' "H1,甲一,$a,300.00"$'\r'
	imports 0 's.csv: rows 2: data 1, header 1' "${plain[@]}" --
	printf 'household_id\r\nH1\r\n' >t.tsv
	hold 0 "$(tsv household_id H1)" '' -- check-records -q t.tsv
}

@test "a quoted cell with a newline" {
	sheet "$head" $'H1,"甲\n一",'"$a,300.00"
	imports 0 's.csv: line breaks and TABs inside cells made spaces, cells: 1' "${plain[@]}" --
}

@test "0 rows: an empty file" {
	: >s.csv
	imports 2 's.csv: empty: not a single row' --
	hold 2 '' 'check-records: s.csv: empty: not even a header line' -- check-records s.csv
}

@test "a header only" {
	sheet "$head"
	imports 0 's.csv: rows 1: data 0, header 1' 'household_id name id_number income_month' --
	check-records -q out.tsv | cmp - out.tsv
}

@test "the header on line 3" {
	sheet '低保花名册,,,' '2024年5月,,,' "$head" "H1,甲一,$a,300.00"
	imports 0 's.csv: UTF-8, commas, header in row 3' "${plain[@]}" --
}

@test "two header rows" {
	sheet '户编号,姓名,收入情况,' ',,家庭月收入,家庭年收入' 'H1,甲一,300,3600'
	imports 0 's.csv: UTF-8, commas, header in rows 1 and 2' 'household_id name income_month income_year' 'H1 甲一 300.00 3600.00' --
}

@test "a 合计 row" {
	sheet "$head" "H1,甲一,$a,300.00" "H2,乙一,$b,5.00" '合计,,,305.00'
	imports 0 's.csv: totals agree, numbers compared: 1' "${plain[@]}" "H2 乙一 $b 5.00" --
}

@test "a 合计 row that is wrong" {
	sheet "$head" "H1,甲一,$a,300.00" "H2,乙一,$b,5.00" '合计,,,306.00'
	imports 2 "s.csv:4: column 'income_month': the totals row says 306.00, the rows add up to 305.00" "${plain[@]}" "H2 乙一 $b 5.00" --
}

@test "no ID number" {
	table 'household_id id_number name' 'H1 . 甲一'
	finds 'id-blank:H1:id_number doubt' --
	cmp t.tsv good.tsv
}

@test "15 digits" {
	sheet "$head" 'H1,甲一,990101600101001,300.00'
	imports 0 "column 'id_number': 15 digits to 18 1" "${plain[@]}" --
	table 'household_id id_number name' 'H1 990101600101001 甲一'
	finds 'id-15:H1:id_number doubt' --
}

@test "a lower-case x" {
	sheet "$head" 'H1,甲一,11010519491231002x,300.00'
	imports 0 "column 'id_number': x to X 1" "${plain[0]}" 'H1 甲一 11010519491231002X 300.00' --
	table 'household_id id_number name' 'H1 11010519491231002x 甲一'
	finds 'id-lower:H1:id_number error' --
	[ "$(refused)" = "2	column 'id_number': id-lower: ends in a lower-case x; import-table makes it X" ]
}

@test "full-width digits" {
	sheet "$head" 'Ｈ１,甲一,９９０１０１１９６００１０１００１５,３００．００'
	imports 0 "column 'id_number': full-width 1" "${plain[@]}" --
	table 'household_id id_number name income_month' 'H1 ９９０１０１１９６００１０１００１５ 甲一 ３００'
	finds 'id-character:H1:id_number error' 'type-money:H1:income_month error' --
}

@test "an ID number in scientific notation" {
	sheet "$head" 'H1,甲一,9.90101196001010E+17,300.00'
	imports 2 "s.csv:2: column 'id_number': damaged by a spreadsheet, digits are lost: get the number from its source" "${plain[0]}" --
	table 'household_id id_number name' 'H1 9.90101196001010E+17 甲一'
	finds 'id-scientific:H1:id_number error' --
}

@test "an ID number that ends in 000" {
	sheet "$head" 'H1,甲一,990101196001010000,300.00'
	imports 2 "s.csv:2: column 'id_number': damaged by a spreadsheet, digits are lost: get the number from its source" "${plain[0]}" --
	table 'household_id id_number name' 'H1 990101196001010000 甲一'
	finds 'id-zeros:H1:id_number error' --
}

@test "18 digits with a bad check digit: kept at import, refused here" {
	sheet "$head" 'H1,甲一,990101196001010014,300.00'
	imports 0 "s.csv:2: column 'id_number': does not verify, kept as it is: 1, the first here" "${plain[0]}" 'H1 甲一 990101196001010014 300.00' --
	cp out.tsv t.tsv
	finds 'id-digit:H1:id_number error' --
	[ "$(refused)" = "2	column 'id_number': id-digit: the check character of the ID number is wrong" ]
}

@test "born in the future" {
	table 'household_id id_number birth_date' 'H1 990101203001010050 2030-01-01' 'H2 . 2030-01-01'
	finds 'id-future:H1:id_number error' 'id-blank:H2:id_number doubt' 'birth-future:H2:birth_date error' -- -m 2024-05
	finds 'id-blank:H2:id_number doubt' --
}

@test "one ID number, two names" {
	table 'household_id id_number name' "H1 $a 甲一" "H1 $a 甲二"
	finds 'id-names:H1:id_number doubt' --
	cmp t.tsv good.tsv
}

@test "one ID number, two townships" {
	table 'household_id id_number name township' "H1 $a 甲一 青石镇" "H9 $a 甲一 白水乡"
	finds 'id-households:H9:id_number doubt' 'id-townships:H9:id_number doubt' --
	cmp t.tsv good.tsv
}

@test "one bank account, many households" {
	table 'household_id account' 'H1 6222021234567890128' 'H2 6222021234567890128' 'H3 6222021234567890128'
	finds 'account-shared:H2:account doubt' 'account-shared:H3:account doubt' --
}

@test "a negative amount" {
	sheet "$head" "H1,甲一,$a,-5"
	imports 0 "column 'income_month': decimals 1" "${plain[0]}" "H1 甲一 $a -5.00" --
	cp out.tsv t.tsv
	finds -- -d 2024-05-31
	table 'household_id family_size covered_persons income_month' 'H1 1 1 -5.00'
	finds 'check_income:H1:income_month error' -- -d 2024-05-31 -r "$top/share/checks/register.tsv"
}

@test "1,234.50" {
	sheet "$head" "H1,甲一,$a,\"1,234.50\""
	imports 0 "column 'income_month': thousands commas 1" "${plain[0]}" "H1 甲一 $a 1234.50" --
	table 'household_id income_month' 'H1 1,234.50'
	finds 'type-money:H1:income_month error' --
}

@test "￥" {
	sheet "$head" "H1,甲一,$a,￥300"
	imports 0 "column 'income_month': currency signs 1, decimals 1" "${plain[@]}" --
	table 'household_id income_month' 'H1 ￥300'
	finds 'type-money:H1:income_month error' --
}

@test "元 behind the number" {
	sheet "$head" "H1,甲一,$a,300元"
	imports 0 "column 'income_month': units behind the number 1, decimals 1" "${plain[@]}" --
	table 'household_id income_month' 'H1 300元'
	finds 'type-money:H1:income_month error' --
}

@test "a column of 万元 that holds 元" {
	sheet '户编号,家庭月收入（万元）' H1,300.00 H2,250.00
	imports 0 "s.csv:1: column 'income_month': the unit makes half of the amounts or more far too large: are the cells in yuan already?" \
		'household_id income_month' 'H1 3000000.00' 'H2 2500000.00' --
	table 'household_id family_size covered_persons income_month' 'H1 1 1 3000000.00'
	finds 'doubt_income_large:H1:income_month doubt' -- -d 2024-05-31 -r "$top/share/checks/register.tsv"
}

@test "12.3456 yuan" {
	sheet "$head" "H1,甲一,$a,12.3456"
	imports 2 "s.csv:2: column 'income_month': '12.3456' is not whole fen" "${plain[0]}" --
	table 'household_id income_month' 'H1 12.3456'
	finds 'type-money:H1:income_month error' --
}

@test "more persons covered than there are" {
	table 'household_id family_size covered_persons' 'H1 1 2' 'H2 2 2'
	finds 'check_covered:H1:covered_persons error' -- -d 2024-05-31 -r "$top/share/checks/register.tsv"
	[ "$(refused)" = "2	column 'covered_persons': check_covered: 保障人口多于家庭人口" ]
}

@test "a household of 0 persons" {
	table 'household_id family_size covered_persons' 'H1 0 0'
	finds 'check_size:H1:family_size error' 'doubt_covered:H1:covered_persons doubt' -- -d 2024-05-31 -r "$top/share/checks/register.tsv"
}

@test "a member is missing" {
	table 'household_id id_number relation family_size' "H1 $a head 3" "H1 $b spouse 3"
	finds 'members-few:H1:family_size doubt' --
	[ "$(select-rows -q -c expected,actual f.tsv | tail -n 1)" = $'3\t2' ]
}

@test "a household without a head" {
	table 'household_id id_number relation family_size' "H1 $a spouse 1"
	finds 'head-none:H1:relation doubt' --
}

@test "a household with two heads" {
	table 'household_id id_number relation family_size' "H1 $a head 2" "H1 $b head 2"
	finds 'head-many:H1:relation doubt' --
}

@test "2024.1 and 2024.10" {
	sheet '户编号,所属月份' H1,2024.1 H2,2024.10
	imports 0 "s.csv:2: column 'month': may have been month 10, kept as it is: 1, the first here" 'household_id month' 'H1 2024-01' 'H2 2024-10' --
	table 'household_id month' 'H1 2024.1' 'H2 2024.10'
	finds 'type-month:2024.1:H1:month error' 'type-month:2024.10:H2:month error' --
}

@test "dead before birth" {
	table 'household_id id_number death_date' "H1 $a 1959-12-31"
	finds 'death-birth:H1:death_date error' --
}

@test "the 20th digit of the certificate is not the grade" {
	table 'household_id id_number cert_no disability_kind disability_grade' "H1 $a ${a}42 4 1" "H2 $b ${b}42 4 2"
	finds 'cert-grade:H1:disability_grade error' --
	[ "$(refused)" = "2	column 'disability_grade': cert-grade: the certificate says another grade" ]
}

@test "a grade of 二级以上" {
	sheet 户编号,残疾等级 H1,二级以上 H2,贰级
	imports 0 "s.csv:2: column 'disability_grade': not in the code list, kept as it is: 1, the first here" 'household_id disability_grade' 'H1 二级以上' 'H2 2' --
	cp out.tsv t.tsv
	finds 'type-code:H1:disability_grade error' --
}

@test "a category mistyped: the nearest is named, none is taken" {
	table 'household_id residence cause' 'H1 urbam illnes' 'H2 urban 因兵'
	finds 'type-code:H1:residence error' 'code-unlisted:H1:cause doubt' 'code-unlisted:H2:cause doubt' --
	[ "$(refused)" = "2	column 'residence': type-code: 'urbam' is not in the code list; did you mean 'urban'?" ]
	[ "$(select-rows -q -c expected -w "check = 'code-unlisted'" f.tsv | sed 1d | paste -sd ' ')" = 'illness ' ]
}

@test "an area code that nobody knows" {
	table 'household_id area_code township' 'H1 990101001 青石镇' 'H2 990199001 红旗镇'
	tsv 'area_code' 990101001 990101002 >areas.tsv
	finds 'area-unknown:H2:area_code error' -- --areas areas.tsv
	finds --
}

@test "a column is missing" {
	table 'household_id family_size' 'H1 1'
	hold 2 '' "check-records: t.tsv:1: no column 'id_number'" -- check-records -k household_id,id_number t.tsv
	table 'household_id id_number' "H1 $a"
	run -0 --separate-stderr check-records t.tsv
	[ "${stderr_lines[0]}" = "check-records: t.tsv:1: column 'name': absent; with id_number it could be checked" ]
}

@test "a column too many" {
	sheet 户编号,姓名,喜好 H1,甲一,钓鱼
	imports 0 "s.csv:1: headers that are not in the dictionary, left out: '喜好'" 'household_id name' 'H1 甲一' --
	table 'household_id hobby' 'H1 钓鱼'
	hold 0 "$(cat t.tsv)" "$(printf '%s\n' "check-records: t.tsv:1: column 'hobby': not in the dictionary: not checked" \
		'check-records: found: errors 0, doubts 0, notes 1' 'check-records: 1 row in, 1 out, 0 refused')" -- check-records t.tsv
}

@test "a column name twice" {
	sheet 户编号,户编号,姓名 H1,H1,甲一
	imports 2 "s.csv:1: headers '户编号' and '户编号#2' both mean household_id; say with --map which one does" --
	table 'household_id household_id' 'H1 H1'
	hold 2 '' 'check-records: t.tsv:1: column 2 has the name of column 1' -- check-records t.tsv
}

@test "a very long cell: kept to the byte, doubted; a longer one is refused by name" {
	{ printf 'household_id\tname\nH1\t'; head -c 60000 /dev/zero | tr '\0' a; echo; } >t.tsv
	finds 'text-long:H1:name doubt' --
	cmp t.tsv good.tsv
	{ printf '%s\nH1,' "$head"; head -c 2000000 /dev/zero | tr '\0' a; echo ',,1'; } >s.csv
	imports 2 's.csv:2: a row longer than 1048576 bytes: a quote before it may never be closed' --
}

# a standard of 2016, a household below it
policy() {
	printf '%s\n' $'id\tname\twhen\tvalue\tunit\tfrom\tto\tcite' "$@" >policy.tsv
	printf '%s\n' $'d\thousehold.dibao\t\tincome_month < standard\tbool\t\t\t文号' \
		$'a\thousehold.dibao_amount\t\tstandard - income_month\tyuan/month\t\t\t文号' >>policy.tsv
	table 'household_id family_size covered_persons income_month' 'H1 1 1 300.00'
}

@test "no policy for the month" {
	policy $'s\thousehold.standard\t\t450\tyuan/month\t2016-01-01\t2016-12-31\t文号'
	run -0 calc-subsidy -q -r policy.tsv -m 2016-12 t.tsv
	[ "$(cut -f 11 <<<"${lines[1]}")" = 150.00 ]
	run -2 --separate-stderr calc-subsidy -q -r policy.tsv -m 2017-01 t.tsv
	[ "$stderr" = 'calc-subsidy: t.tsv:2: NORULE: no rule gives household.standard here' ]
	[ "$(check-rules -q policy.tsv | cut -f 2,11 | sed 1d)" = $'expired\tin force until 2016-12-31, and nothing follows' ]
}

@test "rows of a policy that overlap" {
	policy $'s\thousehold.standard\tfamily_size >= 1\t450\tyuan/month\t\t\t文号' $'t\thousehold.standard\tfamily_size <= 1\t500\tyuan/month\t\t\t文号'
	run -2 --separate-stderr calc-subsidy -q -r policy.tsv -m 2016-12 t.tsv
	[ "$stderr" = 'calc-subsidy: t.tsv:2: CONFLICT: household.standard: s (policy.tsv:2), t (policy.tsv:3) give different values' ]
	[ "$(check-rules -q policy.tsv | cut -f 2,3,5,11 | sed 1d)" = \
		$'overlap\tdoubt\t3\tcan hold together with s (policy.tsv:2), with another value, e.g. family_size = 1' ]
}

@test "a price index given as 103.7 instead of a rise of 0.037" {
	table 'household_id area_code cpi' 'H1 321000 103.7' 'H2 321000 0.037'
	hold 2 "$(tsv 'household_id area_code cpi price_share' 'H2 321000 0.037 1/12')\\c" \
		"calc-columns: t.tsv:2: column 'cpi': RANGE: household.cpi breaks its declaration" -- \
		calc-columns -q -r "$top/share/policy/3210/price.tsv" -d 2016-05-31 -n price_share t.tsv
}

@test "a number that cannot be, in a column of the register: the column is named" {
	printf 'name\tvalue\tunit\tcite\nhousehold.poor\tyes\tbool\tx\nhousehold.poor_amount\t5\tyuan\tx\n' >poor.tsv
	table 'household_id id_number covered_persons' "H1 $a 1.5" "H1 $b 1.5"
	run -2 --separate-stderr calc-subsidy -q -r poor.tsv -m 2024-07 t.tsv
	[ "$stderr" = "calc-subsidy: t.tsv:2: column 'covered_persons': PERSONS: household.covered_persons is not a whole number of persons
calc-subsidy: t.tsv:3: PERSONS: refused together with t.tsv:2" ]
	table 'household_id id_number household.poor_amount' "H1 $a -5.00"
	run -2 --separate-stderr calc-subsidy -q -r poor.tsv -m 2024-07 t.tsv
	[ "$stderr" = "calc-subsidy: t.tsv:2: column 'household.poor_amount': RANGE: household.poor_amount is below zero" ]
}

@test "a name with a dot: one spelling at import, and the same person here" {
	sheet 户编号,姓名 H1,买买提•艾力
	imports 0 "column 'name': dots in names 1" 'household_id name' 'H1 买买提·艾力' --
	table 'household_id id_number name' "H1 $a 买买提·艾力" "H1 $a 买买提艾力" "H1 $a 买买提.艾力"
	finds --
}

@test "a Kangxi radical in a name" {
	sheet 户编号,姓名 H1,王⼈⺠
	imports 0 "column 'name': radicals to characters 1" 'household_id name' 'H1 王人民' --
	table 'household_id name' 'H1 王⼈⺠'
	finds 'text-character:H1:name doubt' --
}

@test "a header in traditional characters" {
	sheet '戶編號,姓 名,身份證號,家庭總人數' "H1,甲一,$a,1"
	imports 0 's.csv: UTF-8, commas, header in row 1' 'household_id name id_number family_size' "H1 甲一 $a 1" --
	printf '戶編號\t姓名\nH1\t甲一\n' >t.tsv
	run -2 --separate-stderr check-records t.tsv
	[ "${stderr_lines[0]}" = "check-records: t.tsv:1: column '戶編號': is a label, not a column name; import-table makes it household_id" ]
}
