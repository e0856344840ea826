"""A report that a reader keeps, for tests that need one."""

from coalface.inspections.actions import keep_report
from coalface.inspections.dropping import document_of
from coalface.inspections.models import KeptReport
from coalface.ui.clock import today

REPORT = """Inspection of children’s services

Children at risk are seen quickly. Visits are late because caseloads are too high. Supervision is poor.
Assessments are weak, which means that plans do not help children.

What needs to improve

• The quality of plans for children.
• The director should recruit ten more social workers by March 2027.
"""


def kept(person) -> KeptReport:
    document = document_of("report.txt", REPORT.encode())
    return keep_report(document=document, name="The visit of May", by=person, today=today())
