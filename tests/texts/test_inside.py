"""The words in files of others, also when somebody means harm."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.errors import Refused
from bestuurskamer.texts import packed as packing
from bestuurskamer.texts.inside import paragraphs, words_of
from bestuurskamer.texts.paragraphs import Paragraph
from tests.texts.files import ODF, W, docx, odt, p, packed


def of_docx(body: str) -> list[Paragraph]:
    return list(paragraphs("verslag.docx", docx(body)))


def of_odt(body: str, automatic: str = "") -> list[Paragraph]:
    return list(paragraphs("verslag.odt", odt(body, automatic)))


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as caught:
        paragraphs("verslag.docx", content)
    return str(caught.value)


def test_headings_lists_and_text_of_word():
    body = (
        p("Verslag", style="Kop1") + p("Opening", style="Eigen") + p("Gewoon")
        + p("appel", num="1") + p("peer", style="Lijst") + p("een", num="2") + p("twee", num="2")
        + p("sub", num="2", level=1) + p("drie", num="2") + p("uit de lijst", num="0")
        + p("in een kring", style="Kring")
    )  # fmt: skip
    assert of_docx(body) == [
        Paragraph("Verslag", heading=True),
        Paragraph("Opening", heading=True),
        Paragraph("Gewoon"),
        Paragraph("appel", sign="-"),
        Paragraph("peer", sign="-"),
        Paragraph("een", sign="1."),
        Paragraph("twee", sign="2."),
        Paragraph("sub", sign="a."),
        Paragraph("drie", sign="3."),
        Paragraph("uit de lijst"),
        Paragraph("in een kring"),
    ]


def test_runs_tabs_breaks_and_signs_of_word_come_together():
    body = (
        "<w:p><w:r><w:t>Huur</w:t></w:r><w:r><w:t xml:space='preserve'>over</w:t><w:tab/>"
        "<w:t>een\u00a0komst</w:t><w:br/><w:t>coo\u0308rdinator</w:t></w:r></w:p>"
    )
    assert [part.text for part in of_docx(body)] == ["Huurover een komst", "coördinator"]


def test_what_was_deleted_in_word_stays_away_and_what_was_put_in_counts():
    body = (
        "<w:p><w:ins><w:r><w:t>nieuw </w:t></w:r></w:ins><w:del><w:r><w:delText>oud</w:delText>"
        "</w:r></w:del><w:moveFrom><w:r><w:t>weg</w:t></w:r></w:moveFrom>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r><mc:AlternateContent><mc:Choice><w:r><w:t>vak"
        "</w:t></w:r></mc:Choice><mc:Fallback><w:r><w:t>vak</w:t></w:r></mc:Fallback>"
        "</mc:AlternateContent></w:p>"
        f"<w:sdt><w:sdtContent>{p('in een veld')}</w:sdtContent></w:sdt>"
    )
    assert [part.text for part in of_docx(body)] == ["nieuw vak", "in een veld"]


def test_a_row_of_a_table_is_one_line():
    cells = "".join(f"<w:tc>{p(said)}</w:tc>" for said in ("Wie", "Wat", "Wanneer"))
    half = f"<w:tr><w:tc>{p('Jan')}</w:tc><w:tc>{p('')}</w:tc></w:tr>"
    none = f"<w:tr><w:tc>{p('')}</w:tc></w:tr>"
    assert of_docx(f"<w:tbl><w:tr>{cells}</w:tr>{half}{none}</w:tbl>") == [
        Paragraph("Wie | Wat | Wanneer"),
        Paragraph("Jan"),
    ]
    inner = f"<w:tbl><w:tr><w:tc>{p('b')}</w:tc><w:tc>{p('c')}</w:tc></w:tr></w:tbl>"
    row = f"<w:tr><w:tc>{p('a')}{inner}{p('d')}</w:tc><w:sdt><w:tc>{p('e')}</w:tc></w:sdt></w:tr>"
    assert of_docx(f"<w:tbl>{row}</w:tbl>") == [Paragraph("a b c d | e")]
    cells = "".join(f"<table:table-cell><text:p>{s}</text:p></table:table-cell>" for s in "ab")
    table = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"
    assert of_odt(table) == [Paragraph("a | b")]
    note = "<office:annotation><text:p>kanttekening</text:p></office:annotation>"
    cell = f"<table:table-cell><text:p>c{note}</text:p>{table}</table:table-cell>"
    rows = f"<table:table-header-rows><table:table-row>{cell}</table:table-row>"
    assert of_odt(f"<table:table>{rows}</table:table-header-rows></table:table>") == [
        Paragraph("c a | b")
    ]


def test_headings_lists_and_text_of_libreoffice():
    automatic = (
        '<text:list-style style:name="L1"><text:list-level-style-bullet/></text:list-style>'
        '<text:list-style style:name="L2"><text:list-level-style-number style:num-format="1"/>'
        "</text:list-style>"
    )
    body = (
        "<text:tracked-changes><text:p>geschrapt</text:p></text:tracked-changes>"
        "<text:h>Verslag</text:h><text:p>a<text:s text:c='999999999'/>b<text:tab/>c"
        "<text:line-break/><text:span>d</text:span>e<text:note>voet</text:note>f</text:p>"
        '<text:list text:style-name="L1"><text:list-item><text:p>appel</text:p>'
        "<text:p>vervolg</text:p></text:list-item></text:list>"
        '<text:list text:style-name="L2"><text:list-item><text:p>een</text:p></text:list-item>'
        "<text:list-item><text:p>twee</text:p><text:list><text:list-item><text:p>sub</text:p>"
        "</text:list-item></text:list></text:list-item></text:list>"
    )
    assert of_odt(body, automatic) == [
        Paragraph("Verslag", heading=True),
        Paragraph("a b c"),
        Paragraph("def"),
        Paragraph("appel", sign="-"),
        Paragraph("vervolg"),
        Paragraph("een", sign="1."),
        Paragraph("twee", sign="2."),
        Paragraph("sub", sign="1."),
    ]


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("één\r\ntwee".encode(), "één\ntwee"),
        ("\ufeffmet teken".encode(), "met teken"),
        ("één".encode("cp1252"), "één"),
        ("één".encode("utf-16"), "één"),
        (b"", ""),
    ],
)
def test_plain_text_is_read_as_it_was_written(content, text):
    assert words_of("verslag.txt", content) == text


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"%PDF-1.7\n\x00\x01", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", id="picture"),
        pytest.param(packed({"xl/workbook.xml": "<a/>"}), id="spreadsheet"),
        pytest.param(
            packed({"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
                    "content.xml": "<a/>"}), id="ods",
        ),
        pytest.param(b"\x00\x01\x02", id="bytes"),
    ],
)  # fmt: skip
def test_another_kind_of_file_is_refused_and_has_no_words(content):
    assert "not a document of Word or LibreOffice. Nothing was taken over" in refusal(content)
    assert words_of("x", content) is None


def test_an_old_or_locked_file_says_so():
    assert "has a password or is an old Word file" in refusal(b"\xd0\xcf\x11\xe0" + b"\0" * 600)
    locked = odt("", **{"META-INF/manifest.xml": "<a><encryption-data/></a>"})
    assert "has a password" in refusal(locked)


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE a [<!ENTITY x "y">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
        '<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd">',
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_commands_in_the_xml_are_refused(declaration, encoding):
    said = f"<?xml version='1.0' encoding='{encoding}'?>{declaration}<w:document {W}/>"
    for part in ("word/document.xml", "word/styles.xml", "word/numbering.xml"):
        assert "DOCTYPE" in refusal(docx(p("a"), **{part: said.encode(encoding)}))
    said = f"{declaration}<office:document-content {ODF}/>"
    assert "DOCTYPE" in refusal(odt("", **{"content.xml": said}))


def test_a_bomb_is_refused_before_it_goes_off():
    bomb = docx("", **{"word/document.xml": b" " * (packing.MOST_BYTES + 1)})
    assert len(bomb) < 100_000
    assert "larger than 20 MB when it is unpacked" in refusal(bomb)
    lying = bomb.replace((packing.MOST_BYTES + 1).to_bytes(4, "little"), b"\x0a\0\0\0")
    assert lying != bomb
    refusal(lying)
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as file:
        for number in range(packing.MOST_PARTS + 1):
            file.writestr(str(number), b"")
    assert "larger than 20 MB" in refusal(many.getvalue())
    assert "larger than 20 MB" in refusal(b"a" * (packing.MOST_BYTES + 1))


@pytest.mark.parametrize("deep", [70, 200, 600, 2_000, 50_000])
def test_no_depth_does_harm(deep):
    for content in (
        docx("<w:sdt>" * deep + p("diep") + "</w:sdt>" * deep),
        docx("<w:p>" + "<w:r>" * deep + "<w:t>diep</w:t>" + "</w:r>" * deep + "</w:p>"),
        odt("<text:section>" * deep + "<text:p>diep</text:p>" + "</text:section>" * deep),
        odt("<text:p>" + "<text:span>" * deep + "diep" + "</text:span>" * deep + "</text:p>"),
        docx("<w:tbl><w:tr><w:tc>" * deep + "</w:tc></w:tr></w:tbl>" * deep),
        odt(
            "<table:table><table:table-row><table:table-cell>" * deep
            + "</table:table-cell></table:table-row></table:table>" * deep
        ),
        odt("<text:list><text:list-item>" * deep + "</text:list-item></text:list>" * deep),
    ):
        said = words_of("diep", content)
        assert said in (None, "", "diep")


@pytest.mark.parametrize("content", [docx(p("tekst" * 50)), odt("<text:p>tekst</text:p>")])
def test_a_file_cut_off_anywhere_gives_one_refusal(content):
    for end in range(2, len(content) - 1, 7):
        assert "Nothing was taken over" in refusal(content[:end])


@given(st.data())
def test_a_file_with_a_changed_byte_is_read_or_refused(data):
    content = bytearray(data.draw(st.sampled_from([docx(p("tekst")), odt("<text:p>a</text:p>")])))
    content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    words_of("verslag", bytes(content))


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    words_of("wat", content)
    words_of("wat", b"PK\x03\x04" + content)
