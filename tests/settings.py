"""The settings under which tests run: the real ones, in a folder of their own."""

import os
import tempfile

os.environ.setdefault("COALFACE_DATA", tempfile.mkdtemp(prefix="coalface-tests-"))

from coalface.config.settings import *  # noqa: F403

SECRET_KEY = "only for tests"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
