#!/usr/bin/env bats
# match-registers: who is in both registers. IDs are of an area that no place has.

load common

one=990101195801010019 two=990101196203170025 three=990101196502020035 four=990101197005200048
five=990101194811100056

# match LEFT-ROW... -- RIGHT-ROW...: columns id_number name birth_date village; prints match and reason
match() {
	tsv 'id_number name birth_date village' >l.tsv
	tsv 'id_number name birth_date village' >r.tsv
	while [ "$1" != -- ]; do tsv "$1" >>l.tsv && shift; done
	shift
	for row; do tsv "$row" >>r.tsv; done
	match-registers -q -k id_number,name,birth_date,village -c name,name_right,match,reason l.tsv r.tsv | tail -n +2
}

# is 'RESULT...' LEFT... -- RIGHT...
is() {
	diff <(printf '%s\n' "$1") <(match "${@:2}")
}

@test "one valid number: equal names and variants are one person" {
	is $'甲一\t甲一\tboth\tid:equal name:equal birth:equal village:equal' "$one 甲一 1958-01-01 x村" -- "$one 甲一 1958-01-01 x村委会"
	is $'萧一\t肖一\tboth\tid:equal name:variant' "$one 萧一  " -- "$one 肖一  "
	is $'李永平\t李永萍\tboth\tid:equal name:sound' "$one 李永平  " -- "$one 李永萍  "
	is $'王?平\t王卫平\tboth\tid:equal name:unclear' "$one 王?平  " -- "$one 王卫平  "
	is $'李大明\t李小明\tboth\tid:equal name:one' "$one 李大明  " -- "$one 李小明  "
	is $'李四（户主）\t李四\tboth\tid:equal name:unclear' "$one 李四（户主）  " -- "$one 李四  "
}

@test "what stands before the dot of a long name is for review, not in conflict" {
	is $'买买提·艾山\t买买提\treview\tid:equal name:part' "$one 买买提·艾山  " -- "$one 买买提  "
	match-registers -q --exact -k id_number,name -c match,reason l.tsv r.tsv | diff - <(tsv 'match reason' review,id:equal_name:part | tr ',_' '\t ')
}

@test "the ways a number is written" {
	for written in 990101580101001 "９９０１０１１９５８０１０１００１９" "'$one" "${one}42" "${one}42B1"; do
		is $'甲一\t甲一\tboth\tid:equal name:equal' "$written 甲一  " -- "$one 甲一  "
	done
	is $'甲一\t甲一\tboth\tid:prefix name:equal' "${one:0:15}*** 甲一  " -- "$one 甲一  "
	is $'甲一\t甲一\tboth\tid:prefix name:equal' "$two 甲一  " -- "${two:0:15}000 甲一  "
}

@test "a slip in a number: said without the number, never with another name" {
	is $'甲一\t甲一\tboth\tid:1-digit(pos 9: 6→5) name:equal' "990101196801010019 甲一  " -- "$one 甲一  "
	is $'甲一\t甲一\tboth\tid:1-digit(pos 9: 6→5) name:equal' "$one 甲一  " -- "990101196801010019 甲一  "
	is $'甲一\t甲一\tboth\tid:1-lost(pos 3) name:equal' "${one:0:2}${one:3} 甲一  " -- "$one 甲一  "
	is $'甲一\t甲一\tboth\tid:1-added(pos 19) name:equal' "${one}0 甲一  " -- "$one 甲一  "
	is $'甲一\t甲一\tboth\tid:1-swap(pos 2) name:equal' "909101195801010019 甲一  " -- "$one 甲一  "
	is "$(printf '%s\n' $'甲一\t\tleft\tid:bad-checksum' $'\t乙二\tright\tid:valid')" "990101196801010019 甲一  " -- "$one 乙二  "
	# two of them can be meant: neither is taken
	is "$(printf '%s\n' $'甲一\t甲一\treview\tid:1-digit(pos 18: 7→9) name:equal rival' \
		$'甲一\t甲一\treview\tid:1-digit(pos 17: 1→2) name:equal rival')" \
		"990101195801010017 甲一  " -- "$one 甲一  " "990101195801010027 甲一  "
}

@test "one number, unrelated names: a conflict, never a match" {
	is $'戊五\t己六\tconflict\tid:equal name:other birth:equal village:equal' \
		"$five 戊五 1948-11-10 x村" -- "$five 己六 1948-11-10 x村"
	# the head's number on a member: the member is found, the head is found, nothing is in conflict any more
	is "$(printf '%s\n' $'甲一\t甲一\tboth\tid:equal name:equal birth:equal village:equal' \
		$'乙二\t乙二\tboth\tid:suspect name:equal birth:equal village:equal')" \
		"$one 甲一 1958-01-01 x村" "$two 乙二 1962-03-17 x村" -- \
		"$one 甲一 1958-01-01 x村" "$one 乙二 1962-03-17 x村"
}

@test "a brother under one number: for review where somebody has the very name" {
	match "$one 曾小仁 1958-01-01 x村" "$two 曾小旺 1962-03-17 x村" -- "$one 曾小旺  x村" >out
	run ! grep -q both out
	match "$one 曾小旺 1958-01-01 x村" -- "$one 曾小仁  x村" "$two 曾小旺 1962-03-17 x村" >out
	run ! grep -q both out
	is $'庚七\t庚八\treview\tid:equal name:one' "$one 庚七  " -- "$one 庚八  "
}

@test "without a number: name, birth and village" {
	is $'丁四\t丁四\tboth\tname:equal birth:equal village:equal' " 丁四 1970-05-20 x村" -- "$four 丁四 1970-05-20 x村"
	is $'丁四\t丁四\tboth\tname:equal birth:equal village:equal' " 丁四 1970-05-20 x村" -- "$four 丁四  x村"
	# name and village alone are never enough, two valid numbers that differ never
	is $'丁四\t丁四\treview\tname:equal village:equal' " 丁四  x村" -- "$four 丁四  x村"
	is $'丁四\t丁四\treview\tid:other name:equal birth:equal village:equal' "$one 丁四 1970-05-20 x村" -- "$four 丁四 1970-05-20 x村"
	# a birth that only numbers say is not counted beside them
	is $'丁四\t丁四\tboth\tid:equal name:equal' "$four 丁四  " -- "$four 丁四  "
}

@test "a damaged number that is no slip of the other: for review, though name, birth and village agree" {
	for number in 990101197005209942 990101196104200048 000000000000000000; do
		match "$four 丁四 1970-05-20 x村" -- "$number 丁四 1970-05-20 x村" >/dev/null
		match-registers -q --threshold 20 -k id_number,name,birth_date,village -c match,reason l.tsv r.tsv | tail -n 1 >>out
	done
	# but its end says who of that day it is, and what stands for no number says nothing
	diff out <(printf '%s\n' $'review\tid:damaged name:equal birth:equal sex:equal village:equal' \
		$'both\tid:damaged name:equal birth:equal sex:equal village:equal' \
		$'both\tid:damaged name:equal birth:equal village:equal')
}

@test "of a person written twice the row that says most is compared, wherever it stands" {
	poor="$one 甲一  " rich="$one 甲一 1958-01-01 " rival="${one:0:15}*** 甲一 1958-01-01 "
	match "$rich" -- "$poor" "$rich" "$rival" | cut -f 3 | sort >one
	match "$rich" -- "$rich" "$poor" "$rival" | cut -f 3 | sort >two
	diff one <(tsv both both right)
	cmp one two
}

@test "numbers that say nothing are no agreement" {
	is "$(printf '%s\n' $'丁四\t丁四\treview\tid:damaged name:equal village:equal')" \
		"000000000000000000 丁四  x村" -- "000000000000000000 丁四  x村"
	is $'丁四\t丁四\treview\tname:equal village:equal' "无 丁四  x村" -- "无 丁四  x村"
}

@test "villages of one name in two townships are two" {
	tsv 'name birth_date township village' '丁四 1970-05-20 东镇 新华村' >l.tsv
	tsv 'name birth_date township village' '丁四 1970-05-20 西镇 新华村' >r.tsv
	match-registers -q -k name,birth_date,township,village -c match,reason l.tsv r.tsv |
		diff <(printf '%s\n' $'match\treason' $'review\tname:equal birth:equal village:other township:other') -
}

@test "ties are not broken" {
	is "$(printf '%s\n' $'丁四\t丁四\treview\tname:equal birth:equal village:equal rival' \
		$'丁四\t丁四\treview\tname:equal birth:equal village:equal rival')" \
		" 丁四 1970-05-20 x村" -- " 丁四 1970-05-20 x村" " 丁四 1970-05-20 x村"
}

@test "a person written twice; --one-to-one" {
	is "$(printf '%s\n' $'甲一\t甲一\tboth\tid:equal name:equal' $'甲一\t甲一\tboth\tid:equal name:equal again')" \
		"$one 甲一  " "$one 甲一  " -- "$one 甲一  "
	hold 0 "$(tsv 'name name_right match' '甲一 甲一 both' '甲一 甲一 review')" '' -- \
		match-registers -q --one-to-one -k id_number,name -c name,name_right,match l.tsv r.tsv
}

@test "no row is lost: numbers that are wrong or empty too" {
	{
		tsv 'id_number name n'
		for i in 1 2 3 4 5 6 7; do tsv "$i 甲 L$i" " 乙 M$i" "$one 丙$i N$i"; done
	} >l.tsv
	sed '1!s/[LMN]/R&/' l.tsv >r.tsv
	match-registers -q -k id_number,name l.tsv r.tsv >out
	diff <(cut -f 3 out | grep -v '^n$' | sed '/^$/d' | sort -u) <(cut -f 3 l.tsv | grep -v '^n$' | sort -u)
	diff <(cut -f 6 out | grep -v '^n_right$' | sed '/^$/d' | sort -u) <(cut -f 3 r.tsv | grep -v '^n$' | sort -u)
	match-registers -q --exact -k id_number,name l.tsv r.tsv >out
	diff <(cut -f 3 out | grep -v '^n$' | sed '/^$/d' | sort -u) <(cut -f 3 l.tsv | grep -v '^n$' | sort -u)
	diff <(cut -f 6 out | grep -v '^n_right$' | sed '/^$/d' | sort -u) <(cut -f 3 r.tsv | grep -v '^n$' | sort -u)
}

@test "answers: same, different, open, and rows that changed" {
	match "$one 庚七  " "$two 丁四 1970-05-20 " -- "$one 庚八  " "$four 丁四 1970-05-20 " >/dev/null
	match-registers -q -k id_number,name,birth_date,village l.tsv r.tsv >out.tsv
	sed '1s/$/\tdecision/; 2s/$/\tsame/; 3s/$/\tdifferent/' out.tsv >answers.tsv
	hold 0 "$(printf '%s\n' $'name\tname_right\tmatch\treason' $'庚七\t庚八\tboth\tgiven id:equal name:one' \
		$'丁四\t\tleft\tid:valid' $'\t丁四\tright\tid:valid')" \
		'match-registers: 1 both, 0 to review, 0 in conflict, 1 only left, 1 only right
match-registers: 4 rows in, 3 out, 0 refused' -- \
		match-registers -k id_number,name,birth_date,village --decisions answers.tsv -c name,name_right,match,reason l.tsv r.tsv
	sed -i 's/庚七/庚九/' l.tsv
	run --separate-stderr match-registers -k id_number,name,birth_date,village --decisions answers.tsv l.tsv r.tsv
	[[ $stderr == *'match-registers: 1 answer is about rows that are not there any more'* ]]
	sed 's/same$/open/; s/different$//' answers.tsv >open.tsv
	match-registers -q -k id_number,name,birth_date,village --decisions open.tsv l.tsv r.tsv |
		cmp - <(match-registers -q -k id_number,name,birth_date,village l.tsv r.tsv)
	sed 's/same$/yes/' answers.tsv >bad.tsv
	hold 2 '' "match-registers: bad.tsv:2: column 'decision': is neither same, different nor open" -- \
		match-registers -k id_number,name,birth_date,village --decisions bad.tsv l.tsv r.tsv
	sed '2{p;s/same$/different/}' answers.tsv >bad.tsv
	hold 2 '' "match-registers: bad.tsv:3: column 'decision': another answer for the rows of line 2" -- \
		match-registers -k id_number,name,birth_date,village --decisions bad.tsv l.tsv r.tsv
}

@test "answers: rows of one person answered one by one are one person, listed once" {
	match "$one 甲一  x" "$one 甲一  y" -- "$one 甲一  x" "$one 甲一  y" >/dev/null
	match-registers -q -k id_number,name,birth_date,village l.tsv r.tsv |
		sed '1s/$/\tdecision/; 2,$s/$/\tsame/' >answers.tsv
	hold 0 "$(printf '%s\n' $'village\tvillage_right\tmatch\treason' \
		$'x\tx\tboth\tgiven id:equal name:equal village:equal' \
		$'y\ty\tboth\tgiven id:equal name:equal village:equal')" \
		'match-registers: 1 both, 0 to review, 0 in conflict, 0 only left, 0 only right
match-registers: 4 rows in, 2 out, 0 refused' -- \
		match-registers -k id_number,name,birth_date,village --decisions answers.tsv \
		-c village,village_right,match,reason l.tsv r.tsv
}

@test "weights as large as they can be" {
	match "$one 甲一  " -- "$one 甲一  " >/dev/null
	sed 's/^\(name\tusual\t\)[0-9.]*/\11000.00/' "$BUILD/share/doudi/match/weights.tsv" >w.tsv
	grep -q 1000.00 w.tsv
	hold 0 "$(printf '%s\n' $'match\tscore' $'both\t43.00')" '' -- \
		match-registers -q -k id_number,name --weights w.tsv -c match,score l.tsv r.tsv
}

# exact LEFT-NAME... -- RIGHT-NAME...: rows of one number; prints name, name_right, match and the reason's words behind it
exact() {
	tsv 'id_number name' >l.tsv
	tsv 'id_number name' >r.tsv
	while [ "$1" != -- ]; do tsv "$one $1" >>l.tsv && shift; done
	shift
	for name; do tsv "$one $name" >>r.tsv; done
	match-registers -q --exact -k id_number,name -c name,name_right,match,reason l.tsv r.tsv | sed 's/id:equal name://' | tr '\t' ' '
}

@test "--exact: several rows of one number on both sides: each is listed, not each with each" {
	diff <(exact 甲一 甲一 -- 甲一 甲一) <(printf '%s\n' 'name name_right match reason' '甲一 甲一 both equal' \
		'甲一 甲一 both equal again' '甲一 甲一 both equal again')
	run --separate-stderr match-registers --exact -k id_number,name -F n l.tsv r.tsv
	[ "$(sed 1d <<<"$output" | cut -f 2 | xargs)" = '2 2 1 2 0 2 0 2 0 0 0 0 100.00 100.00' ]
	[[ $stderr == *': 1 left row is of a person who has several rows in both registers: it is listed with one of them'* ]]
	# with --one-to-one the same person is matched once
	[ "$(match-registers -q --exact --one-to-one -k id_number,name -c match l.tsv r.tsv | xargs)" = 'match both review review' ]
	match-registers -q --exact --one-to-one -k id_number,name -F n l.tsv r.tsv | cut -f 1,2 >figures
	grep -qx $'n.left_both\t1' figures && grep -qx $'n.right_both\t1' figures && grep -qx $'n.union\t3' figures
}

@test "--exact: one number under two names, whatever the order of rows" {
	# the head's number on a member, in both registers: both are found, nothing is in conflict
	diff <(exact 甲一 乙二 -- 乙二 甲一) <(printf '%s\n' 'name name_right match reason' '甲一 甲一 both equal' '乙二 乙二 both equal')
	# in one of them: the member is in conflict, first or last
	diff <(exact 甲一 -- 甲一 乙二) <(printf '%s\n' 'name name_right match reason' '甲一 甲一 both equal' '甲一 乙二 conflict other')
	diff <(exact 甲一 -- 乙二 甲一) <(printf '%s\n' 'name name_right match reason' '甲一 甲一 both equal' '甲一 乙二 conflict other')
	diff <(exact 甲一 乙二 -- 乙二) <(printf '%s\n' 'name name_right match reason' '甲一 乙二 conflict other' '乙二 乙二 both equal')
	[ "$(match-registers -q --exact -k id_number,name -F n l.tsv r.tsv | grep -E 'both|union|conflict|only' | cut -f 2 | xargs)" = '1 1 1 2 1 0 0' ]
	[ "$(match-registers -q --exact -k id_number,name -c match - r.tsv <l.tsv | xargs)" = 'match conflict both' ]
	# through a pipe, too, the left row is there at the end
	exact 甲一 -- 乙二 甲一 >want
	match-registers -q --exact -k id_number,name -c name,name_right,match,reason - r.tsv <l.tsv |
		sed 's/id:equal name://' | tr '\t' ' ' | cmp - want
}

@test "--exact: 100000 rows of one number on each side" {
	awk 'BEGIN { print "id_number\tname"; for (i = 0; i < 100000; i++) print "'$one'\t甲一" }' >l.tsv
	awk 'BEGIN { print "id_number\tname"; for (i = 0; i < 100000; i++) print "'$one'\t乙" i }' >r.tsv
	run --separate-stderr timeout 60 match-registers --exact -k id_number,name -o out l.tsv l.tsv
	[ "$status" -eq 0 ]
	[[ $stderr == *': 99999 left rows are of persons who have several rows in both registers: each is listed with one of them'* ]]
	[ "$(cut -f 5 out | sort | uniq -c | xargs)" = '199999 both 1 match' ]
	run --separate-stderr timeout 60 match-registers --exact -k id_number,name -o out l.tsv r.tsv
	[ "$status" -eq 0 ]
	[[ $stderr == *': left rows whose number more than 100 right rows have, not all of which they were compared with: 99999'* ]]
	[ "$(cut -f 5 out | sort | uniq -c | xargs)" = '199999 conflict 1 match' ]
	[ "$(cut -f 4 out | sort -u | wc -l)" -eq 100001 ]
}

# changed FILE: the program exits with 2 and says that FILE changed
changed() {
	local got=0
	wait "$pid" || got=$?
	[ "$got" -eq 2 ] && [ "$(cat said)" = "match-registers: $1: a file changed while it was read" ] && [ ! -e out ] ||
		{ echo "$got: $(cat said)"; return 1; }
}

@test "a register that is written to or replaced while it is read" {
	match "$one 甲一  " -- "$two 乙二  " >/dev/null
	sed 's/甲一/乙二/' l.tsv >other.tsv
	mkfifo pipe
	# of one size: another time, another file, another moment of the second
	for way in 'dd status=none conv=notrunc if=other.tsv of=l.tsv' 'mv other.tsv l.tsv' 'touch -d @1.5 l.tsv'; do
		touch -d @1 l.tsv other.tsv
		match-registers -q -k id_number,name -o out l.tsv pipe 2>said 7>&- & pid=$!
		exec 7>pipe		# both are open from here on
		$way
		cat r.tsv >&7
		exec 7>&-
		changed l.tsv
	done
	# the same of the right one, which is read first: a pipe holds less than these rows
	awk 'BEGIN { print "id_number\tname"; for (i = 0; i < 150000; i++) print "'$three'\t丙三" }' >long.tsv
	touch -d '1 hour ago' r.tsv
	match-registers -q --exact -k id_number,name -o out pipe r.tsv 2>said 7>&- & pid=$!
	exec 7>pipe
	cat long.tsv >&7
	sed 's/乙二/丁四/' r.tsv >other.tsv
	dd status=none conv=notrunc if=other.tsv of=r.tsv
	exec 7>&-
	changed r.tsv
}

@test "other names of columns; pipes; the same bytes each time" {
	match "$one 甲一  " "$two 乙二  " -- "$two 乙二  " "$three 丙三  " >want
	sed '1s/id_number/payee_id_number/; 1s/\tname/\tpayee_name/' r.tsv >p.tsv
	match-registers -q -k id_number=payee_id_number,name=payee_name -c name,payee_name_right,match,reason l.tsv p.tsv |
		tail -n +2 | cmp - want
	match-registers -q -k id_number,name l.tsv - <r.tsv >a
	match-registers -q -k id_number,name - r.tsv <l.tsv | cmp - a
	match-registers -q -k id_number,name <(cat l.tsv) <(cat r.tsv) | cmp - a
	sed 's/$/\r/' r.tsv >crlf.tsv
	match-registers -q -k id_number,name l.tsv crlf.tsv | cmp - a
	match-registers -q --exact -k id_number,name l.tsv - <crlf.tsv | cut -f 1-9 | cmp - <(cut -f 1-9 a)
	printf '\xef\xbb\xbf' | cat - r.tsv >bom.tsv
	match-registers -q -k id_number,name l.tsv bom.tsv | cmp - a
	printf '%s' "$(cat r.tsv)" >cut.tsv
	match-registers -q --accept-missing-newline -k id_number,name l.tsv cut.tsv | cmp - a
}

@test "--exact: by number, or by the bytes of any key" {
	match "$one 甲一  " "$two 乙二  " "9 乙三  " "$five 戊五  " -- "$one 甲一  " "$one 甲一  " "$three 丙三  " "9 乙三  " "$five 己六  " >/dev/null
	hold 0 "$(printf '%s\n' $'name\tname_right\tmatch\tscore\treason' $'甲一\t甲一\tboth\t\tid:equal name:equal' \
		$'甲一\t甲一\tboth\t\tid:equal name:equal again' $'乙二\t\tleft\t\tid:valid' $'乙三\t\tleft\t\tid:wrong-length' \
		$'戊五\t己六\tconflict\t\tid:equal name:other' $'\t丙三\tright\t\tid:valid' $'\t乙三\tright\t\tid:wrong-length')" '' -- \
		match-registers -q --exact -k id_number,name -c name,name_right,match,score,reason l.tsv r.tsv
	tsv 'key a' 'x 1' 'y 2' ' 3' >k1
	tsv 'key b' 'y 1' 'z 2' ' 3' >k2
	hold 0 "$(printf '%s\n' $'key\ta\tkey_right\tb_right\tmatch\tscore\treason' $'x\t1\t\t\tleft\t\t' $'y\t2\ty\t1\tboth\t\tid:equal' \
		$'\t3\t\t\tleft\t\t' $'\t\tz\t2\tright\t\t' $'\t\t\t3\tright\t\t')" '' -- match-registers -q --exact -k key k1 k2
}

@test "published figures: 32088 + 73576 - 24456 = 81208; 665 of 1462; 299 = 191 + 108 with 12 damaged numbers" {
	ids() { # FROM TO: rows of numbers with right check digits
		awk -v from="$1" -v to="$2" 'BEGIN {
			split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", w, " ")
			print "id_number\tname"
			for (i = from; i <= to; i++) {
				s = sprintf("990101%04d%02d%02d%03d", 1940 + i % 70, 1 + int(i / 70) % 12, 1 + int(i / 840) % 28, int(i / 23520))
				sum = 0
				for (k = 1; k <= 17; k++) sum += w[k] * substr(s, k, 1)
				printf "%s%s\t丁%d\n", s, substr("10X98765432", sum % 11 + 1, 1), i
			}
		}'
	}
	ids 1 32088 >living.tsv
	ids 7633 81208 >nursing.tsv
	match-registers -q --exact -k id_number,name -F two living.tsv nursing.tsv | cut -f 1,2 >out
	grep -qx $'two.both\t24456' out
	grep -qx $'two.union\t81208' out
	ids 1 1462 >poor.tsv
	ids 798 3000 >low.tsv
	match-registers -q -k id_number,name -F poor poor.tsv low.tsv | cut -f 1,2 >out
	grep -qx $'poor.left_both\t665' out
	grep -qx $'poor.left_share\t45.49' out
	grep -qx $'poor.left_rest\t797' out
	ids 1 299 | awk -F'\t' -v OFS='\t' 'NR > 110 && NR <= 122 { $1 = substr($1, 1, 15) (NR % 2 ? "***" : substr($1, 17, 2)) } 1' >platform.tsv
	ids 109 1000 >rural.tsv
	match-registers -q --exact -k id_number,name -F six platform.tsv rural.tsv | cut -f 1,2 | grep -qx $'six.left_both\t179'
	match-registers -q -k id_number,name -F six platform.tsv rural.tsv | cut -f 1,2 >out
	grep -qx $'six.left_both\t191' out
	grep -qx $'six.left_rest\t108' out
}

@test "-e; figures beside the table; --explain without names and numbers" {
	match "$one 庚七  " -- "$one 庚八  " >/dev/null
	run match-registers -q -e -k id_number,name -o out l.tsv r.tsv
	[ "$status" -eq 1 ]
	match-registers -q -k id_number,name -F m --figures-to figures.tsv --explain why.tsv l.tsv r.tsv >out
	grep -q review out
	grep -q '^m.review	1	pair' figures.tsv
	grep -q '姓名：一字不同' why.tsv
	run ! grep -qE '庚|9901' why.tsv
}

@test "a name that many share is said, and nothing is quadratic" {
	awk 'BEGIN { print "id_number\tname\tvillage"; for (i = 0; i < 3000; i++) print "\t张伟\t" (i % 300) "村" }' >l.tsv
	run --separate-stderr match-registers -k id_number,name,village l.tsv l.tsv
	[ "$status" -eq 0 ]
	[[ $stderr == *'6000 rows have a name that more than 200 rows share: compared where village or birth agree too'* ]]
	awk 'BEGIN { print "id_number\tname\tvillage"; for (i = 0; i < 100000; i++) print "\t张伟\t一村" }' >l.tsv
	run --separate-stderr timeout 60 match-registers -k id_number,name,village -o out l.tsv l.tsv
	[ "$status" -eq 0 ]
	[[ $stderr == *'100000 rows are like more than 1000 others in number, name, birth or village: not all were compared'* ]]
	[ "$(wc -l <out)" -eq 200001 ]
}

@test "answers and --one-to-one: a row written again that is the same is in both, one that is different parts no others" {
	match "$one 甲一  x" "$one 甲一  y" "$one 甲一  z" -- "$one 甲一  x" >/dev/null
	keys='-k id_number,name,birth_date,village --one-to-one'
	match-registers -q $keys l.tsv r.tsv -o out.tsv
	diff <(cut -f 4,9 out.tsv) <(tsv 'village match' 'x both' 'y review' 'z review')
	sed '1s/$/\tdecision/; 3s/$/\tsame/; 4s/$/\tdifferent/; 2s/$/\topen/' out.tsv >answers.tsv
	hold 0 "$(printf '%s\n' $'village\tvillage_right\tmatch\treason' \
		$'x\tx\tboth\tid:equal name:equal village:equal' \
		$'y\tx\tboth\tgiven id:equal name:equal village:other again' \
		$'z\t\tleft\tid:valid')" \
		'match-registers: 1 both, 0 to review, 0 in conflict, 1 only left, 0 only right
match-registers: 4 rows in, 3 out, 0 refused' -- \
		match-registers $keys --decisions answers.tsv -c village,village_right,match,reason l.tsv r.tsv
	# the first row is another person: the others keep their partner
	sed '1s/$/\tdecision/; 2s/$/\tdifferent/; 3s/$/\topen/; 4s/$/\tsame/' out.tsv >answers.tsv
	hold 0 "$(tsv 'village village_right match' 'x  left' 'y x both' 'z x both')" '' -- \
		match-registers -q $keys --decisions answers.tsv -c village,village_right,match l.tsv r.tsv
}

@test "answers: rows that are alike in all columns are answered together" {
	match "$one 甲一  x" "$one 甲一  x" "$one 甲一  x" -- "$one 甲一  x" >/dev/null
	match-registers -q -k id_number,name,birth_date,village --one-to-one l.tsv r.tsv >out.tsv
	sed '1s/$/\tdecision/; 3s/$/\tsame/; 2s/$/\t/; 4s/$/\t/' out.tsv >answers.tsv
	match-registers -q -k id_number,name,birth_date,village --one-to-one --decisions answers.tsv -c match l.tsv r.tsv |
		diff <(tsv match both both both) -
	# without a number they cannot be told apart either
	match " 丁四  x" " 丁四  x" -- " 丁四  x" >/dev/null
	match-registers -q -k id_number,name,birth_date,village l.tsv r.tsv | sed '1s/$/\tdecision/; 2s/$/\tsame/; 3s/$/\t/' >answers.tsv
	match-registers -q -k id_number,name,birth_date,village --decisions answers.tsv -c match l.tsv r.tsv |
		diff <(tsv match both both) -
}

@test "a thousand rows of one number: one person, with names and without, none lost" {
	{ tsv 'id_number name n'; for ((i = 0; i < 1500; i++)); do echo "$one	甲一	$i"; done; } >l.tsv
	for keys in id_number,name id_number; do
		run --separate-stderr match-registers -k $keys -o out l.tsv l.tsv
		[ "${#stderr_lines[@]}" -le 3 ]
		[[ $stderr != *'not all'* ]] && [[ $stderr == *': 1 both, 0 to review, 0 in conflict, 0 only left, 0 only right'* ]]
		diff <(cut -f 3,6 out | tail -n +2 | sort -n) <(seq 0 1499 | awk '{ print $1 "\t" $1 }')
	done
	awk 'BEGIN { print "id_number\tname\tn"; for (i = 0; i < 1500; i++) print "'$one'\tA" i "\t" i }' >l.tsv
	sed '1!s/A/B/' l.tsv >r.tsv
	run --separate-stderr match-registers -k id_number,name -o out l.tsv r.tsv
	[[ $stderr == *'1500 rows are like more than 1000 others in number, name, birth or village: not all were compared'* ]]
	[ "$(wc -l <out)" -eq 3001 ]
	# fewer are listed as conflicts, three for a row
	sed -i '502,$d' l.tsv r.tsv
	match-registers -q -k id_number,name -c match l.tsv r.tsv | sort | uniq -c >out
	[ "$(awk '$2 == "conflict" { print ($1 <= 3000) }' out)" = 1 ]
	run ! grep -qE 'left|right' out
}

@test "a thousand rows alike, many times over: few pairs of a row are kept" {
	awk 'BEGIN { print "id_number\tname\tvillage"; for (i = 0; i < 12000; i++) print "'$one'\tA" i "\t" i % 12 "村" }' >l.tsv
	sed '1!s/A/B/' l.tsv >r.tsv
	(
		[[ $BUILD == */san-* ]] || ulimit -v 150000	# KiB; all twelve million pairs take more
		match-registers -q -k id_number,name,village -o out l.tsv r.tsv
	)
	[ "$(cut -f 7 out | grep -c conflict)" -ge 24000 ]
}

@test "births and sexes that cannot be read are said" {
	tsv 'id_number name sex birth_date' "$one 甲一 男 1958/1/1" "$two 乙二 1 1962-03-17" "$three 丙三  " >l.tsv
	tsv 'id_number name sex birth_date' "$one 甲一 male 19580101" "$two 乙二 女 1962-03-17" >r.tsv
	run --separate-stderr match-registers -k id_number,name,sex,birth_date -c name,match,reason l.tsv r.tsv
	[ "${stderr_lines[0]}" = 'match-registers: births that are no dates, and sexes that are none: 2 left, 1 right' ]
	[ "$output" = "$(printf '%s\n' $'name\tmatch\treason' $'甲一\tboth\tid:equal name:equal sex:equal' \
		$'乙二\tboth\tid:equal name:equal birth:equal' $'丙三\tleft\tid:valid')" ]
}

@test "one number and name, but another sex, or births years apart: for review" {
	tsv 'id_number name sex birth_date' "$one 马宝 male " "$two 马英 female 1962-03-17" >l.tsv
	tsv 'id_number name sex birth_date' "$one 马宝 female " "$two 马英 male 1962-03-17" >r.tsv
	hold 0 "$(tsv 'name match reason' '马宝 review id:equal_name:equal_sex:other' \
		'马英 both id:equal_name:equal_birth:equal_sex:other' | tr _ ' ')" '' -- \
		match-registers -q -k id_number,name,sex,birth_date -c name,match,reason l.tsv r.tsv
	is $'马宝\t马宝\treview\tid:equal name:equal birth:other' "$one 马宝 1958-01-01 " -- "$one 马宝 1984-07-21 "
	is $'马宝\t马宝\tboth\tid:equal name:equal birth:other' "$one 马宝 1958-01-01 " -- "$one 马宝 1958-02-18 "
	# written twice with another birth: not again the same person
	is "$(printf '%s\n' $'马宝\t马宝\tboth\tid:equal name:equal birth:equal' \
		$'马宝\t马宝\treview\tid:equal name:equal birth:other')" \
		"$one 马宝 1958-01-01 " -- "$one 马宝 1958-01-01 " "$one 马宝 1984-07-21 "
}

@test "the head's number on a member: never the head, the member is for review" {
	# the head is in one register only
	is "$(printf '%s\n' $'甲一\t乙二\tconflict\tid:equal name:other village:equal' \
		$'乙二\t乙二\treview\tid:suspect name:equal village:equal')" \
		"$one 甲一 1958-01-01 x村" "$two 乙二 1962-03-17 x村" -- "$one 乙二  x村"
	is "$(printf '%s\n' $'曾大仁\t曾大旺\treview\tid:equal name:one birth:other village:equal' \
		$'曾大旺\t曾大旺\treview\tid:other name:equal birth:equal village:equal')" \
		"$one 曾大仁 1958-01-01 x村" "$two 曾大旺 1982-03-17 x村" -- "$one 曾大旺 1982-03-17 x村"
}

@test "households: a slip in a name is nobody else's name at home, though the family moved or the village has it" {
	columns='id_number name village household_id'
	tsv "$columns" "$one 曾大仁 x村 1" "$two 曾大旺 x村 1" "$three 曾小仁 x村 2" "$four 曾小旺 x村 3" >l.tsv
	tsv "$columns" "$one 曾大旺 y村 7" "$three 曾小旺 x村 8" >r.tsv
	keys=id_number,name,village
	match-registers -q -k $keys,household_id -c name,name_right,match l.tsv r.tsv |
		grep '^曾.*仁' | diff - <(tsv '曾大仁 曾大旺 review' '曾小仁 曾小旺 both')
	match-registers -q -k $keys -c name,name_right,match l.tsv r.tsv |
		grep '^曾.*仁' | diff - <(tsv '曾大仁 曾大旺 review' '曾小仁 曾小旺 review')
	# of one sound: only with households is it known that there is another
	tsv "$columns" "$one 韩大永 x村 1" "$two 韩大勇 x村 1" >l.tsv
	tsv "$columns" "$one 韩大勇 x村 7" >r.tsv
	match-registers -q -k $keys,household_id -c name,match l.tsv r.tsv | head -n 2 | diff - <(tsv 'name match' '韩大永 review')
	match-registers -q -k $keys -c name,match l.tsv r.tsv | head -n 2 | diff - <(tsv 'name match' '韩大永 both')
}

@test "a person written twice, once with a slip in the number: that row is for review, and answered it takes nothing from the other" {
	is "$(printf '%s\n' $'甲一\t甲一\tboth\tid:equal name:equal' $'甲一\t甲一\treview\tid:1-digit(pos 9: 6→5) name:equal')" \
		"$one 甲一  " -- "$one 甲一  " "990101196801010019 甲一  "
	match-registers -q -k id_number,name,birth_date,village l.tsv r.tsv | sed '1s/$/\tdecision/; /review/s/$/\tsame/; /both/s/$/\t/' >answers.tsv
	match-registers -q -k id_number,name,birth_date,village --decisions answers.tsv -c match,reason l.tsv r.tsv |
		diff - <(printf '%s\n' $'match\treason' $'both\tid:equal name:equal again' $'both\tgiven id:1-digit(pos 9: 6→5) name:equal')
	match-registers -q --one-to-one -k id_number,name,birth_date,village --decisions answers.tsv -c match l.tsv r.tsv |
		diff - <(printf '%s\n' match both review)
	# another's name: nobody's slip
	is "$(printf '%s\n' $'甲一\t甲一\tboth\tid:equal name:equal' $'\t乙二\tright\tid:bad-checksum')" \
		"$one 甲一  " -- "$one 甲一  " "990101196801010019 乙二  "
}

@test "households: who has no household number is at home in the village, not with all others who have none" {
	columns='id_number name village household_id'
	tsv "$columns" "$one 曾大仁 x村 -" "$two 曾大旺 y村 -" | sed 's/-//' >l.tsv
	tsv "$columns" "$one 曾大旺 x村 -" | sed 's/-//' >r.tsv
	match-registers -q -k id_number,name,village,household_id -c name,name_right,match l.tsv r.tsv |
		grep 仁 | diff - <(tsv '曾大仁 曾大旺 both')
	sed -i 's/y村/x村/' l.tsv
	match-registers -q -k id_number,name,village,household_id -c name,name_right,match l.tsv r.tsv |
		grep 仁 | diff - <(tsv '曾大仁 曾大旺 review')
}

@test "a village is as rare as the village is, whatever its township is called; village_name is no person's name" {
	for town in 石门镇 前进镇; do
		{ tsv 'id_number name township village' "$one 甲一 $town 石门村"; for i in {1..30}; do tsv ". 丁$i $town 东村"; done; } >l.tsv
		{ tsv 'id_number name township village' "$one 甲一 $town 石门村"; for i in {1..30}; do tsv ". 戊$i $town 东村"; done; } >r.tsv
		match-registers -q -k id_number,name,township,village -c score l.tsv r.tsv | sed -n 2p
	done | uniq | wc -l >got
	[ "$(cat got)" -eq 1 ]
	sed -i '1s/village/village_name/' l.tsv r.tsv
	match-registers -q -k id_number,name,village_name -c reason l.tsv r.tsv | sed -n 2p | diff - <(echo 'id:equal name:equal village:equal')
}

@test "names of one sound meet in a village, or in a year of birth" {
	others() { awk -v side="$1" 'BEGIN { for (i = 0; i < 100; i++) print "\t" side i "\t\t" i "村" }'; }
	match " 李永平  x村" "$one 赵建国  " -- " 李永萍  x村" " 赵建果 1958-01-21 " >/dev/null
	others L >>l.tsv
	others R >>r.tsv
	match-registers -q -k id_number,name,birth_date,village l.tsv r.tsv -c match,reason | grep review |
		diff <(printf '%s\n' $'review\tname:sound village:equal' $'review\tname:sound birth:near') -
}

@test "--margin 0 breaks no ties either" {
	match " 丁四 1970-05-20 x村" -- " 丁四 1970-05-20 x村" " 丁四 1970-05-20 x村" >/dev/null
	match-registers -q --margin 0 -k id_number,name,birth_date,village -c match l.tsv r.tsv |
		diff <(tsv match review review) -
}

@test "command lines and tables that are wrong" {
	tsv 'id_number name x' "$one 甲一 1" >l.tsv
	cp l.tsv r.tsv
	for bad in '-k id_number,name l.tsv' '-k id_number,name - -' 'l.tsv r.tsv' '-k id_number --threshold x l.tsv r.tsv' \
		'-k id_number --lang fr l.tsv r.tsv' '-k id_number --exact --explain w l.tsv r.tsv' \
		'-k id_number --figures-to f l.tsv r.tsv' '-k id_number --decisions - - r.tsv' '-k id_number,id_number l.tsv r.tsv' '-k id_number, l.tsv r.tsv'; do
		run --separate-stderr match-registers $bad
		[ "$status" -eq 2 ] && [[ $stderr == *'usage: match-registers'* ]]
	done
	hold 2 '' "match-registers: what is in 'x'? identity numbers, names, births, sex, townships, villages and households can be compared" -- \
		match-registers -k x l.tsv r.tsv
	hold 2 '' "match-registers: l.tsv:1: no column 'village'" -- match-registers -k id_number,village l.tsv r.tsv
	hold 2 '' "match-registers: the output would have 'id_number' twice; --suffix tells them apart" -- \
		match-registers -k id_number,name --suffix '' l.tsv r.tsv
	hold 2 '' "match-registers: the output has no column 'y'" -- match-registers -k id_number -c y l.tsv r.tsv
	tsv 'field level bits' 'id equal 28.00' 'id same 1' >w.tsv
	hold 2 '' "match-registers: w.tsv:3: column 'level': no level 'id' 'same'" -- match-registers -k id_number --weights w.tsv l.tsv r.tsv
	tsv 'field level bits' 'id equal 28.001' >w.tsv
	hold 2 '' "match-registers: w.tsv:2: column 'bits': is no number of bits with at most two decimals" -- \
		match-registers -k id_number --weights w.tsv l.tsv r.tsv
}

@test "registers without rows, of one row, the same file twice, blank keys" {
	tsv 'id_number name' >none.tsv
	tsv 'id_number name' "$one 甲一" >l.tsv
	: >empty.tsv
	for exact in '' --exact; do
		for pair in 'none.tsv none.tsv' 'none.tsv l.tsv right' 'l.tsv none.tsv left' 'l.tsv l.tsv both'; do
			read -r left right want <<<"$pair"
			[ "$(match-registers -q $exact -k id_number,name -c match "$left" "$right" | xargs)" = "match${want:+ $want}" ]
		done
		hold 2 '' 'match-registers: empty.tsv: empty: not even a header line' -- match-registers $exact -k id_number empty.tsv l.tsv
		hold 2 '' 'match-registers: empty.tsv: empty: not even a header line' -- match-registers $exact -k id_number l.tsv empty.tsv
	done
	match-registers -q -k id_number,name -F n none.tsv none.tsv | cut -f 2 | sed 1d | xargs | grep -qx '0 0 0 0 0 0 0 0 0 0 0 0'
	printf '%s\n' $'id_number\tname' $'  \t丁四' $'　\t丁四' >blank.tsv
	match-registers -q --exact -k id_number,name -c match,reason blank.tsv blank.tsv | sed 1d | sort | uniq -c | xargs |
		grep -qx '2 left id:empty 2 right id:empty'
	printf '%s\n' $'key\tx' $'  \t1' $'　\t2' $'\t3' ' k '$'\t4' >blank.tsv
	[ "$(match-registers -q --exact -k key -c x,x_right,match blank.tsv blank.tsv | sed 1d | tr '\t\n' ' ;')" = \
		'1  left;2  left;3  left;4 4 both; 1 right; 2 right; 3 right;' ]
}

@test "columns that the output has already; an output onto an input" {
	tsv 'id_number name id_number_right' "$one 甲一 x" >l.tsv
	tsv 'id_number name' "$one 甲一" >r.tsv
	hold 2 '' "match-registers: the output would have 'id_number_right' twice; --suffix tells them apart" -- \
		match-registers -k id_number,name l.tsv r.tsv
	match-registers -q -k id_number,name l.tsv r.tsv --suffix 2 | head -n 1 | grep -qx "$(tsv 'id_number name id_number_right id_number2 name2 match score reason')"
	match-registers -q -k id_number,name r.tsv l.tsv | head -n 1 | grep -qx "$(tsv 'id_number name id_number_right name_right id_number_right_right match score reason')"
	hold 2 '' "match-registers: r.tsv:1: no column 'village'" -- match-registers -k id_number,village=village r.tsv l.tsv
	tsv 'id_number village' "$one x村" >v.tsv
	hold 2 '' "match-registers: r.tsv:1: no column 'village'" -- match-registers -k id_number,village v.tsv r.tsv
	for exact in '' --exact; do
		match-registers -q $exact -k id_number,name -c id_number,match r.tsv r.tsv >want
		for side in left right; do
			cp r.tsv left && cp r.tsv right
			match-registers -q $exact -k id_number,name -c id_number,match -o $side left right
			cmp $side want
		done
	done
}

@test "--decisions: a table that is none, answers of other registers" {
	tsv 'id_number name' "$one 甲一" >l.tsv
	tsv 'id_number name' "$two 甲二" >r.tsv
	hold 2 '' "match-registers: l.tsv:1: no column 'id_number_right'" -- match-registers -k id_number,name --decisions l.tsv l.tsv r.tsv
	tsv 'id_number name id_number_right name_right' "$one 甲一 $two 甲二" >answers.tsv
	hold 2 '' "match-registers: answers.tsv:1: no column 'decision'" -- match-registers -k id_number,name --decisions answers.tsv l.tsv r.tsv
	tsv 'id_number name id_number_right name_right decision' "$three 甲一 $two 甲二 same" "$one 甲一 $three 甲二 different" >answers.tsv
	hold 0 "$(printf '%s\n' match left right)" \
		'match-registers: 2 answers are about rows that are not there any more
match-registers: 0 both, 0 to review, 0 in conflict, 1 only left, 1 only right
match-registers: 2 rows in, 2 out, 0 refused' -- match-registers -k id_number,name -c match --decisions answers.tsv l.tsv r.tsv
	cp answers.tsv twice.tsv
	match-registers -q -k id_number,name -c match -o twice.tsv --decisions twice.tsv l.tsv r.tsv
	[ "$(xargs <twice.tsv)" = 'match left right' ]
}

@test "--explain: its bits are the score of each pair, of a person's further rows too" {
	match "$one 甲一 1958-01-01 x村" "$one 甲一 1958-01-01 y村" "990101196203140025 乙二  z村" "$five 戊五  x村" " 丁四 1970-05-20 x村" -- \
		"$one 甲一 1958-01-01 x村" "$two 乙二 1962-03-17 z村" "$five 己六  x村" "$four 丁四 1970-05-20 x村" >/dev/null
	for side in l r; do awk -v OFS='\t' '{ print (NR > 1 ? NR : "line"), $0 }' $side.tsv >$side.numbered; done
	match-registers -q -k id_number,name,birth_date,village --explain why.tsv -c line,line_right,match,score l.numbered r.numbered |
		awk -F '\t' '$4 != "" { print $1, $2, $3, $4 }' | sed 1d | sort >want
	head -n 1 why.tsv | grep -qx "$(tsv 'line line_right match field level bits sentence')"
	awk -F '\t' 'NR > 1 { sum[$1 " " $2 " " $3] += $6; n[$1 " " $2 " " $3]++ }
		END { for (k in sum) if (n[k] == 6) printf "%s %.2f\n", k, sum[k] }' why.tsv | sort | diff want -
	[ "$(wc -l <want)" -eq 5 ]
}

@test "the classes of the county: only here, only there, both, one number, one name, twice, no number" {
	is "$(printf '%s\n' $'甲一\t\tleft\tid:valid' $'\t乙二\tright\tid:valid')" "$one 甲一  " -- "$two 乙二  "
	is $'甲一\t乙二\tconflict\tid:equal name:other' "$one 甲一  " -- "$one 乙二  "
	is $'甲一\t甲一\treview\tid:other name:equal birth:equal' "$one 甲一 1970-05-20 " -- "$four 甲一 1970-05-20 "
	is "$(printf '%s\n' $'甲一\t甲一\tboth\tid:equal name:equal' $'甲一\t甲一\tboth\tid:equal name:equal again')" \
		"$one 甲一  " "$one 甲一  " -- "$one 甲一  "
	is "$(printf '%s\n' $'甲一\t\tleft\tid:wrong-length' $'乙二\t\tleft\tid:bad-checksum' $'丙三\t\tleft\tid:truncated15' \
		$'\t丁四\tright\tid:empty')" "12 甲一  " "990101196801010019 乙二  " "${three:0:15}*** 丙三  " -- " 丁四  "
	# one name and village, other numbers
	match "$one 甲一  x村" "$two 乙二  x村" -- "$four 甲一  x村" "$five 戊五  x村" >/dev/null
	match-registers -q -k id_number,name,birth_date,village -o out.tsv l.tsv r.tsv
	select-rows -q -w "match = 'left'" -c name,village out.tsv -o left.tsv
	select-rows -q -w "match = 'right'" -c name_right,village_right out.tsv | sed 1s/_right//g >right.tsv
	[ "$(join-tables -q --inner -k name,village left.tsv right.tsv)" = "$(tsv 'name village' '甲一 x村')" ]
}
