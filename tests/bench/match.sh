#!/usr/bin/env bash
# match.sh BUILD - match-registers on two registers of PERSONS (default a million) with typical damage, beside exact
# joins by the ID as it stands: its own, join-tables, and Miller, DuckDB, SQLite and csvkit where they are installed.
# Then a block of 100,000 equal names, and how well it does on registers of 60,000 (tests/match/quality.sh).
# PERSONS=0: the quality only.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$(cd "$1" && pwd)
persons=${PERSONS:-1000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$build/bin:$build/bench:$PATH LC_ALL=C
cd "$work"

# show NAME COMMAND...: seconds, largest memory
show() {
	local name=$1
	shift
	peak "$@" 2>said >out.tsv || { cat said; return 1; }
	tail -n 1 said | awk -v name="$name" -v rows="$(wc -l <out.tsv)" '{
		printf "%-40s %9.2f s %9d KiB %9d lines out\n", name, $1 / 1e6, $2, rows }'
}
# where COMMAND: is it installed? Says so if not.
where() {
	command -v "$1" >/dev/null || { printf '%-40s not installed\n' "$1"; return 1; }
}

if [ "$persons" -gt 0 ]; then
	{
		printf 'sheet\ttownship\tvillage\tstratum\thouseholds\tcovered\tfamily_size\tresidence\tstandard\tamount_per_person\t'
		printf 'from_month\tto_month\n'
		for ((township = 1; township <= 20; township++)); do
			villages=
			for ((i = 0; i <= persons / 20000; i++)); do villages=$villages${villages:+,}村$township-$i; done
			for size in 1 2 3 4 5; do
				printf 'a\t镇%d\t%s\t%d\t%d\t1\t%d\trural\t400.00\t200.00\t2016-01\t\n' "$township" "$villages" "$size" \
					$((persons * 4 / 3 / 300 + 1)) "$size"
			done
		done
	} >plan.tsv
	fake-register -q -T plan.tsv --damage typical --twin right.tsv --truth truth.tsv -o left.tsv
	echo "$(wc -l <left.tsv) and $(wc -l <right.tsv) lines, one run each"
	show 'match-registers' match-registers -q -k id_number,name,birth_date,sex,village left.tsv right.tsv
	show 'match-registers --exact' match-registers -q --exact -k id_number,name left.tsv right.tsv
	select-rows -q -w 'has(id_number)' --distinct id_number right.tsv -o once.tsv
	show 'join-tables --inner' join-tables -q --inner --prefix r. -k id_number left.tsv once.tsv
	if where mlr; then show 'mlr join' mlr --tsv join -j id_number --rp r. -f once.tsv left.tsv; fi
	if where duckdb; then
		show 'duckdb' duckdb -csv -c "select * from read_csv('left.tsv', delim='\t', all_varchar=true) l join
			read_csv('once.tsv', delim='\t', all_varchar=true) r using (id_number)"
	fi
	if where sqlite3; then
		show 'sqlite3, import and join' sqlite3 -cmd '.mode tabs' -cmd '.import left.tsv l' -cmd '.import once.tsv r' \
			:memory: 'create index i on r(id_number); select * from l join r using (id_number)'
	fi
	awk -F '\t' -v OFS='\t' 'NR > 1 && NR <= 100001 { $5 = "张伟" } NR <= 100001' left.tsv >names.left
	awk -F '\t' -v OFS='\t' 'NR > 1 && NR <= 100001 { $5 = "张伟" } NR <= 100001' right.tsv >names.right
	show "$(($(wc -l <names.left) - 1)) equal names" match-registers -q -k id_number,name,birth_date,sex,village \
		names.left names.right
fi
echo
"$here/../match/quality.sh" -p "${QUALITY:-60000}"
