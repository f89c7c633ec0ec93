"""What looks like the name of a person."""

from __future__ import annotations

import re

_NAMES = """
ahmed ali amber amina an andre anita anja anke ann anna anne annelies annemie annick anouk antoine arne arthur astrid
barbara bart bas bea bert birgit bjorn bram brecht brigitte caroline cathy cedric charlotte chloe chris christel
christiaan christian christine christophe cindy claire colette cornelis daan daniel danny david debby dennis
diana diane didier dieter dimitri dirk dominique dorien eddy edwin eline elise elke ellen els elsje emiel emily emma
eric erik erwin esther eva eveline evelien evi fatima fabienne femke filip fleur floor floris francine francis
frank frans frederik freya geert geertje gerard gerda gert gijs gilles godelieve greet greta griet guido gunther guy
hannah hannelore hans hassan heidi hendrik henk herman hilde hugo ilse inge ingrid isabel isabelle jaap jacqueline
jan jana janne jasper jean jef jeroen jill joachim johan johanna johnny joke jolien joris jos josephine joost jozef
julie jurgen kaat karel karen karin karolien katleen kathleen katrien katrijn kelly kenneth kevin kim klaas koen
kris kristel kristien kristof kurt laura lars leen lena lieve lieven lies liesbeth lieselot lieselotte linda lise
lore loes lotte louis luc lucas lucien lukas maaike maarten marc marcel margaret margot maria marianne marie marieke
marijke marina mario marjan marleen martijn martin martine mathias maud maurice mehmet melissa michael michel michiel
mieke mohamed mohammed monique myriam nadia nadine natalie nathalie nele nick nico nicolas nicole niels noah
olivia olivier paul pascal patricia patrick paula peter petra philippe piet pieter pol raf raoul rebecca ria rik
rita robert robin roel roeland ronald ronny roos rudi rudy ruben ruth sabine samira sander sandra sara sarah saskia
sebastiaan sien silke simon simonne sofie sonja sophie stefaan stefan stephanie steven stijn sven sylvie tamara tania
tess theo thierry thijs thomas tim tine tineke tinne tom toon tom ulrike ursula valerie veerle vera veronique vicky
viktor vincent viviane walter wannes wendy werner wesley wilfried willem willy wim wout wouter yannick youssef yves
yvonne
"""
_ALSO_WORDS = "an floor fleur roos amber bas pol raf ria ann tess"
"""First names that are also a word, an abbreviation or a place: too little to go by where nothing else points to it."""
GIVEN_NAMES = frozenset(_NAMES.split()) - frozenset(_ALSO_WORDS.split())
"""First names that are common in Flanders and the Netherlands, in lower case and without accents."""

_FORM = r"(?:[Dd]hr|[Mm]evr|[Mm]w|[Mm]ej|[Mm]r|[Mm]rs|[Mm]s|[Dd]rs|[Ii]r|[Ii]ng|[Dd]r|[Pp]rof)"
_ADDRESSED = re.compile(
    rf"\b(?:{_FORM}\.\s*|(?:Dhr|dhr|Mevr|Mr|Mrs|Ms|[Dd]e heer|[Mm]evrouw|[Mm]eneer|Madame)\s+)[A-Z]"
)
_INITIALS = re.compile(
    r"(?:^|[\s,(])(?!H\.R\.|I\.C\.T\.|O\.C\.M\.W\.)(?:[A-Z]\.[ -]?)+"
    r"(?:(?:van de|van den|van der|van|de|den|der|ten|ter|'t)\s)*[A-Z][\w'-]+"
)
_PREFIX_WORDS = "van de den der ten ter le la du d' 't vande vanden vander"
_PREFIXES = frozenset(_PREFIX_WORDS.split())
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_FUNCTION = re.compile(
    r"\b(?:dienst|team|schepen|wethouder|burgemeester|hoofd|directeur|manager|adviseur|afdeling|sector|cluster|huis|"
    r"project|raad|college|co[oö]rdinator|medewerker|verantwoordelijke|wzc|ocmw|sint-|bib|school|loket)",
    re.IGNORECASE,
)
"""How words begin that stand in the name of a function or of a service, and in no person's."""


def looks_like_person(function: str) -> bool:
    """Whether a text that should name a function looks like a name: a form of address, initials, or a first name."""
    if _ADDRESSED.search(function) or _INITIALS.search(function):
        return True
    words = [word for word in _WORD.findall(function) if word.casefold() not in _PREFIXES]
    if not 1 <= len(words) <= 3 or not all(word[0].isupper() for word in words) or _FUNCTION.search(function):
        return False
    return any(_is_given_name(word) for word in (words[0], words[-1]))


def _is_given_name(word: str) -> bool:
    return not GIVEN_NAMES.isdisjoint(word.casefold().split("-"))
