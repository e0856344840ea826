"""The sign-in of organisations: entered without a mistake, there, and one that will do."""

from collections.abc import Iterator

from .finding import Finding, note, wrong


def check_sign_in(*, known: frozenset[str]) -> Iterator[Finding]:
    """Look at every [sign_in] in coalface.toml. `known` are the short names of the organisations."""
    from coalface.people.single_sign_on import providers as entered

    for slug, facts in entered.entered().items():
        mistakes = list(entered.mistakes_in(slug, facts))
        yield from map(wrong, mistakes)
        if not mistakes and slug not in known:
            yield wrong(
                f"[sign_in.{slug}] in coalface.toml: there is no organisation of this short name. There are: "
                f"{', '.join(sorted(known)) or 'none yet'}."
            )
    for provider in entered.providers().values():
        yield from _ask(provider)


def _ask(provider) -> Iterator[Finding]:
    from coalface.people.single_sign_on import discovery
    from coalface.people.single_sign_on.asking import ProviderDown

    who = f"The sign-in of {provider.name} ({provider.slug})"
    try:
        document = discovery.document_of(provider)
    except ProviderDown:
        yield wrong(
            f"{who} cannot be reached at {provider.issuer}/.well-known/openid-configuration. Open this address in a "
            "browser on this machine. If it opens there, the issuer in coalface.toml is right and a firewall is not."
        )
        return
    mistakes = list(discovery.mistakes_in(document, provider.issuer))
    yield from (wrong(f"{who}: {mistake}") for mistake in mistakes)
    if mistakes:
        return
    try:
        discovery.keys_of(discovery.metadata_of(provider), again=True)
    except ProviderDown:
        yield wrong(f"{who} shows no key with which we could check a signature. Ask whoever runs it.")
        return
    yield note(f"{who} can be used. Its return address, to be registered there, is {provider.return_address}")
