#!/bin/bash
# quality.sh - how well match-registers finds people, beside what offices do by hand.
# usage: quality.sh [-s SEED] [-p PERSONS] [-k NAMES] [FOLDER]
# Two generators of registers (fake-register --damage, and people.awk, written independently of it), typical and harsh
# damage each; about PERSONS rows in a register (5000). Prints the methods, then every kind of damage. Status 1 when
# match-registers is worse than promised: precision of `both` 0.9999 and 0.999, recall with review 0.999 and 0.97.
# -k compares other columns, of which nothing is promised.
# FOLDER keeps the registers and results; programs come from PATH, shares from the built tree.
set -euo pipefail
export LC_ALL=C

here=$(cd "$(dirname "$0")" && pwd)
seed=1 persons=5000 asked=
while getopts k:s:p: letter; do
	case $letter in
	k) asked=$OPTARG ;;
	s) seed=$OPTARG ;;
	p) persons=$OPTARG ;;
	*) exit 2 ;;
	esac
done
shift $((OPTIND - 1))
folder=${1:-}
if [ -z "$folder" ]; then
	folder=$(mktemp -d)
	trap 'rm -rf "$folder"' EXIT
fi

# plan PERSONS: households of one to five; three in four persons come into the left register
plan() {
	local villages i
	printf '%s\t' sheet township village stratum households covered family_size residence standard amount_per_person from_month
	printf 'to_month\n'
	for township in 1 2 3 4; do
		villages=
		for ((i = 0; i <= $1 / 3000; i++)); do
			villages=$villages${villages:+,}石${township}$i村,杨${township}$i村,柳${township}$i村
		done
		for size in 1 2 3 4 5; do
			printf 'a\t镇%s\t%s\t%s\t%d\t1\t%s\trural\t400.00\t200.00\t2016-01\t\n' "$township" "$villages" "$size" \
				$(($1 * 4 / 3 / 60 + 1)) "$size"
		done
	done
}

# make GENERATOR DAMAGE INTO
make_registers() {
	mkdir -p "$3"
	case $1 in
	plan)
		plan "$persons" >"$3/plan.tsv"
		fake-register -q -T "$3/plan.tsv" --seed "$seed" --damage "$2" --twin "$3/right.tsv" --truth "$3/truth.tsv" \
			-o "$3/left.tsv"
		;;
	clans)
		awk -F '\t' -v seed="$seed" -v households=$((persons * 16 / 35)) -v damage="$2" -v to="$3" \
			-f "$here/people.awk" "$here/surnames.tsv"
		;;
	esac
}

bad=0
for generator in plan clans; do
	for damage in typical harsh; do
		to=$folder/$generator-$damage
		make_registers "$generator" "$damage" "$to"
		keys=id_number,name,birth_date,sex,village
		least='0.9999 0.999'
		if [ "$damage" = harsh ]; then	# no column of births at all
			keys=id_number,name,sex,village
			least='0.999 0.97'
			for side in left right; do
				select-rows -q -c row,household_id,township,village,name,id_number,sex,relation "$to/$side.tsv" -o "$to/$side"
				mv "$to/$side" "$to/$side.tsv"
			done
		fi
		if [ -n "$asked" ]; then
			keys=$asked least='0 0'
		fi
		match-registers -q -k "$keys" -c row,row_right,match "$to/left.tsv" "$to/right.tsv" -o "$to/matched.tsv"
		awk -F '\t' -v name="$generator $damage" -v rows="$to/kinds.tsv" -v precision_least="${least% *}" \
			-v recall_least="${least#* }" -f "$here/score.awk" "$to/truth.tsv" "$to/left.tsv" "$to/right.tsv" \
			"$to/matched.tsv" >"$to/methods.tsv" || bad=1
	done
done
for part in methods kinds; do
	for to in "$folder"/*-*/; do
		if [ $part = kinds ]; then
			printf '\n%s\n' "$(basename "$to")"
			cat "$to/kinds.tsv"
		else
			sed "${first+1d}" "$to/methods.tsv"
			first=no
		fi
	done
done
exit $bad
