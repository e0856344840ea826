-- Reviews that were completed since {since} and name their authority in public, by authority. A joint review counts in each.
WITH known AS ({known})
SELECT authority, CASE WHEN completion_date < {first} THEN 'before' ELSE 'now' END, count(*)
FROM known
JOIN review_authority ON known.review = review_authority.review AND known.known_from = review_authority.known_from
WHERE completion_date BETWEEN {since} AND {day} AND publication IN ('full', 'summary')
GROUP BY 1, 2
ORDER BY 1, 2
