# What is told to a person: one sentence of each programme, as an official can read it out.
load common

policy=$BATS_TEST_DIRNAME/../share/policy

# one CASE: of a table of cases the lines of this case as a register, and its month
one() {
	awk -F '\t' -v OFS='\t' -v want="$1" '
	NR == 1 {
		for (i = 1; i <= NF; i++) {
			at[$i] = i
			keep[i] = $i !~ /^=/ && $i != "case" && $i != "date"
		}
	}
	NR > 1 && $at["case"] != "" { now = $at["case"] }
	NR == 1 || now == want {
		row = ""
		for (i = 1; i <= at["date"] || i <= NF; i++)
			if (keep[i])
				row = row (row == "" ? "" : OFS) $i
		print row >"register.tsv"
		if (NR > 1)
			print substr($at["date"], 1, 7) >"month.txt"
	}'
}

# tell FOLDER TABLE PROGRAMME CASE [LANGUAGE]: the sentence about the amount, or the decision where nothing is paid
tell() {
	local folder=$policy/$1 side entity with=() program=calc-subsidy
	one "$4" <"$folder/cases-$2.tsv"
	for side in "$folder/cases-$2".*.tsv; do
		[ -e "$side" ] || continue
		entity=${side%.tsv}
		entity=${entity##*.}
		awk -F '\t' 'NR == FNR { for (i = 1; i <= NF; i++) here[$i] = 1; next } FNR == 1 || $1 in here' register.tsv "$side" >"$entity.tsv"
		with+=(--with "$entity=$entity.tsv")
	done
	rm -f why.tsv
	case $3 in
	borderline | poor) program=check-eligibility ;;
	esac
	"$program" -q -r "$policy/national" -r "$folder" -p "$3" -m "$(head -n 1 month.txt)" --lang "${5:-zh}" --explain why.tsv \
		"${with[@]}" register.tsv >out.tsv
	select-rows -q -w "has(sentence)" -c sentence why.tsv | tail -n +2 | tail -n 1
}

# told LANGUAGE: lines of folder, table, programme, case and the sentence that must come out
told() {
	local folder table programme name sentence
	while IFS=$'\t' read -r folder table programme name sentence; do
		printf '%s: %s\n' "$programme" "$sentence" >>want.txt
		printf '%s: %s\n' "$programme" "$(tell "$folder" "$table" "$programme" "$name" "$1" </dev/null)" >>told.txt
	done
	diff want.txt told.txt
}

@test "a sentence of each programme in Chinese" {
	told zh <<-'EOF'
	2204	dibao	dibao	三口之家年收入6000元	2024-08，最低生活保障：451.00元（补差额 451.00元（保障标准 317.00元，家庭人口 3，家庭月收入 500.00元））。依据：市民政局2024年脱贫攻坚工作报告 三（一）1；民发〔2021〕57号 第七条；民发〔2021〕57号（条次待核）；市民政局2024年脱贫攻坚工作报告 三（一）2；民发〔2021〕57号 第二十三条；市民政局2024年脱贫攻坚工作报告 三（一）2。
	3709	dibao	dibao	家庭人均等于标准，不低于	2020-06，最低生活保障：不发放，家庭人均收入不低于标准（民发〔2021〕57号（条次待核））。
	3709	dibao	borderline	有汽车，收入也不低于标准	2020-06，最低生活保障边缘家庭：待核，有机动车（残疾人代步车、普通两轮三轮摩托车不算），原则上不符合，可以豁免，由人定（示例：家庭财产认定办法）。
	3709	dibao	single	边缘家庭重病人	2020-06，低保单人保障：390.00元（保障标准 650.00元，单人保比例 0.6）。依据：示例：当地文件未载；示例：当地文件未载；办法见泰安市2020年度民政领域脱贫攻坚工作情况 二（一）；示例：单人保办法。
	2204	tekun	tekun	F05 半护理	2024-08，特困人员救助供养：819.00元（基本生活标准 399.00元（公布的基本生活标准 399.00元），照料护理标准 420.00元（最低工资基年（往前月数） 12，最低工资 1680.00元，护理比例 0.25））。依据：市民政局2024年脱贫攻坚工作报告 三（一）1；示例（最低工资文件待核）；民发〔2021〕43号（条次待核）。
	990301	disability	living	不在低保只有护理补贴	2019-08，困难残疾人生活补贴：不发放，不是低保家庭成员（国发〔2015〕52号（条次待核））。
	990301	disability	nursing	S3-05 2019年一级100元	2019-08，重度残疾人护理补贴：100.00元（护理补贴标准 100.00元）。依据：脱贫攻坚计划合订（来源003）（三）；国发〔2015〕52号（条次待核）。
	2204	medical	medical	住院起付线以上七成	2024-10，医疗救助：5600.00元（按比例计算的救助额 5600.00元（住院救助比例 0.7，个人自付 20000.00元，住院起付线 12000.00元），年救助封顶线 20000.00元，本年已救助金额 0.00元）。依据：市民政局2024年脱贫攻坚工作报告 三（一）4；本市救助申请表填表说明（待核）；示例：大病保险起付线，工作报告未载。
	3604	medical	medical	起付线按年抵扣	2022-12，医疗救助：87.29元（医疗救助比例 0.7，个人自付 3000.00元，年度起付线余额 2875.30元（年度起付线 2875.30元，本年此前自付 0.00元），年救助封顶线 50000.00元，本年已救助金额 0.00元）。依据：示例：救助比例，所见文字未载；九江市医疗救助办法（待核）。
	2204	premium	premium	名册待核	2024-12，资助参加医疗保险：待核，在特困名册上以所填为准。
	990101	temporary	temporary	急难十倍封顶	2016-05，临时救助：4200.00元（保障标准 420.00元，救助上限月数 10，救助下限月数 2，按月数计算的救助额 10080.00元（家庭人口 4，救助月数 6））。依据：示例：示例县民政局 2015-12-20 第2条；示例：示例县民政局 2015-12-20 第16条。
	990101	temporary	temporary	同一事由又来	2016-05，临时救助：待核，十二个月内同一事由已救助过，原则上不重复，由人核定（示例：示例县民政局 2015-12-20 第18条）。
	4201	price	price	JG-07 两项都达到从高	2022-09，价格临时补贴：54.00元（保障标准 880.00元，计入的价格涨幅 0.061（食品价格涨幅 0.061））。依据：示例：城市低保标准每人每月880元；武汉市价格补贴联动机制（待核）。
	990101	old_age	old_age	当天满九十	2016-03，高龄津贴：100.00元（高龄津贴月标准 100.00元）。依据：示例：示例县高龄津贴办法第3条；示例：示例县高龄津贴办法第2条。
	3709	elder_service	elder_service	满一百由人核定	2020-10，经济困难老年人补贴：待核，一百周岁以上适用哪一档没有查到，由人核定（经济困难老年人补贴办法（待核））。
	national	orphan	orphan	失联月数未填	2020-10，孤儿基本生活保障：待核，未填父亲情形持续月数。
	national	orphan	unattended	ET-03 已领低保三百三补差	2020-10，事实无人抚养儿童基本生活保障：944.00元（事实无人抚养儿童月标准 1274.00元，已领保障金 330.00元）。依据：民发〔2019〕62号（条次待核）。
	330782	needy_child	needy_child	ET-02 差额一半	2023-04，困境儿童生活补贴：646.00元（孤儿月标准 2342.00元，低保标准 1050.00元）。依据：义乌市政府网站2023年5月11日困境儿童基本生活费公布。
	990301	bedridden	bedridden	半年折算	2018-12，失能人员照护补贴：1000.00元（照护补贴年标准 2000.00元，计发月数 6（符合条件的月数 6））。依据：示例：十二月一次发全年；某村脱贫百日行动方案 健康扶贫：每人每年2000元照护补贴；示例：按月折算。
	2204	student	student	低保大学生	2024-09，困难学生资助：1000.00元（每人金额 1000.00元）。依据：示例：九月开学发放；示例：低保家庭学生分学段助学金；市民政局2024年脱贫攻坚工作报告 二（三）。
	990301	industry	industry	差五百	2020-10，产业到户扶持：500.00元（到户资金下限 4000.00元，到户资金合计 3500.00元）。依据：某镇2020年脱贫攻坚计划 产业扶贫：每户不低于4000元。
	990301	loan	loan	没有需求	2017-12，扶贫小额信贷：不发放，没有贷款需求（某村脱贫百日行动方案 产业扶贫2：有贷款需求）。
	990301	loan	loan_interest	应贷已贷	2017-12，小额信贷贴息：2175.00元（已获贷款 50000.00元，贴息年利率 0.0435，用款天数 365，一年天数 365）。依据：示例：十二月一次贴息；示例：贴息年利率4.35%；示例：一年按三百六十五天；示例：本金乘年利率，按天数计。
	990301	employment	job_aid	不是贫困户	2020-10，就业补助：不发放，不是建档立卡户（某镇2020年脱贫攻坚计划 就业脱贫：贫困户就业补贴政策）。
	990301	poor	poor	S3-08 等于2995元	2020-06，建档立卡贫困户：不符合，没有达到纳入标准（脱贫攻坚计划合集（源文件无地名） 镇防止致贫监测方案 三（一）标准）。
	EOF
}

@test "sentences in English: an amount, what is not filled in, why nothing is due" {
	told en <<-'EOF'
	2204	dibao	dibao	三口之家年收入6000元	2024-08, minimum living allowance: 451.00 yuan (补差额 451.00 yuan (standard in force 317.00 yuan, family members 3, household income a month 500.00 yuan)). By: 市民政局2024年脱贫攻坚工作报告 三（一）1; 民发〔2021〕57号 第七条; 民发〔2021〕57号（条次待核）; 市民政局2024年脱贫攻坚工作报告 三（一）2；民发〔2021〕57号 第二十三条; 市民政局2024年脱贫攻坚工作报告 三（一）2.
	national	orphan	unattended	失联月数未填	2020-10, basic living of children without care in fact: to be reviewed: not filled in: 父亲情形持续月数.
	3709	dibao	dibao	家庭人均等于标准，不低于	2020-06, minimum living allowance: nothing is due: 家庭人均收入不低于标准 (民发〔2021〕57号（条次待核）).
	EOF
}

@test "no name of a rule is told without a label" {
	for folder in "$policy"/*; do
		awk -F '\t' '
		FILENAME ~ /cases[^\/]*$/ || /^#/ || NF < 2 { next }
		FILENAME ~ /columns.tsv$/ { if ($6 != "") known[$2 "." $1] = 1; next }
		/(^|\t)name(\t|$)/ { label = 0; for (i = 1; i <= NF; i++) if ($i == "name") name = i; else if ($i == "label") label = i; next }
		{ seen[$name] = FILENAME; if (label && $label != "") known[$name] = 1 }
		END { for (n in seen) if (n ~ /[.]/ && !(n in known)) print seen[n] ": " n }' \
			"$policy/../columns.tsv" "$policy"/national/*.tsv "$folder"/*.tsv
	done | sort -u >bare.txt
	cat bare.txt
	[ ! -s bare.txt ]
}
