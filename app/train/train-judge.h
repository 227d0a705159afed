/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "train-worker.h"

G_BEGIN_DECLS

void train_judge (TrainWorker *worker,
                  const TrainSet *set,
                  const char *name);

G_END_DECLS
