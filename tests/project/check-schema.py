#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The schema describes what is written. usage: check-schema.py SCHEMA PROJECT-FILE…"""

import json
import sys

import jsonschema

schema = json.load(open(sys.argv[1], encoding="utf-8"))
jsonschema.Draft202012Validator.check_schema(schema)
for name in sys.argv[2:]:
    jsonschema.Draft202012Validator(schema).validate(json.load(open(name, encoding="utf-8")))
    print(f"{name} is as the schema says")
