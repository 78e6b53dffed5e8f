# What is looked at each month and quarter. Read by the Makefile here, whose first lines say what each reads.

# the rules are for nobody: what check-records finds by itself
$(OUT)/numbers.tsv:
	check-records -q -m $(M) -f "$@.all" -x "$(OUT)/numbers-refused.tsv" "$(IN)/payments.tsv" >/dev/null
	$(call own,$@.all,column = 'id_number' and severity != 'note')
	select-rows -q -w 'not has(id_number)' -c month,programme,township,household_id,persons,amount \
		"$(IN)/payments.tsv" -o "$(OUT)/numbers-blank.tsv"
	$(forget)

# what check-records finds by itself; the lines its texts name are those of register.tsv
$(OUT)/people.tsv:
	$(persons) "$(IN)/register.tsv" | check-records -q -m $(M) -f "$@.found" -x "$(OUT)/people-refused.tsv" >/dev/null
	sed 's|\([^0-9]\)-:\([0-9]\)|\1register.tsv:\2|' "$@.found" >"$@.all"
	$(call own,$@.all,column = 'id_number' and severity != 'note')
	$(forget)

# account-list.tsv: the payments of the month, whose lines the texts name; account-refused.tsv and account-blank.tsv: those
# whose account is wrong or blank, so that it can be compared with none. Other errors of a row keep its account from nothing
$(OUT)/account.tsv:
	select-rows -q -w 'month = $(M)-01' "$(IN)/payments.tsv" -o "$(OUT)/account-list.tsv"
	check-records -q -m $(M) -f "$@.all" -x "$@.refused" "$(OUT)/account-list.tsv" >/dev/null
	$(call own,$@.all,check = 'account-shared')
	awk 'NR == 1 || /account-form: /' "$@.refused" >"$(OUT)/account-refused.tsv"
	awk -F '\t' 'NR == 1 { for (at = NF; at && $$at != "account"; at--); print; next } at && $$at == ""' \
		"$(OUT)/account-list.tsv" >"$(OUT)/account-blank.tsv"
	$(forget)

# bank.tsv: month programme id_number amount_paid pay_result, as the bank answers. What was sent back and paid then is
# paid; what was paid twice is added. Who has an answer to look at is not asked about before. The months are those of which
# the bank has answered anything, and M.
$(OUT)/bank.tsv:
	select-rows -q -w "pay_result = 'paid' and has(id_number)" -c month,programme,id_number,amount_paid \
		"$(call from,bank)" | awk -v OFS='\t' '{ print $$0, NR == 1 ? "batch" : NR }' | \
		sum-funds -q -k month,programme,id_number -v amount_paid | sed '1s/$$/\tpay_result/; 2,$$s/$$/\tpaid/' >"$@.paid"
	select-rows -q -w "not (pay_result = 'paid') and has(id_number)" -c month,programme,id_number,amount_paid,pay_result \
		--distinct month,programme,id_number "$(call from,bank)" | \
		join-tables -q --missing -k month,programme,id_number - "$@.paid" -o "$@.back"
	select-rows -q "$@.paid" "$@.back" -o "$@.answers"
	$(numbers) "$(OUT)/look/bank.tsv" -o "$@.look"
	{ echo month; echo $(M); select-rows -q -c month "$(IN)/bank.tsv" | sed 1d; } | select-rows -q --distinct month -o "$@.months"
	join-tables -q --missing -k id_number "$(IN)/payments.tsv" "$@.look" | join-tables -q --inner -k month - "$@.months" | \
		join-tables -q -k month,programme,id_number - "$@.answers" | $(call doubts,bank)
	$(call count,bank)
	$(forget)

# last.tsv: the payments of the month before. changes-list.tsv has who entered, who left and every amount that changed,
# changes-balance.tsv the payments by township: old + entered + moved in - moved out - left = new. How much is too much is
# said in the rules.
each = sum-funds -q -k programme,household_id,id_number,township | \
	select-rows -q -c programme,household_id,id_number,township,persons,amount
$(OUT)/changes.tsv:
	select-rows -q -w 'month = $(M)-01' "$(IN)/payments.tsv" | $(each) -o "$@.now"
	select-rows -q -w 'month = add_months($(M)-01, 0 - 1)' "$(IN)/last.tsv" | $(each) -o "$@.last"
	diff-registers -q -k programme,household_id,id_number --difference --by township --balance "$(OUT)/changes-balance.tsv" \
		-o "$(OUT)/changes-list.tsv" "$@.last" "$@.now"
	select-rows -q -c programme,household_id,id_number,amount "$@.last" -o "$@.before"
	join-tables -q --inner --prefix last_ -k programme,household_id,id_number "$@.now" "$@.before" | \
		$(monthly) | $(call doubts,changes)
	$(call count,changes)
	$(forget)

# runs.tsv: quarter run_on, such as 2018Q1 2018-03-20; compared.tsv: the register as it was at the last run. No findings,
# but tables: quarters.tsv has every quarter that has ended since the first run (without any, of this year), run_on
# blank where none was run; quarters-missing.tsv only those; quarters-list.tsv who entered and left, quarters-balance.tsv
# their number and quarters-sum.tsv by township. A number in two households is one person, of the first: `people` lists it.
$(OUT)/quarters.tsv:
	awk -F '\t' '{ sub("\r$$", "") } \
		NR == 1 { for (at = 1; at <= NF && $$at != "quarter"; at++); next } \
		$$at !~ /^[0-9][0-9][0-9][0-9]Q[1-4]$$/ { bad = 1; \
			print FILENAME ":" NR ": column \047quarter\047: must be like 2018Q1" >"/dev/stderr" } \
		END { exit 2 * bad }' "$(IN)/runs.tsv"
	first=$$(select-rows -q -c quarter "$(IN)/runs.tsv" | sed 1d | sort | sed -n 1p); \
	until=$(M); first=$${first:-$${until%-*}Q1}; \
	at=$$(($${first%Q?} * 4 + $${first#*Q} - 1)); month=$${until#*-}; \
	echo quarter >"$@.due"; \
	for ((; at < $${until%-*} * 4 + 10#$$month / 3; at++)); do echo "$$((at / 4))Q$$((at % 4 + 1))"; done >>"$@.due"
	select-rows -q -c quarter,run_on --distinct quarter "$(IN)/runs.tsv" -o "$@.runs"
	join-tables -q --missing -k quarter "$@.due" "$@.runs" -o "$(OUT)/quarters-missing.tsv"
	$(persons) "$(IN)/compared.tsv" | $(once) -o "$@.last"
	$(persons) "$(IN)/register.tsv" | $(once) -o "$@.now"
	diff-registers -q -k id_number --balance "$(OUT)/quarters-balance.tsv" -o "$(OUT)/quarters-list.tsv" "$@.last" "$@.now"
	diff-registers -q -k id_number --by township --balance "$(OUT)/quarters-sum.tsv" -o "$@.list" "$@.last" "$@.now"
	join-tables -q -k quarter "$@.due" "$@.runs" -o "$@"
	$(forget)

# children.tsv: household_id township id_number child_standard, the orphans and those without care in fact; household_id
# is the one whose low-income aid covers the child, blank if none does. Of that aid one share is the child's. What is paid
# by person and the share come to child_standard: no more, no less.
$(OUT)/children.tsv:
	select-rows -q -w "programme in ('orphan', 'unattended', 'tekun', 'living') and month = $(M)-01 and has(id_number)" \
		"$(IN)/payments.tsv" | sum-funds -q -k id_number -v amount | select-rows -q -c id_number,amount -o "$@.paid"
	$(call paid,dibao) | select-rows -q -w 'has(household_id)' | sum-funds -q -k household_id | \
		select-rows -q -c household_id,average -o "$@.dibao"
	$(call paid,dibao) | select-rows -q -w 'has(id_number)' | sum-funds -q -k id_number | \
		select-rows -q -c id_number,average -o "$@.own"
	select-rows -q -c household_id,township,id_number,child_standard "$(IN)/children.tsv" | \
		join-tables -q --prefix paid_ -k id_number - "$@.paid" | join-tables -q --prefix dibao_ -k household_id - "$@.dibao" | \
		join-tables -q --prefix own_ -k id_number - "$@.own" | $(monthly) | $(call doubts,children)
	$(call count,children)
	$(forget)

# claims.tsv: household_id township id_number claim_id claim_date claim_cause, of more than the last year. A person may have
# moved to another household since; without a number it is the household that is asked about. again-blank.tsv: without cause or date
$(OUT)/again.tsv:
	select-rows -q -w 'not has(claim_cause) or not has(claim_date)' "$(IN)/claims.tsv" -o "$(OUT)/again-blank.tsv"
	select-rows -q -w 'has(claim_cause) and has(claim_date)' -c household_id,id_number,claim_id,claim_date,claim_cause \
		"$(IN)/claims.tsv" | awk -F '\t' -v OFS='\t' '$$2 == "" { $$2 = $$1 } { print $$2, $$3, $$4, $$5 }' | sort-rows -q -k id_number,claim_date | \
		calc-columns -q -r "$(HERE)earlier.tsv" -n earlier_claims -m $(M) -o "$@.counted"
	select-rows -q -w "earlier_claims != '0' and claim_date >= $(M)-01" -c claim_id "$@.counted" -o "$@.again"
	select-rows -q -c household_id,township,id_number,claim_id,claim_date "$(IN)/claims.tsv" | \
		join-tables -q --inner -k claim_id - "$@.again" | $(call doubts,again)
	$(call count,again)
	$(forget)
