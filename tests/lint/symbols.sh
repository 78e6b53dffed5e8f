#!/bin/sh
# symbols.sh BUILD - no program can reach the network, another program or the locale
set -eu
bad=0
for program in "$1"/bin/*; do
	found=$(nm -D --undefined-only "$program" | awk '{ print $2 }' | sed 's/@.*//' |
		grep -xE 'socket|connect|getaddrinfo|system|popen|exec.*|fork|posix_spawn.*|setlocale|strcoll|strtod|localtime.*|mktime' || :)
	[ -z "$found" ] || { echo "$program: uses $(echo "$found" | tr "\n" " ")"; bad=1; }
done
exit "$bad"
