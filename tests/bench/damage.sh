#!/usr/bin/env bash
# damage.sh BUILD - what import-table and other converters make of the fixtures of tests/sheets, cell by cell. Writes
# damage.tsv and damage.md beside itself; a converter that is not installed is left out. Takes minutes: no part of check.
set -euo pipefail
build=$(cd "$1" && pwd)
here=$(cd "$(dirname "$0")" && pwd)
sheets=$here/../sheets
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PATH=$build/bin:$PATH LC_ALL=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1
cd "$work"

# the workbooks; text is left out, as its encoding would have to be told
fixtures() {
	sed 1d "$sheets/fixtures.tsv" | awk -F '\t' '$2 != "Python csv" && $1 !~ /^(exceljs.csv|.*[.]txt|.*-(semicolon|gb18030|american).csv)$/' |
		tr '\t' '\037'
}

# one fixture by one tool, in a folder of its own: TOOL/N/out/*.csv and TOOL/N/status
run() {
	local tool=$1 n=$2 file=$3 status=0
	shift 3
	mkdir -p "$tool/$n/out"
	cp "$sheets/files/$file" "$tool/$n"
	(
		cd "$tool/$n"
		ulimit -v 4000000
		most "$@" "$file" >out/out.csv 2>said
	) || status=$?
	echo "$status" >"$tool/$n/status"
}

# timeout cannot run a function
most() {
	case $1 in
	ssconvert) timeout 60 ssconvert -S "$2" out/sheet-%n.csv ;;
	*) timeout 60 "$@" ;;
	esac
}

has() {
	command -v "$1" >/dev/null || { echo "damage.sh: no $1: left out" >&2; return 1; }
}

n=0
while IFS=$'\x1f' read -r file _ _ options _; do
	n=$((n + 1))
	# shellcheck disable=SC2086 # a list of words
	run import-table "$n" "$file" import-table $options
	! has xlsx2csv || run xlsx2csv "$n" "$file" xlsx2csv -a
	for inference in '' -I; do
		# it writes the sheets beside the workbook
		! has in2csv || {
			run "in2csv$inference" "$n" "$file" in2csv $inference --write-sheets -
			find "in2csv$inference/$n" -name '*_[0-9]*.csv' -exec mv -t "in2csv$inference/$n/out" {} +
		}
	done
	! has ssconvert || run ssconvert "$n" "$file" ssconvert
done < <(fixtures)

# LibreOffice takes all files at once: office TOOL OPTIONS
office() {
	local tool=$1 n=0 csv folder file
	mkdir -p in
	while IFS=$'\x1f' read -r file _; do
		n=$((n + 1))
		mkdir -p "$tool/$n/out"
		cp "$sheets/files/$file" "in/$n.${file##*.}"
	done < <(fixtures)
	timeout 900 soffice "-env:UserInstallation=file://$work/home" --headless --convert-to \
		"csv:Text - txt - csv (StarCalc):44,34,76,1,,0,$2,false,false,-1" --outdir "csv-$tool" in/* >said 2>&1 || true
	for csv in "csv-$tool"/*.csv; do
		n=${csv##*/}
		mv "$csv" "$tool/${n%%[-.]*}/out"
	done
	for folder in "$tool"/*; do
		compgen -G "$folder/out/*.csv" >/dev/null && echo 0 >"$folder/status" || echo 1 >"$folder/status"
	done
}

if has soffice; then
	office soffice false,true,false		# the values of cells, as without options
	office soffice-shown false,false,true	# cells as they are shown, as its window offers it
fi

fixtures | tr '\037' '\t' >fixtures.tsv
${PYTHON:-/usr/bin/python3} "$here/damage.py" "$sheets/answers" "$here/../../share/columns.tsv" "$here"
