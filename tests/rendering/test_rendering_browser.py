"""In a real browser, every text stays inside its box, in every script there is a font for."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from argmap.graph import ArgumentGraph
from argmap.rendering import Direction, DrawingOptions, Links, Premises, draw

sys.path.insert(0, str(Path(__file__).parent))
import rendering_maps as maps

sys.path.pop(0)

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::DeprecationWarning")]

SENTENCES = {
    "Latin": "The council should close the bridge to lorries this year; Straße, été, naïve, Łódź, Tiếng Việt.",
    "capitals": "WHAT THE WEAVER WOULD HAVE WANTED, WITH WIDE WORDS AND MANY MEMBERS OF THE MANAGEMENT.",
    "Greek": "Τα βαριά φορτηγά φθείρουν το κατάστρωμα της γέφυρας περισσότερο από οτιδήποτε άλλο.",
    "Cyrillic": "Тяжёлые грузовики изнашивают настил моста быстрее всего остального движения по нему.",
    "Hangul": "다리의 상판은 화물차 때문에 닳는다고 보아야 하며 시의회는 올해 안에 통행을 막아야 한다.",
    "Chinese": "桥面的磨损主要由重型卡车造成，因此应当禁止其通行，直到新的桥面完工为止。",
    "Japanese": "橋の床版を摩耗させるのは大型トラックなので、「通行止め」にすべきである。",
    "Arabic": "الشاحنات الثقيلة هي التي تسبب تآكل سطح الجسر، ولذلك يجب منعها من المرور هذا العام.",
    "Hebrew": "המשאיות הכבדות הן ששוחקות את פני הגשר, ולכן יש לאסור עליהן לעבור בו השנה.",
}
SENTENCES |= {
    "Persian": "مدرسه باید ساعت نه صبح آغاز شود، زیرا دانش‌آموزان کمتر از آنچه نیاز دارند می‌خوابند.",
    "Hindi": "विद्यालय को सुबह नौ बजे शुरू होना चाहिए क्योंकि छात्र कम सोते हैं।",
    "Bengali": "বিদ্যালয় সকাল নয়টায় শুরু হওয়া উচিত কারণ ছাত্ররা কম ঘুমায়।",
    "Tamil": "பள்ளி காலை ஒன்பது மணிக்கு தொடங்க வேண்டும் ஏனெனில் மாணவர்கள் குறைவாக தூங்குகிறார்கள்.",
    "Thai": "โรงเรียนควรเริ่มเวลาเก้าโมงเช้า เพราะนักเรียนนอนน้อยเกินไป",
}

# For each statement: how far any of its texts reaches over the edge of its box, in points.
OVERHANG = """() => [...document.querySelectorAll('g.node.statement')].map(group => {
    const frame = group.querySelector('path, polygon').getBBox();
    return Math.max(...[...group.querySelectorAll('text')].map(text => {
        const box = text.getBBox();
        return Math.max(frame.x - box.x, box.x + box.width - frame.x - frame.width,
                        frame.y - box.y, box.y + box.height - frame.y - frame.height);
    }));
})"""


@pytest.fixture(scope="module")
def page(browser: Any) -> Any:
    return browser.new_page()


def has_font(sentence: str) -> bool:
    program = shutil.which("fc-list")
    if program is None:
        return sentence.isascii()
    letters = " ".join(f"{ord(c):x}" for c in sorted(set(sentence)) if c.isalpha())
    return bool(subprocess.run([program, f":charset={letters}"], capture_output=True, check=True).stdout)


def show(page: Any, svg: bytes, folder: Path) -> None:
    path = folder / "map.svg"
    path.write_bytes(svg)
    page.goto(path.as_uri())


@pytest.mark.parametrize("script", SENTENCES)
@pytest.mark.parametrize("premises", list(Premises))
def test_text_stays_inside_its_box(page: Any, tmp_path: Path, script: str, premises: Premises) -> None:
    sentence = SENTENCES[script]
    if not has_font(sentence):
        pytest.skip(f"no font here shows {script}")
    argument = {
        "conclusion": sentence,
        "label": sentence,
        "held-by": sentence,
        "because": [{"premises": [sentence, {"evidence": sentence, "hedge": sentence}]}, sentence[:12]],
    }
    graph = maps.graph_of(maps.as_map([argument]))
    show(page, draw(graph, ("svg",), DrawingOptions(premises=premises)).files["svg"], tmp_path)
    overhang = page.evaluate(OVERHANG)
    assert len(overhang) == len(graph.statements)
    assert max(overhang) < -0.5


# For each statement: the share of its box, less the margins, that the longest line of its text takes.
FILLED = """() => [...document.querySelectorAll('g.node.statement')].map(group => {
    const frame = group.querySelector('path, polygon').getBBox();
    const longest = Math.max(...[...group.querySelectorAll('text')].map(text => text.getBBox().width));
    return longest / (frame.width - 18 * 14 / 11);  // the type of a conclusion is larger, and so are its margins
})"""
_FONTS = {"Arabic": ("Noto Sans Arabic", "Noto Naskh Arabic"), "Persian": ("Noto Sans Arabic", "Noto Naskh Arabic"),
          "Hebrew": ("Noto Sans Hebrew",), "Hindi": ("Noto Sans Devanagari",), "Thai": ("Noto Sans Thai",)}  # fmt: skip
_OLD_STYLE = "Noto Naskh Arabic"  # which is far narrower than all others


@pytest.mark.parametrize(("script", "font"), [(s, f) for s, fonts in _FONTS.items() for f in (*fonts, "DejaVu Sans")])
def test_a_box_is_as_wide_as_its_text_needs(page: Any, tmp_path: Path, script: str, font: str) -> None:
    if not has_font(SENTENCES[script]):
        pytest.skip(f"no font here shows {script}")
    svg = draw(maps.graph_of(maps.as_map([{"conclusion": SENTENCES[script] + " " + SENTENCES[script]}]))).files["svg"]
    show(page, svg.replace(b'font-family="Arial,', f'font-family="{font}, Arial,'.encode()), tmp_path)
    (filled,) = page.evaluate(FILLED)
    assert (0.7 if font == _OLD_STYLE else 0.82) <= filled <= 1.03


@pytest.mark.parametrize("direction", [Direction.UP, Direction.LEFT])
def test_text_stays_inside_its_box_in_a_large_map(page: Any, tmp_path: Path, direction: Direction) -> None:
    graph = maps.graph_of(maps.synthetic(150, 3, cross=0.1, groups=True))
    show(page, draw(graph, ("svg",), DrawingOptions(direction=direction)).files["svg"], tmp_path)
    overhang = page.evaluate(OVERHANG)
    assert len(overhang) == 150
    assert max(overhang) < -0.5


def test_a_font_with_other_widths_changes_nothing(page: Any, tmp_path: Path) -> None:
    """The measured length is written down, so that text fits where Arial is missing."""
    svg = draw(maps.graph_of(maps.as_map([{"conclusion": SENTENCES["capitals"], "because": [SENTENCES["Latin"]]}])))
    show(page, svg.files["svg"].replace(b'font-family="Arial,', b'font-family="DejaVu Sans, Courier,'), tmp_path)
    assert max(page.evaluate(OVERHANG)) < -0.5


# What runs from right to left, in several languages: lines that begin with Latin words, digits and brackets among it.
TURNED: dict[str, tuple[str, list[str]]] = {
    "ar": (
        "هل ينبغي أن تبدأ المدرسة في الساعة التاسعة (2024)؟",
        [
            "ينام التلاميذ أقل من 7 ساعات (بحسب دراسة WHO لعام 2023) إذا بدأت المدرسة مبكرا!",
            "2024 هو العام الأخير [للإصلاح]، كما تقول Education-First-Foundation في تقريرها.",
            "(نعم) المدرسة قريبة.",
        ],
    ),
    "he": (
        "האם לסגור את הגשר למשאיות (2024)?",
        [
            "WHO קובעת: 30% מהמשאיות (מעל 3.5 טון) כבדות מדי!",
            "2024 היא השנה האחרונה שבה אפשר לתקן [הגשר].",
            "(גם) הגשר הישן נסגר.",
        ],
    ),
    "fa": (
        "آیا باید پل بسته شود (تا ۱۴۰۵)؟",
        [
            "25٪ از کامیون‌ها سنگین هستند [گزارش ISO 9001].",
            "کامیون‌های سنگین پل را فرسوده می‌کنند و Bridge-Management-System آن را نشان می‌دهد.",
            "«ضروری» است.",
        ],
    ),
}

# Of all texts from right to left: where they begin as written and as shown, where they end, and the page's width.
STARTS = """() => [...document.querySelectorAll('text[direction=rtl]')].map(text => {
    const box = text.getBBox();
    return [text.x.baseVal[0].value, box.x + box.width, box.x, document.documentElement.viewBox.baseVal.width];
})"""

# How far the words of tags, of groups and of titles reach over what holds them: the tag, the frame, the page.
HELD = """() => {
    const page = document.documentElement.viewBox.baseVal;
    const frames = [...document.querySelectorAll('g.cluster path')].map(path => path.getBBox());
    const over = (text, frame) => Math.max(frame.x - text.x, text.x + text.width - frame.x - frame.width);
    return [...document.querySelectorAll('g.tag text, g.group text, g.title text')].map(element => {
        const box = element.getBBox(), tag = element.closest('g.node.tag');
        if (tag) return over(box, tag.querySelector('path').getBBox());
        if (element.closest('g.group')) return Math.min(...frames.map(frame => over(box, frame)));
        return over(box, {x: 0, width: page.width});
    });
}"""


def turned(language: str) -> ArgumentGraph:
    title, sentences = TURNED[language]
    below = [{"claim": said, "id": f"s{n}", "group": "g", "held-by": sentences[-1]} for n, said in enumerate(sentences)]
    argument = [
        {"conclusion": title, "label": sentences[-1], "because": below},
        {"conclusion": sentences[-1], "because": [{"ref": "s0"}, {"ref": "s1"}]},
    ]
    top = {"title": title, "question": sentences[0], "language": language, "groups": {"g": {"title": sentences[1]}}}
    return maps.graph_of(maps.as_map(argument, **top))


@pytest.mark.parametrize("language", TURNED)
@pytest.mark.parametrize("direction", [Direction.UP, Direction.LEFT, Direction.RIGHT])
def test_what_runs_from_right_to_left_begins_at_the_right(
    page: Any, tmp_path: Path, language: str, direction: Direction
) -> None:
    if not has_font("".join(TURNED[language][1])):
        pytest.skip(f"no font here shows {language}")
    options = DrawingOptions(direction=direction, links=Links.STUBS)
    show(page, draw(turned(language), ("svg",), options).files["svg"], tmp_path)
    assert max(page.evaluate(OVERHANG)) < -0.5
    held = page.evaluate(HELD)
    assert len(held) > 6
    assert max(held) < 0
    starts = page.evaluate(STARTS)
    assert len(starts) > 15
    for written, begins, ends, width in starts:
        assert begins == pytest.approx(written, abs=3)  # letters may reach over a little
        assert 0 < ends < begins < width


def test_links_and_tooltips_work(page: Any, tmp_path: Path) -> None:
    show(page, draw(maps.written("bridge")).files["svg"], tmp_path)
    addresses = page.evaluate("() => [...document.querySelectorAll('a')].map(a => a.href.baseVal)")
    assert addresses == ["https://example.org/count?a=1&b=2"]
    title = page.evaluate("() => document.getElementById('s-close').querySelector('title').textContent")
    assert title == "1 The council should close the bridge to lorries this year."
