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
	for target in $(grep -oh 'make [a-z]*' README.md README.zh.md CONTRIBUTING.md | sort -u | cut -d ' ' -f 2); do
		case $target in month) continue ;; esac
		grep -q "^$target:" Makefile || { echo "no target $target"; return 1; }
	done
}
