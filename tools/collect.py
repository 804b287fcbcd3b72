"""Collect the facts of public packages that ``data/`` keeps: readings of characters, names counted.

    python tools/collect.py FOLDER

``FOLDER`` holds the packages, unpacked: ``hanviet-pinyin-words`` (npm), ``jieba`` and ``sinonym``
(PyPI), ``china-division`` (npm), and Debian's ``unicode-data``.  Run it only to take over a newer version of one of them;
the results are committed, and ``tools/build_data.py`` needs none of these packages.
data/sources.toml names versions and licences.
"""

import bz2
import csv
import json
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
DATA = ROOT / "data"
HAN = re.compile("[\u4e00-\u9fff]+\\Z")
#: Characters that write foreign names: two of them together are no Chinese given name.
FOREIGN = frozenset(
    "尔斯特克德塞维格基姆拉纳蒂里利罗莱尼卡达布夫西巴加诺托娜多迪丹森顿曼勒雷兰洛鲁贝米吉伊阿奥"
)
#: Words of address that follow a family name in novels and the press.
ADDRESS = frozenset(
    "太后 师叔 师兄 师伯 师弟 师傅 师姐 师妹 大侠 相公 太公 太尉 家湾 家庄 公公 老儿 老爷".split()
)


def write(name: str, header: str, rows: Iterable[tuple[object, ...]]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header.split())
        writer.writerows(rows)


def find(folder: Path, name: str) -> Path:
    found = sorted(folder.rglob(name))
    if not found:
        sys.exit(f"collect: no {name} below {folder}; unpack the package there")
    return found[0]


def hanviet(folder: Path) -> None:
    """Readings by traditional character and pinyin: hanviet-pinyin-words."""
    text = find(folder, "hanvietData.js").read_text(encoding="utf-8")
    table = json.loads(text[text.index("{") : text.rindex("}") + 1])
    rows = (
        (hanzi, pinyin.replace("u:", "v"), "|".join(vi))
        for hanzi, by_pinyin in sorted(table.items())
        for pinyin, vi in sorted(by_pinyin.items())
        if vi
    )
    write("hanviet_characters.csv", "hanzi pinyin vi", rows)


def common_characters(folder: Path) -> None:
    """The 8,105 characters of 通用规范汉字表, for the tests: Unihan's kTGH."""
    whole = bz2.decompress(find(folder, "Unihan_OtherMappings.txt.bz2").read_bytes()).decode(
        "utf-8"
    )
    found = [line.split("\t")[0] for line in whole.split("\n") if "\tkTGH\t" in line]
    text = "".join(chr(int(code[2:], 16)) for code in found)
    lines = [text[i : i + 60] for i in range(0, len(text), 60)]
    (ROOT / "tests" / "cases" / "common_characters.txt").write_text(
        "\n".join(lines) + "\n", "utf-8"
    )


def jieba_words(folder: Path) -> Iterator[tuple[str, int, str]]:
    for line in find(folder, "dict.txt").read_text(encoding="utf-8").splitlines():
        word, count, tag = line.split(" ")
        if HAN.match(word):
            yield word, int(count), tag


def names(folder: Path) -> None:
    """Given names of Chinese persons: whole ones from jieba's nr entries, characters from sinonym.

    A name counts once for each bearer, not by how often the bearer is mentioned.
    """
    with (DATA / "surnames_cn.csv").open(encoding="utf-8", newline="") as file:
        surnames = {row["zh"]: float(row["weight"] or 0) for row in csv.DictReader(file)}
    with find(folder, "givenname_orcid.csv").open(encoding="utf-8", newline="") as file:
        ppm = {row["character"]: float(row["ppm"]) for row in csv.DictReader(file)}
    ordinary = {word for word, count, tag in jieba_words(folder) if count > 20 and tag[0] != "n"}
    ordinary |= {word for word, _, tag in jieba_words(folder) if tag == "n"}
    split: list[tuple[str, str]] = []
    for word, _, tag in jieba_words(folder):
        size = 2 if word[:2] in surnames else 1
        if (
            tag in ("nr", "nrfg")
            and surnames.get(word[:size], 0) > 0
            and len(word) - size in (1, 2)
        ):
            split.append((word[:size], word[size:]))
    usual = Counter(c for _, rest in split for c in rest)
    given: Counter[str] = Counter()
    bearers: dict[str, set[str]] = {}
    for surname, rest in split:
        if all(c in ppm or usual[c] >= 8 for c in rest):
            given[rest] += 1
            bearers.setdefault(rest, set()).add(surname)
    # "先生" follows a hundred surnames, but is an ordinary word: no given name
    kept = {
        name: count
        for name, count in given.items()
        if name not in ADDRESS
        and not FOREIGN.issuperset(name)
        and not (name[0] in "家庄" and name[-1] in "村镇乡县寨岭湾沟军庄店坡铺")
        and not (name in ordinary and len(bearers[name]) > 3 and len(name) == 2)
    }
    write("given_cn.csv", "zh count", Counter(dict(sorted(kept.items()))).most_common())
    write(
        "given_characters_cn.csv",
        "zh ppm",
        ((c, round(n, 1)) for c, n in sorted(ppm.items(), key=lambda item: (-item[1], item[0]))),
    )


def nouns(folder: Path) -> None:
    """Ordinary words that begin like a family name: 高兴 is no person.  Jieba, without names."""
    with (DATA / "surnames_cn.csv").open(encoding="utf-8", newline="") as file:
        surnames = {row["zh"] for row in csv.DictReader(file)}
    found = {
        word
        for word, count, tag in jieba_words(folder)
        if 2 <= len(word) <= 3
        and word[0] in surnames
        and tag[:2] not in ("nr", "ns", "nt", "nz")
        and count >= 5
    }
    (DATA / "nouns_zh.txt").write_text("\n".join(sorted(found)) + "\n", encoding="utf-8")


def words(folder: Path) -> None:
    """Chinese words of two to four characters with their counts, to restore a word from its reading."""
    found = [
        (word, count)
        for word, count, tag in jieba_words(folder)
        if 2 <= len(word) <= 4
        and tag[:2] not in ("nr", "ns", "nt", "i", "l")
        and count >= (1000 if tag == "nz" else 60)
    ]
    write("words_cn.csv", "zh count", Counter(dict(sorted(found))).most_common())


def transcription(folder: Path) -> None:
    """How much a character speaks for a foreign name in Chinese transcription (log-odds, natural).

    Jieba's transcribed names (nrt) against the Chinese given names just collected.
    """
    with (DATA / "given_cn.csv").open(encoding="utf-8", newline="") as file:
        given = [row["zh"] for row in csv.DictReader(file) if len(row["zh"]) == 2]
    with (DATA / "surnames_cn.csv").open(encoding="utf-8", newline="") as file:
        common = {row["zh"] for row in csv.DictReader(file) if float(row["weight"] or 0) >= 1}
    foreign = Counter(
        c
        for word, _, tag in jieba_words(folder)
        if tag == "nrt" and len(word) >= 3 and word[0] not in common
        for c in word
    )
    chinese = Counter(c for name in given for c in name)
    both = sorted({*foreign, *chinese})
    size = 0.5 * len(both)
    scale = math.log((chinese.total() + size) / (foreign.total() + size))
    rows = (
        (c, round(math.log((foreign[c] + 0.5) / (chinese[c] + 0.5)) + scale, 2))
        for c in both
        if foreign[c] + chinese[c] >= 3
    )
    write("transcription_zh.csv", "zh weight", rows)


#: Peoples whose names stand in those of autonomous units, longest first (GB/T 3304).
PEOPLES = tuple(
    """维吾尔族 哈萨克族 柯尔克孜族 达斡尔族 鄂温克族 鄂伦春族 塔吉克族 撒拉族 东乡族 保安族 裕固族 土家族 仫佬族 毛南族 布依族 拉祜族 傈僳族 普米族
    哈尼族 景颇族 布朗族 阿昌族 德昂族 锡伯族 纳西族 独龙族 朝鲜族 蒙古族 藏族 回族 壮族 苗族 瑶族 侗族 彝族 白族 傣族 佤族 黎族 畲族 羌族 土族 怒族 水族
    满族 仡佬族 维吾尔 哈萨克 柯尔克孜 塔吉克 锡伯 蒙古 达斡尔 各族""".split()
)
#: What a full name ends with, behind the names of peoples; longest first.
LEVELS = tuple(
    "自治区 自治州 自治县 自治旗 特区 林区 新区 矿区 地区 左旗 右旗 省 市 县 区 盟 旗".split()
)


def short_name(full: str) -> str:
    """Return the name without level and peoples: 河口瑶族自治县 -> 河口; 矿区 stays whole."""
    level = next((level for level in LEVELS if full.endswith(level)), "")
    if (level == "林区" and full != "神农架林区") or (level == "新区" and len(full) < 4):
        level = "区"
    name = full.removesuffix(level)
    if len(name) < 2 and (len(level) > 1 or name in "城郊矿"):
        return full
    if level in ("左旗", "右旗"):
        name = full.removesuffix("旗")
    if level.startswith("自治"):
        shorter = True
        while shorter:
            people = next((p for p in PEOPLES if name.endswith(p) and len(name) > len(p) + 1), "")
            name, shorter = name.removesuffix(people), bool(people)
    return name or full


def places(folder: Path) -> None:
    """Chinese units from the province down to the county: GB/T 2260 as china-division has it."""
    rows = []
    for name in ("provinces.json", "cities.json", "areas.json"):
        for unit in json.loads(find(folder, name).read_text(encoding="utf-8")):
            full = unit["name"]
            if (
                full not in ("市辖区", "县")
                and "直辖" not in full
                and full[-2:] not in ("园区", "发区")
            ):
                rows.append((unit["code"], full, short_name(full)))
    write("places_cn.csv", "code zh short", rows)


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    folder = Path(sys.argv[1])
    hanviet(folder)
    common_characters(folder)
    names(folder)
    transcription(folder)
    nouns(folder)
    words(folder)
    places(folder)


if __name__ == "__main__":
    main()
