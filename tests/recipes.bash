# recipes.bash - what the tests of share/recipes share: `load recipes` behind `load common`.
# shellcheck shell=bash disable=SC2154

# id BIRTH SEQUENCE: a number, invented
id() {
	awk -v s="990101$1$2" 'BEGIN {
		split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", w, " ")
		for (i = 1; i <= 17; i++) n += w[i] * substr(s, i, 1)
		print s substr("10X98765432", n % 11 + 1, 1)
	}'
}
setup_file() {
	for n in 1 2 3 4 5 6 7 8 9; do
		export "p$n=$(id 1950010$n 00$n)"
	done
}

# recipe NAME: run it for May
recipe() {
	make -s -f "$top/share/recipes/Makefile" IN=. OUT=out M=2016-05 "$@"
}
# found NAME 'check township household_id month' ...: these are its findings; the texts name nobody, and the sums by
# township are those of the list
found() {
	local name=$1
	shift
	select-rows -q -c check,township,household_id,month "out/$name.tsv" | sed 1d >got
	{ [ $# -eq 0 ] || printf '%s\n' "$@" | tr ' ' '\t'; } | sed 's/\t_/\t/g' | diff - got
	run ! grep -qE '[0-9]{17}' <(select-rows -q -c finding_id,message,cites "out/$name.tsv")
	[ "$(select-rows -q -c finding_id "out/$name.tsv" | sort | uniq -d)" = '' ]
	run ! grep -q . <(find . -name "$name.tsv.*")
	case $name in vehicles | assets) return ;; esac
	[ ! -f "out/$name-sum.tsv" ] || diff <(select-rows -q -w "severity = 'doubt'" -c township,household_id,id_number \
		--distinct household_id,id_number "out/$name.tsv" | sed 1d | cut -f 1 | sort | uniq -c | awk '{ print $2, $1; n += $1 } END { print "total", n + 0 }' | sort) \
		<(sed 1d "out/$name-sum.tsv" | awk -F '\t' '{ print $1, $NF }' | sort)
}
# sums NAME ROW...: its counts
sums() {
	local name=$1
	shift
	printf '%s\n' "$@" | tr ' ' '\t' | sed 's/_\t/\t/' | diff - "out/$name.tsv"
}
# pay ROW...: payments of May unless the row says more
pay() {
	tsv 'month programme household_id id_number township persons amount' "$@" >payments.tsv
}
low() {
	tsv 'household_id township residence family_size id_number birth_date labour' "$@" | sed 's/\t-/\t/g' >register.tsv
}
