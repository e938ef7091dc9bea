-- R23: until when, by the clock of which boot of this machine, data may be imported and exported although the
-- client runs. One row, or none.
CREATE TABLE export_window (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    boot TEXT NOT NULL,
    ends_at BIGINT NOT NULL
);

-- Whose data were brought to equal the server's when the window was opened. pushed_out_by: whose coming made
-- their settings give way since then (R24).
CREATE TABLE prepared (
    kind INTEGER NOT NULL,
    domain TEXT NOT NULL,
    name TEXT NOT NULL,
    folded_domain {blob} NOT NULL,
    folded_name {blob} NOT NULL,
    pushed_out_by TEXT,
    PRIMARY KEY (kind, folded_domain, folded_name)
);
