"""A line said back in a full sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestuurskamer import language
from bestuurskamer.meetings.capture import read_line
from bestuurskamer.meetings.reading_back import below, sentence
from tests.meetings.table import KNOWN, TODAY


@pytest.mark.parametrize(
    ("raw", "said", "under"),
    [
        (
            "> Vastgoed/De Groot: sleutel van de kruipruimte  !4-12",
            "Vastgoed (Marieke de Groot) belooft ons: sleutel van de kruipruimte",
            "uiterlijk vrijdag 4 december 2026",
        ),
        ("> sleutel komt !zsm", "Zij beloven ons: sleutel komt", "zo snel mogelijk, zonder dag"),
        (
            "< offerte tuin /GRN @jan !week 50",
            "Wij beloven: offerte tuin (Groen, Jan Smit)",
            "in week 50, dus uiterlijk 13 december 2026",
        ),
        (
            "* bestek nalezen @piet @fatima &D-2026-03 !do",
            "Actie voor Fatima El Amrani: bestek nalezen @piet",
            "uiterlijk donderdag 3 december 2026 · Verlenging hoofdhuur · bedoelt u deze dag? · "
            "wie of wat is “@piet”?",
        ),
        ("* bellen", "Actie: bellen", "nog geen dag: typ ! en de dag, bijvoorbeeld !1-7"),
        ("? wie beslist /VGD", "Vraag aan Vastgoed: wie beslist", ""),
        ("? wanneer", "Vraag: wanneer", ""),
        ("= huur stijgt {words}", "Besluit: huur stijgt {words}", ""),
        ("% niet onder 800", "Alleen voor het bestuur: niet onder 800", ""),
        ("# kop", "Kop: kop", ""),
        ("T14 ok", "T14 is klaar", ""),
        ("T-2026-14 vervallen", "T-2026-14 vervalt", ""),
        ("T14 !15-8 later", "T14 schuift naar zondag 15 augustus 2027", ""),
        ("gewoon", "", ""),
    ],
)
def test_a_line_is_said_back_in_dutch(raw, said, under):
    line = read_line(raw, KNOWN, TODAY)
    with language.speaking("nl"):
        assert (sentence(line, KNOWN), below(line, KNOWN)) == (said, under)


@given(st.text(st.sampled_from("=>*?T14 ok!@/&:jan{}VGD-é")))
def test_any_line_can_be_said_back(raw):
    line = read_line(raw, KNOWN, TODAY)
    sentence(line, KNOWN)
    below(line, KNOWN)
