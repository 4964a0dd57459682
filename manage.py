#!/usr/bin/env python
"""Entry point of the management commands."""

import os
import sys

from django.core.management import execute_from_command_line

from cms.settings.environment import Refused

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.dev")
    try:
        execute_from_command_line(sys.argv)
    except Refused as refusal:
        sys.exit(f"Le site ne démarre pas. {refusal}")
