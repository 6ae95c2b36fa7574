/* Stands between a program and the C library, by LD_PRELOAD, and lets one call fail.
 *
 *   FAULT_CALL   which: write, sync, truncate, rename, link, unlink, mkdir, create, answer
 *   FAULT_AT     the n-th such call, from 1
 *   FAULT_KIND   eio     the call fails once
 *                full    it fails with ENOSPC, and so does every one after it
 *                short   half is written, then as `full`
 *                before  the process is killed (SIGKILL) in place of the call
 *                after   it is killed when the call has returned
 *                links   every link fails with EPERM, as on FAT
 *   FAULT_TRACE  a file that gets a line for each call: its kind, and what it was about
 *
 * A `write` goes to a file, an `answer` to standard output. What is only read is let alone.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

enum call { WRITE, SYNC, TRUNCATE, RENAME, LINK, UNLINK, MKDIR, CREATE, ANSWER, CALLS };
enum kind { NONE, EIO_ONCE, FULL, SHORT, BEFORE, AFTER, NO_LINKS };
enum verdict { PASS, FAIL, HALF, PASS_AND_DIE };

static const char *const call_names[CALLS] = {
    "write", "sync", "truncate", "rename", "link", "unlink", "mkdir", "create", "answer"};

static struct {
  enum call call;
  enum kind kind;
  long at;
  int trace;
  long seen;
} plan = {.call = CALLS, .trace = -1};

/* The C library's own. */
#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static pthread_once_t once = PTHREAD_ONCE_INIT;

static enum kind kind_named(const char *name) {
  static const char *const names[] = {"", "eio", "full", "short", "before", "after", "links"};
  for (int kind = EIO_ONCE; name && kind <= NO_LINKS; kind++)
    if (strcmp(name, names[kind]) == 0) return kind;
  return NONE;
}

static void read_plan(void) {
  const char *call = getenv("FAULT_CALL"), *at = getenv("FAULT_AT"), *trace = getenv("FAULT_TRACE");
  for (int one = 0; call && one < CALLS; one++)
    if (strcmp(call, call_names[one]) == 0) plan.call = one;
  plan.kind = kind_named(getenv("FAULT_KIND"));
  plan.at = at ? atol(at) : 0;
  if (trace)
    plan.trace = REAL(syscall)(SYS_openat, AT_FDCWD, trace, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static _Noreturn void die(void) {
  REAL(syscall)(SYS_kill, getpid(), SIGKILL);
  for (;;) pause();
}

static void note(enum call call, const char *subject) {
  char line[512];
  if (plan.trace < 0) return;
  int length = snprintf(line, sizeof line, "%s %s\n", call_names[call], subject);
  if (length >= (int)sizeof line) length = sizeof line - 1;
  REAL(syscall)(SYS_write, plan.trace, line, (size_t)length);
}

/* What becomes of a call, which is counted. */
static enum verdict judge(enum call call, const char *subject) {
  pthread_once(&once, read_plan);
  note(call, subject);
  if (plan.kind == NO_LINKS && call == LINK) {
    errno = EPERM;
    return FAIL;
  }
  if (call != plan.call || plan.kind == NONE) return PASS;
  long number = __atomic_add_fetch(&plan.seen, 1, __ATOMIC_SEQ_CST);
  int is_full = plan.kind == FULL || plan.kind == SHORT;
  if (number < plan.at || (number > plan.at && !is_full)) return PASS;
  switch (plan.kind) {
    case BEFORE:
      die();
    case AFTER:
      return PASS_AND_DIE;
    case SHORT:
    case FULL:
      errno = ENOSPC;
      return plan.kind == SHORT && number == plan.at ? HALF : FAIL;
    default:
      errno = EIO;
      return FAIL;
  }
}

/* The name of an open file; standard output and its like are no files. */
static const char *subject_of(int descriptor, char *name, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, name, size - 1);
  name[length < 0 ? 0 : length] = 0;
  return name;
}

static int is_file(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

static enum verdict judge_write(int descriptor) {
  char name[256];
  if (descriptor == STDOUT_FILENO) return judge(ANSWER, "standard output");
  if (descriptor == STDERR_FILENO || !is_file(descriptor)) return PASS;
  return judge(WRITE, subject_of(descriptor, name, sizeof name));
}

/* Does a call as the verdict says; `half` is the call with half of its bytes. */
#define DO(type, judged, whole, half)                     \
  do {                                                    \
    enum verdict doing = (judged);                        \
    if (doing == FAIL) return -1;                         \
    type result = doing == HALF ? (half) : (whole);       \
    if (doing == PASS_AND_DIE) die();                     \
    return result;                                        \
  } while (0)

ssize_t write(int fd, const void *bytes, size_t count) {
  DO(ssize_t, judge_write(fd), REAL(write)(fd, bytes, count), REAL(write)(fd, bytes, count / 2));
}

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  DO(ssize_t, judge_write(fd), REAL(pwrite)(fd, bytes, count, at),
     REAL(pwrite)(fd, bytes, count / 2, at));
}

ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  DO(ssize_t, judge_write(fd), REAL(pwrite64)(fd, bytes, count, at),
     REAL(pwrite64)(fd, bytes, count / 2, at));
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  DO(ssize_t, judge_write(fd), REAL(writev)(fd, parts, count), REAL(writev)(fd, parts, 1));
}

ssize_t sendfile(int to, int from, off_t *at, size_t count) {
  DO(ssize_t, judge_write(to), REAL(sendfile)(to, from, at, count),
     REAL(sendfile)(to, from, at, count / 2));
}

ssize_t sendfile64(int to, int from, off64_t *at, size_t count) {
  DO(ssize_t, judge_write(to), REAL(sendfile64)(to, from, at, count),
     REAL(sendfile64)(to, from, at, count / 2));
}

#define OF_DESCRIPTOR(call, name, parameters, fd, ...)                              \
  int name parameters {                                                             \
    char path[256];                                                                 \
    DO(int, judge(call, subject_of(fd, path, sizeof path)), REAL(name)(__VA_ARGS__), -1); \
  }

OF_DESCRIPTOR(SYNC, fsync, (int fd), fd, fd)
OF_DESCRIPTOR(SYNC, fdatasync, (int fd), fd, fd)
OF_DESCRIPTOR(TRUNCATE, ftruncate, (int fd, off_t size), fd, fd, size)
OF_DESCRIPTOR(TRUNCATE, ftruncate64, (int fd, off64_t size), fd, fd, size)

#define OF_NAME(call, name, parameters, subject, ...) \
  int name parameters { DO(int, judge(call, subject), REAL(name)(__VA_ARGS__), -1); }

OF_NAME(RENAME, rename, (const char *from, const char *to), to, from, to)
OF_NAME(RENAME, renameat, (int a, const char *from, int b, const char *to), to, a, from, b, to)
OF_NAME(RENAME, renameat2, (int a, const char *from, int b, const char *to, unsigned flags), to, a,
        from, b, to, flags)
OF_NAME(LINK, link, (const char *from, const char *to), to, from, to)
OF_NAME(LINK, linkat, (int a, const char *from, int b, const char *to, int flags), to, a, from, b, to,
        flags)
OF_NAME(UNLINK, unlink, (const char *path), path, path)
OF_NAME(UNLINK, unlinkat, (int at, const char *path, int flags), path, at, path, flags)
OF_NAME(UNLINK, rmdir, (const char *path), path, path)
OF_NAME(UNLINK, remove, (const char *path), path, path)
OF_NAME(MKDIR, mkdir, (const char *path, mode_t mode), path, path, mode)
OF_NAME(MKDIR, mkdirat, (int at, const char *path, mode_t mode), path, at, path, mode)

char *mkdtemp(char *pattern) {
  enum verdict what = judge(MKDIR, pattern);
  if (what == FAIL || what == HALF) return NULL;
  char *made = REAL(mkdtemp)(pattern);
  if (what == PASS_AND_DIE) die();
  return made;
}

/* Only an opening that may make a file is counted. */
#define OPENING(name, parameters, last, path, ...)                                       \
  int name parameters {                                                                  \
    mode_t mode = 0;                                                                     \
    if (flags & (O_CREAT | __O_TMPFILE)) {                                               \
      va_list rest;                                                                      \
      va_start(rest, last);                                                              \
      mode = va_arg(rest, mode_t);                                                       \
      va_end(rest);                                                                      \
    }                                                                                    \
    enum verdict what = flags & O_CREAT ? judge(CREATE, path) : PASS;                    \
    DO(int, what, REAL(name)(__VA_ARGS__, mode), -1);                                    \
  }

OPENING(open, (const char *path, int flags, ...), flags, path, path, flags)
OPENING(open64, (const char *path, int flags, ...), flags, path, path, flags)
OPENING(openat, (int at, const char *path, int flags, ...), flags, path, at, path, flags)
OPENING(openat64, (int at, const char *path, int flags, ...), flags, path, at, path, flags)

int mkostemp(char *pattern, int flags) {
  DO(int, judge(CREATE, pattern), REAL(mkostemp)(pattern, flags), -1);
}

int mkstemp(char *pattern) { DO(int, judge(CREATE, pattern), REAL(mkstemp)(pattern), -1); }

/* The program's own `renameat2` goes by number. */
long syscall(long number, ...) {
  va_list rest;
  va_start(rest, number);
  long words[6];
  for (int word = 0; word < 6; word++) words[word] = va_arg(rest, long);
  va_end(rest);
  __typeof__(&syscall) real = REAL(syscall);
  enum verdict what =
      number == SYS_renameat2 ? judge(RENAME, (const char *)words[3]) : PASS;
  DO(long, what, real(number, words[0], words[1], words[2], words[3], words[4], words[5]), -1);
}
