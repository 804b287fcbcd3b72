"""The rules of the draft checker, one file each; codes are never reused."""

from functools import cache
from importlib import import_module

from sinoviet.check.rule import Rule

#: All rules: the code and its module.
MODULES = {
    "SV101": "sv101_form_to_avoid",
    "SV102": "sv102_misspelt_name",
    "SV103": "sv103_name_out_of_date",
    "SV104": "sv104_wrong_head",
    "SV105": "sv105_no_such_title",
    "SV201": "sv201_several_forms",
    "SV202": "sv202_person_spelt_twice",
    "SV203": "sv203_person_two_titles",
    "SV204": "sv204_two_persons_one_name",
    "SV301": "sv301_mixed_unicode",
    "SV302": "sv302_mixed_tone_style",
    "SV303": "sv303_look_alike_letter",
    "SV304": "sv304_mixed_han",
    "SV305": "sv305_name_capitals",
    "SV306": "sv306_gate_dash",
    "SV401": "sv401_missing_name",
    "SV402": "sv402_other_name",
    "SV403": "sv403_name_without_source",
    "SV404": "sv404_impossible_reading",
    "SV405": "sv405_pinyin_for_name",
    "SV406": "sv406_wrong_title",
    "SV407": "sv407_name_order",
    "SV408": "sv408_number_differs",
    "SV409": "sv409_untranslated_name",
    "SV410": "sv410_missing_office",
}


@cache
def rule(code: str) -> Rule:
    """Return the rule of a code.

    >>> rule("SV101").name
    'form-to-avoid'
    """
    found: Rule = import_module(f"sinoviet.check.rules.{MODULES[code]}").RULE
    return found


def explanation(code: str) -> str:
    """Return what a rule is for, with examples: the docstring of its module."""
    return (import_module(f"sinoviet.check.rules.{MODULES[code]}").__doc__ or "").strip()
