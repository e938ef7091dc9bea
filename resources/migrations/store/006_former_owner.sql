-- Under which ids an owner was known before: who was renamed or brought back, and is deleted for good, is so under all
-- of them (R56). Ids are random, and say nothing of anybody.
CREATE TABLE former_owner (
    "row" {key},
    owner_id {blob} NOT NULL,
    former_id {blob} NOT NULL,
    UNIQUE (owner_id, former_id)
);
