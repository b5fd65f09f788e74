"""What comes from the clipboard becomes clean lines."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer.errors import Refused
from bestuurskamer.texts.pasting import MOST_PASTED, plain_paste

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta charset=utf-8><title>Verslag</title><!--[if gte mso 9]><xml><o:p>weg</o:p></xml><![endif]-->
<style><!-- p.MsoNormal {font-family:"Calibri"} --></style></head><body lang=NL>
<!--StartFragment-->
<h1>Verslag<o:p></o:p></h1>
<p class=MsoNormal><span style='font-size:11.0pt'>De heer Bakker zegt dat het
concept <b>morgen</b>&nbsp;komt.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>sleutel</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
style='mso-list:Ignore'>2.<span>&nbsp; </span></span><!--[endif]-->dak</p>
<table><tr><td><p>Wie</p></td><td>Wat</td></tr></table>
<!--EndFragment--></body></html>"""


def test_word_comes_in_as_clean_lines():
    assert plain_paste(WORD).split("\n") == [
        "Verslag",
        "De heer Bakker zegt dat het concept morgen komt.",
        "",
        "- sleutel",
        "2. dak",
        "Wie | Wat",
    ]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("<p>a</p><p>b</p>", "a\nb"),
        ("<ul><li>a</li><li><p>b</p></li></ul>c", "- a\n- b\nc"),
        ("<ol><li>a<ul><li>x</li></ul></li><li>b</li></ol>", "1. a\n- x\n2. b"),
        ("<div>a<br>b</div>", "a\nb"),
        ("<p>a</p><p>&nbsp;</p><p></p><p><br></p><p>b</p>", "a\n\nb"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>d", "a | b\nc\nd"),
        ("<table><tr><td><ul><li>x<li>y</ul><td>b</table><p>c", "x y | b\nc"),
        ("<p>a<script>alert(1)</script><style>x</style>b</p>", "ab"),
        ("<b>5 &lt; 6 &amp; 7</b>", "5 < 6 & 7"),
        ("<meta charset='utf-8'><span>één coo\u0308p</span>", "één coöp"),
        ("Version:0.9\r\nStartHTML:0000\r\n<html><body><p>a</p></body></html>", "a"),
        ("<p>half <b", "half"),
        ("<?xml version='1.0' encoding='latin1'?><html><p>é</p></html>", "é"),
    ],
)
def test_html_becomes_lines(html, lines):
    assert plain_paste(html) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a < b en <b> blijft", "a < b en <b> blijft"),
        ("een\r\ntwee\rdrie\u2028vier\u2029vijf", "een\ntwee\ndrie\nvier\nvijf"),
        ("a\tb\u00a0c\x00\x07d", "a b c d"),
        ("a\n\n\n\nb\n", "a\n\nb"),
        ("> sleutel !1-7", "> sleutel !1-7"),
        ("", ""),
    ],
)
def test_text_stays_text(text, lines):
    assert plain_paste(text) == lines


@pytest.mark.parametrize("deep", [300, 30_000])
def test_deep_html_does_no_harm(deep):
    said = plain_paste("<div>" * deep + "diep" + "</div>" * deep)
    assert said in ("", "diep")


def test_too_much_is_refused_before_it_is_read():
    with pytest.raises(Refused, match="Nothing was pasted"):
        plain_paste("a" * (MOST_PASTED + 1))


@given(st.one_of(st.text(st.characters()), st.text(st.sampled_from("<p>/ulibr=' \n-"))))
def test_whatever_is_pasted_is_clean_and_pasting_it_again_changes_nothing(text):
    for given_ in (text, f"<p>{text}"):
        said = plain_paste(given_)
        assert unicodedata.is_normalized("NFC", said)
        assert not any(unicodedata.category(c) in ("Cc", "Cs") for c in said if c != "\n")
        assert "\n\n\n" not in said
    plain = plain_paste(text)
    assert plain.startswith("<") or plain_paste(plain) == plain
