"""The reports: can each be opened by somebody?"""

from collections.abc import Iterator

from .finding import Finding, wrong


def check_reports() -> Iterator[Finding]:
    from coalface.reporting.queries import reports_without_keys

    if lost := len(list(reports_without_keys())):
        reports = "One report has" if lost == 1 else f"{lost} reports have"
        yield wrong(
            f"{reports} lost the keys that open them, and the log does not say why. Tell the stewards, run `coalface"
            " verify --all`, and restore the newest backup on another machine: the keys are in it."
        )
