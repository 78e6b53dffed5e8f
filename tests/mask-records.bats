#!/usr/bin/env bats
# mask-records: what a list shows, what it never shows, and what it tells.
# shellcheck disable=SC2154 # top is set by common

load common

setup() {
	cd "$BATS_TEST_TMPDIR" || return
	cp "$top/man/examples/households.tsv" h.tsv
}

# profile 'COLUMN SHOW'...: p.tsv; a comma in SHOW stands for a blank
profile() {
	{ tsv 'column show'; tsv "$@" | tr , " "; } >p.tsv
}

# shows OUT TABLE-LINES...: profile p.tsv makes column 1 of OUT of the table
shows() {
	local want=$1
	shift
	tsv "$@" >t.tsv
	hold 0 "$(tsv "$want")" '' -- mask-records -q -d 2016-05-31 -T ./p.tsv t.tsv
}

# refused MESSAGE: p.tsv is no profile, --force or not
refused() {
	hold 2 '' "mask-records: ./p.tsv:$1" -- mask-records -T ./p.tsv -d 2016-05-31 h.tsv
	hold 2 '' "mask-records: ./p.tsv:$1" -- mask-records -T ./p.tsv -d 2016-05-31 --force h.tsv
}

@test "without options: surnames, the first six digits, no child" {
	hold 0 "$(tsv 'residence name id_number' 'rural 甲* 990101************' 'rural 甲* 990101************' \
		'rural *** 990101************' 'rural 丁* 990101************' 'rural 戊* 990101************' \
		'rural 己* 990101************' 'urban 庚* 990101************')" \
		$'mask-records: 3 of 9 columns shown\nmask-records: 1 name hidden: under 18, or of unknown age\nmask-records: 7 rows in, 7 out, 0 refused' \
		-- mask-records -d 2016-05-31 h.tsv
	mask-records -q -d 2016-05-31 h.tsv >default
	mask-records -q -T default -d 2016-05-31 <h.tsv | cmp - default
	mask-records -q -d 2016-05-31 h.tsv -o file
	cmp file default
}

@test "every profile of the suite keeps the digits and leaves millions" {
	for p in "$top"/share/profiles/*.tsv; do
		p=${p##*/}
		mask-records -q -T "${p%.tsv}" -d 2016-05-31 --explain e -o out h.tsv
		! grep -E '[0-9]{7}' out || return 1
		[ "$(wc -l <out)" -eq 8 ]
		awk -F '\t' 'NR > 1 && $5 != "" && $5 < 180000 { exit 1 }' e
	done
	run -1 grep id_number "$top/share/profiles/website.tsv"
	run -1 grep -E "name|id_number" "$top/share/profiles/statistics.tsv"
}

@test "how a cell is shown" {
	profile 'head_name surname' 'income_month band:500' 'posted_from month' 'month year' 'township first:1' 'amount all' 'head_id_number last:2'
	shows 'head_name income_month posted_from month township amount head_id_number
欧阳* 500..1000 2016-05 2016 青** 300.00 ****************11
*** 0..500 *** *** *** x ***
      ' 'amount township month posted_from income_month head_id_number head_name' \
		'300.00 青石镇 2016-05 2016-05-07 500.00 990101198005010011 欧阳修' \
		'x 镇 May 2016-13-01 499.99 990101198005010012 诸葛' '      '
}

@test "a name is shown only of somebody known to be 18" {
	profile 'name all'
	# born 1998-05-31 and 1998-06-01; the day is the last of the month, or -d
	tsv 'month name id_number birth_date' '2016-05 甲一 990101199805310017 ' '2016-05 甲二 990101199806010016 ' \
		'2016-05 甲三  1998-05-31' '2016-05 甲四  1998-06-01' '2016-05 甲五  ' \
		'2016-05 甲六 990101198005010011 2010-01-01' '2016-05 甲七 990101201005010032 1980-01-01' \
		'2016-05 甲八 990101198005010012 ' '2016-05 甲九 990101198005010012 1980-05-01' '2016-05  990101201005010032 ' \
		'2016-05 甲十 990101201005010033 1980-05-01' >t
	hold 0 $'name\n甲一\n***\n甲三\n***\n***\n***\n***\n***\n甲九\n\n***' '' -- mask-records -q -T ./p.tsv t
	hold 0 $'name\n***\n***\n***\n***\n***\n***\n***\n***\n甲九\n\n***' '' -- mask-records -q -d 2016-05-30 -T ./p.tsv t
	# no number and no date of birth in the table: nobody is known to be of age
	tsv 'month name' '2016-05 甲一' >t
	hold 0 $'name\n***' '' -- mask-records -q -T ./p.tsv t
	# each name by its own number
	profile 'head_name all' 'payee_name all'
	shows 'head_name payee_name
丁一 ***
*** 甲一' 'head_name head_id_number payee_name payee_id_number name id_number' \
		'丁一 990101195801010019 甲三 990101201005010032 甲一 990101198005010011' \
		'甲三 990101201005010032 甲一 990101198005010011 甲一 990101198005010011'
}

@test "the day: -d, else the month of the row, else a message" {
	profile 'name all' 'amount all'
	hold 2 '' "mask-records: h.tsv:1: no column 'month': -d must say the day that ages are of" -- mask-records -T ./p.tsv -c name h.tsv
	tsv 'month name amount' '2016-05 甲一 1.00' ' 甲二 2.00' >t
	hold 2 '' "mask-records: t:3: column 'month': is not a month like 2024-07: -d may say the day that ages are of" \
		-- mask-records -T ./p.tsv t
	run -2 --separate-stderr mask-records -d 2016-5-31 t
	[[ $stderr == "mask-records: '2016-5-31' is not a date like 2024-07-01"* && -z $output ]]
	# nobody in it: no day is needed
	hold 0 $'amount\n1.00\n2.00' '' -- mask-records -q -T ./p.tsv -c amount t
}

@test "what never passes: refused with file and line, --force or not" {
	for column in account phone address village_group disease health hospital cause stop_reason disability_kind cert_no cert_expiry \
		benefit_no father_state mother_state asset_id note; do
		profile 'amount all' "$column all"
		refused "3: column '$column': 'all': no list may show this column"
		profile 'amount all' "$column last:4"
		refused "3: column '$column': 'last:4': no list may show this column"
	done
	for column in id_number head_id_number payee_id_number; do
		for show in all surname year first:14 last:12 first:18 first:9,last:9 first:20; do
			profile "$column $show"
			refused "2: column '$column': '${show/,/ }': of an ID number only a part like first:6, never the day of birth"
		done
	done
	for show in all first:9 last:5; do
		profile "birth_date $show"
		refused "2: column 'birth_date': '$show': of a date of birth only its year or month"
	done
	# a county's dictionary adds columns by their type, and loosens nothing
	tsv 'name entity type' 'card2 payment account' 'licence person cert' 'spouse_id person id' 'phone household count' >d.tsv
	for column in card2 licence phone; do
		profile "$column all"
		hold 2 '' "mask-records: ./p.tsv:2: column '$column': 'all': no list may show this column" -- mask-records -D d.tsv -T ./p.tsv h.tsv
	done
	tsv 'name entity type' 'id_number person text' 'account payment key' >loose.tsv
	profile 'id_number all'
	hold 2 '' "mask-records: ./p.tsv:2: column 'id_number': 'all': of an ID number only a part like first:6, never the day of birth" -- \
		mask-records -D loose.tsv -T ./p.tsv h.tsv
	profile 'account all'
	hold 2 '' "mask-records: ./p.tsv:2: column 'account': 'all': no list may show this column" -- mask-records -D loose.tsv -T ./p.tsv h.tsv
	profile 'spouse_id all'
	hold 2 '' "mask-records: ./p.tsv:2: column 'spouse_id': 'all': of an ID number only a part like first:6, never the day of birth" -- mask-records -D d.tsv -T ./p.tsv h.tsv
}

@test "what never passes: a number inside a text" {
	profile 'township all' 'household_id all' 'amount all'
	while IFS='|' read -r township household what; do
		tsv 'township household_id amount' 'x H1 1.00' "$township $household 2.00" >t
		hold 2 '' "mask-records: t:3: column $what is in it" -- \
			mask-records -T ./p.tsv --force t
	done <<-'END'
		青石镇13900000000|H1|'township': a telephone number
		青石镇０５７６８８８８０００|H1|'township': a telephone number
		６２２２０２１２３４５６７８９０１２３|H1|'township': a number like a bank account
		（11010519491231002x）|H1|'township': an ID number
		110105491231002|H1|'township': an ID number
		x|990101198005010011|'household_id': an ID number
		x|99010119800501001141|'household_id': an ID number
		x|990101198005010012|'household_id': an ID number
		青石镇13900000000-13900000001|H1|'township': a telephone number
		青石镇（990101-1980-05-01-0011|H1|'township': an ID number
	END
	# long numbers are the nature of a key
	tsv 'township household_id amount' 'x 9901010120160001 1.00' 'y 13900000000 1.00' >t
	mask-records -q -T ./p.tsv t | cut -f 1-3 | cmp - t
	# cut to its head, a text tells nothing
	profile 'township first:2'
	tsv 'township' '青石镇13900000000' >t
	hold 0 $'township\n青石************' '' -- mask-records -q -T ./p.tsv t
}

@test "what never passes: a day of birth in another column" {
	tsv 'name entity type' 'born person date' >d.tsv
	profile 'born all' 'township all' 'posted_from all' 'amount all'
	tsv 'born township posted_from amount id_number birth_date' '1980-05-01 生于1980年5月1日 2016-05-01 1.00 990101198005010011 ' \
		'1980-05-02 19800502 2016-05-01 2.00 990101198005010012 1980-05-02' '1980-05-01 x 2016-05-01 3.00 990101198005010012 ' >t
	hold 0 "$(tsv 'born township posted_from amount' '*** *** 2016-05-01 1.00' '*** *** 2016-05-01 2.00' '*** x 2016-05-01 3.00')" '' -- \
		mask-records -q -d 2016-05-31 -D d.tsv -T ./p.tsv t
}

@test "a profile that is none" {
	profile 'amount All'
	refused "2: column 'amount': 'All' is none of all, none, first:N, last:N, surname, year, month, band:N"
	profile 'amount all' 'amount none'
	refused "3: column 'amount': is there twice"
	profile '金额 all'
	refused "2: column '金额': the dictionary does not know it; -D adds a dictionary"
	profile 'amount none'
	refused "2: it shows nothing"
	for pair in 'amount year' 'month month' 'name band:5' 'amount surname' 'posted_from band:5' 'township surname'; do
		profile "$pair"
		refused "2: column '${pair% *}': '${pair#* }' does not fit the type of this column"
	done
	tsv 'column' 'amount' >p.tsv
	refused "1: no column 'show'"
	printf 'column\tshow\namount\tall' >p.tsv
	refused "2: no newline at the end: the stream may be cut"
	hold 2 '' 'mask-records: ./none.tsv: cannot open: No such file or directory' -- mask-records -T ./none.tsv h.tsv
	run -2 --separate-stderr mask-records -T none h.tsv
	[[ $stderr == *'/profiles/none.tsv: cannot open: No such file or directory' ]]
	profile 'bank all'
	hold 2 '' 'mask-records: h.tsv:1: no column of the profile is in the table' -- mask-records -T ./p.tsv h.tsv
}

@test "-c: of the profile's columns" {
	hold 0 $'id_number\tresidence\n990101************\trural' '' -- bash -c 'mask-records -q -d 2016-05-31 -c id_number,residence h.tsv | head -n 2'
	hold 2 '' "mask-records: h.tsv:1: column 'income_month': the profile does not show it" -- mask-records -d 2016-05-31 -c income_month h.tsv
	hold 2 '' "mask-records: h.tsv:1: no column 'incom_month'; did you mean 'income_month'?" -- mask-records -d 2016-05-31 -c incom_month h.tsv
}

# leaves CANDIDATES 'COLUMN SHOW'...: of the one row of t
leaves() {
	local n=$1
	shift
	profile "$@"
	mask-records -q --force -d 2016-05-31 -T ./p.tsv --explain e -o out t
	got=$(awk -F '\t' '$1 == "id_number" { print $5 }' e)
	[ "$got" = "$n" ] || { echo "$*: $got, wanted $n"; return 1; }
}

@test "candidates: digits, year, month and sex together" {
	tsv 'id_number sex birth_date head_id_number amount' '990101198005010011 male 1980-05-01 990101198005010011 1.00' >t
	leaves 36525000 'amount all'
	leaves 36525000 'id_number first:6'
	leaves 36525000 'id_number first:1'
	leaves 18262500 'id_number first:6' 'sex all'
	leaves 366000 'id_number first:6' 'birth_date year'
	leaves 183000 'birth_date year' 'sex all'
	leaves 31000 'birth_date month' 'id_number first:3'
	leaves 9000 'id_number first:13'
	leaves 4500 'id_number first:13' 'sex all'
	leaves 818 'id_number first:13,last:1'
	leaves 1 'id_number last:10'
	leaves 1 'id_number first:13,last:4'
	leaves 3328 'id_number last:4'
	leaves 35 'id_number last:4' 'birth_date year'
	leaves 2 'id_number last:4' 'birth_date month'
	# two columns of one number are read together
	leaves 35 'id_number last:4' 'head_id_number first:10'
	# but not a whole number or a day of birth, whatever is asked
	for pair in 'id_number last:9|head_id_number first:9' 'id_number last:6|birth_date month' 'id_number last:9|birth_date year'; do
		profile "${pair%|*}" "${pair#*|}"
		hold 2 '' "mask-records: t:2: column 'id_number': the columns shown tell the day of birth together" -- \
			mask-records --force -d 2016-05-31 -T ./p.tsv t
	done
}

@test "a list that leaves fewer than 1,000 is refused, explained, and written only by --force" {
	tsv 'id_number amount' '990101198005010011 1.00' '990101200001010014 2.00' '990101195801010019 3.00' >t
	profile 'id_number first:13' 'amount all'
	hold 0 $'id_number\tamount\n9901011980050*****\t1.00\n9901012000010*****\t2.00\n9901011958010*****\t3.00' '' \
		-- mask-records -q -d 2016-05-31 -T ./p.tsv t
	profile 'id_number first:12,last:2' 'amount all'
	echo old >o
	hold 2 '' "mask-records: t:2: column 'id_number': what is shown leaves only 281 numbers that it can be, and fewer than 1000 on 3 rows; --force writes it all the same" \
		-- mask-records -d 2016-05-31 -T ./p.tsv --explain e -o o t
	[ "$(cat o)" = old ]
	hold 0 "$(tsv 'column show shown hidden candidates rows reason')"$'\nid_number\tfirst:12 last:2\t3\t0\t281\t3\tprofile\namount\tall\t3\t0\t\t\tprofile' '' -- cat e
	hold 2 $'id_number\tamount\c' "mask-records: t:2: column 'id_number': what is shown leaves only 281 numbers that it can be, and fewer than 1000 on 3 rows; --force writes it all the same" \
		-- mask-records -q -d 2016-05-31 -T ./p.tsv t
	hold 0 $'id_number\tamount\n990101198005****11\t1.00\n990101200001****14\t2.00\n990101195801****19\t3.00' \
		"$(printf 'mask-records: %s\n' "'id_number' can be guessed: as few as 281 numbers are left, fewer than 1000 on 3 of the rows" '2 of 2 columns shown' '3 rows in, 3 out, 0 refused')" \
		-- mask-records --force -d 2016-05-31 -T ./p.tsv t
}

@test "numbers that are none: nothing of them is shown, nothing counted" {
	profile 'id_number first:6' 'amount all'
	tsv 'id_number amount' '990101198005010012 1.00' '990101800501001 2.00' '13900000000 3.00' ' 4.00' '甲一 5.00' >t
	hold 0 $'id_number\tamount\n***\t1.00\n***\t2.00\n***\t3.00\n\t4.00\n***\t5.00' '' -- mask-records -q -d 2016-05-31 -T ./p.tsv --explain e t
	[ "$(sed -n 2p e)" = $'id_number\tfirst:6\t0\t4\t\t\tprofile' ]
}

@test "--explain: why a column is not there; not where the list goes" {
	tsv 'name id_number account phone remark amount' '甲一 990101198005010011 6222021234567890123 13900000000 x 1.00' >t
	mask-records -q -d 2016-05-31 --explain e -o out t
	hold 0 "$(tsv 'column show shown hidden candidates rows reason' 'name surname 1 0   profile' 'id_number first:6 1 0 36525000 1 profile' \
		'account none     private' 'phone none     private' 'remark none     not-in-profile' 'amount all 1 0   profile')" '' -- cat e
	run -2 --separate-stderr mask-records -d 2016-05-31 --explain - t
	[[ $stderr == *'mask-records: -: named for two outputs' && -z $output ]]
	run -2 --separate-stderr mask-records -d 2016-05-31 --explain same -o same t
	[[ $stderr == *'same: named for two outputs' ]]
}

@test "no table of the data folder: named" {
	mkdir -p share/profiles
	cp "$top"/share/*.tsv share
	export DOUDI_SHARE=$PWD/share
	tsv 'column rule person' 'phone nevr ' >share/private.tsv
	hold 2 '' "mask-records: $PWD/share/private.tsv:2: column 'rule': is none of never, id, name, birth, sex" -- mask-records -d 2016-05-31 h.tsv
	tsv 'column rule person' >share/private.tsv
	hold 2 '' "mask-records: $PWD/share/private.tsv:1: no rows" -- mask-records -d 2016-05-31 h.tsv
	rm share/private.tsv
	hold 2 '' "mask-records: $PWD/share/private.tsv: cannot open: No such file or directory" -- mask-records -d 2016-05-31 h.tsv
}
