"""What a page answers with, where it is not the page itself, by the numbers of RFC 9110."""

# Something that was filled in has to be looked at again (15.5.21).
TO_MEND = 422
