"""What the Word template of the anchoring note says."""

from __future__ import annotations

from tools.docx_contents import Writing, imprint, notes


def anchoring(to: Writing) -> None:
    """What keeps the vision alive, and where it stands in the multi-year plan."""
    to.text('{{ _("Anchoring note") }}', "Subtitle")
    to.text('{{ _("What keeps the vision alive") }}', "Title")
    notes(to)
    to.logic("for sentence in report.in_short")
    to.text("{{ sentence }}", "List Bullet")
    to.logic("endfor")
    _matrix(to)
    _instruments(to)
    _reach(to)
    _carried(to)
    _programmes(to)
    _policy(to)
    imprint(to)


def titles(items: str) -> str:
    """The titles of mentions, with commas between them."""
    return "{{ " + items + '|map(attribute="title")|join(", ") }}'


def _titles_or(items: str) -> str:
    return "{{ " + items + '|map(attribute="title")|join(", ") or _("none yet") }}'


def _pair(to: Writing, condition: str, label: str, text: str) -> None:
    to.logic(f"if {condition}")
    to.strong('{{ _("' + label + '") }}: ', text, "List Bullet")
    to.logic("endif")


def _matrix(to: Writing) -> None:
    to.logic("if report.matrix")
    to.text('{{ _("Every facet, every level") }}', "Heading 1")
    to.text(
        '{{ _("Change fades where nothing holds it. So each facet of the organisation needs something that '
        'secures the vision at each level.") }}'
    )
    to.strong("{{ report.matrix.alternative }}", "")
    cell = (
        "{% for item in cell.items %}{{ item.title }} ({{ cell.notes[loop.index0] }})"
        "{% if not loop.last %}; {% endif %}{% else %}○ {{ cell.text }}{% endfor %}"
        "{% if cell.more %}; {{ cell.more }}{% endif %}"
    )
    to.spread(
        ("{{ report.matrix.corner }}", "column in report.matrix.columns", "{{ column }}", ""),
        ["for row in report.matrix.rows", ("{{ row.title }}", "cell in row.cells", cell, ""), "endfor"],
        figures=False,
    )
    to.logic("for gap in report.gaps")
    to.text("{{ gap }}", "List Bullet")
    to.logic("endfor", "if report.matrix.notes")
    to.text('{{ report.matrix.notes|join(" ") }}')
    to.logic("endif", "endif")


def _instruments(to: Writing) -> None:
    to.logic("if report.sorts")
    to.text('{{ _("The instruments") }}', "Heading 1")
    to.logic("for sort in report.sorts")
    to.text("{{ sort.title }}", "Heading 2")
    to.text("{{ sort.about }}")
    to.logic("for item in sort.instruments")
    to.text("{{ item.title }}", "Heading 3")
    to.text(
        "{{ item.state }}{% if item.facet %} · {{ item.facet }}{% endif %}"
        "{% if item.level %} · {{ item.level }}{% endif %}{% if item.start %} · {{ item.start }}{% endif %}",
        "Caption",
    )
    to.logic("if item.description")
    to.prose("item.description|docx(4)")
    to.logic("endif")
    _pair(
        to,
        "item.reach.there",
        "For whom",
        '{{ item.reach.audience or "" }}{% if item.reach.size %}{% if item.reach.audience %}: {% endif %}'
        '{% if item.reach.reached %}{{ _("{reached} of {size} reached", reached=item.reach.reached, '
        "size=item.reach.size) }}{% if item.reach.percent %} ({{ item.reach.percent }}){% endif %}{% else %}"
        '{{ _("{size} people", size=item.reach.size) }}{% endif %}{% elif item.reach.reached %}'
        '{% if item.reach.audience %}: {% endif %}{{ _("{reached} reached", reached=item.reach.reached) }}{% endif %}',
    )
    _pair(to, "item.values", "Values that it carries", titles("item.values"))
    _pair(to, "item.principles", "Principles that it carries", titles("item.principles"))
    _pair(to, "item.ideas", "Ideas that it supports", titles("item.ideas"))
    _pair(to, "item.units", "Units", '{{ item.units|join(", ") }}')
    _pair(to, "item.policy", "In the multi-year plan", "{{ item.policy_code }} {{ item.policy.title }}")
    to.logic("if item.stops")
    to.table(
        ['{{ _("Stop or meeting") }}', '{{ _("Date") }}', '{{ _("Where") }}', '{{ _("Present") }}'],
        "stop in item.stops",
        ["{{ stop.title }}", "{{ stop.date }}", '{{ stop.unit or "–" }}', '{{ stop.people or "–" }}'],
        (6.4, 3.8, 4.2, 2.2),
    )
    to.logic("endif", "endfor", "endfor", "endif")


def _reach(to: Writing) -> None:
    to.logic("if report.reach")
    to.text('{{ _("Whom they reach") }}', "Heading 1")
    to.table(
        [
            '{{ _("Instrument") }}', '{{ _("For whom") }}', '{{ _("How many") }}', '{{ _("Reached") }}',
            '{{ _("Share") }}',
        ],
        "row in report.reach",
        [
            "{{ row.instrument.title }} ({{ row.kind }})", '{{ row.reach.audience or "–" }}',
            '{{ row.reach.size or "–" }}', '{{ row.reach.reached or _("not counted yet") }}',
            '{{ row.reach.percent or "–" }}',
        ],
        (6.0, 4.4, 2.0, 2.4, 1.8),
    )  # fmt: skip
    to.logic("endif")


def _carried(to: Writing) -> None:
    to.logic("if report.sorts and (report.values or report.principles)")
    to.text('{{ _("What carries each value and principle") }}', "Heading 1")
    to.logic("for sentence in report.bare")
    to.text("{{ sentence }}", "List Bullet")
    to.logic("endfor")
    for items, first in (("values", "Value"), ("principles", "Principle")):
        to.logic(f"if report.{items}")
        to.table(
            ['{{ _("' + first + '") }}', '{{ _("HR instruments") }}', '{{ _("Other instruments") }}'],
            f"row in report.{items}",
            ["{{ row.item.title }}", _titles_or("row.hr"), _titles_or("row.others")],
            (5.0, 5.8, 5.8),
        )
        to.logic("endif")
    to.logic("endif")


def _programmes(to: Writing) -> None:
    to.logic("if report.programmes")
    to.text('{{ _("Programmes") }}', "Heading 1")
    to.logic("for programme in report.programmes")
    to.text("{{ programme.title }}", "Heading 2")
    to.logic("if programme.description")
    to.prose("programme.description|docx(3)")
    to.logic("endif")
    _pair(to, "programme.audience", "For whom", "{{ programme.audience }}")
    _pair(to, "programme.size", "How many", "{{ programme.size }}")
    _pair(to, "programme.themes", "Themes", titles("programme.themes"))
    _pair(to, "programme.indicators", "Measured by", titles("programme.indicators"))
    to.logic("if programme.lines")
    to.text('{{ _("People reached / people whom each line means to reach, per year") }}', "Caption")
    line = '{{ line.title }}{% if line.size %} ({{ _("for {people}", people=line.size) }}){% endif %}'
    cell = '{{ cell or "–" }} / {{ line.planned[loop.index0] or "–" }}'
    to.spread(
        ('{{ _("Line") }}', "year in programme.years", "{{ year }}", ""),
        ["for line in programme.lines", (line, "cell in line.reached", cell, ""), "endfor"],
        figures=False,
    )
    to.logic("endif", "endfor", "endif")


def _policy(to: Writing) -> None:
    to.logic("if report.policy")
    to.text('{{ _("In the multi-year plan") }}', "Heading 1")
    to.text(
        '{{ _("The council marks what is priority; what stands above it becomes priority by it.") }} '
        '{{ report.policy.notes|join(" ") }}'
    )
    to.logic("for part in report.policy.parts")
    for depth, style in ((0, "Heading 2"), (1, "Heading 3")):
        to.logic("if part.depth == 0" if depth == 0 else "else")
        to.text("{{ part.node.level }} {{ part.node.code }}: {{ part.node.title }}" + _priority("part.node"), style)
    to.logic("endif", "if part.instruments")
    to.text('{{ _("Anchors:") }} ' + titles("part.instruments"))
    to.logic("endif", "if part.leaves or part.ideas")
    _tree(to)
    to.logic("endif", "endfor", "if report.policy.total")
    to.text('{{ _("All ideas in the multi-year plan, per year") }}', "Caption")
    to.spread(
        ('{{ _("Expenses or receipts") }}', "year in report.policy.years", "{{ year }}", '{{ _("Total") }}'),
        ["for line in report.policy.total", _line("{{ line.label }}"), "endfor"],
    )
    to.logic("endif", "if report.policy.bare")
    to.text('{{ _("On these nothing of the vision hangs") }}', "Heading 2")
    to.logic("for node in report.policy.bare")
    to.text("{{ node.code }} {{ node.title }}" + _priority("node"), "List Bullet")
    to.logic("endfor", "endif", "if report.unplaced")
    to.text('{{ _("Ideas without a place there") }}', "Heading 2")
    to.logic("for item in report.unplaced")
    to.text("{{ item.title }}", "List Bullet")
    to.logic("endfor", "endif", "endif")


def _priority(node: str) -> str:
    return (
        "{% if " + node + '.priority %} ({{ _("Priority, by what is below it") if ' + node
        + '.derived else _("Priority") }}){% endif %}'
    )  # fmt: skip


def _line(title: str) -> tuple[str, str, str, str]:
    """A row of amounts; without amounts, of dashes."""
    loop, cell = "cell in (line.cells if line else report.policy.years)", '{{ (cell if line else none) or "–" }}'
    return title, loop, cell, '{{ line.total if line else "–" }}'


def _tree(to: Writing) -> None:
    """What hangs on an item: its ideas, what is right below it, and the ideas of that."""
    label = "{% if line and report.policy.total|length > 1 %} – {{ line.label }}{% endif %}"
    idea = (
        '{% if loop.first %}↳ {{ row.idea.title }} ({{ row.span or row.note or _("not on the roadmap") }})'
        "{% endif %}" + label
    )
    leaf = (
        "{% if loop.first %}{{ leaf.node.code }} {{ leaf.node.title }}" + _priority("leaf.node")
        + '{% if leaf.instruments %}. {{ _("Anchors:") }} ' + titles("leaf.instruments") + "{% endif %}"
        '{% if not leaf.ideas and not leaf.instruments %}. {{ _("No idea hangs on it.") }}{% endif %}'
        "{% endif %}" + label
    )  # fmt: skip
    to.spread(
        ('{{ _("Code, item and ideas") }}', "year in report.policy.years", "{{ year }}", '{{ _("Total") }}'),
        [
            "for row in part.ideas",
            "for line in (row.amounts or [none])",
            _line(idea),
            "endfor",
            "endfor",
            "for leaf in part.leaves",
            "for line in (leaf.node.amounts or [none])",
            _line(leaf),
            "endfor",
            "for row in leaf.ideas",
            "for line in (row.amounts or [none])",
            _line(idea),
            "endfor",
            "endfor",
            "endfor",
            "for line in part.node.amounts",
            _line('{{ _("Total of {code}", code=part.node.code) }}' + label),
            "endfor",
        ],
        bold=(7, 16),
    )
