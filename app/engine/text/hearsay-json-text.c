/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "hearsay-json-text"

#include "config.h"

#include "hearsay-json-text.h"

#include <math.h>
#include <string.h>

static void
separate (HearsayJsonText *self)
{
  if (self->needs_comma)
    g_string_append_c (self->text, ',');
  self->needs_comma = TRUE;
}

static void
open_with (HearsayJsonText *self,
           char bracket)
{
  separate (self);
  g_string_append_c (self->text, bracket);
  self->needs_comma = FALSE;
}

static void
close_with (HearsayJsonText *self,
            char bracket)
{
  g_string_append_c (self->text, bracket);
  self->needs_comma = TRUE;
}

void
hearsay_json_text_begin_object (HearsayJsonText *self)
{
  open_with (self, '{');
}

void
hearsay_json_text_end_object (HearsayJsonText *self)
{
  close_with (self, '}');
}

void
hearsay_json_text_begin_array (HearsayJsonText *self)
{
  open_with (self, '[');
}

void
hearsay_json_text_end_array (HearsayJsonText *self)
{
  close_with (self, ']');
}

static gboolean
needs_escape (char c)
{
  return c == '"' || c == '\\' || (guchar) c < 0x20 || c == 0x7f;
}

static void
append_escape (GString *text,
               char c)
{
  static const char letters[] = "\b\f\n\r\t\"\\";
  static const char escapes[] = "bfnrt\"\\";
  const char *letter = strchr (letters, c);

  if (c != '\0' && letter != NULL)
    {
      g_string_append_c (text, '\\');
      g_string_append_c (text, escapes[letter - letters]);
    }
  else
    g_string_append_printf (text, "\\u%04x", (guchar) c);
}

static void
append_string (GString *text,
               const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0';)
    {
      const char *plain = p;

      while (*p != '\0' && !needs_escape (*p))
        p++;
      g_string_append_len (text, plain, p - plain);
      if (*p != '\0')
        append_escape (text, *p++);
    }
  g_string_append_c (text, '"');
}

void
hearsay_json_text_set_member_name (HearsayJsonText *self,
                                   const char *name)
{
  separate (self);
  append_string (self->text, name);
  g_string_append_c (self->text, ':');
  self->needs_comma = FALSE;
}

/**
 * hearsay_json_text_add_string_value:
 * @value: (nullable): UTF-8
 */
void
hearsay_json_text_add_string_value (HearsayJsonText *self,
                                    const char *value)
{
  separate (self);
  if (value != NULL)
    append_string (self->text, value);
  else
    g_string_append (self->text, "null");
}

void
hearsay_json_text_add_int_value (HearsayJsonText *self,
                                 gint64 value)
{
  separate (self);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, value);
}

/**
 * hearsay_json_text_add_double_value:
 * @value: finite; JSON has no other numbers
 *
 * As many digits as it takes to read the same number again, and always a fraction or
 * an exponent, so that readers see that it is no integer.
 */
void
hearsay_json_text_add_double_value (HearsayJsonText *self,
                                    double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  g_return_if_fail (isfinite (value));

  separate (self);
  g_ascii_dtostr (digits, sizeof digits, value);
  g_string_append (self->text, digits);
  if (strpbrk (digits, ".e") == NULL)
    g_string_append (self->text, ".0");
}

void
hearsay_json_text_add_boolean_value (HearsayJsonText *self,
                                     gboolean value)
{
  separate (self);
  g_string_append (self->text, value ? "true" : "false");
}

void
hearsay_json_text_add_null_value (HearsayJsonText *self)
{
  separate (self);
  g_string_append (self->text, "null");
}
