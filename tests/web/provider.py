"""A provider of single sign-on on this machine: as OpenID Connect has it, for tests alone."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from django.utils import timezone

CLIENT, SECRET = "paraph", "known to the house and its provider"


class Provider:
    """Whom it knows, and how it says who they are: by a code, and a token that it signs."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.claims: dict[str, Any] = {}
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._nonces: dict[str, dict[str, str]] = {}

    def answer(self, path: str, asked: dict[str, str]) -> tuple[int, dict[str, Any]]:
        """What it answers at an address; of a redirection, where it leads."""
        match path:
            case "/.well-known/openid-configuration":
                return 200, self._about()
            case "/keys":
                key = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self._key.public_key()))
                return 200, {"keys": [key | {"kid": "one", "alg": "RS256", "use": "sig"}]}
            case "/authorize":
                code = f"code {len(self._nonces)}"
                self._nonces[code] = asked
                back = urlencode({"code": code, "state": asked["state"]})
                return 302, {"Location": f"{asked['redirect_uri']}?{back}"}
            case "/token" if asked["code"] in self._nonces:
                return 200, self._token(self._nonces.pop(asked["code"]))
            case "/person":
                return 200, self.claims
            case _:
                return 400, {"error": "invalid_request"}

    def _about(self) -> dict[str, Any]:
        return {
            "issuer": self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "userinfo_endpoint": f"{self.address}/person",
            "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
        }

    def _token(self, asked: dict[str, str]) -> dict[str, Any]:
        now = int(timezone.now().timestamp())
        told = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 60, **self.claims}
        if "nonce" in asked:
            told["nonce"] = asked["nonce"]
        signed = jwt.encode(told, self._key, algorithm="RS256", headers={"kid": "one"})
        return {"access_token": "one", "token_type": "Bearer", "id_token": signed}


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        at = urlsplit(self.path)
        self._answer(at.path, at.query)

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self._answer(self.path, self.rfile.read(length).decode())

    def _answer(self, path: str, sent: str) -> None:
        asked = {name: values[0] for name, values in parse_qs(sent).items()}
        status, told = self.provider.answer(path, asked)
        self.send_response(status)
        if status == 302:
            self.send_header("Location", told["Location"])
            self.end_headers()
            return
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *_said: object) -> None:
        """Say nothing."""


@contextmanager
def provided() -> Iterator[Provider]:
    """A provider that listens on this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        provider = Provider(f"http://127.0.0.1:{server.server_address[1]}")
        _Handler.provider = provider
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
