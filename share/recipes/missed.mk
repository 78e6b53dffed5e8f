# Who is not paid, and perhaps should be. Read by the Makefile here, whose first lines say what each reads.

# disabled.tsv: id_number township disability_grade cert_expiry; special hardship has its own care, and so has
# whoever was injured at work. nursing-blank.tsv: of no grade, so nobody knows
$(OUT)/nursing.tsv: $(patsubst $(IN)/%,$(OUT)/numbered/%,$(wildcard $(IN)/injured.tsv))
$(OUT)/nursing.tsv:
	select-rows -q -w "programme in ('nursing', 'tekun') and month = $(M)-01" -c id_number "$(IN)/payments.tsv" -o "$@.aided"
	$(if $(wildcard $(IN)/injured.tsv),$(call maybe,injured))
	$(numbers) "$@.aided" $(if $(wildcard $(IN)/injured.tsv),"$@.injured") -o "$@.paid"
	select-rows -q -w 'disability_grade in (1, 2) and (not has(cert_expiry) or cert_expiry >= $(M)-01)' \
		-c township,id_number "$(call from,disabled)" | $(once) | join-tables -q --missing -k id_number - "$@.paid" | $(call doubts,nursing)
	select-rows -q -w 'not has(disability_grade)' "$(call from,disabled)" -o "$(OUT)/nursing-blank.tsv"
	$(call count,nursing)
	$(forget)

$(OUT)/living.tsv:
	$(call paid,living) | $(numbers) -o "$@.paid"
	select-rows -q -w '(not has(disability_grade) or disability_grade >= 1) and (not has(cert_expiry) or cert_expiry >= $(M)-01)' \
		"$(call from,disabled)" | $(numbers) -o "$@.disabled"
	$(persons) "$(IN)/register.tsv" | join-tables -q --inner -k id_number - "$@.disabled" | \
		join-tables -q --missing -k id_number - "$@.paid" | $(call doubts,living)
	$(call count,living)
	$(forget)

# the whole register is judged by household; it must be one, its rows in order of household_id. elders-blank.tsv: of no size
$(OUT)/elders.tsv:
	$(call maybe,waivers)
	select-rows -q -w 'family_size = 1' -c household_id,township,id_number,birth_date,labour \
		"$(IN)/register.tsv" -o "$@.alone"
	join-tables -q --missing -k id_number "$@.alone" "$@.waivers" | $(call doubts,elders)
	select-rows -q -w 'not has(family_size)' "$(IN)/register.tsv" -o "$(OUT)/elders-blank.tsv"
	$(numbers) "$(call from,waivers)" -o "$@.waived"
	join-tables -q --inner -k id_number "$@.alone" "$@.waived" -o "$(OUT)/elders-waived.tsv"
	$(call count,elders)
	$(forget)

# the list is of the poor who are not in low-income aid. poor-townships.tsv has both directions: poor = both + missed +
# to_look, percent of them in both, and other, who are in low-income aid alone; poor-other.tsv lists these
$(OUT)/poor.tsv:
	$(numbers) "$(IN)/register.tsv" -o "$@.low"
	$(persons) "$(call from,poor)" | $(once) | join-tables -q --missing -k id_number - "$@.low" -o "$@.missed"
	$(persons) "$(call from,poor)" | $(once) | join-tables -q --inner -k id_number - "$@.low" -o "$@.both"
	select-rows -q -w 'not has(id_number)' "$(call from,poor)" -o "$@.look"
	$(call doubts,poor) <"$@.missed"
	$(call count,poor)
	$(call maybe,poor)
	$(persons) "$(IN)/register.tsv" | join-tables -q --missing -k id_number - "$@.poor" -o "$(OUT)/poor-other.tsv"
	awk -F '\t' -v OFS='\t' -f "$(HERE)townships.awk" "$@.both" "$@.missed" "$@.look" "$(OUT)/poor-other.tsv" \
		>"$(OUT)/poor-townships.tsv"
	$(forget)

$(OUT)/alone.tsv:
	$(numbers) "$(IN)/register.tsv" -o "$@.low"
	select-rows -q -w 'disability_grade in (1, 2)' "$(call from,disabled)" | $(numbers) -o "$@.disabled"
	$(persons) "$(call from,poor)" | $(once) | join-tables -q --inner -k id_number - "$@.disabled" | \
		join-tables -q --missing -k id_number - "$@.low" | $(call doubts,alone)
	$(call count,alone)
	$(forget)

# persons.tsv: household_id township id_number, whoever the public insures; insured.tsv: id_number paid_by
$(OUT)/premium.tsv:
	$(call maybe,insured)
	$(persons) "$(IN)/persons.tsv" | join-tables -q --missing -k id_number - "$@.insured" | $(call doubts,premium)
	$(call count,premium)
	select-rows -q -c id_number "$(call from,insured)" | $(rows)
	[ -f "$@.row-2" ] || sed 1q "$@.row-1" >"$@.row-2"
	$(persons) "$(IN)/persons.tsv" | $(once) | join-tables -q --inner -k id_number - "$@.row-2" | \
		$(call doubts,premium-twice)
	$(forget)

# residents.tsv: household_id township id_number birth_date, as the police has them
$(OUT)/great-age.tsv:
	$(call paid,old_age) | $(numbers) -o "$@.paid"
	$(numbers),birth_date "$(call from,residents)" -o "$@.births"
	select-rows -q -c household_id,township,id_number,birth_date "$(call from,residents)" | $(once) | \
		join-tables -q --missing -k id_number - "$@.paid" | $(call doubts,great-age)
	$(call count,great-age)
	$(call paid,old_age) | join-tables -q --inner -k id_number - "$@.births" | $(call paid_doubts,too-young)
	$(forget)
