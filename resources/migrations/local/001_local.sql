-- Where the device stands with its server: one row.
CREATE TABLE position (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    phase INTEGER NOT NULL,
    generation {blob},
    revision BIGINT NOT NULL,
    scope_epoch BIGINT NOT NULL,
    last_sync BIGINT,
    next_number BIGINT NOT NULL,
    key_check {blob} NOT NULL
);

-- Whose copies are here. Names are compared by their folded forms, bytewise. state: the owner's last change up
-- to which everything is here. needs_pull counts the reasons for which the next login must bring everything.
CREATE TABLE owner (
    "row" {key},
    kind INTEGER NOT NULL,
    domain TEXT NOT NULL,
    name TEXT NOT NULL,
    folded_domain {blob} NOT NULL,
    folded_name {blob} NOT NULL,
    id {blob},
    state BIGINT,
    last_login BIGINT NOT NULL,
    needs_pull BIGINT NOT NULL,
    partial INTEGER NOT NULL,
    UNIQUE (kind, folded_domain, folded_name)
);
CREATE UNIQUE INDEX owner_id ON owner (id);

-- The groups that a user's last login here asserted.
CREATE TABLE membership (
    user_row BIGINT NOT NULL REFERENCES owner ("row") ON DELETE CASCADE,
    group_id TEXT NOT NULL,
    PRIMARY KEY (user_row, group_id)
);

-- One setting of one owner (core/sync/local_copy.h). Values of secret items are encrypted.
CREATE TABLE copy (
    owner_row BIGINT NOT NULL REFERENCES owner ("row") ON DELETE CASCADE,
    item INTEGER NOT NULL,
    value {blob},
    revision BIGINT,
    rejected INTEGER NOT NULL,
    pending_number BIGINT,
    pending_id {blob},
    pending_kind INTEGER,
    pending_based_on BIGINT,
    pending_value {blob},
    pending_sent INTEGER,
    newer_revision BIGINT,
    newer_value {blob},
    PRIMARY KEY (owner_row, item)
);
CREATE UNIQUE INDEX copy_pending ON copy (pending_number);

-- Owners that the server shall no longer count as held here.
CREATE TABLE release (
    id {blob} PRIMARY KEY
);

-- R8. Repetitions are one row.
CREATE TABLE communication (
    "row" {key},
    severity INTEGER NOT NULL,
    what TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    times BIGINT NOT NULL
);
