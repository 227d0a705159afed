/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_COMPARE_LIST (hearsay_compare_list_get_type ())
G_DECLARE_FINAL_TYPE (HearsayCompareList, hearsay_compare_list, HEARSAY, COMPARE_LIST, HearsaySessionWidget)

G_END_DECLS
