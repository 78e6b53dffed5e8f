#include "xlsx_zip.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#include "io.h"

/* Where libzip wants to read on. */
static zip_int64_t
seek(struct xlsx_zip *z, void *data, zip_uint64_t n)
{
	zip_error_t e;
	zip_error_init(&e);
	zip_int64_t to = zip_source_seek_compute_offset((zip_uint64_t)z->at,
	    (zip_uint64_t)z->size, data, n, &e);
	zip_error_fini(&e);
	if (to < 0 || lseek(z->fd, to, SEEK_SET) < 0) {
		z->error = to < 0 ? EINVAL : errno;
		return -1;
	}
	z->at = to;
	return 0;
}

static zip_int64_t
read_on(struct xlsx_zip *z, void *data, zip_uint64_t n)
{
	ssize_t got = io_read(z->fd, data, n);
	if (got < 0)
		z->error = errno;
	else
		z->at += got;
	return got;
}

static zip_int64_t
say_size(const struct xlsx_zip *z, zip_stat_t *s)
{
	zip_stat_init(s);
	s->size = (zip_uint64_t)z->size;
	s->valid |= ZIP_STAT_SIZE;
	return sizeof *s;
}

static zip_int64_t
say_error(const struct xlsx_zip *z, void *data)
{
	int e[2] = {ZIP_ER_READ, z->error};
	memcpy(data, e, sizeof e);
	return sizeof e;
}

/* libzip's reads come through io, so that a system that fails is told from a damaged file. */
static zip_int64_t
serve(void *user, void *data, zip_uint64_t n, zip_source_cmd_t command)
{
	struct xlsx_zip *z = user;
	switch (command) {
	case ZIP_SOURCE_OPEN:
		z->at = 0;
		return lseek(z->fd, 0, SEEK_SET);
	case ZIP_SOURCE_READ:
		return read_on(z, data, n);
	case ZIP_SOURCE_SEEK:
		return seek(z, data, n);
	case ZIP_SOURCE_TELL:
		return z->at;
	case ZIP_SOURCE_STAT:
		return say_size(z, data);
	case ZIP_SOURCE_ERROR:
		return say_error(z, data);
	case ZIP_SOURCE_SUPPORTS:
		return ZIP_SOURCE_SUPPORTS_SEEKABLE;
	case ZIP_SOURCE_CLOSE:
	case ZIP_SOURCE_FREE:
		return 0;
	default:
		return -1;
	}
}

/* Why libzip cannot go on: the system, or the file. */
static bool
refuse(const struct xlsx_zip *z, struct fault *f, enum msg m, struct str part)
{
	f->file = z->file;
	if (z->error) {
		errno = z->error;
		return fault_errno(f, M_CANNOT_READ);
	}
	return fault_set(f, m, STR_FMT(part));
}

static bool
open_zip(struct xlsx_zip *z, struct fault *f)
{
	zip_error_t e;
	zip_error_init(&e);
	zip_source_t *source = zip_source_function_create(serve, z, &e);
	z->zip = source ? zip_open_from_source(source, ZIP_RDONLY, &e) : NULL;
	if (!z->zip && source)
		zip_source_free(source);
	zip_error_fini(&e);
	return z->zip || refuse(z, f, M_XLSX_CUT, STR(""));
}

bool
xlsx_zip_open(struct xlsx_zip *z, int fd, struct str file, struct fault *f)
{
	struct stat s = {.st_size = 0};
	*z = (struct xlsx_zip){.fd = fd, .file = file};
	if (fstat(fd, &s) < 0)
		z->error = errno;
	z->size = s.st_size;
	if (z->error || !z->size)
		refuse(z, f, M_XLSX_CUT, STR(""));
	else if (open_zip(z, f)) {
		zip_int64_t n = zip_get_num_entries(z->zip, 0);
		if (n <= XLSX_FILES)
			return true;
		f->file = file;
		fault_set(f, M_XLSX_FILES, (size_t)n, XLSX_FILES);
	}
	xlsx_zip_close(z);
	return false;
}

static char
fold(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c == '\\' ? '/' : c;
}

static bool
same_name(const char *stored, struct str name)
{
	size_t i = 0;
	if (fold(*stored) == '/')
		stored++;
	while (i < name.n && stored[i] && fold(stored[i]) == fold(name.p[i]))
		i++;
	return i == name.n && !stored[i];
}

int64_t
xlsx_zip_find(const struct xlsx_zip *z, struct str name)
{
	int64_t found = -1, n = zip_get_num_entries(z->zip, 0);
	if (name.n && *name.p == '/')
		name = str_from(name, 1);
	for (int64_t i = 0; i < n; i++) {
		const char *stored = zip_get_name(z->zip, (zip_uint64_t)i, ZIP_FL_ENC_RAW);
		if (!stored || !same_name(stored, name))
			continue;
		if (found >= 0)
			return -2;
		found = i;
	}
	return found;
}

void
xlsx_zip_close(struct xlsx_zip *z)
{
	if (z->zip)
		zip_discard(z->zip);
	if (z->fd >= 0)
		close(z->fd);
	z->zip = NULL;
	z->fd = -1;
}

/* What the archive says of the part; what is read is counted all the same. */
static enum msg
judge(const struct xlsx_part *p, const zip_stat_t *s)
{
	if ((s->valid & ZIP_STAT_ENCRYPTION_METHOD) && s->encryption_method != ZIP_EM_NONE)
		return M_XLSX_PASSWORD;
	if ((s->valid & ZIP_STAT_SIZE) && s->size >> 20 >= p->most)
		return M_XLSX_LARGE;
	return M_NONE;
}

bool
xlsx_part_open(struct xlsx_part *p, struct xlsx_zip *z, struct str name, unsigned most,
    struct fault *f)
{
	zip_stat_t s;
	*p = (struct xlsx_part){.zip = z, .name = name, .most = most};
	f->file = z->file;
	int64_t i = xlsx_zip_find(z, name);
	if (i < 0)
		return fault_set(f, i == -1 ? M_XLSX_NO_PART : M_XLSX_TWICE, STR_FMT(name));
	if (zip_stat_index(z->zip, (zip_uint64_t)i, 0, &s) < 0)
		return refuse(z, f, M_XLSX_PART_CUT, name);
	enum msg m = judge(p, &s);
	if (m)
		return fault_set(f, m, STR_FMT(name), most);
	p->packed = s.valid & ZIP_STAT_COMP_SIZE ? s.comp_size : 0;
	p->file = zip_fopen_index(z->zip, (zip_uint64_t)i, 0);
	return p->file || refuse(z, f, M_XLSX_PART_CUT, name);
}

ssize_t
xlsx_part_read(struct xlsx_part *p, void *bytes, size_t n, struct fault *f)
{
	zip_int64_t got = zip_fread(p->file, bytes, n);
	f->file = p->zip->file;
	if (got < 0) {
		refuse(p->zip, f, M_XLSX_PART_CUT, p->name);
		return -1;
	}
	p->unpacked += (uint64_t)got;
	bool bomb = p->unpacked > XLSX_RATIO_FROM && p->unpacked / XLSX_RATIO > p->packed;
	if (bomb || p->unpacked >> 20 >= p->most) {
		fault_set(f, bomb ? M_XLSX_BOMB : M_XLSX_LARGE, STR_FMT(p->name),
		    bomb ? XLSX_RATIO : p->most);
		return -1;
	}
	return (ssize_t)got;
}

void
xlsx_part_close(struct xlsx_part *p)
{
	if (p->file)
		zip_fclose(p->file);
	p->file = NULL;
}
