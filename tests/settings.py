"""The settings under which tests run: the real ones, in a folder of their own."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("COALFACE_DATA", tempfile.mkdtemp(prefix="coalface-tests-"))

from coalface.config.settings import *  # noqa: F403

SECRET_KEY = "only for tests"
# Published figures are the same for every test. They take seconds to lay out, so all processes share them.
FIGURES = Path(tempfile.gettempdir()) / f"coalface-tests-figures-{os.getuid()}"
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
