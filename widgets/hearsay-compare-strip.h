/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_COMPARE_STRIP (hearsay_compare_strip_get_type ())
G_DECLARE_FINAL_TYPE (HearsayCompareStrip, hearsay_compare_strip, HEARSAY, COMPARE_STRIP, HearsaySessionWidget)

void hearsay_compare_strip_set_visible_span (HearsayCompareStrip *self,
                                             guint pane,
                                             HearsaySpan span);

G_END_DECLS
