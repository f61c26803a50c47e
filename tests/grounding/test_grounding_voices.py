"""Whose words a sentence has: the author's own, or those of others, told from the words around a quotation.

The sentences of `REPORTED` and `OWN` were at hand when the word lists were made, those of `REPORTED_AFTERWARDS` and
`OWN_AFTERWARDS` were written before. How well the lists do is measured in `test_grounding_voices_measured.py`.
"""

from __future__ import annotations

import json

import pytest

from argmap.checking import check
from argmap.edits import apply
from argmap.source import Source

REPORTED = [
    ("Critics hold that the market drives small shops out. This is wrong.", "the market drives small shops out"),
    ("Critics hold that the market drives small shops out.", "Critics hold that the market drives small shops out."),
    (
        "Opponents say the toll would hit farmers hardest. But this is mistaken: farmers pay nothing.",
        "the toll would hit farmers hardest",
    ),
    ("Some argue that sanctions have never worked. Not so.", "sanctions have never worked"),
    ("It is often claimed that prisons cut crime.", "prisons cut crime"),
    ("According to the skeptics, the warming stopped years ago.", "the warming stopped years ago"),
    ("One might object that the sample was small. That objection overlooks the second survey.", "the sample was small"),
    ("Harrow contends that the letters were forged.", "the letters were forged"),
    ("Harrow (1988) contends the letters were forged.", "the letters were forged"),
    ("The popular view is that the king was mad. That view overlooks his letters.", "the king was mad"),
    ("Many economists believe that tariffs lower wages. They are mistaken.", "tariffs lower wages"),
    ("Its defenders maintain that the rule protects tenants.", "the rule protects tenants"),
    ("The rule protects tenants, its defenders maintain.", "The rule protects tenants"),
    ("The rule, say its defenders, protects tenants, or so they claim.", "protects tenants"),
    ("The plan is cheap, or so we are told.", "The plan is cheap"),
    ("There are those who hold that a machine can grieve.", "a machine can grieve"),
    ("It might be objected that rights are a modern invention.", "rights are a modern invention"),
    ("The usual complaint is that trains are late.", "trains are late"),
    ("It may seem that the two accounts agree. But this is wrong.", "the two accounts agree"),
    ("It could be argued that the levy is fair. This argument fails.", "the levy is fair"),
    ("The drug is harmless. This is false.", "The drug is harmless"),
    ("In the opinion of the mayor, the deck is safe.", "the deck is safe"),
    ("Others reply that no vaccine is free of risk.", "no vaccine is free of risk"),
    ("On their view, history has no direction.", "history has no direction"),
    ("Sceptics of the reform warn that schools will close.", "schools will close"),
    ("A critic of this argument might say that duties come first.", "duties come first"),
    ("Conventional wisdom has it that the empire fell to plague.", "the empire fell to plague"),
    ("Prices fall when trade is free. So say the merchants.", "Prices fall when trade is free"),
    ("If the ministry is to be believed, the dam is sound.", "the dam is sound"),
    ("While some say that the law is clear, judges have never agreed on it.", "the law is clear"),
    ("The government would have us believe that the cuts were painless.", "the cuts were painless"),
]

OWN = [
    ("Critics hold that the market drives shops out, but it has brought new ones.", "it has brought new ones"),
    ("While some say that the law is clear, judges have never agreed on it.", "judges have never agreed on it"),
    ("I argue that sanctions have never worked.", "sanctions have never worked"),
    ("We hold, against most critics, that the letters are genuine.", "the letters are genuine"),
    ("This paper argues that the king was sane.", "the king was sane"),
    ("Some people work at night. They earn less than others.", "They earn less than others"),
    ("The council closed the school. This was wrong.", "The council closed the school"),
    ("It is sometimes claimed, correctly, that prisons cost more than schools.", "prisons cost more than schools"),
    ("Many believe that tariffs lower wages, and they are right.", "tariffs lower wages"),
    ("As the engineers found, the deck is worn.", "the deck is worn"),
    ("The survey found that the deck is worn.", "the deck is worn"),
    ("The evidence suggests that the sample was large enough.", "the sample was large enough"),
    ("Few would deny that the trains are late.", "the trains are late"),
    ("Opponents have no answer to the fact that the levy is fair.", "the levy is fair"),
    ("The deck is worn, and its critics know it.", "The deck is worn"),
    ("Some farmers pay nothing, and others pay twice.", "others pay twice"),
    ("The argument for the toll is that lorries wear the deck out.", "lorries wear the deck out"),
    ("It follows that the accounts cannot both be true.", "the accounts cannot both be true"),
    ("Russia claims the island and holds a base there.", "holds a base there"),
    ("Even critics admit that the law is clear.", "the law is clear"),
    ("That the plan is cheap needs no proof. It is also fair.", "the plan is cheap"),
    ("It could be argued that the levy is fair. I think it is.", "the levy is fair"),
    ("Vaccines save lives. That is not a myth but a fact.", "Vaccines save lives"),
    ("The empire fell to plague. This view is now common among historians.", "The empire fell to plague"),
    (
        "Our data show that schools close when bus lines do. This is true of towns, too.",
        "schools close when bus lines do",
    ),
    ("What opponents forget is that farmers pay nothing.", "farmers pay nothing"),
    ("The view that the dam is sound is wrong, for the dam leaks.", "the dam leaks"),
    ("I believe that history has no direction.", "history has no direction"),
    ("Whatever the critics say, the machine works.", "the machine works"),
    ("The old law was unfair. It was also, as we have said, costly.", "The old law was unfair"),
    ("The treaty must not be broken. If it is broken, the others will say so.", "The treaty must not be broken"),
]

REPORTED_AFTERWARDS = [
    (
        "Opponents of the levy insist that it would empty the high street within a year. "
        "Nothing of the kind has happened elsewhere.",
        "it would empty the high street within a year",
    ),
    (
        "It has been argued that the treaty was signed under duress. The minutes tell another story.",
        "the treaty was signed under duress",
    ),
    ("The usual objection runs that small farms cannot compete. That is a myth.", "small farms cannot compete"),
    (
        "One might object that a longer trial would have found side effects.",
        "a longer trial would have found side effects",
    ),
    ("To hear the ministry tell it, the reform has been a triumph.", "the reform has been a triumph"),
    (
        "In the view of most economists of that time, gold alone could steady a currency.",
        "gold alone could steady a currency",
    ),
    (
        "Many still believe the city fell because its walls were weak. They are mistaken.",
        "the city fell because its walls were weak",
    ),
    ("Rent control, its detractors claim, makes housing scarcer.", "Rent control … makes housing scarcer"),
    ("Wind farms kill more birds than cats do, or so we are told.", "Wind farms kill more birds than cats do"),
    ("Proponents of the theory contend that the crater was made by a comet.", "the crater was made by a comet"),
    ("Wages can only rise when profits do. So say the employers, at any rate.", "Wages can only rise when profits do"),
    ("The conventional wisdom is that voters punish tax rises. The data say otherwise.", "voters punish tax rises"),
    ("Lindqvist maintains that the manuscripts are forgeries. This cannot be right.", "the manuscripts are forgeries"),
    (
        "Sceptics reply that the ice has melted before. But that argument overlooks the pace of it.",
        "the ice has melted before",
    ),
    ("There are those who think that schools should teach no poetry at all.", "schools should teach no poetry at all"),
    (
        "It is a common belief that the tower leans because of the earthquake.",
        "the tower leans because of the earthquake",
    ),
    ("According to its backers, the dam would pay for itself in a decade.", "the dam would pay for itself in a decade"),
    ("The dam will pay for itself, according to its backers.", "The dam will pay for itself"),
    ("Some people say the old law was fairer. Not so.", "the old law was fairer"),
    ("For the lobby, vaccines are a private matter. We cannot share this view.", "vaccines are a private matter"),
]

OWN_AFTERWARDS = [
    (
        "Opponents of the levy are few. It would fill the high street within a year.",
        "It would fill the high street within a year",
    ),
    ("We argue that the treaty was signed under duress.", "the treaty was signed under duress"),
    ("Small farms can compete, whatever the usual objection says.", "Small farms can compete"),
    ("Vaccines are a public matter. The lobby does not share this view.", "Vaccines are a public matter"),
    ("A longer trial found side effects, and no one has objected to its method.", "A longer trial found side effects"),
    ("Critics say the reform failed, but it has halved the waiting lists.", "it has halved the waiting lists"),
    (
        "As most economists of that time knew, gold alone could not steady a currency.",
        "gold alone could not steady a currency",
    ),
    (
        "The city fell because its walls were weak. Some historians have doubted this.",
        "The city fell because its walls were weak",
    ),
    (
        "It is sometimes said, and rightly, that rent control makes housing scarcer.",
        "rent control makes housing scarcer",
    ),
    ("Contrary to what the employers say, wages can rise when profits do not.", "wages can rise when profits do not"),
    ("The survey shows that voters reward tax rises for schools.", "voters reward tax rises for schools"),
    ("In my view the manuscripts are forgeries.", "the manuscripts are forgeries"),
    ("Those who claim the ice has always melted forget that it never melted so fast.", "it never melted so fast"),
    ("Schools should teach poetry. People who read it as children say so themselves.", "Schools should teach poetry"),
    ("The measurements confirm that the tower leans because of the clay.", "the tower leans because of the clay"),
    (
        "If the dam pays for itself, its backers say, it will be copied. It will not pay for itself in our lifetime.",
        "It will not pay for itself in our lifetime",
    ),
    ("Nobody disputes that the old law was fairer.", "the old law was fairer"),
    (
        "Cutting the bus line was wrong. This is the mistake that the council makes every ten years.",
        "Cutting the bus line was wrong",
    ),
    ("Supporters and critics alike agree that the bridge is too narrow.", "the bridge is too narrow"),
    ("The critics are right that the ferry is slow.", "the ferry is slow"),
]

# Turns of phrase of manuals, where nobody speaks.
NOBODY = [
    ("The value is kept, so the reader is always told of it.", "The value is kept"),
    ("Let us say that the toll is ten. It would still be low.", "the toll is ten"),
    ("All objects that farmers bring are weighed.", "farmers bring are weighed"),
    ("Labels say what a crate holds.", "a crate holds"),
    ("It assumes that the toll is paid.", "the toll is paid"),
    ("Most of the following rules assume that the toll is paid.", "the toll is paid"),
    ("That said, the toll is low.", "the toll is low"),
    ("The crates are sorted, according to their weight.", "The crates are sorted"),
    ("This is the case when wooden objects are carried over the bridge.", "wooden objects are carried"),
    ("This is not to say that the toll is fair.", "This is not to say that the toll is fair"),
]


def source(quotation: str, claim: str = "It is the case that the thing is so.", rest: str = "") -> Source:
    return Source(
        "map.yaml",
        "source: work\nsources: {work: {title: A work}}\nargument:\n"
        f"- claim: {json.dumps(claim)}\n  quote: {json.dumps(quotation, ensure_ascii=False)}\n{rest}",
    )


def codes(
    passage: str, quotation: str, claim: str = "It is the case that the thing is so.", rest: str = ""
) -> list[str]:
    found = check(
        source(quotation, claim, rest), sources={"work.txt": passage}, select=["AM504", "AM507", "AM509", "AM515"]
    )
    return [d.code for d in found.diagnostics]


@pytest.mark.parametrize(("passage", "quotation"), [*REPORTED, *REPORTED_AFTERWARDS])
def test_words_of_others_are_seen(passage: str, quotation: str) -> None:
    [code] = codes(passage, quotation)
    assert code in ("AM504", "AM515")


@pytest.mark.parametrize(("passage", "quotation"), [*OWN, *OWN_AFTERWARDS, *NOBODY])
def test_words_of_the_author_are_left_alone(passage: str, quotation: str) -> None:
    assert codes(passage, quotation) == []


@pytest.mark.parametrize(
    ("claim", "rest"),
    [
        ("Critics say that the market brings noise.", ""),
        ("The market brings noise, its critics say.", ""),
        ("The market brings noise.", "  voice: opponent\n"),
        ("The market brings noise.", "  held-by: the neighbours\n"),
    ],
)
def test_a_map_that_says_who_says_so_is_left_alone(claim: str, rest: str) -> None:
    passage = "Critics say that the market brings noise. Not so."
    assert codes(passage, "the market brings noise", claim, rest) == []
    assert codes(passage, "Critics say that the market brings noise", claim, rest) == []


@pytest.mark.parametrize(
    ("passage", "said", "voice"),
    [
        ("Critics of the market say that it is loud.", "“Critics of the market say”", "opponent"),
        ("The mayor believes that it is loud.", "“The mayor believes”", "cited"),
        ("In the view of the mayor, it is loud.", "“In the view of the mayor”", "cited"),
        ("No doubt it is loud. This view overlooks the trams.", "“This view overlooks”", "opponent"),
        ("No doubt it is loud, or so its detractors claim.", "“or so its detractors claim”", "opponent"),
    ],
)
def test_the_finding_shows_what_tells_and_the_fix_says_whose_voice_it_is(passage: str, said: str, voice: str) -> None:
    [found] = check(source("it is loud"), sources={"work.txt": passage}, select=["AM515"]).diagnostics
    assert found.finding.message == f"in the source these are words of somebody else: {said}"
    assert found.finding.fix is not None
    assert f"  voice: {voice}\n" in apply(found.span.source.text, found.finding.fix.edits)


def test_without_the_text_the_quotation_itself_tells() -> None:
    for quotation, code in (
        ("It has been argued that the market is loud", ["AM504"]),
        ("The market is loud, or so we are told", ["AM504"]),
        ("The market, its critics insist, is loud", ["AM504"]),
        ("Critics say the market is loud, but it is not", []),
        ("the market is loud", []),
    ):
        found = check(source(quotation), select=["AM504"]).diagnostics
        assert [d.code for d in found] == code, quotation
    [inside] = check(source("The market, its critics insist, is loud"), select=["AM504"]).diagnostics
    assert inside.finding.message == "this quotation has “its critics insist”, so it reports somebody else"


def test_a_rejection_counts_in_the_same_paragraph_only() -> None:
    assert codes("The market is loud. This is false.", "The market is loud") == ["AM515"]
    assert codes("The market is loud.\n\nThis is false.", "The market is loud") == []
    assert codes("The market is loud. It is old. This is false.", "The market is loud") == []
