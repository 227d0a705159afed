/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

/* Why an article, or one report of an utterance, stands where it does in its tree: the
 * reasons that more than one place gives or asks for. Untranslated; hearsay_label_reason()
 * has them in the user's language. */

#define HEARSAY_REASON_COPIED "copied passage"
#define HEARSAY_REASON_CREDITED "credited"
#define HEARSAY_REASON_DECIDED "decided by the analyst"
#define HEARSAY_REASON_NOTHING_EARLIER "nothing earlier is like it"
#define HEARSAY_REASON_SAME_AGENCY "credits the same agency" /* has no parent, and is not the origin of its family */
#define HEARSAY_REASON_TOLD_HERE "told to this outlet"
