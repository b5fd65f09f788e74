"""Who sits at the table in these tests."""

from __future__ import annotations

from datetime import date

from bestuurskamer.meetings.known_names import Known, KnownName

TODAY = date(2026, 11, 26)
"""A Thursday."""

VGD = KnownName(1, "Vastgoed", "VGD", present=True)
GROEN = KnownName(2, "Groen", "GRN")
BAKKER = KnownName(10, "Kees Bakker", present=True, department=1)
DE_GROOT = KnownName(11, "Marieke de Groot", present=True, department=1)
BAKKER_OF_GROEN = KnownName(12, "Els Bakker", department=2)
JAN = KnownName(20, "Jan Smit", "jan", present=True)
FATIMA = KnownName(21, "Fatima El Amrani", present=True)
JAN_WILLEM = KnownName(22, "Jan Willem Post")
LEASE = KnownName(30, "Verlenging hoofdhuur", "D-2026-03")
GARDEN = KnownName(31, "Groenonderhoud", "D-2026-04")

KNOWN = Known(
    people=(BAKKER, DE_GROOT, BAKKER_OF_GROEN, JAN, FATIMA, JAN_WILLEM),
    departments=(VGD, GROEN),
    dossiers=(LEASE, GARDEN),
)
