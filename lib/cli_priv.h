/* cli_priv - the inside of cli, shared by its files. Layer 5: may exit. */
#ifndef CLI_PRIV_H
#define CLI_PRIV_H

#include "cli.h"

extern const struct cli_program *cli_program;
extern const struct cli_option cli_common[];	/* what every program has */
extern const size_t cli_ncommon;

/* The argument of the program's option, a usage error when a table would break by it. */
void cli_check(int key);

/* Print and exit with 0. */
_Noreturn void cli_help(void);
_Noreturn void cli_version(void);
_Noreturn void cli_completion(void);	/* "letter TAB long TAB argument" lines */

#endif
