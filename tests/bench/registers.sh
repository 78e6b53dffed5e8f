#!/usr/bin/env bash
# registers.sh BUILD - registers against each other, one run each, as ratios to the floor: reading
# both files and finding every field, right before. Beside them what else is installed.
#   PERSONS (a million): two damaged registers of them, compared with all that match-registers knows
#   ROWS (five million): a tenth of them is looked up, with numbers and with keys of 40 bytes; what
#     reads such registers has to do with 128 MiB, which is judged here
#   QUALITY (60,000): persons of tests/match/quality.sh
# 0 leaves a part out. Status 1: something was not as promised.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
persons=${PERSONS:-1000000}
rows=${ROWS:-5000000}
quality=${QUALITY:-60000}
least=$((128 * 1024)) # KiB
bad=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$build/bin:$build/bench:$PATH LC_ALL=C
cd "$work"

# read_both LEFT RIGHT: both are in memory from here on, and `floor` is the time to read them
read_both() {
	cat "$1" "$2" >/dev/null
	base=$({ peak floor <"$1"; peak floor <"$2"; } 2>&1 >/dev/null | awk '{ n += $1 } END { print n }')
}

# show [-m] NAME COMMAND...: seconds, ratio, largest memory; -m: is it within the limit?
show() {
	local limit=0 name
	[ "$1" != -m ] || { limit=$least; shift; }
	name=$1
	shift
	if ! command -v "$1" >/dev/null; then
		printf '%-40s not installed\n' "$name"
		return
	fi
	if ! peak "$@" 2>said >out.tsv; then
		printf '%-40s failed: %s\n' "$name" "$(head -n 1 said)"
		bad=1
		return
	fi
	tail -n 1 said | awk -v name="$name" -v base="$base" -v limit="$limit" -v lines="$(wc -l <out.tsv)" '{
		printf "%-40s %8.2f s %7.1f x floor %8.1f MiB %9d lines%s\n", name, $1 / 1e6, $1 / base, $2 / 1024, lines, \
			!limit ? "" : $2 <= limit ? "  ok: within 128 MiB" : "  NOT OK: over 128 MiB"
		exit limit && $2 > limit
	}' || bad=1
}

# others KEY LEFT RIGHT: the join that the others have, by a key that is unique in RIGHT
others() {
	show 'join-tables --inner' join-tables -q --inner --prefix r. -k "$1" "$2" "$3"
	show 'Miller, join' mlr --tsv join -j "$1" --rp r. -f "$3" "$2"
	show 'DuckDB, join of the two files' duckdb -csv -c "select * from read_csv('$2', delim='\t', all_varchar=true) l
		join read_csv('$3', delim='\t', all_varchar=true) r using ($1)"
	show 'SQLite, import, index, join' sqlite3 -cmd '.mode tabs' -cmd ".import $2 l" -cmd ".import $3 r" :memory: \
		"create index i on r($1); select * from l join r using ($1)"
}

# plan: households of one to five in 20 townships
plan() {
	local township villages i size
	printf 'sheet\ttownship\tvillage\tstratum\thouseholds\tcovered\tfamily_size\tresidence\tstandard\tamount_per_person\t'
	printf 'from_month\tto_month\n'
	for ((township = 1; township <= 20; township++)); do
		villages=
		for ((i = 0; i <= persons / 20000; i++)); do villages=$villages${villages:+,}村$township-$i; done
		for size in 1 2 3 4 5; do
			printf 'a\t镇%d\t%s\t%s\t%d\t1\t%d\trural\t400.00\t200.00\t2016-01\t\n' "$township" "$villages" "$size" \
				$((persons * 4 / 3 / 300 + 1)) "$size"
		done
	done
}

fuzzy() {
	local side all=id_number,name,birth_date,sex,village
	plan >plan.tsv
	fake-register -q -T plan.tsv --damage typical --twin right.tsv --truth truth.tsv -o left.tsv
	select-rows -q -w 'has(id_number)' --distinct id_number right.tsv -o once.tsv
	read_both left.tsv right.tsv
	echo "two damaged registers, $(wc -l <left.tsv) and $(wc -l <right.tsv) lines, by all they have"
	show match-registers match-registers -q -k $all left.tsv right.tsv
	show 'match-registers --exact' match-registers -q --exact -k id_number,name left.tsv right.tsv
	others id_number left.tsv once.tsv
	for side in left right; do
		awk -F '\t' -v OFS='\t' 'NR > 1 { $5 = "张伟" } NR <= 100001' $side.tsv >names.$side
	done
	read_both names.left names.right
	show "match-registers, $(($(wc -l <names.left) - 1)) equal names" match-registers -q -k $all names.left names.right
}

# long ROWS EVERY: keys of 40 bytes in no order, each EVERY-th of those below ROWS
long() {
	awk -v n="$1" -v every="$2" 'BEGIN {
		print "key\tname\tamount"
		for (i = 0; i < n; i++) {
			k = i * 7919 % n
			if (k % every == 0) printf "%08d-%031d\t%s\t%d.00\n", k * 613 % 99999989, k, k % 7 ? "甲" : "乙", 100 + (k + every) % 500
		}
	}'
}

large() {
	generate "$rows" >all.tsv
	awk -F '\t' 'NR == 1 || NR % 10 == 0 && !seen[$4]++' all.tsv >tenth.tsv
	read_both all.tsv tenth.tsv
	echo "$rows rows and a tenth of them, by identity number"
	show -m 'match-registers --exact' match-registers -q --exact -k id_number,name all.tsv tenth.tsv
	show -m 'match-registers --exact, the tenth first' match-registers -q --exact -k id_number,name tenth.tsv all.tsv
	long "$rows" 1 >all.tsv
	long "$rows" 10 >tenth.tsv
	read_both all.tsv tenth.tsv
	echo "$rows rows and a tenth of them, by a key of 40 bytes"
	show -m 'match-registers --exact' match-registers -q --exact -k key all.tsv tenth.tsv
	show -m 'match-registers --exact, the tenth first' match-registers -q --exact -k key tenth.tsv all.tsv
	show -m 'diff-registers' diff-registers -q -k key all.tsv tenth.tsv
	show -m 'diff-registers, the tenth first' diff-registers -q -k key tenth.tsv all.tsv
	others key all.tsv tenth.tsv
}

[ "$persons" = 0 ] || fuzzy
[ "$rows" = 0 ] || large
[ "$quality" = 0 ] || { echo; "$here/../match/quality.sh" -p "$quality" || bad=1; }
exit $bad
