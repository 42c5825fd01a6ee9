"""A provider of identities on this machine, which holds who asks it to PKCE, and lies when it is asked to."""

import base64
import hashlib
import hmac
import json
import threading
import warnings
from datetime import timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

from werkzeug.serving import make_server
from werkzeug.test import create_environ, run_wsgi_app
from werkzeug.wrappers import Request, Response

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import oidc_provider_mock


class Provider:
    """`lies` are put over what it says of itself; `asked` are the requests that it was sent."""

    def __init__(self, users, age=timedelta(hours=1)):
        self.forge = None
        self.lies, self.asked, self.challenges = {}, [], {}
        claims = [oidc_provider_mock.User(sub=sub, claims=claims) for sub, claims in users.items()]
        self._app = oidc_provider_mock.app(user_claims=claims, access_token_max_age=age, require_nonce=True)
        self._server = make_server("localhost", 0, self._answer, threaded=True)
        self.issuer = f"http://localhost:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def _answer(self, environ, start):
        request = Request(environ)
        self.asked.append(request.path)
        if request.path == "/oauth2/token":
            sent = request.form
            made = base64.urlsafe_b64encode(hashlib.sha256(sent.get("code_verifier", "").encode()).digest())
            if self.challenges.get(sent.get("code")) != made.rstrip(b"=").decode():
                return Response('{"error": "invalid_grant"}', 400, mimetype="application/json")(
                    environ, start
                )
            body = urlencode(list(sent.items(multi=True))).encode()
            again = create_environ(path=request.path, base_url=self.issuer, method="POST", data=body,
                                   headers=dict(request.headers), content_type="application/x-www-form-urlencoded")  # fmt: skip
            return self._forged(again)(again, start) if self.forge else self._app(again, start)
        if request.path == "/.well-known/openid-configuration" and self.lies:
            parts, status, _ = run_wsgi_app(self._app, environ)
            told = {**json.loads(b"".join(parts)), **self.lies}
            return Response(json.dumps(told), status, mimetype="application/json")(environ, start)
        return self._app(environ, start)

    def _forged(self, environ):
        """The answer with a token that says the same, signed by nobody, or by a secret that is not the provider's key."""
        parts, status, _ = run_wsgi_app(self._app, environ)
        told = json.loads(b"".join(parts))
        kind, secret = self.forge
        head = base64.urlsafe_b64encode(json.dumps({"alg": kind}).encode()).rstrip(b"=")
        rest = head + b"." + told["id_token"].split(".")[1].encode()
        signed = hmac.new(secret, rest, hashlib.sha256).digest() if secret else b""
        told["id_token"] = (rest + b"." + base64.urlsafe_b64encode(signed).rstrip(b"=")).decode()
        return Response(json.dumps(told), status, mimetype="application/json")

    def agree(self, address, sub):
        """Somebody says yes there; the address at which they come back."""
        asked = {name: held[0] for name, held in parse_qs(urlsplit(address).query).items()}
        assert asked["code_challenge_method"] == "S256" and len(asked["code_challenge"]) == 43
        data = {"sub": sub}
        environ = create_environ(address, method="POST", data=data)
        _, status, headers = run_wsgi_app(self._app, environ)
        assert status.startswith("302"), status
        back = headers["Location"]
        code = parse_qs(urlsplit(back).query)["code"][0]
        self.challenges[code] = asked["code_challenge"]
        return back

    def tell(self, sub, **claims):
        """Something changes there of somebody."""
        environ = create_environ(f"/users/{sub}", self.issuer, method="PUT", json=claims)
        assert run_wsgi_app(self._app, environ)[1].startswith("204")

    def stop(self):
        self._server.shutdown()
