"""Minutes by e-mail without a network: a draft that the mail program opens, with the paper."""

from __future__ import annotations

from email.message import EmailMessage
from email.policy import SMTP

from sqlalchemy import select
from sqlalchemy.orm import Session

from bestuurskamer import language
from bestuurskamer.language import _
from bestuurskamer.meetings.kept import version_content, version_paper
from bestuurskamer.meetings.model import Attendance, MinutesVersion, Side
from bestuurskamer.meetings.prints import corrections_slip
from bestuurskamer.office.queries import the_office
from bestuurskamer.parties.model import Party
from bestuurskamer.paths import file_name
from bestuurskamer.reading import clean


def minutes_mail(session: Session, version_id: int) -> bytes:
    """A message to whoever of the other side was expected, with the minutes and the slip."""
    version = session.get_one(MinutesVersion, version_id)
    printed = version_content(session, version_id)
    office = the_office(session, printed.day)
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message["To"] = ", ".join(_addresses(session, version.meeting_id))
    day = language.day(printed.day)
    subject = _("Minutes of {title}, {day}").format(title=printed.title, day=day)
    message["Subject"] = clean(subject)
    text = "\n\n".join(
        (
            _("Dear all,"),
            _("With this message you receive the minutes of {title} on {day}.").format(
                title=printed.title, day=day
            ),
            _("Is something not right? Write the line number and the right words on the slip."),
            "\n".join(filter(None, (_("Kind regards,"), office.contact, office.legal_name))),
        )
    )
    message.set_content(text + "\n", cte="quoted-printable")
    for name, data in (
        (_("Minutes {title}").format(title=printed.title), version_paper(session, version_id)),
        (_("Corrections slip"), corrections_slip(session, version.meeting_id)),
    ):
        message.add_attachment(
            data, maintype="application", subtype="pdf", filename=f"{file_name(name)}.pdf"
        )
    return message.as_bytes()


def _addresses(session: Session, meeting_id: int) -> list[str]:
    wanted = (
        select(Party.email)
        .join(Attendance, Attendance.person_id == Party.id)
        .where(
            Attendance.meeting_id == meeting_id,
            Attendance.side != Side.BOARD,
            Party.email != "",
        )
        .order_by(Attendance.id)
    )
    return [clean(email) for email in session.scalars(wanted)]
