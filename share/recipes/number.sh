#!/bin/bash
# number.sh OURS THEIRS OUT LOOK [ANSWERS]: the register THEIRS with our numbers, so that exact joins find a person
# whose number they have damaged.
#
# OUT has all rows of THEIRS. Whoever match-registers finds in both has our number there; whoever is theirs alone keeps
# his. What somebody has to look at (perhaps the same, one number under two names, a number that is wrong and nobody's)
# has a blank, which matches nothing, and is in LOOK, beside the candidates of ours. LOOK with its column decision
# filled in (same, different) is ANSWERS.
set -eo pipefail
# shellcheck source=share/recipes/say.sh
. "$(dirname "$0")/say.sh"
ours=$1 out=$3 look=$4 answers=$5 theirs=$3.theirs
trap 'rm -f "$out".*' EXIT

# has TABLE NAME: has it one?
has() {
	sed 1q "$1" | tr '\t' '\n' | grep -qx "$2"
}
select-rows -q -c id_number "$2" >"$out.asked"	# says whose column is missing
select-rows -q "$2" -o "$theirs"
keys=id_number
for key in name birth_date sex village township; do
	if has "$ours" "$key" && has "$theirs" "$key"; then
		keys=$keys,$key
	fi
done

# a person who stands there several times is compared once: by number and name, or without a number by all cells
awk -F '\t' -v OFS='\t' -v keys="$keys" '
	NR == 1 {
		for (i = 1; i <= NF; i++)
			at[$i] = i
		nkeys = split(keys, key, ",")
		print $0, "their_row"
		next
	}
	{
		cells = $at["id_number"] FS (keys ~ /,name/ ? $at["name"] : "")
		for (i = 2; i <= nkeys && $at["id_number"] == ""; i++)
			cells = cells FS $at[key[i]]
		if (!(cells in row))
			row[cells] = ++rows
		print $0, row[cells]
	}' "$theirs" >"$out.each"
select-rows -q --distinct their_row "$out.each" -o "$out.rows"
match-registers -q -k "$keys" ${answers:+--decisions "$answers"} -o "$out.pairs" "$ours" "$out.rows"

select-rows -q -w "match = 'both'" -c their_row_right,id_number --distinct their_row_right "$out.pairs" -o "$out.both"
select-rows -q -w "match in ('review', 'conflict') or (match = 'right' and reason != 'id:valid')" "$out.pairs" |
	join-tables -q --missing -k their_row_right - "$out.both" | sed '1s/$/\tdecision/; 2,$s/$/\t/' >"$look"
select-rows -q -w "match = 'right' and reason = 'id:valid'" -c their_row_right,id_number_right "$out.pairs" |
	sed '1s/_right$//' | join-tables -q --missing -k id_number - "$ours" >"$out.alone"
select-rows -q "$out.both" "$out.alone" | awk -F '\t' -v OFS='\t' '
	FNR == NR { number[$1] = $2; next }
	FNR == 1 { for (i = 1; i <= NF; i++) at[$i] = i }
	FNR > 1 { $at["id_number"] = number[$at["their_row"]] }
	{ sub(/\t[^\t]*$/, ""); print }' - "$out.each" >"$out"
n=$(sed 1d "$look" | wc -l)
[ "$n" -eq 0 ] || say "$look: $n rows to look at" "$look：须人工核对 $n 行"
