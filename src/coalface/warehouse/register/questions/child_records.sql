-- One line for each child and statistic: which cell it is counted in. Of S7 a child has one for each type.
-- D1 to D6 are child deaths as a panel recorded them: a set of its own, beside the children of reviews.
WITH children AS ({children}),
deaths AS ({deaths})
SELECT 'S6' AS statistic, part, review || '/' || child_key AS record, age_band AS cell FROM children
UNION ALL
SELECT 'S8', part, review || '/' || child_key, died FROM children
UNION ALL
SELECT
  'S7', part, children.review || '/' || children.child_key || '/' || type,
  type || CASE WHEN is_main = 1 THEN '/main' ELSE '/also' END
FROM children
JOIN child_maltreatment
  ON children.review = child_maltreatment.review
  AND children.known_from = child_maltreatment.known_from
  AND children.child_key = child_maltreatment.child_key
UNION ALL
SELECT 'D1', part, death, age_band FROM deaths
UNION ALL
SELECT 'D2', part, death, modifiable FROM deaths
UNION ALL
SELECT
  'D3', part, death,
  CASE WHEN influence_child IN ('2', '3') THEN 'part' WHEN influence_child IN ('1', '1*') THEN 'no_part' ELSE 'unknown' END
FROM deaths
UNION ALL
SELECT
  'D4', part, death,
  CASE WHEN influence_family IN ('2', '3') THEN 'part' WHEN influence_family IN ('1', '1*') THEN 'no_part' ELSE 'unknown' END
FROM deaths
UNION ALL
SELECT
  'D5', part, death,
  CASE WHEN influence_parenting IN ('2', '3') THEN 'part' WHEN influence_parenting IN ('1', '1*') THEN 'no_part' ELSE 'unknown' END
FROM deaths
UNION ALL
SELECT
  'D6', part, death,
  CASE WHEN influence_services IN ('2', '3') THEN 'part' WHEN influence_services IN ('1', '1*') THEN 'no_part' ELSE 'unknown' END
FROM deaths
