"""The public functions, each a step of the main job: load, check, prioritise, plan, report, build."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from dienstvisie.checks import CHECK_RULES, run
from dienstvisie.diagnostics import Diagnostic, Problem, Rule, Severity, has_errors
from dienstvisie.errors import UserError
from dienstvisie.language import DOCUMENT_LANGUAGES, Message, did_you_mean, is_spoken
from dienstvisie.loading import LOADING_RULES, Loaded, find_root, load_dossier
from dienstvisie.planning.rules import PLANNING_RULES
from dienstvisie.scoring.rules import RULES as SCORING_RULES

if TYPE_CHECKING:
    from dienstvisie.measuring import Effects
    from dienstvisie.planning.comparison import Comparison
    from dienstvisie.planning.roadmap import Roadmap
    from dienstvisie.reporting.common import Audience
    from dienstvisie.reporting.documents import Edition
    from dienstvisie.reporting.tables.table import Table
    from dienstvisie.schema import Dossier
    from dienstvisie.scoring import RankedKind, Ranking

RULES: tuple[Rule, ...] = tuple(
    sorted((*LOADING_RULES, *CHECK_RULES, *SCORING_RULES, *PLANNING_RULES), key=lambda rule: rule.code)
)
"""Every rule that a diagnostic can come from, by code."""


def load(path: Path | None = None) -> Loaded:
    """Read the dossier in `path`, or the nearest one from the working folder upward.

    Raises `UserError` where there is none; what is wrong in its files is in `Loaded.diagnostics`.
    """
    return load_dossier(find_root(path))


def check(loaded: Loaded) -> tuple[Diagnostic, ...]:
    """All problems of a dossier, those of its files and those of its contents, in order of place."""
    codes = [rule.code for rule in RULES]
    found = (*loaded.diagnostics, *run(loaded.dossier, loaded.sources, codes))
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.order))


def prioritise(dossier: Dossier, kind: RankedKind = "ideas") -> Ranking:
    """The ranking of all challenges or ideas; see `dienstvisie.scoring.prioritise`."""
    from dienstvisie.scoring import prioritise as rank

    return rank(dossier, kind)


def plan(dossier: Dossier, ranking: Ranking | None = None, *, prove: bool = False, asked: str | None = None) -> Roadmap:
    """The roadmap of the ideas; see `dienstvisie.planning.plan`. Ranks the ideas first where no ranking is given."""
    from dienstvisie.planning import plan as make

    return make(dossier, ranking or prioritise(dossier), prove=prove, asked=asked)


def plan_in(
    dossier: Dossier, scenario: str, ranking: Ranking | None = None, *, prove: bool = False, asked: str | None = None
) -> Roadmap:
    """The roadmap of the ideas in a scenario: its weights, voices, exclusions, capacities and budgets.

    It keeps to that of the dossier where it can. Raises `UserError` where there is no scenario of that name.
    """
    from dienstvisie.planning.alternatives import plan_in as make

    return make(dossier, ranking or prioritise(dossier), scenario, prove=prove, asked=asked)


def plan_scenarios(dossier: Dossier, names: Sequence[str] = (), ranking: Ranking | None = None) -> Comparison:
    """The roadmap of the dossier beside those in the named scenarios, or in all; see `plan_in`."""
    from dienstvisie.planning.alternatives import plan_scenarios as compare

    return compare(dossier, ranking or prioritise(dossier), names)


def what_if(dossier: Dossier, asked: Sequence[str], ranking: Ranking | None = None) -> Comparison:
    """The roadmap of the dossier beside the one with all that is asked, such as `ict+20d/2027`. Writes nothing.

    Raises `UserError` for a question that cannot be read, or that names what is not there.
    """
    from dienstvisie.planning.alternatives import what_if as compare

    return compare(dossier, ranking or prioritise(dossier), asked)


def save_plan(dossier: Dossier, roadmap: Roadmap, folder: Path) -> bool:
    """Agree on a roadmap: write it to `roadmap.yaml` in the folder of its dossier; whether it had to be written.

    The notes in the file of before are kept. Raises `UserError` where that holds something else that a person wrote,
    and where it cannot be written. That the roadmap keeps all wishes is up to the caller.
    """
    from dienstvisie.editing import save_agreed
    from dienstvisie.planning.agreed import to_agree
    from dienstvisie.planning.search import METHOD

    if not roadmap.problem.calendar.count:
        raise UserError(Message("There is no roadmap to save: the settings give no periods to plan."))
    new = to_agree(roadmap, METHOD, dossier.agreed, dossier.settings.documents.date)
    return save_agreed(folder, new, dossier.agreed)


def measure(dossier: Dossier) -> Effects:
    """What the yearly measurements say of each indicator, theme and principle; see `dienstvisie.measuring`."""
    from dienstvisie.measuring import effects

    return effects(dossier)


def report(dossier: Dossier, language: str, audience: Audience = "public") -> Edition:
    """All report models of a dossier in one language, for one audience."""
    from dienstvisie.planning import is_planned
    from dienstvisie.reporting.analyses import analyses
    from dienstvisie.reporting.documents import edition

    ideas, challenges = prioritise(dossier), prioritise(dossier, "challenges")
    roadmap = plan(dossier, ideas) if is_planned(dossier) else None
    return edition(dossier, ideas, challenges, roadmap, language, analyses(dossier, ideas, challenges), audience)


def export(dossier: Dossier, roadmap: Roadmap, format_name: str) -> str:
    """The roadmap of a dossier for another program, in the dossier's language: `ics`, `csv` or `msproject`.

    Raises `UserError` for a format that is not there.
    """
    from dienstvisie.render.exports import EXPORTS
    from dienstvisie.reporting.schedule import schedule
    from dienstvisie.reporting.sources import Sources
    from dienstvisie.reporting.writer import Writer

    made = {one.name: one.text for one in EXPORTS}
    if format_name not in made:
        raise UserError(Message("There is no format {name}.", {"name": format_name}), did_you_mean(format_name, made))
    language = dossier.settings.language
    ranking = prioritise(dossier)
    return made[format_name](schedule(Sources(dossier, ranking, ranking, roadmap, Writer(language, language)), roadmap))


class Built(NamedTuple):
    """The documents by path, what only the ranking or the plan could know, and for whom the documents are.

    There are no documents for the public where a public text names an internal item (rule DV707): each such place is
    an error among the problems.
    """

    files: dict[str, bytes]
    problems: tuple[tuple[Rule, Problem], ...]
    audience: Audience = "public"


def _check_language(language: str) -> None:
    """Raise `UserError` for a language that documents cannot be made in."""
    if language not in DOCUMENT_LANGUAGES:
        near = next((one for one in DOCUMENT_LANGUAGES if one.split("-")[0] == language), None)
        hint = did_you_mean(near or language, DOCUMENT_LANGUAGES)
        raise UserError(Message("Documents cannot be made in `{language}`.", {"language": language}), hint)
    if not is_spoken(language):
        raise UserError(
            Message("The words for documents in `{language}` are not installed.", {"language": language}),
            Message("Install dienstvisie again; in a checkout: `sh dev olen`."),
        )


def _secrets_told(dossier: Dossier) -> Iterator[tuple[Rule, Problem]]:
    """Where a public text names an internal item, as an error; nowhere where the settings switch that rule off."""
    from dienstvisie.checks.dv707_text_names_internal import CHECK

    other = dossier.settings.checks.get(CHECK.code)
    if other is None or other.severity != "off":
        yield from ((replace(CHECK, severity=Severity.ERROR), problem) for problem in CHECK.find(dossier))


def build(
    dossier: Dossier,
    languages: Sequence[str] = (),
    formats: Sequence[str] = (),
    templates: Sequence[Path] = (),
    audience: Audience = "public",
) -> Built:
    """All documents for one audience; in the dossier's languages, in Markdown and HTML, where none are named.

    Writes nothing. For the public nothing is made where a public text names an internal item: see `Built`. Raises
    `UserError` for a language, a format or an audience that is not there, for a format whose
    programs are not installed, and for a mistake in a template.
    """
    from dienstvisie.planning import is_planned
    from dienstvisie.render import DEFAULT_FORMATS, build_documents, chosen_formats
    from dienstvisie.reporting.analyses import analyses
    from dienstvisie.reporting.common import AUDIENCES
    from dienstvisie.reporting.documents import editions

    if audience not in AUDIENCES:
        hint = did_you_mean(audience, AUDIENCES)
        raise UserError(Message("There is no audience {name}.", {"name": audience}), hint)
    chosen_formats(formats)
    wanted = tuple(dict.fromkeys(languages or dossier.settings.languages))
    for language in wanted:
        _check_language(language)
    if audience == "public" and (told := tuple(_secrets_told(dossier))):
        return Built({}, told, audience)
    ideas, challenges = prioritise(dossier), prioritise(dossier, "challenges")
    roadmap = plan(dossier, ideas) if is_planned(dossier) else None
    found = analyses(dossier, ideas, challenges)
    made = editions(dossier, ideas, challenges, roadmap, wanted, found, audience)
    problems = (*challenges.problems, *ideas.problems, *(roadmap.problems if roadmap else ()))
    return Built(build_documents(made, formats or DEFAULT_FORMATS, templates), problems, audience)


class Health(NamedTuple):
    """What is there to work with. `works`: everything that is needed is there."""

    tables: tuple[Table, ...]
    works: bool


def doctor(folder: Path | None = None) -> Health:
    """What is installed on this machine, and what the dossier in `folder`, or around the working folder, brings along.

    Raises `UserError` where `folder` is given and holds no dossier; without one, there need be none.
    """
    from dienstvisie.render.health import findings
    from dienstvisie.render.health_tables import dossier_table, machine_table

    found = tuple(findings())
    works = all(one.there for one in found if one.needed)
    try:
        root = find_root(folder)
    except UserError:
        if folder is not None:
            raise
        return Health((machine_table(found),), works)
    loaded = load_dossier(root)
    settings = loaded.dossier.settings
    own = dossier_table(root, settings.languages, has_errors(check(loaded)), planned=settings.planning is not None)
    return Health((machine_table(found), own), works)
