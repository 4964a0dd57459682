"""A mail server of the tests' own, which the outbox sends to."""

import pytest

from tests.home.outbox.smtp_server import mail_server


@pytest.fixture
def smtp(settings, outbox):
    """The server that takes what the outbox sends; answers can be changed on it."""
    with mail_server() as server:
        settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 1
        yield server
