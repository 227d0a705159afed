/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "hearsay-text.h"

typedef struct
{
  const char *name;
  const char *bytes;
  gsize length;
  const char *declared;
  const char *encoding;
  const char *expected;
} Decoding;

static const Decoding decodings[] = {
  { "empty", "", 0, NULL, "UTF-8", "" },
  { "utf-8", "caf\303\251", 5, NULL, "UTF-8", "caf\303\251" },
  { "utf-8-mark", "\357\273\277ok", 5, NULL, "UTF-8", "ok" },
  { "utf-16le-mark", "\377\376o\0k\0", 6, NULL, "UTF-16LE", "ok" },
  { "utf-16be-mark", "\376\377\0o\0k", 6, NULL, "UTF-16BE", "ok" },
  { "windows-1252", "\223ok\224 \200", 6, NULL, "Windows-1252", "\342\200\234ok\342\200\235 \342\202\254" },
  { "declared", "\344\356\354", 3, "windows-1251", "windows-1251", "\320\264\320\276\320\274" },
  { "declared-wrongly", "caf\303\251", 5, "iso-8859-1", "UTF-8", "caf\303\251" },
  { "declared-unknown", "caf\351", 4, "klingon-1", "Windows-1252", "caf\303\251" },
};

static void
test_decode (gconstpointer data)
{
  const Decoding *decoding = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (decoding->bytes, decoding->length);
  const char *encoding = NULL;
  g_autofree char *text = hearsay_text_decode (bytes, decoding->declared, &encoding);

  g_assert_cmpstr (encoding, ==, decoding->encoding);
  g_assert_cmpstr (text, ==, decoding->expected);
}

static void
test_zero_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a\0b", 3);
  g_autofree char *text = hearsay_text_decode (bytes, NULL, NULL);

  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_nonnull (strchr (text, 'b'));
}

static void
test_normalize (void)
{
  g_autofree char *text = hearsay_text_normalize ("e\314\201\r\nb\rc\342\200\250d\001\302\240.\357\273\277", -1);
  g_autofree char *broken = hearsay_text_normalize ("a\377", 2);

  g_assert_cmpstr (text, ==, "\303\251\nb\nc\nd\302\240.");
  g_assert_cmpstr (broken, ==, "a\357\277\275");
}

/* Whatever is composed, and however many marks a letter bears, the result is NFC and the same a second time. */
static void
test_compose (void)
{
  static const char *const parts[] = { "a", "e", "\n", "\314\201", "\314\247", "\314\243", "\315\204", "\340\275\263", "\341\204\200",
                                       "\341\205\241", "\341\206\250", "\303\251", "\342\204\253", "\360\235\205\240", "\320\270", "\340\244\225\340\244\274" };
  g_autoptr (GRand) dice = g_rand_new_with_seed (20210503);

  for (guint n = 0; n < 2000; n++)
    {
      guint n_first = n % 4 == 0 ? 3 : 0;
      guint n_last = n % 4 == 0 ? 9 : G_N_ELEMENTS (parts);
      g_autoptr (GString) text = g_string_new ("x");
      g_autofree char *expected = NULL;
      g_autofree char *got = NULL;
      g_autofree char *again = NULL;

      for (guint i = g_rand_int_range (dice, 0, n % 4 == 0 ? 300 : 30); i > 0; i--)
        g_string_append (text, parts[g_rand_int_range (dice, n_first, n_last)]);

      expected = g_utf8_normalize (text->str, -1, G_NORMALIZE_NFC);
      got = hearsay_text_normalize (text->str, -1);
      again = hearsay_text_normalize (got, -1);
      g_assert_cmpstr (got, ==, expected);
      g_assert_cmpstr (again, ==, got);
    }
}

/* Longer than the pieces that text is composed in, with nowhere to cut and with places to. */
static void
test_compose_long (void)
{
  static const char *const units[] = { "e\314\201", "\341\204\200\341\205\241", "cafe\314\201 ", "\314\201\314\247" };
  static const char *const composed[] = { "\303\251", "\352\260\200", "caf\303\251 ", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *got = NULL;
      gsize length = composed[i] != NULL ? strlen (composed[i]) : 0;

      for (guint n = 0; n < 700 * 1000; n++)
        g_string_append (text, units[i]);
      got = hearsay_text_normalize (text->str, text->len);

      g_assert_cmpuint (strlen (got), ==, length > 0 ? length * 700 * 1000 : text->len);
      for (gsize at = 0; length > 0 && got[at] != '\0'; at += length)
        g_assert_true (strncmp (got + at, composed[i], length) == 0);
    }
}

static void
test_fold (void)
{
  g_autofree char *plain = hearsay_text_fold ("CAN'T", 5);
  g_autofree char *curly = hearsay_text_fold ("Can\342\200\231T", 7);
  g_autofree char *sharp = hearsay_text_fold ("GRO\303\237", 5);

  g_assert_cmpstr (plain, ==, "can't");
  g_assert_cmpstr (curly, ==, "can't");
  g_assert_cmpstr (sharp, ==, "gross");
}

static void
test_squeeze (void)
{
  const char *text = "  a \n b\302\240c ";
  g_autofree char *squeezed = hearsay_text_squeeze (text, (HearsaySpan){ 0, strlen (text) });

  g_assert_cmpstr (squeezed, ==, "a b c");
}

static void
check_offsets (const char *text)
{
  gsize length = strlen (text);
  g_autoptr (HearsayOffsets) offsets = hearsay_offsets_new (text, length);
  gsize character = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p), character++)
    {
      g_assert_cmpuint (hearsay_offsets_to_characters (offsets, p - text), ==, character);
      g_assert_cmpuint (hearsay_offsets_to_bytes (offsets, character), ==, p - text);
    }

  g_assert_cmpuint (hearsay_offsets_to_characters (offsets, length), ==, character);
  g_assert_cmpuint (hearsay_offsets_to_bytes (offsets, character), ==, length);
  g_assert_cmpuint (hearsay_offsets_to_characters (offsets, length + 9), ==, character);
  g_assert_cmpuint (hearsay_offsets_to_bytes (offsets, character + 9), ==, length);
}

static void
test_offsets (void)
{
  static const char *const letters[] = { "\360\237\214\212", "x", "\303\251", "y", "z" };
  g_autoptr (GString) long_text = g_string_new (NULL);

  for (guint i = 0; i < 700; i++)
    g_string_append (long_text, letters[i * i % G_N_ELEMENTS (letters)]);

  check_offsets ("");
  check_offsets ("plain");
  check_offsets ("\331\205\331\210");
  check_offsets (long_text->str);
}

/* "/" stands for a line end. */
static const char *const wrapped[][3] = {
  { "wire",
    "FERRY TENDER OPENED//The council has opened the tender for the/northern ferry line, which was closed in May when/the last boat sank, and hopes for bids.//"
    "    Mayor Ann Bell said the harbour board must/lower its fees. \"Nobody will come here while/they are this high,\" she said. The board had/no comment.//Reuter",
    "FERRY TENDER OPENED//The council has opened the tender for the northern ferry line, which was closed in May when the last boat sank, and hopes for bids.//"
    "    Mayor Ann Bell said the harbour board must lower its fees. \"Nobody will come here while they are this high,\" she said. The board had no comment.//Reuter" },
  { "indented",
    "The council has opened the tender for the/northern ferry line, which was closed in May when/the last boat sank, and hopes for bids./"
    "  Mayor Ann Bell said that the harbour board/must lower its fees.",
    "The council has opened the tender for the northern ferry line, which was closed in May when the last boat sank, and hopes for bids./"
    "  Mayor Ann Bell said that the harbour board must lower its fees." },
  { "no-room-for-a-capital",
    "The council has opened the tender for the northern/Kell ferry line, which was closed in May when the/old boat sank, and hopes for bids from the yards at/Leith, of which there are two, and from the islands/beyond.",
    "The council has opened the tender for the northern Kell ferry line, which was closed in May when the old boat sank, and hopes for bids from the yards at Leith, of which there are two, and from the islands beyond." },
  { "short-line-ends-a-paragraph",
    "The council has opened the tender for the northern/ferry line, which was closed in May when the/old boat sank, and hopes for bids./Bids from the "
    "yards at Leith are due by/summer.",
    "The council has opened the tender for the northern ferry line, which was closed in May when the old boat sank, and hopes for bids./Bids from the yards "
    "at Leith are due by summer." },
  { "paragraphs-are-lines", "The ferry sank./Nobody was hurt./The mayor came./The board left./all of it.", "The ferry sank./Nobody was hurt./The mayor came./The board left./all of it." },
  { "list", "Bids:/- one from Leith/- one from Kell/- none from the town/of Orrin/or of Brennick", "Bids:/- one from Leith/- one from Kell/- none from the town of Orrin or of Brennick" },
  { "bullets",
    "The council has opened bids for the northern lines,/which are these, and it hopes for more of them:/• the ferry from Leith over Kell to the town/of "
    "Orrin, every day but Monday/– the ferry from Kell to Brennick by the quarry",
    "The council has opened bids for the northern lines, which are these, and it hopes for more of them:/• the ferry from Leith over Kell to the town of "
    "Orrin, every day but Monday/– the ferry from Kell to Brennick by the quarry" },
  { "opens-with-marks",
    "The council has opened bids for the northern line,/which was closed in May, and the mayor was glad of/“every boat that sails from the quays of this/town” as "
    "she said on Monday in the harbour.",
    "The council has opened bids for the northern line, which was closed in May, and the mayor was glad of “every boat that sails from the quays of this town” as "
    "she said on Monday in the harbour." },
  { "nothing", "", "" },
  { "line-ends", "///", "///" },
};

static void
test_unwrap (gconstpointer data)
{
  const char *const *test = data;
  g_autofree char *text = g_strdelimit (g_strdup (test[1]), "/", '\n');
  g_autofree char *expected = g_strdelimit (g_strdup (test[2]), "/", '\n');
  g_autofree char *before = g_strdup (text);

  hearsay_text_unwrap (text);
  g_assert_cmpstr (text, ==, expected);
  g_assert_cmpuint (strlen (text), ==, strlen (before));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (decodings); i++)
    {
      g_autofree char *path = g_strconcat ("/engine/text/decode/", decodings[i].name, NULL);

      g_test_add_data_func (path, &decodings[i], test_decode);
    }

  g_test_add_func ("/engine/text/zero-bytes", test_zero_bytes);
  g_test_add_func ("/engine/text/normalize", test_normalize);
  g_test_add_func ("/engine/text/compose", test_compose);
  g_test_add_func ("/engine/text/compose-long", test_compose_long);
  for (gsize i = 0; i < G_N_ELEMENTS (wrapped); i++)
    {
      g_autofree char *path = g_strdup_printf ("/engine/text/unwrap/%s", wrapped[i][0]);

      g_test_add_data_func (path, &wrapped[i], test_unwrap);
    }
  g_test_add_func ("/engine/text/fold", test_fold);
  g_test_add_func ("/engine/text/squeeze", test_squeeze);
  g_test_add_func ("/engine/text/offsets", test_offsets);

  return g_test_run ();
}
