/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hearsay-analyze.h"
#include "hearsay-entities.h"
#include "hearsay-stages.h"

/* Who is who among names that are given, whatever the finder finds: in the articles
 * "[P Paul Kern]" is a person, O an organisation, L a place, X another name; digits
 * after the letter are the confidence. "{mayor of Orvane}" is an office of the next
 * name, or of the one before where none follows at once. */
typedef struct
{
  const char *name;
  const char *articles[5];
  const char *entities; /* "kind name n", and " ~n" if n mentions are variants; separated by | */
} Case;

static const Case cases[] = {
  { "surname", { "[P Paul Kern] spoke. [P Kern] then left." }, "person Paul Kern 2" },
  { "surname-before", { "[P Kern] leaves\n\n[P Paul Kern] left." }, "person Paul Kern 2" },
  { "two-of-one-surname", { "[P Paul Kern] spoke. [P Kern] left. Then [P Anna Kern] spoke. [P Kern] left too." }, "person Anna Kern 2|person Paul Kern 2" },
  { "surname-by-title",
    { "Senator [P Paul Kern] spoke. Mayor [P Anna Kern] left. Then Senator [P Kern] spoke.\n\nMayor [P Kern] left too." },
    "person Anna Kern 2|person Paul Kern 2" },
  { "surname-not-of-kin",
    { "[P Paul Kern] spoke. [P Kern] left. His wife [P Anna Kern] stayed. [P Kern] came back." },
    "person Paul Kern 3|person Anna Kern 1" },
  { "surname-of-who-is-named-most",
    { "[P Paul Kern] spoke. [P Kern] left. [P Kern] sang. [P Kern] ate.\n\n[P Anna Kern] came.\n\nIt rained.\n\n[P Kern] slept." },
    "person Paul Kern 5|person Anna Kern 1" },
  { "surname-elsewhere", { "[P Paul Kern] spoke.", "Mr [P Kern] left." }, "person Paul Kern 2" },
  { "surname-of-two-elsewhere", { "[P Paul Kern] spoke.", "[P Anna Kern] spoke.", "[P Kern] left." }, "person Anna Kern 1|person Kern 1|person Paul Kern 1" },
  { "gender", { "[P Anna Birk] spoke. Mr [P Birk] left." }, "person Anna Birk 1|person Birk 1" },
  { "given-name-alone", { "[P Anna Birk] spoke. [P Anna] left." }, "person Anna Birk 2" },
  { "given-name-of-two", { "[P Anna Birk] met [P Anna Kern]. [P Anna] left." }, "person Anna 1|person Anna Birk 1|person Anna Kern 1" },
  { "month", { "[P Paula May] spoke in May. [P May] left." }, "person Paula May 2" },
  { "firm-and-surname", { "[P Paul Orvik] spoke. [O Orvik] left. [O Marlow Bank] lent to [P Anna Marlow]. [O Marlow] won." }, "person Paul Orvik 2|person Anna Marlow 1|organization Marlow Bank 2" },
  { "modifier", { "[O Pro-Orvane NRB] won. [O NRB] lost. [O Orvane-based NRB] left." }, "organization NRB 3" },
  { "place-and-surname", { "[P Paul Orvane] spoke. [L50 Orvane] left.", "It rained in [L95 Orvane]." }, "person Paul Orvane 2|place Orvane 1" },
  { "title-in-name", { "[P Mr Paul Kern] met [P US President Anna Birk]. [P President Birk] left." }, "person Anna Birk 2|person Paul Kern 1" },
  { "prince", { "[P Prince Harald] met [P Harald Kern]. [P Prince Harald] left." }, "person Prince Harald 2|person Harald Kern 1" },
  { "title-of-a-country", { "[P Captain Canada] flew over [L Canada]." }, "person Captain Canada 1|place Canada 1" },
  { "honours", { "[P Dame Anna Birk DBE] spoke. [P Anna Birk] left." }, "person Anna Birk 2" },
  { "short-form", { "[P Matthew Orwin] spoke.", "[P Matt Orwin] left.", "[P Matt Orwin] sang." }, "person Matt Orwin 3" },
  { "nickname", { "[P William Orwin] spoke.", "[P Bill Orwin] left.", "[P William Orwin] sang." }, "person William Orwin 3" },
  { "initial", { "[P J. Orwin] spoke.", "[P John Orwin] left." }, "person John Orwin 2" },
  { "initial-of-two", { "[P J. Orwin] spoke.", "[P John Orwin] left.", "[P James Orwin] sang." }, "person J. Orwin 1|person James Orwin 1|person John Orwin 1" },
  { "initial-of-two-one-near", { "[P J. Orwin] spoke. [P John Orwin] left.", "[P James Orwin] sang." }, "person John Orwin 2|person James Orwin 1" },
  { "initial-and-middle-name", { "[P T. Harald Orwin] spoke.", "[P Tom Orwin] left.", "[P Harald Orwin] sang." }, "person Harald Orwin 2|person Tom Orwin 1" },
  { "common-surname", { "[P Bill Smith] spoke.", "[P William Smith] left." }, "person Bill Smith 1|person William Smith 1" },
  { "common-surname-same-company",
    { "[P Bill Smith] met [P Anna Birk] in [L Canada].", "[P William Smith] met [P Anna Birk] in [L Canada]." },
    "person Anna Birk 2|person Bill Smith 2|place Canada 2" },
  { "middle-initials", { "[P George W. Kern] spoke.", "[P George H. Kern] left.", "[P George W. Kern] sang." }, "person George W. Kern 2|person George H. Kern 1" },
  { "middle-name-left-out", { "[P George Walter Kern] spoke.", "[P George Kern] left.", "[P George Kern] sang." }, "person George Kern 3" },
  { "junior-elsewhere", { "[P Paul Kern Jr.] spoke.", "[P Paul Kern] left.", "[P Paul Kern] sang." }, "person Paul Kern 3" },
  { "junior-and-senior", { "[P Paul Kern Jr.] met [P Paul Kern].", "[P Paul Kern] sang." }, "person Paul Kern 2|person Paul Kern Jr. 1" },
  { "kings", { "[P Orwin II] followed [P Orwin I]." }, "person Orwin I 1|person Orwin II 1" },
  { "surname-first", { "[P Kern Anna] spoke.", "[P Anna Kern] left.", "[P Anna Kern] sang." }, "person Anna Kern 3" },
  { "particle", { "[P Ursula von der Kern] spoke. [P von der Kern] left. [P Von der Kern] sang." }, "person von der Kern 3" },
  { "family", { "[P Paul Kern] spoke for the [P Kerns]." }, "person Kerns 1|person Paul Kern 1" },
  { "people-of-a-country", { "The [P South Americans] met. [P Americans] left." }, "person Americans 1|person South Americans 1" },
  { "demonym-and-place", { "[X Canadians] live in [L Canada]. [X Canadian] skies." }, "place Canada 1|other Canadian 1|other Canadians 1" },
  { "ship", { "[P Paul Kern] saw the [X USS Paul Kern]. [P Kern] left." }, "person Paul Kern 2|other USS Paul Kern 1" },
  { "the-ship", { "The [X USS Orvik] sailed. The [X Orvik] sank." }, "other USS Orvik 2" },
  { "other-by-its-head", { "The [X Rain Relief Act] passed. The [X Act] is new." }, "other Rain Relief Act 2" },
  { "other-no-head", { "The [X Orland Democratic] vote. The [X Democratic] vote." }, "other Democratic 1|other Orland Democratic 1" },
  { "street", { "[P Paul Kern] lives in [L Kern Street]. [P Kern] left." }, "person Paul Kern 2|place Kern Street 1" },
  { "handle", { "[P Paul Kern] ([P @paulkern]) wrote it." }, "person Paul Kern 2" },
  { "country", { "The [L United States] and the [L U.S.] met.", "[L America] and the [L US] agreed.", "[L Britain] left the [L UK]." }, "place United States 4|place United Kingdom 2" },
  { "side-of-a-country", { "[L North Korea] spoke. The [O North] left. [L North] Street is long." }, "place North Korea 2|place North 1" },
  { "region-abbreviated", { "It rained in [L N.J.] and [L New Jersey]." }, "place New Jersey 2" },
  { "street-abbreviated", { "It rained in [L Orvane St.] and [L Orvane Street]." }, "place Orvane Street 2" },
  { "city-of", { "The [L City of Orvane] is in [L Orvane].", "[L Orvane] is wet." }, "place Orvane 3" },
  { "city-of-known", { "The [L City of London] is in [L London]." }, "place London 2" },
  { "country-and-its-city", { "[L Mexico City] is in [L Mexico]." }, "place Mexico 1|place Mexico City 1" },
  { "dam", { "The [L Orvik Dam] leaks. The anchors at [L Orvik] creep." }, "place Orvik Dam 2" },
  { "acronym", { "The [O Northern River Board] ([O NRB]) met. The [O NRB] left." }, "organization Northern River Board 3" },
  { "acronym-not-of-the-words", { "The [O Orvane River Conference] ([O CRO]) met. The [O CRO] left." }, "organization Orvane River Conference 3" },
  { "acronym-of-the-end", { "The [O Orvik Rovers of the Orland Football League] ([O OFL]) won." }, "organization OFL 1|organization Orvik Rovers of the Orland Football League 1" },
  { "acronym-of-two", { "The [O Northern River Board] ([O NRB]) met.", "The [O National Rain Bureau] ([O NRB]) met. The [O NRB] left.", "The [O NRB] sang." }, "organization National Rain Bureau 3|organization Northern River Board 2|organization NRB 1" },
  { "acronym-elsewhere", { "The [O Northern River Board] met.", "The [O NRB] sang." }, "organization Northern River Board 2" },
  { "acronym-mixed", { "The [O Orland Union of Miners] met. [O OUMin] left." }, "organization Orland Union of Miners 2" },
  { "acronym-and-word", { "The [O Orland University Renford] met. [O OU Renford] left." }, "organization Orland University Renford 2" },
  { "acronym-with-number", { "[O Movement 7 Orvane] met. [O M7O] left." }, "organization Movement 7 Orvane 2" },
  { "acronym-of-capitals", { "[O OrviVox] grew. [O OV] won." }, "organization OrviVox 2" },
  { "acronym-of-a-place", { "[L Los Orvanes] is hot. [L L.O.] is dry." }, "place Los Orvanes 2" },
  { "suffix", { "[O Marlow Holdings Ltd.] sued. Later [O Marlow Holdings] won." }, "organization Marlow Holdings Ltd. 2" },
  { "parent-and-branch", { "[O Thyrsen AG] sold [O Thyrsen Stahl AG]. [O Thyrsen] won." }, "organization Thyrsen AG 2|organization Thyrsen Stahl AG 1" },
  { "first-word", { "[O Vostrak Heavy Works] sued. [O Vostrak] won." }, "organization Vostrak Heavy Works 2" },
  { "head-dropped", { "[O Harwick University] grew. [O Harwick] won." }, "organization Harwick University 2" },
  { "end-dropped", { "The [O Harbour Corps of Canada] met. [O Harbour Corps] left." }, "organization Harbour Corps of Canada 2" },
  { "end-dropped-of-two",
    { "The [O Harbour Corps of Canada] met the [O Harbour Corps of Peru]. [O Harbour Corps] left." },
    "organization Harbour Corps 1|organization Harbour Corps of Canada 1|organization Harbour Corps of Peru 1" },
  { "country-dropped", { "The [O US Rain Department] met. The [O Rain Department] left." }, "organization US Rain Department 2" },
  { "body-by-its-head", { "The [O Northern River Board] met. The [O Board] left." }, "organization Northern River Board 2" },
  { "short-in-headline", { "[O Board] meets\n\nThe [O Northern River Board] met. The [O Board] left." }, "organization Northern River Board 3" },
  { "paper", { "It was in the [O Orvane Ledger]. Nobody told the [O Ledger] more." }, "organization Orvane Ledger 2" },
  { "long-once-short-often", { "[O Orvik Chirper] wrote. [O Chirper] is old.", "[O Chirper] grew. [O Chirper] shrank.", "[O Chirper] grew. [O Chirper] shrank." }, "organization Chirper 5|organization Orvik Chirper 1" },
  { "ampersand", { "The firm [O Marlow & Dunn] sued.", "[O Marlow & Dunn] won.", "It was [O Marlow and Dunn Ltd] that sued." }, "organization Marlow & Dunn 3" },
  { "firm-of-two", { "The firm [O Marlow & Dunn] sued.", "Later [O Marlow & Dunn] won.", "Then [P Marlow] and [P Dunn] rested." }, "organization Marlow & Dunn 3" },
  { "department-abbreviated", { "The [O Rain Dept.] met the [O Rain Department]." }, "organization Rain Department 2" },
  { "case", { "[O VOSTRAK] grew. [O Vostrak] won.", "[O Vostrak] left." }, "organization Vostrak 3" },
  { "hyphen", { "[L Basse-Orvane] and [L Basse Orvane] are one.", "[L Basse Orvane] is wet." }, "place Basse Orvane 3" },
  { "apostrophe", { "[P Anna O’Birk] spoke. [P Anna O'Birk] left. [P O’Birk] sang." }, "person Anna O’Birk 3" },
  { "diacritics", { "[L Örvik] is wet. [L Orvik] is dry. [L Orvik] is hot." }, "place Orvik 3" },
  { "script", { "[L Орвик] is wet. [L Orvik] is dry. [L Orvik] is hot." }, "place Orvik 3" },
  { "transliteration",
    { "Water minister {water minister} [P Moustafa Kadhrani] met [P Paul Kern] in [L Canada].", "[P Mustafa Qadrani], {water minister of the north}, met [P Paul Kern] in [L Canada].",
      "[P Mustafa Qadrani] met [P Paul Kern] in [L Canada]." },
    "person Mustafa Qadrani 3 ~1|person Paul Kern 3|place Canada 3" },
  { "misspelt-bare", { "Senator [P Paul Marden] spoke. Later [P Mardon] left." }, "person Paul Marden 2 ~1" },
  { "misspelt-surname",
    { "{Water minister} [P Anna Burrick] met [P Paul Kern] in [L Canada].", "{Water minister} [P Anna Burrick] met [P Paul Kern] in [L Canada].",
      "{Water minister} [P Anna Burick] met [P Paul Kern] in [L Canada]." },
    "person Anna Burrick 3 ~1|person Paul Kern 3|place Canada 3" },
  { "misspelt-given", { "[P Carolyn Marden] spoke. [P Carolin Marden] left. [P Carolyn Marden] sang." }, "person Carolyn Marden 3 ~1" },
  { "misspelt-listed", { "The [O United Nations] met. The [O Untied Nations] left." }, "organization United Nations 2 ~1" },
  { "misspelt-firm",
    { "[O Vostrak] equipment is cheap. [O Vostrak] makes it. [O Vostrak] sells [O Vostrak] equipment.", "[O Vostrak] equipment, says [O Vostrak], is safe. But [O Vostrik] equipment failed." },
    "organization Vostrak 7 ~1" },
  { "groups", { "[O Group G] won. [O Group G] lost. [O Group G] left. [O Group F] sang." }, "organization Group G 3|organization Group F 1" },
  { "kin-stay-two", { "[P John Carter] and [P Joan Carter] spoke." }, "person Joan Carter 1|person John Carter 1" },
  { "other-people-stay-two", { "[P Paul Marden] spoke in [L Canada].", "[P Paul Harden] spoke in [L Peru]." }, "person Paul Harden 1|person Paul Marden 1|place Canada 1|place Peru 1" },
};

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
free_reading (gpointer reading)
{
  hearsay_reading_free (reading);
}

/* Takes the marks out of a text; what they mark goes to the arrays. */
static char *
read_marks (const char *marked,
            GArray *mentions,
            GArray *offices)
{
  GString *text = g_string_new (NULL);

  for (const char *p = marked; *p != '\0';)
    {
      const char *end = *p == '[' || *p == '{' ? strchr (p, *p == '[' ? ']' : '}') : NULL;

      if (*p == '[')
        {
          static const char letters[] = "POLX";
          HearsayMention mention = { .entity = HEARSAY_NONE, .confidence = 85, .reason = "full name" };

          mention.kind = strchr (letters, p[1]) - letters;
          if (g_ascii_isdigit (p[2]))
            mention.confidence = atoi (p + 2);
          p = strchr (p, ' ') + 1;
          mention.span.start = text->len;
          g_string_append_len (text, p, end - p);
          mention.span.end = text->len;
          g_array_append_val (mentions, mention);
          p = end + 1;
        }
      else if (*p == '{')
        {
          HearsayOffice office = { { text->len, text->len + (end - p - 1) }, { text->len, text->len + (end - p - 1) }, 0, NULL, FALSE };

          office.mention = mentions->len - (end[1] == ' ' && end[2] == '[' ? 0 : 1);
          g_string_append_len (text, p + 1, end - p - 1);
          g_array_append_val (offices, office);
          p = end + 1;
        }
      else
        g_string_append_c (text, *p++);
    }

  return g_string_free (text, FALSE);
}

/* The readings of marked articles, resolved. */
static GPtrArray *
resolve (const char *const *texts,
         gboolean backwards,
         HearsayAnalysis **analysis)
{
  GPtrArray *readings = g_ptr_array_new_with_free_func (free_reading);
  GPtrArray *articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  guint n = 0;

  while (n < 5 && texts[n] != NULL)
    n++;

  for (guint i = 0; i < n; i++)
    {
      HearsayArticle *article = hearsay_article_new ();
      guint index = backwards ? n - 1 - i : i;

      g_free (article->id);
      article->id = g_strdup_printf ("%u", index);
      g_ptr_array_add (articles, article);
      {
        g_autoptr (GArray) mentions = g_array_new (FALSE, FALSE, sizeof (HearsayMention));
        g_autoptr (GArray) offices = g_array_new (FALSE, FALSE, sizeof (HearsayOffice));

        hearsay_article_take_text (article, read_marks (texts[index], mentions, offices));
      }
    }

  corpus = hearsay_corpus_new (articles, NULL);
  *analysis = hearsay_analysis_new (corpus);

  for (guint i = 0; i < n; i++)
    {
      const HearsayArticle *article = hearsay_corpus_get (corpus, i);
      HearsayReading *reading = hearsay_reading_new (article, i);
      g_autofree char *text = read_marks (texts[atoi (article->id)], reading->mentions, reading->offices);

      g_assert_cmpstr (text, ==, article->text);
      for (guint m = 0; m < reading->mentions->len; m++)
        g_array_index (reading->mentions, HearsayMention, m).article = i;
      g_ptr_array_add (readings, reading);
    }

  hearsay_entities_resolve (readings, *analysis, 1);

  return readings;
}

static char *
describe (const char *const *texts,
          gboolean backwards)
{
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) readings = resolve (texts, backwards, &analysis);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < analysis->entities->len; i++)
    {
      const HearsayEntity *entity = hearsay_analysis_get_entity (analysis, i);
      guint n_mentions = 0;
      guint n_variants = 0;

      for (guint r = 0; r < readings->len; r++)
        {
          const HearsayReading *reading = g_ptr_array_index (readings, r);

          for (guint m = 0; m < reading->mentions->len; m++)
            {
              const HearsayMention *mention = &g_array_index (reading->mentions, HearsayMention, m);

              n_mentions += mention->entity == (int) i;
              n_variants += mention->entity == (int) i && mention->is_variant;
            }
        }

      g_string_append_printf (out, "%s%s %s %u", i > 0 ? "|" : "", hearsay_entity_kind_to_string (entity->kind), entity->name, n_mentions);
      if (n_variants > 0)
        g_string_append_printf (out, " ~%u", n_variants);
    }

  return g_string_free (out, FALSE);
}

static void
test_resolve (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *found = describe (test->articles, FALSE);
  g_autofree char *backwards = describe (test->articles, TRUE);

  g_assert_cmpstr (found, ==, test->entities);
  g_assert_cmpstr (backwards, ==, found);
}

/* The whole analysis does not depend on the order of articles or on threads. */
static char *
analyze (gboolean backwards,
         guint jobs)
{
  static const char *const texts[] = {
    "Paul Kern met Anna Birk in Canada. Kern left Canada.", "Mr Kern told the Northern River Board (NRB) that the NRB was late.",
    "Senator Anna Birk spoke. Ms Birk and her son Tom Birk left. Birk sang."
  };
  GPtrArray *articles = hearsay_articles_new ();
  g_autoptr (HearsayCorpus) corpus = NULL;
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char *text = texts[backwards ? G_N_ELEMENTS (texts) - 1 - i : i];
      HearsayArticle *article = hearsay_article_new ();

      g_free (article->id);
      article->id = g_compute_checksum_for_string (G_CHECKSUM_MD5, text, -1);
      hearsay_article_take_text (article, g_strdup (text));
      g_ptr_array_add (articles, article);
    }
  corpus = hearsay_corpus_new (articles, NULL);
  analysis = hearsay_analyze (corpus, jobs, NULL, NULL, NULL);

  for (guint i = 0; i < analysis->entities->len; i++)
    {
      HearsayEntity *entity = hearsay_analysis_get_entity (analysis, i);

      g_assert_nonnull (entity->reason);
      g_assert_cmpuint (entity->confidence, >, 0);
      g_assert_cmpuint (entity->confidence, <, 100);
      g_ptr_array_add (ids, entity->id);
      g_string_append_printf (out, "%s %s %u %u %s|", entity->id, entity->name, entity->n_mentions, entity->confidence, entity->reason);
    }
  g_ptr_array_sort (ids, compare_strings);
  for (guint i = 1; i < ids->len; i++)
    g_assert_cmpstr (g_ptr_array_index (ids, i - 1), !=, g_ptr_array_index (ids, i));

  return g_string_free (out, FALSE);
}

static void
test_order (void)
{
  g_autofree char *found = analyze (FALSE, 1);
  g_autofree char *backwards = analyze (TRUE, 1);
  g_autofree char *parallel = analyze (FALSE, 4);

  g_assert_cmpstr (parallel, ==, found);
  g_assert_cmpstr (backwards, ==, found);
}

/* An entity says why its mentions are one, and how sure that is. */
static void
test_reasons (void)
{
  static const struct
  {
    const char *article;
    const char *reason;
    guint least;
    guint most;
  } reasons[] = {
    { "[P99 Paul Kern] met [P99 Paul Kern].", "full name", 95, 99 },
    { "[L99 Orvane] is [L99 Orvane].", "same name", 88, 94 },
    { "[L99 Britain] is the [L99 UK].", "alias", 95, 99 },
    { "[P99 Paul Kern] is [P99 Kern] is [P99 Kern].", "surname", 90, 96 },
    { "[P99 Paul Kern] is [P99 Paul] is [P99 Paul].", "given name alone", 80, 90 },
    { "[O99 Northern River Board] ([O99 NRB]) is [O99 NRB].", "initials", 92, 98 },
    { "[O99 Harwick University] is [O99 Harwick] is [O99 Harwick].", "short form", 83, 92 },
    { "[P99 Paul Marden] is [P99 Mardon] is [P99 Mardon].", "misspelling", 70, 80 },
    { "[P40 Paul Kern] is [P40 Kern].", "full name", 1, 40 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      const char *const texts[5] = { reasons[i].article };
      g_autoptr (HearsayAnalysis) analysis = NULL;
      g_autoptr (GPtrArray) readings = resolve (texts, FALSE, &analysis);
      const HearsayEntity *entity = hearsay_analysis_get_entity (analysis, 0);

      g_assert_cmpuint (analysis->entities->len, ==, 1);
      g_assert_cmpstr (entity->reason, ==, reasons[i].reason);
      g_assert_cmpuint (entity->confidence, >=, reasons[i].least);
      g_assert_cmpuint (entity->confidence, <=, reasons[i].most);
    }
}

/* What one article calls somebody helps to read another. */
static void
test_offices (void)
{
  static const char *const texts[5] = { "{Water minister} [P Anna Birk] met [P Paul Kern], {the mayor of Orvane}. Sen. {Sen} [P Tom Reed] left.",
                                        "The minister for water left. [P Anna Birk] met [P Paul Kern] again." };
  g_autoptr (HearsayAnalysis) analysis = NULL;
  g_autoptr (GPtrArray) readings = resolve (texts, FALSE, &analysis);
  const HearsayReading *first = g_ptr_array_index (readings, 0);
  const HearsayReading *second = g_ptr_array_index (readings, 1);

  g_assert_cmpint (hearsay_office_find_holder (first, "the senator", 0), ==, 2);
  g_assert_cmpint (hearsay_office_find_holder (second, "The minister for water", 0), ==, 0);
  g_assert_cmpint (hearsay_office_find_holder (second, "the mayor", 0), ==, 1);
  g_assert_cmpint (hearsay_office_find_holder (second, "the pilot", 0), ==, HEARSAY_NONE);
}

/* Thousands of alike names in one article or corpus are soon done with. */
static void
test_hostile (void)
{
  GString *text = g_string_new (NULL);
  const char *texts[5] = { NULL };
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "[P A%uva Kern] met [P Kern], [P K%uern] and [O A%u B%u C%u] ("
                                  "[O AB%uC]). The [O C%u] left. ",
                            i, i, i, i, i, i, i);
  texts[0] = text->str;
  {
    g_autoptr (HearsayAnalysis) analysis = NULL;
    g_autoptr (GPtrArray) readings = resolve (texts, FALSE, &analysis);

    g_assert_cmpuint (analysis->entities->len, >, 0);
  }
  g_string_free (text, TRUE);

  /* Generous, for valgrind and sanitizers; unbounded comparing takes minutes. */
  g_assert_cmpint (g_get_monotonic_time () - start, <, 60 * G_USEC_PER_SEC);
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/entities/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_resolve);
    }
  g_test_add_func ("/entities/order", test_order);
  g_test_add_func ("/entities/reasons", test_reasons);
  g_test_add_func ("/entities/offices", test_offices);
  g_test_add_func ("/entities/hostile", test_hostile);

  return g_test_run ();
}
