/* xlsx_zip - the files in a zip archive, within limits that no workbook passes. Layer 2: private to xlsx. */
#ifndef XLSX_ZIP_H
#define XLSX_ZIP_H

#include <stdint.h>
#include <sys/types.h>

#include "arena.h"
#include "msg.h"

#define XLSX_FILES 20000		/* in one archive */
#define XLSX_RATIO 200			/* unpacked to packed, looked at from here on: */
#define XLSX_RATIO_FROM (32 << 20)
#define XLSX_SMALL_MIB 64		/* unpacked, of a part about the workbook */
#define XLSX_STRINGS_MIB 512		/* of the shared strings, which are kept in memory */
#define XLSX_SHEET_MIB 8192		/* of a sheet, which streams */

struct zip;
struct zip_file;

struct xlsx_zip {
	struct zip *zip;
	int fd;
	struct str file;	/* for messages; borrowed */
	int64_t size, at;
	int error;		/* errno of a read of fd that failed, else 0 */
};

/* fd is taken over in any case. False with the reason. */
bool xlsx_zip_open(struct xlsx_zip *z, int fd, struct str file, struct fault *f);
/*
 * The number of the file of that name: ASCII letters of either case, '\' for '/', a '/' in
 * front or not. -1: none, -2: more than one.
 */
int64_t xlsx_zip_find(const struct xlsx_zip *z, struct str name);
void xlsx_zip_close(struct xlsx_zip *z);

/* One of its files while it is read. */
struct xlsx_part {
	struct xlsx_zip *zip;
	struct zip_file *file;
	struct str name;	/* borrowed */
	uint64_t packed, unpacked;	/* bytes: in the archive, and read so far */
	unsigned most;		/* MiB unpacked */
};

/* False with the reason: not there, there twice, encrypted, too large. */
bool xlsx_part_open(struct xlsx_part *p, struct xlsx_zip *z, struct str name, unsigned most,
    struct fault *f);
/* Bytes read, 0 at the end (its checksum is right), -1 with the reason. */
ssize_t xlsx_part_read(struct xlsx_part *p, void *bytes, size_t n, struct fault *f);
void xlsx_part_close(struct xlsx_part *p);

#endif
