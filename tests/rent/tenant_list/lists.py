"""What the lists of these tests share."""

from datetime import date

TODAY = date(2026, 11, 23)
HEAD = ("Ruimte", "Huurder", "Ingang", "Einde", "Huur p/m", "Service p/m", "E-mail", "Borg")
