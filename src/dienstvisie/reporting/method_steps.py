"""The steps of the method in plain words, each with the names of its formulas and its sources."""

from __future__ import annotations

from dataclasses import dataclass

from dienstvisie.language import Message

SOURCES = tuple(
    """
Barron, F. H. & Barrett, B. E. (1996). Decision quality using ranked attribute weights. Management Sci. 42, 1515–1523.
Dueck, G. & Scheuer, T. (1990). Threshold accepting. Journal of Computational Physics 90, 161–175.
Efron, B. & Morris, C. (1975). Data analysis using Stein's estimator and its generalizations. JASA 70, 311–319.
Efron, B. & Tibshirani, R. J. (1993). An introduction to the bootstrap. Chapman & Hall.
Fisher, R. A. (1925). Statistical methods for research workers. Oliver & Boyd.
Hwang, C.-L. & Yoon, K. (1981). Multiple attribute decision making. Springer.
Keeney, R. L. & Raiffa, H. (1976). Decisions with multiple objectives. Wiley.
Kelley, J. E. (1963). The critical-path method. In Muth & Thompson (eds.), Industrial scheduling. Prentice-Hall.
Kendall, M. G. (1945). The treatment of ties in ranking problems. Biometrika 33, 239–251.
Kendall, M. G. & Babington Smith, B. (1939). The problem of m rankings. Annals of Mathematical Statistics 10, 275–287.
Krippendorff, K. (2004). Content analysis. 2nd edition. Sage.
Lahdelma, R. & Salminen, P. (2001). SMAA-2. Operations Research 49, 444–454.
Savage, L. J. (1951). The theory of statistical decision. JASA 46, 55–67.
Schrimpf, G. et al. (2000). Record breaking optimization results. Journal of Computational Physics 159, 139–171.
Schulze, M. (2011). A new single-winner election method. Social Choice and Welfare 36, 267–303.
Van der Eijk, C. (2001). Measuring agreement in ordered rating scales. Quality & Quantity 35, 325–341.
""".strip().split("\n")
)
"""As in a list of references: they are the same in every language."""


@dataclass(frozen=True, slots=True)
class StepText:
    """A step before it is put into a language."""

    id: str
    title: Message
    sentences: tuple[Message, ...]
    formulas: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


STEPS: tuple[StepText, ...] = (
    StepText(
        "scale",
        Message("One scale for all"),
        (
            Message("Each score becomes a figure between 0 (the lowest score of the scale) and 1 (the highest)."),
            Message("Where a high score is bad, it is turned round, so that 1 is always best."),
            Message("The scale is fixed: what one idea gets does not depend on which other ideas there are."),
            Message("Who abstains counts nowhere, neither for nor against."),
        ),
        ("scale",),
    ),
    StepText(
        "mean",
        Message("What a group thinks"),
        (
            Message("For each group, idea and criterion the mean is taken of the figures of its raters."),
            Message(
                "The mean of two people says less than that of twenty. It is therefore drawn to m0, the mean of all "
                "groups on that criterion: the fewer raters, the more."
            ),
            Message(
                "Where the size N of a group is known and most of it has rated, its mean is drawn less: with everybody "
                "heard there is nothing left to guess."
            ),
        ),
        ("mean", "size"),
        ("Efron & Morris (1975)",),
    ),
    StepText(
        "voice",
        Message("A voice for every group"),
        (
            Message("The views of the groups become one by the weights w of their voices, which add up to 1."),
            Message(
                "With equal voices each of G groups counts for 1/G, so that a large group does not outvote a small."
            ),
        ),
        ("voice",),
    ),
    StepText(
        "value",
        Message("One score for an idea"),
        (
            Message("The criteria become one score of 0 to 100 by their weights, which add up to 1."),
            Message("Ideas are put in order of their scores; equal scores share a rank."),
        ),
        ("value",),
        ("Keeney & Raiffa (1976)", "Barron & Barrett (1996)"),
    ),
    StepText(
        "explanation",
        Message("Where the points come from"),
        (
            Message(
                "Each group adds points to an idea that it values above the mean, and takes points from one below it."
            ),
            Message("These parts and the base, the score of an average idea, add up to the score exactly."),
        ),
        ("points", "base"),
    ),
    StepText(
        "robustness",
        Message("How sure a rank is"),
        (
            Message("Nobody knows the one right way to weigh criteria. So all ways are tried, each equally likely."),
            Message("How often an idea then has rank r is its acceptability of that rank."),
            Message(
                "Between citizen and organisation it is exact: we calculate at which weight two ideas change places, "
                "and "
                "so for which weights an idea is among the first."
            ),
            Message(
                "Other people might have come. So raters are drawn again and again from each group, and we look "
                "between "
                "which ranks an idea stays nine times out of ten."
            ),
            Message("Finally each group is left out once, to see what it decides."),
        ),
        ("acceptability",),
        ("Lahdelma & Salminen (2001)", "Efron & Tibshirani (1993)"),
    ),
    StepText(
        "agreement",
        Message("How far people agree"),
        (
            Message(
                "Agreement A looks at how the scores lie over the scale, each group with its own voice. It cuts them "
                "into "
                "layers; a layer of scores next to each other counts as agreement, one with a gap as disagreement."
            ),
            Message(
                "A is 1 when all give the same score, 0 when the scores are spread evenly, and -1 when half stands "
                "at either end."
            ),
            Message("Eta squared is the part of the differences that lies between groups, not within them."),
            Message("Kendall's W tells how far judges put all ideas in the same order, from 0 to 1."),
            Message("For experts there is also Krippendorff's alpha."),
        ),
        ("agreement", "eta", "concordance"),
        ("Van der Eijk (2001)", "Fisher (1925)", "Kendall & Babington Smith (1939)", "Krippendorff (2004)"),
    ),
    StepText(
        "labels",
        Message("Four labels"),
        (
            Message("High is a score at or above the middle one of all scores; agreed is an agreement of 0.5 or more."),
            Message("High and agreed: promising. High and not agreed: discuss."),
            Message("Low and agreed: park. Low and not agreed: divided."),
        ),
    ),
    StepText(
        "scenarios",
        Message("What if we weigh otherwise"),
        (
            Message(
                "A scenario has other weights, other voices, or leaves ideas out; everything is then calculated anew."
            ),
            Message(
                "The regret of an idea in a scenario is how far it stays below the best one there. The safest choice "
                "has "
                "the smallest worst regret."
            ),
        ),
        ("regret",),
        ("Savage (1951)",),
    ),
    StepText(
        "opinion",
        Message("A second opinion"),
        (
            Message(
                "Other methods calculate with the same scores. TOPSIS looks how near an idea is to the best values."
            ),
            Message(
                "Borda and Schulze look at orders only: how often an idea wins a duel with another, and whether it "
                "beats "
                "every other one, if need be by way of third ones."
            ),
            Message("Where another method puts another idea first, the priority report says so."),
        ),
        (),
        ("Hwang & Yoon (1981)", "Schulze (2011)"),
    ),
    StepText(
        "planning",
        Message("From order to roadmap"),
        (
            Message(
                "An idea begins in the first period in which what it waits for is done, its units have days left and "
                "the "
                "budget allows it."
            ),
            Message(
                "What has to be there is there first. Then the computer looks for the plan with the most points as "
                "early as can be, by taking related ideas off and putting them back in another order. An idea that is "
                "done in the last period counts its points once, one that is done a period earlier twice, and so on."
            ),
            Message(
                "A relaxed calculation, in which parts of ideas count, gives a limit that no plan can pass: so we know "
                "how far from the best possible the plan is at most."
            ),
            Message(
                "Where a roadmap was agreed, an idea moves only if that is needed, or gains enough to be worth it."
            ),
            Message("The sheet of each idea names what stands in the way of an earlier start."),
        ),
        (),
        ("Kelley (1963)", "Schrimpf et al. (2000)", "Dueck & Scheuer (1990)"),
    ),
)
"""In the order in which they are taken."""

SYMBOLS: tuple[tuple[str | Message, Message], ...] = (
    (Message("r, lo, hi"), Message("a score as it was given; the lowest and the highest score of the scale")),
    ("u", Message("the same score between 0 and 1")),
    ("g, i, c", Message("a group, an idea, a criterion")),
    ("n, N", Message("how many of the group scored it; how many the group has in all")),
    ("k", Message("how strongly a small group is drawn to the mean of all")),
    ("m0", Message("the mean over groups of each group's own mean")),
    ("m", Message("what a group thinks of an idea on a criterion")),
    ("w", Message("the weight of a voice or of a criterion; all weights add up to 1")),
    (
        "S",
        Message("the score of an idea, 0 to 100; in W: the sum of squared distances of the rank sums from their mean"),
    ),
    ("p", Message("the points that a group adds to a score, or takes from it")),
    ("b, r, P", Message("acceptability of rank r: the part of all ways to weigh that give an idea this rank")),
    (
        "A, l, v, U, s, K",
        Message(
            "agreement; a layer, its part of all scores, how much it speaks for one top (1) or two (-1), how many "
            "scores "
            "of the scale it holds, and how many the scale has"
        ),
    ),
    ("SS", Message("sum of squared distances: between the means of groups, and of all scores")),
    ("W, J, n, T", Message("concordance of J judges on n ideas; T corrects for equal ranks")),
    ("R, s, j", Message("the largest regret, over scenarios s; j stands for every idea")),
)
"""The letters of the formulas, in the order in which they come up."""
