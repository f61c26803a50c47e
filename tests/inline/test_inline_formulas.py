"""Formulas in signs of Unicode, and what has none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from argmap.inline.formulas import in_unicode


@pytest.mark.parametrize(
    ("formula", "signs"),
    [
        ("x^2 + y_1", "x² + y₁"),
        ("x^{n+1}", "xⁿ⁺¹"),
        ("x_{ij}^2", "xᵢⱼ²"),
        ("10^{-3}", "10⁻³"),
        ("a - b", "a − b"),
        ("f'(x)", "f′(x)"),
        (r"90^\circ", "90°"),
        (r"\alpha \le \beta", "α ≤ β"),
        (r"\forall x \in X\colon P(x) \to Q(x)", "∀ x ∈ X: P(x) → Q(x)"),
        (r"\neg A \lor B \vdash C", "¬ A ∨ B ⊢ C"),
        (r"\Box p \land \Diamond q", "◻ p ∧ ◇ q"),
        (r"a \not= b, a \not\in B", "a ≠ b, a ∉ B"),
        (r"\mathbb{R}^n, \mathcal{H}, \mathfrak{C}, \mathbf{x}", "ℝⁿ, ℋ, ℭ, 𝐱"),
        (r"\hat{x} \bar y", "x̂ ȳ"),
        (r"\overline{AB}", "A̅B̅"),
        (r"\sqrt{2} \sqrt[3]{x+1}", "√2 ∛(x+1)"),
        (r"\left( x \right) \bigl. y", "( x )  y"),
        (r"\mathrm{CO}_2 \text{ and } \log_2 n", "CO₂  and  log₂ n"),
        (r"\{a\} 10\%", "{a} 10%"),
        (r"\sum_{i=1}^{n} x_i \dots", "∑ᵢ₌₁ⁿ xᵢ …"),
    ],
)
def test_signs(formula: str, signs: str) -> None:
    assert in_unicode(formula) == (signs, ())


@pytest.mark.parametrize(
    ("formula", "shown", "unwritten"),
    [
        (r"1 + \frac{a}{b}^2", r"1 + \frac{a}{b}²", [r"\frac"]),
        (r"\foo[x]{y} z", r"\foo[x]{y} z", [r"\foo"]),
        ("x^{q}", "x^{q}", ["^{q}"]),
        ("x_q + y^{ab}", "x_q + yᵃᵇ", ["_q"]),
        (r"e^{\foo}", r"e^{\foo}", [r"^{\foo}"]),
        (r"\hat{AB}", r"\hat{AB}", [r"\hat{AB}"]),
        (r"\sqrt[5]{x}", r"\sqrt[5]{x}", [r"\sqrt[5]{x}"]),
        (r"a \\ b", r"a \\ b", [r"\\"]),
        ("{x", "{x", ["{"]),
        ("x}y", "x}y", ["}"]),
        ("x^", "x^", ["^"]),
        (r"\begin{matrix}a&b\end{matrix}", r"\begin{matrix}a&b\end{matrix}", [r"\begin", r"\end"]),
    ],
)
def test_what_has_no_sign_stays_and_is_told(formula: str, shown: str, unwritten: list[str]) -> None:
    text, missed = in_unicode(formula)
    assert text == shown
    assert [formula[each.start : each.end] for each in missed] == unwritten
    assert all(each.why for each in missed)


@given(st.text(st.sampled_from(r"ab\{}[]^_ 2-'$frachtsqmb"), max_size=40))
def test_nothing_is_left_out_silently(formula: str) -> None:
    """Every letter and digit of what is no command is there, or a finding tells what is drawn as it is written."""
    text, missed = in_unicode(formula)
    assert all(0 <= each.start < each.end <= len(formula) for each in missed)
    for each in missed:
        assert formula[each.start : each.end] in text or "\\" in formula[: each.start]
    if "\\" not in formula and not missed:
        assert sum(map(str.isalnum, text)) == sum(map(str.isalnum, formula))


@pytest.mark.parametrize("part", ["{", "\\hat", "^{", "\\sqrt{", "\\a{", "}", "_\\b{", "\\mathbb{"])
def test_deep_formulas(part: str) -> None:
    formula = part * 5000
    text, missed = in_unicode(formula)
    assert text
    assert missed
