#pragma once
#include <stddef.h>
#include <stdint.h>

// The loop of libFuzzer, which comes with the toolchain: calls `callback` with one input after
// another until a limit among the arguments is reached. The arguments are a command line's.
int LLVMFuzzerRunDriver(int *argc, char ***argv,
                        int (*callback)(const uint8_t *data, size_t size));
