"""Django settings. Choices come from coalface.toml in the data folder, then from the environment."""

import os
from pathlib import Path

import dj_database_url

from coalface.core.thresholds import IDLE_MINUTES

from .datafolder import data_folder, secret_key, site_file

PACKAGE = Path(__file__).resolve().parent.parent
DATA = data_folder()
# Published figures lie beside everything else. They can be made anew from what came with the program.
FIGURES = DATA
SITE = site_file()

DEMO = os.environ.get("COALFACE_DEMO") == "1"
DEBUG = False
SECRET_KEY = os.environ.get("COALFACE_SECRET_KEY") or secret_key()
SITE_URL = os.environ.get("COALFACE_URL") or SITE.get("url", "http://127.0.0.1:8000")
# Behind its proxy the site is https; only a demo or a rehearsal on this machine is not.
OVER_HTTPS = SITE_URL.startswith("https://")
ALLOWED_HOSTS = SITE.get("hosts", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = [SITE_URL]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "coalface.ui",
    "coalface.integrity",
    "coalface.people",
    "coalface.reporting",
    "coalface.learning",
    "coalface.trials",
    "coalface.newsletter",
    "coalface.pulse",
    "coalface.reviews",
    "coalface.releases",
    "coalface.questionnaire",
    "coalface.inspections",
    "coalface.vitals",
    "coalface.scenarios",
]

MIDDLEWARE = [
    "coalface.config.figures.Figures",
    "coalface.config.headers.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # No page mixes a secret with what a stranger can make a browser send: there are no cookies to borrow, and those of
    # staff are SameSite=Strict. Django adds random padding besides.
    "django.middleware.gzip.GZipMiddleware",
    "coalface.config.refusals.PlainRefusals",
    "coalface.config.only_staff.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "coalface.config.only_staff.Accounts",
    "coalface.config.only_staff.Messages",
    "allauth.account.middleware.AccountMiddleware",
    "coalface.people.unlocking.StewardKeyCookie",
    "coalface.people.known_browser.KnownBrowserCookie",
    "coalface.config.doorkeeper.Doorkeeper",
]

ROOT_URLCONF = "coalface.config.urls"
WSGI_APPLICATION = "coalface.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["coalface.ui.context.site", "coalface.people.context.staff_menu"],
            "builtins": ["django.templatetags.i18n", "coalface.ui.templatetags.parts"],
        },
    }
]

# Measured: Django's own SQLite defaults gave 40 reports a second against 546 with these.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 30,
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;"
        " PRAGMA cache_size=-16000; PRAGMA temp_store=MEMORY"
    ),
}
DATABASE_URL = os.environ.get("DATABASE_URL") or SITE.get("database", "")
if DATABASE_URL:
    DATABASES = {"default": dj_database_url.parse(DATABASE_URL, conn_max_age=600, conn_health_checks=True)}
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA / "coalface.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": SQLITE_OPTIONS,
        }
    }

AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["coalface.people.turns.InTurn"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "coalface.people.password_validator.NotOfOurWords"},
]
LOGIN_URL = "/staff/sign-in/"
LOGIN_REDIRECT_URL = "/staff/"
ACCOUNT_ADAPTER = "coalface.people.accounts.ByInvitationOnly"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/staff/sign-in/"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_FORMS = {"login": "coalface.people.forms.SignIn"}
ACCOUNT_EMAIL_NOTIFICATIONS = False
# allauth counts in the memory of one process, and by address. `people.tries` counts in the database, by account.
ACCOUNT_RATE_LIMITS = False
MFA_ADAPTER = "coalface.people.accounts.SealedCodes"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Coalface"

# Organisations with whose own sign-in people may come in: see people.single_sign_on.providers.
SIGN_IN = SITE.get("sign_in", {})

# A signed-in worker who tells us something must not be recognised by a cookie: staff cookies never leave /staff/.
STAFF_PATH = "/staff/"
# A browser takes a cookie of such a name over https alone: nobody in between can plant one (RFC 6265bis, 4.1.3). The
# prefix __Host- would be stricter still, but asks for the path /, and then reporters' pages would be sent them too.
COOKIE_PREFIX = "__Secure-" if OVER_HTTPS else ""
SESSION_COOKIE_NAME = f"{COOKIE_PREFIX}coalface_session"
SESSION_COOKIE_PATH = STAFF_PATH
SESSION_COOKIE_AGE = IDLE_MINUTES.value * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_SECURE = OVER_HTTPS
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}coalface_csrf"
CSRF_COOKIE_AGE = None
CSRF_COOKIE_PATH = STAFF_PATH
CSRF_COOKIE_SECURE = OVER_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "coalface.ui.views.form_expired"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if OVER_HTTPS else None
X_FRAME_OPTIONS = "DENY"

# A request body stays in memory: nothing a reporter types is ever spooled to a temporary file.
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_500
FILE_UPLOAD_HANDLERS = ["coalface.config.refusals.RefuseFiles"]

LANGUAGE_CODE = "en-gb"
LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Europe/London"
USE_TZ = True
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# `serve` lays the package's assets out in the data folder, compressed once, each time that it starts.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedStaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = False

MAIL = SITE.get("mail", {})
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if MAIL.get("host")
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = MAIL.get("host", "")
EMAIL_PORT = MAIL.get("port", 587)
EMAIL_HOST_USER = MAIL.get("user", "")
EMAIL_HOST_PASSWORD = os.environ.get("COALFACE_MAIL_PASSWORD") or MAIL.get("password", "")
EMAIL_USE_TLS = MAIL.get("tls", True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = MAIL.get("from", "coalface@localhost")
MAIL_HOUR = MAIL.get("hour", 8)

# Who may read /metrics: the address that asks proves nothing behind a proxy.
METRICS_TOKEN = os.environ.get("COALFACE_METRICS_TOKEN") or SITE.get("metrics", {}).get("token", "")
SHORTEST_METRICS_TOKEN = 32

# Free text from reports never reaches a log: a fault is written as its kind and place, never its message.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"places": {"()": "coalface.config.logs.PlacesNotWords"}},
    "filters": {"not_one_by_one": {"()": "coalface.config.logs.NotOneByOne"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "places"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        # A line for each refused request would say to the millisecond when somebody told, or mistyped a receipt.
        "django.request": {"level": "ERROR", "filters": ["not_one_by_one"]},
        "django.security.csrf": {"level": "ERROR"},
    },
}
