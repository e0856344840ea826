-- For each half-year since counting began on {since}: how many reviews were known to be completed in it on its last day, and
-- how many came and went until {as_known}. Of those that came, the ones that had been counted on another day are apart.
WITH dated AS (
  SELECT
    review, known_from, known_to,
    CASE
      WHEN extract(month FROM completion_date) BETWEEN 4 AND 9
        THEN make_date(CAST(extract(year FROM completion_date) AS INTEGER), 9, 30)
      WHEN extract(month FROM completion_date) >= 10
        THEN make_date(CAST(extract(year FROM completion_date) AS INTEGER) + 1, 3, 31)
      ELSE make_date(CAST(extract(year FROM completion_date) AS INTEGER), 3, 31)
    END AS last_day
  FROM review_version
  WHERE completion_date BETWEEN {since} AND {day}
),
told AS (
  SELECT
    review, last_day,
    max(CASE WHEN known_from <= last_day AND (known_to IS NULL OR known_to > last_day) THEN 1 ELSE 0 END) AS was,
    max(CASE WHEN known_from <= {as_known} AND (known_to IS NULL OR known_to > {as_known}) THEN 1 ELSE 0 END) AS is_now
  FROM dated
  GROUP BY review, last_day
)
SELECT
  last_day,
  CAST(sum(was) AS INTEGER),
  CAST(sum(CASE WHEN is_now > was AND other.review IS NULL THEN 1 ELSE 0 END) AS INTEGER),
  CAST(sum(CASE WHEN is_now > was AND other.review IS NOT NULL THEN 1 ELSE 0 END) AS INTEGER),
  CAST(sum(CASE WHEN was > is_now THEN 1 ELSE 0 END) AS INTEGER)
FROM told
LEFT JOIN review_version AS other
  ON other.review = told.review
  AND other.completion_date IS NOT NULL
  AND other.known_from <= last_day
  AND (other.known_to IS NULL OR other.known_to > last_day)
GROUP BY 1
ORDER BY 1
