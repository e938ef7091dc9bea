-- One occasion on which data of an owner went to Recently deleted; its settings are in recently_deleted.
CREATE TABLE deleted_owner (
    "row" {key},
    owner_id {blob} NOT NULL,
    kind INTEGER NOT NULL,
    domain TEXT NOT NULL,
    name TEXT NOT NULL,
    folded_domain {blob} NOT NULL,
    folded_name {blob} NOT NULL,
    reason INTEGER NOT NULL,
    device {blob},
    deleted_by TEXT NOT NULL,
    deleted_at BIGINT NOT NULL,
    settings BIGINT NOT NULL,
    bytes BIGINT NOT NULL
);
CREATE INDEX deleted_owner_name ON deleted_owner (folded_name, folded_domain, kind);
CREATE INDEX deleted_owner_age ON deleted_owner (deleted_at);

ALTER TABLE recently_deleted ADD COLUMN occasion BIGINT;
INSERT INTO deleted_owner (owner_id, kind, domain, name, folded_domain, folded_name, reason, device, deleted_by,
                           deleted_at, settings, bytes)
    SELECT owner_id, min(kind), min(domain), min(name), folded_domain, folded_name, reason, device, '', deleted_at,
           count(*), sum(length(body))
    FROM recently_deleted
    GROUP BY owner_id, folded_domain, folded_name, reason, device, deleted_at;
CREATE INDEX deleted_owner_id ON deleted_owner (owner_id);
UPDATE recently_deleted SET occasion = (
    SELECT min(d."row") FROM deleted_owner d
    WHERE d.owner_id = recently_deleted.owner_id AND d.reason = recently_deleted.reason
        AND d.deleted_at = recently_deleted.deleted_at
        AND (d.device = recently_deleted.device OR (d.device IS NULL AND recently_deleted.device IS NULL)));
CREATE INDEX recently_deleted_occasion ON recently_deleted (occasion);

-- Deleting for good looks for merged values by owner.
CREATE INDEX answer_merged ON answer (owner_id) WHERE outcome = 2;

-- Long work on many owners: what is still to be done, so that it is finished after a crash. ready: 0 while
-- the targets are collected; then nothing has been done yet.
CREATE TABLE journal (
    "row" {key},
    work VARCHAR(64) NOT NULL,
    who TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    ready INTEGER NOT NULL,
    total BIGINT NOT NULL
);
CREATE TABLE journal_target (
    "row" {key},
    journal BIGINT NOT NULL,
    owner_id {blob} NOT NULL
);
CREATE INDEX journal_target_journal ON journal_target (journal, "row");
CREATE INDEX journal_target_owner ON journal_target (owner_id);
