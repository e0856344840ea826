"""The loop that is drawn is the loop that is run."""

from coalface.core.spiral import shipped, simulate
from coalface.core.spiral.loops import DRAWN, links, loop_diagram


def test_the_spiral_of_the_founders_is_among_the_influences():
    signs = {(link.source, link.target): link.strength > 0 for link in links(shipped())}
    assert signs["experienced", "perceived_workload"] is False
    assert signs["perceived_workload", "morale"] is False
    assert signs["morale", "experienced"] is True
    assert signs["perceived_workload", "missed_high"] is True
    assert signs["trust", "learning"] is True
    assert signs["publicity", "trust"] is False


def test_what_is_said_to_grow_does_so_when_it_is_run():
    # A shock of publicity moves, within weeks, what it is linked to, and in that direction.
    keep = ["trust", "waiting"]
    still, shock = (
        simulate({"events": events, "weeks": 60}, runs=1, width=0, keep=keep)
        for events in ({}, {"publicity_shock": 1, "publicity_shock_week": 1})
    )
    signs = {link.target: link.strength > 0 for link in links(shipped()) if link.source == "publicity"}
    assert (signs["trust"], signs["waiting_low"]) == (False, True)
    assert shock["trust"][10, 0] < still["trust"][10, 0]
    assert shock["waiting"][10, 0] > still["waiting"][10, 0]


def test_the_drawing_is_an_svg_with_a_name_and_as_many_arrows():
    drawn = loop_diagram(shipped())
    assert drawn.startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert 'role="img" aria-label="Which stock moves which' in drawn
    assert drawn.count('z" fill="#222"/>') == DRAWN
    assert "id=" not in drawn
    for name in shipped().stocks.keys() - {"spend"}:
        assert f">{name.replace('_', ' ')}</text>" in drawn
