"""The built-in schemes: complete, consistent, and found by any of their names."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
import yaml

from argmap.checking import check
from argmap.reading.schema import json_schema
from argmap.reporting.schemes import to_paste
from argmap.schemes import (
    Polarity,
    Scheme,
    built_in,
    built_in_names,
    built_in_schemes,
    families,
    find_scheme,
    generic,
    reference,
)
from argmap.schemes.catalogue import plain_name, references
from argmap.schemes.scheme import ATTACKED, CONCLUSION, HOLDER, INFERENCE, PREMISES, SLOT, WORK

each_scheme = pytest.mark.parametrize("scheme", [*built_in_schemes(), generic()], ids=lambda s: s.slug or "generic")
SLUG = re.compile(r"[a-z]+(-[a-z]+)*")


def test_parts_of_the_file_are_what_the_whole_holds() -> None:
    text = files("argmap.schemes").joinpath("schemes.yaml").read_text(encoding="utf-8")
    whole = yaml.load(text, Loader=yaml.CSafeLoader)
    assert [each["slug"] for each in whole["schemes"]] == list(built_in_names())
    for each in whole["schemes"]:
        scheme = built_in(each["slug"])
        assert scheme is not None
        assert scheme.name == each["name"] == built_in_names()[scheme.slug]
        assert [q.text for q in scheme.questions] == [q["q"] for q in each["critical_questions"]]
        assert {role.name: role.form for role in scheme.roles} == {
            name: form for premise in each["premises"] for name, form in premise.items()
        }
    assert list(whole["sources"].values()) == references()


def test_there_are_as_many_as_are_said_to_be() -> None:
    assert len(built_in_schemes()) == 39
    assert sum(len(scheme.questions) for scheme in built_in_schemes()) == 151


@each_scheme
def test_names_within_a_scheme_are_in_order(scheme: Scheme) -> None:
    slugs = [question.slug for question in scheme.questions]
    roles = [role.name for role in scheme.roles]
    assert len(set(slugs)) == len(slugs)
    assert len(set(roles)) == len(roles)
    assert all(SLUG.fullmatch(slug) for slug in slugs)
    for question in scheme.questions:
        assert question.target in {*roles, INFERENCE, CONCLUSION} | ({PREMISES} if scheme is generic() else set())
        assert question.text.endswith("?")
        assert question.text.count("?") == 1
    for slot in scheme.slots.values():
        assert set(slot.origins) <= {*roles, CONCLUSION, ATTACKED, HOLDER, WORK, PREMISES}
        assert not slot.words.istitle()


@each_scheme
def test_every_slot_in_a_form_is_described_or_a_role(scheme: Scheme) -> None:
    known = {*scheme.slots, *(role.name for role in scheme.roles), CONCLUSION}
    forms = [scheme.conclusion, *(r.form for r in scheme.roles), *(q.text for q in scheme.questions)]
    used = {name for form in forms for name in SLOT.findall(form)}
    assert used <= known
    assert set(scheme.slots) <= used


@pytest.mark.parametrize("scheme", built_in_schemes(), ids=lambda s: s.slug)
def test_each_belongs_to_a_family_and_names_works(scheme: Scheme) -> None:
    assert scheme.family in families()
    assert scheme.inference in ("deductive", "defeasible")
    assert SLUG.fullmatch(scheme.slug)
    assert all(reference(source) != source for source in scheme.sources)
    if scheme.polarity is Polarity.CON:  # what an objection with it hits can be quoted, or its questions do without
        assert not any(slot.origins == (CONCLUSION,) for slot in scheme.slots.values())


@pytest.mark.parametrize("scheme", built_in_schemes(), ids=lambda s: s.slug)
def test_every_name_of_a_scheme_finds_it(scheme: Scheme) -> None:
    for name in (scheme.slug, scheme.name, scheme.name.upper(), scheme.slug.replace("-", " "), *scheme.aliases):
        assert find_scheme(name) is scheme


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("ExpertOpinion", "expert-opinion"),
        ("Argument from Expert Opinion", "expert-opinion"),
        ("argument from ignorance", "ignorance"),
        ("modus_tollens", "falsification"),
        ("", None),
        ("argument", None),
        ("nothing like it", None),
    ],
)
def test_names_as_other_tools_write_them(name: str, slug: str | None) -> None:
    found = find_scheme(name)
    assert (found.slug if found else None) == slug


def test_no_two_schemes_share_a_name() -> None:
    named: dict[str, str] = {}
    for scheme in built_in_schemes():
        for name in (scheme.slug, scheme.name, *scheme.aliases):
            assert named.setdefault(plain_name(name), scheme.slug) == scheme.slug


@pytest.mark.parametrize("scheme", built_in_schemes(), ids=lambda s: s.slug)
def test_the_reason_to_paste_can_be_pasted(scheme: Scheme) -> None:
    key = "but" if scheme.polarity is Polarity.CON else "because"
    reason = "\n".join(f"  {line}" for line in to_paste(scheme))
    found = check_text(f"argument:\n- conclusion: This is so.\n  {key}:\n{reason}\n")
    assert [each for each in found if each < "AM1" or each.startswith("AM3")] == []


def check_text(text: str) -> list[str]:
    from argmap.source import Source

    return [diagnostic.code for diagnostic in check(Source("map.yaml", text)).diagnostics]


def test_editors_are_offered_the_slugs() -> None:
    offered, others = json_schema()["definitions"]["reason"]["properties"]["scheme"]["anyOf"]
    assert offered == {"enum": list(built_in_names()), "enumDescriptions": list(built_in_names().values())}
    assert "pattern" in others
