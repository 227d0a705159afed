/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session-fixture.h"

/* The story of the session's fixture with steps: Ada Thorn tells the Hill Echo, a
 * relay in one article and an outlet itself; a clerk is unnamed in two articles of
 * different origins, and two more of one. */

static inline void
fixture_hop (HearsayAnalysis *analysis,
             guint quote,
             HearsayRole role,
             const char *name,
             int entity,
             HearsayBasis basis)
{
  HearsayQuote *one = hearsay_analysis_get_quote (analysis, quote);
  HearsayHop hop = { role, basis, g_strdup (name), entity, HEARSAY_NONE, g_strdup (""), one->article, { 0, 0 } };

  g_array_append_val (one->chain, hop);
}

static inline HearsayAnalysis *
fixture_network (void)
{
  HearsayAnalysis *analysis = fixture_story ();

  fixture_quote (analysis, "q4", 0, "The well", HEARSAY_QUOTE_DIRECT, "A clerk", -1, HEARSAY_SOURCE_ANONYMOUS, 1);
  fixture_quote (analysis, "q5", 1, "The well", HEARSAY_QUOTE_DIRECT, "a clerk", -1, HEARSAY_SOURCE_ANONYMOUS, 1);

  fixture_hop (analysis, 0, HEARSAY_ROLE_SPEAKER, "Ada Thorn", 0, HEARSAY_BASIS_DECLARED);
  fixture_hop (analysis, 0, HEARSAY_ROLE_RELAY, "the Hill Echo", -1, HEARSAY_BASIS_DECLARED);
  fixture_hop (analysis, 0, HEARSAY_ROLE_PUBLISHER, "Wickby Post", -1, HEARSAY_BASIS_DECLARED);
  fixture_hop (analysis, 1, HEARSAY_ROLE_SPEAKER, "Ada Thorn", 0, HEARSAY_BASIS_DECLARED);
  fixture_hop (analysis, 1, HEARSAY_ROLE_RELAY, "Crow Wire", -1, HEARSAY_BASIS_INFERRED);
  fixture_hop (analysis, 1, HEARSAY_ROLE_PUBLISHER, "Hill Echo", -1, HEARSAY_BASIS_DECLARED);
  for (guint i = 2; i < 5; i++)
    {
      fixture_hop (analysis, i, HEARSAY_ROLE_SPEAKER, "A clerk", -1, HEARSAY_BASIS_DECLARED);
      fixture_hop (analysis, i, HEARSAY_ROLE_PUBLISHER, "", -1, HEARSAY_BASIS_DECLARED);
    }

  return analysis;
}
