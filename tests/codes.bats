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

@test "each check of check-records and each doubt of the recipes has its word" {
	{
		sed -n 's/^CHECK([A-Z_0-9]*, "\([^"]*\)".*/\1/p' "$top/lib/checks.def"
		cut -f 2 recipes/*.tsv checks/*.tsv | sed -nE 's/^(person|household)\.((doubt|check)_[a-z_]*)$/\2/p'
	} | sort -u >"$BATS_TEST_TMPDIR/checks"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/checks")" -gt 100 ]
	diff "$BATS_TEST_TMPDIR/checks" <(sed -n 's/^check\t\([^\t]*\)\t.*/\1/p' codes.tsv | sort)
}

@test "each word of match-registers has its own in the language of people" {
	names() {
		sed -n "/$1\[/,/}/p" "$top/lib/$2.c" | grep -o '"[a-z0-9-]*"' | tr -d '"'
	}
	{
		names match_level_names match_words | sed 's/^/level\t/'
		names match_field_names match_words | sed 's/^/field\t/'
		names match_class_names match_words | sed 's/^/match\t/'
		names 'names' idclass | sed 's/^/reason\tid:/'
		grep -o '"[12]-[a-z]*' "$top/lib/idclass.c" | tr -d '"' | sed 's/^/reason\tid:/'
		sed -n 's/.*buf_puts(b, "\([a-z]*\) ").*/reason\t\1/p' "$top/lib/match_words.c"
	} | sort -u >"$BATS_TEST_TMPDIR/words"
	[ "$(wc -l <"$BATS_TEST_TMPDIR/words")" -gt 35 ]
	comm -23 "$BATS_TEST_TMPDIR/words" <(cut -f 1,2 codes.tsv | sort) | diff /dev/null -
}
