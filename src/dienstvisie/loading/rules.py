"""The rules of reading: what can be wrong with a file before its contents are looked at."""

from __future__ import annotations

from dienstvisie.diagnostics import Rule, Severity
from dienstvisie.loading.logo_rule import LOGO

NO_DOSSIER = Rule(
    "DV100",
    Severity.ERROR,
    """There must be a dossier.

**What it does.** Says that no `dienstvisie.yaml` was found in the given folder, or in the working folder and above it.

**Why it is bad.** Without settings there is no dossier to read.

**Use instead.** Go to the folder of the dossier, name it in the command, or start one with `dienstvisie init FOLDER`.
""",
)

SYNTAX = Rule(
    "DV101",
    Severity.ERROR,
    """A file must be valid YAML.

**What it does.** Reports the first place in an item at which the file stops being YAML. Reading goes on at the next
item that starts at the beginning of a line, so that all mistakes are found in one run.

**Why it is bad.** What comes after the mistake cannot be understood as you meant it.

**Example.**

```yaml
- id: quick-desk
  title: Snelbalie: klaar in vijf minuten
```

**Use instead.** Put text with a colon followed by a space, or text that starts with a special sign, in quotes.

```yaml
- id: quick-desk
  title: "Snelbalie: klaar in vijf minuten"
```
""",
)

TAB = Rule(
    "DV102",
    Severity.ERROR,
    """Lines are indented with spaces, not with tabs.

**What it does.** Reports a tab at a place where YAML needs spaces.

**Why it is bad.** YAML does not allow it: editors show tabs in different widths, so nobody could see what belongs to
what.

**Use instead.** Two spaces for each level. In most editors: "Convert indentation to spaces".
""",
)

DUPLICATE_KEY = Rule(
    "DV103",
    Severity.ERROR,
    """A key stands once in a mapping.

**What it does.** Reports a key that was already given in the same item, with the place of the first.

**Why it is bad.** Most readers of YAML keep the last one in silence: a part of your work would be lost.

**Example.**

```yaml
- id: quick-desk
  title: Snelbalie
  title: Vlotte balie
```

**Use instead.** Keep one of the two.
""",
)

MERGE_CONFLICT = Rule(
    "DV104",
    Severity.ERROR,
    """A file holds no merge conflict.

**What it does.** Reports the marks `<<<<<<<` that git leaves where two versions did not fit together.

**Why it is bad.** The file holds two versions of the same text; nobody chose between them yet.

**Use instead.** Choose or combine the two versions, remove the lines with `<<<<<<<`, `=======` and `>>>>>>>`, and
check again.
""",
)

EMPTY = Rule(
    "DV105",
    Severity.WARNING,
    """A file holds something.

**What it does.** Reports a file with no item in it, or with comments alone.

**Why it is bad.** It is easily taken for a file that was lost.

**Use instead.** Write the first item, or remove the file.
""",
)

BYTE_ORDER_MARK = Rule(
    "DV106",
    Severity.INFO,
    """A file needs no byte-order mark.

**What it does.** Reports the invisible sign U+FEFF at the beginning of a file. The file is read all the same.

**Why it is bad.** Some tools take it for a part of the first key.

**Use instead.** Save as "UTF-8" and not as "UTF-8 with BOM".
""",
)

WINDOWS_LINES = Rule(
    "DV107",
    Severity.INFO,
    """Lines end in the same way for everybody.

**What it does.** Reports a file with Windows line ends (CR LF), once. The file is read all the same.

**Why it is bad.** When one person saves CR LF and another LF, git shows every line as changed.

**Use instead.** Put `* text=auto eol=lf` into `.gitattributes`, or save with LF.
""",
)

NOT_UTF8 = Rule(
    "DV108",
    Severity.ERROR,
    """A file is saved as UTF-8.

**What it does.** Reports a file in another encoding, such as UTF-16 or Windows-1252, at the first byte that shows it.

**Why it is bad.** Letters such as "ë" would turn into other signs.

**Use instead.** Save the file again, as UTF-8.
""",
)

CONTROL = Rule(
    "DV109",
    Severity.ERROR,
    """A file holds text alone.

**What it does.** Reports a control character, as found in pictures, Word files and other files that are no text.

**Why it is bad.** YAML does not allow it, and documents cannot show it.

**Use instead.** Remove the sign, or the file if it does not belong here.
""",
)

TAG = Rule(
    "DV110",
    Severity.ERROR,
    """A dossier is data, without tags.

**What it does.** Reports a YAML tag such as `!!python/object` or `!include`. Only `!!str` is known.

**Why it is bad.** Tags can make a program do things; a dossier only says things.

**Use instead.** Leave the tag out. Text that looks like a number goes in quotes.
""",
)

ALIAS = Rule(
    "DV111",
    Severity.ERROR,
    """An alias refers to something small, written earlier.

**What it does.** Reports an alias (`*name`) without its anchor (`&name`), one that contains itself, and aliases that
together repeat more than 10,000 values.

**Why it is bad.** A few lines of aliases in aliases can fill the memory of any machine.

**Use instead.** Write the values out.
""",
)

TOO_DEEP = Rule(
    "DV112",
    Severity.ERROR,
    """Nothing is nested deeper than fifty levels.

**What it does.** Reports the place where a list or mapping goes deeper than that. The rest of the file is not read.

**Why it is bad.** No dossier needs more than eight levels; deeper nesting is a mistake or an attack.
""",
)

LONG_NUMBER = Rule(
    "DV113",
    Severity.ERROR,
    """A number has at most thirty digits.

**What it does.** Reports a longer one.

**Why it is bad.** It cannot be calculated with as written.

**Use instead.** If it is a code, put it in quotes.
""",
)

TOO_LARGE = Rule(
    "DV114",
    Severity.ERROR,
    """A file is at most 64 MB, a CSV file at most 256 MB.

**What it does.** Reports a larger file, and a CSV file with a line of more than 1 MB. It is not read.

**Why it is bad.** It cannot be edited or compared any more. The ideas of a large city fill a few MB.

**Use instead.** Cut it in parts, in a folder with the name of the kind.
""",
)

LINK = Rule(
    "DV115",
    Severity.ERROR,
    """Links stay within the dossier.

**What it does.** Reports a symbolic link that leads in a circle, to nowhere, or out of the dossier. It is not followed.

**Why it is bad.** On another machine the link leads elsewhere, and a foreign file could end up in a document.

**Use instead.** Put the file itself in the dossier.
""",
)

UNREADABLE = Rule(
    "DV116",
    Severity.ERROR,
    """Every file of a dossier can be read.

**What it does.** Reports a file or folder that the system does not let you read.

**Why it is bad.** The dossier would be read without it.

**Use instead.** Ask for the rights to read it, or remove it.
""",
)

UNKNOWN_FILE = Rule(
    "DV117",
    Severity.ERROR,
    """Each file belongs to a kind.

**What it does.** Reports a `.yaml` or `.yml` file beside `dienstvisie.yaml`, or in a folder that looks like a kind,
whose name no kind has.

**Why it is bad.** Its contents would be left out in silence.

**Use instead.** Name it after a kind: `ideas.yaml`, or `ideas/counter.yaml`. `docs/kinds/` lists them.
""",
)

DOCUMENTS = Rule(
    "DV118",
    Severity.ERROR,
    """A file is one YAML document.

**What it does.** Reports a second document, after a line with `---`.

**Why it is bad.** Where items belong to would depend on that line.

**Use instead.** Put the items in one list, or in two files.
""",
)

SHAPE = Rule(
    "DV119",
    Severity.ERROR,
    """A file of a kind is a list of items.

**What it does.** Reports a file that is neither a list of items nor one item, or an item that is no mapping.

**Example.**

```yaml
quick-desk: Snelbalie
```

**Use instead.**

```yaml
- id: quick-desk
  title: Snelbalie
```
""",
)

UNKNOWN_KEY = Rule(
    "DV120",
    Severity.ERROR,
    """Every key is a field of the kind.

**What it does.** Reports a key that the kind does not have, with the nearest one that it does have.

**Why it is bad.** A typing mistake in a key would leave its contents out in silence.

**Example.**

```yaml
- id: quick-desk
  title: Snelbalie
  chalenges: [waiting]
```

**Use instead.** `challenges`. The pages in `docs/kinds/` list the fields of each kind.
""",
)

MISSING_KEY = Rule(
    "DV121",
    Severity.ERROR,
    """Required fields are there.

**What it does.** Reports an item without a field that it cannot do without, such as `id` or `title`.

**Use instead.** Add the field. The pages in `docs/kinds/` say what each field means.
""",
)

WRONG_TYPE = Rule(
    "DV122",
    Severity.ERROR,
    """Each field holds the sort of thing that it is meant for.

**What it does.** Reports text where a number is meant, a number where text is meant, one thing where a list is
meant.

**Why it is bad.** `1.10` is the number 1.1 for a computer. If it is a code, a computer would change it.

**Use instead.** Put codes and other text in quotes: `"1.10"`. Put lists in brackets, or each part on a line with `- `.
""",
)

NOT_ALLOWED = Rule(
    "DV123",
    Severity.ERROR,
    """Each value is one that the field allows.

**What it does.** Reports a number outside its bounds, a word that is not in the list, an id with other signs than
lower-case letters, digits and hyphens, a date that does not exist.

**Use instead.** The message names what is allowed.
""",
)

DUPLICATE_ID = Rule(
    "DV202",
    Severity.ERROR,
    """An id is used once within its kind.

**What it does.** Reports the second item with the same id, with the place of the first. This happens easily when two
people add an item in two branches.

**Why it is bad.** Nobody can tell which of the two a reference means.

**Use instead.** Give one of the two another id, and change the references to it.
""",
)

LOADING_RULES: tuple[Rule, ...] = (
    NO_DOSSIER,
    SYNTAX,
    TAB,
    DUPLICATE_KEY,
    MERGE_CONFLICT,
    EMPTY,
    BYTE_ORDER_MARK,
    WINDOWS_LINES,
    NOT_UTF8,
    CONTROL,
    TAG,
    ALIAS,
    TOO_DEEP,
    LONG_NUMBER,
    TOO_LARGE,
    LINK,
    UNREADABLE,
    UNKNOWN_FILE,
    DOCUMENTS,
    SHAPE,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    NOT_ALLOWED,
    LOGO,
    DUPLICATE_ID,
)
