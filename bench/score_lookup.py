"""Score the look-up of misspelt names, and of ordinary words, on generated cases.

    python bench/score_lookup.py [--errors]

1,000 forms of entries of two or more syllables, each with one fault (a mark missing or wrong, a
letter missing, doubled or wrong; fixed random seed): how often the right entry comes first.
1,000 pairs of neighbouring words in lower case from the seeds: how often anything is found.
"""

import argparse
import random
import re
import unicodedata
from pathlib import Path

from sinoviet.glossary import AVOID, form_key, load
from sinoviet.search import lookup
from sinoviet.text import canonical, fold

SEEDS = Path(__file__).parents[1] / "seeds"
CASES = 1000
TONES = "\u0300\u0301\u0303\u0309\u0323"
HATS = "\u0302\u0306\u031b"


def faulty(form: str, chance: random.Random) -> str:
    """Return ``form`` with one fault."""
    for _ in range(50):
        letters = list(unicodedata.normalize("NFD", form))
        at = chance.randrange(len(letters))
        letter = letters[at]
        fault = chance.choice(("mark", "mark", "missing", "doubled", "wrong"))
        if fault == "mark" and unicodedata.combining(letter):
            others = [m for m in (TONES if letter in TONES else HATS) if m != letter]
            letters[at] = chance.choice(["", *others])
        elif fault != "mark" and letter.isalpha():
            wrong = chance.choice("aeioubcdghklmnpqrstvxy")
            letters[at] = {"missing": "", "doubled": letter * 2, "wrong": wrong}[fault]
        made = canonical("".join(letters))
        if fold(made) != fold(form) and made.strip():
            return made
    return form


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--errors", action="store_true")
    errors = parser.parse_args().errors
    glossary = load()
    chance = random.Random(1)
    entries = [e for e in glossary.entries.values() if len(e.vi.split()) >= 2 and e.vi[0].isupper()]
    right = 0
    for entry in chance.choices(entries, k=CASES):
        query = faulty(entry.vi, chance)
        found = lookup(query, glossary, 1)
        homonyms = {f.entry for f in glossary.lookup(form_key(entry.vi)) if f.rank < AVOID}
        hit = bool(found) and (found[0].entry.id in homonyms or found[0].entry.vi == entry.vi)
        right += hit
        if errors and not hit:
            print(f"{query!r} of {entry.vi!r}: {[(m.form, m.score) for m in found]}")
    print(f"misspelt forms: right entry first {right / CASES:.1%} of {CASES}")
    text = canonical("\n".join(p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt"))))
    pairs = sorted(set(re.findall(r"(?<!\w)([a-zà-ỹđ]{2,} [a-zà-ỹđ]{2,})(?!\w)", text)))
    pairs = [pair for pair in pairs if pair.islower()]
    sample = chance.sample(pairs, min(CASES, len(pairs)))
    found_pairs = [(pair, m[0].form) for pair in sample if (m := lookup(pair, glossary, 1))]
    print(
        f"ordinary pairs of words: something found {len(found_pairs) / len(sample):.1%} of {len(sample)}"
    )
    if errors:
        print(found_pairs)


if __name__ == "__main__":
    main()
