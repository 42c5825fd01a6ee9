"""Papers made to be signed, the certificates of two parties made for the tests, and what people and programs do to files."""

import io
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import typst
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, pkcs12
from cryptography.x509.oid import AuthorityInformationAccessOID, NameOID
from pyhanko.pdf_utils.content import ImportedPdfPage
from pyhanko.pdf_utils.generic import NameObject, StreamObject, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import MDPPerm, SigSeedSubFilter
from pyhanko.stamp import StaticStampStyle

from lib.documents import pdf
from lib.documents.blocks import Document, FacingTexts, Paragraph
from lib.domain.signed import FIELDS, Prepared
from lib.signing.fields import Place, with_fields

SAID = "the text"
NOW = datetime(2026, 11, 24, 10)


@dataclass(frozen=True)
class Person:
    """Who signs: the certificate and its key, which no file of the product ever holds."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def fingerprint(self):
        return self.certificate.fingerprint(hashes.SHA256()).hex()

    def pem(self):
        return self.certificate.public_bytes(Encoding.PEM)

    def der(self):
        return self.certificate.public_bytes(Encoding.DER)

    def store(self, password=b"secret"):
        """PKCS#12: what its holder keeps."""
        from cryptography.hazmat.primitives.serialization import BestAvailableEncryption

        sealed = BestAvailableEncryption(password) if password else NoEncryption()
        return pkcs12.serialize_key_and_certificates(b"x", self.key, self.certificate, None, sealed)

    def key_pem(self):
        return self.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def web(name):
    """An address that nobody answers at."""
    return x509.UniformResourceIdentifier(f"http://{name}.example.invalid/")


def person(name, *, begins=-30, ends=700):
    """Somebody with a certificate made just now, valid for days around today."""
    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    today = datetime.now()
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(today + timedelta(days=begins))
        .not_valid_after(today + timedelta(days=ends))
        .add_extension(
            x509.KeyUsage(True, True, False, False, False, False, False, False, False), critical=True
        )
        # Where another program would ask whether it still holds: ours asks nobody.
        .add_extension(
            x509.AuthorityInformationAccess(
                [
                    x509.AccessDescription(AuthorityInformationAccessOID.OCSP, web("ocsp")),
                    x509.AccessDescription(AuthorityInformationAccessOID.CA_ISSUERS, web("issuer")),
                ]
            ),
            critical=False,
        )
        .add_extension(
            x509.CRLDistributionPoints([x509.DistributionPoint([web("revoked")], None, None, None)]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    return Person(certificate, key)


@cache
def paper(language="fr"):
    """A paper of two pages with rooms to sign, and its rooms."""
    document = Document(
        title="Procès-verbal",
        language=language,
        day=date(2026, 11, 24),
        revision=1,
        fingerprint="0123-4567",
        blocks=[
            *[Paragraph(f"Point {n}. Les parties conviennent de se réunir.") for n in range(60)],
            FacingTexts(["Pour la Chambre", "Le Directeur"], ["Pour l’Ambassade"], signature=True),
        ],
    )
    return pdf.write(document, has_frames=True), pdf.rooms_to_sign(document)


@cache
def prepared(language="fr"):
    """A file made to be signed, and what is kept of it."""
    content, rooms = paper(language)
    places = [
        Place(name, f"Signature {name}", room) for name, room in zip(FIELDS.values(), rooms, strict=True)
    ]
    made = with_fields(content, places)
    told = Prepared(
        language, "a", SAID, sha256(content).hexdigest(), len(content), sha256(made).hexdigest(), len(made), "pv.pdf"
    )  # fmt: skip
    return made, told


@cache
def stamp(text):
    """What a signer's program draws in the field, its fonts inside."""
    source = (
        f'#set page(width: 80mm, height: 24mm, margin: 2mm)\n#set text(font: "Noto Sans", size: 9pt)\n{text}'
    )
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[pdf.FOLDER / "fonts"])
    with TemporaryDirectory() as folder:
        place = Path(folder, "stamp.typ")
        place.write_text(source)
        return typst.compile(place, font_paths=fonts, ignore_system_fonts=True)


def signed(content, who, field, *, certify=False, new=False, text="Signé"):
    """The file signed by somebody in a field, as a signer's own program does it (PAdES)."""
    from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1 as of_certificate
    from pyhanko.keys.internal import translate_pyca_cryptography_key_to_asn1 as of_key
    from pyhanko_certvalidator.registry import SimpleCertificateStore

    signer = SimpleSigner(of_certificate(who.certificate), of_key(who.key), SimpleCertificateStore())
    metadata = PdfSignatureMetadata(
        field, subfilter=SigSeedSubFilter.PADES, certify=certify, docmdp_permissions=MDPPerm.FILL_FORMS
    )
    with TemporaryDirectory() as folder:
        drawn = Path(folder, "stamp.pdf")
        drawn.write_bytes(stamp(text))
        style = StaticStampStyle(background=ImportedPdfPage(str(drawn)), background_opacity=1, border_width=0)
        done = io.BytesIO()
        PdfSigner(metadata, signer, stamp_style=None if new else style).sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(content)), existing_fields_only=not new, output=done
        )
        return done.getvalue()


def changed(content, change):
    """The file with a change laid after it, as an incremental update."""
    writer = IncrementalPdfFileWriter(io.BytesIO(content))
    change(writer)
    done = io.BytesIO()
    writer.write(done)
    return done.getvalue()


def page_replaced(writer):
    """Another content on the first page."""
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=b"0 0 100 100 re f"))
    writer.update_container(page)


def note_added(writer):
    """A note stuck on the first page."""
    from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, FloatObject

    page = writer.root["/Pages"]["/Kids"][0].get_object()
    note = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/FreeText"),
            NameObject("/Contents"): pdf_string("non"),
            NameObject("/Rect"): ArrayObject([FloatObject(v) for v in (50, 50, 200, 100)]),
        }
    )
    page[NameObject("/Annots")] = ArrayObject([*page.get("/Annots", ()), writer.add_object(note)])
    writer.update_container(page)


def title_changed(writer):
    """Another title among the properties of the file."""
    info = writer.trailer_view["/Info"].get_object()
    info[NameObject("/Title")] = pdf_string("Autre titre")
    writer.update_container(info)


def field_added(writer):
    """One more empty field of signature."""
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    append_signature_field(writer, SigFieldSpec("Autre", on_page=0, box=(10, 10, 100, 60)))


def rewritten(content):
    """The file as another program writes it anew."""
    from pypdf import PdfWriter

    writer = PdfWriter(clone_from=io.BytesIO(content))
    done = io.BytesIO()
    writer.write(done)
    return done.getvalue()
