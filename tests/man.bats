#!/usr/bin/env bats
# The examples of the manual pages print what the pages say.

setup() {
	top=$(cd "$BATS_TEST_DIRNAME/.." && pwd)
	cd "$top" || return
}

@test "man: the examples of the programs" {
	run bash tests/man-examples.sh man/*.1
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "man: the examples of doudi(7) and the formats" {
	run bash tests/man-examples.sh man/*.[57]
	echo "$output"
	[ "$status" -eq 0 ]
}

@test "man: a wrong example is found" {
	printf '%s\n' '.Sh EXAMPLES' '.Bd -literal' '$ echo 451.00' '451.01' '.Ed' >"$BATS_TEST_TMPDIR/wrong.1"
	run bash tests/man-examples.sh "$BATS_TEST_TMPDIR/wrong.1"
	[ "$status" -eq 1 ]
	[[ $output == *'not ok 1'* ]]
}
