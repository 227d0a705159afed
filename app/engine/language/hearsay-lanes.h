/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Eight singles side by side; each lane is a sum of its own, so wide and narrow
 * registers give the same bits. Fused multiply-add would not: the build forbids it. */
typedef float Lane __attribute__ ((vector_size (32)));
typedef float LaneAnywhere __attribute__ ((vector_size (32), aligned (4), may_alias));
typedef int LaneMask __attribute__ ((vector_size (32)));
typedef signed char LaneUnits __attribute__ ((vector_size (8), aligned (1), may_alias));

#define LANE 8

/* A function that is compiled for wide registers too, and chosen when the program starts. */
#if defined(__x86_64__) && defined(__gnu_linux__) && !defined(__SANITIZE_ADDRESS__) && !defined(__clang__)
#define WIDE __attribute__ ((target_clones ("avx2", "default"), optimize ("O3")))
#else
#define WIDE
#endif
