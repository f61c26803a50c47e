"""`argmap schema`: the JSON Schema of the language."""

from __future__ import annotations

from pathlib import Path

import click

from argmap.cli.outputs import force_option, write_output
from argmap.cli.streams import put


@click.command("schema", short_help="Print the JSON Schema of maps, for editors.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write it to a file.")
@force_option
def command(output: Path | None, force: bool) -> None:
    """Print the JSON Schema (draft-07) of the language, with which editors complete and check as you type.

    Put this line at the top of a map, with the path of the schema:

    \b
        # yaml-language-server: $schema=argmap.schema.json

    \b
    Example:  argmap schema -o argmap.schema.json
    """
    import json

    from argmap.reading.schema import json_schema

    text = json.dumps(json_schema(), ensure_ascii=False, indent=2)
    if output is None or str(output) == "-":
        put(f"{text}\n")
    else:
        write_output(output, f"{text}\n".encode(), force=force)
