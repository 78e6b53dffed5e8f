# The worked examples that the packs answer for: each is a case, named by its id, and the case holds.
load common

policy=$BATS_TEST_DIRNAME/../share/policy

# Examples of documents and of published pages; in those with a star the source itself is at odds with its rule.
examples=(
	S0-02\* S0-05\* S0-13
	S3-04 S3-05 S3-06 S3-07 S3-08 S3-10 S3-11
	S4-01 S4-02 S4-03
	DB-02 DB-05 DB-06 DB-09 DB-11 DB-15 DB-16 DB-19
	TK-01 TK-09\* TK-10 TK-12
	LB-07 LB-08 LB-09 LB-10 LB-11
	ET-02\* ET-03 ET-04
	JG-01 JG-06 JG-07 JG-08
	YL-01\* YL-03 YL-05
	LS-01 LS-02 LS-04
	SY-01
	FP-01 FP-02
)

# those whose totals are reckoned by a feature test as well
totals=(S0-05 S3-04 S3-05)

# those of two registers, each in the name of a test
registers=(S0-12 S1-06 S2-01 ID-01 ID-06 ID-08 ID-09 BD-03 BD-04 BD-05 BD-06)

# cases ID: the tables with a case whose name begins with the id, and the line
cases() {
	awk -F'\t' -v id="$1 " '
	FNR == 1 { is = $1 == "case" }
	is && FNR > 1 && index($1, id) == 1 { print FILENAME ":" FNR }' "$policy"/*/cases-*.tsv
}

@test "each example is a case, with what is expected of it" {
	local missing='' expected
	for id in "${examples[@]%\*}"; do
		expected=
		cases "$id" >found.txt
		[ -s found.txt ] || { echo "$id: no case"; missing=1; }
		while IFS=: read -r file line; do
			awk -F'\t' -v n="$line" '
			FNR == 1 { split($0, name) }
			FNR == n { for (i = 1; i <= NF; i++) if (name[i] ~ /^=/ && $i != "") some = 1 }
			END { exit !some }' "$file" && expected=1
		done <found.txt
		[ -n "$expected" ] || { echo "$id: nothing is expected"; missing=1; }
	done
	[ -z "$missing" ]
}

@test "an example that is at odds with its source has the reason in a note" {
	local noted
	for id in "${examples[@]}"; do
		[[ $id = *\* ]] || continue
		cases "${id%\*}" >found.txt
		noted=
		while IFS=: read -r file line; do
			awk -F'\t' -v n="$line" '
			FNR == 1 { split($0, name) }
			FNR == n { for (i = 1; i <= NF; i++) if (name[i] ~ /^=.*\.note$/ && $i != "") some = 1 }
			END { exit !some }' "$file" && noted=1
		done <found.txt
		[ -n "$noted" ] || { echo "$id: no case expects a note"; false; }
	done
}

@test "an example of totals is in the name of a feature test" {
	for id in "${totals[@]}"; do
		grep -q "^@test \"[^\"]*$id " "$BATS_TEST_DIRNAME"/features-*.bats || { echo "$id: no test"; false; }
	done
}

@test "an example of registers is in the name of a test" {
	for id in "${registers[@]}"; do
		grep -q "^@test \"[^\"]*$id " "$BATS_TEST_DIRNAME"/{features-registers,recipes}.bats || { echo "$id: no test"; false; }
	done
}

@test "the cases of the examples hold" {
	for id in "${examples[@]%\*}"; do
		cases "$id"
	done | cut -d : -f 1 | sort -u >tables.txt
	[ -s tables.txt ]
	while read -r table; do
		run --separate-stderr check-rules -eq -r "$policy/national" -r "${table%/*}" --cases "$table"
		echo "$table: $output $stderr"
		[ "$status" -eq 0 ]
	done <tables.txt
}
