-- Owners whose data an administrator deleted for good, by the random ids they had in the store: a restored backup or
-- a replica does not bring them back (R56).
CREATE TABLE erased_owner (
    owner {blob} PRIMARY KEY,
    erased_at BIGINT NOT NULL
) WITHOUT ROWID;
