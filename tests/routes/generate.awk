# generate.awk - awk -v n=1000 -f generate.awk: registers 1.tsv … n.tsv, and the months of each in months.txt.
# The same on every machine: a Lehmer generator, no other chance.
function random(k) {
	seed = seed * 16807 % 2147483647
	return seed % k
}
function pick(list,  words) {
	return words[random(split(list, words, " ")) + 1]
}
function blank(p, text) {
	return random(100) < p ? "" : text
}
function date(age) {
	return sprintf("%04d-%02d-%02d", 2024 - age, random(12) + 1, random(28) + 1)
}
function member(  age, row) {
	age = pick("1 2 5 30 45 60 79 80 83 90 95")
	person++
	row = common "\tP" person "\tn" person "\t" blank(4, date(age)) "\t" blank(8, pick("0 0 0 1 2 3 4"))
	if (covered) row = row "\t" blank(3, pick("yes yes yes no"))
	if (dated == 1) row = row "\t" blank(50, pick("2024-05 2024-06 2024-07")) "\t" blank(70, pick("2024-06 2024-07 2024-08"))
	return row
}
function household(  i, m, k, rows, account) {
	house++
	account = blank(50, "99" house)
	common = sprintf("H%05d\t990101%s\ttown %d\t%s\t%s", house, pick(" 001 002"), random(3), pick("rural urban"), \
		blank(10, sprintf("%d.%02d", random(900), random(2) * 50)))
	common = common "\t" blank(90, random(2))
	if (sized) common = common "\t" (random(6) + 1)
	if (counted) common = common "\t" blank(10, random(3) + 1)
	m = random(4) + 1
	for (i = 1; i <= m; i++) rows[i] = member() "\t" (i == 1 ? account : "")
	for (k = 5; k <= (dated == 2 ? 7 : 5); k++)
		for (i = 1; i <= m; i++)
			if (dated != 2 || random(10)) print rows[i] (dated == 2 ? "\t2024-0" k : "") >file
}
BEGIN {
	seed = 20240731
	for (r = 1; r <= n; r++) {
		file = r ".tsv"
		sized = random(3) == 0; counted = random(4) == 0; covered = random(3) == 0; dated = random(3)
		house = person = 0
		print "household_id\tarea_code\ttownship\tresidence\tincome_month\thousehold.vehicles" \
			(sized ? "\tfamily_size" : "") (counted ? "\tcovered_persons" : "") \
			"\tid_number\tname\tbirth_date\tdisability_grade" (covered ? "\tcovered" : "") \
			(dated == 1 ? "\tfrom_month\tto_month" : "") "\taccount" (dated == 2 ? "\tmonth" : "") >file
		for (h = random(8) + 1; h > 0; h--) household()
		close(file)
		print r, dated ? "2024-05..2024-07" : pick("2024-04 2024-07"), \
			pick("- dibao gaoling canbu,dibao linshi,gaoling,dibao,canbu") >"months.txt"
	}
}
