# What several writers make of one table, read back: tests/sheets/README.
# shellcheck disable=SC2154
load common

# fixture FILE OPTIONS STATUS ANSWER SAYS: cells in = cells out, or a message; never somebody's number in it
fixture() {
	local file=$1 options=$2 want=$3 answer=$4 says=$5 got=0 word
	cp "$BATS_TEST_DIRNAME/sheets/files/$file" .
	# built without the libraries that read them
	[ "${XLSX:-}" != no ] || [ "$(head -c 2 "$file")" != PK ] || want=2 answer=- says=$file
	# shellcheck disable=SC2086 # a list of words
	import-table $options "$file" >out 2>said || got=$?
	if [ "$got" -ne "$want" ]; then
		echo "status $got, wanted $want"
		return 1
	elif [ "$answer" != - ]; then
		diff "$BATS_TEST_DIRNAME/sheets/answers/$answer.tsv" out || return
	elif [ -s out ] && [ "$(tail -c 1 out | od -An -tx1)" = ' 0a' ]; then
		echo 'the output looks whole'
		return 1
	fi
	while [ -n "$says" ]; do
		word=${says%% \~ *}
		says=${says#"$word"}
		says=${says# \~ }
		grep -qF -e "$word" said || { [ -e refused.tsv ] && cut -f 9- refused.tsv | grep -qF -e "$word"; } ||
			{ echo "nobody says: $word"; return 1; }
	done
	if grep -E '[0-9]{17}[0-9X]' said; then
		echo 'an ID number in a message'
		return 1
	fi
}

# writer NAME: all its fixtures, each in a folder of its own
writer() {
	local n=0 bad=0 file by feature options status answer says
	while IFS=$'\x1f' read -r file by feature options status answer _ says; do
		[ "$by" = "$1" ] || continue
		mkdir $((++n))
		if ! (cd "$n" && fixture "$file" "$options" "$status" "$answer" "$says" >why 2>&1); then
			echo "# $file: $feature"
			cat "$n/why" "$n/said"
			bad=$((bad + 1))
		fi
	done < <(tr '\t' '\037' <"$BATS_TEST_DIRNAME/sheets/fixtures.tsv")
	echo "$n fixtures, bad: $bad"
	[ "$n" -gt 0 ] && [ "$bad" -eq 0 ]
}

@test "by libxlsxwriter" { writer libxlsxwriter; }
@test "by XlsxWriter" { writer XlsxWriter; }
@test "by openpyxl" { writer openpyxl; }
@test "by ExcelJS" { writer ExcelJS; }
@test "by SheetJS" { writer SheetJS; }
@test "by xlsx-populate" { writer xlsx-populate; }
@test "by xlwt" { writer xlwt; }
@test "by LibreOffice" { writer LibreOffice; }
@test "by Gnumeric" { writer Gnumeric; }
@test "by hand" { writer 'by hand'; }
@test "text" { writer 'Python csv'; }

@test "every fixture has a writer that is tested, and every file and answer is used" {
	cd "$BATS_TEST_DIRNAME/sheets"
	cut -f 2 fixtures.tsv | sed 1d | sort -u | while IFS= read -r by; do
		grep -qE "writer '?$by'?;" ../sheets.bats
	done
	diff <(cut -f 1 fixtures.tsv | sed 1d | sort -u) <(cd files && printf '%s\n' * | sort)
	diff <(cut -f 6-7 fixtures.tsv | sed 1d | tr '\t' '\n' | sed '/^-$/d; s/$/.tsv/' | sort -u) \
		<(cd answers && printf '%s\n' * | sort)
}
