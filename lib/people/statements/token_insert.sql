-- A new token.
INSERT INTO people.token (hash, id, use, account, plan, scope, subject, name, made_at)
VALUES ($hash, $id, $use, $account, $plan, $scope, $subject, $name, $now)
