/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hearsay-import.h"

#define STORY                                                                           \
  "<p>The ferry to Orrin ran aground on Monday with forty people on board, and all of " \
  "them were brought ashore before dark, the harbour master said in a statement.</p>"

#define STORY_TEXT                                                                   \
  "The ferry to Orrin ran aground on Monday with forty people on board, and all of " \
  "them were brought ashore before dark, the harbour master said in a statement."

#define STORY_TWO_TEXT                                                           \
  "A second boat was sent from Kell, but its crew found the sandbank empty and " \
  "turned back after an hour of searching by lamp light in a rising sea."

#define STORY_TWO "<p>" STORY_TWO_TEXT "</p>"

typedef struct
{
  const char *name;
  const char *html;
  const char *title;
  const char *outlet;
  const char *byline;
  const char *published;
  const char *story;   /* the text that is not furniture, lines separated by | */
  const char *reasons; /* of the furniture, separated by | */
} Case;

static const Case cases[] = {
  { "meta",
    "<html lang=\"en\"><head><title>Ferry aground | Orrin Gazette</title>"
    "<meta property=\"og:site_name\" content=\"Orrin Gazette\"><meta name=\"author\" content=\"Una Pell\">"
    "<meta property=\"article:published_time\" content=\"2019-05-08T18:42:00Z\"></head><body><h1>Ferry aground</h1>" STORY "</body></html>",
    "Ferry aground", "Orrin Gazette", "Una Pell", "2019-05-08T18:42", "Ferry aground|" STORY_TEXT, "" },
  { "title-only", "<title>Ferry aground - Orrin Gazette</title>" STORY, "Ferry aground", "Orrin Gazette", "", "", STORY_TEXT, "" },
  { "linked-data",
    "<script type=\"application/ld+json\">{\"@graph\":[{\"@type\":\"WebSite\",\"name\":\"x\"},{\"@type\":[\"NewsArticle\"],"
    "\"headline\":\"Ferry aground\",\"datePublished\":\"2019-05-08\",\"author\":[{\"name\":\"Una Pell\"},{\"name\":\"Jo Ode\"}],"
    "\"publisher\":{\"name\":\"Orrin Gazette\"}}]}</script>" STORY,
    "Ferry aground", "Orrin Gazette", "Una Pell, Jo Ode", "2019-05-08", STORY_TEXT, "" },
  { "broken-linked-data", "<script type=\"application/ld+json\">{\"@type\":</script><h1>Ferry aground</h1>" STORY,
    "Ferry aground", "", "", "", "Ferry aground|" STORY_TEXT, "" },
  { "time-and-byline", "<h1>Ferry aground</h1><p class=\"byline\">By Una Pell</p><time datetime=\"2019-05-08\">8 May 2019</time>" STORY,
    "Ferry aground", "", "Una Pell", "2019-05-08", "Ferry aground|" STORY_TEXT, "byline|date line" },
  { "tags", "<nav><a href=\"/\">Home</a></nav><article><h1>Ferry aground</h1>" STORY "</article><aside>More ferries</aside><footer>About us</footer>",
    "Ferry aground", "", "", "", "Ferry aground|" STORY_TEXT, "navigation|sidebar|footer" },
  { "classes",
    "<h1>Ferry aground</h1>" STORY "<div class=\"ad-slot\">Buy boats</div><div class=\"shareBar\">Post it</div>" STORY_TWO
    "<ul id=\"related\"><li><a href=\"/k\">Kell pier opens</a></li></ul><div class=\"comments\"><p>I saw it.</p></div>",
    "Ferry aground", "", "", "", "Ferry aground|" STORY_TEXT "|" STORY_TWO_TEXT, "advert|share prompt|related link|comment" },
  { "wrapper", "<div class=\"sidebar-layout comments-open\"><h1>Ferry aground</h1>" STORY STORY_TWO "</div>",
    "Ferry aground", "", "", "", "Ferry aground|" STORY_TEXT "|" STORY_TWO_TEXT, "" },
  { "scripts", "<style>p{}</style><script>document.write('<p>x</p>')</script>" STORY "<noscript>No</noscript>", "", "", "", "", STORY_TEXT, "" },
  { "inline", "<p>The <b>fer</b>ry &amp; the <a href=\"/m\">master</a><br>A new line</p>", "", "", "", "", "The ferry & the master|A new line", "" },
  { "links-before", "<div><a href=\"/a\">News</a> <a href=\"/b\">Coast</a></div><h1>Ferry aground</h1>" STORY "<div><a href=\"/c\">Pier opens</a></div>",
    "Ferry aground", "", "", "", "Ferry aground|" STORY_TEXT, "navigation|related link" },
  { "caption", STORY "<figure><img src=\"x\"><figcaption>The ferry</figcaption></figure>" STORY_TWO, "", "", "", "", STORY_TEXT "|" STORY_TWO_TEXT, "caption" },
  { "hidden", STORY "<div style=\"display:none\">Secret</div>" STORY_TWO, "", "", "", "", STORY_TEXT "|" STORY_TWO_TEXT, "hidden" },
};

static void
read_article (const HearsayArticle *article,
              GString *story,
              GString *reasons)
{
  guint next = 0;
  g_auto (GStrv) lines = g_strsplit (article->text, "\n\n", -1);
  guint32 start = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      HearsaySpan span = { start, start + strlen (lines[i]) };
      const char *why = hearsay_article_find_furniture (article, span);

      start = span.end + 2;
      if (why == NULL)
        g_string_append_printf (story, "%s%s", story->len > 0 ? "|" : "", lines[i]);
      else
        g_string_append_printf (reasons, "%s%s", next++ > 0 ? "|" : "", why);
    }
}

static void
test_import (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (test->html, strlen (test->html));
  g_autoptr (HearsayArticle) article = hearsay_import_bytes (bytes, "a.html", &error);
  g_autoptr (GString) story = g_string_new (NULL);
  g_autoptr (GString) reasons = g_string_new (NULL);

  g_assert_no_error (error);
  read_article (article, story, reasons);
  g_assert_cmpstr (article->title, ==, test->title);
  g_assert_cmpstr (article->outlet, ==, test->outlet);
  g_assert_cmpstr (article->byline, ==, test->byline);
  g_assert_cmpstr (article->published, ==, test->published);
  g_assert_cmpstr (story->str, ==, test->story);
  g_assert_cmpstr (reasons->str, ==, test->reasons);
}

static void
test_encoding (void)
{
  static const char html[] = "<html><head><meta charset=\"iso-8859-2\"></head><body><p>\xB3\xF3"
                             "dka</p></body></html>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (html, strlen (html));
  g_autoptr (HearsayArticle) article = hearsay_import_bytes (bytes, "a.html", NULL);

  g_assert_cmpstr (article->text, ==, "łódka");
}

static char *
repeat (const char *before,
        const char *unit,
        guint n,
        const char *after)
{
  GString *out = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (out, unit);
  g_string_append (out, after);

  return g_string_free (out, FALSE);
}

/* Pages made to overflow a stack or to take for ever. */
static void
test_hostile (void)
{
  const struct
  {
    const char *before;
    const char *unit;
    const char *after;
  } pages[] = {
    { "<body>", "<div>", "deep" },
    { "", "<b><a class='ad nav'>", "deep" },
    { "<x ", "a=b ", ">deep" },
    { "<script type='application/ld+json'>", "[", "</script>deep" },
    { "deep", "</p></i></div>", "" },
    { "deep<table>", "<tr><td>", "" },
    { "deep", "<!--", "" },
    { "deep &", "&#x", ";" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      char *html = repeat (pages[i].before, pages[i].unit, 100000, pages[i].after);
      g_autoptr (GBytes) bytes = g_bytes_new_take (html, strlen (html));
      g_autoptr (HearsayArticle) article = hearsay_import_bytes (bytes, "a.html", NULL);

      g_assert_nonnull (article);
      g_assert_nonnull (strstr (article->text, "deep"));
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import-html/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_import);
    }
  g_test_add_func ("/import-html/encoding", test_encoding);
  g_test_add_func ("/import-html/hostile", test_hostile);

  return g_test_run ();
}
