"""What is sent arrives as it was written, at a real SMTP server; what a server answers is told apart."""

import email
import smtplib
import socket
import ssl
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import policy
from typing import Any

import pytest
from aiosmtpd.smtp import AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from lib.domain.errors import Invalid, NotSent
from lib.mail.letter import Attachment, Letter, draft, message
from lib.mail.sending import line
from lib.mail.server import server_of
from tests.mail.mailbox import mailbox

AT = datetime(2026, 11, 30, 6, 0)
PAPER = b"%PDF-1.7 " + bytes(range(256)) * 40


def letter(**other):
    known: dict[str, Any] = {
        "sender": "Plan d'action commun – « suivi » <plan@ccis.example>",
        "to": "awa@chambre.example",
        "name": "Mme Awa « Lomé » الرئيسة",
        "subject": "Échéances du 30 novembre – خطة العمل المشتركة",
        "text": "Madame, Monsieur,\n\nÀ échéance : « A3.6 » – ربط الصلة\n" + "long " * 400 + "\n",
        "html": '<p dir="rtl">الآجال</p><p>Échéances &amp; suites</p>',
        "language": "fr",
        "at": AT,
        "identifier": "abc123",
        "domain": "plan.example",
        "stops": ("https://plan.example/mail/stop/x", "mailto:plan@ccis.example?subject=stop"),
        "attachments": (Attachment("note – المذكرة.pdf", "application/pdf", PAPER),),
    }
    return Letter(**known | other)


def server(port, scheme="smtp", user="", host="127.0.0.1"):
    return server_of(
        {"PLAN_SMTP": f"{scheme}://{user}{host}:{port}?from=Suivi%20du%20plan%20<plan@ccis.example>"}
    )


def test_what_arrives_is_what_was_written():
    with mailbox() as (box, port), line(server(port)) as post:
        post(message(letter()))
        post(message(letter(to="kofi@chambre.example", name="", attachments=())))
    (sender, to, raw), _ = box.taken
    assert (sender, to) == ("plan@ccis.example", ("awa@chambre.example",))
    assert raw.isascii(), "seven bits on the line, whatever the letters"
    assert max(len(row) for row in raw.split(b"\r\n")) <= 998
    held, other = box.messages
    assert not held.defects
    assert str(held["Subject"]) == letter().subject
    assert held["From"].addresses[0].display_name == "Plan d'action commun – « suivi »"
    assert held["To"].addresses[0].display_name == letter().name
    assert other["To"].addresses[0].addr_spec == "kofi@chambre.example"
    assert held["Date"].datetime == AT.replace(tzinfo=UTC)
    assert held["Message-ID"] == "<abc123@plan.example>"
    assert held["Auto-Submitted"] == "auto-generated"
    assert held["Content-Language"] == "fr"
    assert (
        held["List-Unsubscribe"].strip()
        == "<https://plan.example/mail/stop/x>, <mailto:plan@ccis.example?subject=stop>"
    )
    assert held["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "X-Unsent" not in held
    assert held.get_body(("plain",)).get_content().replace("\r\n", "\n") == letter().text
    assert held.get_body(("html",)).get_content().strip() == letter().html
    assert {
        part["Content-Transfer-Encoding"] for part in held.walk() if part.get_content_maintype() == "text"
    } == {"quoted-printable"}
    (paper,) = held.iter_attachments()
    assert (paper.get_filename(), paper.get_content()) == ("note – المذكرة.pdf", PAPER)
    machine = socket.gethostname()
    assert box.hello == "ccis.example"
    assert len(machine) < 4 or machine.encode() not in raw, "the name of this machine is nobody's business"


def test_a_header_takes_no_line_of_somebody_else():
    with pytest.raises(ValueError):
        message(letter(subject="Bonjour\r\nBcc: all@example.org"))
    with pytest.raises(ValueError):
        message(letter(to="a@example.org\nBcc: b@example.org"))


def test_a_file_to_be_opened_is_a_draft_of_whoever_opens_it():
    held = email.message_from_bytes(draft(letter()), policy=policy.default)
    assert held["X-Unsent"] == "1"
    assert not {"From", "Date", "Message-ID", "Auto-Submitted", "List-Unsubscribe"} & set(held.keys())
    assert held.get_body(("plain",)).get_content().replace("\r\n", "\n") == letter().text


@pytest.mark.parametrize(
    ("answer", "code", "may_retry"),
    [("550 5.1.1 nobody here", "smtp_refused", False), ("451 4.7.1 greylisted", "smtp_later", True)],
)
def test_a_refusal_for_good_is_told_from_one_for_now_and_ends_no_other_message(answer, code, may_retry):
    with mailbox() as (box, port), line(server(port)) as post:
        box.answers["awa@chambre.example"] = answer
        with pytest.raises(NotSent) as refused:
            post(message(letter()))
        post(message(letter(to="kofi@chambre.example")))
    assert (refused.value.code, refused.value.may_retry, refused.value.is_certain) == (code, may_retry, True)
    assert answer.split()[-1] in str(refused.value.values["answer"])
    assert [to for _, to, _ in box.taken] == [("kofi@chambre.example",)]


def test_a_line_that_breaks_once_the_message_is_under_way_is_never_called_unsent():
    with mailbox() as (box, port), line(server(port)) as post:
        box.breaks = True
        with pytest.raises(NotSent) as broken:
            post(message(letter()))
    assert len(box.taken) == 1
    assert (broken.value.code, broken.value.is_certain, broken.value.may_retry) == (
        "smtp_broken",
        False,
        False,
    )


def test_a_server_that_is_not_there_is_tried_later():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(NotSent) as gone, line(server(port)):
        pass
    assert (gone.value.code, gone.value.may_retry, gone.value.is_certain) == ("smtp_unreachable", True, True)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate of localhost, and who trusts it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key())
        .serial_number(1).not_valid_before(now - timedelta(1)).not_valid_after(now + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    path = tmp_path_factory.mktemp("tls") / "server.pem"
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(secret + made.public_bytes(pem))
    offered = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    offered.load_cert_chain(path)
    return offered, ssl.create_default_context(cadata=made.public_bytes(pem).decode())


def signs_in(server, session, envelope, mechanism, data):
    known = mechanism in ("LOGIN", "PLAIN") and (data.login, data.password) == (b"plan", "p@ss:é".encode())
    return AuthResult(success=known, handled=False)


def test_a_password_goes_under_tls_to_a_server_whose_certificate_holds(certificate):
    offered, trusted = certificate
    asks = {"authenticator": signs_in, "auth_required": True}
    with mailbox(tls_context=offered, require_starttls=True, **asks) as (box, port):
        known = server(port, user="plan:p%40ss%3A%C3%A9@", host="localhost")
        with line(known, trust=trusted) as post:
            post(message(letter()))
        assert len(box.taken) == 1
        with (
            pytest.raises(NotSent) as wrong,
            line(server(port, user="plan:no@", host="localhost"), trust=trusted),
        ):
            pass
        assert wrong.value.code == "smtp_sign_in"
        with pytest.raises(NotSent) as foreign, line(known):
            pass
        assert foreign.value.code == "smtp_unreachable", "a certificate that nobody vouches for"
    assert len(box.taken) == 1


def test_smtps_speaks_under_tls_from_the_first_word(certificate):
    offered, trusted = certificate
    with (
        mailbox(ssl_context=offered, server_hostname="localhost") as (box, port),
        line(server(port, scheme="smtps", host="localhost"), trust=trusted) as post,
    ):
        post(message(letter()))
    assert len(box.taken) == 1


def test_a_password_is_not_sent_in_clear_over_a_network(monkeypatch):
    """The server offers no encryption and is not on this machine: nothing of the password is told to it."""
    with mailbox(authenticator=signs_in, auth_require_tls=False) as (_, port):
        far = replace(server(port, user="plan:secret@"), host="mail.example.org")
        told = []

        class Near(smtplib.SMTP):
            """The same name, led to this machine."""

            def _get_socket(self, host, port, timeout):
                return socket.create_connection(("127.0.0.1", port), timeout)

            def send(self, s):
                told.append(s)
                return super().send(s)

        monkeypatch.setattr(smtplib, "SMTP", Near)
        with pytest.raises(NotSent) as clear, line(far):
            pass
    assert clear.value.code == "smtp_in_clear"
    assert not any("AUTH" in str(said) for said in told)


@pytest.mark.parametrize(
    "held",
    [
        "mail.example.org", "http://mail.example.org?from=a@b.example", "smtp://mail.example.org", "smtp://?from=a@b.example",
        "smtp://mail.example.org?from=nobody", "smtp://mail.example.org:99999?from=a@b.example",
        "smtp://mail.example.org:0?from=a@b.example", "smtp://mail.example.org?from=a@b.example&to=c@d.example",
        "smtp://mail.example.org?from=a@b.example%0d%0aBcc:x@y.example", "smtp://:secret@mail.example.org?from=a@b.example",
        "smtp://mail.example.org/path?from=a@b.example", "smtp://[::1?from=a@b.example",
    ],
)  # fmt: skip
def test_a_setting_that_names_no_server_is_refused_and_its_password_never_repeated(held):
    with pytest.raises(Invalid) as refused:
        server_of({"PLAN_SMTP": held})
    assert refused.value.code == "smtp_unreadable"
    assert "secret" not in str(refused.value.values)


def test_a_server_is_told_without_its_password():
    known = server_of({"PLAN_SMTP": "smtps://plan:secret@mail.example.org?from=plan@example.org"})
    assert (known.port, known.address, known.password) == (465, "plan@example.org", "secret")
    assert "secret" not in repr(known) + known.told
    assert server_of({"PLAN_SMTP": "smtp://mail.example.org?from=plan@example.org"}).port == 587
    assert server_of({}) is None
    assert server_of({"PLAN_SMTP": "  "}) is None
