-- Reviews completed since {since}, by month, type and form of publication.
WITH known AS ({known})
SELECT
  CAST(extract(year FROM completion_date) AS INTEGER), CAST(extract(month FROM completion_date) AS INTEGER),
  type, publication, count(*)
FROM known
WHERE completion_date BETWEEN {since} AND {day}
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
