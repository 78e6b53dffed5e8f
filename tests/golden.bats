#!/usr/bin/env bats
# Exact input and output: each folder of tests/golden holds cmd, its input files, out, err, rc.

load common

# The folder named as the test: cmd is run in a copy; output, messages and status are equal to the byte.
golden() {
	local rc=0
	cp -R "$BATS_TEST_DIRNAME/golden/$BATS_TEST_DESCRIPTION/." case
	cd case || return
	bash cmd >../out 2>../err || rc=$?
	cd ..
	echo "$rc" >rc
	diff case/err err && diff case/out out && diff case/rc rc
}

@test "each golden folder has its test" {
	for folder in "$BATS_TEST_DIRNAME"/golden/*/; do
		grep -qF "@test \"$(basename "$folder")\" {" "$BATS_TEST_FILENAME" || fail "$folder"
	done
}

@test "calc-columns-1" {
	golden
}

@test "calc-columns-2" {
	golden
}

@test "calc-subsidy-1" {
	golden
}

@test "calc-subsidy-2" {
	golden
}

@test "calc-subsidy-3" {
	golden
}

@test "check-eligibility-1" {
	golden
}

@test "check-eligibility-2" {
	golden
}

@test "check-eligibility-3" {
	golden
}

@test "check-eligibility-4" {
	golden
}

@test "join-tables-1" {
	golden
}

@test "join-tables-2" {
	golden
}

@test "join-tables-3" {
	golden
}

@test "join-tables-4" {
	golden
}

@test "select-rows-1" {
	golden
}

@test "select-rows-2" {
	golden
}

@test "select-rows-3" {
	golden
}

@test "select-rows-4" {
	golden
}

@test "select-rows-5" {
	golden
}

@test "select-rows-6" {
	golden
}

@test "select-rows-7" {
	golden
}

@test "sort-rows-1" {
	golden
}

@test "sort-rows-2" {
	golden
}

@test "sort-rows-3" {
	golden
}

@test "sum-funds-1" {
	golden
}

@test "sum-funds-2" {
	golden
}

@test "sum-funds-3" {
	golden
}

@test "sum-funds-4" {
	golden
}

@test "sum-funds-5" {
	golden
}
