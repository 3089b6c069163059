"""What holds for all tests: messages are English, whatever language the machine speaks."""

from __future__ import annotations

import os

for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
    os.environ.pop(name, None)
os.environ["LC_ALL"] = "C.UTF-8"
