-- The reviews as they stood at the end of {day}, as it was known on {as_known}: each once, and nothing that lay ahead.
-- Whether a review was paused on a day that has passed is known from the version of that day alone.
SELECT
  now.review, now.known_from, now.type, now.method, now.recommendations,
  CASE WHEN now.publication_date > {day} THEN 'unknown' ELSE now.publication END AS publication,
  CASE
    WHEN (now.status IN ('completed', 'published') AND now.completion_date > {day})
      OR (now.status = 'abandoned' AND now.known_from > {day})
      OR now.status IN ('decided', 'under_way', 'paused')
      THEN CASE
        WHEN earlier.status IN ('decided', 'under_way', 'paused') THEN earlier.status
        WHEN now.status IN ('decided', 'under_way', 'paused') THEN now.status
        ELSE 'under_way'
      END
    WHEN now.status = 'published' AND now.publication_date > {day} THEN 'completed'
    ELSE now.status
  END AS status,
  now.decision_date,
  CASE WHEN now.completion_date <= {day} THEN now.completion_date END AS completion_date
FROM review_version AS now
LEFT JOIN review_version AS earlier
  ON earlier.review = now.review
  AND earlier.known_from <= {day}
  AND (earlier.known_to IS NULL OR earlier.known_to > {day})
WHERE now.known_from <= {as_known}
  AND (now.known_to IS NULL OR now.known_to > {as_known})
  AND (
    coalesce(now.decision_date, now.notification_date, now.incident_date) IS NULL
    OR coalesce(now.decision_date, now.notification_date, now.incident_date) <= {day}
  )
