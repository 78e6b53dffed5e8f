#!/usr/bin/env bash
# run.sh BUILD - how long programs take, as ratios to the floor: reading the same file
# and finding every field. Each program runs in turn with the floor, and the median of
# seven such pairs counts; N rows (default four million).
set -euo pipefail
build=$(cd "$1" && pwd)
rows=${N:-4000000}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$build/bin:$build/bench:$PATH LC_ALL=C
cd "$work"

generate "$rows" >table.tsv
awk -F '\t' -v OFS='\t' 'NR == 1 || NR % 10 == 0 && !seen[$4]++ { print $4, $9 }' table.tsv |
	sed '1s/income_month/told/' >tenth.tsv
printf '%s\t%s\t%s\t%s\t%s\n' id name value unit cite \
	gap household.gap 'max(0, 500 - income_month)' yuan/month bench >rules.tsv

# seven lines: microseconds of the floor and of a command right after it
pairs() {
	local start between
	for _ in 1 2 3 4 5 6 7; do
		start=${EPOCHREALTIME/./}
		the_floor >/dev/null
		between=${EPOCHREALTIME/./}
		"$@" >/dev/null || { echo "failed: $*" >&2; return 1; }
		echo $((between - start)) $((${EPOCHREALTIME/./} - between))
	done
}

the_floor() { floor <table.tsv; }
into_pipe() { select-rows -q -c household_id,amount table.tsv | cat; }

show() {
	local name=$1
	shift
	pairs "$@" | awk '{ print $2 / $1, $2 }' | sort -n | sed -n 4p |
		awk -v name="$name" -v rows="$rows" '{
			printf "%-34s %8.3f s %7.2f x floor %7.1f M rows/s\n", name, $2 / 1e6, $1, rows / $2 }'
}

the_floor >/dev/null	# the file is in memory from here on
echo "$rows rows, $(wc -c <table.tsv) bytes, median of 7 pairs"
show 'floor' the_floor
show 'strict read' strict table.tsv
show 'select-rows -c 2 of 10' select-rows -q -c household_id,amount table.tsv
show 'select-rows -c into a pipe' into_pipe
show 'select-rows -w' select-rows -q -w 'amount >= 300' table.tsv
show 'sum-funds -k township,residence' sum-funds -q -k township,residence table.tsv
show 'join-tables -k, a tenth is there' join-tables -q -k id_number --inner table.tsv tenth.tsv
show 'calc-columns, one formula' calc-columns -q -r rules.tsv -d 2016-05-31 -n gap table.tsv

# ---- whole policies: persons a second and the largest memory, on a register of N / 4 persons
persons=$((rows / 4))
awk -v OFS='\t' -v most="$persons" 'BEGIN {
	print "household_id", "area_code", "residence", "income_month", "id_number", "birth_date", "disability_grade", "health"
	for (h = 1; n < most; h++)
		for (i = 0; i < 1 + h % 4 && n < most; i++) {
			n++
			print sprintf("H%07d", h), "220402", "rural", (h * 37) % 1200 ".00", "P" n,
				sprintf("19%02d-0%d-1%d", (h * 7 + i * 13) % 100, 1 + h % 9, h % 10),
				h % 11 ? 0 : h % 5, h % 13 ? "healthy" : "serious"
		}
}' >people.tsv
printf 'household_id\tasset_id\tasset_kind\tasset_value\n' >asset.tsv

policy() {
	local name=$1
	shift
	peak "$@" 2>&1 >/dev/null | tail -n 1 | awk -v name="$name" -v n="$persons" '{
		printf "%-34s %8.3f s %7.2f M persons/s %7d KiB\n", name, $1 / 1e6, n / $1, $2 }'
}

policies=$build/share/doudi/policy
echo "$persons persons, $(wc -c <people.tsv) bytes, one run each"
policy 'dibao of 2204' calc-subsidy -q -r "$policies/2204" -p dibao -m 2024-07 people.tsv
policy 'dibao of 2204 over the nation' calc-subsidy -q -r "$policies/national" -r "$policies/2204" \
	-p dibao --with asset=asset.tsv -m 2024-07 people.tsv
policy 'all programmes of 2204' calc-subsidy -q -r "$policies/national" -r "$policies/2204" \
	--with asset=asset.tsv -m 2024-07 people.tsv

# ---- workbooks: CPU time and the largest memory, beside other programs on the same files, one run each
command -v xlsx_book >/dev/null || exit 0
lines=${SHEET_ROWS:-100000}
head -n $((lines + 1)) table.tsv >sheet.tsv
xlsx_book shared.xlsx <sheet.tsv
xlsx_book inline.xlsx inline <sheet.tsv
tr '\t' , <sheet.tsv >sheet.csv

spend() {
	local name=$1
	shift
	command -v "$1" >/dev/null || { printf '%-34s not installed\n' "$name"; return 0; }
	peak "$@" >/dev/null 2>said || { printf '%-34s failed\n' "$name"; return 0; }
	tail -n 1 said | awk -v name="$name" '{
		printf "%-34s %8.2f s CPU %9.1f MiB\n", name, $3 / 1e6, $2 / 1024 }'
}

office() { # from, to
	spend "soffice $1 to $2" soffice "-env:UserInstallation=file://$work/office" --headless --convert-to "$2" --outdir out "$1"
}

echo "$lines rows, 10 columns as workbooks: $(wc -c <shared.xlsx) bytes with shared strings, $(wc -c <inline.xlsx) without"
for book in shared inline; do
	spend "import-table $book.xlsx" import-table -q $book.xlsx
	spend "xlsx2csv $book.xlsx" xlsx2csv $book.xlsx
	spend "in2csv -I $book.xlsx" in2csv -I $book.xlsx
	spend "ssconvert $book.xlsx" ssconvert $book.xlsx out.csv
	office $book.xlsx csv
done
spend 'export-table to xlsx' export-table -q sheet.tsv -o out.xlsx
spend 'ssconvert CSV to xlsx' ssconvert sheet.csv out-ss.xlsx
office sheet.csv xlsx
