# finding-ids.awk ASKED FINDINGS: each finding with an id that is the same next month, wherever its row stands then:
# check:month:programme:household:also/n. n is the person's place among those of whom the same is asked there, as ASKED
# has it (finding_id check month household_id id_number of last month's ledger); who is new comes behind them. So no id
# has a number of a person in it, nor anything made of one. A household number that may hold one is "*", and n its place.
#
# also is a column of FINDINGS that is not written, if there is one: what else tells two findings of a person apart.
BEGIN { FS = OFS = "\t" }
function column(name,  i) {
	for (i = NF; i && $i != name; i--)
		;
	return i
}
function with(cell) {
	return cell == "" ? "" : ":" cell
}
FNR == 1 {
	id = column("finding_id"); check = column("check"); month = column("month"); programme = column("programme")
	household = column("household_id"); number = column("id_number"); row = column("row"); also = column("also")
}
FNR == 1 && FNR == NR { next }
FNR == 1 { print; next }
# what was asked before: the id without n and month
FNR == NR {
	if (!match($id, "/[0-9]+$"))
		next
	n = substr($id, RSTART + 1) + 0
	question = substr($id, 1, RSTART - 1)
	if ($month != "" && index(question, $check ":" $month) == 1)
		question = $check substr(question, length($check ":" $month) + 1)
	place[question, $household, $number] = n
	if (n > last[question])
		last[question] = n
	next
}
{
	home = $household
	if (gsub(/[0-9]/, "&", home) >= 12)
		home = "*"
	about = (programme ? with($programme) : "") with(home) (also ? with($also) : "")
	if ($household == "" && $number == "")
		about = about ":row" $row
	question = $check about
	n = ""
	if ($number != "" || home == "*") {
		if (!((question, $household, $number) in place))
			place[question, $household, $number] = ++last[question]
		n = "/" place[question, $household, $number]
	}
	$id = $check with($month) about n
	print
}
