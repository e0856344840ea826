-- Reviews that count as completed in a half-year in one view and not in the other: how many came, and how many went.
WITH earlier AS ({earlier}),
later AS ({later})
SELECT
  coalesce(sum(CASE WHEN earlier.review IS NULL THEN 1 ELSE 0 END), 0),
  coalesce(sum(CASE WHEN later.review IS NULL THEN 1 ELSE 0 END), 0)
FROM (SELECT review FROM earlier WHERE completion_date >= {first}) AS earlier
FULL OUTER JOIN (SELECT review FROM later WHERE completion_date >= {first}) AS later ON earlier.review = later.review
