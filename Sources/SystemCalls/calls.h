#ifndef SYSTEM_CALLS_H
#define SYSTEM_CALLS_H

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/timex.h>
#include <sys/vfs.h>
#include <unistd.h>

/// Renames a file unless the new name is taken (Linux renameat2 with RENAME_NOREPLACE); 0, or -1
/// with `errno`.
///
/// Swift cannot call a function of variable arguments, and libc declares this one to GNU programs
/// only.
static inline int rename_unless_taken(const char *from, const char *to) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1u);
}

/// The number of the file system that an open file is on (Linux `magic.h`); 0 when it is not told.
///
/// To Swift the structure and the function of that name are one word.
static inline unsigned int file_system_type(int descriptor) {
  struct statfs status;
  return fstatfs(descriptor, &status) == 0 ? (unsigned int)status.f_type : 0;
}

#endif
