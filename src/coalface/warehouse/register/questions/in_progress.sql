-- Reviews in progress at the end of {day}: where they stood, and how many days since the decision.
-- Whether a review was paused on a day that has passed is known from the version of that day alone.
WITH known AS ({known})
SELECT
  CASE WHEN earlier.status IN ('decided', 'under_way', 'paused') THEN earlier.status ELSE known.status END,
  CAST({day} - known.decision_date AS INTEGER),
  count(*)
FROM known
LEFT JOIN review_version AS earlier
  ON earlier.review = known.review
  AND earlier.known_from <= {day}
  AND (earlier.known_to IS NULL OR earlier.known_to > {day})
WHERE known.status IN ('decided', 'under_way', 'paused')
GROUP BY 1, 2
ORDER BY 1, 2 NULLS LAST
