#!/usr/bin/env bats
# README shows what the programs print.

setup() {
	top=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
	cd "$top" || return
}

@test "README.md: its examples" {
	run bash tests/man-examples.sh README.md
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "README.zh.md: its examples" {
	run bash tests/man-examples.sh README.zh.md
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "README: every target of make that it names exists" {
	cd "$BATS_TEST_TMPDIR" || return
	grep -ohE '(^    |`)make [a-z]+' "$top"/*.md | awk '{ print $2 }' | sort -u >targets
	[ -s targets ]
	while read -r target; do
		grep -q "^$target:" "$top/Makefile" || { echo "no target $target"; return 1; }
	done <targets
}
