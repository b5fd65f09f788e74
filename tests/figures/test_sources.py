"""Where a figure of law stands: the names of laws stay Dutch, the program's remarks do not."""

from __future__ import annotations

import re
import tomllib

import pytest

from bestuurskamer import language, paths
from bestuurskamer.figures.sources import REMARKS, source_words

FILE = paths.resources() / "figures" / "figures.toml"
SOURCES = sorted({raw["source"] for raw in tomllib.loads(FILE.read_text("utf-8"))["figure"]})
LAW = re.compile(
    r"(Wet op de omzetbelasting 1968|Wet open overheid|Algemene wet bestuursrecht"
    r"|Algemene wet inzake rijksbelastingen|Burgerlijk Wetboek"
    r"|Besluit vergoeding voor buitengerechtelijke incassokosten)"
    r"(, art\. \d+[:.]?\d*[a-z]?( en \d+:\d+)?( lid \d+)?( onder [a-z])?)?"
    r"|Hoge Raad \d+ \w+ \d{4}, ECLI:[\w:]+"
)


@pytest.mark.parametrize("source", SOURCES)
def test_what_is_no_name_of_a_law_is_a_remark_in_both_languages(source):
    left = source
    for remark in REMARKS:
        left = left.replace(remark, "")
    left = LAW.sub("", left)
    assert not re.search(r"\w{3}", left), left
    language.speak("en")
    spoken = source_words(source)
    assert not any(remark in spoken for remark in REMARKS)
    language.speak("nl")
    assert source_words(source) == source
