#!/bin/sh
# all.sh - make every fixture, answer and fixtures.tsv anew. See ../README for what it needs.
set -eu
cd "$(dirname "$0")/.."
export LC_ALL=C.UTF-8 TZ=UTC PYTHONDONTWRITEBYTECODE=1
python=${PYTHON:-/usr/bin/python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cc -std=c11 -D_GNU_SOURCE -o "$work/libxlsxwriter" make/libxlsxwriter.c -lxlsxwriter
cp make/package.json "$work"
(cd "$work" && npm install --silent --no-audit --no-fund --ignore-scripts)
rm -rf files answers
mkdir files answers
"$python" make/ledger.py
{
	printf 'file\twriter\tfeature\toptions\tstatus\tanswer\ttruth\tsays\n'
	"$work/libxlsxwriter"
	"$python" make/xlsxwriter_.py
	"$python" make/openpyxl_.py
	NODE_PATH="$work/node_modules" node make/node.js
	"$python" make/xlwt_.py
	sh make/office.sh
	"$python" make/hand.py
	"$python" make/text.py
} >"$work/fixtures.tsv"
mv "$work/fixtures.tsv" fixtures.tsv
