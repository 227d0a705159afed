/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "names-fixture.h"

/* Texts that no newspaper prints, a hundred times as long as it prints any. That
 * each ends at all is the test: what takes the square of a megabyte does not end
 * before meson's limit. */

typedef struct
{
  const char *name;
  const char *unit; /* the text is this again and again */
  const char *tail; /* and then this */
  guint n_units;
  guint max_mentions;
} Limit;

#define MANY G_MAXUINT

/* Sanitizers take ten times as long. */
#ifdef __SANITIZE_ADDRESS__
#define SHARE 10
#else
#define SHARE 1
#endif

static const Limit limits[] = {
  { "empty", "", "", 1, 0 },
  { "long-token", "x", "", 1000 * 1000, 1 },
  { "long-token-capital", "Anna", "", 250 * 1000, 1 },
  { "long-token-digits", "1", "", 1000 * 1000, 1 },
  { "capitals", "A B C D E F G H I J ", "", 100 * 1000, MANY },
  { "capitals-dotted", "A. B. C. D. ", "", 30 * 1000, MANY },
  { "capitals-together", "A", "", 1000 * 1000, 1 },
  { "capitals-lines", "NAME\n\n", "", 30 * 1000, MANY },
  { "names", "Anna Birk met Paul Kern. ", "", 10 * 1000, MANY },
  { "names-in-a-row", "Anna Birk ", "", 30 * 1000, MANY },
  { "brackets", "(", "", 100 * 1000, 0 },
  { "brackets-both", "(A) ", "", 30 * 1000, MANY },
  { "brackets-nested", "Board (", "", 30 * 1000, MANY },
  { "quote-marks", "\342\200\234A", "", 30 * 1000, MANY },
  { "combining-marks", "a\314\201", "", 350 * 1000, 1 },
  { "combining-marks-alone", "\314\201", "", 500 * 1000, MANY },
  { "combining-marks-on-one", "\314\201\314\247", " Anna Birk came.", 250 * 1000, MANY },
  { "apostrophes", "Anna\342\200\231s ", "", 30 * 1000, MANY },
  { "apostrophes-together", "a'", "", 500 * 1000, 1 },
  { "hyphens", "Anna-Birk-", "", 30 * 1000, MANY },
  { "joiners", "a\342\200\215", "", 250 * 1000, 1 },
  { "no-break-spaces", "Anna\302\240", "", 30 * 1000, MANY },
  { "handles", "@a #b ", "", 30 * 1000, MANY },
  { "line-breaks", "\n", "Anna Birk came.", 1000 * 1000, MANY },
};

static void
test_limit (gconstpointer data)
{
  const Limit *limit = data;
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *articles = hearsay_articles_new ();
  guint n_mentions = 0;

  for (guint i = 0; i < (limit->n_units + SHARE - 1) / SHARE; i++)
    g_string_append (text, limit->unit);
  g_string_append (text, limit->tail);

  g_ptr_array_add (articles, names_make_article ("a", hearsay_text_normalize (text->str, text->len)));
  n_mentions = names_check (articles);
  g_assert_cmpuint (n_mentions, <=, limit->max_mentions);
}

/* As many different names as there may be, none of which is another: to compare
 * each with each would not end. */
static void
test_many_names (void)
{
  static const char syllables[][4] = { "ba", "de", "fi", "go", "ku", "la", "me", "ni", "po", "ru", "sa", "te", "vi", "wo", "zu", "ra" };
  g_autoptr (GString) text = g_string_new (NULL);
  GPtrArray *articles = hearsay_articles_new ();

  for (guint i = 0; i < 20 * 1000 / SHARE; i++)
    {
      g_string_append (text, "Mr ");
      for (guint word = 0; word < 2; word++)
        {
          gsize start = text->len;

          for (guint bits = i * 2654435761u + word * 40503u, k = 0; k < 4; k++, bits >>= 6)
            g_string_append (text, syllables[bits & 15]);
          text->str[start] = g_ascii_toupper (text->str[start]);
          g_string_append_c (text, ' ');
        }
      g_string_append (text, "came. ");
    }

  g_ptr_array_add (articles, names_make_article ("a", g_string_free (g_steal_pointer (&text), FALSE)));
  names_check (articles);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *path = g_strconcat ("/names-limits/", limits[i].name, NULL);

      g_test_add_data_func (path, &limits[i], test_limit);
    }
  g_test_add_func ("/names-limits/many-names", test_many_names);

  return g_test_run ();
}
