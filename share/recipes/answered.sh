#!/bin/bash
# answered.sh LEDGER ANSWERS: the ledger with what people answered in ANSWERS (finding_id and any of finding_status,
# handler, handled_on, note), such as the forms that came back from the townships. An empty cell answers nothing.
set -eo pipefail
# shellcheck source=share/recipes/say.sh
. "$(dirname "$0")/say.sh"
ledger=$1 answers=$2

# these say what is wrong with a table
select-rows -q -c finding_id,finding_status,handler,handled_on,note "$ledger" >/dev/null
n=$(select-rows -q -c finding_id "$answers" | join-tables -q --missing -k finding_id - "$ledger" | sed 1d | wc -l)
[ "$n" -eq 0 ] ||
	say "$answers: answers to findings that are not in the ledger: $n" "$answers：答复所指的疑点不在台账中：$n"
awk -F '\t' -v OFS='\t' '
	BEGIN { n = split("finding_status handler handled_on note", name, " ") }
	FNR == 1 {
		delete at
		for (i = 1; i <= NF; i++)
			at[$i] = i
	}
	FNR == NR {
		for (i = 1; i <= n; i++)
			if (name[i] in at && $at[name[i]] != "")
				said[$at["finding_id"], i] = $at[name[i]]
		next
	}
	{
		for (i = 1; i <= n; i++)
			if (FNR > 1 && ($at["finding_id"], i) in said)
				$at[name[i]] = said[$at["finding_id"], i]
		print
	}' <(select-rows -q "$answers") <(select-rows -q "$ledger")
