"""Rules about whole files, and about the maps that a map includes."""

from __future__ import annotations

from argmap.reading.faults.pages import GOOD, error, tree

_TITLED = f"title: The bridge\n{GOOD}"

ENCODING = error(
    "AM021",
    "encoding",
    """A map is written in UTF-8. Older encodings, such as Latin-1, write letters like é with bytes that mean
nothing in UTF-8; a program that reads such a file nevertheless puts a � for each of them, and the letter is
lost.

Save the file again with the encoding UTF-8, which every editor offers, and put lost letters back by hand.""",
    bad=tree("- claim: The bridge near the caf� is unsafe for the city.", "  quote: the bridge is unsafe"),
    good=tree("- claim: The bridge near the café is unsafe for the city.", "  quote: the bridge is unsafe"),
)
EMPTY_FILE = error(
    "AM024",
    "empty-file",
    """There is nothing in the file, or nothing but comments. `argmap new` writes a map to begin with.""",
    bad="# The argument about the bridge comes here.\n",
    good=GOOD,
)
NOT_A_MAP = error(
    "AM025",
    "not-a-map",
    """A map is a mapping: keys such as `title`, `sources` and `argument` stand at its top, and the trees are a
list under `argument`. Here a list or a statement stands at the top itself.""",
    bad="- conclusion: The city should repair the bridge.\n  because:\n"
    "  - claim: The bridge is unsafe for the city.\n    cite: https://city.example/bridge\n",
    good="argument:\n- conclusion: The city should repair the bridge.\n  because:\n"
    "  - claim: The bridge is unsafe for the city.\n    cite: https://city.example/bridge\n",
)
VERSION = error(
    "AM027",
    "unknown-version",
    """The key `argmap` names the version of the language in which a map is written. This program reads version
1, and takes a map without the key for version 1.""",
    bad=f"argmap: 7\n{GOOD}",
    good=f"argmap: 1\n{GOOD}",
)
INCLUDE_MISSING = error(
    "AM151",
    "include-missing",
    """Another map is included and cannot be read: there is no such file, it is a folder, or access to it is
denied. The path is relative to the file in which it stands.""",
    bad=f"include:\n  river: no-such-folder/river.yaml\n{GOOD}",
    good=_TITLED,
)
INCLUDE_CIRCLE = error(
    "AM152",
    "include-circle",
    """A map includes itself, directly or through the maps that it includes. Put what both need into a map of
its own and include that.""",
    bad=f"include:\n  again: example.yaml\n{GOOD}",
    good=_TITLED,
)
INCLUDE_OUTSIDE = error(
    "AM153",
    "include-outside",
    """A map includes only maps of its own project: the nearest folder above it that holds `.argmap.yaml`,
`.git`, `setup.cfg` or `pyproject.toml`, or without these the folder of the map itself. So a map from elsewhere
cannot read files that are none of its business. The environment variable `ARGMAP_ALLOW` names folders that may be read
all the same.""",
    bad=f"include:\n  other: /somewhere/else/river.yaml\n{GOOD}",
    good=_TITLED,
)
CONFLICTING = error(
    "AM154",
    "conflicting-definition",
    """The sources, groups, schemes and the scale of included maps are known to the map that includes them, so an id,
and a term of a scale, must mean the same in all. Here one is defined in two ways. Two definitions that say the same are
fine.""",
    bad=tree("- claim: The bridge is unsafe for the city.", "  quote: the bridge is unsafe").replace(
        "sources:\n", "sources:\n  report: {title: River report}\n"
    ),
    good=_TITLED,
)
