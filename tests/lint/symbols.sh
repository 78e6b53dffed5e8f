#!/bin/sh
# symbols.sh BUILD - no program can reach the network, the locale, or another program;
# sort-rows alone runs sort(1)
set -eu
bad=0
for program in "$1"/bin/*; do
	case $program in
	*/sort-rows) spawn='no-such-symbol' ;;
	*) spawn='posix_spawn.*' ;;
	esac
	found=$(nm -D --undefined-only "$program" | awk '{ print $2 }' | sed 's/@.*//' |
		grep -xE 'socket|connect|getaddrinfo|system|popen|exec.*|fork|setlocale|strcoll|strtod|localtime.*|mktime|'"$spawn" || :)
	[ -z "$found" ] || { echo "$program: uses $(echo "$found" | tr "\n" " ")"; bad=1; }
done
exit "$bad"
