/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_COMPARE_PAGE (hearsay_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (HearsayComparePage, hearsay_compare_page, HEARSAY, COMPARE_PAGE, HearsaySessionWidget)

void hearsay_compare_page_set_narrow (HearsayComparePage *self,
                                      gboolean is_narrow);
void hearsay_compare_page_set_list_visible (HearsayComparePage *self,
                                            gboolean is_visible);
void hearsay_compare_page_focus_next (HearsayComparePage *self);

G_END_DECLS
