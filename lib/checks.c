/* The list of checks. */
#include "checks.h"

static const struct {
	struct str name;
	enum severity severity;
	enum msg text;
} kinds[CHECKS] = {
#define CHECK(id, name, severity) \
	[CHECK_##id] = {STR_INIT(name), SEVERITY_##severity, M_CHECK_##id},
#include "checks.def"
#undef CHECK
};

struct str
check_name(enum check c)
{
	return kinds[c].name;
}

enum severity
check_severity(enum check c)
{
	return kinds[c].severity;
}

enum msg
check_text(enum check c)
{
	return kinds[c].text;
}
