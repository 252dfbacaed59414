"""The application a WSGI server runs."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

from ridealong.faces.web.alphabet import in_our_alphabet

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ridealong.config.settings")
application = in_our_alphabet(get_wsgi_application())
