-- What this installation has written where, so that encrypted files are listed with what is in them (R50 to R53). header: as in
-- the file. Times: 0 is never.
CREATE TABLE backup_file (
    row {key},
    place TEXT NOT NULL,
    name TEXT NOT NULL,
    header TEXT NOT NULL,
    size BIGINT NOT NULL,
    encrypted INTEGER NOT NULL,
    verified_at BIGINT NOT NULL,
    proven_at BIGINT NOT NULL,
    UNIQUE (place, name)
);

-- What must not stay when the program ends in the middle: a file that is not finished, a store that was replaced.
CREATE TABLE backup_work (
    row {key},
    kind TEXT NOT NULL,
    place TEXT NOT NULL,
    name TEXT NOT NULL
);
