"""The settings of a house: each key, where the file is looked for, and what is said to bad ones."""

from pathlib import Path

import pytest

from sinoviet.config import Config, find, read, style_by_id
from sinoviet.errors import InputError
from sinoviet.glossary import load

MALIPO = "cn.yunnan.wenshan.malipo"


def settings(folder: Path, text: str, name: str = "sinoviet.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ('select = ["SV1", "SV404"]', "select", ("SV1", "SV404")),
        ("select = []", "select", ()),
        ('ignore = ["SV302"]', "ignore", ("SV302",)),
        ('columns = ["Nguồn", "Đích"]', "columns", ("Nguồn", "Đích")),
        ('lang = "zh"', "lang", "zh"),
        ('lang = ""', "lang", ""),
        ('date = "2026-01-31"', "date", "2026-01-31"),
        ('tone_style = "new"', "tone_style", "new"),
        ('[style]\nmalypho = "Ma Lật Pha"', "style", (("malypho", "Ma Lật Pha"),)),
        ("[style]", "style", ()),
    ],
)
def test_each_key(tmp_path: Path, line: str, key: str, value: object) -> None:
    path = settings(tmp_path, line)
    expected = {**{name: getattr(Config(), name) for name in Config.__slots__}, key: value}
    assert read(path) == Config(**{**expected, "path": path})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("line", "key"), [('glossary = ["a/house.csv"]', "glossary"), ('baseline = "known.json"', "baseline")]
)  # fmt: skip
def test_files_stand_beside_the_settings(tmp_path: Path, line: str, key: str) -> None:
    value = getattr(read(settings(tmp_path, line)), key)
    wanted = {
        "glossary": (str(tmp_path / "a/house.csv"),),
        "baseline": str(tmp_path / "known.json"),
    }
    assert value == wanted[key]


def test_an_absolute_path_stays(tmp_path: Path) -> None:
    other = tmp_path / "elsewhere" / "known.json"
    assert read(settings(tmp_path, f'baseline = "{other.as_posix()}"')).baseline == str(other)


def test_an_empty_file_has_the_defaults(tmp_path: Path) -> None:
    path = settings(tmp_path, "")
    assert read(path) == Config(path=path)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('selct = ["SV1"]', "unknown setting 'selct'; use some of select, ignore"),
        ("[styles]", "unknown setting 'styles'"),
        ('select = "SV1"', r'select must be a list of texts; write select = \["…"\]'),
        ("ignore = [1]", "ignore must be a list of texts"),
        ("columns = 3", "columns must be a list of texts"),
        ('glossary = "a.csv"', "glossary must be a list of texts"),
        ("lang = 3", 'lang must be a text; write lang = "…"'),
        ("date = 2026-01-31", "date must be a text"),
        ("baseline = []", "baseline must be a text"),
        ("tone_style = true", "tone_style must be a text"),
        ('lang = "en"', 'lang is \'en\'; write "vi" or "zh"'),
        ('date = "31/1/2026"', "date is '31/1/2026'; write YYYY-MM-DD"),
        ('date = "2026-02-30"', "date is '2026-02-30'"),
        ('tone_style = "hòa"', 'tone_style is \'hòa\'; write "old" or "new"'),
        ('style = "x"', r"\[style\] needs lines like"),
        ("[style]\nmalypho = 3", r"\[style\] needs lines like"),
        ("[style.malypho]\nvi = 'x'", r"\[style\] needs lines like"),
        ("select = [", "is not TOML"),
        ("a = 1\na = 2", "is not TOML"),
    ],
)
def test_bad_settings_are_named(tmp_path: Path, line: str, message: str) -> None:
    with pytest.raises(InputError, match=message) as caught:
        read(settings(tmp_path, line))
    assert str(caught.value).startswith(f"{tmp_path / 'sinoviet.toml'}: ")
    assert "\n" not in str(caught.value)


def test_bytes_that_are_no_utf8(tmp_path: Path) -> None:
    path = tmp_path / "sinoviet.toml"
    path.write_bytes(b'lang = "v\xff"')
    with pytest.raises(InputError, match="is not TOML"):
        read(path)


@pytest.mark.parametrize("name", ["absent.toml", "."])
def test_a_file_that_cannot_be_read(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match=r"cannot be read \(.*\); name a TOML file"):
        read(tmp_path / name)


def test_pyproject(tmp_path: Path) -> None:
    text = '[project]\nname = "x"\n[tool.sinoviet]\nlang = "zh"\n[tool.sinoviet.style]\na = "b"\n'
    path = settings(tmp_path, text, "pyproject.toml")
    assert find(tmp_path) == path
    assert (read(path).lang, read(path).style) == ("zh", (("a", "b"),))


@pytest.mark.parametrize("text", ["", '[tool.other]\nlang = "zh"', "[project]"])
def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path, text: str) -> None:
    above = settings(tmp_path, 'lang = "vi"')
    settings(tmp_path / "in", text, "pyproject.toml")
    assert find(tmp_path / "in") == above


@pytest.mark.parametrize("text", ["", "tool = 3", "[tool]\nsinoviet = 3", '[[tool]]\nname = "x"'])
def test_a_pyproject_whose_table_is_none(tmp_path: Path, text: str) -> None:
    path = settings(tmp_path, text, "pyproject.toml")
    with pytest.raises(InputError, match=r"pyproject\.toml: \[tool\.sinoviet\] must be a table"):
        read(path)


def test_a_foreign_pyproject_of_another_shape_is_passed_over(tmp_path: Path) -> None:
    settings(tmp_path, "tool = 3", "pyproject.toml")
    assert find(tmp_path) != tmp_path / "pyproject.toml"


def test_the_nearest_folder_wins(tmp_path: Path) -> None:
    above = settings(tmp_path, "")
    deep = tmp_path / "a" / "b" / "c"
    deep.mkdir(parents=True)
    assert find(deep) == above
    near = settings(tmp_path / "a" / "b", "")
    assert find(deep) == near


def test_sinoviet_toml_wins_over_pyproject(tmp_path: Path) -> None:
    settings(tmp_path, "[tool.sinoviet]", "pyproject.toml")
    assert find(tmp_path) == tmp_path / "pyproject.toml"
    assert find(settings(tmp_path, "").parent) == tmp_path / "sinoviet.toml"


def test_a_folder_of_that_name_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a" / "sinoviet.toml").mkdir(parents=True)
    above = settings(tmp_path, "")
    assert find(tmp_path / "a") == above


@pytest.mark.parametrize(
    "key", ["malypho", "Malypho", "MALYPHO", "Ma Lật Pha", "ma-lat-pha", "ma_lat_pha", "Malipo", "麻栗坡", MALIPO]
)  # fmt: skip
def test_style_by_any_spelling_of_the_name(key: str) -> None:
    config = Config(style=((key, "Ma Lật Pha"),))
    assert style_by_id(config, load()) == ((MALIPO, "Ma Lật Pha"),)


def test_style_of_a_name_that_nobody_has(tmp_path: Path) -> None:
    config = Config(path=tmp_path / "sinoviet.toml", style=(("nowhere", "Không Đâu"),))
    with pytest.raises(InputError, match=r"\[style\] nowhere: no entry is called so; use its id"):
        style_by_id(config, load())


def test_style_of_a_name_that_two_places_share() -> None:
    found = dict(style_by_id(Config(style=(("lang-son", "Lạng-sơn"),)), load()))
    assert len(found) > 1
    assert set(found.values()) == {"Lạng-sơn"}
    assert all(load().entries[id_].kind == "place" for id_ in found)
