"""Our own list of tenants, to fill in: a spreadsheet with two examples and an explanation.

It is in Dutch in every language, because its column names are what the reader looks for.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from bestuurskamer.vault.files import write_whole
from bestuurskamer.vault.refusals import telling

EXAMPLE_NAMES = {
    ("Lokaal 1 (voorbeeld)", "Voorbeeldatelier De Kwast"),
    ("Lokaal 2 (voorbeeld)", ""),
}
"""Room and tenant of the examples: rows that bear both are left out."""

_COLUMNS = (
    ("Ruimte", 22, "Naam van de ruimte. Elke ruimte krijgt een eigen regel, ook een lege."),
    ("Verdieping", 11, "Bijvoorbeeld: bg, 1e."),
    ("Oppervlakte m²", 15, "Alleen het getal, bijvoorbeeld 58,5."),
    ("Personen", 10, "Hoeveel mensen er in de ruimte passen."),
    ("Huurder", 28, "Naam zoals die op de factuur komt. Laat dit vak leeg als de ruimte leeg is."),
    ("Contactpersoon", 20, "Wie u belt of schrijft."),
    ("Straat en huisnummer", 24, "Het adres van de huurder, zonder postcode en plaats."),
    ("Postcode", 10, "Bijvoorbeeld: 1234 AB."),
    ("Plaats", 16, ""),
    ("E-mail", 26, "Eén adres."),
    ("Telefoon", 15, "Met de 0 vooraan."),
    ("IBAN", 24, "De rekening waarvan de huurder betaalt."),
    ("KvK-nummer", 12, "Acht cijfers."),
    ("Btw-nummer", 17, "Bijvoorbeeld: NL123456782B90. Alleen nodig bij huur met btw."),
    ("Ingangsdatum", 13, "De eerste huurdag, bijvoorbeeld 1-9-2026."),
    ("Einddatum", 13, "De laatste huurdag. Laat dit vak leeg als er geen einde is afgesproken."),
    ("Huur per maand", 15, "Zonder btw en zonder servicekosten, bijvoorbeeld 412,50."),
    ("Servicekosten per maand", 22, "Het voorschot, zonder btw."),
    ("Btw", 12, "Kies: vrijgesteld, 21% of 9%. Leeg betekent vrijgesteld."),
    ("Waarborgsom", 13, "Wat is afgesproken."),
    ("Waarborgsom ontvangen", 21, "Ja, nee, of het bedrag dat u kreeg."),
    ("Opmerking", 36, "Alleen voor het bestuur. Dit komt niet op de factuur."),
)
_EXAMPLES = (
    (
        "Lokaal 1 (voorbeeld)", "bg", "62", "20", "Voorbeeldatelier De Kwast", "mw. V. Oorbeeld",
        "Voorbeeldstraat 1", "1234 AB", "Voorbeeldstad", "atelier@voorbeeld.test", "012-3456789",
        "NL35TEST0000001001", "00000011", "", "1-9-2026", "", "412,50", "80,00", "vrijgesteld",
        "412,50", "ja", "Een verzonnen huurder. Deze regel wordt niet overgenomen.",
    ),
    (
        "Lokaal 2 (voorbeeld)", "1e", "18", "6", *[""] * 17,
        "Een lege ruimte. Deze regel wordt niet overgenomen.",
    ),
)  # fmt: skip
_HOW = (
    "Zo vult u de lijst in",
    "Zet elke ruimte op een eigen regel van het blad “Huurders”, ook als ze leeg is.",
    "Heeft een huurder twee ruimten? Maak dan twee regels met dezelfde naam en dezelfde dagen.",
    "De twee grijze regels zijn verzonnen. U mag ze laten staan: ze worden niet overgenomen.",
    "Weet u iets niet? Laat het vak leeg. U kunt het later aanvullen.",
    "Bewaar het bestand en kies het in Bestuurskamer. U ziet eerst wat er wordt overgenomen.",
)
_ROWS_TO_FILL_IN = 500


def template(path: Path) -> None:
    """Write the list to fill in as an .xlsx file. All cells are text, so a
    telephone number keeps its 0. Raises Refused when the file cannot be written."""
    import xlsxwriter

    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    workbook = xlsxwriter.Workbook(made, {**options, "strings_to_numbers": False})
    _write_list(workbook)
    _write_explanation(workbook)
    workbook.close()
    with telling():
        write_whole(path, made.getvalue())


def _write_list(workbook: Any) -> None:
    sheet = workbook.add_worksheet("Huurders")
    bold = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True, "num_format": "@"})
    text = workbook.add_format({"num_format": "@"})
    grey = workbook.add_format({"num_format": "@", "font_color": "#666666", "italic": True})
    for column, (name, width, _) in enumerate(_COLUMNS):
        sheet.set_column(column, column, width, text)
        sheet.write_string(0, column, name, bold)
    for row, example in enumerate(_EXAMPLES, start=1):
        for column, value in enumerate(example):
            sheet.write_string(row, column, value, grey)
    names = [name for name, _, _ in _COLUMNS]
    choices = {"Btw": ["vrijgesteld", "21%", "9%"]}
    for name, allowed in choices.items():
        column = names.index(name)
        rule = {"validate": "list", "source": allowed, "error_type": "warning"}
        sheet.data_validation(1, column, _ROWS_TO_FILL_IN, column, rule)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _write_explanation(workbook: Any) -> None:
    sheet = workbook.add_worksheet("Uitleg")
    bold = workbook.add_format({"bold": True})
    sheet.set_column(0, 0, 26)
    sheet.set_column(1, 1, 90)
    title, *sentences = _HOW
    sheet.write_string(0, 0, title, bold)
    for row, sentence in enumerate(sentences, start=1):
        sheet.write_string(row, 0, sentence)
    start = len(sentences) + 2
    for row, (name, _, meaning) in enumerate(_COLUMNS, start=start):
        sheet.write_string(row, 0, name, bold)
        sheet.write_string(row, 1, meaning)
