"""The proxy of `.deploy/Caddyfile` as it is shipped, on ports of its own, and somebody who asks it over TLS."""

import http.client
import json
import os
import shutil
import socket
import ssl
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: The name under which people open the dashboard; no name server knows it.
HOST = "plan.test"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Door:
    """Caddy before some servers, with a certificate of its own."""

    def __init__(self, folder, servers, **settings):
        self.folder = folder
        #: What who asks keeps of its session; none for who has not signed in.
        self.session = ""
        self.port, self.plain_port = free_port(), free_port()
        self.address = f"https://{HOST}:{self.port}"
        self.log = (folder / "door.log").open("w")
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "XDG_DATA_HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder),
            "PLAN_HOST": HOST,
            "PLAN_SERVERS": " ".join(f"127.0.0.1:{server.port}" for server in servers),
            "PLAN_STICKY_SECRET": "of-a-test",
            "PLAN_HTTP_PORT": str(self.plain_port),
            "PLAN_HTTPS_PORT": str(self.port),
            **settings,
        }
        command = ["caddy", "run", "--adapter", "caddyfile", "--config", str(ROOT / ".deploy" / "Caddyfile")]
        self.process = subprocess.Popen(
            command, env=environment, cwd=folder, stdout=self.log, stderr=subprocess.STDOUT
        )
        self.root = folder / "caddy" / "pki" / "authorities" / "local" / "root.crt"
        for _ in range(200):
            try:
                self.ask("/")
                return
            except (OSError, ssl.SSLError):
                assert self.process.poll() is None, self.said
                time.sleep(0.1)
        raise AssertionError(self.said)

    @property
    def said(self):
        """What the proxy wrote."""
        return (self.folder / "door.log").read_text()

    @property
    def visits(self):
        """The requests that it wrote down."""
        lines = [json.loads(line) for line in self.said.splitlines() if line.startswith("{")]
        return [line for line in lines if line.get("logger", "").startswith("http.log.access")]

    def trust(self):
        """A context that knows this proxy's certificate and no other."""
        return ssl.create_default_context(cafile=self.root)

    def ask(self, path, *, method="GET", headers=None, body=None):
        """An answer over TLS: status, headers as they came, body."""
        line = http.client.HTTPSConnection(HOST, self.port, timeout=30, context=self.trust())
        line.sock = self.trust().wrap_socket(
            socket.create_connection(("127.0.0.1", self.port), 30), server_hostname=HOST
        )
        try:
            kept = "; ".join(filter(None, [self.session, (headers or {}).get("Cookie", "")]))
            asked = {**(headers or {}), **({"Cookie": kept} if kept else {})}
            line.request(method, path, body=body, headers=asked)
            answer = line.getresponse()
            return answer.status, answer.headers, answer.read()
        finally:
            line.close()

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


def is_installed():
    return shutil.which("caddy") is not None
