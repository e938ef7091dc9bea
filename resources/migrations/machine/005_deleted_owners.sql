-- When users and groups were deleted, by the random ids they had in the store: kept longer than the store's own
-- tombstones, so that a restored old backup does not bring them back unasked (R56).
CREATE TABLE deleted_owner (
    owner {blob} PRIMARY KEY,
    deleted_at BIGINT NOT NULL
) WITHOUT ROWID;
