/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_UTTERANCE_LIST (hearsay_utterance_list_get_type ())
G_DECLARE_FINAL_TYPE (HearsayUtteranceList, hearsay_utterance_list, HEARSAY, UTTERANCE_LIST, HearsaySessionWidget)

G_END_DECLS
