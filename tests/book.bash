# book.bash - small workbooks made by hand, for tests: `load book`.
# shellcheck shell=bash

# book FILE: an xlsx of what standard input says.
#   = NAME [hidden|veryHidden]   a sheet begins
#   + A1:C1                      merged cells
#   - C                          a column that is not shown
#   CELL|CELL|...                a row; "~" before it: a row that is not shown
# A cell is text, but for n:12.5 (number), d:45352 (a date by its format), b:1, e:#N/A, f: (a formula without value).
book() {
	local folder
	needs_xlsx
	folder=$(mktemp -d)
	mkdir -p "$folder/xl/worksheets" "$folder/xl/_rels" "$folder/_rels"
	awk -v folder="$folder" '
	function close_sheet() {
		if (!sheets) return
		open_data()
		print "</sheetData>" (merged ? "<mergeCells>" merged "</mergeCells>" : "") "</worksheet>" >file
		close(file)
		merged = columns = ""
	}
	function open_data() {
		if (!open) print (columns ? "<cols>" columns "</cols>" : "") "<sheetData>" >file
		open = 1
	}
	function escaped(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); return s }
	function cell(s, at,  kind) {
		kind = substr(s, 1, 2)
		if (kind ~ /^[ndbef]:$/) s = substr(s, 3); else kind = ""
		if (kind == "n:") return "<c r=\"" at "\"><v>" s "</v></c>"
		if (kind == "d:") return "<c r=\"" at "\" s=\"1\"><v>" s "</v></c>"
		if (kind == "b:") return "<c r=\"" at "\" t=\"b\"><v>" s "</v></c>"
		if (kind == "e:") return "<c r=\"" at "\" t=\"e\"><v>" s "</v></c>"
		if (kind == "f:") return "<c r=\"" at "\"><f>A1+1</f></c>"
		if (s == "") return ""
		return "<c r=\"" at "\" t=\"inlineStr\"><is><t xml:space=\"preserve\">" escaped(s) "</t></is></c>"
	}
	/^= / {
		close_sheet()
		file = folder "/xl/worksheets/s" ++sheets ".xml"
		row = open = 0
		print "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">" >file
		list = list "<sheet name=\"" $2 "\" sheetId=\"" sheets "\" r:id=\"r" sheets "\"" ($3 ? " state=\"" $3 "\"" : "") "/>"
		parts = parts "<Relationship Id=\"r" sheets "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/s" sheets ".xml\"/>"
		next
	}
	/^[+] / { merged = merged "<mergeCell ref=\"" $2 "\"/>"; next }
	/^- / { n = index(letters, $2); columns = columns "<col min=\"" n "\" max=\"" n "\" hidden=\"1\"/>"; next }
	{
		open_data()
		hidden = sub(/^~/, "") ? " hidden=\"1\"" : ""
		printf "<row r=\"%d\"%s>", ++row, hidden >file
		n = split($0, cells, "|")
		for (i = 1; i <= n; i++) printf "%s", cell(cells[i], substr(letters, i, 1) row) >file
		print "</row>" >file
	}
	BEGIN { letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ" }
	END {
		close_sheet()
		main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
		office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
		package = "http://schemas.openxmlformats.org/package/2006/relationships"
		print "<workbook xmlns=\"" main "\" xmlns:r=\"" office "\"><sheets>" list "</sheets></workbook>" >folder "/xl/workbook.xml"
		print "<Relationships xmlns=\"" package "\">" parts "<Relationship Id=\"st\" Type=\"" office "/styles\" Target=\"styles.xml\"/></Relationships>" >folder "/xl/_rels/workbook.xml.rels"
		print "<Relationships xmlns=\"" package "\"><Relationship Id=\"w\" Type=\"" office "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" >folder "/_rels/.rels"
		print "<styleSheet xmlns=\"" main "\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>" >folder "/xl/styles.xml"
	}'
	(cd "$folder" && zip -q -X -r book.zip _rels xl)
	mv "$folder/book.zip" "$1"
	rm -r "$folder"
}
