"""Where a shipped figure of law stands, in the language that is spoken.

Names of laws are Dutch and stay so. What the program remarks beside them is said in both languages.
"""

from __future__ import annotations

from bestuurskamer.errors import N_
from bestuurskamer.language import _

REMARKS = {
    "niet bevestigd, controleer dit bedrag": N_("not confirmed, check this figure"),
    "geïndexeerd per 2019; controleer of er een nieuwer bedrag is": N_(
        "indexed in 2019; check whether there is a newer amount"
    ),
    "negen jaar na het jaar van eerste gebruik; hier tien na het laatste": N_(
        "nine years after the year of first use; here ten after the last"
    ),
    "redelijke termijn": N_("reasonable term"),
    "met adviescommissie": N_("with an advisory committee"),
    "keuze van het bestuur: een dag speling": N_("choice of the board: a day of slack"),
    "Keuze van het programma; AVG art. 5 lid 1 onder e noemt geen termijn. "
    "Kies als bestuur uw eigen.": N_(
        "Choice of the program; AVG art. 5 lid 1 onder e names no term. "
        "Choose one yourselves, as a board."
    ),
}


def source_words(source: str) -> str:
    """The source as it is kept, with the program's own remarks in the language that is spoken."""
    for remark, msgid in REMARKS.items():
        if remark in source:
            source = source.replace(remark, _(msgid))
    return source
