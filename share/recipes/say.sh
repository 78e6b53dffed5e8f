# say.sh: say ENGLISH CHINESE, on standard error, in the language of the programs' messages. To be read with `.`.
# shellcheck shell=bash
say() {
	local locale=${LC_ALL:-${LC_MESSAGES:-${LANG:-C}}}
	[ "$locale" = C ] || locale=${LANGUAGE:-$locale}
	case $locale in
	zh*) echo "$2" ;;
	*) echo "$1" ;;
	esac >&2
}
