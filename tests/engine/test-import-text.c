/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hearsay-import.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *title;
  const char *outlet;
  const char *byline;
  const char *published;
  const char *furniture; /* "why: text", separated by | */
} Case;

#define STORY                                                                     \
  "The ferry to Orrin ran aground on Monday with forty people on board, and all " \
  "of them were brought ashore before dark, the harbour master said in a short "  \
  "statement that left most questions open."

#define STORY_TWO                                                                \
  "A second boat was sent from Kell, but its crew found the sandbank empty and " \
  "turned back after an hour of searching by lamp light in a rising sea."

static const Case cases[] = {
  { "story-only", STORY, "", "", "", "", "" },
  { "head-block", "Ferry runs aground\nOrrin Gazette\nBy Una Pell\n8 May 2019, 18:42\n\n" STORY,
    "Ferry runs aground", "Orrin Gazette", "Una Pell", "2019-05-08T18:42",
    "masthead: Orrin Gazette|byline: By Una Pell|date line: 8 May 2019, 18:42" },
  { "header-fields", "Title: Ferry runs aground\nOutlet: Orrin Gazette\nPublished: 2019-05-08\n\n" STORY,
    "Ferry runs aground", "Orrin Gazette", "", "2019-05-08", "masthead: Outlet: Orrin Gazette|masthead: Published: 2019-05-08" },
  { "headline-with-colon", "Source: ferry was overdue for repair\n\n" STORY, "Source: ferry was overdue for repair", "", "", "", "" },
  { "title-twice", "Ferry runs aground off Orrin\n\nFerry runs aground off Orrin\n\n" STORY, "Ferry runs aground off Orrin", "", "", "",
    "repeated headline: Ferry runs aground off Orrin" },
  { "title-in-body", "Ferry runs aground off Orrin\n\n" STORY "\n\nFerry runs aground off Orrin\n\n" STORY_TWO,
    "Ferry runs aground off Orrin", "", "", "", "repeated headline: Ferry runs aground off Orrin" },
  { "section-label", "World\n\nFerry Runs Aground Off Orrin as Storm Nears\n\n" STORY, "Ferry Runs Aground Off Orrin as Storm Nears", "", "", "",
    "section label: World" },
  { "breadcrumbs", "Home > News > Coast\n\nFerry runs aground off Orrin\n\n" STORY, "Ferry runs aground off Orrin", "", "", "",
    "navigation: Home > News > Coast" },
  { "labelled-date", "Ferry runs aground off Orrin\n\nPublished: May 8, 2019\n\n" STORY, "Ferry runs aground off Orrin", "", "", "2019-05-08",
    "date line: Published: May 8, 2019" },
  { "byline-and-date", "Ferry runs aground off Orrin\n\nBy Una Pell | 8 May 2019\n\n" STORY, "Ferry runs aground off Orrin", "", "Una Pell", "2019-05-08",
    "byline: By Una Pell | 8 May 2019" },
  { "date-in-story", "Ferry runs aground off Orrin\n\n" STORY "\n\nIt was built on 8 May 1989.", "Ferry runs aground off Orrin", "", "", "", "" },
  { "advert", STORY "\n\nAdvertisement\n\n" STORY_TWO, "", "", "", "", "advert: Advertisement" },
  { "read-more", STORY "\n\nREAD MORE: Kell Harbour Closed for Winter\n\n" STORY_TWO, "", "", "", "",
    "related link: READ MORE: Kell Harbour Closed for Winter" },
  { "related-headline", STORY "\n\nKell Mayor Promises New Pier Before Autumn Storms\n\n" STORY_TWO, "", "", "", "",
    "related link: Kell Mayor Promises New Pier Before Autumn Storms" },
  { "subheading-stays", STORY "\n\nA long night at sea\n\n" STORY_TWO, "", "", "", "", "" },
  { "caption-twice", STORY "\n\nThe ferry at Orrin\nThe ferry at Orrin\n\n" STORY_TWO, "", "", "", "",
    "caption: The ferry at Orrin|caption: The ferry at Orrin" },
  { "credit", STORY "\nReuters\n\n" STORY_TWO, "", "", "", "", "photo credit: Reuters" },
  { "discuss", STORY "\n\nDiscuss2", "", "", "", "", "comment prompt: Discuss2" },
  { "share", STORY "\n\nShare this article", "", "", "", "", "share prompt: Share this article" },
  { "newsletter", STORY "\n\nSign up for our morning letter", "", "", "", "", "sign-up prompt: Sign up for our morning letter" },
  { "sentence-stays", STORY "\n\nSubscribe to that view and you will soon be asked by somebody to pay for it, the harbour master told a room of unsmiling fishermen on Monday evening.",
    "", "", "", "", "" },
  { "recent-posts", STORY "\n\nRecent Posts\n\nPier Opens in Kell\n\nKell has a pier again and\342\200\246\n\n2 days ago", "", "", "", "",
    "recent posts: Recent Posts|recent posts: Pier Opens in Kell|recent posts: Kell has a pier again and\342\200\246|recent posts: 2 days ago" },
  { "block-ends", STORY "\n\nRelated stories\n\nPier Opens in Kell\n\n" STORY_TWO, "", "", "", "",
    "related link: Related stories|related link: Pier Opens in Kell" },
  { "author-note", STORY "\n\nUna Pell\n\nUna Pell is a reporter on the coast desk.", "", "", "Una Pell", "",
    "author note: Una Pell|author note: Una Pell is a reporter on the coast desk." },
  { "copyright", STORY "\n\n\302\251 2019 Orrin Gazette. All rights reserved.", "", "", "", "",
    "copyright: \302\251 2019 Orrin Gazette. All rights reserved." },
};

static char *
list_furniture (const HearsayArticle *article)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < article->furniture->len; i++)
    {
      const HearsayFurniture *furniture = &g_array_index (article->furniture, HearsayFurniture, i);

      if (i > 0)
        g_string_append_c (out, '|');
      g_string_append_printf (out, "%s: ", furniture->why);
      g_string_append_len (out, article->text + furniture->span.start, furniture->span.end - furniture->span.start);
    }

  return g_string_free (out, FALSE);
}

static void
test_import (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (test->text, strlen (test->text));
  g_autoptr (HearsayArticle) article = hearsay_import_bytes (bytes, "a.txt", &error);
  g_autofree char *furniture = NULL;

  g_assert_no_error (error);
  furniture = list_furniture (article);
  g_assert_cmpstr (article->text, ==, test->text);
  g_assert_cmpstr (article->title, ==, test->title);
  g_assert_cmpstr (article->outlet, ==, test->outlet);
  g_assert_cmpstr (article->byline, ==, test->byline);
  g_assert_cmpstr (article->published, ==, test->published);
  g_assert_cmpstr (furniture, ==, test->furniture);
}

static void
test_spans (void)
{
  static const char text[] = "Ferry runs aground\nOrrin Gazette\nBy Una Pell\n8 May 2019\n\n" STORY;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (HearsayArticle) article = hearsay_import_bytes (bytes, "a.txt", NULL);

  g_assert_cmpuint (article->title_span.start, ==, 0);
  g_assert_cmpuint (article->title_span.end, ==, 18);
  g_assert_cmpmem (text + article->outlet_span.start, article->outlet_span.end - article->outlet_span.start, "Orrin Gazette", 13);
  g_assert_cmpmem (text + article->byline_span.start, article->byline_span.end - article->byline_span.start, "Una Pell", 8);
  g_assert_cmpmem (text + article->published_span.start, article->published_span.end - article->published_span.start, "8 May 2019", 10);
}

static void
test_empty (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static (" \n\t\n", 4);
  g_autoptr (HearsayArticle) article = hearsay_import_bytes (bytes, "a.txt", &error);

  g_assert_null (article);
  g_assert_error (error, HEARSAY_IMPORT_ERROR, HEARSAY_IMPORT_ERROR_EMPTY);
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (HearsayArticle) article = hearsay_import_bytes (bytes, "a.bin", &error);

  g_assert_null (article);
  g_assert_error (error, HEARSAY_IMPORT_ERROR, HEARSAY_IMPORT_ERROR_UNKNOWN);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/import-text/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_import);
    }
  g_test_add_func ("/import-text/spans", test_spans);
  g_test_add_func ("/import-text/empty", test_empty);
  g_test_add_func ("/import-text/unknown", test_unknown);

  return g_test_run ();
}
