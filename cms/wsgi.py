"""WSGI entry point; production is the default, so that a forgotten variable never serves with development settings."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

from search.meaning.models import model

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.production")

application = get_wsgi_application()
# Loaded beside the first requests, of which a search would wait for it a second or two.
Thread(target=model, daemon=True).start()
