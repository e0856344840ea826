-- From which cell to which children moved between two releases; NULL is outside. Who stayed before both is not counted.
-- Whoever is in the half-year of one and in that of the other may have moved: they can be two half-years.
SELECT was.statistic, is_now.statistic, was.part, is_now.part, was.cell, is_now.cell, count(*)
FROM ({earlier}) AS was
FULL OUTER JOIN ({later}) AS is_now ON was.record = is_now.record AND was.statistic = is_now.statistic
WHERE was.record IS NULL OR is_now.record IS NULL OR was.cell <> is_now.cell OR was.part = 'now' OR is_now.part = 'now'
GROUP BY 1, 2, 3, 4, 5, 6
ORDER BY 1 NULLS LAST, 2 NULLS LAST, 3 NULLS LAST, 4 NULLS LAST, 5 NULLS LAST, 6 NULLS LAST
