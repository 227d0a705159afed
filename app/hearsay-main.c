/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay"

#include "config.h"

#include "hearsay-application.h"
#include "hearsay-locale.h"

int
main (int argc,
      char *argv[])
{
  g_autoptr (HearsayApplication) application = NULL;

  hearsay_locale_init ();
  application = hearsay_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
