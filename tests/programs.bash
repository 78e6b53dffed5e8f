# programs.bash - each program with a good input, for the tests that try all of them: `table` and `call`.
# $top is the project; lowincome.tsv of man/examples is in the current folder.
# shellcheck shell=bash

# rows with TABs where the arguments have blanks
rows() {
	printf '%s\n' "$@" | tr ' ' '\t'
}

# a good input of program $1
table() {
	case $1 in
	sum-funds | check-stacking)
		rows 'month programme residence household_id id_number name persons amount' \
			'2016-05 dibao rural H1   3 451.00' '2016-05 dibao urban H2   1 507.20'
		;;
	track-targets | gen-report)
		rows 'key value unit period as_of qualifier note' \
			'low.amount 958.20 yuan 2016-05 2016-05-31 exact ' 'low.persons 4 person 2016-05 2016-05-31 exact '
		;;
	fake-register)
		rows 'sheet township village stratum households covered family_size residence standard amount_per_person from_month to_month' \
			's 青石镇 石门村 a 2 2 3 rural 240.00 100.00 2016-01 '
		;;
	import-table)
		printf '%s\n' '户编号,姓名,身份证号,家庭月收入' 'H1,甲一,990101198005010011,500.00' 'H2,丁一,990101195801010019,317'
		;;
	check-rules)
		sed '1s/$/\t=dibao/; 2,$s/$/\t/' "$top/man/examples/households.tsv"
		;;
	*)
		cat "$top/man/examples/households.tsv"
		;;
	esac
}

# call PROGRAM FILE [option...]: a run that succeeds on a good FILE
call() {
	local program=$1 file=$2
	shift 2
	case $program in
	match-registers)
		# the table itself stands on the right, copied once: $file may be a pipe
		cp "$top/man/examples/households.tsv" right.tsv
		"$program" "$@" -k id_number,name "$file" right.tsv
		;;
	sort-rows) "$program" "$@" -k id_number "$file" ;;
	join-tables)
		rows 'residence label' 'rural 农村' >labels.tsv
		"$program" "$@" -k residence "$file" labels.tsv
		;;
	diff-registers)
		sed '2d; s/rural/urban/' "$top/man/examples/households.tsv" >before.tsv
		"$program" "$@" -k household_id,id_number before.tsv "$file"
		;;
	check-records) "$program" "$@" -d 2024-07-31 -k household_id,id_number "$file" ;;
	calc-columns) "$program" "$@" -r lowincome.tsv -d 2024-07-31 -n dibao "$file" ;;
	check-rules) "$program" "$@" -r lowincome.tsv -d 2024-07-31 --cases "$file" ;;
	check-eligibility | calc-subsidy) "$program" "$@" -r lowincome.tsv -p dibao -m 2024-07 "$file" ;;
	check-stacking) "$program" "$@" -r "$top/share/policy/national/stacking.tsv" "$file" ;;
	export-table) "$program" "$@" --format csv "$file" ;;
	mask-records) "$program" "$@" -d 2024-07-31 "$file" ;;
	sum-funds) "$program" "$@" -k residence "$file" ;;
	track-targets)
		rows 'target_id task key relation_to_target target_value unit due_date' \
			't1 pay low.amount ge 1000 yuan 2016-12-31' >targets.tsv
		"$program" "$@" -d 2016-05-31 targets.tsv "$file"
		;;
	gen-report)
		printf '%s\n' '{{low.persons}} persons' >template.md
		"$program" "$@" -T template.md "$file"
		;;
	fake-register) "$program" "$@" -T "$file" --seed 1 ;;
	*) "$program" "$@" "$file" ;;
	esac
}
