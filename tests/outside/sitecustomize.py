"""Loaded by every Python that is started with this folder on its path: notes whatever would leave this machine.

Each name looked up and each address connected or sent to that is not of this machine is a line of the file OUTSIDE_LOG; with
OUTSIDE_REFUSED it fails as well, as on a machine without a network. A child process inherits both.
"""

import os
import sys
from ipaddress import ip_address

LOG = os.environ["OUTSIDE_LOG"]
#: Names of this machine, which its own file of hosts knows.
HERE = {None, "", "localhost", b"localhost", b""}
EVENTS = {"socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}  # fmt: skip


def is_here(host):
    """Whether a name or an address is of this machine."""
    if host in HERE:
        return True
    try:
        address = ip_address(host.decode() if isinstance(host, bytes) else host)
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified


def watch(event, arguments):
    """The hook: what is asked of the network."""
    if event not in EVENTS:
        return
    place = arguments[1] if event in ("socket.connect", "socket.sendto", "socket.sendmsg") else arguments[0]
    if isinstance(place, (str, bytes)) and event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        return  # a socket of the file system
    host = place[0] if isinstance(place, tuple) else place
    if place is None or is_here(host):
        return
    file = os.open(LOG, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    os.write(file, f"{event} {host!r} by {' '.join(sys.orig_argv[:6])}\n".encode())
    os.close(file)
    if os.environ.get("OUTSIDE_REFUSED"):
        raise OSError(101, "Network is unreachable")


sys.addaudithook(watch)
