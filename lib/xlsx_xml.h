/* xlsx_xml - the elements of one part of a workbook, as they come. Layer 2: private to xlsx. */
#ifndef XLSX_XML_H
#define XLSX_XML_H

#include "xlsx_zip.h"

#define XLSX_DEEPEST 64			/* elements in one another; a workbook has 10 */
#define XLSX_QUIET (1 << 20)		/* bytes of a tag or comment that does not end */
#define XLSX_TEXTS (1 << 24)		/* shared by cells */
#define XLSX_THINGS (1 << 20)		/* of a kind that is kept: merged cells, styles */
#define XLSX_SHEETS 2000		/* and relations, times ten */

/*
 * depth is 1 for the outermost element. Names come without namespace or prefix: strict and
 * transitional workbooks differ in nothing else that matters. Attributes: name, value, …, NULL;
 * those with a prefix have their namespace and a newline in front.
 */
struct xlsx_events {
	void (*start)(void *user, unsigned depth, const char *name, const char **attributes);
	void (*end)(void *user, unsigned depth, const char *name);
	void (*text)(void *user, const char *p, size_t n);	/* a text may come in pieces */
};

struct xlsx_xml {
	struct xlsx_part part;
	struct XML_ParserStruct *parser;
	const struct xlsx_events *events;
	void *user;
	unsigned depth;
	size_t quiet;		/* bytes since the last event */
	bool paused, refused;
	struct fault *fault;	/* where the reason goes */
};

enum xlsx_step { XLSX_MORE, XLSX_PAUSED, XLSX_END, XLSX_FAILED };

/* f is kept until xlsx_xml_close, which is due in any case. */
bool xlsx_xml_open(struct xlsx_xml *x, struct xlsx_zip *z, struct str part, unsigned most,
    const struct xlsx_events *events, void *user, struct fault *f);
/* Another block, or the rest of one that was paused. */
enum xlsx_step xlsx_xml_step(struct xlsx_xml *x);
/* The same with bytes of the caller. False with the reason. */
bool xlsx_xml_feed(struct xlsx_xml *x, const char *p, size_t n, bool last);
void xlsx_xml_close(struct xlsx_xml *x);
/* Reads on to the end, and closes. False: it failed, or xlsx_xml_open had. */
bool xlsx_xml_finish(struct xlsx_xml *x);

/* From within an event. */
void xlsx_xml_pause(struct xlsx_xml *x);	/* xlsx_xml_step returns XLSX_PAUSED */
void xlsx_xml_refuse(struct xlsx_xml *x, enum msg m, ...);	/* XLSX_FAILED, for this reason */

/* Stop when there are more than `most` of what is called name. */
bool xlsx_xml_few(struct xlsx_xml *x, size_t n, int most, const char *name);

/* The value of an attribute without a prefix; NULL: not there. */
const char *xlsx_attribute(const char **attributes, const char *name);
bool xlsx_true(const char *value);	/* of a boolean attribute; NULL is false */
/* All of s must be a number from 0 to most. */
bool xlsx_count(const char *s, size_t most, size_t *out);

#endif
