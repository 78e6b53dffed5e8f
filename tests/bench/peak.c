/* peak - run a command; tell wall time, largest memory in KiB, CPU time, in microseconds */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long
micro(struct timeval t)
{
	return t.tv_sec * 1000000LL + t.tv_usec;
}

static long long
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec * 1000000LL + t.tv_nsec / 1000;
}

int
main(int argc, char **argv)
{
	long long start = now();
	struct rusage usage;
	int status;
	pid_t child;

	if (argc < 2 || (child = fork()) < 0)
		return 2;
	if (child == 0) {
		execvp(argv[1], argv + 1);
		_exit(127);
	}
	if (wait4(child, &status, 0, &usage) < 0)
		return 2;
	fprintf(stderr, "%lld %ld %lld\n", now() - start, usage.ru_maxrss,
	    micro(usage.ru_utime) + micro(usage.ru_stime));
	return WIFEXITED(status) ? WEXITSTATUS(status) : 2;
}
