#include "book_judge.h"

#include <string.h>

/* What a file begins with, blanks aside, and what to tell about those that are no table. */
static const struct {
	struct str start;
	enum msg text;
} foreign[] = {
	{STR_INIT("%PDF"), M_IMPORT_PDF}, {STR_INIT("\x1f\x8b"), M_BOOK_PACKED},
	{STR_INIT("7z\xbc\xaf\x27\x1c"), M_BOOK_PACKED}, {STR_INIT("Rar!"), M_BOOK_PACKED},
	{STR_INIT("BZh"), M_BOOK_PACKED}, {STR_INIT("\xfd" "7zXZ"), M_BOOK_PACKED},
	{STR_INIT("{\\rtf"), M_BOOK_DOCUMENT}, {STR_INIT("MIME-Version:"), M_IMPORT_HTML},
	{STR_INIT("\x89PNG"), M_BOOK_PICTURE}, {STR_INIT("\xff\xd8\xff"), M_BOOK_PICTURE},
};

static bool
holds(struct str s, struct str part)
{
	return memmem(s.p, s.n, part.p, part.n);
}

/* <html, <meta, <!doctype, <?xml: no table begins so. */
static enum msg
judge_markup(struct str head)
{
	static const char after[] = "!?abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
	if (head.n < 2 || *head.p != '<' || !head.p[1] || !strchr(after, head.p[1]))
		return M_NONE;
	if (holds(head, STR("office:spreadsheet")) || holds(head, STR("Excel.Sheet")))
		return M_BOOK_XML;
	return M_IMPORT_HTML;
}

/* A zip file whose first entries show that it is no workbook of ours. */
static enum msg
judge_zip(struct str head)
{
	if (holds(head, STR("mimetypeapplication/vnd.oasis.opendocument")))
		return M_BOOK_ODS;
	if (holds(head, STR("xl/")))
		return M_NONE;
	return holds(head, STR("word/")) || holds(head, STR("ppt/")) ? M_BOOK_DOCUMENT : M_NONE;
}

static enum msg
judge_text(struct str head)
{
	if (str_starts(head, STR("\xef\xbb\xbf")))
		head = str_from(head, 3);
	while (head.n && *head.p && strchr(" \t\r\n", *head.p))
		head = str_from(head, 1);
	for (size_t i = 0; i < COUNT(foreign); i++)
		if (str_starts(head, foreign[i].start))
			return foreign[i].text;
	return judge_markup(head);
}

/* Records without a box, as BIFF2 to BIFF4 are and as some web sites write: the first of them. */
static bool
is_bare_xls(struct str head)
{
	return str_starts(head, STR("\x09\0\4\0")) || str_starts(head, STR("\x09\2\6\0"))
	    || str_starts(head, STR("\x09\4\6\0")) || str_starts(head, STR("\x09\x08\x08\0"))
	    || str_starts(head, STR("\x09\x08\x10\0"));
}

enum book_kind
book_judge(struct str head, enum msg *other)
{
	*other = M_NONE;
	if (str_starts(head, STR("PK\003\004")) || str_starts(head, STR("PK\005\006"))) {
		*other = judge_zip(head);
		return BOOK_XLSX;
	}
	if (str_starts(head, STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")))
		return BOOK_XLS;
	*other = is_bare_xls(head) ? M_XLS_VERSION : judge_text(head);
	return BOOK_TEXT;
}
