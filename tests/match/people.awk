# people.awk - two registers of the same people who do not exist, and who is who. Independent of
# fake-register: other villages, families, numbers, damage and another source of chance.
#	awk -v seed=N -v households=N -v damage=typical|harsh -v to=FOLDER -f people.awk surnames.tsv
# writes FOLDER/left.tsv, right.tsv (row household_id township village name id_number birth_date sex relation) and
# FOLDER/truth.tsv (left_row right_row damage).
#
# Villages are those of clans: one surname has most of the families, the children of one decade share a character of
# the clan, so that cousins are called alike; one village in eight is a village of namesakes. Families have up to three
# generations. A name is kept as characters joined by blanks, so that this works byte by byte too.

# Park and Miller's minimal standard generator: exact in the doubles of any awk
function below(n) {
	state = (state * 16807) % 2147483647
	return int(state / 2147483647 * n)
}
function chance(percent) { return below(10000) < percent * 100 }
function pick(text,   list, n) {
	n = split(text, list, " ")
	return list[below(n) + 1]
}

function draw_surname(   x, i) {
	x = below(total)
	for (i = 1; x >= share[i]; i++) x -= share[i]
	return surname[i]
}

# ---- numbers

function check_character(id,   i, sum) {
	for (i = 1; i <= 17; i++) sum += weight[i] * substr(id, i, 1)
	return substr("10X98765432", sum % 11 + 1, 1)
}
function make_id(area, year, month, day, male,   id) {
	do {
		id = sprintf("%s%04d%02d%02d%02d%d", area, year, month, day, below(60), 2 * below(5) + male)
	} while (id in taken)
	taken[id] = 1
	return id check_character(id)
}

# ---- people: p_* by number

function add(home, relation, name, year, month, day, male) {
	n++
	p_home[n] = home; p_relation[n] = relation; p_name[n] = name; p_male[n] = male
	p_birth[n] = sprintf("%04d-%02d-%02d", year, month, day)
	p_id[n] = make_id(home_area, year, month, day, male)
	p_note[n] = ""
	return n
}
function given(male) { return pick(male ? men : women) }
# of the village of namesakes: one of few full names
function stranger(home, relation, year, male,   name) {
	if (v_alike[h_village[home]] && chance(50))
		name = pick(male ? "张-伟 李-军 王-建-国 张-勇 刘-强 李-明" : "王-秀-英 李-秀-英 张-丽 李-桂-英 王-芳 刘-玉-兰")
	else
		name = draw_surname() "-" given(male) (chance(70) ? "-" given(male) : "")
	gsub(/-/, " ", name)
	add(home, relation, name, year, below(12) + 1, below(28) + 1, male)
	if (v_alike[h_village[home]]) p_note[n] = "namesake"
}
function children(home, family, year, count, son, daughter,   i, y, male, month, day, first, mark) {
	for (i = 0; i < count; i++) {
		y = year + 21 + below(14)
		if (y > 2014) y = 2014
		male = below(2)
		month = below(12) + 1; day = below(28) + 1
		# the clan's character for this decade, if the family keeps to it
		mark = clan_mark[(h_village[home] + int(y / 10)) % marks]
		if (i && chance(harsh ? 5 : 3)) {
			first = n
			y = substr(p_birth[n], 1, 4) + 0; month = substr(p_birth[n], 6, 2) + 0; day = substr(p_birth[n], 9) + 0
			male = p_male[n]
		} else
			first = 0
		add(home, male ? son : daughter, family " " (chance(60) ? mark " " given(male) : given(male)), y, month, day, male)
		if (first) {
			p_note[first] = p_note[n] = "twin"
			p_name[first] = family " " mark " " (male ? "文" : "春")
			p_name[n] = family " " mark " " (male ? "武" : "秋")
		}
	}
}
function household(home,   family, year, male, old) {
	h_village[home] = below(villages) + 1
	home_area = area[h_village[home] % townships + 1]
	family = chance(65) ? v_clan[h_village[home]] : draw_surname()
	year = 1932 + below(30) + below(30)
	male = chance(75)
	if (male) {
		add(home, "head", family " " (chance(75) ? given(1) " " : "") given(1), year, below(12) + 1, below(28) + 1, 1)
		if (v_alike[h_village[home]] && chance(40)) p_name[n] = family " " pick("伟 军 勇 强 明")
		if (chance(70)) stranger(home, "spouse", year - 4 + below(9), 0)
	} else
		stranger(home, "head", year, 0)
	if (year > 1950 && chance(25)) {
		old = year - 24 - below(8)
		stranger(home, "parent", old, 0)
	}
	if (year < 1990 && chance(75))
		children(home, family, year, 1 + below(3), "son", "daughter")
}

# ---- damage

function near_key(digit) {	# the neighbours on a number pad
	return pick(pad[digit])
}
function spoil_number(p,   id, x, at, head, list) {
	id = p_id[p]
	x = below(10000) / 100
	if ((x -= r_key) < 0) {
		at = below(17) + 1
		kind = "id_key"
		return substr(id, 1, at - 1) near_key(substr(id, at, 1)) substr(id, at + 1)
	}
	if ((x -= r_day) < 0 && substr(id, 11, 2) != substr(id, 13, 2)) {	# month and day exchanged
		kind = "id_day"
		return substr(id, 1, 10) substr(id, 13, 2) substr(id, 11, 2) substr(id, 15)
	}
	if (x < 0) { kind = ""; return id }
	if ((x -= r_old) < 0 && substr(id, 7, 2) == "19") { kind = "id_old"; return substr(id, 1, 6) substr(id, 9, 9) }
	if (x < 0) { kind = ""; return id }
	if ((x -= r_form) < 0) {
		kind = "id_form"
		list = below(4)
		if (list == 0) return id below(7) + 1 below(4) + 1
		if (list == 1) return substr(id, 1, 6) " " substr(id, 7, 8) " " substr(id, 15)
		if (list == 2 && substr(id, 18) == "X") return substr(id, 1, 17) "x"
		gsub(/0/, "０", id); gsub(/1/, "１", id); gsub(/9/, "９", id)
		return id
	}
	if ((x -= r_sheet) < 0) { kind = "id_sheet"; return substr(id, 1, 15) (below(2) ? "000" : "***") }
	if ((x -= r_none) < 0) { kind = "id_none"; return pick("无 不详 -") }
	if ((x -= r_double) < 0) {	# two digits, not one
		kind = "id_two"
		at = 7 + below(9)
		return substr(id, 1, at - 1) (substr(id, at, 1) + 3) % 10 substr(id, at + 1, 1) (substr(id, at + 2, 1) + 7) % 10 substr(id, at + 3)
	}
	if ((x -= r_kin) < 0 && p_relation[p] != "head") {
		kind = "id_kin"
		for (head = p; p_relation[head] != "head"; head--) ;
		return p_id[head]
	}
	kind = ""
	return id
}
function spoil_name(p,   x, c, k, at, i, out) {
	k = split(p_name[p], c, " ")
	x = below(10000) / 100
	kind = ""
	if ((x -= r_slip) < 0) {
		at = below(k) + 1
		for (i = 0; i < k && !(c[at] in slip); i++) at = at % k + 1
		if (c[at] in slip) { c[at] = pick(slip[c[at]]); kind = "name_slip" }
	} else if ((x -= r_wrong) < 0) {
		out = c[k]; c[k] = given(p_male[p]); if (c[k] != out) kind = "name_wrong"
	} else if ((x -= r_blank) < 0) {
		kind = "name_blank"; c[1] = c[1] pick("　 . · 　")
	} else if ((x -= r_lost) < 0 && k > 2) {
		kind = "name_lost"; c[2] = ""
	} else if (x < 0) {
		kind = "name_sign"; c[k] = pick("? 口 * xx")
	}
	out = ""
	for (i = 1; i <= k; i++) out = out c[i]
	return out
}

function plain(name) { gsub(/ /, "", name); return name }
function row(file, number, prefix, home, village, name, id, birth, p) {
	printf "%d\t%s%05d\t%s\t%s\t%s\t%s\t%s\t%s\t%s\n", number, prefix, home, "乡" h_village[p_home[p]] % townships + 1, village,
		name, id, birth, p_male[p] ? "male" : "female", p_relation[p] >file
}

FNR > 1 { surname[++surnames] = $1; share[surnames] = $2; total += $2 }

END {
	if (!(state = seed % 2147483646 + 1) || !households || to == "") exit 2
	for (i = 0; i < 20; i++) below(2)
	harsh = damage == "harsh"
	split("7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2", weight, " ")
	split("1 2|0 2 4|0 1 3 5|2 6|1 5 7|2 4 6 8|3 5 9|4 8|5 7 9 0|6 8", keys, "|")
	for (i = 0; i < 10; i++) pad[i] = keys[i + 1]
	men = "伟 勇 军 强 明 杰 涛 超 磊 斌 辉 鹏 刚 健 波 华 平 峰 宁 亮 建 国 志 德 福 贵 长 有 永 金 春 海 林 玉 文 学 成 光 荣 宝 生 根 水 火 土 山 才 旺 发 喜 保 田 全"
	women = "英 秀 芳 兰 丽 敏 静 霞 燕 娟 玲 桂 梅 凤 红 萍 华 玉 珍 琴 云 莲 香 翠 花 淑 荣 爱 春 巧 月 桃 素 金 银 菊 彩 美 艳 琼 仙 娥 秋 娥 小 娇 莉 婷 雪 琳"
	marks = split("正 大 光 明 学 有 传 家 国 恩 世 代 昌 永 克 绍", list, " ")
	for (i = 1; i <= marks; i++) clan_mark[i - 1] = list[i]
	# written for each other: old forms, and sounds
	k = split("伟 偉 维|军 君|强 強|杰 傑 捷|涛 濤 滔|磊 垒|斌 彬 宾|辉 輝 晖 惠|鹏 朋|刚 剛|健 建|波 博|华 華 花|平 萍|峰 锋 丰|亮 量|国 國|志 智|德 得|贵 貴 桂|长 長 常|永 勇|春 椿|玉 育 钰|文 闻|学 學|成 诚 城|荣 榮 容|宝 寶 保|生 声 胜|才 财 材|旺 望|发 發|英 瑛 莹|秀 琇 绣|芳 方|兰 蘭 蓝|丽 麗 莉|敏 民|静 靜 靖|霞 侠|燕 艳|娟 娟|玲 铃 灵|桂 贵|梅 枚 美|凤 鳳|红 紅 宏|萍 平|珍 真|琴 芹|云 雲 芸|莲 蓮 连|香 乡|翠 粹|淑 叔|爱 愛|素 苏|菊 局|艳 艷 燕|琼 瓊|仙 先|娥 蛾|莉 丽|琳 林|肖 萧|萧 肖|闫 阎|阎 闫|付 傅|傅 付|戴 代|邱 丘|张 張 章|陈 陳|刘 劉|杨 楊|吴 吳|赵 趙|黄 黃|郑 鄭|谢 謝|许 許|韩 韓|冯 馮|邓 鄧|罗 羅|马 馬|孙 孫|江 姜|于 於|余 于", list, "|")
	for (i = 1; i <= k; i++) { c = substr(list[i], 1, index(list[i], " ") - 1); slip[c] = substr(list[i], index(list[i], " ") + 1) }
	r_key = harsh ? 12 : 5; r_day = harsh ? 3 : 1; r_old = harsh ? 6 : 3.5; r_form = harsh ? 8 : 5.5
	r_sheet = harsh ? 6 : 2; r_none = harsh ? 6 : 2; r_double = harsh ? 1.5 : 0.5; r_kin = harsh ? 2.5 : 0.5
	r_slip = harsh ? 5 : 3; r_wrong = harsh ? 2 : 1; r_blank = harsh ? 2.5 : 1; r_lost = harsh ? 1 : 0.5; r_sign = 1
	r_moved = harsh ? 12 : 5
	townships = 5
	for (i = 1; i <= townships; i++) area[i] = sprintf("9902%02d", i)
	villages = int(households / 60) + 3
	for (i = 1; i <= villages; i++) { v_clan[i] = draw_surname(); v_alike[i] = i % 8 == 0; v_name[i] = pick("上 下 东 西 南 北 大 小") pick("湾 沟 坪 岭 河 寨 堡 店") i "村" }
	for (h = 1; h <= households; h++) { h_first[h] = n + 1; household(h) }
	h_first[h] = n + 1

	header = "row\thousehold_id\ttownship\tvillage\tname\tid_number\tbirth_date\tsex\trelation"
	left = to "/left.tsv"; right = to "/right.tsv"; truth = to "/truth.tsv"
	print header >left; print header >right; print "left_row\tright_row\tdamage" >truth
	# whole households are in one register or both; of those in both, some have a member in one only
	for (h = 1; h <= households; h++) {
		x = below(10)
		moved = chance(r_moved)
		v2 = moved ? v_name[(h_village[h] + 1 + below(villages - 1)) % villages + 1] : v_name[h_village[h]]
		for (p = h_first[h]; p < h_first[h + 1]; p++) {
			in_left = x < 7; in_right = x > 2
			if (in_left && in_right && chance(10)) { if (below(2)) in_left = 0; else in_right = 0 }
			if (in_left) { row(left, ++nleft, "H", h, v_name[h_village[h]], plain(p_name[p]), p_id[p], p_birth[p], p); p_left[p] = nleft }
			if (in_right) { order[++nright] = p; village2[p] = v2; p_moved[p] = v2 != v_name[h_village[h]] }
		}
	}
	for (i = nright; i > 1; i--) { j = below(i) + 1; p = order[i]; order[i] = order[j]; order[j] = p }
	for (i = 1; i <= nright; i++) {
		p = order[i]
		id = spoil_number(p); harm = kind
		name = spoil_name(p); harm = harm (harm != "" && kind != "" ? "+" : "") kind
		row(right, i, "Z", p_home[p] * 31 % 99991, village2[p], name, id, harsh ? "" : p_birth[p], p)
		if (!(p in p_left)) continue
		if (p_moved[p]) harm = harm (harm != "" ? "+" : "") "moved"
		if (p_note[p] != "") harm = harm (harm != "" ? "+" : "") p_note[p]
		print p_left[p] "\t" i "\t" (harm == "" ? "none" : harm) >truth
	}
}
