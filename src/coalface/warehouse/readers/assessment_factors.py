"""Factors identified at the end of assessment: Children in need, data set C3."""

from .ees import EesLayout
from .source import DFE, Source

FACTORS = tuple(
    """
Episodes_with_assessment_factor Alcohol_Misuse_child Alcohol_Misuse_parent Alcohol_Misuse_person Drug_Misuse_child
Drug_Misuse_parent Drug_Misuse_person Domestic_Abuse_child Domestic_Abuse_parent Domestic_Abuse_person
Mental_Health_child Mental_Health_parent Mental_Health_person Learning_Disability_child Learning_Disability_parent
Learning_Disability_person Physical_Disability_child Physical_Disability_parent Physical_Disability_person Young_Carer
Privately_fostered Unaccompanied_asylum_seeker Going_missing Child_sexual_exploitation Trafficking Gangs
Socially_unacceptable_behaviour Self_harm Neglect Emotional_Abuse Physical_Abuse_unknown
Physical_Abuse_child_on_child Physical_Abuse_adult_on_child Sexual_Abuse_unknown Sexual_Abuse_child_on_child
Sexual_Abuse_adult_on_child Female_Genital_Mutilation Faith_linked_abuse Child_criminal_exploitation Other
""".split()  # noqa: SIM905 - forty names read better so
)

SOURCE = Source(
    code="dfe_assessment_factors",
    title="Children in need, factors identified at the end of assessment (data set C3)",
    publisher=DFE,
    period="year to 31 March",
    layouts=(
        EesLayout(
            items={name: name for name in FACTORS},
            ends=(3, 31),
            only={"category": "Factors identified at the end of assessment"},
        ),
    ),
)
