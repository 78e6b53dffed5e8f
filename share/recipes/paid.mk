# Who is paid, and perhaps should not be. Read by the Makefile here, whose first lines say what each reads.

# when each died, the earliest of several dates, of which dead-dates.tsv has all. A month without day (2016-04) will do.
# What is no date, or before the birth, or blank, is in dead-wrong.tsv and counts for nothing.
$(OUT)/numbered/died.tsv: $(OUT)/numbered/deaths.tsv
	awk -v OFS='\t' '{ print $$0, NR == 1 ? "their_row" : NR }' "$<" >"$@.rows"
	select-rows -q -c their_row,id_number,death_date "$@.rows" | sed -E '2,$$s/(\t[0-9]{4}-[0-9]{2})$$/\1-01/' >"$@.dates"
	check-records -q -f "$@.found" -x "$@.bad" <"$@.dates" >/dev/null
	select-rows -q -w "check in ('type-date', 'death-birth')" -c row,check --distinct row "$@.found" | \
		sed '1s/row/their_row/' >"$@.wrong"
	select-rows -q -w 'not has(death_date)' -c their_row -x "$@.bad" "$@.dates" | \
		sed '1d; s/$$/\tdate-blank/' >>"$@.wrong"
	join-tables -q --inner -k their_row "$@.rows" "$@.wrong" -o "$(OUT)/dead-wrong.tsv"
	select-rows -q -w 'has(id_number) and has(death_date)' -x "$@.bad" "$@.dates" | \
		join-tables -q --missing -k their_row - "$@.wrong" | select-rows -q -c id_number,death_date --distinct id_number,death_date -o "$@.each"
	sort-rows -q -k id_number,death_date "$@.each" | $(once) -o "$@.first"
	join-tables -q --missing -k id_number,death_date "$@.each" "$@.first" | $(numbers) -o "$@.several"
	join-tables -q --inner -k id_number "$@.rows" "$@.several" | \
		sort-rows -q -k id_number,death_date -o "$(OUT)/dead-dates.tsv"
	n=$$(sed 1d "$(OUT)/dead-wrong.tsv" | wc -l); [ "$$n" -eq 0 ] || echo "$(OUT)/dead-wrong.tsv: $$n rows to look at" >&2
	mv "$@.first" "$@"
	$(forget)
$(OUT)/dead.tsv $(OUT)/members.tsv: $(OUT)/numbered/died.tsv

# dead-persons.tsv: the months of each, and what was paid in them; dead-money.tsv: the same by township and programme
$(OUT)/dead.tsv:
	join-tables -q --inner -k id_number "$(IN)/payments.tsv" "$(OUT)/numbered/died.tsv" -o "$@.paid"
	select-rows -q "$@.paid" | $(call paid_doubts,dead)
	select-rows -q -w 'month > death_date' "$@.paid" -o "$@.after"
	sum-funds -q -k month,programme,township,id_number "$@.after" | \
		select-rows -q -c month,programme,township,id_number,amount | \
		awk -v OFS='\t' '{ print $$0, NR == 1 ? "batch" : NR, NR == 1 ? "months" : 1 }' | \
		sum-funds -q -k programme,township,id_number -v months,amount -o "$(OUT)/dead-persons.tsv"
	awk -v OFS='\t' '{ print $$0, NR == 1 ? "batch" : NR, NR == 1 ? "persons" : 1 }' "$(OUT)/dead-persons.tsv" | \
		sum-funds -q -k township,programme -v persons,months,amount --totals -o "$(OUT)/dead-money.tsv"
	$(call count,dead)
	$(forget)

$(OUT)/members.tsv:
	$(persons) "$(IN)/register.tsv" | join-tables -q --inner -k id_number - "$(OUT)/numbered/died.tsv" | \
		$(call doubts,members)
	$(call count,members)
	$(forget)

$(OUT)/twice.tsv:
	$(call paid,tekun) | $(numbers) -o "$@.tekun"
	$(call paid,dibao) | join-tables -q --inner -k id_number - "$@.tekun" | $(call paid_doubts,twice)
	$(call count,twice)
	$(forget)

# both are ours: the rural half is numbered by the urban one
$(OUT)/residence.tsv:
	select-rows -q -w "residence = 'urban'" "$(IN)/register.tsv" | $(once) -o "$@.urban"
	select-rows -q -w "residence = 'rural'" "$(IN)/register.tsv" -o "$@.rural"
	bash "$(HERE)number.sh" "$@.urban" "$@.rural" "$@.numbered" "$(OUT)/look/residence.tsv"
	$(numbers) "$@.urban" -o "$@.numbers"
	$(persons) "$@.numbered" | join-tables -q --inner -k id_number - "$@.numbers" | $(call doubts,residence)
	$(call count,residence)
	$(forget)

# benefits.tsv: household_id township residence id_number benefit_no, of town and country; a household or person that is
# there again with another number has two
$(OUT)/certificates.tsv:
	select-rows -q -w "residence = 'urban'" "$(IN)/benefits.tsv" | $(once) -o "$@.urban"
	select-rows -q -w "residence = 'rural'" "$(IN)/benefits.tsv" -o "$@.rural"
	bash "$(HERE)number.sh" "$@.urban" "$@.rural" "$@.numbered" "$(OUT)/look/certificates.tsv"
	select-rows -q -w "not has(residence) or residence != 'rural'" "$(IN)/benefits.tsv" -o "$@.rest"
	select-rows -q -w 'has(benefit_no)' -c household_id,township,id_number,benefit_no "$@.rest" "$@.numbered" -o "$@.all"
	for key in household_id id_number; do \
		select-rows -q -w "has($$key)" --distinct $$key,benefit_no "$@.all" -o "$@.each"; \
		select-rows -q --distinct $$key "$@.each" | select-rows -q -c $$key,benefit_no -o "$@.first"; \
		join-tables -q --missing -k $$key,benefit_no "$@.each" "$@.first" -o "$@.by-$$key"; \
	done
	select-rows -q -c household_id,township --distinct household_id "$@.by-household_id" "$@.by-id_number" | \
		$(call doubts,certificates)
	$(forget)

# of several certificates the last one counts; one without an end has none
$(OUT)/expired.tsv:
	select-rows -q -w 'not has(cert_expiry)' "$(call from,disabled)" | $(numbers) -o "$@.endless"
	select-rows -q -w 'has(cert_expiry)' -c id_number,cert_expiry "$(call from,disabled)" | \
		sort-rows -q -k id_number,cert_expiry:reverse | $(once) | join-tables -q --missing -k id_number - "$@.endless" -o "$@.until"
	select-rows -q -w "programme in ('nursing', 'living')" "$(IN)/payments.tsv" | \
		join-tables -q --inner -k id_number - "$@.until" | $(call paid_doubts,expired)
	$(call count,expired)
	$(forget)

# the other direction of nursing and living: care needs grade 1 or 2
$(OUT)/uncertified.tsv:
	$(call maybe,disabled)
	select-rows -q -w 'not has(disability_grade) or disability_grade in (1, 2)' -c id_number \
		"$(call from,disabled)" -o "$@.severe"
	select-rows -q -c id_number "$(OUT)/look/disabled.tsv" -o "$@.look"
	$(numbers) "$@.severe" "$@.look" -o "$@.care"
	$(call paid,nursing) | join-tables -q --missing -k id_number - "$@.care" -o "$@.nursing"
	$(call paid,living) | join-tables -q --missing -k id_number - "$@.disabled" -o "$@.living"
	select-rows -q "$@.nursing" "$@.living" | $(call paid_doubts,uncertified)
	$(call count,uncertified)
	$(forget)

$(OUT)/left.tsv:
	$(numbers) "$(IN)/register.tsv" -o "$@.low"
	$(call paid,living) | join-tables -q --missing -k id_number - "$@.low" | $(call paid_doubts,left)
	$(call count,left)
	$(forget)

# sentences.tsv: id_number sentence_from sentence_to, days
$(OUT)/prison.tsv:
	select-rows -q -c id_number,sentence_from,sentence_to "$(call from,sentences)" | $(rows)
	for sentence in "$@".row-*; do \
		join-tables -q --inner -k id_number "$(IN)/payments.tsv" "$$sentence" -o "$@.paid-$${sentence##*-}"; \
	done
	select-rows -q "$@".paid-* | $(call paid_doubts,prison)
	$(call count,prison)
	$(forget)

$(OUT)/staff.tsv:
	$(numbers) "$(call from,staff)" -o "$@.staff"
	$(persons) "$(IN)/register.tsv" | join-tables -q --inner -k id_number - "$@.staff" | $(call doubts,staff)
	$(call count,staff)
	$(forget)

# vehicles.tsv: id_number vehicle_kind; assets.tsv: id_number holding_kind, as the registers of land, companies, provident
# fund, social insurance and taxes have them. Which kinds there are, and which do not count, is a table of its own, to be
# changed by copying it to IN. One doubt a household and group; NAME-list.tsv has who holds what.
KINDS := $(or $(wildcard $(IN)/holdings.tsv),$(HERE)../holdings.tsv)
holdings = $(persons) "$(IN)/register.tsv" | $(once) -o "$@.persons" && \
	select-rows -q -c id_number,$2 --distinct id_number,$2 "$(call from,$1)" | sed '1s/$2/holding_kind/' | \
	join-tables -q --inner -k id_number - "$@.persons" | join-tables -q -k holding_kind - "$(KINDS)" | \
	select-rows -q -w "not has(counts) or counts = 'yes'" -c household_id,township,id_number,holding_kind,holding_group \
		-o "$(OUT)/$1-list.tsv" && \
	select-rows -q -c household_id,township,holding_group --distinct household_id,holding_group "$(OUT)/$1-list.tsv" | \
	$(call doubts,$1) && \
	$(persons) "$(OUT)/$1-list.tsv" | $(once) | $(townships) "$(OUT)/$1-sum.tsv"
$(OUT)/vehicles.tsv $(OUT)/assets.tsv: $(or $(wildcard $(IN)/holdings.tsv),$(call part,../holdings.tsv))
$(OUT)/vehicles.tsv:
	$(call holdings,vehicles,vehicle_kind)
	$(forget)

$(OUT)/assets.tsv:
	$(call holdings,assets,holding_kind)
	$(forget)

# kin.tsv: the relatives of staff by number; filed.tsv: those who have been filed
$(OUT)/kin.tsv:
	$(numbers) "$(call from,kin)" -o "$@.kin"
	$(call maybe,filed)
	$(persons) "$(IN)/register.tsv" | join-tables -q --inner -k id_number - "$@.kin" | \
		join-tables -q --missing -k id_number - "$@.filed" | $(call doubts,kin)
	$(call count,kin)
	$(forget)
