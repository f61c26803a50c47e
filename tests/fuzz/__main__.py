"""`python -m tests.fuzz`: mutated maps through argmap, for as long as one likes."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from fuzz.running import main

main()
