/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hearsay-dates.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *dates; /* "printed=iso", separated by | */
} Case;

static const Case cases[] = {
  { "none", "They met in May and again on 8 May.", "" },
  { "day-first", "Filed 8 May 2019 at noon", "8 May 2019=2019-05-08" },
  { "ordinal", "on the 21st of March, 2020.", "21st of March, 2020=2020-03-21" },
  { "month-first", "May 8, 2019", "May 8, 2019=2019-05-08" },
  { "abbreviated", "Sept. 3, 2021", "Sept. 3, 2021=2021-09-03" },
  { "month-only", "since March 2018, when", "March 2018=2018-03" },
  { "time", "3 March 2023, 18:42", "3 March 2023, 18:42=2023-03-03T18:42" },
  { "time-dash", "May 8, 2019 \342\200\224 18:42", "May 8, 2019 \342\200\224 18:42=2019-05-08T18:42" },
  { "time-afternoon", "May 8, 2019 at 6:42 p.m.", "May 8, 2019 at 6:42 p.m.=2019-05-08T18:42" },
  { "midnight", "May 8, 2019, 12:05 am", "May 8, 2019, 12:05 am=2019-05-08T00:05" },
  { "iso", "2019-05-08", "2019-05-08=2019-05-08" },
  { "iso-time", "2019-05-08T18:42:11Z", "2019-05-08T18:42=2019-05-08T18:42" },
  { "dots", "vom 08.05.2019 an", "08.05.2019=2019-05-08" },
  { "slashes-told", "23/05/2019", "23/05/2019=2019-05-23" },
  { "slashes-american", "05/23/2019", "05/23/2019=2019-05-23" },
  { "slashes-untold", "08/05/2019", "08/05/2019=2019" },
  { "impossible-day", "31 February 2019 and 99 May 2019", "February 2019=2019-02|May 2019=2019-05" },
  { "two", "1 June 2020, then 2 June 2020", "1 June 2020=2020-06-01|2 June 2020=2020-06-02" },
  { "no-break", "8\302\240May\302\2402019", "8\302\240May\302\2402019=2019-05-08" },
  { "inside-words", "v12019-05-08b x8 Mays 2019", "" },
  { "cut-off", "8 May 20", "" },
  { "long-number", "20190508123 and 2019-05", "" },
};

static void
test_find (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GArray) dates = hearsay_dates_find (hearsay_language_get ("en"), test->text, (HearsaySpan){ 0, strlen (test->text) });
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < dates->len; i++)
    {
      const HearsayDate *date = &g_array_index (dates, HearsayDate, i);

      if (i > 0)
        g_string_append_c (found, '|');
      g_string_append_len (found, test->text + date->span.start, date->span.end - date->span.start);
      g_string_append_printf (found, "=%s", date->iso);
    }

  g_assert_cmpstr (found->str, ==, test->dates);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/dates/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_find);
    }

  return g_test_run ();
}
