/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hearsay-entities.h"
#include "hearsay-import.h"
#include "hearsay-stages.h"
#include "hearsay-tagger.h"

typedef struct
{
  const char *name;
  const char *text;
  const char *names;   /* "kind name", separated by | */
  const char *offices; /* "name: office", separated by |; NULL if not looked at */
} Case;

static const Case cases[] = {
  { "none", "It rained all day and nobody came.", "", "" },
  { "title", "Mr Orwin met Mrs Dale in the hall.", "person Orwin|person Dale", NULL },
  { "office", "Foreign Secretary Anna Birk met envoys.", "person Anna Birk", "Anna Birk: Foreign Secretary" },
  { "office-small", "US secretary of state Anna Birk met envoys.", "place US|person Anna Birk", "Anna Birk: US secretary of state" },
  { "office-after", "Paul Kern, the head of the river board, left.", "person Paul Kern", "Paul Kern: head of the river board" },
  { "office-for", "Minister for Defence Paul Kern told reporters so.", "person Paul Kern", "Paul Kern: Minister for Defence" },
  { "surname-later", "Paul Kern spoke first. Later Kern left.", "person Paul Kern|person Kern", NULL },
  { "particle", "Ursula von der Leyen met Charles de Gaulle.", "person Ursula von der Leyen|person Charles de Gaulle", NULL },
  { "initial", "John F. Marden resigned.", "person John F. Marden", NULL },
  { "possessive", "Paul Kern\342\200\231s plan failed.", "person Paul Kern", NULL },
  { "month", "In May the ministers met. It was May 2018.", "", NULL },
  { "month-person", "Theresa May smiled. Mrs May left in May.", "person Theresa May|person May", NULL },
  { "ministry", "The Ministry of Health denied it on Monday.", "organization Ministry of Health", NULL },
  { "company", "Apple Inc. sued Marlow & Dunn Ltd over it.", "organization Apple Inc.|organization Marlow & Dunn Ltd", NULL },
  { "bank", "They wrote to the Bank of England again.", "organization Bank of England", NULL },
  { "committee", "the chairman of Britain\342\200\231s Foreign Affairs Committee warned them", "place Britain|organization Foreign Affairs Committee", NULL },
  { "acronym", "He joined the Northern River Board (NRB) as a clerk.", "organization Northern River Board|organization NRB", NULL },
  { "countries", "Canada, New Zealand and the U.S. agreed.", "place Canada|place New Zealand|place U.S.", NULL },
  { "garbled-country", "Then the Us made an offer, and let us go.", "place Us", NULL },
  { "hyphens", "The London-based firm praised US-UK ties and anti-China talk.", "place London|place US|place UK|place China", NULL },
  { "demonyms", "Two British officials and a Canadian met the Swiss.", "", NULL },
  { "ship", "The navy sent the USS Abraham Lincoln to the gulf.", "other USS Abraham Lincoln", NULL },
  { "street", "They met at 10 Downing Street on Monday.", "place Downing Street", NULL },
  { "handle", "It came from @paulkern on Monday.", "other @paulkern", NULL },
  { "dateline", "ORRIN (Reuters) \342\200\223 The ferry sank.", "place ORRIN|organization Reuters", NULL },
  { "in-place", "A boat from Orvane sank in Kelmouth.", "place Orvane|place Kelmouth", NULL },
  { "city-state", "He was born in Dayton, Ohio, and moved.", "place Dayton|place Ohio", NULL },
  { "city-district", "She flew from Dayton to Washington, D.C., and stayed.", "place Dayton|place Washington, D.C.", NULL },
  { "outlet-of-a-country", "He told USA Today that he would stay in the USA.", "organization USA Today|place USA", NULL },
  { "suffix-alone", "The lawyers of Brannock Mills Inc said no. The firm's name ends in Inc or in Ltd.", "organization Brannock Mills Inc", NULL },
  { "possessive-brand", "Nobody left. Brannock's said on Monday it would close, and the shares of Brannock's fell.", "organization Brannock's|organization Brannock's", NULL },
  { "possessive-person", "Tom Brannock said so. Brannock's lawyer told him, and Tom Brannock's said to be angry.",
    "person Tom Brannock|person Brannock|person Tom Brannock", NULL },
  { "possessive-known", "She ate at McDonald's and went to Macy's.", "organization McDonald's|organization Macy's", NULL },
  { "possessive-known-person", "Ann McDonald lost. McDonald's lawyer went home.", "person Ann McDonald|person McDonald", NULL },
  { "people-or-person", "Tom Dutch sold the boats in May. Dutch said so, and said it to Dutch officials, said Dutch. A Dutch paper was told.",
    "person Tom Dutch|person Dutch|person Dutch", NULL },
  { "envoy", "US envoy to Germany Paul Marden has warned them.", "place US|place Germany|person Paul Marden", NULL },
  { "first-word", "Officials said no. However, Analysts disagreed. Police came.", "", NULL },
  { "headline", "US Mounts Last Campaign To Stop Marden From Leaving\n\nPaul Marden has not left.", "place US|person Marden|person Paul Marden", NULL },
  { "shout", "WHAT A DAY THIS WAS\n\nIt rained.", "", NULL },
  { "work", "She wrote \342\200\234Harbour Lights\342\200\235 in a week.", "other Harbour Lights", NULL },
  { "money", "It cost US$ 5 and Rs 200.", "", NULL },
  { "short-form", "The Orrin River Board denied it on Monday. Later the Board said more.", "organization Orrin River Board|organization Board", NULL },
  { "listed", "They asked Interpol and the CIA.", "organization Interpol|organization CIA", NULL },
  { "signs", "Home \342\200\272 News \342\200\272 World", "", NULL },
  { "small-words", "It cost ten dollars and three pounds.", "", NULL },
  { "others", "The Act passed after World War II.", "other World War II", NULL },
};

static HearsayReading *
read_text (const char *text,
           HearsayArticle **article)
{
  HearsayReading *reading = NULL;

  *article = hearsay_article_new ();
  hearsay_article_take_text (*article, g_strdup (text));
  reading = hearsay_reading_new (*article, 0);
  hearsay_names_find (reading);

  return reading;
}

static char *
slice (const HearsayReading *reading,
       HearsaySpan span)
{
  return g_strndup (reading->article->text + span.start, span.end - span.start);
}

static void
test_names (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HearsayArticle) article = NULL;
  HearsayReading *reading = read_text (test->text, &article);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GString) offices = g_string_new (NULL);

  for (guint i = 0; i < reading->mentions->len; i++)
    {
      const HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, i);
      g_autofree char *name = slice (reading, mention->span);

      g_string_append_printf (names, "%s%s %s", i > 0 ? "|" : "", hearsay_entity_kind_to_string (mention->kind), name);
      g_assert_cmpuint (mention->confidence, <=, 100);
      g_assert_nonnull (mention->reason);
    }

  for (guint i = 0; i < reading->offices->len; i++)
    {
      const HearsayOffice *office = &g_array_index (reading->offices, HearsayOffice, i);
      g_autofree char *name = slice (reading, g_array_index (reading->mentions, HearsayMention, office->mention).span);
      g_autofree char *title = slice (reading, office->span);

      g_string_append_printf (offices, "%s%s: %s", i > 0 ? "|" : "", name, title);
    }

  g_assert_cmpstr (names->str, ==, test->names);
  if (test->offices != NULL)
    g_assert_cmpstr (offices->str, ==, test->offices);

  hearsay_reading_free (reading);
}

static void
test_holder (void)
{
  g_autoptr (HearsayArticle) article = NULL;
  HearsayReading *reading = read_text ("Water minister Anna Birk met Paul Kern, the mayor of Dayton. The minister left. The mayor stayed.", &article);

  g_assert_cmpint (hearsay_office_find_holder (reading, "the minister", article->length), ==, 0);
  g_assert_cmpint (hearsay_office_find_holder (reading, "The water minister", article->length), ==, 0);
  g_assert_cmpint (hearsay_office_find_holder (reading, "the mayor", article->length), ==, 1);
  g_assert_cmpint (hearsay_office_find_holder (reading, "the pilot", article->length), ==, HEARSAY_NONE);
  g_assert_cmpint (hearsay_office_find_holder (reading, "the", article->length), ==, HEARSAY_NONE);

  hearsay_reading_free (reading);
}

static void
test_gender (void)
{
  g_autoptr (HearsayArticle) article = NULL;
  HearsayReading *reading = read_text ("Mrs Birk met Peter Kern and Sir Orwin.", &article);

  g_assert_cmpint (hearsay_mention_get_gender (reading, 0), ==, HEARSAY_GENDER_FEMALE);
  g_assert_cmpint (hearsay_mention_get_gender (reading, 1), ==, HEARSAY_GENDER_MALE);
  g_assert_cmpint (hearsay_mention_get_gender (reading, 2), ==, HEARSAY_GENDER_MALE);

  hearsay_reading_free (reading);
}

/* The outlet that the head names is one wherever its name stands. */
static void
test_outlet (void)
{
  g_autoptr (HearsayArticle) article = hearsay_article_new ();
  HearsayReading *reading = NULL;
  const HearsayMention *mention = NULL;

  hearsay_article_take_text (article, g_strdup ("More in the Lamp & Ladder tomorrow."));
  g_free (article->outlet);
  article->outlet = g_strdup ("Lamp & Ladder");
  reading = hearsay_reading_new (article, 0);
  hearsay_names_find (reading);

  g_assert_cmpuint (reading->mentions->len, ==, 1);
  mention = &g_array_index (reading->mentions, HearsayMention, 0);
  g_assert_cmpint (mention->kind, ==, HEARSAY_ENTITY_ORGANIZATION);
  g_assert_cmpuint (mention->span.start, ==, strlen ("More in the "));
  g_assert_cmpuint (mention->span.end, ==, strlen ("More in the Lamp & Ladder"));
  g_assert_cmpstr (mention->reason, ==, "outlet");

  hearsay_reading_free (reading);
}

/* Tokens and parts of speech keep step, also where a word is read in parts. */
static void
test_tags (void)
{
  static const char *const expected[] = { "DT", "NNP", "NN", "VBD", "RB", "." };
  g_autoptr (HearsayArticle) article = NULL;
  HearsayReading *reading = read_text ("The London-based firm grew quickly.", &article);
  const HearsayTagger *tagger = hearsay_tagger_get (reading->language);

  g_assert_cmpuint (reading->segments->tokens->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (hearsay_tagger_get_tag (tagger, reading->tags[i]), ==, expected[i]);

  hearsay_reading_free (reading);
}

/* Time must grow with the text, whatever the text is. */
static void
test_hostile (void)
{
  static const char *const units[] = { "Anna ", "A. ", "of The ", "Ministry of ", "& Anna ", "Anna-Birk-", "\342\200\234Anna", "President ", "@a ", "Anna's " };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (HearsayArticle) article = NULL;
      HearsayReading *reading = NULL;

      for (guint n = 0; n < 20000; n++)
        g_string_append (text, units[i]);
      reading = read_text (text->str, &article);
      hearsay_reading_free (reading);
    }
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/names/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_names);
    }
  g_test_add_func ("/names/holder", test_holder);
  g_test_add_func ("/names/gender", test_gender);
  g_test_add_func ("/names/outlet", test_outlet);
  g_test_add_func ("/names/tags", test_tags);
  g_test_add_func ("/names/hostile", test_hostile);

  return g_test_run ();
}
