/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-import-html"

#include "config.h"

#include <string.h>

#include "hearsay-html-private.h"

/* Words that makers of web pages give as class or id to what is not the story.
 * They are a convention of the web, in English whatever the language of the page. */
static const struct
{
  const char *word;
  const char *why;
} class_words[] = {
  { "nav", "navigation" },
  { "navbar", "navigation" },
  { "navigation", "navigation" },
  { "menu", "navigation" },
  { "breadcrumb", "navigation" },
  { "breadcrumbs", "navigation" },
  { "pagination", "navigation" },
  { "pager", "navigation" },
  { "toolbar", "navigation" },
  { "masthead", "navigation" },
  { "skiplink", "navigation" },
  { "footer", "footer" },
  { "colophon", "footer" },
  { "sidebar", "sidebar" },
  { "rail", "sidebar" },
  { "widget", "sidebar" },
  { "related", "related link" },
  { "recommended", "related link" },
  { "recommendations", "related link" },
  { "recirc", "related link" },
  { "recirculation", "related link" },
  { "readmore", "related link" },
  { "morefrom", "related link" },
  { "trending", "related link" },
  { "popular", "related link" },
  { "mostread", "related link" },
  { "mostpopular", "related link" },
  { "outbrain", "related link" },
  { "taboola", "related link" },
  { "teaser", "related link" },
  { "teasers", "related link" },
  { "comment", "comment" },
  { "comments", "comment" },
  { "disqus", "comment" },
  { "respond", "comment" },
  { "share", "share prompt" },
  { "sharing", "share prompt" },
  { "sharebar", "share prompt" },
  { "social", "share prompt" },
  { "addtoany", "share prompt" },
  { "addthis", "share prompt" },
  { "ad", "advert" },
  { "ads", "advert" },
  { "advert", "advert" },
  { "adverts", "advert" },
  { "advertisement", "advert" },
  { "advertising", "advert" },
  { "adsense", "advert" },
  { "sponsor", "advert" },
  { "sponsored", "advert" },
  { "promo", "advert" },
  { "promotion", "advert" },
  { "cookie", "cookie notice" },
  { "cookies", "cookie notice" },
  { "consent", "cookie notice" },
  { "gdpr", "cookie notice" },
  { "newsletter", "sign-up prompt" },
  { "signup", "sign-up prompt" },
  { "subscribe", "sign-up prompt" },
  { "subscription", "sign-up prompt" },
  { "paywall", "sign-up prompt" },
  { "login", "sign-up prompt" },
  { "caption", "caption" },
  { "credit", "photo credit" },
  { "byline", "byline" },
  { "tags", "tags" },
  { "taglist", "tags" },
  { "popup", "advert" },
  { "modal", "advert" },
  { "bio", "author note" },
};

static const struct
{
  const char *tag;
  const char *why;
} tags[] = {
  { "nav", "navigation" },
  { "footer", "footer" },
  { "aside", "sidebar" },
  { "figcaption", "caption" },
  { "form", "form" },
  { "button", "navigation" },
  { "menu", "navigation" },
};

static const char *
look_up_word (const char *word,
              gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (class_words); i++)
    if (strlen (class_words[i].word) == length && g_ascii_strncasecmp (class_words[i].word, word, length) == 0)
      return class_words[i].why;

  return NULL;
}

/* The words of "article-shareBar ad_slot": cut at signs and at inner capitals. */
static const char *
look_up_words (const char *names)
{
  const char *p = names;

  while (p != NULL && *p != '\0')
    {
      gsize length = 0;
      const char *why = NULL;

      while (*p != '\0' && !g_ascii_isalpha (*p))
        p++;
      while (g_ascii_isalpha (p[length]) && (length == 0 || !g_ascii_isupper (p[length]) || g_ascii_isupper (p[length - 1])))
        length++;

      why = look_up_word (p, length);
      if (why != NULL)
        return why;
      p += length;
    }

  return NULL;
}

/* Why all in an element is furniture, or NULL: by its tag, its ARIA role, or the
 * words of its class and id. */
const char *
html_judge_element (const char *tag,
                    const char *class_names,
                    const char *id,
                    const char *role,
                    gboolean *is_firm)
{
  const char *why = NULL;

  *is_firm = TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (tags); i++)
    if (strcmp (tag, tags[i].tag) == 0)
      {
        /* <aside class="related"> says it better. */
        why = look_up_words (class_names);
        return why != NULL ? why : tags[i].why;
      }

  if (role != NULL && (strcmp (role, "navigation") == 0 || strcmp (role, "banner") == 0 || strcmp (role, "search") == 0))
    return "navigation";
  if (role != NULL && strcmp (role, "contentinfo") == 0)
    return "footer";
  if (role != NULL && strcmp (role, "complementary") == 0)
    return "sidebar";

  *is_firm = FALSE;
  if (strcmp (tag, "html") == 0 || strcmp (tag, "body") == 0 || strcmp (tag, "main") == 0 || strcmp (tag, "article") == 0 || strcmp (tag, "h1") == 0)
    return NULL;

  why = look_up_words (class_names);
  return why != NULL ? why : look_up_words (id);
}

gboolean
html_is_byline_class (const char *class_names,
                      const char *rel,
                      const char *itemprop)
{
  static const char *const words[] = { "byline", "author", "authors", "writer" };

  if (rel != NULL && strcmp (rel, "author") == 0)
    return TRUE;
  if (itemprop != NULL && strcmp (itemprop, "author") == 0)
    return TRUE;

  for (gsize i = 0; class_names != NULL && i < G_N_ELEMENTS (words); i++)
    {
      g_auto (GStrv) names = g_strsplit_set (class_names, " -_", 32);

      for (guint j = 0; names[j] != NULL; j++)
        if (g_ascii_strcasecmp (names[j], words[i]) == 0)
          return TRUE;
    }

  return FALSE;
}
