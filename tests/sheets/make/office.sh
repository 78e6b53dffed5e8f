#!/bin/sh
# office.sh - fixtures by LibreOffice and Gnumeric: what they make of workbooks of other writers. Prints lines of fixtures.tsv.
set -eu
cd "$(dirname "$0")/../files"

line() { # file, writer, feature, options, status, answer, truth, says
	printf '%s\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n' "$@"
}

# ---- LibreOffice: source, target, filter, properties. Text: separator, quote, encoding, first
# line, formats, language, quote all text, cells as they are shown
tr '|' '\t' <<'JOBS' | /usr/bin/python3 ../make/uno_.py
openpyxl-plain.xlsx|libreoffice-plain.xlsx|Calc MS Excel 2007 XML
openpyxl-plain.xlsx|libreoffice-plain.xls|MS Excel 97
openpyxl-two-headers.xlsx|libreoffice-two-headers.xlsx|Calc MS Excel 2007 XML
openpyxl-two-headers.xlsx|libreoffice-two-headers.xls|MS Excel 97
openpyxl-hidden-sheets.xlsx|libreoffice-hidden-sheets.xlsx|Calc MS Excel 2007 XML
openpyxl-1904.xlsx|libreoffice-1904.xls|MS Excel 97
openpyxl-1904.xlsx|libreoffice-1904.xlsx|Calc MS Excel 2007 XML
openpyxl-formula.xlsx|libreoffice-formula.xlsx|Calc MS Excel 2007 XML
openpyxl-formula.xlsx|libreoffice-formula.xls|MS Excel 97
openpyxl-number-id.xlsx|libreoffice-number-id.xlsx|Calc MS Excel 2007 XML
openpyxl-number-id.xlsx|libreoffice-number-id.xls|MS Excel 97
openpyxl-hidden-sheets.xlsx|libreoffice-hidden-sheets.xls|MS Excel 97
openpyxl-hidden.xlsx|libreoffice-hidden.xls|MS Excel 97
openpyxl-three-headers.xlsx|libreoffice-three-headers.xls|MS Excel 97
openpyxl-pages.xlsx|libreoffice-pages.xls|MS Excel 97
openpyxl-codes.xlsx|libreoffice-codes.xls|MS Excel 97
xlsxwriter-error.xlsx|libreoffice-error.xls|MS Excel 97
openpyxl-plain.xlsx|libreoffice-password.xls|MS Excel 97|Password=doudi
openpyxl-plain.xlsx|libreoffice-ods-as.xlsx|calc8
openpyxl-plain.xlsx|libreoffice-page-as.xls|HTML (StarCalc)
openpyxl-text-dates.xlsx|libreoffice-gb18030.csv|Text - txt - csv (StarCalc)|FilterOptions=44,34,85,1,,0,false,true,false
openpyxl-chinese-date.xlsx|libreoffice-american.csv|Text - txt - csv (StarCalc)|FilterOptions=44,34,76,1,,0,true,true,false
openpyxl-text-dates.xlsx|libreoffice-utf16.txt|Text - txt - csv (StarCalc)|FilterOptions=9,34,65535,1,,0,false,true,false
JOBS
xlsx() { line "libreoffice-$1" LibreOffice "$2" "${3:-}" "${4:-0}" "${5:-ledger}" "${6:-${5:-ledger}}" "${7:-}"; }
xlsx plain.xlsx 'saved again as xlsx'
xlsx plain.xls 'saved as a binary workbook'
xlsx two-headers.xlsx 'title and merged header saved again as xlsx' '' 0 heads heads 'title 2, header 2, total 1, footer 1 ~ totals agree'
xlsx two-headers.xls 'title and merged header in a binary workbook' '' 0 heads heads 'totals agree'
xlsx hidden-sheets.xlsx 'hidden sheets saved again' '' 0 ledger ledger '说明 ~ 底稿 ~ hidden'
xlsx hidden-sheets.xls 'hidden sheets in a binary workbook' '' 0 ledger ledger '说明 ~ 底稿 ~ hidden'
xlsx hidden.xls 'hidden rows and a hidden column in a binary workbook' '' 0 ledger ledger 'hidden ~ does not show'
xlsx three-headers.xls 'a merged header of three rows in a binary workbook' '' 0 members members 'header 3'
xlsx pages.xls 'header and title again on the second page' '' 0 ledger ledger 'repeated header 2 ~ total 3 ~ totals agree'
xlsx codes.xls 'booleans and code words in a binary workbook' '' 0 codes codes
xlsx error.xls 'an error cell in a binary workbook' '-x refused.tsv' 0 without-third ledger I4
xlsx 1904.xls 'days counted from 1904 in a binary workbook'
xlsx 1904.xlsx 'days counted from 1904 saved again as xlsx'
xlsx formula.xlsx 'formulas that LibreOffice has computed'
xlsx formula.xls 'formulas with their values in a binary workbook'
xlsx number-id.xlsx 'an ID typed as a number' '-x refused.tsv' 0 without-third ledger D4
xlsx number-id.xls 'an ID typed as a number in a binary workbook' '-x refused.tsv' 0 without-third ledger D4
xlsx password.xls 'a binary workbook with a password is refused' '' 2 - - password
xlsx ods-as.xlsx 'OpenDocument that calls itself .xlsx is refused' '' 2 - - libreoffice-ods-as.xlsx
xlsx page-as.xls 'a web page that calls itself .xls is refused' '' 2 - - 'web page'
xlsx gb18030.csv 'CSV in GB18030, cells as they are shown'
xlsx american.csv 'CSV with dates like 12/31/1949: refused, never guessed' '-x refused.tsv' 0 nobody ledger 12/31/1949
xlsx utf16.txt 'UTF-16 text with TABs'

# ---- Gnumeric
convert() { # source, target, exporter
	ssconvert -T "$3" "$1" "$2" 2>/dev/null
}
gnumeric() { line "gnumeric-$1" Gnumeric "$2" "${3:-}" "${4:-0}" "${5:-ledger}" "${6:-${5:-ledger}}" "${7:-}"; }
convert openpyxl-plain.xlsx gnumeric-plain.xlsx Gnumeric_Excel:xlsx
gnumeric plain.xlsx 'saved again as xlsx of ECMA 376, 2nd edition'
convert openpyxl-plain.xlsx gnumeric-first.xlsx Gnumeric_Excel:xlsx2
gnumeric first.xlsx 'saved again as xlsx of ISO 29500'
convert openpyxl-plain.xlsx gnumeric-biff8.xls Gnumeric_Excel:excel_biff8
gnumeric biff8.xls 'a binary workbook of Excel 97'
convert openpyxl-hidden.xlsx gnumeric-hidden.xlsx Gnumeric_Excel:xlsx
gnumeric hidden.xlsx 'hidden rows and a hidden column' '' 0 ledger ledger hidden
convert openpyxl-two-headers.xlsx gnumeric-two-headers.xlsx Gnumeric_Excel:xlsx
gnumeric two-headers.xlsx 'title and merged header' '' 0 heads heads 'totals agree'
convert openpyxl-number-id.xlsx gnumeric-number-id.xlsx Gnumeric_Excel:xlsx
gnumeric number-id.xlsx 'an ID typed as a number' '-x refused.tsv' 0 without-third ledger D4
convert openpyxl-plain.xlsx gnumeric-biff7.xls Gnumeric_Excel:excel_biff7
gnumeric biff7.xls 'a binary workbook of Excel 95, in which Gnumeric writes ? for Chinese: refused' '' 2 - - gnumeric-biff7.xls
