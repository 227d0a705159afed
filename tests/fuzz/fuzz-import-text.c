/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-import.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  fuzz_import (data, size, "a.txt");

  return 0;
}
