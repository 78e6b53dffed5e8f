#!/usr/bin/env bats
# share/codes.tsv: the codes of share/columns.tsv and what people write for them.

# shellcheck disable=SC2154 # top is set by common

load common

setup() {
	cd "$top/share" || return
}

@test "a closed list has a row for each code, and no other" {
	select-rows -q -c name,type columns.tsv | sed -n 's/^\([a-z_]*\)\tcode(\(.*\))$/\1 \2/p' >"$BATS_TEST_TMPDIR/lists"
	[ -s "$BATS_TEST_TMPDIR/lists" ]
	while read -r name codes; do
		diff <(tr , '\n' <<<"$codes" | sort) <(select-rows -q -c column,code codes.tsv | sed -n "s/^$name\t//p" | sort) ||
			fail "$name"
	done <"$BATS_TEST_TMPDIR/lists"
}

@test "each column is one of the dictionary, or bool for all of that type" {
	join-tables -q --missing -k column codes.tsv <(select-rows -q -c name columns.tsv | sed '1s/.*/column/') |
		select-rows -q --distinct column -c column >"$BATS_TEST_TMPDIR/unknown"
	diff "$BATS_TEST_TMPDIR/unknown" <(printf 'column\nbool\n')
}

@test "no word means two codes of one column, none is written twice" {
	awk -F '\t' 'NR > 1 {
		n = split($2 "," $3 "," $5, word, ",")
		delete here
		for (i = 1; i <= n; i++) {
			if (word[i] == "") continue
			if (($1, word[i]) in code && code[$1, word[i]] != $2 || i > 2 && word[i] in here) { print $1, word[i]; bad = 1 }
			code[$1, word[i]] = $2
			here[word[i]]
		}
	} END { exit bad }' codes.tsv
}

@test "one grade in all its spellings; what counties mean differently is left out" {
	for word in 1级 一级 壹级 Ⅰ级; do
		grep -qE "^disability_grade	1	.*$word(,|$)|^disability_grade	1	$word	" codes.tsv || fail "$word"
	done
	grep -qE '^residence	urban	城市	.*城镇' codes.tsv
	run -1 grep -E '^self_care	.*档' codes.tsv
}
