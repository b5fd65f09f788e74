"""Who sits on the other side in the practice building, and about what: all of it made up.

`T#1` in a text stands for the number of the first promise, whatever year it is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

LEASE, GREEN, PERMIT = "lease", "green", "permit"


@dataclass(frozen=True)
class Official:
    """Somebody of a department; `left` when someone else came after so many days before today."""

    name: str
    title: str
    left: int | None = None


@dataclass(frozen=True)
class Desk:
    """A department with its people."""

    name: str
    short: str
    people: tuple[Official, ...]


@dataclass(frozen=True)
class Matter:
    """A matter, by the key under which talks speak of it; days are counted back from today."""

    key: str
    kind: str
    title: str
    goal: str
    standing: str
    desk: str
    case_number: str
    status: str
    opened: int
    move_since: int
    board_limit: str = ""
    stages: int = 3
    next_in: int | None = None
    next_what: str = ""


@dataclass(frozen=True)
class Point:
    """A point of a meeting: its title, the matter, and what was written."""

    title: str
    text: str
    matter: str = ""


@dataclass(frozen=True)
class Talk:
    """A meeting so many days before today, with a department or (without) of the board itself."""

    before: int
    desk: str
    title: str
    points: tuple[Point, ...]
    ends_as: str = "adopted"  # adopted, silent, sent, draft
    aside: tuple[str, str] = field(default=("", ""))  # who stood aside, and why


@dataclass(frozen=True)
class Call:
    """A phone call, a word in passing or a letter, so many days before today."""

    before: int
    kind: str
    desk: str
    with_whom: str
    text: str
    matter: str = ""


DESKS = (
    Desk("Vastgoed", "VGD", (Official("P. Proefman", "vastgoedbeheerder", 150),
                             Official("M. Voorbeeldsma", "vastgoedbeheerder"))),
    Desk("Groen", "GRN", (Official("T. Testhof", "adviseur groen"),)),
    Desk("Vergunningen", "VRG", (Official("L. Fictief", "behandelaar vergunningen"),)),
)  # fmt: skip

MATTERS = (
    Matter(
        LEASE, "lease", "Verlenging van de hoofdhuur",
        "Het gebouw nog tien jaar kunnen huren, tegen een huur die wij kunnen betalen.",
        "Vastgoed wil verlengen en zoekt uit voor hoe lang. Wij wachten op een concept.",
        "VGD", "Z-2025-0431", "bij Juridische Zaken", 330, 40,
        "Niet akkoord gaan met een termijn korter dan drie jaar.", 3, 21, "Overleg met Vastgoed",
    ),
    Matter(
        GREEN, "assignment", "Groenonderhoud rond het plein",
        "Het groen zelf onderhouden tegen een vaste vergoeding per jaar.",
        "De proef loopt goed. Groen maakt een voorstel voor een vaste opdracht.",
        "GRN", "Z-2025-0877", "evaluatie loopt", 300, 25, "", 6,
    ),
    Matter(
        PERMIT, "permit", "Vergunning voor het terras",
        "In de zomer een terras met acht tafels op het plein.",
        "De aanvraag is compleet. Vergunningen wacht op een advies van Vastgoed.",
        "VRG", "OV-2026-0112", "in behandeling", 120, 60, "", 2, 9, "Uiterste dag besluit",
    ),
)  # fmt: skip

TALKS = (
    Talk(310, "VGD", "Overleg met Vastgoed", (
        Point("Verlenging hoofdhuur", "Wij leggen uit waarom het buurthuis zekerheid nodig heeft.\n"
              "> Vastgoed/Proefman: Vastgoed steunt een verlenging en zoekt de termijn uit  !+8w\n"
              "< overzicht van de onderhuurders met einddatum sturen @HannekeVoorbeeld !+2w\n"
              "% niet noemen dat Atelier Kwast wil stoppen", LEASE),
        Point("Sleutels en kruipruimte",
              "> Vastgoed/Proefman: de sleutel van de kruipruimte komt bij ons te liggen !+6w",
              LEASE),
    )),
    Talk(285, "", "Bestuursvergadering", (
        Point("Hoofdhuur", "= het bestuur vraagt een verlenging van tien jaar aan\n"
              "* brief met de aanvraag schrijven @JorisVoorbeeld !+2w", LEASE),
        Point("Groen", "= wij doen mee aan de proef met het groenonderhoud\n"
              "* vrijwilligers zoeken voor de maandagploeg @HannekeVoorbeeld !+3w", GREEN),
    )),
    Talk(270, "GRN", "Overleg met Groen", (
        Point("Proef groenonderhoud",
              "De proef begint na de winter en duurt tot het einde van het jaar.\n"
              "= de proef duurt tot en met 31 december\n"
              "> Groen/Testhof: de vergoeding wordt per kwartaal vooraf betaald !+5w\n"
              "< elke maand een lijst met uren sturen @HannekeVoorbeeld", GREEN),
    )),
    Talk(215, "VGD", "Overleg met Vastgoed", (
        Point("Verlenging hoofdhuur",
              "Er is nog geen termijn. Financiën rekent aan de gevolgen.\n"
              "T#1 !+12w Financiën moet eerst rekenen\n"
              "? wie beslist over de termijn van de verlenging /VGD\n"
              "> Vastgoed/Proefman: in het concept staat ook wie het dak onderhoudt", LEASE),
        Point("Dak", "Bij regen lekt het boven lokaal 3.\n"
              "> Vastgoed/Proefman: iemand komt het dak bekijken !+3w", LEASE),
    ), "silent"),
    Talk(160, "", "Bestuursvergadering", (
        Point("Lokaal 3", "Een bestuurslid wil zelf lokaal 3 huren.\n"
              "= lokaal 3 gaat naar wie het langst op de wachtlijst staat"),
        Point("Terras", "= wij vragen een vergunning voor een terras aan\n"
              "* aanvraag invullen @JorisVoorbeeld !+4w", PERMIT),
    ), "adopted", ("Joris Voorbeeld", "wil zelf lokaal 3 huren")),
    Talk(118, "VRG", "Gesprek over het terras", (
        Point("Aanvraag terras",
              "> Vergunningen/Fictief: wij wachten op het advies van Vastgoed over het plein\n"
              "< tekening van het terras sturen @JorisVoorbeeld !+1w", PERMIT),
    )),
    Talk(84, "VGD", "Overleg met Vastgoed", (
        Point("Verlenging hoofdhuur",
              "De heer Proefman is weg; mevrouw Voorbeeldsma neemt het over.\n"
              "T#1 !+6w nieuwe beheerder leest zich in\n"
              "> Vastgoed/Voorbeeldsma: het concept van de verlenging komt op papier !+7w\n"
              "% als het concept er niet komt, schrijven we de wethouder", LEASE),
        Point("Terras",
              "> Vastgoed/Voorbeeldsma: wij adviseren pas als Vergunningen erom vraagt", PERMIT),
        Point("Sleutels en kruipruimte", "T#3 ok de sleutel ligt bij de balie", LEASE),
    ), "silent"),
    Talk(45, "GRN", "Evaluatie van de proef", (
        Point("Proef groenonderhoud",
              "In negen maanden 412 uur gewerkt; drie klachten, alle opgelost.\n"
              "> Groen/Testhof: een voorstel voor een vaste opdracht komt vóór de begroting !+6w\n"
              "= de proef is geslaagd; beide partijen willen verder", GREEN),
    ), "sent"),
    Talk(20, "", "Bestuursvergadering", (
        Point("Hoofdhuur", "Nog steeds geen concept.\n"
              "* bellen met mevrouw Voorbeeldsma @HannekeVoorbeeld !+1w\n"
              "= ligt er de volgende keer geen concept, dan schrijven wij de wethouder", LEASE),
    )),
    Talk(6, "VGD", "Overleg met Vastgoed", (
        Point("Verlenging hoofdhuur",
              "Mevrouw Voorbeeldsma: het concept ligt bij Juridische Zaken.\n"
              "> Vastgoed/Voorbeeldsma: het concept komt uiterlijk met de kerst !24-12\n"
              "< overzicht van de onderhuurders opnieuw sturen @HannekeVoorbeeld !+2w\n"
              "% niet onder drie jaar gaan; Aan Tafel heeft die tijd nodig", LEASE),
        Point("Dak", "Het dak is niet bekeken.\n* foto's van het lek maken @JorisVoorbeeld !+3d",
              LEASE),
    ), "draft"),
)  # fmt: skip

CALLS = (
    Call(230, "phone", "VGD", "Proefman",
         "> Proefman: hij belt volgende week terug over het dak !+1w", LEASE),
    Call(130, "letter", "VRG", "Vergunningen",
         "De aanvraag voor het terras is ontvangen, nummer OV-2026-0112.", PERMIT),
    Call(58, "talk", "GRN", "de wethouder",
         "> de wethouder zei: geen bezuiniging maar een investering in de buurt", GREEN),
    Call(12, "phone", "VGD", "Voorbeeldsma",
         "> Voorbeeldsma: het dak wordt in januari bekeken !31-1\n"
         "< wij sturen foto's van de lekkage @JorisVoorbeeld", LEASE),
)  # fmt: skip

KEPT = ((2, 295, "verstuurd, en ontvangen volgens mail"), (4, 228, "op de rekening gezien"),
        (10, 112, "tekening afgegeven aan de balie"))  # fmt: skip
"""Which promises were kept: the how manyeth, so many days before today, and how that is known."""

REMINDED = (7, 30, 28)
"""Of which promise a letter reminded: made and sent so many days before today."""

AGAINST = ((9, 12, 80, "Vergunningen en Vastgoed wachten op elkaar."),)
"""Which two promises cannot both be true, seen so many days before today, and why."""

DONE = ((1, 275), (2, 250), (3, 135))
"""Which actions were done, so many days before today."""
