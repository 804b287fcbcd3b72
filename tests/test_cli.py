"""The command line: output, JSON keys, exit codes, and what is said to bad input."""

import io
import json
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import sinoviet
from sinoviet.cli import main

ROOT = Path(__file__).parents[1]
SEED = ROOT / "seeds" / "004_f785c40d351bb13b.txt"
MATCH = ["id", "kind", "vi", "zh", "zh_hant", "form", "score", "method"]
MENTION = [
    "start", "end", "text", "lang", "kind", "id", "vi", "zh", "score", "method", "why", "parts",
    "holder",
]  # fmt: skip
ESCAPE = "\x1b["

Run = Callable[..., tuple[int, str, str]]
Bytes = Callable[[str, bytes], str]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Return a function that runs the command line here: exit code, output, errors."""

    def call(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = stop.code if isinstance(stop.code, int) else 1
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def file(tmp_path: Path) -> Bytes:
    """Return a function that writes a file and returns its name."""

    def write(name: str, data: bytes) -> str:
        path = tmp_path / name
        path.write_bytes(data)
        return str(path)

    return write


def environment(**changes: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), **changes}


def outside(*arguments: str, **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own."""
    options.setdefault("stdin", None if "input" in options else subprocess.DEVNULL)
    if options["stdin"] is None:
        del options["stdin"]
    options.setdefault("stdout", subprocess.PIPE)
    return subprocess.run(
        [sys.executable, "-m", "sinoviet", *arguments],
        stderr=subprocess.PIPE, env=environment(), timeout=80, check=False, **options,
    )  # fmt: skip


def lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


def one_complaint(err: str) -> None:
    assert re.fullmatch(r"sinoviet: [^\n]+\n", err), err


# lookup ------------------------------------------------------------------------------------------


def test_lookup_text(run: Run) -> None:
    code, out, err = run("lookup", "Malypho")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "Malypho = 麻栗坡  place, county  cn.yunnan.wenshan.malipo"
    assert "in full: huyện Malypho = 麻栗坡县" in out
    assert "also: Ma Lật Pha" in out
    assert "matched: exact, 100 of 100; source: " in out


def test_lookup_text_shows_how_a_misspelt_name_matched(run: Run) -> None:
    _, out, _ = run("lookup", "Vị Xuyen")
    assert "Vị Xuyên = 渭川" in out
    assert "matched: fuzzy, 90 of 100: Vị Xuyên;" in out


def test_lookup_text_shows_dates_and_successors(run: Run) -> None:
    _, out, _ = run("lookup", "Hà Giang")
    assert "until 2025-07-01, then vn.tuyen-quang-2025" in out


def test_lookup_json_keys(run: Run) -> None:
    code, out, err = run("lookup", "--format", "json", "Malypho", "Lào Cai", "phát triển")
    assert (code, err) == (1, "")
    found = lines(out)
    assert [list(item) for item in found] == [["query", "results"]] * 3
    assert [item["query"] for item in found] == ["Malypho", "Lào Cai", "phát triển"]
    assert all(list(result) == MATCH for item in found for result in item["results"])
    assert found[0]["results"] == [
        {
            "id": "cn.yunnan.wenshan.malipo", "kind": "place", "vi": "Malypho", "zh": "麻栗坡",
            "zh_hant": "麻栗坡", "form": "Malypho", "score": 100.0, "method": "exact",
        }
    ]  # fmt: skip
    assert len(found[1]["results"]) > 1
    assert found[2]["results"] == []


def test_lookup_json_is_not_escaped(run: Run) -> None:
    _, out, _ = run("lookup", "--format", "json", "Mã Quan")
    assert "马关" in out and "馬關" in out and "\\u" not in out


@pytest.mark.parametrize(
    ("terms", "code"),
    [(["Malypho"], 0), (["zzzzqqq"], 1), (["Malypho", "zzzzqqq"], 1), ([""], 1), (["麻栗坡"], 0)],
)
def test_lookup_exit_code(run: Run, terms: list[str], code: int) -> None:
    assert run("lookup", *terms)[0] == code
    assert run("lookup", "--format", "json", *terms)[0] == code


def test_lookup_quiet_says_nothing_of_what_is_missing(run: Run) -> None:
    assert run("lookup", "zzzzqqq") == (1, "zzzzqqq: nothing found\n", "")
    assert run("lookup", "--quiet", "zzzzqqq") == (1, "", "")


def test_lookup_limit(run: Run) -> None:
    _, out, _ = run("lookup", "--format", "json", "--limit", "2", "Lào Cai")
    assert len(lines(out)[0]["results"]) == 2


def test_lookup_reads_lines(run: Run) -> None:
    data = "\ufeffMalypho\r\n\n  Vị Xuyên \n".encode()
    code, out, err = run("lookup", "--format", "json", stdin=data)
    assert (code, err) == (0, "")
    assert [item["query"] for item in lines(out)] == ["Malypho", "Vị Xuyên"]


def test_lookup_of_no_lines_is_clean(run: Run) -> None:
    assert run("lookup") == (0, "", "")


def test_lookup_of_lines_that_are_no_text(run: Run) -> None:
    code, out, err = run("lookup", stdin=b"Malypho\n\xff\xfe\n")
    assert code == 2
    assert "Malypho = 麻栗坡" in out
    one_complaint(err)
    assert "standard input:2" in err


def test_lookup_decomposed(run: Run) -> None:
    query = unicodedata.normalize("NFD", "Mèo Vạc")
    code, out, _ = run("lookup", "--format", "json", query)
    assert code == 0
    assert lines(out)[0]["results"][0]["id"] == "vn.ha-giang.meo-vac"


# resolve -----------------------------------------------------------------------------------------


def walk(mentions: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [m for mention in mentions for m in (mention, *walk(mention["parts"]))]


def test_resolve_text(run: Run, file: Bytes) -> None:
    name = file("a.txt", "Sáng nay,\nUBND huyện Vị Xuyên họp.\n".encode())
    code, out, err = run("resolve", name)
    assert (code, err) == (0, "")
    assert out == (
        f"{name}:2:1: [UBND huyện Vị Xuyên] họp.\n"
        "    organisation: Ủy ban nhân dân huyện Vị Xuyên = 渭川县人民委员会"
        "  (composed, 95; body Ủy ban nhân dân)\n"
        "        place: Vị Xuyên = 渭川  (vn.ha-giang.vi-xuyen, 100; full form)\n"
    )


def test_resolve_json_keys(run: Run) -> None:
    code, out, err = run("resolve", "--format", "json", str(SEED))
    assert (code, err) == (0, "")
    (found,) = lines(out)
    assert list(found) == ["path", "mentions"]
    assert found["path"] == str(SEED)
    text = SEED.read_bytes().decode("utf-8")
    mentions = walk(found["mentions"])
    assert len(mentions) > 50
    for mention in mentions:
        assert list(mention) == MENTION
        assert text[mention["start"] : mention["end"]] == mention["text"]
    person = next(m for m in mentions if m["text"] == "Vương Vĩ")
    assert (person["id"], person["method"], person["parts"]) == (None, "name", [])


def test_resolve_json_is_what_the_library_returns(run: Run) -> None:
    _, out, _ = run("resolve", "--format", "json", str(SEED))
    found = sinoviet.resolve(SEED.read_bytes().decode("utf-8"))
    printed = [(m["start"], m["end"], m["kind"], m["zh"]) for m in lines(out)[0]["mentions"]]
    assert printed == [(m.span.start, m.span.end, m.kind, m.zh) for m in found]


def test_resolve_several_files_and_standard_input(run: Run, file: Bytes) -> None:
    one, two = file("1.txt", "Hà Giang".encode()), file("2.txt", "文山州".encode())
    _, out, _ = run("resolve", "--format", "json", one, "-", two, stdin="Mã Quan".encode())
    found = lines(out)
    assert [item["path"] for item in found] == [one, "-", two]
    assert [item["mentions"][0]["zh"] for item in found] == ["河江", "马关", "文山"]


def test_resolve_date(run: Run, file: Bytes) -> None:
    name = file("a.txt", "tỉnh Lào Cai".encode())
    for day, entry in (("2020-01-01", "vn.lao-cai"), ("2026-01-01", "vn.lao-cai-2025")):
        _, out, _ = run("resolve", "--format", "json", "--date", day, name)
        assert lines(out)[0]["mentions"][0]["id"] == entry


@pytest.mark.parametrize(
    "data",
    [
        "tỉnh Hà Giang\r\nhuyện Vị Xuyên\r\n".encode(),
        "tỉnh Hà Giang\nhuyện Vị Xuyên\n".encode(),
        "\ufefftỉnh Hà Giang\r\nhuyện Vị Xuyên".encode(),
        "tỉnh Hà Giang\nhuyện Vị Xuyên".encode("utf-16"),
        "\ufefftỉnh Hà Giang\nhuyện Vị Xuyên".encode("utf-16-be"),
        unicodedata.normalize("NFD", "tỉnh Hà Giang\nhuyện Vị Xuyên").encode(),
    ],
    ids=["CRLF", "LF", "BOM", "UTF-16", "UTF-16BE", "NFD"],
)
def test_resolve_reads_all_kinds_of_text(run: Run, file: Bytes, data: bytes) -> None:
    name = file("a.txt", data)
    code, out, err = run("resolve", name)
    assert (code, err) == (0, "")
    places = [line for line in out.splitlines() if line.startswith(name)]
    assert [re.findall(r":(\d):\d+: ", line) for line in places] == [["1"], ["2"]]
    _, out, _ = run("resolve", "--format", "json", name)
    ids = [m["id"] for m in lines(out)[0]["mentions"]]
    assert ids == ["vn.ha-giang", "vn.ha-giang.vi-xuyen"]


def test_resolve_columns_count_in_code_points_of_the_line(run: Run, file: Bytes) -> None:
    name = file("a.txt", "x\nở 麻栗坡 y tỉnh Hà Giang".encode())
    _, out, _ = run("resolve", name)
    assert re.findall(r":(\d+:\d+): ", out) == ["2:3", "2:14"]


@pytest.mark.parametrize("data", [b"", b"\n", "không có gì\n".encode(), b"\xef\xbb\xbf"])
def test_resolve_of_nothing_is_clean(run: Run, file: Bytes, data: bytes) -> None:
    name = file("empty.txt", data)
    assert run("resolve", name) == (0, "", "")
    code, out, _ = run("resolve", "--format", "json", name)
    assert (code, lines(out)) == (0, [{"path": name, "mentions": []}])


BAD_TEXTS = {
    "Latin-1": "tỉnh Hà Giang, café".encode("cp1252", errors="replace"),
    "bytes": b"\xc3\x28 Giang",
    "zero": b"Ha\0Giang",
    "UTF-16 without a mark": "ABC".encode("utf-16-le"),
    "UTF-16 cut off": b"\xff\xfeA\0B",
    "UTF-16 lone half": b"\xff\xfe\x00\xd8A\0",
    "picture": b"\x89PNG\r\n\x1a\n\x00\x00",
}


@pytest.mark.parametrize("kind", BAD_TEXTS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_resolve_of_what_is_no_text(run: Run, file: Bytes, kind: str, form: str) -> None:
    """One line of complaint that names the file; the other files are read all the same."""
    good, bad = file("good.txt", "Hà Giang".encode()), file("bad.txt", BAD_TEXTS[kind])
    code, out, err = run("resolve", "--format", form, good, bad, good)
    assert code == 2
    one_complaint(err)
    assert bad in err
    assert out.count("河江") == 2


def test_resolve_of_standard_input_that_is_no_text(run: Run) -> None:
    code, out, err = run("resolve", "-", stdin=b"\xff\x00")
    assert (code, out) == (2, "")
    one_complaint(err)
    assert "standard input" in err


@pytest.mark.parametrize("name", ["missing.txt", "", "a\0b"])
def test_resolve_of_a_file_that_is_not_there(run: Run, tmp_path: Path, name: str) -> None:
    given = str(tmp_path / name) if name else str(tmp_path)
    code, out, err = run("resolve", given, str(SEED))
    assert code == 2
    one_complaint(err)
    assert str(SEED) in out


def test_a_line_break_in_a_file_name_is_one_complaint(run: Run) -> None:
    code, _, err = run("resolve", "no\nfile")
    assert code == 2
    one_complaint(err)


@pytest.mark.skipif(os.name == "nt" or os.getuid() == 0, reason="no unreadable files here")
def test_resolve_of_an_unreadable_file(run: Run, file: Bytes) -> None:
    name = file("a.txt", b"")
    Path(name).chmod(0)
    code, _, err = run("resolve", name)
    assert code == 2
    one_complaint(err)


# glossary ----------------------------------------------------------------------------------------

OWN = "kind,vi,zh\nplace,Bản Thử,试验村\n".encode()
OTHER = "kind,vi,zh\nplace,Bản Thử Hai,试验二村\n".encode()


def test_own_glossaries(run: Run, file: Bytes) -> None:
    options = ["--glossary", file("1.csv", OWN), "--glossary", file("2.csv", OTHER)]
    text = file("a.txt", "bản Bản Thử, Bản Thử Hai và Malypho".encode())
    code, out, _ = run("lookup", "--format", "json", *options, "Bản Thử", "Bản Thử Hai", "Malypho")
    assert code == 0
    firsts = [item["results"][0]["zh"] for item in lines(out)]
    assert firsts == ["试验村", "试验二村", "麻栗坡"]
    code, out, _ = run("resolve", "--format", "json", *options, text)
    assert [m["zh"] for m in lines(out)[0]["mentions"]] == ["试验村", "试验二村", "麻栗坡"]


def test_later_glossary_wins(run: Run, file: Bytes) -> None:
    row = "id,kind,type,vi,zh\ncn.yunnan.wenshan.malipo,place,county,{},麻栗坡\n"
    one, two = (
        file(f"{i}.csv", row.format(f"Ma Li {name}").encode()) for i, name in enumerate("XY")
    )
    _, out, _ = run("lookup", "--format", "json", "--glossary", one, "--glossary", two, "麻栗坡")
    assert lines(out)[0]["results"][0]["vi"] == "Ma Li Y"


BROKEN = {
    "no name": b"kind,vi,zh\nplace,,\n",
    "unknown column": b"foo,bar\n1,2\n",
    "unknown kind": b"kind,vi\nplanet,X\n",
    "bad date": b"kind,vi,valid_to\nplace,X,2025-13-01\n",
    "not UTF-8": b"kind,vi\nplace,\xff\n",
    "empty": b"",
    "too many cells": b"kind,vi\nplace,X,Y,Z\n",
}


@pytest.mark.parametrize("fault", BROKEN)
def test_broken_glossary(run: Run, file: Bytes, fault: str) -> None:
    name = file("own.csv", BROKEN[fault])
    for arguments in (
        ["lookup", "--glossary", name, "Malypho"],
        ["resolve", "--glossary", name, str(SEED)],
        ["glossary", "stats", "--glossary", name],
        ["glossary", "validate", name],
    ):
        code, out, err = run(*arguments)
        assert (code, out) == (2, ""), arguments
        one_complaint(err)
        assert name in err


def test_zero_byte_in_a_glossary_is_a_finding(run: Run, file: Bytes) -> None:
    code, out, _ = run("glossary", "validate", file("own.csv", b"kind,vi\nplace,X\0Y\n"))
    assert code == 1
    assert "GL201" in out


def test_missing_glossary(run: Run, tmp_path: Path) -> None:
    for name in (tmp_path / "no.csv", tmp_path):
        code, out, err = run("lookup", "--glossary", str(name), "Malypho")
        assert (code, out) == (2, "")
        one_complaint(err)


def test_validate_packaged(run: Run) -> None:
    assert run("glossary", "validate") == (0, "the packaged glossary: 0 findings\n", "")
    assert run("glossary", "validate", "--quiet") == (0, "", "")


def test_validate_files(run: Run, file: Bytes) -> None:
    good = file("good.csv", OWN)
    bad = file("bad.csv", "id,kind,vi,zh\nx,place,Hoà,试\n".encode())
    code, out, err = run("glossary", "validate", good, bad)
    assert (code, err) == (1, "")
    assert out.splitlines() == [
        f"{good}: 0 findings",
        f"{bad}: warning GL206 x: vi is 'Hoà'; write 'Hòa'",
        f"{bad}: 1 findings",
    ]


def test_validate_json(run: Run, file: Bytes) -> None:
    good = file("good.csv", OWN)
    bad = file("bad.csv", "id,kind,vi,zh\nx,place,Hoà,试\n".encode())
    code, out, _ = run("glossary", "validate", "--format", "json", good, bad)
    assert code == 1
    found = lines(out)
    assert [list(item) for item in found] == [["path", "findings"]] * 2
    assert found[0] == {"path": good, "findings": []}
    assert [list(item) for item in found[1]["findings"]] == [["code", "severity", "id", "message"]]


def test_validate_goes_on_after_a_broken_file(run: Run, file: Bytes) -> None:
    good, broken = file("good.csv", OWN), file("broken.csv", b"")
    code, out, err = run("glossary", "validate", broken, good)
    assert code == 2
    one_complaint(err)
    assert out == f"{good}: 0 findings\n"


def test_stats(run: Run, file: Bytes) -> None:
    code, out, err = run("glossary", "stats", "--format", "json")
    assert (code, err) == (0, "")
    (found,) = lines(out)
    assert list(found) == [
        "entries", "both_languages", "kind", "type", "country", "status", "source",
    ]  # fmt: skip
    assert sum(found["kind"].values()) == found["entries"] >= found["both_languages"]
    _, out, _ = run("glossary", "stats", "--format", "json", "--glossary", file("own.csv", OWN))
    assert lines(out)[0]["entries"] == found["entries"] + 1
    code, out, _ = run("glossary", "stats")
    assert code == 0
    assert out.startswith(f"{found['entries']} entries, {found['both_languages']} with a name")
    assert "by kind" in out and "by source" in out


# The rest ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["translate"],
        ["resolve"],
        ["glossary"],
        ["lookup", "--limit", "0", "x"],
        ["lookup", "--limit", "many", "x"],
        ["lookup", "--format", "xml", "x"],
        ["resolve", "--date", "1.1.2022", "x"],
        ["resolve", "--date", "2022-13-01", "x"],
        ["completion", "powershell"],
    ],
    ids=" ".join,
)
def test_wrong_command_line(run: Run, arguments: list[str]) -> None:
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("usage: sinoviet")
    assert "Traceback" not in err


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"sinoviet {sinoviet.__version__}\n", "")


@pytest.mark.parametrize(
    "command", [[], ["lookup"], ["resolve"], ["glossary"], ["glossary", "validate"]], ids=" ".join
)
def test_help(run: Run, command: list[str]) -> None:
    code, out, err = run(*command, "--help")
    assert (code, err) == (0, "")
    assert out.startswith("usage: sinoviet")


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion(run: Run, shell: str) -> None:
    code, out, err = run("completion", shell)
    assert (code, err) == (0, "")
    assert all(word in out for word in ("lookup", "resolve", "glossary", "validate"))


def test_process_of_its_own() -> None:
    done = outside("lookup", "--format", "json", "Vị Xuyen", "zzzzqqq")
    assert (done.returncode, done.stderr) == (1, b"")
    assert lines(done.stdout.decode("utf-8"))[0]["results"][0]["zh"] == "渭川"


def test_output_is_utf_8_whatever_the_locale() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sinoviet", "lookup", "Malypho"],
        env=environment(LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0"),
        stdin=subprocess.DEVNULL, capture_output=True, timeout=80, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert "麻栗坡" in done.stdout.decode("utf-8")


def test_argument_that_is_no_text() -> None:
    if os.name == "nt":
        pytest.skip("arguments are text there")
    done = subprocess.run(
        [os.fsencode(sys.executable), b"-m", b"sinoviet", b"lookup", b"Malypho", b"\xff\xfe"],
        env=environment(), stdin=subprocess.DEVNULL, capture_output=True, timeout=80, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_standard_input_of_a_process() -> None:
    done = outside("resolve", "--format", "json", "-", input="châu Văn Sơn".encode())
    assert (done.returncode, done.stderr) == (0, b"")
    assert lines(done.stdout.decode("utf-8"))[0]["mentions"][0]["zh"] == "文山"


@pytest.mark.parametrize(
    "arguments",
    [
        ["lookup", "Malypho"],
        ["lookup", "--format", "json", "Malypho"],
        ["resolve", str(SEED)],
        ["glossary", "stats"],
        ["completion", "bash"],
    ],
    ids=" ".join,
)
def test_closed_pipe(arguments: list[str]) -> None:
    """The reader of the output is gone (``| head``): nothing to say, nothing went wrong."""
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = outside(*arguments, stdout=writing)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
@pytest.mark.parametrize("command", ["resolve - <&-", "lookup <&-", "lookup Malypho >&-"])
def test_closed_standard_streams(command: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f'"$0" -m sinoviet {command}', sys.executable],
        env=environment(), stdin=subprocess.DEVNULL, capture_output=True, timeout=80, check=False,
    )  # fmt: skip
    assert b"Traceback" not in done.stderr
    assert done.returncode in (0, 2)


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals")
@pytest.mark.parametrize(
    ("changes", "coloured"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"TERM": "dumb"}, False),
    ],
    ids=str,
)
def test_colours_on_a_terminal(changes: dict[str, str], coloured: bool) -> None:
    import pty

    ours, theirs = pty.openpty()
    plain = {k: v for k, v in environment(TERM="xterm").items() if k != "NO_COLOR"}
    try:
        subprocess.run(
            [sys.executable, "-m", "sinoviet", "lookup", "Malypho"],
            env={**plain, **changes}, stdin=subprocess.DEVNULL, stdout=theirs,
            timeout=80, check=True,
        )  # fmt: skip
        shown = os.read(ours, 10_000).decode("utf-8")
    finally:
        os.close(ours)
        os.close(theirs)
    assert "麻栗坡" in shown
    assert (ESCAPE in shown) == coloured


def test_no_colours_in_a_pipe() -> None:
    assert ESCAPE.encode() not in outside("resolve", str(SEED)).stdout


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of 5 MB: the seeds over and over."""
    seeds = b"\n".join(path.read_bytes() for path in sorted((ROOT / "seeds").glob("*.txt")))
    path = tmp_path_factory.mktemp("large") / "large.txt"
    path.write_bytes((seeds + b"\n") * (5_000_000 // len(seeds) + 1))
    return path


def test_a_large_text_is_streamed(large: Path) -> None:
    """The first mentions come while the rest is still to be read; then nobody listens any more."""
    with subprocess.Popen(
        [sys.executable, "-m", "sinoviet", "resolve", str(large)],
        env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None and process.stderr is not None
        assert process.stdout.readline().startswith(bytes(large))
        assert process.poll() is None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_a_large_text_is_read_to_its_end(large: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "sinoviet", "resolve", str(large)],
        env=environment(), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        last = 0
        for line in process.stdout:
            if line.startswith(bytes(large)):
                last = int(line.removeprefix(bytes(large) + b":").split(b":", 1)[0])
    assert process.returncode == 0
    total = large.read_bytes().count(b"\n")
    assert total - 20 <= last <= total


# Transliterate ----------------------------------------------------------------------------------


def test_transliterate_prints_the_form_and_the_steps(run: Run) -> None:
    code, out, err = run("transliterate", "曾明琥")
    assert (code, err) == (0, "")
    assert out.splitlines()[0] == "曾明琥 = Tăng Minh Hổ"
    assert "family name: 曾 -> Tăng" in out
    assert "candidates: Tăng Minh Hổ 90%, Tằng Minh Hổ 10%" in out


def test_transliterate_json_keys(run: Run) -> None:
    code, out, _ = run("transliterate", "--format", "json", "Vương Vĩ", "廖品琥")
    assert code == 0
    first, second = lines(out)
    assert list(first) == ["input", "to", "text", "complete", "alternatives", "steps"]
    assert list(first["alternatives"][0]) == ["text", "score"]
    assert list(first["steps"][0]) == ["rule", "before", "after", "source"]
    assert (first["to"], second["to"], second["text"]) == ("zh-Hans", "vi", "Liêu Phẩm Hổ")


def test_transliterate_says_null_where_nothing_can_be_said(run: Run) -> None:
    code, out, _ = run("transliterate", "--format", "json", "blablabla")
    (found,) = lines(out)
    assert (code, found["text"], found["complete"], found["alternatives"]) == (1, None, False, [])


def test_transliterate_reads_lines_from_standard_input(run: Run) -> None:
    stdin = "廖品琥\r\n\nMèo Vạc\n".encode()
    code, out, _ = run("transliterate", "--quiet", stdin=stdin)
    assert (code, out) == (0, "廖品琥 = Liêu Phẩm Hổ\nMèo Vạc = 苗旺\n")


def test_transliterate_decomposed_input(run: Run) -> None:
    name = unicodedata.normalize("NFD", "huyện Malypho")
    assert lines(run("transliterate", "--format", "json", name)[1])[0]["text"] == "麻栗坡县"


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (["--to", "zh-Hant", "huyện Mã Quan"], "馬關縣"),
        (["--kind", "person", "--country", "vn", "武文山"], "Vũ Văn Sơn"),
        (["--tone-style", "new", "和睦"], "hoà mục"),
        (["--kind", "title", "文山州委书记"], "Bí thư Châu ủy Văn Sơn"),
    ],
)
def test_transliterate_options(run: Run, arguments: list[str], text: str) -> None:
    assert lines(run("transliterate", "--format", "json", *arguments)[1])[0]["text"] == text


def test_transliterate_limit(run: Run) -> None:
    found = lines(run("transliterate", "--format", "json", "--limit", "2", "Trần Minh")[1])[0]
    assert len(found["alternatives"]) == 2


def test_transliterate_refuses_bad_bytes_in_one_line(run: Run) -> None:
    code, _, err = run("transliterate", stdin=b"\xff\xfe\n")
    assert code == 2
    assert err.startswith("sinoviet: standard input:1: is not UTF-8")


def test_transliterate_of_a_person_loads_neither_pypinyin_nor_opencc() -> None:
    code = (
        "import sys; from sinoviet.cli import main; main(['transliterate', '周鸿祎', 'Vương Vĩ']);"
        "print([m for m in ('pypinyin', 'opencc', 'rapidfuzz') if m in sys.modules])"
    )
    out = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, env=environment()
    ).stdout
    assert out.decode().splitlines()[-1] == "[]"
