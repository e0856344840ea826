"""The pages: for the author of a review by a link, and under /staff/ for the analyst who asks."""
