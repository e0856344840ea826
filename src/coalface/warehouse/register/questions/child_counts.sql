-- How many children each cell of S6, S7 and S8 counts.
SELECT statistic, part, cell, count(*) FROM ({child_records}) AS records GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
