#!/usr/bin/env bats
# What the command line means in every program; select-rows stands for all.

# shellcheck disable=SC2154 # stderr, output and top are set by run and common

load common

usage='usage: select-rows [-q] [--accept-missing-newline] [--distinct names] [--sample N%] [--seed N] [-c names] [-D file] [-o file] [-w condition] [-x file] [file ...]'

# wrong TEXT ARGUMENT...: TEXT and the usage, 2
wrong() {
	local text=$1
	shift
	hold 2 '' "select-rows: $text"$'\n'"$usage" -- select-rows "$@" </dev/null
}

@test "what is wrong with the command line" {
	wrong "no option '-Z'" -Z
	wrong "no option '-Z'" -qZ
	wrong "no option '--no-such'" --no-such
	wrong "option '-c' needs an argument" -c
	wrong "option '--columns' needs an argument" --columns
	wrong "option '--quiet=yes' takes no argument" --quiet=yes
	wrong "an empty name in 'a,,b'" -c a,,b
	wrong "an empty name in ''" -c ''
	wrong "an empty name in 'a,'" --columns=a,
	wrong "'a' twice in 'a,b,a'" -c a,b,a
	wrong "'10' is not a share like 10%" --sample 10
	wrong "'0%' is not a share like 10%" --sample 0%
	wrong "'101%' is not a share like 10%" --sample 101%
	wrong "'x' is not a whole number" --seed x
}

@test "a name or a prefix that no table can hold is refused where it is typed, by every program" {
	tsv 'household_id amount' 'H1 2' >t
	wrong "option '--columns': a control byte (a TAB, a newline) or no UTF-8" -c $'a\tb'
	for arguments in 'diff-registers -k household_id --as' 'diff-registers -k household_id -F' 'sum-funds -v amount --as' 'sum-funds -F' \
		'match-registers -k household_id --suffix' 'join-tables -k household_id --prefix' 'sort-rows -k household_id --rank' \
		'calc-columns -r r -n' 'track-targets -F' 'check-stacking -r r -F' 'match-registers -k household_id -F'; do
		for bytes in $'a\tb,c' $'a\n,b' $'a\r,b' $'a\x7f,b' $'a\xff,b'; do
			# shellcheck disable=SC2086 # several words
			run -2 --separate-stderr $arguments "$bytes" t t
			[[ $output = '' && $stderr = *"': a control byte (a TAB, a newline) or no UTF-8"* ]] || fail "$arguments: $stderr"
		done
	done
	# a key of a figure is words joined by points
	for prefix in '' . a. .a a..b 'a b' 'a|b' 'a}}' '{a'; do
		for arguments in 'diff-registers -k household_id t t' 'sum-funds -v amount t' 'track-targets t t' 'match-registers -k household_id t t' 'check-stacking -r r t'; do
			# shellcheck disable=SC2086 # several words
			run -2 --separate-stderr $arguments -F "$prefix"
			[[ $output = '' && $stderr = *"option '--figures-prefix': a prefix is words joined by points, without blanks, |, { and }"* ]] || fail "$arguments $prefix: $stderr"
		done
	done
	sum-funds -q -v amount -F 低保.城市-1 t | grep -q '^低保.城市-1.amount	2'
}

@test "options stand anywhere; -- ends them; - is standard input" {
	tsv 'a b' '1 2' >t
	hold 0 "$(tsv 'b a' '2 1')" '' -- select-rows t -q -c b,a
	POSIXLY_CORRECT=1 hold 0 "$(tsv 'b a' '2 1')" '' -- select-rows t -q -c b,a
	cp t ./-q
	hold 0 "$(tsv 'a b' '1 2')" 'select-rows: 1 row in, 1 out, 0 refused' -- select-rows -- -q
	hold 0 "$(tsv 'a b' '1 2')" '' -- select-rows -q - <t
	hold 0 "$(tsv 'a b' '1 2')" '' -- select-rows --quiet <t
}

@test "--help, --version, the table for completion" {
	run -0 --separate-stderr select-rows --help
	[ -z "$stderr" ]
	[ "${lines[0]}" = "$usage" ]
	[ "${lines[1]}" = 'select rows and columns of a table' ]
	[[ "$output" == *$'\n  -c, --columns NAMES           columns, in this order\n'* ]]
	[[ "$output" != *completion-table* ]]
	short=$(select-rows -h)
	[ "$short" = "$output" ]
	run -0 --separate-stderr select-rows --version
	[ "$output" = "select-rows (doudi) $(cat "$top/VERSION")" ]
	run -0 --separate-stderr select-rows --completion-table
	[ "${lines[0]}" = $'c\tcolumns\tNAMES' ]
	[[ "$output" == *$'\n\tdistinct\tNAMES\n'* ]]
	[[ "$output" == *$'\nq\tquiet\t\n'* ]]
}

@test "Chinese messages without the locale" {
	tsv 'amount' '1' '2' >t
	LC_ALL=zh_CN.UTF-8 hold 0 "$(cat t)" 'select-rows: 读入 2 行，输出 2 行，拒绝 0 行' -- select-rows t
	LC_ALL=zh_CN.UTF-8 hold 2 '' 'select-rows: t:1: 没有“ammount”列；是不是“amount”？' -- select-rows -c ammount t
	LC_ALL=zh_CN.UTF-8 run -0 select-rows --help
	[[ "$output" == 用法：select-rows* ]]
}

@test "counts: 0 rows, 1 row, 2 rows; none with -q" {
	tsv 'a' >t
	hold 0 a 'select-rows: 0 rows in, 0 out, 0 refused' -- select-rows t
	echo 1 >>t
	hold 0 $'a\n1' 'select-rows: 1 row in, 1 out, 0 refused' -- select-rows t
	echo 2 >>t
	hold 0 $'a\n1\n2' 'select-rows: 2 rows in, 2 out, 0 refused' -- select-rows t
	hold 0 $'a\n1\n2' '' -- select-rows t -q
}

@test "refused rows: named and 2, or to -x with the reason" {
	tsv 'name amount' 'a 1' 'b x' 'c 3.123' 'd 4' >t
	hold 2 "$(tsv 'name amount' 'a 1' 'd 4')\\c" "select-rows: t:3: column 'amount': 'x' is not an amount
select-rows: t:4: column 'amount': '3.123' is not an amount
select-rows: 4 rows in, 2 out, 2 refused" -- select-rows -w 'amount > 0' t
	hold 0 "$(tsv 'name amount' 'a 1' 'd 4')" 'select-rows: 4 rows in, 2 out, 2 refused' -- select-rows -w 'amount > 0' -x x t
	diff x <(printf '%s\t%s\t%s\t%s\t%s\n' name amount file row problem \
		b x t 3 "column 'amount': 'x' is not an amount" c 3.123 t 4 "column 'amount': '3.123' is not an amount")
	# a second time: the first place stays, the problem is the new one
	select-rows -q -w 'amount > 0' -x y x
	cmp x y
}

@test "-x: withheld when the stream fails" {
	tsv 'name amount' 'a x' 'b' >t
	echo old >x
	hold 2 "$(tsv 'name amount')\\c" 'select-rows: t:3: 1 field where the header has 2' -- select-rows -w 'amount > 0' -x x t
	[ "$(cat x)" = old ]
}

@test "the dictionary: its folder, a further file" {
	tsv 'name points' 'a 9' 'b 10' >t
	hold 2 '' "select-rows: -w:1:1: TYPE: text and number do not go together" -- select-rows -w 'points > 9' t
	printf 'name\tentity\ttype\npoints\tperson\tcount\n' >more.tsv
	hold 0 "$(tsv 'name points' 'b 10')" '' -- select-rows -q -D more.tsv -w 'points > 9' t
	printf 'name\ttype\npoints\tinteger\n' >more.tsv
	hold 2 '' "select-rows: more.tsv:2: column 'type': no type 'integer'" -- select-rows -q -D more.tsv -w 'points > 9' t
	DOUDI_SHARE=nowhere hold 2 '' "select-rows: nowhere/entities.tsv: cannot open: No such file or directory" -- \
		select-rows -q -w 'points > 9' t
}

@test "one file for two outputs is refused, and stays what it was" {
	tsv 'a b' '1 2' >in.tsv
	echo old >out.tsv
	hold 2 '' 'select-rows: out.tsv: named for two outputs' -- select-rows -c a -o out.tsv -x out.tsv in.tsv
	printf '姓名\n甲\n' >a.csv
	hold 2 '' 'import-table: out.tsv: named for two outputs' -- import-table -q -o out.tsv --totals out.tsv a.csv
	for also in 'select-rows -x - in.tsv' 'sum-funds -k a -v b -F x --figures-to - in.tsv' 'match-registers --exact -k a -F x --figures-to - in.tsv in.tsv' \
		'diff-registers -k a --balance - -o - in.tsv in.tsv'; do
		# shellcheck disable=SC2086 # several words
		hold 2 '' "${also%% *}: -: named for two outputs" -- $also
	done
	[ "$(cat out.tsv)" = old ]
	# in whatever writing, there or not
	for other in ./new.tsv "$PWD/new.tsv" ../"${PWD##*/}"/new.tsv; do
		hold 2 '' "select-rows: $other: named for two outputs" -- select-rows -c a -o new.tsv -x "$other" in.tsv
	done
	[ "$(echo *)" = 'a.csv in.tsv out.tsv stderr.txt stderr.want stdout.txt stdout.want' ]
}
