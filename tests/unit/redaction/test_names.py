"""What makes a word a name: what is known of it, and what stands around it."""

import pytest

from coalface.core.redaction import known_lists, look_over
from coalface.core.redaction.lexicon import FIRST, LAST, WORD, lexicon
from coalface.core.redaction.numbers import is_upn
from coalface.core.redaction.spelling import is_a_slip, is_another_word, sounds_like_a_word


def found(text: str, **known: list[str]) -> list[str]:
    return [text[span.start : span.end] for span in look_over(text, known=known_lists(known)) if span.is_firm]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("told by claire that jaydens bruises are new", ["claire", "jaydens"]),
        ("I hope Hope rings. Will said he will.", ["Hope", "Will"]),
        ("Mark said we may mark it in May, and May agreed.", ["Mark", "May"]),
        ("sw grace left and nobody gave the grace period a thought", ["grace"]),
        ("the twins oluwaseun and taiwo wont eat", ["oluwaseun", "taiwo"]),
        ("I weighed Elijah. Elijah's mum, Ngozi, was there.", ["Elijah", "Elijah", "Ngozi"]),
        ("his name is zerquavion and nobody spells it", ["zerquavion"]),
        ("HELP CASE OF MOHAMMED YASIN ALLOCATED TO ME", ["MOHAMMED YASIN"]),
        ("CH disclosed to MGM. The MGM of another child was not told.", ["CH", "MGM"]),
        ("Chronology shows T was seen alone. T's carer asked why.", ["T", "T"]),
        ("CH's sibs KH and LH not seen", ["CH", "KH", "LH"]),
        ("we saw CH, KH, LH/JW and the HV", ["CH", "KH", "LH", "JW"]),
        ("ch's sibs kh and lh not seen", ["ch", "kh", "lh"]),
        ("Nobody saw her sibs KH", ["KH"]),
        ("CH and HV spoke, QRS team did not", []),
        ("told rose. rose in bed", ["rose", "rose"]),
        ("tyler and grace came, then ruby, rose and lily", ["tyler", "grace", "ruby", "rose", "lily"]),
        ("i spoke to frank about cash", ["frank"]),
        ("my son cash fell. hope mensah rang. drew (7) hit me", ["cash", "hope mensah", "drew"]),
        ("Rose told us numbers rose", ["Rose"]),
        ("Present: Helen Marsh (chair), Ikechukwu Obi (SW).", ["Helen Marsh", "Ikechukwu Obi"]),
        ("Referred to Rise for direct work. Rise closed it.", ["Rise", "Rise"]),
        ("he goes to little acorns nursery on mondays", ["little acorns nursery"]),
        ("they moved to blackpool in march", ["blackpool"]),
    ],
)
def test_a_name_is_found(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "We may be late, we will ring, and we hope that you mark it.",
        "Dawn visits frightened the children. Art therapy ended. Grace periods are long.",
        "s47, CP, MASH, HV, FGM, CPOMS, SENCO, LADO, ICPC, CIN, CAMHS, EHCP, NRPF and UASC are not people.",
        "Section 20, Working Together and the Children Act 1989 are read by Ofsted.",
        "i recieved no suport and definatly no supervison imediatly after the incedent",
        "In May we lost two. In June, one. It rose to 31% by August.",
        "mum n dad wont say owt bout it tbh, deffo safegaurding",
        "Plan B and Option C were for Child A and Child B.",
        "The rise was steep and the bone scan was late.",
        "numbers rose every week. costs rose too, risk rose",
        "frank and honest talk, honest and frank",
        "cash was short, we took cash, the charity was closed and field work stopped",
        "it was rich text. hope that works",
        "son non verbal. Child is Non Verbal, and autistic and non verbal",
        "the children drew up a list and child drew a picture",
    ],
)
def test_a_word_stays_a_word(text: str) -> None:
    assert found(text) == []


def test_names_that_are_known_to_be_there_are_found_with_their_parts() -> None:
    text = "the lad goes to ashfield and zephyrinas gran said the grey coat was hers"
    assert found(text, person=["Zephyrina Grey"], school=["Ashfield"])[0] == "ashfield"
    assert found("we asked zephyrina", person=["Zephyrina Grey"]) == ["zephyrina"]
    assert found("nobody will say", person=["Will Nobody"]) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We learnt from Baby P's review and from Victoria Climbi\u00e9.", []),
        ("Arthur Labinjo-Hughes, Star Hobson and Daniel Pelka were cited.", []),
        ("We saw baby p and told Victoria.", ["p", "Victoria"]),
        ("Mr Peter Connelly and Peter Connelly-Smith rang", ["Mr Peter Connelly", "Peter Connelly-Smith"]),
    ],
)
def test_published_cases_stay_in_their_own_form_only(text: str, names: list[str]) -> None:
    assert found(text) == names
    assert found("Peter Connelly rang", person=["Peter Connelly"]) == ["Peter Connelly"]


def test_what_may_point_to_somebody_without_a_name_is_never_blanked() -> None:
    (span,) = look_over("Both boys have cystic fibrosis.")
    assert (span.label, span.is_firm) == ("indirect", False)


def test_the_lists_tell_names_from_words() -> None:
    known = lexicon()
    assert known["siobhan"] & FIRST
    assert not known["siobhan"] & WORD
    assert known["okafor"] & LAST
    assert not known["okafor"] & WORD
    assert known["grace"] & FIRST > known["will"] & FIRST
    assert not known["the"] & FIRST


# Mistypings that Wikipedia lists as common (Wikipedia: Lists of common misspellings).
MISTYPED = (
    "definately recieved seperate occured tommorow beleive wierd goverment enviroment neccessary immediatly"
)


@pytest.mark.parametrize("word", MISTYPED.split())
def test_a_mistyped_word_is_known_for_one(word: str) -> None:
    assert is_another_word(word) or is_a_slip(word) or sounds_like_a_word(word)


def test_a_pupil_number_has_its_check_letter() -> None:
    # Department for Education, Unique pupil numbers, the worked example: 8x2 + 1x4 + 2x5 + 1x10 + 1x13 = 53;
    # 53 less twice 23 is 7, and the eighth letter without I, O and S is H.
    assert is_upn("H801200001001")
    assert not any(is_upn(letter + "801200001001") for letter in "ABCDEFGJKLMNPQRTUVWXYZ")
