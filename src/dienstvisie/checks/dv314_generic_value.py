"""A value says more than a quality attribute.

**What it does.** Reports a value whose whole title is a quality that every public service has or should have: correct,
punctual, honest, friendly, customer-oriented, accessible, fast, professional and the like, in Dutch and English, as an
adjective or a noun, alone or several together. A title that says something more passes.

**Why it is bad.** Nobody is against it, so it gives no direction. A value says what is unique here, what people are
proud of, and what sets the organisation apart from its neighbours.

**Example.**

```yaml
# values.yaml
- id: friendly
  title: Vriendelijk en correct
```

**Use instead.** Ask what visitors notice here and nowhere else, and call it that.

```yaml
# values.yaml
- id: keys
  title: Dorp waar de achterdeur openstaat
```
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from dienstvisie.checks.check import Check
from dienstvisie.checks.items import live
from dienstvisie.checks.texts import strings
from dienstvisie.diagnostics import Address, Problem, Severity
from dienstvisie.language import Message
from dienstvisie.schema import Dossier, Value

_QUALITIES = """
juist juiste juistheid correct correcte correctheid stipt stipte stiptheid punctueel punctuele punctualiteit
eerlijk eerlijke eerlijkheid vriendelijk vriendelijke vriendelijkheid
klantvriendelijk klantvriendelijke klantvriendelijkheid klantgericht klantgerichte klantgerichtheid
klantgeorienteerd klantgeorienteerde burgergericht burgergerichte burgergerichtheid
toegankelijk toegankelijke toegankelijkheid betrouwbaar betrouwbare betrouwbaarheid
snel snelle snelheid vlot vlotte vlotheid professioneel professionele professionaliteit professionalisme
kwaliteit kwaliteitsvol kwaliteitsvolle kwalitatief kwalitatieve bereikbaar bereikbare bereikbaarheid
beschikbaar beschikbare beschikbaarheid transparant transparante transparantie integer integere integriteit
efficient efficiente efficientie effectief effectieve effectiviteit respectvol respectvolle respect
beleefd beleefde beleefdheid behulpzaam behulpzame behulpzaamheid deskundig deskundige deskundigheid
duidelijk duidelijke duidelijkheid helder heldere helderheid objectief objectieve objectiviteit
neutraal neutrale neutraliteit zorgvuldig zorgvuldige zorgvuldigheid nauwkeurig nauwkeurige nauwkeurigheid
tijdig tijdige tijdigheid flexibel flexibele flexibiliteit laagdrempelig laagdrempelige laagdrempeligheid
oplossingsgericht oplossingsgerichte oplossingsgerichtheid resultaatgericht resultaatgerichte resultaatgerichtheid
servicegericht servicegerichte servicegerichtheid dienstbaar dienstbare dienstbaarheid
accurate accuracy correctness right punctual punctuality timely timeliness honest honesty friendly friendliness
customer-oriented customer-orientation customer-friendly customer-focused customer-focus customer-centric
client-oriented citizen-oriented accessible accessibility reliable reliability trustworthy fast quick speed rapid
professional professionalism quality high-quality reachable reachability available availability transparent
transparency integrity efficient efficiency effective effectiveness respectful polite politeness courteous courtesy
helpful helpfulness competent expert expertise clear clarity objective objectivity neutral neutrality
careful accountable accountability responsive responsiveness flexible flexibility solution-oriented result-oriented
service-oriented
"""
GENERIC = frozenset(_QUALITIES.split())
"""Quality attributes, without accents, in the forms in which they make a title."""
_FILLERS = """
en of maar ook te in de het een altijd steeds zeer heel echt wij we zijn onze ons zo even als werken handelen
dienst diensten dienstverlening dienstverlener service services werking organisatie medewerkers
and or but also to the a an always very really our us are be as well both working work organisation staff
"""
FILLERS = frozenset(_FILLERS.split())
"""Words that say nothing by themselves."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_ACCENT = re.compile(r"[\u0300-\u036f]")


def find(dossier: Dossier) -> Iterator[Problem]:
    """The values whose title is a quality attribute alone, once per value."""
    for value in live(dossier, Value):
        titles = [(keys, text) for keys, text in strings(value) if keys[0] == "title" and is_generic(text)]
        for keys, text in titles[:1]:
            yield Problem(
                Address("values", value.id, keys),
                Message("`{title}` is a quality that every service should have.", {"title": text}),
                Message("Say what is unique here, and what sets us apart from the neighbours."),
            )


def is_generic(title: str) -> bool:
    """Whether a title is made of quality attributes alone, with words that join them."""
    plain = _ACCENT.sub("", normalize("NFD", title.casefold()))
    words = [word for word in _WORD.findall(plain) if word not in FILLERS]
    return bool(words) and GENERIC.issuperset(words)


CHECK = Check("DV314", Severity.WARNING, __doc__, find)
