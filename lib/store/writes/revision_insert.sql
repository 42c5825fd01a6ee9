-- Records a revision.
INSERT INTO plan.revision BY NAME
SELECT $number AS number, $plan AS plan, $recorded_at AS recorded_at, $as_of AS as_of, $author AS author,
       $kind AS kind, $reason AS reason, $source AS source, $meeting AS meeting, $undoes AS undoes, $press AS press
