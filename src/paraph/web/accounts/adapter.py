"""How accounts come to be: by invitation alone."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.http import HttpRequest


class ByInvitation(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up by themselves; the secretariat invites."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account is opened at the address of an invitation."""
        del request
        return False


class KnownOnly(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Single sign-on opens accounts that exist, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ANN401
        """Never, as above."""
        del request, sociallogin
        return False
