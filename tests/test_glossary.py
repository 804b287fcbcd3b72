"""Glossary files read and refused, the packaged glossary, and overlays."""

from pathlib import Path

import pytest

from sinoviet.errors import GlossaryError
from sinoviet.glossary import (
    ACCEPTED,
    AVOID,
    COLUMNS,
    DERIVED,
    FULL,
    PREFERRED,
    Entry,
    Glossary,
    form_key,
    forms_of,
    is_date,
    load,
    make_id,
    read_csv,
)

YUNNAN = "cn.yunnan"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "own.csv"


def write(file: Path, text: str, encoding: str = "utf-8") -> Path:
    file.write_bytes(text.encode(encoding))
    return file


def overlay(file: Path, text: str) -> Glossary:
    return load([write(file, text)])


def complaint(file: Path) -> str:
    with pytest.raises(GlossaryError) as caught:
        read_csv(file)
    return str(caught.value)


# Files that can be read -----------------------------------------------------------------------


def test_missing_columns_are_empty(file: Path) -> None:
    (entry,) = read_csv(write(file, "id,kind,vi\nx.y,place,Văn Sơn\n"))
    assert entry == Entry("x.y", "place", vi="Văn Sơn")
    assert (entry.status, entry.source) == ("curated", ("editorial",))


def test_lists_are_tuples(file: Path) -> None:
    text = "id,kind,vi,vi_accepted,source\nx,place,Malypho,Ma Lật Pha|Malipo,seeds|search\n"
    (entry,) = read_csv(write(file, text))
    assert entry.vi_accepted == ("Ma Lật Pha", "Malipo")
    assert entry.source == ("seeds", "search")


@pytest.mark.parametrize(
    "text",
    [
        "id,kind,vi\r\nx,place,Hà Giang\r\n",
        "id,kind,vi\rx,place,Hà Giang\r",
        "\ufeffid,kind,vi\nx,place,Hà Giang\n",
        "\ufeffid,kind,vi\r\nx,place,Hà Giang",
        "\n\nid,kind,vi\n\nx,place,Hà Giang\n,,\n\n",
        " id , kind ,vi\n x ,place,  Hà Giang \n",
        '"id","kind","vi"\n"x","place","Hà Giang"\n',
        "vi,id,kind\nHà Giang,x,place\n",
        "id,kind,vi\nx,place,Ha\u0300 Giang\n",
        "id,kind,vi\nx,place,Hà\u00a0Gi\u200bang\n",
    ],
    ids="crlf cr bom bom+crlf blank-lines padded quoted reordered nfd invisible".split(),
)
def test_a_spreadsheet_may_write_it_otherwise(file: Path, text: str) -> None:
    assert read_csv(write(file, text)) == [Entry("x", "place", vi="Hà Giang")]


def test_a_quoted_cell_may_hold_commas_and_quotes(file: Path) -> None:
    (entry,) = read_csv(write(file, 'id,kind,vi,note\nx,place,Hà Giang,"a, ""b"""\n'))
    assert entry.note == 'a, "b"'


def test_a_header_alone_is_an_empty_glossary(file: Path) -> None:
    assert read_csv(write(file, "id,kind,vi\n")) == []


def test_names_come_out_canonical(file: Path) -> None:
    (entry,) = read_csv(write(file, "id,kind,vi\nx,place,Hoà Bình\n"))
    assert entry.vi == "Hòa Bình"


# Files that cannot ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "fault", "text"),
    [
        (1, "unknown column 'name'", "id,kind,name\n"),
        (1, "unknown column 'id;kind;vi'", "id;kind;vi\nx;place;Hà Giang\n"),
        (1, "unknown column 'id\\tkind\\tvi'", "id\tkind\tvi\nx\tplace\tHà Giang\n"),
        (1, "a column stands twice", "id,kind,vi,vi\n"),
        (3, "2 cells under 3 columns", "id,kind,vi\nx,place,Hà Giang\ny,place\n"),
        (2, "4 cells under 3 columns", "id,kind,vi\nx,place,Hà Giang, Việt Nam\n"),
        (2, "neither vi nor zh", "id,kind,vi\nx,place,\n"),
        (4, "kind is 'town'", "id,kind,vi\n\nx,place,A\ny,town,B\n"),
        (2, "kind is ''", "id,vi\nx,Hà Giang\n"),
        (2, "id 'Hà Giang' is not of a-z", "id,kind,vi\nHà Giang,place,Hà Giang\n"),
        (2, "id '.x' is not", "id,kind,vi\n.x,place,Hà Giang\n"),
        (2, "status is 'draft'", "id,kind,vi,status\nx,place,A,draft\n"),
        (2, "valid_to is '1.7.2025'", "id,kind,vi,valid_to\nx,place,A,1.7.2025\n"),
        (2, "valid_from is '2025-02-30'", "id,kind,vi,valid_from\nx,place,A,2025-02-30\n"),
        (2, "is not CSV", 'id,kind,vi\nx,place,"Hà Giang\n'),
        (2, "is not CSV", 'id,kind,vi\nx,place,"Hà" Giang\n'),
    ],
)
def test_error_names_file_line_and_fault(file: Path, line: int, fault: str, text: str) -> None:
    message = complaint(write(file, text))
    assert message.startswith(f"{file}:{line}: ")
    assert fault in message
    assert "\n" not in message


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " , ,\n"])
def test_an_empty_file_is_refused(file: Path, text: str) -> None:
    assert complaint(write(file, text)).startswith(f"{file}: is empty")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16", "cp1258"])
def test_a_file_in_another_encoding_is_refused(file: Path, encoding: str) -> None:
    message = complaint(write(file, "id,kind,vi\nx,place,Hà\n", encoding))
    assert message.startswith(f"{file}: is not UTF-8 (byte ")


def test_a_missing_file_is_refused(file: Path) -> None:
    assert complaint(file).startswith(f"{file}: cannot be read (No such file")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    assert complaint(tmp_path).startswith(f"{tmp_path}: cannot be read (")


# Dates ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["2025-07-01", "2024-02-29", "0001-01-01"])
def test_iso_dates_are_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    ["", "2025", "2025-7-1", "20250701", "2025-02-30", "2025-W01-1", "2025-07-01\n", "٢٠٢٥-٠٧-٠١"],
)
def test_anything_else_is_none(text: str) -> None:
    assert not is_date(text)


def test_an_entry_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    entry = Entry("x", "place", valid_from="1991-01-01", valid_to="2025-07-01")
    days = ("1990-12-31", "1991-01-01", "2025-06-30", "2025-07-01")
    assert [entry.holds_on(day) for day in days] == [False, True, True, False]
    assert Entry("x", "place").holds_on("2025-07-01")


# Forms and keys -------------------------------------------------------------------------------


def test_forms_come_with_their_rank_best_first() -> None:
    entry = Entry(
        "x", "place", vi="A", zh="文", zh_hant="文", vi_full="huyện A", zh_full="文县",
        vi_accepted=("B", "C"), zh_avoid=("山",),
    )  # fmt: skip
    assert list(entry.forms()) == [
        ("A", PREFERRED), ("文", PREFERRED), ("文", PREFERRED), ("huyện A", FULL), ("文县", FULL),
        ("B", ACCEPTED), ("C", ACCEPTED), ("山", AVOID),
    ]  # fmt: skip


def test_forms_of_one_key_are_sorted_by_rank() -> None:
    entries = [
        Entry("a", "place", vi="Hà", vi_accepted=("Sơn",)),
        Entry("b", "place", vi="Sơn"),
    ]
    assert [form.entry for form in forms_of(entries)["sơn"]] == ["b", "a"]


def test_a_form_given_twice_stands_once() -> None:
    assert len(forms_of([Entry("a", "place", vi="Hà", vi_full="Hà")])["hà"]) == 1


@pytest.mark.parametrize(
    "text", ["LÀO CAI", "Lào-Cai", "Lào  Cai", "La\u0300o\u00a0Cai", "lào cai"]
)
def test_spellings_of_one_name_have_one_key(text: str) -> None:
    assert form_key(text) == "lào cai"


@pytest.mark.parametrize(
    ("kind", "name", "expected"),
    [
        ("place", "Đồng Đăng", "user.place.dong-dang"),
        ("place", "麻栗坡", "user.place.ma-li-po"),
        ("person", "São Tomé", "user.person.sao-tome"),
        ("place", "Москва", "user.place.moskva"),
        ("title", "!!!", "user.title.unnamed"),
    ],
)
def test_id_is_made_of_ascii(kind: str, name: str, expected: str) -> None:
    assert make_id(kind, name) == expected


# The packaged glossary ------------------------------------------------------------------------


def test_packaged_entries_read_one_by_one_are_those_read_together() -> None:
    together = dict(load().entries)
    for key in list(together)[:: len(together) // 15]:
        assert load().entries[key] == together[key]


def test_packaged_forms_read_one_by_one_are_those_read_together() -> None:
    together = dict(load().forms)
    for key in list(together)[:: len(together) // 15]:
        assert load().lookup(key) == together[key]


def test_many_single_look_ups_read_as_few() -> None:
    glossary = load()
    keys = list(glossary.forms)[:40]
    assert [glossary.lookup(key) for key in keys] == [load().lookup(key) for key in keys]


def test_unknown_ids_and_keys_are_no_entries() -> None:
    glossary = load()
    assert glossary.entries.get("no.such.id") is None
    assert "no.such.id" not in glossary.entries
    assert glossary.lookup(form_key("Không Có Tên Này")) == []
    assert glossary.lookup("") == []


def test_an_id_with_the_next_cell_is_no_id() -> None:
    assert load().entries.get(f"{YUNNAN}\tplace") is None


def test_every_packaged_form_belongs_to_a_packaged_entry() -> None:
    glossary = load()
    entries = set(glossary.entries)
    assert {form.entry for group in glossary.forms.values() for form in group} == entries


def test_packaged_forms_stand_best_rank_first_under_their_key() -> None:
    for key, group in load().forms.items():
        ranks = [form.rank for form in group]
        assert ranks == sorted(ranks)
        assert set(ranks) <= {PREFERRED, FULL, ACCEPTED, DERIVED, AVOID}
        assert {form_key(form.text) for form in group} == {key}


# Overlays -------------------------------------------------------------------------------------


def test_overlay_adds_a_new_entry(file: Path) -> None:
    glossary = overlay(file, "id,kind,vi,zh\nmy.place,place,Bản Thử,班试\n")
    assert glossary.entries["my.place"].zh == "班试"
    assert [form.entry for form in glossary.lookup(form_key("BẢN THỬ"))] == ["my.place"]
    assert len(glossary.entries) == len(load().entries) + 1


def test_overlay_without_id_makes_one(file: Path) -> None:
    glossary = overlay(file, "kind,vi\nplace,Bản Thử\n")
    assert glossary.entries["user.place.ban-thu"].vi == "Bản Thử"


def test_overlay_replaces_a_known_id_with_all_its_forms(file: Path) -> None:
    glossary = overlay(file, f"id,kind,vi,zh\n{YUNNAN},place,Vân Nam Mới,云南\n")
    assert glossary.entries[YUNNAN].vi == "Vân Nam Mới"
    assert [form.entry for form in glossary.lookup(form_key("Vân Nam Mới"))] == [YUNNAN]
    assert YUNNAN not in [form.entry for form in glossary.lookup(form_key("Vân Nam"))]
    assert len(glossary.entries) == len(load().entries)


def test_overlay_hides_a_known_id(file: Path) -> None:
    glossary = overlay(file, f"id,status\n{YUNNAN},hidden\n")
    assert YUNNAN not in glossary.entries
    assert all(f.entry != YUNNAN for group in glossary.forms.values() for f in group)
    assert all(group for group in glossary.forms.values())


def test_hiding_an_unknown_id_does_nothing(file: Path) -> None:
    glossary = overlay(file, "id,status\nno.such.id,hidden\n")
    assert dict(glossary.entries) == dict(load().entries)


def test_a_later_overlay_wins(tmp_path: Path) -> None:
    one = write(tmp_path / "1.csv", "id,kind,vi\nx,place,Một\n")
    two = write(tmp_path / "2.csv", "id,kind,vi\nx,place,Hai\n")
    glossary = load([one, two])
    assert glossary.entries["x"].vi == "Hai"
    assert glossary.lookup("một") == []


def test_forms_of_an_overlay_stand_by_rank_before_packaged_ones(file: Path) -> None:
    glossary = overlay(file, "id,kind,vi,zh\nmy.place,place,Vân Nam,云南\n")
    assert [form.entry for form in glossary.lookup(form_key("Vân Nam"))][:2] == ["my.place", YUNNAN]


def test_one_bad_overlay_stops_all(tmp_path: Path) -> None:
    good = write(tmp_path / "1.csv", "id,kind,vi\nx,place,Một\n")
    with pytest.raises(GlossaryError, match=r"2\.csv: cannot be read"):
        load([good, tmp_path / "2.csv"])


def test_two_names_that_differ_in_tone_are_two_entries(file: Path) -> None:
    glossary = overlay(file, "kind,vi\nplace,Bản Thử\nplace,Bản Thu\n")
    assert glossary.lookup(form_key("Bản Thử")) and glossary.lookup(form_key("Bản Thu"))


def test_columns_are_those_of_the_curated_file() -> None:
    path = Path(__file__).parents[1] / "data" / "glossary.csv"
    with path.open(encoding="utf-8") as file:
        assert file.readline().strip().split(",") == list(COLUMNS)
