# Every rule of the packs is used by a case, and every doubt about them is mended or known.
load common

policy=$BATS_TEST_DIRNAME/../share/policy
national=$policy/national

# tables FOLDER: its tables of cases; side tables, as cases-dibao.asset.tsv, come with them
tables() {
	local table
	for table in "$1"/cases*.tsv; do
		[[ ${table##*/} == *.*.tsv ]] || printf '%s\n' "$table"
	done
}

# untouched RULES... -- CASES...: file:line and column of the rules, and cells of a printed table, that made no value
untouched() {
	local rules=()
	while [ "$1" != -- ]; do
		rules+=(-r "$1")
		shift
	done
	shift
	check-rules -q "${rules[@]}" --coverage --cases "$@" >found.tsv
	select-rows -q -w "check = 'case'" found.tsv | tail -n +2 >unmet.tsv
	if [ -s unmet.tsv ]; then
		cat unmet.tsv
		return 1
	fi
	select-rows -q -w "check = 'coverage'" -c file,line,column found.tsv | tail -n +2 |
		sed "s:^.*/policy/::; s:\t:\::; s:\t$::" | sort >untouched.txt
}

@test "each row of an area is used by the cases of its folder" {
	for folder in "$policy"/*; do
		[ "$folder" != "$national" ] || continue
		area=${folder##*/}
		mapfile -t cases < <(tables "$folder")
		untouched "$national" "$folder" -- "${cases[@]}"
		grep "^$area/" untouched.txt >>whole.txt || :
	done
	# Packs that fill a blank cell each for themselves, so that they can be used alone: together one of
	# these equal rows speaks for all.
	for pack in 3709/dibao 3709/elder_service 3709/needy_child; do
		untouched "$national" "$policy/$pack.tsv" "$policy/3709/exit.tsv" -- "$policy/3709/cases-${pack#*/}.tsv"
		grep "^$pack" untouched.txt >>alone.txt || :
	done
	grep -v '^3709/[den]' whole.txt >open.txt || :
	grep '^3709/[den]' whole.txt | grep -Fxf - alone.txt >>open.txt || :
	cat open.txt
	[ ! -s open.txt ]
}

@test "each row of national is used by the cases of some folder" {
	runs=0
	for folder in "$policy"/*; do
		rules=("$folder")
		[ "$folder" = "$national" ] || rules=("$national" "$folder")
		mapfile -t cases < <(tables "$folder")
		untouched "${rules[@]}" -- "${cases[@]}"
		grep '^national/' untouched.txt >>all.txt || :
		runs=$((runs + 1))
	done
	# Alone, as it may be used, special hardship counts heads and income itself: other packs do when all are together.
	untouched "$national/tekun.tsv" -- "$national/cases-tekun.tsv"
	grep -Fxf untouched.txt all.txt >both.txt || :
	sort both.txt | uniq -c | awk -v runs="$runs" '$1 == runs { $1 = ""; print substr($0, 2) }' >open.txt
	cat open.txt
	[ ! -s open.txt ]
}

# known FOLDER: the doubts that stay, with their reasons
known() {
	local why
	while IFS=$'\t' read -r check file name why; do
		[[ -z $why || ( $file != national/* && $file != "$1"/* ) ]] || printf '%s\t%s\t%s\n' "$check" "$file" "$name"
	done <<-EOF
	gap	national/stacking.tsv	pair.allowed	no document speaks about the pair: check-stacking asks a person, nothing is assumed
	gap	2204/dibao.tsv	household.standard	the report prints the rural standard only; an urban one would be invented
	gap	2204/tekun.tsv	household.tekun_standard	the report prints the rural standard only; an urban one would be invented
	gap	6103/dibao.tsv	household.standard	the document of 2023 prints the rural standard only
	gap	6103/dibao.tsv	household.tier	the document of 2023 prints the rural classes only
	expired	6103/610327.tsv	person.supp_rate	rates of 2022; what followed is not published
	expired	6103/610327.tsv	person.supp_amount	rates of 2022; what followed is not published
	EOF
}

@test "no errors in any pack, and no doubts but the known ones" {
	for folder in "$policy"/*; do
		rules=("$folder")
		[ "$folder" = "$national" ] || rules=("$national" "$folder")
		run --separate-stderr check-rules -eq "${rules[@]}"
		# shellcheck disable=SC2154 # run sets it
		[ "$stderr" = '' ]
		select-rows -q -w "severity in ('error', 'doubt')" -c check,file,name <<<"$output" | tail -n +2 |
			sed 's:\t[^\t]*/policy/:\t:' | sort -u >found.txt
		known "${folder##*/}" | sort >known.txt
		diff known.txt found.txt
	done
}
