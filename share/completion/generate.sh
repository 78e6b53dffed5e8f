#!/bin/sh
# generate.sh - the completion files, from the option tables in the programs.
# Usage: generate.sh bash|zsh PROGRAM...
# "PROGRAM --completion-table" prints a line an option: letter, long name, word
# for its argument (empty: none), separated by TABs.
set -eu
shell=$1
shift
LC_ALL=C
export LC_ALL

table() {
	"$1" --completion-table </dev/null
}

names() {
	for program; do
		printf ' %s' "$(basename "$program")"
	done
}

bash_file() {
	cat <<'HEAD'
# bash completion of doudi, made from the option tables of its programs

# The options of program $1: -c: has an argument, -e has none.
_doudi_options() {
	case $1 in
HEAD
	for program; do
		printf '\t%s) echo "' "$(basename "$program")"
		table "$program" | awk -F '\t' '{
			mark = $3 == "" ? "" : ":"
			if ($1 != "") printf "%s-%s%s", sep, $1, mark
			if ($1 != "") sep = " "
			printf "%s--%s%s", sep, $2, mark
			sep = " "
		}'
		echo '" ;;'
	done
	cat <<'TAIL'
	esac
}

# The column names of the first table on the command line.
_doudi_header() {
	local word
	for word in "${COMP_WORDS[@]:1}"; do
		[[ -f $word ]] || continue
		LC_ALL=C sed -e 's/^\xef\xbb\xbf//' -e 's/\r$//' -e 'y/\t/\n/' -e q -- "$word"
		return
	done
}

_doudi() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} options given IFS=$' \t\n'
	options=$(_doudi_options "${COMP_WORDS[0]##*/}")
	COMPREPLY=()
	case $prev in
	-c | --columns | -k | --keys | -v | --values)
		[[ " $options " == *" $prev: "* ]] || return
		[[ $cur == *,* ]] && given=${cur%,*},
		IFS=$'\n'
		mapfile -t COMPREPLY < <(compgen -P "$given" -W "$(_doudi_header)" -- "${cur##*,}")
		compopt -o nospace
		return
		;;
	esac
	[[ $cur == -* && " $options " != *" $prev: "* ]] &&
		mapfile -t COMPREPLY < <(compgen -W "${options//:/}" -- "$cur")
}

TAIL
	printf 'complete -o default -F _doudi%s\n' "$(names "$@")"
}

zsh_file() {
	printf '#compdef%s\n' "$(names "$@")"
	cat <<'HEAD'
# zsh completion of doudi, made from the option tables of its programs

# The column names of the first table on the command line.
_doudi_columns() {
	local word
	for word in ${words[2,-1]}; do
		[[ -f $word ]] || continue
		_values -s , column ${(ps:\t:)${${"$(head -n 1 -- $word)"#$'\ufeff'}%$'\r'}}
		return
	done
	_message 'column names'
}

local -a specs
case $service in
HEAD
	for program; do
		printf '%s)\n\tspecs=(\n' "$(basename "$program")"
		table "$program" | awk -F '\t' '{
			action = $3 ~ /FILE|PATH/ ? "_files" : " "
			if ($2 ~ /^(columns|keys|values)$/) action = "_doudi_columns"
			argument = $3 == "" ? "" : ":" tolower($3) ":" action
			plus = $3 == "" ? "" : "+"
			equal = $3 == "" ? "" : "="
			if ($1 != "") printf "\t\t\x27*-%s%s[%s]%s\x27\n", $1, plus, $2, argument
			printf "\t\t\x27*--%s%s[%s]%s\x27\n", $2, equal, $2, argument
		}'
		printf '\t)\n\t;;\n'
	done
	cat <<'TAIL'
esac
_arguments -s -S $specs '*:file:_files'
TAIL
}

"${shell}_file" "$@"
