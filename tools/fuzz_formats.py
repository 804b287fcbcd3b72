"""Damage draft files in every way and read them: only a Document or a SinovietError may come out.

    python tools/fuzz_formats.py [N] [--seed S] [--format NAME] [FOLDER]

For each format, N files: samples of the FOLDER (tests/formats/samples) cut short, with bits
flipped, with bytes put in or doubled, under another extension, and nested deeply.  Prints what
came out, and ends with 1 if a reader failed or took too long.
"""

import argparse
import io
import random
import sys
import time
import traceback
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sinoviet.errors import SinovietError
from sinoviet.formats import FORMATS, Format, read_bytes
from sinoviet.formats.document import Document

SAMPLES = Path(__file__).parents[1] / "tests" / "formats" / "samples"
SLOWEST = 10.0  # seconds for one file
_PIECES = [
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<", b"&", b"&#x110000;", b"<![CDATA[", b"<![x[", b"<!--",
    b'"', b"\\", b"\r", b"\xe2\x80\xa8", b"`", b"[", b"](", b"|", b"-->", b"msgid \"", b"\t", b";",
    "đ".encode(), "老街".encode(), "老街".encode("gb18030"), "Hà".encode("cp1258"), b"\x85",
]  # fmt: skip
_NESTS = [
    (b"<div>", b"</div>"), (b"> ", b""), (b"- ", b""), (b"[", b"]"), (b"*a ", b"*"), (b"(", b")"),
    (b"<g id='1'>", b"</g>"), (b"<code>", b"</code>"), (b'"', b'"'), (b"<b><i>", b"</i>"), (b"![", b"]()"),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one damaged file: ``document``, ``refused``, ``crash`` or ``slow``."""

    format: str
    kind: str
    detail: str = ""


def damaged(random_: random.Random, samples: list[bytes]) -> bytes:
    """Return one sample with some damage; in an Office file mostly to one of its parts."""
    data = random_.choice(samples)
    if data.startswith(b"PK") and random_.random() < 0.8:
        return with_damaged_part(random_, data)
    return spoilt(random_, data)


def with_damaged_part(random_: random.Random, package: bytes) -> bytes:
    """Return a package in which one part is damaged or missing."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w") as new:
        hit = random_.choice(old.namelist())
        missing = random_.random() < 0.1
        for name in old.namelist():
            if name != hit:
                new.writestr(name, old.read(name))
            elif not missing:
                new.writestr(name, spoilt(random_, old.read(name)))
    return out.getvalue()


def spoilt(random_: random.Random, sample: bytes) -> bytes:
    """Return bytes with some damage."""
    data = bytearray(sample)
    for _ in range(random_.randint(1, 3)):
        at = random_.randint(0, len(data))
        match random_.randrange(6):
            case 0:
                del data[at:]
            case 1:
                for _ in range(random_.randint(1, 20)):
                    if data:
                        data[random_.randrange(len(data))] ^= 1 << random_.randrange(8)
            case 2:
                data[at:at] = random_.choice(_PIECES) * random_.choice([1, 1, 2, 50])
            case 3:
                data[at:at] = random_.randbytes(random_.randint(1, 30))
            case 4:
                data[at:at] = data[at : at + random_.randint(1, 400)] * random_.randint(1, 20)
            case _:
                opening, closing = random_.choice(_NESTS)
                deep = random_.choice([10, 200, 3000])
                data[at:at] = opening * deep + "Lào Cai".encode() + closing * deep
    if not data.startswith(b"PK") and random_.random() < 0.7:
        # Broken UTF-8 is refused at once; whole again, the damage reaches the reader of the format.
        return data.decode("utf-8", "replace").replace("\0", "").encode()
    return bytes(data)


def sound(document: Document) -> None:
    """Assert what holds for every document: offsets inside the text, in order."""
    assert len({unit.id for unit in document.units}) == len(document.units), "ids stand twice"
    for unit in document.units:
        assert not unit.target or unit.anchors or document.text is None, "no anchors"
        if document.text is None:
            continue
        for inside, outside in unit.anchors:
            assert 0 <= inside <= len(unit.target), "an anchor outside the unit"
            assert 0 <= outside <= len(document.text), "an anchor outside the file"
        assert list(unit.anchors) == sorted(unit.anchors), "anchors out of order"


def run(
    kind: Format, samples: list[bytes], others: list[str], count: int, seed: int
) -> Iterator[Outcome]:
    """Yield what comes of ``count`` damaged files read as ``kind``, a few under other extensions."""
    random_ = random.Random(f"{kind.name} {seed}")
    for _ in range(count):
        data = damaged(random_, samples)
        wrong = random_.random() < 0.1
        extension = random_.choice([*others, "", ".xyz"] if wrong else kind.extensions)
        begin = time.perf_counter()
        try:
            sound(read_bytes(data, f"fuzz{extension}"))
            outcome = Outcome(kind.name, "document")
        except SinovietError as error:
            one_line = "\n" not in str(error) and str(error)
            outcome = Outcome(kind.name, "refused" if one_line else "crash", str(error))
        except Exception:  # what the script is there to find
            outcome = Outcome(kind.name, "crash", f"{data[:300]!r}\n{traceback.format_exc()}")
        if (taken := time.perf_counter() - begin) > SLOWEST:
            outcome = Outcome(kind.name, "slow", f"{taken:.1f} s: {data[:300]!r}")
        yield outcome


def fuzz(folder: Path, count: int, seed: int = 0, only: str | None = None) -> list[Outcome]:
    """Return the outcomes for every format of which the folder has a sample."""
    samples = {
        kind: [
            path.read_bytes()
            for path in sorted(folder.iterdir())
            if path.suffix.lower() in kind.extensions
        ]
        for kind in FORMATS
    }
    known = [extension for kind in FORMATS if samples[kind] for extension in kind.extensions]
    found: list[Outcome] = []
    for kind, files in samples.items():
        if files and only in (None, kind.name):
            found += run(kind, files, known, count, seed)
    return found


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("count", nargs="?", type=int, default=1000)
    parser.add_argument("folder", nargs="?", type=Path, default=SAMPLES)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--format", choices=[kind.name for kind in FORMATS])
    options = parser.parse_args()
    outcomes = fuzz(options.folder, options.count, options.seed, options.format)
    for name in dict.fromkeys(outcome.format for outcome in outcomes):
        kinds = Counter(outcome.kind for outcome in outcomes if outcome.format == name)
        print(f"{name:10}", "  ".join(f"{kind} {count}" for kind, count in sorted(kinds.items())))
    bad = [outcome for outcome in outcomes if outcome.kind in ("crash", "slow")]
    for outcome in bad[:10]:
        print(f"\n{outcome.format}: {outcome.kind}\n{outcome.detail}", file=sys.stderr)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
