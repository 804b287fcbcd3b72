"""Speed and memory of the draft checker: 300 pages, 3,000 segments, 100,000 words, 10,000 entries.

    python bench/check_speed.py

The draft is made of the paragraphs of tests/check, repeated under other ids and written as XLIFF and
DOCX; the glossary is the packaged one with made-up entries laid over it until it has 10,000.  Prints
seconds (one core) and the peak of memory, of a process of its own for each format.
"""

import csv
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from xml.sax.saxutils import escape

ROOT = Path(__file__).parents[1]
SEGMENTS, WORDS, ENTRIES = 3000, 100_000, 10_000


def pairs() -> list[tuple[str, str]]:
    """Return segments from Chinese to Vietnamese, enough of them, about 33 words each."""
    with (ROOT / "tests" / "check" / "parallel_zh_vi.tsv").open(
        encoding="utf-8", newline=""
    ) as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = [(row["source"], row["target"]) for row in rows]
    return [found[i % len(found)] for i in range(SEGMENTS)]


def write_xliff(path: Path) -> int:
    """Write the draft as XLIFF 1.2 and return its words."""
    made = pairs()
    units = "".join(
        f'<trans-unit id="{i}"><source>{escape(s)}</source><target>{escape(t)}</target></trans-unit>\n'
        for i, (s, t) in enumerate(made)
    )
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
        f'<file original="a" source-language="zh" target-language="vi" datatype="plaintext"><body>\n{units}'
        "</body></file></xliff>\n",
        encoding="utf-8",
    )
    return sum(len(target.split()) for _, target in made)


def write_docx(path: Path) -> None:
    """Write the draft as a Word file with a table of two columns."""
    import docx

    document = docx.Document()
    table = document.add_table(rows=0, cols=2)
    for source, target in pairs():
        cells = table.add_row()._tr.tc_lst
        for cell, text in zip(cells, (source, target), strict=True):
            cell.p_lst[0].add_r().text = text
    document.save(str(path))


def write_glossary(path: Path) -> None:
    """Write made-up entries that bring the packaged glossary to 10,000."""
    from sinoviet.glossary import load

    syllables = (
        "An Bình Cường Dương Giang Hải Khánh Lâm Minh Nam Phong Quang Sơn Thái Vân Xuân".split()
    )
    han = "安平强阳江海庆林明南风光山泰云春"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "kind", "type", "vi", "zh", "country"])
        for number in range(ENTRIES - len(load().entries)):
            digits = [number % 16, number // 16 % 16, number // 256 % 16, number // 4096 % 16]
            vi = " ".join(syllables[d] for d in digits)
            writer.writerow(
                [f"user.x{number}", "place", "village", vi, "".join(han[d] for d in digits), "vn"]
            )


def measured(draft: Path, glossary: Path) -> tuple[float, float]:
    """Return seconds and the peak of memory (MB) of one check in a process of its own."""
    code = (
        "import sys, resource; from sinoviet.cli import main\n"
        f"main(['check', {str(draft)!r}, '--glossary', {str(glossary)!r}, '--quiet', '--output', {str(draft) + '.out'!r}])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return time.perf_counter() - start, float(done.stdout.split()[-1])


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        xliff, docx, glossary = (Path(folder) / name for name in ("a.xlf", "a.docx", "g.csv"))
        words = write_xliff(xliff)
        write_docx(docx)
        write_glossary(glossary)
        for path in (xliff, docx):
            seconds, memory = measured(path, glossary)
            print(
                f"{path.suffix[1:]:5} {SEGMENTS} segments, {words} words: {seconds:.1f} s, {memory:.0f} MB"
            )


if __name__ == "__main__":
    main()
