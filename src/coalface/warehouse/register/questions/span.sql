-- The first and last day on which something was recorded, and the first day that anything in the register happened.
SELECT
  min(CASE WHEN known_from > DATE '0001-01-01' THEN known_from END),
  max(CASE WHEN known_from > DATE '0001-01-01' THEN known_from END),
  min(coalesce(decision_date, notification_date, incident_date, completion_date)),
  max(greatest(decision_date, notification_date, incident_date, completion_date, publication_date)),
  count(*)
FROM review_version
