"""Start-up cost as a ratio to a bare interpreter: `import sinoviet` and `sinoviet lookup`.

    python bench/startup.py

Each command is run alternately with `python -c pass`; the ratio is that of the medians.
"""

import statistics
import subprocess
import sys
import time

ROUNDS = 25
COMMANDS = {
    "import sinoviet": ["-c", "import sinoviet"],
    "sinoviet lookup Malypho": ["-m", "sinoviet", "lookup", "Malypho"],
    "sinoviet transliterate 周鸿祎": ["-m", "sinoviet", "transliterate", "周鸿祎"],
    'sinoviet transliterate "Vương Vĩ"': ["-m", "sinoviet", "transliterate", "Vương Vĩ"],
    'sinoviet lookup "Vị Xuyen" (misspelt)': ["-m", "sinoviet", "lookup", "Vị Xuyen"],
}


def seconds(arguments: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - start


def main() -> None:
    for name, arguments in COMMANDS.items():
        pairs = [(seconds(["-c", "pass"]), seconds(arguments)) for _ in range(ROUNDS)]
        bare, full = (statistics.median(column) for column in zip(*pairs, strict=True))
        print(
            f"{name}: {full * 1000:.0f} ms, {full / bare:.1f} x python -c pass ({bare * 1000:.0f} ms)"
        )


if __name__ == "__main__":
    main()
