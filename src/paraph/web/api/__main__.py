"""``python -m paraph.web.api`` writes the document of the API."""

from __future__ import annotations

import os
import sys
import tempfile

with tempfile.TemporaryDirectory(prefix="paraph-api-") as _home:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "paraph.web.settings", "PARAPH_HOME": _home}
    import django

    django.setup(set_prefix=False)

    from paraph.web.api.document import octets

    sys.stdout.buffer.write(octets())
