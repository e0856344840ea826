-- One line for each child and statistic: which cell it is counted in. Of S7 a child has one for each type.
WITH children AS ({children})
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
