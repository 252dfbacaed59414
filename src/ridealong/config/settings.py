"""Every setting there is, read once from the environment."""

from __future__ import annotations

import os

from csp.constants import NONE, SELF

from ridealong import speech
from ridealong.config.home import database_in, home_in, secret_in, whole_number_in
from ridealong.config.mail import mail_from_in, mail_server_in, public_url_in
from ridealong.config.provider import provider_in
from ridealong.config.reach import (
    behind_proxy_in,
    calendar_hosts_in,
    for_this_machine_only,
    hosts_in,
    origin_of,
)

RIDEALONG_HOME = home_in(os.environ)
SECRET_KEY = secret_in(os.environ, RIDEALONG_HOME)
DATABASES = {"default": database_in(os.environ, RIDEALONG_HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DEBUG = False

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django_htmx",
    "ridealong.people",
    "ridealong.people.accounts",
    "ridealong.people.tickets",
    "ridealong.people.letters",
    "ridealong.people.chats",
    "ridealong.ledger",
    "ridealong.doors.asking",
    "ridealong.doors.calendar",
    "ridealong.doors.crm",
    "ridealong.doors.parcels",
    "ridealong.doors.twins",
    "ridealong.answer",
    "ridealong.faces.ask",
    "ridealong.faces.web",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # a phone on a slow line waits for bytes
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "ridealong.people.doorway.Doorway",
    "ridealong.faces.web.language.in_their_language",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "ridealong.faces.web.troubles.in_words",
    "django_htmx.middleware.HtmxMiddleware",
    "ridealong.faces.web.box.through.sent_on_whole",
]
ROOT_URLCONF = "ridealong.config.urls"
WSGI_APPLICATION = "ridealong.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
    }
]

# --- what the pages are written in: see ridealong.speech ---

USE_I18N = True
LANGUAGE_CODE = "en"
LANGUAGES = list(speech.LANGUAGES.items())
LOCALE_PATHS = [speech.LOCALE]

# --- where letters say the pages are, and how they leave ---

RIDEALONG_URL = public_url_in(os.environ)
MAIL_SERVER = mail_server_in(os.environ)
EMAIL_BACKEND = MAIL_SERVER.backend
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
EMAIL_USE_SSL, EMAIL_USE_TLS = MAIL_SERVER.tls_from_the_start, MAIL_SERVER.tls_then
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = mail_from_in(os.environ, RIDEALONG_URL)

# --- whom the pages answer ---

ALLOWED_HOSTS = hosts_in(os.environ, RIDEALONG_URL)
FOR_THIS_MACHINE_ONLY = for_this_machine_only(os.environ, RIDEALONG_URL)
BEHIND_A_PROXY = behind_proxy_in(os.environ)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_A_PROXY else None
BY_HTTPS = RIDEALONG_URL.startswith("https://")
CSRF_TRUSTED_ORIGINS = [origin_of(RIDEALONG_URL)] if BY_HTTPS else []  # TLS ends in front of us
SECURE_HSTS_SECONDS = 31_536_000 if BY_HTTPS else 0

# --- who signs in, and how their password is kept ---

AUTH_USER_MODEL = "accounts.Account"
AUTHENTICATION_BACKENDS = [
    "ridealong.people.accounts.at_once.AtOnce",
    "django.contrib.auth.backends.ModelBackend",  # sessions begun before there was the other
]
LOGIN_URL = "/signin/"
LOGIN_REDIRECT_URL = "/"
SIGNED_OUT_VIEW = "ridealong.faces.web.signin.typed.signed_out"
CSRF_FAILURE_VIEW = "ridealong.faces.web.signin.typed.stale"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
_RULES = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"{_RULES}.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": f"{_RULES}.CommonPasswordValidator"},
    {
        "NAME": f"{_RULES}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ["email"]},
    },
]
SIGN_IN_PROVIDER = provider_in(os.environ)
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60  # two weeks after they were last here
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # a link in a mail leads to a page one is signed in to
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BY_HTTPS
SESSION_COOKIE_NAME = "__Host-ridealong" if BY_HTTPS else "ridealong"

# --- static files: straight from the package, no collecting ---

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = False  # the files are listed once, when the server starts

# --- files dropped on a page ---

RIDEALONG_UPLOAD_MB = whole_number_in(os.environ, "RIDEALONG_UPLOAD_MB", if_not_given=256)
FILE_UPLOAD_HANDLERS = ["ridealong.faces.web.imports.uploads.Bounded"]
DATA_UPLOAD_MAX_NUMBER_FILES = None  # counted there, and refused in words

# --- asking customers ---

RIDEALONG_ASKS_A_WEEK = whole_number_in(os.environ, "RIDEALONG_ASKS_A_WEEK", if_not_given=12)

# --- where calendars may be fetched from ---

RIDEALONG_CALENDAR_HOSTS = calendar_hosts_in(os.environ)

# --- what a browser may do with our pages ---

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "connect-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = (
    "Lax"  # "Strict" would renew it with each link from a mail, and other pages would go stale
)

# --- time and language ---

USE_TZ = True
TIME_ZONE = "UTC"  # for storage; people have zones of their own

# --- what the server says aloud: what went wrong, and nothing else ---

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(levelname)s %(name)s: %(message)s"}},
    "filters": {"in one line": {"()": "ridealong.ledger.reaching.InOneLine"}},
    "handlers": {
        "aloud": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["in one line"]}
    },
    "loggers": {
        "django": {"handlers": ["aloud"], "level": "ERROR", "propagate": False},
        "ridealong": {"handlers": ["aloud"], "level": "WARNING", "propagate": False},
        "psycopg.pool": {"level": "CRITICAL"},  # the page that waited for it says the same, once
        "django.security.DisallowedHost": {
            "level": "CRITICAL"
        },  # whoever knocks with a wrong name is told so
    },
}
