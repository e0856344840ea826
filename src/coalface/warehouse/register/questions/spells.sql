-- For each review since counting began on {since}: the financial year of its decision, when it came under watch, how long
-- it was watched, and whether it was completed. Who was decided on before came under watch late.
WITH known AS ({known}),
ended AS (
  SELECT
    decision_date,
    CASE
      WHEN completion_date IS NOT NULL THEN completion_date
      WHEN status = 'abandoned' THEN known_from
      ELSE {day}
    END AS last_seen,
    CASE WHEN completion_date IS NULL THEN 0 ELSE 1 END AS was_completed
  FROM known
  WHERE decision_date IS NOT NULL
    AND NOT (status IN ('completed', 'published') AND completion_date IS NULL)
    AND NOT (status = 'abandoned' AND known_from <= decision_date)
)
SELECT
  CAST(extract(year FROM decision_date) AS INTEGER)
    - CASE WHEN extract(month FROM decision_date) < 4 THEN 1 ELSE 0 END,
  CASE WHEN decision_date < {since} THEN CAST({since} - decision_date AS INTEGER) - 1 ELSE -1 END,
  CAST(last_seen - decision_date AS INTEGER),
  was_completed,
  count(*)
FROM ended
WHERE last_seen >= {since}
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
