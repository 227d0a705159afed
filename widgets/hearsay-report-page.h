/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-session-widget.h"

G_BEGIN_DECLS

#define HEARSAY_TYPE_REPORT_PAGE (hearsay_report_page_get_type ())
G_DECLARE_FINAL_TYPE (HearsayReportPage, hearsay_report_page, HEARSAY, REPORT_PAGE, HearsaySessionWidget)

void hearsay_report_page_set_narrow (HearsayReportPage *self,
                                     gboolean is_narrow);
void hearsay_report_page_export_async (HearsayReportPage *self,
                                       GFile *file,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
gboolean hearsay_report_page_export_finish (HearsayReportPage *self,
                                            GAsyncResult *result,
                                            GError **error);

G_END_DECLS
