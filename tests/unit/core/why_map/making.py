"""Why maps for tests: one that says something, and any that Hypothesis can think of."""

from hypothesis import strategies as st

from coalface.core.why_map import Arrow, Level, Node, WhyMap

PROMISED = WhyMap(
    (
        Node(
            "calendar", "organisation", "Booked visits are kept in each worker’s own calendar", open_why=True
        ),
        Node("posts", "team", "Two posts stood empty since spring"),
        Node("rang", "team", "A colleague rang the school on the day"),
        Node("list", "worker", "The new worker had the list of children, and no list of visits"),
        Node("visit", "family", "A visit that had been promised did not take place"),
    ),
    (
        Arrow("calendar", "list"),
        Arrow("posts", "list"),
        Arrow("list", "visit"),
        Arrow("rang", "visit", "helped"),
    ),
)


@st.composite
def maps(draw):
    """Any map without problems."""
    texts = draw(st.lists(st.text(min_size=1, max_size=160).filter(str.strip), max_size=12, unique_by=folded))
    nodes = tuple(
        Node(str(place), draw(st.sampled_from(Level)).value, text, draw(st.booleans()))
        for place, text in enumerate(texts)
    )
    ends = [(one.id, two.id) for one in nodes for two in nodes if one is not two]
    pairs = draw(st.lists(st.sampled_from(ends), max_size=20, unique=True)) if ends else []
    return WhyMap(nodes, tuple(Arrow(*pair, draw(st.sampled_from(["hindered", "helped"]))) for pair in pairs))


def folded(text: str) -> str:
    return text.strip().casefold()
