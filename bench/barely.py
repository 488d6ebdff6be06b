"""The barest house: one page of Django behind the same server, beside which a start is measured.

python -m bench.barely     prints its address and serves until it is stopped
"""

from __future__ import annotations

import sys

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path


def page(request: HttpRequest) -> HttpResponse:
    del request
    return HttpResponse("alive\n", content_type="text/plain")


urlpatterns = [path("", page)]


def main() -> None:
    import django
    import uvicorn
    from a2wsgi import WSGIMiddleware
    from django.core.wsgi import get_wsgi_application

    settings.configure(ALLOWED_HOSTS=["127.0.0.1"], ROOT_URLCONF=sys.modules[__name__])
    django.setup()

    class Server(uvicorn.Server):
        async def startup(self, sockets: object = None) -> None:
            await super().startup(sockets)
            port = self.servers[0].sockets[0].getsockname()[1]
            print(f"http://127.0.0.1:{port}/", flush=True)

    options = uvicorn.Config(WSGIMiddleware(get_wsgi_application()), port=0, log_level="warning")
    Server(options).run()


if __name__ == "__main__":
    main()
