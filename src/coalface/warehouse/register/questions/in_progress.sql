-- Reviews in progress at the end of {day}: where they stood, and how many days since the decision.
WITH known AS ({known})
SELECT status, {day} - decision_date, count(*)
FROM known
WHERE status IN ('decided', 'under_way', 'paused')
GROUP BY 1, 2
ORDER BY 1, 2
