# score.awk - what comparisons of two registers found, against the truth.
#	awk -F'\t' -v name=WHICH -v rows=FILE -f score.awk truth.tsv left.tsv right.tsv matched.tsv
# matched.tsv has left's row, right's row, match (match-registers -c row,row_right,match).
# Prints a table: registers method pairs wrong precision recall; the joins are counted from their keys, as a join would
# give every pair of rows with the same one. rows: where the pairs of each kind of damage go, as found.
# Status 1 when precision < precision_least, or recall with review < recall_least.

function whole(id,   i, sum, list) {	# what a careful office does to a number before it joins
	gsub(/ /, "", id)
	for (i in wide) gsub(wide[i], i, id)
	sub(/x$/, "X", id)
	if (id ~ /^[0-9]+$/ && length(id) == 15) {
		id = substr(id, 1, 6) "19" substr(id, 7)
		for (i = 1; i <= 17; i++) sum += weight[i] * substr(id, i, 1)
		return id substr("10X98765432", sum % 11 + 1, 1)
	}
	return length(id) == 20 ? substr(id, 1, 18) : id
}
function line(method, pairs, right) {
	printf "%s\t%s\t%d\t%d\t%.5f\t%.5f\n", name, method, pairs, pairs - right, pairs ? right / pairs : 1, right / all
}
function count(method, key) { if (key != "") keys[method, key]++ }
# the keys of row r of the other register: how many pairs a join makes, and is the right one among them?
function meet(method, key, mine) {
	if (key == "") return 0
	made[method] += keys[method, key]
	if (mine "" == key "") good[method]++	# numbers of 18 digits must not be compared as numbers
	return keys[method, key]
}

BEGIN {
	split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", weight, " ")
	split("１ ２ ３ ４ ５ ６ ７ ８ ９", digits, " ")
	for (i = 1; i <= 9; i++) wide[i] = digits[i]
	wide[0] = "０"; wide["X"] = "Ｘ"
	print "registers\tmethod\tpairs\twrong\tprecision\trecall"
}
FNR == 1 {
	file++
	delete at
	for (i = 1; i <= NF; i++) at[$i] = i
	next
}
# what befell all of them tells nobody from the others
file == 1 { sub(/\+?birth_empty/, "", $3); sub(/^\+/, "", $3) }
file == 1 { of[$2] = $1; kind[$1] = $3 == "" ? "none" : $3; truth[$1] = $2; all++; next }
file == 2 {
	l_id[$1] = $at["id_number"]; l_whole[$1] = whole($at["id_number"]); l_name[$1] = $at["name"]
	l_both[$1] = $at["name"] SUBSEP $at["village"]
	count("id", l_id[$1]); count("whole", l_whole[$1]); count("name", l_name[$1]); count("both", l_both[$1])
	next
}
file == 3 {
	mine = $1 in of ? of[$1] : 0
	both = $at["name"] SUBSEP $at["village"]
	found = meet("id", $at["id_number"], mine ? l_id[mine] : "")
	meet("whole", whole($at["id_number"]), mine ? l_whole[mine] : "")
	meet("name", $at["name"], mine ? l_name[mine] : "")
	meet("both", both, mine ? l_both[mine] : "")
	if (found) {
		made["else"] += found
		good["else"] += mine && l_id[mine] "" == $at["id_number"] ""
	} else {
		made["else"] += keys["both", both]
		good["else"] += mine && l_both[mine] == both
	}
	next
}
$1 != "" && $2 != "" {
	pairs[$3]++
	if (truth[$1] == $2) { hit[$3]++; if (!($1 in how) || $3 == "both") how[$1] = $3 }
}
END {
	if (file < 4 || !all) { print "score.awk: a table is missing" >"/dev/stderr"; exit 2 }
	line("ID as it stands", made["id"], good["id"])
	line("ID made whole", made["whole"], good["whole"])
	line("name", made["name"], good["name"])
	line("name and village", made["both"], good["both"])
	line("ID, else name and village", made["else"], good["else"])
	line("match-registers", pairs["both"], hit["both"])
	for (i in how) seen[how[i]]++
	line("with review", pairs["both"] + pairs["review"], seen["both"] + seen["review"])
	print "damage\tpersons\tboth\treview\tconflict\tmissed" >rows
	close(rows)
	for (i in truth) {
		parts = split(kind[i], part, "+")
		for (j = 1; j <= parts; j++) { of_kind[part[j]]++; as[part[j], i in how ? how[i] : "missed"]++ }
	}
	for (i in of_kind)
		printf "%s\t%d\t%d\t%d\t%d\t%d\n", i, of_kind[i], as[i, "both"], as[i, "review"], as[i, "conflict"], as[i, "missed"] | "LC_ALL=C sort >>'" rows "'"
	p = pairs["both"] ? hit["both"] / pairs["both"] : 0
	r = (seen["both"] + seen["review"]) / all
	if (p < precision_least) { printf "%s: precision %.5f, at least %s\n", name, p, precision_least >"/dev/stderr"; bad = 1 }
	if (r < recall_least) { printf "%s: recall with review %.5f, at least %s\n", name, r, recall_least >"/dev/stderr"; bad = 1 }
	exit bad
}
