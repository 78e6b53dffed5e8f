# What a builder may want to set; config.local.mk (not in git) comes first.
PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
MANDIR ?= $(PREFIX)/share/man
DATADIR ?= $(PREFIX)/share/doudi
COMPDIR ?= $(PREFIX)/share/bash-completion/completions
ZSHDIR ?= $(PREFIX)/share/zsh/site-functions
BUILD ?= build
CFLAGS ?= -O2 -g
WARN ?= -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wno-format-nonliteral
# no: built without libzip, expat and libxlsxwriter; import-table then refuses .xlsx, export-table
# writes CSV only, fake-register --sheets no .xlsx
XLSX ?= yes
SAN ?=
