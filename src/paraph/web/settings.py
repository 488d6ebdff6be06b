"""How the web application is set up: everything that a house may choose comes from outside.

``PARAPH_HOME`` is the folder that holds the record, the accounts and the secret; nothing else is
written.  ``PARAPH_HOSTS`` are the names under which the application is reached, by commas.
``PARAPH_BEHIND_PROXY=1`` says that a proxy of the house ends HTTPS and sets ``X-Forwarded-Proto``
itself.  ``PARAPH_DEMO`` opens the demonstration: log-in by one click, and a clock that stands in
2002.  ``PARAPH_MAIL`` is the server by which mail is sent (``smtp://``, ``smtp+tls://`` or
``smtps://``, with name and password if it wants them), ``PARAPH_MAIL_FROM`` its sender.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from paraph.languages import INTERFACE
from paraph.languages.catalogues import compiled
from paraph.web import opening
from paraph.web.secret import secret_in

HERE: Final = Path(__file__).parent
HOME: Final = Path(os.environ.get("PARAPH_HOME", "paraph-home")).absolute()
DEMO: Final = os.environ.get("PARAPH_DEMO", "") == "1"
RECORD: Final = HOME / opening.RECORD

NOTIFIER: Final = "paraph.web.live.broadcast.BROADCAST"
"""Who tells open pages of what is entered."""

# --- Django's own --------------------------------------------------------------------------------

SECRET_KEY: Final = os.environ.get("PARAPH_SECRET") or secret_in(HOME)
DEBUG: Final = False
ALLOWED_HOSTS: Final = os.environ.get("PARAPH_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
ROOT_URLCONF: Final = "paraph.web.urls"
DEFAULT_AUTO_FIELD: Final = "django.db.models.BigAutoField"
SITE_NAME: Final = "Paraph"
SINGLE_SIGN_ON: Final = "PARAPH_OIDC_SERVER" in os.environ

INSTALLED_APPS: Final = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.admin",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    *(["allauth.socialaccount.providers.openid_connect"] if SINGLE_SIGN_ON else []),
    "allauth.usersessions",
    "paraph.web.accounts",
    "paraph.web.rooms.delegation",
    "paraph.web.api",
    "paraph.web",
]

MIDDLEWARE: Final = [
    "django.middleware.security.SecurityMiddleware",
    "paraph.web.security.ContentPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "paraph.web.accounts.middleware.RoleMiddleware",
    "paraph.web.errors.Gently",
]

TEMPLATES: Final = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "paraph.web.surroundings.surroundings",
            ],
        },
    }
]

# --- Accounts: personal facts, outside the record ------------------------------------------------

DATABASES: Final[dict[str, dict[str, Any]]] = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": HOME / "accounts.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # A transaction that reads and then writes would else fail at once with "locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
    }
}

AUTHENTICATION_BACKENDS: Final = [
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS: Final = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_REDIRECT_URL: Final = "/"
LOGIN_URL: Final = "account_login"
ACCOUNT_ADAPTER: Final = "paraph.web.accounts.adapter.ByInvitation"
SOCIALACCOUNT_ADAPTER: Final = "paraph.web.accounts.adapter.KnownOnly"
ACCOUNT_LOGIN_METHODS: Final = {"email"}
ACCOUNT_SIGNUP_FIELDS: Final = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION: Final = "none"  # the invitation was sent to the address
ACCOUNT_RATE_LIMITS: Final = {
    "login": "30/m/ip",
    "login_failed": "10/m/ip,5/5m/key",
    "reset_password": "20/m/ip,5/m/key",
}
ACCOUNT_SESSION_REMEMBER: Final = False
ACCOUNT_LOGOUT_ON_GET: Final = False
USERSESSIONS_TRACK_ACTIVITY: Final = True
MFA_ADAPTER: Final = "paraph.web.accounts.adapter.Sealed"
MFA_SUPPORTED_TYPES: Final = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED: Final = True
MFA_TOTP_ISSUER: Final = SITE_NAME
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN: Final = DEMO


def single_sign_on(server: str, client: str, secret: str, name: str) -> dict[str, Any]:
    """The settings of a provider of single sign-on (OpenID Connect)."""
    app = {
        "provider_id": "house",
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": server},
    }
    return {"openid_connect": {"APPS": [app], "OAUTH_PKCE_ENABLED": True}}


SOCIALACCOUNT_PROVIDERS: Final[dict[str, Any]] = (
    single_sign_on(
        os.environ["PARAPH_OIDC_SERVER"],
        os.environ.get("PARAPH_OIDC_CLIENT", ""),
        os.environ.get("PARAPH_OIDC_SECRET", ""),
        os.environ.get("PARAPH_OIDC_NAME", "Single sign-on"),
    )
    if "PARAPH_OIDC_SERVER" in os.environ
    else {}
)
SOCIALACCOUNT_EMAIL_AUTHENTICATION: Final = True  # the house trusts the provider that it names
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT: Final = True

# --- Mail ----------------------------------------------------------------------------------------

MAIL: Final = urlsplit(os.environ.get("PARAPH_MAIL", ""))
MAILS: Final = MAIL.hostname is not None
"""Whether this house sends mail, for passwords that were forgotten: it needs none for anything."""

EMAIL_BACKEND: Final = f"django.core.mail.backends.{'smtp' if MAILS else 'dummy'}.EmailBackend"
EMAIL_HOST: Final = MAIL.hostname or ""
EMAIL_PORT: Final = MAIL.port or 25
EMAIL_HOST_USER: Final = unquote(MAIL.username or "")
EMAIL_HOST_PASSWORD: Final = unquote(MAIL.password or "")
EMAIL_USE_SSL: Final = MAIL.scheme == "smtps"
EMAIL_USE_TLS: Final = MAIL.scheme == "smtp+tls"
DEFAULT_FROM_EMAIL: Final = os.environ.get("PARAPH_MAIL_FROM", "paraph@localhost")

# --- Safety --------------------------------------------------------------------------------------

SECURE: Final = os.environ.get("PARAPH_PLAIN_HTTP", "1" if DEMO else "") != "1"
"""Cookies travel by HTTPS alone, unless the house says that it is reached by plain HTTP."""

SESSION_COOKIE_SECURE: Final = SECURE
SESSION_COOKIE_HTTPONLY: Final = True
SESSION_COOKIE_SAMESITE: Final = "Lax"
SESSION_COOKIE_AGE: Final = 60 * 60 * 12
CSRF_COOKIE_SECURE: Final = SECURE
CSRF_COOKIE_HTTPONLY: Final = True
CSRF_COOKIE_SAMESITE: Final = "Lax"
CSRF_FAILURE_VIEW: Final = "paraph.web.errors.lapsed"
SECURE_SSL_REDIRECT: Final = SECURE
SECURE_PROXY_SSL_HEADER: Final = (
    ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("PARAPH_BEHIND_PROXY") == "1" else None
)
SECURE_HSTS_SECONDS: Final = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_CONTENT_TYPE_NOSNIFF: Final = True
SECURE_REFERRER_POLICY: Final = "same-origin"
X_FRAME_OPTIONS: Final = "DENY"
MESSAGE_STORAGE: Final = "django.contrib.messages.storage.session.SessionStorage"

# --- Languages -----------------------------------------------------------------------------------

LANGUAGE_CODE: Final = "en"
LANGUAGES: Final = [(one.tag.lower(), one.name) for one in INTERFACE]
LANGUAGE_COOKIE_SAMESITE: Final = "Lax"
LANGUAGE_COOKIE_HTTPONLY: Final = True
LANGUAGE_COOKIE_SECURE: Final = SECURE
LOCALE_PATHS: Final = [compiled(HOME / "locale")]
USE_I18N: Final = True
USE_TZ: Final = True
TIME_ZONE: Final = "UTC"

# --- Files ---------------------------------------------------------------------------------------

STATIC_URL: Final = "/static/"
WHITENOISE_USE_FINDERS: Final = True
WHITENOISE_MAX_AGE: Final = 60 if DEMO else 3600

LOGGING: Final[dict[str, Any]] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
