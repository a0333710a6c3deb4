/*
 * Reads the files whose paths come on standard input, one a line, again and again: each is opened
 * once, and from then on costs one pread at offset 0 a round. Nothing is made of what was read.
 * The measure of what watching cannot do without.
 *
 * pread_files INTERVAL_MILLIS
 *
 * Says "N files" once they are open, and runs until it is killed.
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define BUFFER_BYTES 4096

int main(int argc, char **argv) {
  static char buffer[BUFFER_BYTES];
  size_t capacity = 1024;
  size_t count = 0;
  int *files = malloc(capacity * sizeof *files);
  char *line = NULL;
  size_t line_capacity = 0;
  ssize_t length;
  struct timespec next;
  long interval_nanos;

  if (argc != 2 || files == NULL || (interval_nanos = atol(argv[1]) * 1000000L) <= 0) {
    fprintf(stderr, "pread_files INTERVAL_MILLIS < PATHS\n");
    return 2;
  }
  while ((length = getline(&line, &line_capacity, stdin)) > 0) {
    if (line[length - 1] == '\n') {
      line[length - 1] = '\0';
    }
    if (count == capacity) {
      capacity *= 2;
      files = realloc(files, capacity * sizeof *files);
      if (files == NULL) {
        return 1;
      }
    }
    files[count] = open(line, O_RDONLY | O_CLOEXEC);
    if (files[count] < 0) {
      fprintf(stderr, "%s: %s\n", line, strerror(errno));
      return 1;
    }
    count++;
  }
  free(line);
  printf("%zu files\n", count);
  fflush(stdout);

  clock_gettime(CLOCK_MONOTONIC, &next);
  for (;;) {
    for (size_t i = 0; i < count; i++) {
      if (pread(files[i], buffer, BUFFER_BYTES, 0) < 0) {
        fprintf(stderr, "file %zu: %s\n", i, strerror(errno));
        return 1;
      }
    }
    next.tv_nsec += interval_nanos;
    while (next.tv_nsec >= 1000000000L) {
      next.tv_nsec -= 1000000000L;
      next.tv_sec++;
    }
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL) == EINTR) {
    }
  }
}
