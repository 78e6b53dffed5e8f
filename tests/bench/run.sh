#!/usr/bin/env bash
# run.sh BUILD - how long programs take, as ratios to the floor: reading the same file
# and finding every field. Median of 5 runs each, in one go; N rows (default a million).
set -euo pipefail
build=$(cd "$1" && pwd)
rows=${N:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$build/bin:$build/bench:$PATH LC_ALL=C
cd "$work"

generate "$rows" >table.tsv
printf '%s\t%s\t%s\t%s\t%s\n' id name value unit cite \
	gap household.gap 'max(0, 500 - income_month)' yuan/month bench >rules.tsv

# microseconds of the median run of a command
median() {
	local from to
	for _ in 1 2 3 4 5; do
		from=${EPOCHREALTIME/./}
		"$@" >/dev/null || { echo "failed: $*" >&2; return 1; }
		to=${EPOCHREALTIME/./}
		echo $((to - from))
	done | sort -n | sed -n 3p
}

the_floor() { floor <table.tsv; }
into_pipe() { select-rows -q -c household_id,amount table.tsv | cat; }
the_floor >/dev/null
base=$(median the_floor)

show() {
	local name=$1 time
	shift
	time=$(median "$@")
	awk -v name="$name" -v t="$time" -v base="$base" -v rows="$rows" 'BEGIN {
		printf "%-34s %8.3f s %7.2f x floor %7.1f M rows/s\n", name, t / 1e6, t / base, rows / t }'
}

echo "$rows rows, $(wc -c <table.tsv) bytes, median of 5"
show 'floor' the_floor
show 'strict read' strict table.tsv
show 'select-rows -c 2 of 10' select-rows -q -c household_id,amount table.tsv
show 'select-rows -c into a pipe' into_pipe
show 'select-rows -w' select-rows -q -w 'amount >= 300' table.tsv
show 'sum-funds -k township,residence' sum-funds -q -k township,residence table.tsv
show 'calc-columns, one formula' calc-columns -q -r rules.tsv -d 2016-05-31 -n gap table.tsv
