-- Imports of files over the whole store: what one is to do, so that it is finished after a crash, and then what it did, so
-- that it can be taken back. state: core/store/rows.h.
CREATE TABLE import_run (
    "row" {key},
    file TEXT NOT NULL,
    format VARCHAR(64) NOT NULL,
    who TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    state INTEGER NOT NULL,
    total BIGINT NOT NULL,
    owners BIGINT NOT NULL,
    user_groups BIGINT NOT NULL,
    added BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    same BIGINT NOT NULL,
    kept BIGINT NOT NULL,
    refused BIGINT NOT NULL,
    locked BIGINT NOT NULL,
    taken_back BIGINT NOT NULL,
    stayed BIGINT NOT NULL
);

-- item 0: the owner itself, with the groups of a user. body: what the file has while applied is 0; then what was there
-- before, as it was stored, or NULL if nothing was.
CREATE TABLE import_change (
    "row" {key},
    import BIGINT NOT NULL,
    kind INTEGER NOT NULL,
    domain TEXT NOT NULL,
    name TEXT NOT NULL,
    folded_domain {blob} NOT NULL,
    folded_name {blob} NOT NULL,
    owner_id {blob} NOT NULL,
    item INTEGER NOT NULL,
    secret INTEGER NOT NULL,
    existing INTEGER NOT NULL,
    applied INTEGER NOT NULL,
    body {blob},
    revision BIGINT NOT NULL,
    previous BIGINT NOT NULL
);
CREATE INDEX import_change_import ON import_change (import, applied, "row");
CREATE INDEX import_change_owner ON import_change (owner_id, item);
CREATE INDEX import_change_name ON import_change (folded_name, folded_domain, kind);
