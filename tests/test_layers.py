"""The order of the modules, the doors to other packages, and what an import costs."""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "sinoviet"

#: Ground first: a module imports only modules that stand before it (inside functions as well).
#: The root loads its names lazily; only the command line may go through it.
ORDER = """
    errors resources syllable text hanzi ordinals readings tokens glossary candidates index lexicon phrases missions names terms vietnamese
    vietnamese.heads vietnamese.places vietnamese.landmarks vietnamese.countries vietnamese.fields vietnamese.drafts vietnamese.joint
    vietnamese.belongings vietnamese.organisations vietnamese.titles vietnamese.bylines vietnamese.persons units restore state_names naming chinese chinese.persons chinese.name_lists chinese.bylines chinese.unannounced
    chinese.said chinese.unnamed chinese.generic chinese.places chinese.offices chinese.bodies chinese.pairs chinese.parties chinese.within chinese.starts chinese.missions chinese.companies chinese.institutions chinese.reader context agreement lists reading holding resolver search abbreviations framing said_once said_first whereabouts in_full sharing organs several_units joint_committees coordination villages delegations features place_names named_after joined_names person_readings to_vietnamese
    to_chinese around_names transliteration validation config formats.document formats.columns formats.legacy formats.encoding formats.ignore formats.building
    formats.plain formats.html formats.markdown formats.subtitles formats.delimited formats.po formats.patch
    formats.safe formats.package formats.word_text formats.word_marks formats.docx formats.sheet_text
    formats.sheet_notes formats.xlsx formats.markup formats.segments formats.xliff formats.tmx
    formats.sniff formats parallel align check
    check.searched check.draft check.beside check.offices check.parallel check.implied check.possible check.holders check.windows check.compared check.stands check.spelt check.turned check.offers check.instead check.leeway check.added check.dropped check.heads check.latin check.left_han check.pairing check.bodies check.whole_offices check.office_pairs check.two_states check.mending
    check.numbers check.rule check.baseline check.rules.sv101_form_to_avoid check.rules.sv102_misspelt_name
    check.rules.sv103_name_out_of_date check.rules.sv104_wrong_head check.rules.sv105_no_such_title
    check.rules.sv201_several_forms check.rules.sv202_person_spelt_twice
    check.rules.sv203_person_two_titles check.rules.sv204_two_persons_one_name
    check.rules.sv301_mixed_unicode check.rules.sv302_mixed_tone_style
    check.rules.sv303_look_alike_letter check.rules.sv304_mixed_han check.rules.sv305_name_capitals
    check.rules.sv306_gate_dash check.rules.sv401_missing_name check.rules.sv402_other_name
    check.rules.sv403_name_without_source check.rules.sv404_impossible_reading
    check.rules.sv405_pinyin_for_name check.rules.sv406_wrong_title check.rules.sv407_name_order
    check.rules.sv408_number_differs check.rules.sv409_untranslated_name check.rules.sv410_missing_office check.rules check.run report report.characters report.context
    report.facts report.text report.jsonl report.sarif report.junit report.github report.xlsx
    report.html __init__ output copies checking cli __main__
""".split()

#: Heavy or foreign packages, and the only module that may import each.
DOORS = {
    "opencc": "hanzi",
    "pypinyin": "hanzi",
    "rapidfuzz": "index",
    "unidecode": "glossary",
    "lxml": "formats.safe",
    "shtab": "cli",
    "tqdm": "cli",
    "markdown_it": "formats.markdown",
    "polib": "formats.po",
    "openpyxl": "report.xlsx",
    "jinja2": "report.html",
}


def dotted(path: Path) -> str:
    """Return the name of a module as it stands in ORDER."""
    name = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
    return name.removesuffix(".__init__")


PATHS = {dotted(path): path for path in sorted(SOURCE.rglob("*.py"))}
MODULES = [name for name in ORDER if name in PATHS]


def imported(module: str) -> Iterator[str]:
    """Yield the full name of everything that ``module`` imports, wherever it does so."""
    for node in ast.walk(ast.parse(PATHS[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are absolute"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def below(module: str) -> set[str]:
    """Return the modules of sinoviet that ``module`` imports."""
    found = set()
    for name in imported(module):
        package, _, rest = name.partition(".")
        if package == "sinoviet":
            parent = rest.rpartition(".")[0]
            found.add(rest if rest in PATHS else parent if parent in PATHS else "__init__")
    return found


def test_every_module_has_its_place() -> None:
    assert set(PATHS) - set(ORDER) == set()


@pytest.mark.parametrize("module", [name for name in MODULES if name != "__init__"])
def test_a_module_imports_only_what_stands_above_it(module: str) -> None:
    assert below(module) - set(ORDER[: ORDER.index(module)]) == set()


def test_the_root_imports_nothing_but_for_type_checkers() -> None:
    tree = ast.parse(PATHS["__init__"].read_text(encoding="utf-8"))
    kinds = [type(node) for node in tree.body]
    assert ast.Import not in kinds
    assert ast.ImportFrom not in kinds


def test_the_architecture_page_lists_the_modules_in_this_order() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([a-z_]+)/?` \|", page, re.M)
    assert listed == [name for name in ORDER if "." not in name and name[0] != "_"]


@pytest.mark.parametrize(("package", "door"), DOORS.items())
def test_a_package_is_imported_by_its_door_only(package: str, door: str) -> None:
    users = {m for m in PATHS if any(name.split(".")[0] == package for name in imported(m))}
    assert users <= {door}


def test_no_other_package_is_imported() -> None:
    known = {*sys.stdlib_module_names, "sinoviet", *DOORS}
    assert {name.split(".")[0] for m in PATHS for name in imported(m)} - known == set()


def run(code: str) -> str:
    """Return what a fresh interpreter prints."""
    path = f"import sys; sys.path.insert(0, {str(SOURCE.parent)!r})\n"
    command = [sys.executable, "-I", "-B", "-c", path + code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


WATCH = """
opened = []
sys.addaudithook(lambda event, args: event == "open" and opened.append(str(args[0])))
before = set(sys.modules)
"""
REPORT = """
print(sorted({m.split(".")[0] for m in set(sys.modules) - before} & HEAVY))
print([path for path in opened if "sinoviet" in path and not path.endswith((".py", ".pyc"))])
""".replace(
    "HEAVY",
    repr(
        {
            "rapidfuzz",
            "opencc",
            "pypinyin",
            "unidecode",
            "csv",
            "tqdm",
            "shtab",
            "openpyxl",
            "jinja2",
            "lxml",
        }
    ),
)


def test_import_loads_nothing_heavy_and_opens_no_data() -> None:
    assert run(f"{WATCH}import sinoviet\n{REPORT}").splitlines() == ["[]", "[]"]


def test_import_loads_no_module_of_the_package() -> None:
    code = "import sinoviet; print([m for m in sys.modules if m.startswith('sinoviet.')])"
    assert run(code).strip() == "[]"


@pytest.mark.parametrize("module", [name for name in MODULES if name[0] != "_"])
def test_no_module_reads_data_when_imported(module: str) -> None:
    found = run(f"{WATCH}import sinoviet.{module}\n{REPORT}").splitlines()
    assert found[1] == "[]"


def test_folding_a_text_loads_nothing_heavy_and_opens_no_data() -> None:
    code = f"{WATCH}import sinoviet; sinoviet.fold('Hoà Bình')\n{REPORT}"
    assert run(code).splitlines() == ["[]", "[]"]


def test_a_look_up_of_a_known_name_loads_nothing_heavy() -> None:
    code = f"{WATCH}import sinoviet; assert sinoviet.lookup('Malypho')\n{REPORT}"
    assert run(code).splitlines()[0] == "[]"
