-- R36: the step of each item's scope that was taken last. What is not here is shared, and always was.
CREATE TABLE scope (
    item INTEGER PRIMARY KEY,
    scope INTEGER NOT NULL,
    step {blob} NOT NULL
);

-- R33: whose seeds of which items were taken here; kept when the owner has to give way (R10).
CREATE TABLE seed_taken (
    owner {blob} NOT NULL,
    item INTEGER NOT NULL,
    PRIMARY KEY (owner, item)
) WITHOUT ROWID;
