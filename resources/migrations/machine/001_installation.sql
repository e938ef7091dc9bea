-- The installation's own facts (R1): never part of a store, a backup of the store, or a replica.
-- Times are milliseconds since 1970 UTC.

CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE administrator (
    row {key},
    id TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

-- The data key, wrapped once per slot (R12). A row of this table is the marker that a data key exists.
CREATE TABLE key_slot (
    name TEXT PRIMARY KEY,
    nonce {blob} NOT NULL,
    wrapped {blob} NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE device (
    row {key},
    id {blob} NOT NULL UNIQUE,
    token_hash {blob} NOT NULL UNIQUE,
    name TEXT NOT NULL,
    serial_number TEXT NOT NULL,
    location TEXT NOT NULL,
    product_name TEXT NOT NULL,
    version TEXT NOT NULL,
    address TEXT NOT NULL,
    state INTEGER NOT NULL,
    stopped_by_administrator INTEGER NOT NULL,
    enrolled_at BIGINT NOT NULL,
    last_contact BIGINT,
    scope_epoch BIGINT NOT NULL,
    differing INTEGER NOT NULL
);
CREATE UNIQUE INDEX device_serial ON device (serial_number) WHERE serial_number <> '';

-- Which owners' copies a device holds: one short row each, millions of them.
CREATE TABLE holding (
    device_row BIGINT NOT NULL REFERENCES device (row) ON DELETE CASCADE,
    owner {blob} NOT NULL,
    PRIMARY KEY (device_row, owner)
) WITHOUT ROWID;

CREATE TABLE enrolment_code (
    row {key},
    hint TEXT NOT NULL,
    code_hash {blob} NOT NULL UNIQUE,
    expires_at BIGINT NOT NULL,
    uses_left INTEGER NOT NULL
);

-- R53. bytes is null where nothing was moved.
CREATE TABLE execution_log (
    row {key},
    started_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    operation TEXT NOT NULL,
    destination TEXT NOT NULL,
    result TEXT NOT NULL,
    bytes BIGINT,
    who TEXT NOT NULL
);
CREATE INDEX execution_log_time ON execution_log (ended_at);

CREATE TABLE security_log (
    row {key},
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    address TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX security_log_time ON security_log (at);
