# townships.awk BOTH MISSED LOOK OTHER: of four tables the rows by township, and all of them: township, poor (the first
# three), both, missed, to_look, percent (both of poor, half up), other.
FNR == 1 {
	table++
	for (at = NF; at && $at != "township"; at--)
		;
	next
}
{
	count[$at, table]++
	count["total", table]++
	if (!seen[$at]++)
		name[++n] = $at
}
function row(where,  i, c, poor, half) {
	for (i = 1; i <= 4; i++)
		c[i] = count[where, i] + 0
	poor = c[1] + c[2] + c[3]
	half = poor ? int((c[1] * 20000 + poor) / (2 * poor)) : 0
	print where, poor, c[1], c[2], c[3], poor ? sprintf("%d.%02d", int(half / 100), half % 100) : "", c[4]
}
END {
	print "township", "poor", "both", "missed", "to_look", "percent", "other"
	for (i = 1; i <= n; i++)
		row(name[i])
	row("total")
}
