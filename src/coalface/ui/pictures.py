"""A drawing as a picture, for a slide or a report. Made on this machine, by Typst, which sets our PDFs too."""

# Three for each unit of a drawing: sharp on paper at the width of a column.
DOTS_AN_INCH = 216
_PAGE = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 360pt)
"""


def png_of(svg: str) -> bytes:
    """Return an SVG file as PNG. Its words are set in letters that come with Typst: the same on every machine."""
    import typst  # 80 MB of machine code: loaded by whoever asks for a picture first, and by nobody else

    made = typst.compile(
        _PAGE, sys_inputs={"svg": svg}, format="png", ppi=DOTS_AN_INCH, ignore_system_fonts=True
    )
    assert isinstance(made, bytes), "one drawing was asked for"
    return made
