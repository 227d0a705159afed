/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "analysis-fixture.h"
#include "hearsay-dates.h"
#include "hearsay-import.h"
#include "hearsay-language.h"
#include "hearsay-segments.h"

/* All towns, people and outlets are invented. Quotes are expected as in test-quotes.c. */
typedef struct
{
  const char *name;
  const char *language;
  const char *text;
  const char *quotes;
} Case;

static const Case cases[] = {
  { "behind", "de", "„Die Mauer wird halten“, sagte Anna Bell.", "direct/named/Anna Bell: Die Mauer wird halten" },
  { "before", "de", "Anna Bell sagte: „Die Mauer wird halten.“", "direct/named/Anna Bell: Die Mauer wird halten." },
  { "inverted-before", "de", "Am Montag sagte Anna Bell der Nachrichtenagentur Halvia: „Die Mauer wird halten.“",
    "direct/named/Anna Bell: Die Mauer wird halten." },
  { "so", "de", "„Die Mauer wird halten“, so Anna Bell am Montag.", "direct/named/Anna Bell: Die Mauer wird halten" },
  { "book-marks", "de", "»Die Mauer wird halten«, sagte Bürgermeisterin Anna Bell.", "direct/named/Anna Bell: Die Mauer wird halten" },
  { "swiss-marks", "de", "«Die Mauer wird halten», sagte Anna Bell.", "direct/named/Anna Bell: Die Mauer wird halten" },
  { "straight-marks", "de", "\"Die Mauer wird halten\", sagte Anna Bell.", "direct/named/Anna Bell: Die Mauer wird halten" },
  { "single-marks", "de", "‚Die Mauer wird halten‘, sagte Anna Bell.", "direct/named/Anna Bell: Die Mauer wird halten" },
  { "single-book-marks", "de", "›Die Mauer wird halten‹, sagte Anna Bell.", "direct/named/Anna Bell: Die Mauer wird halten" },
  { "nested", "de", "„Er sagte mir ‚lauf‘ und ich lief“, sagte Anna Bell.", "direct/named/Anna Bell: Er sagte mir ‚lauf‘ und ich lief" },
  { "split", "de", "„Die Mauer“, sagte Anna Bell, „wird halten.“", "direct/named/Anna Bell: Die Mauer … wird halten." },
  { "continued", "de", "„Die Mauer wird halten“, sagte Anna Bell. „Niemand muss die Stadt verlassen.“",
    "direct/named/Anna Bell: Die Mauer wird halten … Niemand muss die Stadt verlassen." },
  { "both-sides", "de", "„Die Mauer hält“, sagte Anna Bell: „Sie ist neu.“", "direct/named/Anna Bell: Die Mauer hält … Sie ist neu." },
  { "paragraphs", "de", "Anna Bell sagte: „Die Mauer hält.\n\n„Wir haben jeden Stein geprüft.\n\n„Niemand muss gehen.“\n\nEs regnete.",
    "direct/named/Anna Bell: Die Mauer hält. … Wir haben jeden Stein geprüft. … Niemand muss gehen." },
  { "he", "de", "Anna Bell ging mit Tom Reed zur Mauer. „Sie ist sicher“, sagte er.", "direct/named/Tom Reed: Sie ist sicher" },
  { "she", "de", "Anna Bell ging mit Tom Reed zur Mauer. „Sie ist sicher“, sagte sie.", "direct/named/Anna Bell: Sie ist sicher" },
  { "particle", "de", "„Die Mauer wird halten“, räumte Frau Dr. Bell ein.", "direct/named/Bell: Die Mauer wird halten" },
  { "perfect", "de", "„Die Mauer hält“, hat Anna Bell am Montag gesagt.", "direct/named/Anna Bell: Die Mauer hält" },
  { "perfect-before", "de", "Anna Bell hat am Montag gesagt: „Die Mauer wird halten.“", "direct/named/Anna Bell: Die Mauer wird halten." },
  { "question", "de", "„Wird die Mauer halten?“, fragte Anna Bell.", "direct/named/Anna Bell: Wird die Mauer halten?" },
  { "document", "de", "Der Bericht war lang. „Die Mauer hält“, heißt es in dem Bericht.", "direct/document/Bericht: Die Mauer hält" },
  { "spokeswoman", "de", "„Die Mauer hält“, sagte die Sprecherin der Stadt.", "direct/anonymous/Sprecherin der Stadt: Die Mauer hält" },
  { "collective", "de", "Fachleute warnten: „Die Mauer ist alt.“", "direct/collective/Fachleute: Die Mauer ist alt." },
  { "mixed", "de", "Anna Bell sagte, dass die Mauer „völlig sicher“ sei.", "mixed/named/Anna Bell: dass die Mauer „völlig sicher“ sei" },
  { "indirect", "de", "Anna Bell sagte, die Mauer halte noch Jahre.", "indirect/named/Anna Bell: die Mauer halte noch Jahre" },
  { "indirect-inverted", "de", "Am Montag sagte Anna Bell, dass die Mauer halte.", "indirect/named/Anna Bell: dass die Mauer halte" },
  { "according", "de", "Laut Anna Bell ist die Mauer „völlig sicher“.", "mixed/named/Anna Bell: ist die Mauer „völlig sicher“" },
  { "short-form", "de", "Anna Bells Haus steht noch. „Es war laut“, sagte Bell.", "direct/named/Anna Bell: Es war laut" },
  { "office", "de", "Der Minister Tom Reed kam. „Es wird gebaut“, sagte der Minister.", "direct/named/Tom Reed: Es wird gebaut" },
  { "date", "de", "Am 3. Mai sagte Anna Bell: „Die Mauer wird halten.“", "direct/named/Anna Bell: Die Mauer wird halten." },
  { "compound", "de", "„Wir hatten Glück“, sagte Einsatzleiter Klaus Berger.", "direct/named/Klaus Berger: Wir hatten Glück" },
  { "told-outlet", "de", "Anna Bell sagte der „Leither Zeitung“: „Es reicht.“", "direct/named/Anna Bell: Es reicht." },
  { "scare", "de", "Das „kluge“ Haus kostete viel. Der Roman „Die Flut“ erschien, sagte niemand.", "" },
  { "no-one-speaks", "de", "Die Mauer hielt, und die Ministerin, die Anna Bell heißt, ging. „Die Flut“ heißt das Buch.", "" },

  { "behind", "fr", "« Le mur tiendra », a déclaré Anne Bell.", "direct/named/Anne Bell: Le mur tiendra" },
  { "before", "fr", "Anne Bell a déclaré : « Le mur tiendra. »", "direct/named/Anne Bell: Le mur tiendra." },
  { "no-break-spaces", "fr", "«\u00a0Le mur tiendra\u00a0», a déclaré Anne Bell.", "direct/named/Anne Bell: Le mur tiendra" },
  { "narrow-spaces", "fr", "«\u202fLe mur tiendra\u202f», a déclaré Anne Bell.", "direct/named/Anne Bell: Le mur tiendra" },
  { "without-spaces", "fr", "«Le mur tiendra», a déclaré Anne Bell.", "direct/named/Anne Bell: Le mur tiendra" },
  { "curly", "fr", "“Le mur tiendra”, a déclaré Anne Bell.", "direct/named/Anne Bell: Le mur tiendra" },
  { "nested", "fr", "« Elle a dit “cours” et j’ai couru », raconte Tom Reed.", "direct/named/Tom Reed: Elle a dit “cours” et j’ai couru" },
  { "nested-alike", "fr", "« Elle a dit « cours » et j’ai couru », raconte Tom Reed.", "direct/named/Tom Reed: Elle a dit « cours » et j’ai couru" },
  { "inversion", "fr", "Anne Bell a marché avec Tom Reed. « Le mur tiendra », dit-il.", "direct/named/Tom Reed: Le mur tiendra" },
  { "inversion-perfect", "fr", "Anne Bell a marché avec Tom Reed. « Le mur tiendra », a-t-elle ajouté.", "direct/named/Anne Bell: Le mur tiendra" },
  { "inversion-present", "fr", "Anne Bell est venue. « Le mur tiendra », explique-t-elle.", "direct/named/Anne Bell: Le mur tiendra" },
  { "reflexive", "fr", "« Le mur tiendra », s’est réjouie Anne Bell.", "direct/named/Anne Bell: Le mur tiendra" },
  { "exclamation", "fr", "« Le mur tiendra ! » s’exclame Tom Reed.", "direct/named/Tom Reed: Le mur tiendra !" },
  { "according-before", "fr", "Selon Anne Bell, « le mur tiendra ».", "direct/named/Anne Bell: le mur tiendra" },
  { "according-behind", "fr", "« Le mur tiendra », selon Anne Bell.", "direct/named/Anne Bell: Le mur tiendra" },
  { "according-indirect", "fr", "D’après Anne Bell, le mur tiendra encore dix ans.", "indirect/named/Anne Bell: le mur tiendra encore dix ans" },
  { "mixed", "fr", "Anne Bell a expliqué que le mur était « parfaitement sain ».", "mixed/named/Anne Bell: que le mur était « parfaitement sain »" },
  { "mixed-behind", "fr", "Le mur est « parfaitement sain », a affirmé Anne Bell.", "mixed/named/Anne Bell: Le mur est « parfaitement sain »" },
  { "split", "fr", "« Le mur », a dit la maire de Leith, Anne Bell, « tiendra. »", "direct/named/Anne Bell: Le mur … tiendra." },
  { "paragraphs", "fr", "Anne Bell a déclaré : « Le mur tiendra.\n\n« Nous avons vérifié chaque pierre.\n\n« Personne ne doit partir. »\n\nIl a plu.",
    "direct/named/Anne Bell: Le mur tiendra. … Nous avons vérifié chaque pierre. … Personne ne doit partir." },
  { "paragraphs-closing", "fr", "Anne Bell a déclaré : « Le mur tiendra.\n\n» Nous avons vérifié chaque pierre. »\n\nIl a plu.",
    "direct/named/Anne Bell: Le mur tiendra. … Nous avons vérifié chaque pierre." },
  { "recipient", "fr", "« Le mur tiendra », a déclaré à l’agence Halvia la maire Anne Bell.", "direct/named/Anne Bell: Le mur tiendra" },
  { "title", "fr", "M. Bell a ri. « Tout va bien », a assuré M. Bell.", "direct/named/Bell: Tout va bien" },
  { "short-form", "fr", "Jean-Pierre Bell a parlé. « Tout va bien », a dit Bell.", "direct/named/Jean-Pierre Bell: Tout va bien" },
  { "label", "fr", "Anne Bell : « Le mur tiendra. »", "direct/named/Anne Bell: Le mur tiendra." },
  { "anonymous", "fr", "« Le mur est vieux », déplore un habitant qui a requis l’anonymat.", "direct/anonymous/habitant: Le mur est vieux" },
  { "collective", "fr", "« Le mur tiendra », ont indiqué les autorités.", "direct/collective/autorités: Le mur tiendra" },
  { "indirect", "fr", "La ministre de l’Eau, Anne Bell, a affirmé lundi que le mur tiendrait.", "indirect/named/Anne Bell: que le mur tiendrait" },
  { "aside", "fr", "« Le mur, explique Anne Bell, n’est pas sûr. Il est vieux. »", "direct/named/Anne Bell: Le mur … n’est pas sûr. Il est vieux." },
  { "aside-end", "fr", "« Le mur tiendra, a dit Anne Bell lundi. Il est neuf. »", "direct/named/Anne Bell: Le mur tiendra … Il est neuf." },
  { "unknown-verb", "fr", "Tom Reed attend. « C’est fini », grogne-t-il. « On ferme. »", "direct/named/Tom Reed: C’est fini … On ferme." },
  { "scare", "fr", "Le « petit » mur a coûté cher. Le roman « La Marée » est paru lundi.", "" },
  { "no-one-speaks", "fr", "Une note, publiée lundi, cite la loi. La critique du rapport est vive.", "" },

  { "behind", "es", "«El muro aguantará», dijo Ana Bell.", "direct/named/Ana Bell: El muro aguantará" },
  { "before", "es", "Ana Bell dijo: «El muro aguantará».", "direct/named/Ana Bell: El muro aguantará" },
  { "curly", "es", "“El muro aguantará”, afirmó la alcaldesa Ana Bell.", "direct/named/Ana Bell: El muro aguantará" },
  { "straight", "es", "\"El muro aguantará\", dijo Ana Bell.", "direct/named/Ana Bell: El muro aguantará" },
  { "nested", "es", "«Me dijo “corre” y corrí», contó Ana Bell.", "direct/named/Ana Bell: Me dijo “corre” y corrí" },
  { "dialogue", "es", "—El muro aguantará —dijo Ana Bell—. Nadie debe irse.", "direct/named/Ana Bell: El muro aguantará … Nadie debe irse." },
  { "dialogue-end", "es", "—El muro aguantará —dijo Ana Bell.", "direct/named/Ana Bell: El muro aguantará" },
  { "dialogue-question", "es", "—¿Aguantará el muro? —preguntó Ana Bell.", "direct/named/Ana Bell: ¿Aguantará el muro?" },
  { "split", "es", "«El muro», dijo Ana Bell, «aguantará».", "direct/named/Ana Bell: El muro … aguantará" },
  { "according-before", "es", "Según Ana Bell, «el muro aguantará».", "direct/named/Ana Bell: el muro aguantará" },
  { "according-behind", "es", "El muro aguantará, según Ana Bell.", "indirect/named/Ana Bell: El muro aguantará" },
  { "according-words", "es", "De acuerdo con Ana Bell, el muro aguantará diez años.", "indirect/named/Ana Bell: el muro aguantará diez años" },
  { "mixed", "es", "Ana Bell dijo que el muro estaba «en perfecto estado».", "mixed/named/Ana Bell: que el muro estaba «en perfecto estado»" },
  { "mixed-behind", "es", "El muro está “perfectamente sano”, dijo Ana Bell.", "mixed/named/Ana Bell: El muro está “perfectamente sano”" },
  { "he", "es", "Ana Bell paseó con Tomás Reed. «El muro aguantará», dijo él.", "direct/named/Tomás Reed: El muro aguantará" },
  { "she", "es", "Tomás Reed y Ana Bell hablaron. «Está sano», dijo ella.", "direct/named/Ana Bell: Está sano" },
  { "left-out", "es", "«El muro aguantará», dijo Ana Bell.\n\n«Nadie debe irse», añadió.",
    "direct/named/Ana Bell: El muro aguantará\ndirect/named/Ana Bell: Nadie debe irse" },
  { "left-out-before", "es", "«El muro aguantará», dijo Ana Bell.\n\nY añadió: «Hay agua para todos».",
    "direct/named/Ana Bell: El muro aguantará\ndirect/named/Ana Bell: Hay agua para todos" },
  { "continued", "es", "«El muro aguantará», dijo Ana Bell. «Nadie debe irse de aquí».",
    "direct/named/Ana Bell: El muro aguantará … Nadie debe irse de aquí" },
  { "perfect", "es", "«El muro aguantará», ha dicho Ana Bell este lunes.", "direct/named/Ana Bell: El muro aguantará" },
  { "question", "es", "«¿Aguantará el muro?», preguntó Ana Bell.", "direct/named/Ana Bell: ¿Aguantará el muro?" },
  { "recipient", "es", "«El muro aguantará», explicó a la agencia Halvia la alcaldesa, Ana Bell.", "direct/named/Ana Bell: El muro aguantará" },
  { "title", "es", "«El muro aguantará», señaló el Sr. Bell Soto.", "direct/named/Bell Soto: El muro aguantará" },
  { "collective", "es", "«El muro aguantará», aseguran los vecinos.", "direct/collective/vecinos: El muro aguantará" },
  { "indirect", "es", "La alcaldesa de Leith, Ana Bell, aseguró este lunes que el muro aguantará.", "indirect/named/Ana Bell: que el muro aguantará" },
  { "aside", "es", "«Llegamos tarde —reconoce Ana Bell—, pero llegamos».", "direct/named/Ana Bell: Llegamos tarde … pero llegamos" },
  { "no-verb", "es", "La alcaldesa, Ana Bell, fue clara: «No habrá más obras».", "direct/named/Ana Bell: No habrá más obras" },
  { "scare", "es", "El «pequeño» muro costó mucho. La novela «La marea» salió en mayo.", "" },
  { "bullets", "es", "— Punto uno\n\n— Punto dos — y algo más", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze_in (test->language, test->text);
  g_autofree char *told = fixture_tell_quotes (analysis);

  g_assert_cmpstr (told, ==, test->quotes);
}

static void
test_entities (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    const char *name;
    guint n_mentions;
  } texts[] = {
    { "de", "Bürgermeisterin Anna Bell kam. Dr. Bell lachte. „Gut“, sagte Bell.", "Anna Bell", 3 },
    { "fr", "La maire Anne Bell est venue. Mme Bell a ri.", "Anne Bell", 2 },
    { "es", "La alcaldesa Ana Bell vino. La Sra. Bell rió.", "Ana Bell", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HearsayAnalysis) analysis = fixture_analyze_in (texts[i].language, texts[i].text);

      g_assert_cmpuint (analysis->entities->len, ==, 1);
      g_assert_cmpstr (hearsay_analysis_get_entity (analysis, 0)->name, ==, texts[i].name);
      g_assert_cmpuint (analysis->mentions->len, ==, texts[i].n_mentions);
    }
}

/* Nouns with a capital are nobody, whatever stands before them. */
static void
test_no_names (void)
{
  g_autoptr (HearsayAnalysis) analysis = fixture_analyze_in ("de", "Die Mauer der Stadt steht am Fluss. Ende Mai kam die Flut. Laut Bericht hielt der Damm.");

  g_assert_cmpuint (analysis->mentions->len, ==, 0);
}

static void
test_sentences (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    guint n_sentences;
  } texts[] = {
    { "de", "Dr. Bell kam am 3. Mai nach Leith, z. B. mit Prof. Reed. Es regnete.", 2 },
    { "fr", "M. Bell et le Dr. Reed sont venus. « Il a plu », a dit Mme. Reed.", 2 },
    { "fr", "Il a plu. « Le mur tient. » Tout va bien.", 3 },
    { "es", "El Sr. Bell y la Dra. Reed vinieron a las EE. UU. con D. Juan. Llovió.", 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (HearsaySegments) segments = hearsay_segments_new (texts[i].text, strlen (texts[i].text), hearsay_language_is_abbreviation,
                                                                   (gpointer) hearsay_language_get (texts[i].language));

      g_assert_cmpuint (segments->sentences->len, ==, texts[i].n_sentences);
    }
}

static void
test_dates (void)
{
  static const struct
  {
    const char *language;
    const char *text;
    const char *iso;
  } texts[] = {
    { "de", "Lohrach, 3. Mai 2021", "2021-05-03" },
    { "de", "März 2021", "2021-03" },
    { "fr", "Publié le 3 mai 2021", "2021-05-03" },
    { "fr", "le 1er août 2021", "2021-08-01" },
    { "es", "3 de mayo de 2021", "2021-05-03" },
    { "es", "mayo de 2021", "2021-05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      HearsayDate date = { HEARSAY_SPAN_NONE, "" };

      g_assert_true (hearsay_date_parse (hearsay_language_get (texts[i].language), texts[i].text, &date));
      g_assert_cmpstr (date.iso, ==, texts[i].iso);
    }
}

/* Declared beats told by its words, whatever the file is. */
static void
test_import (void)
{
  static const struct
  {
    const char *path;
    const char *text;
    const char *language;
    const char *byline;
  } files[] = {
    { "a.txt", "Der alte Damm\n\nVon Greta Wendt\n3. Mai 2021\n\nDer Rat hat über den alten Damm beraten, und er wird ihn nicht schließen.", "de", "Greta Wendt" },
    { "a.txt", "The old dam\n\nBy Greta Wendt\n3 May 2021\n\nThe council has met about the old dam, and it will not close it.", "en", "Greta Wendt" },
    { "a.html", "<html lang=\"fr\"><body><p>The old dam will not be closed, for it is safe and will hold.</p></body></html>", "fr", "" },
    { "a.html", "<html><body><p>El pueblo no sabe si la presa aguantará otro año más en el río.</p></body></html>", "es", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].text, strlen (files[i].text));
      g_autoptr (GError) error = NULL;
      g_autoptr (HearsayArticle) article = hearsay_import_bytes (bytes, files[i].path, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (article->language, ==, files[i].language);
      g_assert_cmpstr (article->byline, ==, files[i].byline);
    }
}

static void
test_clitics (void)
{
  const char *text = "l’eau qu’Anne aujourd’hui a-t-elle dit-il Saint-Denis";
  g_autoptr (HearsaySegments) segments = hearsay_segments_new (text, strlen (text), hearsay_language_is_abbreviation, (gpointer) hearsay_language_get ("fr"));
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < segments->tokens->len; i++)
    {
      const HearsayToken *token = hearsay_segments_get_token (segments, i);

      g_string_append_printf (told, "%s%.*s", i > 0 ? " " : "", (int) (token->end - token->start), text + token->start);
    }

  g_assert_cmpstr (told->str, ==, "l’ eau qu’ Anne aujourd’hui a - t - elle dit - il Saint-Denis");
}

static void
test_detection (void)
{
  static const struct
  {
    const char *text;
    const char *language;
  } texts[] = {
    { "Die Mauer ist alt, und niemand weiß, ob sie noch ein Jahr hält.", "de" },
    { "Le mur est vieux et personne ne sait s’il tiendra encore une année.", "fr" },
    { "El muro es viejo y nadie sabe si aguantará otro año más en el pueblo.", "es" },
    { "The wall is old, and nobody knows whether it will hold for another year.", "en" },
    { "DIE MAUER IST ALT UND SIE WIRD NICHT MEHR LANGE HALTEN", "de" },

    /* Too short, mixed, without words, or in a language without a pack. */
    { "", "en" },
    { "Mauer", "en" },
    { "Die Mauer", "en" },
    { "Anna Bell, Leith", "en" },
    { "The old wall of the town will hold, said the mayor. Die Mauer der Stadt wird halten, sagte die Bürgermeisterin.", "en" },
    { "De muur is oud en niemand weet of hij het nog een jaar volhoudt.", "en" },
    { "O muro é velho e ninguém sabe se vai aguentar mais um ano na cidade.", "en" },
    { "12 34 56 78 90 — … !!! ??? «»", "en" },
    { "стена старая и никто не знает выдержит ли она ещё год", "en" },
    { "die die die die die die die die die die die die", "de" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_assert_cmpstr (hearsay_language_detect (texts[i].text, strlen (texts[i].text)), ==, texts[i].language);
}

/* However long a word or the text is, only its beginning is looked at. */
static void
test_detection_hostile (void)
{
  static const char *const units[] = { "a", "die ", "é", "'", "\n", "l'", "\360\237\230\200 ", "a b " };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      while (text->len < 1000000)
        g_string_append (text, units[i]);
      g_assert_nonnull (hearsay_language_detect (text->str, text->len));
    }
}

/* Marks and cues without end: bounded, and spans in order. */
static void
test_hostile (void)
{
  static const char *const units[] = { "« a ", "„a“, sagte ", "sagte, dass ", "laut ", "—a —dijo ", ": «", "dijo: «a» ", "a, sagte b ",
                                       "» ", "« « ", "‚a", "a-t-elle ", "l’", "según, ", "hat a gesagt ", "Anna ", "Anna Bell von der " };
  static const char *const languages[] = { "de", "fr", "es" };

  for (gsize i = 0; i < G_N_ELEMENTS (units) * G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (HearsayAnalysis) analysis = NULL;
      guint32 start = 0;

      while (text->len < 60000)
        g_string_append (text, units[i / G_N_ELEMENTS (languages)]);
      analysis = fixture_analyze_in (languages[i % G_N_ELEMENTS (languages)], text->str);

      for (guint q = 0; q < analysis->quotes->len; q++)
        {
          HearsaySpan span = hearsay_quote_get_span (hearsay_analysis_get_quote (analysis, q));

          g_assert_cmpuint (span.start, <, span.end);
          g_assert_cmpuint (span.end, <=, text->len);
          g_assert_cmpuint (span.start, >=, start);
          start = span.start;
        }
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/languages/%s/%s", cases[i].language, cases[i].name);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/languages/entities", test_entities);
  g_test_add_func ("/languages/no-names", test_no_names);
  g_test_add_func ("/languages/sentences", test_sentences);
  g_test_add_func ("/languages/dates", test_dates);
  g_test_add_func ("/languages/import", test_import);
  g_test_add_func ("/languages/clitics", test_clitics);
  g_test_add_func ("/languages/detection", test_detection);
  g_test_add_func ("/languages/detection-hostile", test_detection_hostile);
  g_test_add_func ("/languages/hostile", test_hostile);

  return g_test_run ();
}
