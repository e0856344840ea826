-- How many days from the decision to completion, of reviews completed from {first} on; NULL where the decision is not known.
WITH known AS ({known})
SELECT
  CAST(completion_date - decision_date AS INTEGER),
  CASE WHEN completion_date <= decision_date + INTERVAL '6' MONTH THEN 1 ELSE 0 END,
  count(*)
FROM known
WHERE completion_date BETWEEN {first} AND {day}
GROUP BY 1, 2
ORDER BY 1 NULLS LAST, 2
