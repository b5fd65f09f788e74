import pytest

from bestuurskamer.rent.tenant_list.columns import Field, Mapping, propose_mapping, recognise
from bestuurskamer.rent.tenant_list.sheets import read_sheet


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Huurder", Field.TENANT), ("Naam", Field.TENANT), ("Tenant name", Field.TENANT),
        ("Contactpersoon", Field.CONTACT), ("E-mailadres", Field.EMAIL), ("email", Field.EMAIL),
        ("Tel.", Field.PHONE), ("Mobiel", Field.PHONE), ("Adres", Field.STREET),
        ("Straat en huisnummer", Field.STREET), ("Huisnr.", Field.HOUSE_NUMBER),
        ("POSTCODE", Field.POSTAL_CODE), ("Woonplaats", Field.TOWN), ("IBAN", Field.IBAN),
        ("Rekeningnummer", Field.IBAN), ("T.n.v.", Field.IBAN_HOLDER), ("Ruimte", Field.ROOM),
        ("Lokaal", Field.ROOM), ("m²", Field.AREA), ("Opp. (m2)", Field.AREA),
        ("verd.", Field.FLOOR), ("Capaciteit", Field.CAPACITY), ("Kale huur", Field.RENT),
        ("Huur per maand", Field.RENT), ("Huurprijs", Field.RENT), ("Rent", Field.RENT),
        ("Voorschot servicekosten", Field.SERVICE), ("Borg", Field.DEPOSIT),
        ("Waarborgsom", Field.DEPOSIT), ("Borg betaald", Field.DEPOSIT_RECEIVED),
        ("Ingangsdatum huur", Field.FIRST_DAY), ("Huur vanaf", Field.FIRST_DAY),
        ("Einddatum", Field.LAST_DAY), ("t/m", Field.LAST_DAY), ("Huur tot", Field.LAST_DAY),
        ("KvK-nummer", Field.KVK), ("Btw-nummer", Field.VAT_NUMBER), ("BTW", Field.VAT),
        ("Opmerkingen", Field.NOTE),
        ("Huur per kwartaal", None), ("Huur incl. btw", None), ("Totaal", None), ("", None),
    ],
)  # fmt: skip
def test_a_column_is_recognised_by_its_words(header, field):
    found = recognise(header)
    assert (found and found[1]) == field


def test_the_stronger_word_wins_where_two_columns_seem_the_same(xlsx):
    grid = read_sheet(xlsx([["Naam", "Huurder", "Ruimte"], ["a", "b", "c"]]))
    mapping = propose_mapping(grid)
    assert mapping.column_of(Field.TENANT) == 1
    assert mapping.field_of(0) is None


def test_a_choice_of_the_user_is_remembered_by_name_and_not_by_place(xlsx):
    grid = read_sheet(xlsx([["Ruimte", "Wie", "Huur"], ["a", "b", "c"]]))
    chosen = propose_mapping(grid).with_field(1, Field.TENANT).with_field(2, None)
    remembered = Mapping.from_json(chosen.to_json())
    moved = read_sheet(xlsx([["Huur", "Ruimte", "Wie"], ["a", "b", "c"]]))
    mapping = propose_mapping(moved, remembered)
    assert [c.field for c in mapping.columns] == [None, Field.ROOM, Field.TENANT]


def test_a_field_stands_in_one_column_at_most(xlsx):
    mapping = propose_mapping(read_sheet(xlsx([["Ruimte", "Huurder", "Naam"], ["a", "b", "c"]])))
    changed = mapping.with_field(2, Field.TENANT)
    assert [c.field for c in changed.columns] == [Field.ROOM, None, Field.TENANT]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"columns": {"a": "nonsense"}}', "{", "null"])
def test_what_was_remembered_badly_is_forgotten(text):
    assert Mapping.from_json(text) is None
