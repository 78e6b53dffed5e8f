/* export_ask - what the command line may say. */
#include <string.h>
#include <unistd.h>

#include "export.h"
#include "text.h"

#define ROWS_MOST 100000

bool
export_labels_parse(const char *s, enum export_labels *labels)
{
	static const char *const words[] = {
		[EXPORT_ZH] = "zh", [EXPORT_EN] = "en", [EXPORT_NAMES] = "name",
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (!strcmp(s, words[i])) {
			*labels = (enum export_labels)i;
			return true;
		}
	return false;
}

bool
export_encoding_known(const char *s)
{
	return !strcmp(s, "UTF-8") || !strcmp(s, "GB18030");
}

bool
export_rows_parse(const char *s, size_t *rows)
{
	*rows = 0;
	for (const char *c = s; *c; c++) {
		if (!str_is_digit(*c) || *rows > ROWS_MOST)
			return false;
		*rows = *rows * 10 + (size_t)(*c - '0');
	}
	return *s && *rows <= ROWS_MOST;
}

bool
export_is_line(const char *s)
{
	return *s && text_invalid(str_of(s)) == strlen(s) && !strpbrk(s, "\t\r\n");
}

bool
export_is_set(const char *s)
{
	return export_is_line(s) && *s != '=' && strchr(s, '=');
}

/* By --format, else by the suffix of -o. */
static enum msg
settle_format(struct export_ask *ask, const char *format)
{
	struct str name = str_of(ask->output);
	bool standard = !name.n || str_eq(name, STR("-"));
	bool xlsx = format ? !strcmp(format, "xlsx") : str_ends(name, STR(".xlsx"));

	if (format && !xlsx && strcmp(format, "csv"))
		return M_EXPORT_BAD_FORMAT;
	if (!format && !xlsx && !str_ends(name, STR(".csv")))
		return M_EXPORT_NO_FORMAT;
	ask->format = xlsx ? EXPORT_XLSX : EXPORT_CSV;
	return xlsx && standard && isatty(STDOUT_FILENO) ? M_EXPORT_TERMINAL : M_NONE;
}

enum msg
export_ask_settle(struct export_ask *ask, const char *format, bool rows)
{
	enum msg wrong = settle_format(ask, format);

	if (wrong != M_NONE)
		return wrong;
	if (ask->layout && ask->ncolumns)
		return M_EXPORT_COLUMNS_TWICE;
	if (ask->split && (ask->form || ask->format == EXPORT_CSV))
		return M_EXPORT_SPLIT_XLSX;
	if (ask->title && ask->format == EXPORT_CSV)
		return M_EXPORT_TITLE_XLSX;
	if (!ask->form)
		return ask->nkeys || ask->rows_said ? M_EXPORT_FORM_ONLY : M_NONE;
	if (ask->format == EXPORT_CSV)
		return M_EXPORT_FORM_XLSX;
	if (!rows && !ask->layout && !ask->ncolumns)
		return M_EXPORT_FORM_WHAT;
	return M_NONE;
}
