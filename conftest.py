"""Every test process has a house of its own; what Django needs to know is set before any import."""

from __future__ import annotations

import os
import tempfile

import django

_HOME = tempfile.TemporaryDirectory(prefix="paraph-tests-")

os.environ |= {
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # the browser tests leave a loop behind in their process
    "DJANGO_SETTINGS_MODULE": "paraph.web.settings",
    "PARAPH_DEMO": "1",
    "PARAPH_HOME": _HOME.name,
}

django.setup(set_prefix=False)
