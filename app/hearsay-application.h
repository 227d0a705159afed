/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define HEARSAY_TYPE_APPLICATION (hearsay_application_get_type ())
G_DECLARE_FINAL_TYPE (HearsayApplication, hearsay_application, HEARSAY, APPLICATION, AdwApplication)

HearsayApplication *hearsay_application_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
