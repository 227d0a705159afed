/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hearsay-language.h"
#include "hearsay-segments.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *tokens;    /* separated by |, or NULL */
  const char *sentences; /* separated by |, or NULL */
} Case;

static const Case cases[] = {
  { "empty", "", "", "" },
  { "plain", "It rained. It stopped.", "It|rained|.|It|stopped|.", "It rained.|It stopped." },
  { "abbreviations", "Mr. Ode met Gen. Poe in the U.S. on Monday.", "Mr.|Ode|met|Gen.|Poe|in|the|U.S.|on|Monday|.",
    "Mr. Ode met Gen. Poe in the U.S. on Monday." },
  { "abbreviation-ends", "He left the U.S. The rest stayed.", "He|left|the|U.S.|The|rest|stayed|.",
    "He left the U.S.|The rest stayed." },
  { "possessive", "Ode\342\200\231s dam, the Odes' dam", "Ode|\342\200\231s|dam|,|the|Odes|'|dam", NULL },
  { "contraction", "don't can\342\200\231t", "don't|can\342\200\231t", NULL },
  { "hyphen", "twenty-one high-risk AT&T", "twenty-one|high-risk|AT&T", NULL },
  { "number", "$1,200.50 or 5G", "$|1,200.50|or|5G", NULL },
  { "handle", "See @ode_1 and #dam at https://a.b/c?d. So", "See|@ode_1|and|#dam|at|https://a.b/c?d|.|So", NULL },
  { "quoted-end", "\342\200\234It rained.\342\200\235 She left.", NULL, "\342\200\234It rained.\342\200\235|She left." },
  { "quoted-middle", "\"Did it rain?\" she asked.", NULL, "\"Did it rain?\" she asked." },
  { "initials", "J. R. Ode spoke.", "J.|R.|Ode|spoke|.", "J. R. Ode spoke." },
  { "paragraphs", "A head\nA line.\n\nMore", NULL, "A head|A line.|More" },
};

static char *
join (const char *text,
      const HearsaySegments *segments,
      gboolean sentences)
{
  GString *out = g_string_new (NULL);
  guint n = sentences ? segments->sentences->len : segments->tokens->len;

  for (guint i = 0; i < n; i++)
    {
      HearsaySpan span = sentences ? hearsay_segments_get_sentence (segments, i)->span
                                   : hearsay_segments_get_span (segments, i, i + 1);

      if (i > 0)
        g_string_append_c (out, '|');
      g_string_append_len (out, text + span.start, span.end - span.start);
    }

  return g_string_free (out, FALSE);
}

static void
test_cut (gconstpointer data)
{
  const Case *test = data;
  const HearsayLanguage *language = hearsay_language_get ("en");
  g_autoptr (HearsaySegments) segments = hearsay_segments_new (test->text, strlen (test->text),
                                                               hearsay_language_is_abbreviation, (gpointer) language);
  g_autofree char *tokens = join (test->text, segments, FALSE);
  g_autofree char *sentences = join (test->text, segments, TRUE);

  if (test->tokens != NULL)
    g_assert_cmpstr (tokens, ==, test->tokens);
  if (test->sentences != NULL)
    g_assert_cmpstr (sentences, ==, test->sentences);
}

/* Whatever the text: tokens in order, never empty, never overlapping. */
static void
test_invariants (void)
{
  static const char *const pieces[] = { "\"", "'s. ", "A.B-", "\n", "@", "\342\200\231", "http://", "1," };
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HearsaySegments) segments = NULL;
  guint32 end = 0;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, pieces[(i * i + i / 3) % G_N_ELEMENTS (pieces)]);

  segments = hearsay_segments_new (text->str, text->len, NULL, NULL);
  for (guint i = 0; i < segments->tokens->len; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (segments, i);

      g_assert_cmpuint (token->start, >=, end);
      g_assert_cmpuint (token->end, >, token->start);
      end = token->end;
    }

  g_assert_cmpuint (end, <=, text->len);
  g_assert_cmpuint (hearsay_segments_token_at (segments, text->len), ==, segments->tokens->len);
}

/* What stands behind a line's end changes nothing before it, so that the beginning of a
 * text can be cut alone. */
static void
test_beginning (void)
{
  static const char *const pieces[] = { "\"No. ", "Mr. ", "\n", "Ann's ", "U.S.\n", " \302\240\n", "\342\200\234He ", "3. ", "said?\342\200\235 \n" };
  gconstpointer language = hearsay_language_get ("en");
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (HearsaySegments) whole = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append (text, pieces[(i * i + i / 3) % G_N_ELEMENTS (pieces)]);
  whole = hearsay_segments_new (text->str, text->len, hearsay_language_is_abbreviation, (gpointer) language);

  for (gsize end = 1; end <= text->len; end++)
    {
      g_autoptr (HearsaySegments) beginning = NULL;

      if (text->str[end - 1] != '\n')
        continue;
      beginning = hearsay_segments_new (text->str, end, hearsay_language_is_abbreviation, (gpointer) language);
      g_assert_cmpmem (beginning->tokens->items, beginning->tokens->len * sizeof (HearsayToken),
                       whole->tokens->items, beginning->tokens->len * sizeof (HearsayToken));
      g_assert_cmpmem (beginning->sentences->items, beginning->sentences->len * sizeof (HearsaySegment),
                       whole->sentences->items, beginning->sentences->len * sizeof (HearsaySegment));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/segments/cut/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_cut);
    }

  g_test_add_func ("/engine/segments/invariants", test_invariants);
  g_test_add_func ("/engine/segments/beginning", test_beginning);

  return g_test_run ();
}
