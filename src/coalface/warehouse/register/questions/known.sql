-- The reviews as they stood at the end of {day}, as it was known on {as_known}: each once, and nothing that lay ahead.
SELECT
  review, known_from, type, method, recommendations,
  CASE WHEN publication_date > {day} THEN 'unknown' ELSE publication END AS publication,
  CASE
    WHEN status IN ('completed', 'published') AND completion_date > {day} THEN 'under_way'
    WHEN status = 'published' AND publication_date > {day} THEN 'completed'
    WHEN status = 'abandoned' AND known_from > {day} THEN 'under_way'
    ELSE status
  END AS status,
  decision_date,
  CASE WHEN completion_date <= {day} THEN completion_date END AS completion_date
FROM review_version
WHERE known_from <= {as_known}
  AND (known_to IS NULL OR known_to > {as_known})
  AND (
    coalesce(decision_date, notification_date, incident_date) IS NULL
    OR coalesce(decision_date, notification_date, incident_date) <= {day}
  )
