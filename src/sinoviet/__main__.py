"""Run the command line as ``python -m sinoviet``."""

import sys

from sinoviet.cli import main

if __name__ == "__main__":
    sys.exit(main())
