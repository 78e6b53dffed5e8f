#!/bin/bash
# persons.sh TABLE...: whoever is in our registers, once each, with what match-registers compares; blank where a
# register does not say it. Of a person in several registers the first one speaks, so the fullest comes first.
set -eo pipefail
columns='id_number name birth_date sex township village'

for table; do
	select-rows -q -w 'has(id_number)' --distinct id_number "$table" | awk -F '\t' -v OFS='\t' -v wanted="$columns" '
		NR == 1 {
			for (i = 1; i <= NF; i++)
				at[$i] = i
			n = split(wanted, name, " ")
			next
		}
		{
			for (i = 1; i <= n; i++)
				printf "%s%s", name[i] in at ? $at[name[i]] : "", i < n ? OFS : "\n"
		}'
done | { tr ' ' '\t' <<<"$columns" && cat; } | select-rows -q --distinct id_number
