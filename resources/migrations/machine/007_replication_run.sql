-- The newest runs of replication, for its page (R40). What was kept as one setting before is not taken over.
CREATE TABLE replication_run (
    "row" {key},
    begun_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    content INTEGER NOT NULL,
    bytes BIGINT NOT NULL,
    records BIGINT NOT NULL,
    "trigger" TEXT NOT NULL,
    problem TEXT NOT NULL,
    why TEXT NOT NULL
);
DELETE FROM setting WHERE key = 'replication.runs';
