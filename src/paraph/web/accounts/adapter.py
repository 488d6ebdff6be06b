"""How accounts come to be: by invitation alone."""

from __future__ import annotations

from base64 import urlsafe_b64encode
from functools import cache
from http import HTTPStatus
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _

from paraph.web.errors import refused


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; the secretariat invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account is opened at the address of an invitation."""
        del request
        return False

    def send_mail(self, template_prefix: str, email: str, context_: dict[str, Any]) -> None:
        """Send a mail; a house that sends none says so, whoever asks for one."""
        if not settings.MAILS:
            words = _(
                "This house sends no mail. Ask whoever keeps its accounts for a new password."
            )
            raise ImmediateHttpResponse(refused(context.request, words, HTTPStatus.NOT_FOUND))
        super().send_mail(template_prefix, email, context_)


class KnownOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on opens accounts that exist, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ANN401
        """Never, as above."""
        del request, sociallogin
        return False


class Sealed(DefaultMFAAdapter):  # type: ignore[misc]
    """What a second step is computed from lies sealed among the accounts.

    Whoever has the accounts without the secret of the house can compute no code from them.
    """

    def encrypt(self, text: str) -> str:
        """What is kept of a secret of the second step."""
        return _seal(settings.SECRET_KEY).encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """The secret again."""
        return _seal(settings.SECRET_KEY).decrypt(encrypted_text.encode("ascii")).decode()


@cache
def _seal(secret: str) -> Fernet:
    """The seal that is made of the secret of a house, for this purpose alone."""
    made = HKDF(SHA256(), 32, salt=None, info=b"paraph.web.accounts: second step")
    return Fernet(urlsafe_b64encode(made.derive(secret.encode())))
