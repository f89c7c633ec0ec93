"""The compass as tables: the questions, how each option stands, and every weight."""

from __future__ import annotations

from collections.abc import Sequence

from dienstvisie.language import Message
from dienstvisie.reporting.tables.table import Column, Row, Table, Value
from dienstvisie.reporting.weighing import WEIGHTS, principles_of, remark, weighed
from dienstvisie.schema import Decision, Dossier, Session
from dienstvisie.schema.base import Text

_QUESTION = Column("question", Message("Question"), keep=True)
OPEN = Message("still open")


def compass_tables(dossier: Dossier, decisions: Sequence[Decision]) -> tuple[Table, ...]:
    """Of these questions: one row each, then their options and all weights, which are for programs."""
    return (
        _questions(dossier, decisions),
        _answers(dossier, decisions),
        _options(dossier, decisions),
        _weights(dossier, decisions),
    )


def _questions(dossier: Dossier, decisions: Sequence[Decision]) -> Table:
    columns = (
        Column("id", Message("Id"), keep=True, wide=True),
        Column("title", Message("Question"), below="id"),
        Column("options", Message("Options"), numeric=True, wide=True),
        Column("most", Message("The principles point to")),
        Column("answer", Message("Answer"), none=OPEN),
        Column("agrees", Message("The same"), wide=True),
        Column("date", Message("Decided on"), wide=True),
    )
    rows = tuple(_question(dossier, decision) for decision in decisions)
    note = (
        Message("The principles help people to talk and do not decide for them. `compass ID` shows how options stand.")
        if rows
        else Message("There are no direction questions in this dossier.")
    )
    return Table("questions", Message("The compass"), columns, rows, (note,), main=True)


def _question(dossier: Dossier, decision: Decision) -> Row:
    options = weighed(dossier, decision)
    chosen = next((one for one in options if one.chosen), None)
    most = [one for one in options if one.most]
    return (
        decision.id,
        decision.title,
        len(options),
        _titles([one.option.title for one in most]),
        chosen.option.title if chosen else None,
        chosen.most if chosen else None,
        decision.date.isoformat() if decision.date else None,
    )


def _titles(titles: Sequence[Text]) -> Value:
    if len(titles) < 2:
        return titles[0] if titles else None
    return Message("{options}", {"options": tuple(titles)})


def _answers(dossier: Dossier, decisions: Sequence[Decision]) -> Table:
    columns = (
        _QUESTION,
        Column("answer", Message("Answer"), keep=True),
        Column("date", Message("Decided on")),
        Column("session", Message("Session")),
        Column("reason", Message("Why")),
        Column("remark", Message("Remark")),
    )
    rows: list[Row] = []
    for decision in decisions:
        if decision.answer is not None:
            session = dossier.all(Session).get(decision.session or "")
            day = decision.date.isoformat() if decision.date else None
            title = session.title if session else None
            said = remark(weighed(dossier, decision))
            rows.append((decision.id, decision.answer, day, title, decision.reason, said))
    return Table("answers", Message("Answers"), columns, tuple(rows), data_only=True)


def _options(dossier: Dossier, decisions: Sequence[Decision]) -> Table:
    columns = (
        _QUESTION,
        Column("id", Message("Id"), keep=True),
        Column("title", Message("Option")),
        Column("sum", Message("Sum"), numeric=True),
        Column("pro", Message("Principles for"), numeric=True),
        Column("con", Message("Principles against"), numeric=True),
        Column("most", Message("The principles point here most")),
        Column("chosen", Message("Chosen")),
        Column("argument", Message("Argument")),
    )
    rows = tuple(
        (
            decision.id,
            one.option.id,
            one.option.title,
            one.sum,
            one.pro,
            one.con,
            one.most,
            one.chosen,
            one.option.argument,
        )
        for decision in decisions
        for one in weighed(dossier, decision)
    )
    return Table("options", Message("Options"), columns, rows, data_only=True)


def _weights(dossier: Dossier, decisions: Sequence[Decision]) -> Table:
    columns = (
        _QUESTION,
        Column("option", Message("Option"), keep=True),
        Column("principle", Message("Principle"), keep=True),
        Column("title", Message("Title")),
        Column("weight", Message("Weight"), numeric=True, none=Message("not weighed")),
        Column("words", Message("In words"), none=Message("not weighed")),
    )
    rows = tuple(
        (
            decision.id,
            one.option.id,
            principle.id,
            principle.title,
            weight,
            WEIGHTS[weight][1] if weight is not None else None,
        )
        for decision in decisions
        for one in weighed(dossier, decision)
        for principle in principles_of(dossier, decision)
        for weight in (one.weights.get(principle.id),)
    )
    return Table("weights", Message("Weights"), columns, rows, data_only=True)
