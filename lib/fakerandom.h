/* fakerandom - numbers that look like chance and are the same everywhere. Layer 1: no I/O, never exits. */
#ifndef FAKERANDOM_H
#define FAKERANDOM_H

#include <stdint.h>

/*
 * xoshiro256** (Blackman and Vigna, 2018), its state filled from the seed by
 * splitmix64, so that a register made today is made again on any machine. Not
 * for secrets.
 */
struct fakerandom {
	uint64_t state[4];
};

void fakerandom_seed(struct fakerandom *r, uint64_t seed);
uint64_t fakerandom_next(struct fakerandom *r);
/* 0 .. n - 1, each as likely; n > 0 */
uint64_t fakerandom_below(struct fakerandom *r, uint64_t n);

#endif
