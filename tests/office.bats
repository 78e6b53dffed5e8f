#!/usr/bin/env bats
# What LibreOffice makes of what export-table wrote: text stays text, nothing is computed, amounts and dates are
# what they were, and a form can be filled in there. Only in `make check` (see run.sh): it is slow and the same
# under every compiler.

load common

# one LibreOffice at a time: they share a profile, which the first run has to make
setup_file() {
	export BATS_NO_PARALLELIZE_WITHIN_FILE=true
}

setup() {
	needs_xlsx
	command -v soffice >/dev/null || skip 'no LibreOffice'
	cd "$BATS_TEST_TMPDIR" || return
}

# office FORMAT FILE...: each converted, in a profile of our own
office() {
	local format=$1
	shift
	HOME=$BATS_FILE_TMPDIR timeout 120 soffice "-env:UserInstallation=file://$BATS_FILE_TMPDIR/profile" --headless --norestore \
		--convert-to "$format" "$@" >office.out 2>&1 || { cat office.out; return 1; }
}

# texts that a spreadsheet would compute, and how each column type carries them
danger() {
	printf '%s\t%s\t%s\t%s\n' household_id village note account \
		H1 '=1+1' '=HYPERLINK("http://example.invalid","x")' 6222020000000000011 \
		H2 '+1+1' "=cmd|' /C calc'!A0" 990101198005010011 \
		H3 '-1+1' '@SUM(1+1)' 00000012345678 \
		=2+3 '＝1+1' '=SUM(A1:A3)' 123456789012345678 \
		007 '+86 13900000000' '-5' 999999999999999999 >danger.tsv
}

@test "nothing in a workbook or CSV is computed" {
	danger
	export-table -q -o danger.xlsx danger.tsv
	export-table -q -o guarded.csv danger.tsv
	# what CSV without apostrophes would do: else this test would prove nothing
	printf 'a,b\n=1+1,990101198005010011\n' >bare.csv
	office 'fods' danger.xlsx
	office 'fods' --infilter='Text - txt - csv (StarCalc):44,34,76,1,,2052,false,true,false,false,false,-1,true' guarded.csv bare.csv
	run -0 grep -c 'table:formula' bare.fods
	for file in danger guarded; do
		run ! grep 'table:formula' $file.fods
		run ! grep -E 'office:value-type="(float|date|currency|percentage)"' $file.fods
	done
	for text in '=1+1' '+1+1' '-1+1' '@SUM(1+1)' '=SUM(A1:A3)' '＝1+1' '+86 13900000000' 990101198005010011 00000012345678 999999999999999999; do
		grep -qF "<text:p>$text</text:p>" danger.fods || { echo "workbook: $text"; bad=1; }
		grep -qF "<text:p>&apos;$text</text:p>" guarded.fods || { echo "CSV: $text"; bad=1; }
	done
	[ -z "${bad-}" ]
}

@test "opened and saved by LibreOffice, workbook and CSV are still the same table" {
	tsv 'household_id id_number name birth_date over_since amount housing_area family_size covered residence account note' \
		'007 990101198005010011 甲一 1980-05-01 2016-05 451.00 60.5 3 yes rural 6222020000000000011 =1+1' \
		'1E5 990101195801010019 丁一 1900-03-01 2016-12 999999999999.99 0.001 12 no urban 00000012345678 -1' \
		'H3 990101198205010024 戊一 2016-02-29  -0.05   review   3/4' >t.tsv
	mkdir saved
	export-table -q -o t.xlsx t.tsv
	export-table -q --labels en -o en.xlsx t.tsv
	office 'xlsx' --outdir saved t.xlsx en.xlsx
	import-table -q saved/t.xlsx | diff t.tsv -
	import-table -q saved/en.xlsx | diff t.tsv -
	office 'xls' --outdir saved t.xlsx
	import-table -q saved/t.xls | diff t.tsv -
	office 'csv:Text - txt - csv (StarCalc):44,34,76,1,,2052,false,false,false' --outdir saved t.xlsx
	import-table -q saved/t.csv | diff t.tsv -
}

@test "amounts and dates are numbers and dates there" {
	tsv 'household_id amount birth_date' 'H1 1507.20 1980-05-01' 'H2 -0.05 1900-03-01' 'H3 999999999999.99 9999-12-31' >t.tsv
	export-table -q -o t.xlsx t.tsv
	office 'fods' t.xlsx
	tr -d '\n' <t.fods | sed 's/> *</></g' >flat
	for cell in 'office:value="1507.2" calcext:value-type="float"><text:p>1,507.20<' 'office:value="-0.05" calcext:value-type="float"><text:p>-0.05<' \
		'office:value="999999999999.99" calcext:value-type="float"><text:p>999,999,999,999.99<' 'office:date-value="1980-05-01" calcext:value-type="date"><text:p>1980-05-01<' \
		'office:date-value="1900-03-01"' 'office:date-value="9999-12-31"'; do
		grep -qF "$cell" flat || { echo "$cell"; bad=1; }
	done
	[ -z "${bad-}" ]
}

@test "a form is filled in there and read back by its keys" {
	tsv 'household_id name account sex birth_date amount' 'H1 甲一    ' 'H2 丁一    ' >t.tsv
	export-table -q --form -k household_id,name -o form.xlsx t.tsv
	office 'fods' form.xlsx
	grep -q 'table:protected="true"' form.fods
	grep -q 'cell-content-is-in-list(&quot;男&quot;;&quot;女&quot;)' form.fods
	# the empty cells of the two rows, in their order: what a person would type there
	awk -v words='6222020000000000011;女;1980-05-01;451;00012345678;男;1958-01-01;1507.2' '
		BEGIN { n = split(words, typed, ";") }
		/<table:table-cell [^>]*table:content-validation-name="[^"]*"[^>]*\/>/ && used < n {
			used++
			value = typed[used]
			if (used % 4 == 3) kind = "office:value-type=\"date\" office:date-value=\"" value "\""
			else if (used % 4 == 0) kind = "office:value-type=\"float\" office:value=\"" value "\""
			else kind = "office:value-type=\"string\""
			sub(/\/>/, " " kind "><text:p>" value "</text:p></table:table-cell>")
		}
		{ print }' form.fods >filled.fods
	office 'xlsx' filled.fods
	hold 0 "$(tsv 'household_id name account sex birth_date amount' 'H1 甲一 6222020000000000011 female 1980-05-01 451.00' \
		'H2 丁一 00012345678 male 1958-01-01 1507.20')" '' -- import-table -q filled.xlsx
}

@test "the check of ID numbers in a form knows right from wrong" {
	export-table -q --form -c id_number --rows 1 -o form.xlsx
	office 'fods' form.xlsx
	formula=$(grep -o 'of:is-true-formula(IF(LEN([^"]*' form.fods | head -n 1 | sed 's/^of:is-true-formula(//; s/)$//; s/\[\.A2\]/[.A1]/g')
	[ -n "$formula" ]
	{
		sed -n '1,/<office:spreadsheet>/p' form.fods
		printf '<table:table table:name="t">'
		row=0
		for id in 990101198005010011 99010119800501002X 99010119800501002x 990101198005010012 990101800501001 9901011980050100 99010119800501001A; do
			row=$((row + 1))
			printf '<table:table-row><table:table-cell office:value-type="string"><text:p>%s</text:p></table:table-cell>' $id
			printf '<table:table-cell table:formula="of:=%s"/></table:table-row>\n' "${formula//A1/A$row}"
		done
		printf '</table:table></office:spreadsheet></office:body></office:document>'
	} >check.fods
	office 'csv' check.fods
	cat check.csv
	hold 0 'TRUE TRUE TRUE FALSE TRUE FALSE FALSE ' '' -- sh -c 'cut -d , -f 2 check.csv | tr "\n" " "; echo'
}
