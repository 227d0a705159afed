/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "hearsay-session.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_SPEAKER_POPOVER (hearsay_speaker_popover_get_type ())
G_DECLARE_FINAL_TYPE (HearsaySpeakerPopover, hearsay_speaker_popover, HEARSAY, SPEAKER_POPOVER, GtkPopover)

GtkWidget *hearsay_speaker_popover_new (HearsaySession *session) G_GNUC_WARN_UNUSED_RESULT;

void hearsay_speaker_popover_start (HearsaySpeakerPopover *self,
                                    guint quote);
void hearsay_speaker_popover_start_new (HearsaySpeakerPopover *self,
                                        guint article,
                                        HearsaySpan span);

G_END_DECLS
