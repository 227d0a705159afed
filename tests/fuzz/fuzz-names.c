/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "names-fixture.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize size);

/* The text once whole and once without its beginning, so that there are names of
 * two articles to bring together. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  GPtrArray *articles = hearsay_articles_new ();
  gsize cut = size / 3;

  g_ptr_array_add (articles, names_make_article ("a", hearsay_text_normalize ((const char *) data, size)));
  g_ptr_array_add (articles, names_make_article ("b", hearsay_text_normalize ((const char *) data + cut, size - cut)));
  names_check (articles);

  return 0;
}
