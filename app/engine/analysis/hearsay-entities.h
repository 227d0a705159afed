/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "hearsay-reading.h"

G_BEGIN_DECLS

/**
 * HearsayGender:
 *
 * What titles, given names and pronouns beside a name say about whom it names.
 */
typedef enum
{
  HEARSAY_GENDER_UNKNOWN,
  HEARSAY_GENDER_FEMALE,
  HEARSAY_GENDER_MALE,
} HearsayGender;

/**
 * HearsayOffice:
 * @span: the office or trade as printed beside the name, without an article:
 *   "US secretary of state", "head of MI5", "water minister"
 * @head: the word of @span that says what the person is: "secretary", "head", "minister"
 * @mention: whose: index into the reading's mentions
 * @elsewhere: %NULL, or the folded office that another article of the corpus prints
 *   beside that person's name; @span and @head are empty then
 * @is_spokesperson: who speaks for somebody else ("spokesman for", "press secretary")
 *
 * What a text says somebody is, right beside the name. Names fill
 * reading->offices with these, in text order; resolution adds after them what
 * other articles say of the same people.
 */
typedef struct
{
  HearsaySpan span;
  HearsaySpan head;
  guint32 mention;
  const char *elsewhere; /* interned */
  gboolean is_spokesperson;
} HearsayOffice;

void hearsay_offices_share (GPtrArray *readings);
int hearsay_office_find_holder (const HearsayReading *reading,
                                const char *description,
                                guint32 before);
const HearsayOffice *hearsay_office_find (const HearsayReading *reading,
                                          guint mention);
HearsayGender hearsay_mention_get_gender (const HearsayReading *reading,
                                          guint mention);

G_END_DECLS
