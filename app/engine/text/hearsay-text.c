/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-text"

#include "config.h"

#include "hearsay-text.h"

#include <string.h>

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* One checkpoint per so many bytes of text that is not plain ASCII. */
#define STRIDE 256

/* Text is composed in pieces of about so many bytes, if it can be cut, and never in longer ones than the other. */
#define PIECE (1024 * 1024)
#define LONGEST_PIECE (64 * 1024 * 1024)

/* No letter of any language bears so many marks. */
#define LONG_RUN 64

struct _HearsayOffsets
{
  const char *text; /* borrowed: the text outlives the map */
  gsize length;     /* bytes */
  gsize characters;
  guint32 *counts; /* characters before byte n × STRIDE; NULL for ASCII */
};

static gboolean
is_utf8_name (const char *name)
{
  return g_ascii_strcasecmp (name, "utf-8") == 0 || g_ascii_strcasecmp (name, "utf8") == 0;
}

/* The encodings a byte order mark names, longest mark first. */
static const char *
encoding_from_mark (const guint8 *data,
                    gsize size,
                    gsize *mark)
{
  static const struct
  {
    const char *bytes;
    gsize length;
    const char *name;
  } marks[] = {
    { "\xFF\xFE\x00\x00", 4, "UTF-32LE" },
    { "\x00\x00\xFE\xFF", 4, "UTF-32BE" },
    { "\xEF\xBB\xBF", 3, "UTF-8" },
    { "\xFF\xFE", 2, "UTF-16LE" },
    { "\xFE\xFF", 2, "UTF-16BE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (size >= marks[i].length && memcmp (data, marks[i].bytes, marks[i].length) == 0)
      {
        *mark = marks[i].length;
        return marks[i].name;
      }

  *mark = 0;
  return NULL;
}

/* A stray zero byte does not make UTF-8 something else. */
static gboolean
is_utf8_but_for_zeros (const char *data,
                       gsize size)
{
  const char *end = data + size;
  const char *stop = data;

  while (!g_utf8_validate_len (stop, end - stop, &stop))
    if (*stop++ != '\0')
      return FALSE;

  return TRUE;
}

/* Never fails: what a converter cannot read becomes U+FFFD. */
static char *
convert (const char *data,
         gsize size,
         const char *encoding)
{
  UErrorCode status = U_ZERO_ERROR;
  UConverter *from = NULL;
  UConverter *to = NULL;
  g_autoptr (GString) out = NULL;
  const char *source = data;
  const char *limit = data + size;
  UChar pivot[1024];
  UChar *pivot_source = pivot;
  UChar *pivot_target = pivot;
  gboolean more = TRUE;
  gboolean first = TRUE;

  from = ucnv_open (encoding, &status);
  if (U_FAILURE (status))
    return NULL;

  to = ucnv_open ("UTF-8", &status);
  if (U_FAILURE (status))
    {
      ucnv_close (from);
      return NULL;
    }

  out = g_string_sized_new (size + size / 8);

  while (more)
    {
      char buffer[4096];
      char *target = buffer;

      status = U_ZERO_ERROR;
      ucnv_convertEx (to, from, &target, buffer + sizeof buffer, &source, limit,
                      pivot, &pivot_source, &pivot_target, pivot + G_N_ELEMENTS (pivot),
                      first, TRUE, &status);
      first = FALSE;
      g_string_append_len (out, buffer, target - buffer);
      more = status == U_BUFFER_OVERFLOW_ERROR;
    }

  ucnv_close (from);
  ucnv_close (to);

  return g_utf8_make_valid (out->str, out->len);
}

/**
 * hearsay_text_decode:
 * @bytes: a file as it came
 * @declared: (nullable): the encoding the file or its carrier names
 * @encoding: (out) (optional) (transfer none): the encoding it was read as
 *
 * Reads bytes of unknown encoding: a byte order mark decides, then valid UTF-8
 * (a wrong declaration is far commoner than another encoding that happens to be
 * valid UTF-8), then what was declared, then Windows-1252, which every byte
 * string can be read as.
 *
 * Returns: (transfer full): valid UTF-8, zero bytes replaced by U+FFFD
 */
char *
hearsay_text_decode (GBytes *bytes,
                     const char *declared,
                     const char **encoding)
{
  gsize size = 0;
  gsize mark = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *name = NULL;
  char *text = NULL;

  if (size == 0)
    data = "";

  name = encoding_from_mark ((const guint8 *) data, size, &mark);

  if (name != NULL && !is_utf8_name (name))
    text = convert (data + mark, size - mark, name);
  else if (name != NULL || is_utf8_but_for_zeros (data, size))
    {
      name = "UTF-8";
      text = g_utf8_make_valid (data + mark, size - mark);
    }

  if (text == NULL && declared != NULL && !is_utf8_name (declared))
    {
      text = convert (data, size, declared);
      name = g_intern_string (declared);
    }

  if (text == NULL)
    {
      text = convert (data, size, "windows-1252");
      name = "Windows-1252";
    }

  if (encoding != NULL)
    *encoding = name;

  return text;
}

/* A combining mark with its canonical class. */
typedef struct
{
  UChar32 character;
  guint8 class;
} Mark;

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  return (int) ((const Mark *) a)->class - ((const Mark *) b)->class;
}

/* Whether the character is a mark, or falls apart into what begins with one. */
static gboolean
is_mark (gunichar c)
{
  return c >= 0x300 && u_getIntPropertyValue (c, UCHAR_LEAD_CANONICAL_COMBINING_CLASS) != 0;
}

static void
append_sorted (GString *out,
               const char *start,
               const char *end)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *decomposer = unorm2_getNFDInstance (&status);
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (Mark));

  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      UChar32 c = g_utf8_get_char (p);
      UChar parts[16] = { 0 };
      int n_parts = unorm2_getDecomposition (decomposer, c, parts, G_N_ELEMENTS (parts), &status);

      if (n_parts < 0)
        {
          n_parts = 0;
          U16_APPEND_UNSAFE (parts, n_parts, c);
        }

      for (int i = 0; i < n_parts;)
        {
          Mark mark = { 0 };

          U16_NEXT (parts, i, n_parts, mark.character);
          mark.class = u_getCombiningClass (mark.character);
          g_array_append_val (marks, mark);
        }
    }

  /* Stable, so the order within a class, which means something, is kept. */
  g_array_sort (marks, compare_marks);

  for (guint i = 0; i < marks->len; i++)
    g_string_append_unichar (out, g_array_index (marks, Mark, i).character);
}

/* ICU puts the marks after a letter in order by inserting each at its place, which takes the square of their number:
 * a run of very many is put in order before. The text stays canonically equivalent. NULL if there is no such run. */
static char *
sort_long_runs (const char *text,
                gsize length)
{
  const char *end = text + length;
  const char *done = text;
  GString *out = NULL;

  for (const char *p = text; p < end;)
    {
      const char *start = p;
      guint n_marks = 0;

      for (; p < end && is_mark (g_utf8_get_char (p)); p = g_utf8_next_char (p))
        n_marks++;

      if (n_marks >= LONG_RUN)
        {
          if (out == NULL)
            out = g_string_sized_new (length);
          g_string_append_len (out, done, start - done);
          append_sorted (out, start, p);
          done = p;
        }

      if (p == start)
        p = g_utf8_next_char (p);
    }

  if (out == NULL)
    return NULL;

  g_string_append_len (out, done, end - done);

  return g_string_free (out, FALSE);
}

static void
append_composed (GString *out,
                 const char *text,
                 gsize length)
{
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *composer = unorm2_getNFCInstance (&status);
  g_autofree char *sorted = sort_long_runs (text, length);
  const char *given = sorted != NULL ? sorted : text;
  int n_given = sorted != NULL ? (int) strlen (sorted) : (int) length;
  g_autofree UChar *wide = g_new (UChar, n_given + 1);
  g_autofree UChar *composed = NULL;
  int n_wide = 0;
  int n_composed = 0;
  int n_bytes = 0;
  gsize before = out->len;

  u_strFromUTF8 (wide, n_given + 1, &n_wide, given, n_given, &status);
  if (unorm2_spanQuickCheckYes (composer, wide, n_wide, &status) == n_wide)
    {
      g_string_append_len (out, given, n_given);
      return;
    }

  /* Composed text is at most three times as long, in UTF-16, as what it was. */
  composed = g_new (UChar, 3 * (gsize) n_wide + 1);
  n_composed = unorm2_normalize (composer, wide, n_wide, composed, 3 * n_wide + 1, &status);
  g_string_set_size (out, before + 3 * (gsize) n_composed);
  u_strToUTF8 (out->str + before, 3 * n_composed + 1, &n_bytes, composed, n_composed, &status);
  g_string_set_size (out, before + n_bytes);
  g_assert (U_SUCCESS (status));
}

/* NFC in time that grows with the text: GLib's takes the square of the number of characters that it puts together.
 * Pieces end before a plain ASCII character, which joins nothing that is before it. */
static char *
compose (const char *valid)
{
  gsize length = strlen (valid);
  GString *out = g_string_sized_new (length);

  for (gsize start = 0; start < length;)
    {
      gsize end = start;

      /* So far nothing has to be looked up. */
      while (end < length && (guint8) valid[end] < 0x80)
        end++;
      if (end < length && end > start)
        end--;
      g_string_append_len (out, valid + start, end - start);
      start = end;

      while (end < length && (end - start < PIECE || (guint8) valid[end] >= 0x80) && (end - start < LONGEST_PIECE || ((guint8) valid[end] & 0xC0) == 0x80))
        end++;
      if (end > start)
        append_composed (out, valid + start, end - start);
      start = end;
    }

  return g_string_free (out, FALSE);
}

/* Control characters carry nothing an analyst could read, and XML refuses them. */
static gboolean
is_dropped (gunichar c)
{
  return (c < 0x20 && c != '\n' && c != '\t') || c == 0x7F || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

/**
 * hearsay_text_normalize:
 * @utf8: any UTF-8, valid or not
 * @length: its bytes, or -1 if it ends in a zero
 *
 * Brings text to the one form that offsets count in: valid UTF-8 in NFC, `\n`
 * line ends, no control characters. No-break spaces stay.
 *
 * Returns: (transfer full): the normalised text
 */
char *
hearsay_text_normalize (const char *utf8,
                        gssize length)
{
  g_autofree char *valid = g_utf8_make_valid (utf8, length);
  g_autofree char *composed = compose (valid);
  GString *out = g_string_sized_new (strlen (composed));

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] != '\n')
            g_string_append_c (out, '\n');
        }
      else if (c == 0x2028 || c == 0x2029 || c == 0x85)
        g_string_append_c (out, '\n');
      else if (!is_dropped (c))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (out, FALSE);
}

/**
 * hearsay_text_fold:
 * @text: valid UTF-8
 * @length: how many bytes of it
 *
 * The form in which words are looked up: case folded, typographic apostrophes
 * made plain.
 *
 * Returns: (transfer full): the folded text
 */
char *
hearsay_text_fold (const char *text,
                   gsize length)
{
  gboolean ascii = TRUE;
  g_autofree char *folded = NULL;
  GString *out = NULL;

  for (gsize i = 0; i < length && ascii; i++)
    ascii = (text[i] & 0x80) == 0;

  if (ascii)
    return g_ascii_strdown (text, length);

  folded = g_utf8_casefold (text, length);
  out = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2018 || c == 0x2019 || c == 0x02BC)
        g_string_append_c (out, '\'');
      else
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (out, FALSE);
}

/**
 * hearsay_text_slice:
 *
 * Returns: (transfer full): the characters of @span as they stand
 */
char *
hearsay_text_slice (const char *text,
                    HearsaySpan span)
{
  return g_strndup (text + span.start, span.end - span.start);
}

/**
 * hearsay_text_squeeze:
 *
 * Returns: (transfer full): the characters of @span on one line, every run of
 *   white space as one space, none at the ends
 */
char *
hearsay_text_squeeze (const char *text,
                      HearsaySpan span)
{
  GString *out = g_string_sized_new (span.end - span.start);
  const char *end = text + span.end;
  gboolean space = FALSE;

  for (const char *p = text + span.start; p < end; p = g_utf8_next_char (p))
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          space = out->len > 0;
          continue;
        }

      if (space)
        g_string_append_c (out, ' ');
      space = FALSE;
      g_string_append_len (out, p, g_utf8_next_char (p) - p);
    }

  return g_string_free (out, FALSE);
}

/**
 * hearsay_offsets_new:
 * @text: valid UTF-8, borrowed for as long as the map lives
 * @length: its bytes
 */
HearsayOffsets *
hearsay_offsets_new (const char *text,
                     gsize length)
{
  HearsayOffsets *self = g_new0 (HearsayOffsets, 1);
  gsize count = 0;

  self->text = text;
  self->length = length;
  self->counts = g_new (guint32, length / STRIDE + 1);

  for (gsize i = 0; i < length; i++)
    {
      if (i % STRIDE == 0)
        self->counts[i / STRIDE] = count;
      if ((text[i] & 0xC0) != 0x80)
        count++;
    }

  if (length % STRIDE == 0)
    self->counts[length / STRIDE] = count;

  self->characters = count;
  if (count == length)
    g_clear_pointer (&self->counts, g_free);

  return self;
}

void
hearsay_offsets_free (HearsayOffsets *self)
{
  g_free (self->counts);
  g_free (self);
}

/**
 * hearsay_offsets_to_characters:
 * @byte: a byte offset; past the end counts as the end
 *
 * Returns: how many code points start before @byte
 */
gsize
hearsay_offsets_to_characters (const HearsayOffsets *self,
                               gsize byte)
{
  gsize count = 0;

  byte = MIN (byte, self->length);
  if (self->counts == NULL)
    return byte;

  count = self->counts[byte / STRIDE];
  for (gsize i = byte - byte % STRIDE; i < byte; i++)
    if ((self->text[i] & 0xC0) != 0x80)
      count++;

  return count;
}

/**
 * hearsay_offsets_to_bytes:
 * @character: a code point offset; past the end counts as the end
 *
 * Returns: the byte at which that code point starts
 */
gsize
hearsay_offsets_to_bytes (const HearsayOffsets *self,
                          gsize character)
{
  gsize low = 0;
  gsize high = self->length / STRIDE;
  gsize count = 0;
  gsize byte = 0;

  if (character >= self->characters)
    return self->length;
  if (self->counts == NULL)
    return character;

  while (low < high)
    {
      gsize middle = (low + high + 1) / 2;

      if (self->counts[middle] <= character)
        low = middle;
      else
        high = middle - 1;
    }

  count = self->counts[low];
  for (byte = low * STRIDE; byte < self->length; byte++)
    if ((self->text[byte] & 0xC0) != 0x80 && count++ == character)
      break;

  return byte;
}
