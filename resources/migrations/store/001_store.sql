-- Where the store stands: one row, locked by every group of writes.
CREATE TABLE head (
    "row" INTEGER PRIMARY KEY,
    generation {blob} NOT NULL,
    revision BIGINT NOT NULL,
    purged BIGINT NOT NULL,
    root {blob} NOT NULL,
    users BIGINT NOT NULL,
    user_groups BIGINT NOT NULL,
    settings BIGINT NOT NULL
);

CREATE TABLE meta (
    name VARCHAR(64) PRIMARY KEY,
    value {blob} NOT NULL
);

-- Names are compared by their folded forms, bytewise; domain and name keep the first spelling.
CREATE TABLE owner (
    "row" {key},
    id {blob} NOT NULL UNIQUE,
    kind INTEGER NOT NULL,
    domain TEXT NOT NULL,
    name TEXT NOT NULL,
    folded_domain {blob} NOT NULL,
    folded_name {blob} NOT NULL,
    bucket INTEGER NOT NULL,
    created BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    digest {blob} NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by {blob},
    UNIQUE (kind, folded_domain, folded_name)
);
CREATE INDEX owner_bucket ON owner (bucket);

-- body: canonical JSON bytes, or the sealed form of them when secret is 1.
CREATE TABLE setting (
    "row" {key},
    owner BIGINT NOT NULL REFERENCES owner ("row"),
    item INTEGER NOT NULL,
    revision BIGINT NOT NULL,
    secret INTEGER NOT NULL,
    digest {blob} NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by {blob},
    body {blob} NOT NULL,
    UNIQUE (owner, item)
);
CREATE INDEX setting_change ON setting (owner, revision, item);

-- item NULL: the whole owner.
CREATE TABLE tombstone (
    "row" {key},
    owner_id {blob} NOT NULL,
    item INTEGER,
    revision BIGINT NOT NULL UNIQUE,
    deleted_at BIGINT NOT NULL
);
CREATE INDEX tombstone_owner ON tombstone (owner_id, revision);
CREATE INDEX tombstone_age ON tombstone (deleted_at);

CREATE TABLE membership (
    "row" {key},
    folded_domain {blob} NOT NULL,
    folded_name {blob} NOT NULL,
    folded_group {blob} NOT NULL,
    group_id TEXT NOT NULL,
    asserted_at BIGINT NOT NULL,
    UNIQUE (folded_domain, folded_name, folded_group)
);

CREATE TABLE answer (
    "row" {key},
    device {blob} NOT NULL,
    change_id {blob} NOT NULL,
    outcome INTEGER NOT NULL,
    owner_id {blob} NOT NULL,
    revision BIGINT NOT NULL,
    value {blob} NOT NULL,
    answered_at BIGINT NOT NULL,
    UNIQUE (device, change_id)
);
CREATE INDEX answer_age ON answer (answered_at);

CREATE TABLE bucket (
    number INTEGER PRIMARY KEY,
    digest {blob} NOT NULL,
    verified_at BIGINT NOT NULL
);

CREATE TABLE recently_deleted (
    "row" {key},
    owner_id {blob} NOT NULL,
    kind INTEGER NOT NULL,
    domain TEXT NOT NULL,
    name TEXT NOT NULL,
    folded_domain {blob} NOT NULL,
    folded_name {blob} NOT NULL,
    item INTEGER NOT NULL,
    secret INTEGER NOT NULL,
    body {blob} NOT NULL,
    previous BIGINT NOT NULL,
    reason INTEGER NOT NULL,
    device {blob},
    deleted_at BIGINT NOT NULL
);
CREATE INDEX recently_deleted_owner ON recently_deleted (folded_name, folded_domain, kind);
CREATE INDEX recently_deleted_age ON recently_deleted (deleted_at);
