"""An act in the file: begun, ended, and what it touched."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy import Connection

from bestuurskamer.vault.chain import bind


def begin_act(connection: Connection, what: str, actor_id: int) -> int:
    """Note who does what now; from here until `end_act` watched tables may be changed."""
    connection.exec_driver_sql(
        "INSERT INTO act (at, actor_id, what) VALUES (?, ?, ?)",
        (datetime.now(UTC).isoformat(timespec="microseconds"), actor_id, what),
    )
    (act_id,) = connection.exec_driver_sql("SELECT max(id) FROM act").one()
    connection.exec_driver_sql("UPDATE acting SET act_id = ?", (act_id,))
    return int(act_id)


def end_act(connection: Connection, act_id: int) -> frozenset[str]:
    """Close the act for further changes and bind it; the answer is the tables that it changed."""
    found = connection.exec_driver_sql("SELECT act_id FROM acting").scalar_one()
    if found != act_id:
        raise RuntimeError("the transaction was ended inside the act")
    touched = connection.exec_driver_sql(
        "SELECT DISTINCT table_name FROM trail WHERE act_id = ?", (act_id,)
    )
    names = frozenset(row[0] for row in touched)
    connection.exec_driver_sql("UPDATE acting SET act_id = NULL")
    bind(connection)
    return names


def newest_act(connection: Connection) -> str:
    """The number and moment of the last act, which together are nobody else's."""
    number, at = connection.exec_driver_sql("SELECT id, at FROM act ORDER BY id DESC LIMIT 1").one()
    return f"{number} {at}"


def next_generation(connection: Connection, above: int) -> None:
    """Count that the file is going to differ from its copies, of which `above` is the highest."""
    connection.exec_driver_sql("UPDATE board SET generation = max(generation, ?) + 1", (above,))
