"""The operator's invitations."""

from .houses import coalface


def test_the_operator_gets_a_link_to_hand_over(house):
    made = coalface("invite", "peer@example.org", "--role=peer", "--channel=harrowdale-staff", data=house)
    assert made.returncode == 0, made.stderr
    assert "https://tell.example.org/staff/invitation/" in made.stdout


def test_a_role_of_the_whole_organisation_needs_no_more(house):
    made = coalface("invite", "reader@example.org", "--role=reader", "--channel=harrowdale-staff", data=house)
    assert made.returncode == 0, made.stderr


def test_a_channel_that_is_not_there_is_a_sentence(house):
    refused = coalface("invite", "peer@example.org", "--role=peer", "--channel=elsewhere", data=house)
    assert refused.returncode == 1
    assert "There is no channel “elsewhere”. Channels here: harrowdale-staff." in refused.stderr


def test_an_address_that_is_none_is_a_sentence(house):
    refused = coalface("invite", "peer", "--role=peer", "--channel=harrowdale-staff", data=house)
    assert refused.returncode == 1
    assert "“peer” is not an e-mail address." in refused.stderr
