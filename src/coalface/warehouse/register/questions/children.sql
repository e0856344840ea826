-- The children of reviews completed since {since}, each with the half-year (now) or an earlier one (before).
WITH known AS ({known})
SELECT
  CASE WHEN known.completion_date < {first} THEN 'before' ELSE 'now' END AS part,
  child.review, child.known_from, child.child_key, child.age_band, child.died
FROM known
JOIN child ON known.review = child.review AND known.known_from = child.known_from
WHERE known.completion_date BETWEEN {since} AND {day}
