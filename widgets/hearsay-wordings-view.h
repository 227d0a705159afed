/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_WORDINGS_VIEW (hearsay_wordings_view_get_type ())
G_DECLARE_FINAL_TYPE (HearsayWordingsView, hearsay_wordings_view, HEARSAY, WORDINGS_VIEW, HearsaySessionWidget)

void hearsay_wordings_view_set_compact (HearsayWordingsView *self,
                                        gboolean is_compact);

G_END_DECLS
