#include "xlsx_xml.h"

#include <expat.h>
#include <stdlib.h>

#define BLOCK (32 * 1024)
#define SEPARATOR '\n'	/* in no namespace and in no name */

static void *
take(size_t n)
{
	return mem_resize(NULL, n, 1);
}

static void *
retake(void *old, size_t n)
{
	return mem_resize(old, n, 1);
}

static const char *
local(const char *name)
{
	const char *s = strrchr(name, SEPARATOR);
	return s ? s + 1 : name;
}

static void XMLCALL
on_start(void *user, const char *name, const char **attributes)
{
	struct xlsx_xml *x = user;
	x->quiet = 0;
	if (++x->depth > XLSX_DEEPEST)
		xlsx_xml_refuse(x, M_XLSX_DEEP, STR_FMT(x->part.name), XLSX_DEEPEST);
	if (!x->refused)
		x->events->start(x->user, x->depth, local(name), attributes);
}

static void XMLCALL
on_end(void *user, const char *name)
{
	struct xlsx_xml *x = user;
	x->quiet = 0;
	if (!x->refused && x->events->end)
		x->events->end(x->user, x->depth, local(name));
	x->depth--;
}

static void XMLCALL
on_text(void *user, const char *p, int n)
{
	struct xlsx_xml *x = user;
	x->quiet = 0;
	if (!x->refused && x->events->text)
		x->events->text(x->user, p, (size_t)n);
}

static void XMLCALL
on_doctype(void *user, const char *name, const char *system, const char *public, int internal)
{
	struct xlsx_xml *x = user;
	(void)name;
	(void)system;
	(void)public;
	(void)internal;
	xlsx_xml_refuse(x, M_XLSX_DOCTYPE, STR_FMT(x->part.name));
}

bool
xlsx_xml_open(struct xlsx_xml *x, struct xlsx_zip *z, struct str part, unsigned most,
    const struct xlsx_events *events, void *user, struct fault *f)
{
	static const XML_Memory_Handling_Suite memory = {take, retake, free};
	static const char separator[] = {SEPARATOR, 0};

	*x = (struct xlsx_xml){.events = events, .user = user, .fault = f};
	if (!xlsx_part_open(&x->part, z, part, most, f))
		return false;
	x->parser = XML_ParserCreate_MM(NULL, &memory, separator);
	XML_SetUserData(x->parser, x);
	XML_SetElementHandler(x->parser, on_start, on_end);
	XML_SetCharacterDataHandler(x->parser, on_text);
	XML_SetStartDoctypeDeclHandler(x->parser, on_doctype);
	return true;
}

void
xlsx_xml_close(struct xlsx_xml *x)
{
	if (x->parser)
		XML_ParserFree(x->parser);
	x->parser = NULL;
	xlsx_part_close(&x->part);
}

/* What expat found wrong; a reason given by an event stays. */
static enum xlsx_step
outcome(struct xlsx_xml *x, enum XML_Status status, bool last)
{
	if (status == XML_STATUS_SUSPENDED) {
		x->paused = true;
		return XLSX_PAUSED;
	}
	if (status == XML_STATUS_OK && x->quiet > XLSX_QUIET)
		xlsx_xml_refuse(x, M_XLSX_QUIET, STR_FMT(x->part.name));
	if (x->refused)
		return XLSX_FAILED;
	if (status == XML_STATUS_OK)
		return last ? XLSX_END : XLSX_MORE;
	xlsx_xml_refuse(x, M_XLSX_XML, STR_FMT(x->part.name),
	    (size_t)XML_GetCurrentLineNumber(x->parser),
	    XML_ErrorString(XML_GetErrorCode(x->parser)));
	return XLSX_FAILED;
}

/* expat may keep what follows a long tag or comment back until the end: that can pause, too. */
static enum xlsx_step
resume(struct xlsx_xml *x)
{
	XML_ParsingStatus now;
	x->paused = false;
	enum XML_Status status = XML_ResumeParser(x->parser);
	XML_GetParsingStatus(x->parser, &now);
	return outcome(x, status, now.finalBuffer);
}

enum xlsx_step
xlsx_xml_step(struct xlsx_xml *x)
{
	if (x->paused)
		return resume(x);
	void *block = XML_GetBuffer(x->parser, BLOCK);
	ssize_t n = block ? xlsx_part_read(&x->part, block, BLOCK, x->fault) : 0;
	if (n < 0)
		return XLSX_FAILED;
	x->quiet += (size_t)n;
	return outcome(x, XML_ParseBuffer(x->parser, (int)n, n == 0), n == 0);
}

bool
xlsx_xml_feed(struct xlsx_xml *x, const char *p, size_t n, bool last)
{
	x->quiet += n;
	return outcome(x, XML_Parse(x->parser, p, (int)n, last), last) != XLSX_FAILED;
}

bool
xlsx_xml_finish(struct xlsx_xml *x)
{
	enum xlsx_step step = x->parser ? XLSX_MORE : XLSX_FAILED;
	while (step == XLSX_MORE)
		step = xlsx_xml_step(x);
	xlsx_xml_close(x);
	return step == XLSX_END;
}

void
xlsx_xml_pause(struct xlsx_xml *x)
{
	XML_StopParser(x->parser, XML_TRUE);
}

void
xlsx_xml_refuse(struct xlsx_xml *x, enum msg m, ...)
{
	va_list ap;
	if (x->refused)
		return;
	x->refused = true;
	x->fault->file = x->part.zip->file;
	va_start(ap, m);
	fault_vset(x->fault, m, ap);
	va_end(ap);
	XML_StopParser(x->parser, XML_FALSE);
}

bool
xlsx_xml_few(struct xlsx_xml *x, size_t n, int most, const char *name)
{
	if (n >= (size_t)most)
		xlsx_xml_refuse(x, M_XLSX_MANY, STR_FMT(x->part.name), most, name);
	return n < (size_t)most;
}

const char *
xlsx_attribute(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2)
		if (strcmp(*attributes, name) == 0)
			return attributes[1];
	return NULL;
}

bool
xlsx_true(const char *value)
{
	return value && (strcmp(value, "1") == 0 || strcmp(value, "true") == 0);
}

bool
xlsx_count(const char *s, size_t most, size_t *out)
{
	size_t n = 0;
	if (!*s)
		return false;
	for (; *s; s++) {
		if (!str_is_digit(*s))
			return false;
		n = n * 10 + (size_t)(*s - '0');
		if (n > most)
			return false;
	}
	*out = n;
	return true;
}
