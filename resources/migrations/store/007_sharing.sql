-- Data sharing (R31-R36). Which items are device-specific stands in the head, so that every view knows it: their
-- numbers, ordered, with commas between. scope_work: core/store/rows.h.
ALTER TABLE head ADD COLUMN scope_epoch BIGINT NOT NULL DEFAULT 0;
ALTER TABLE head ADD COLUMN device_specific {text} NOT NULL DEFAULT '';
ALTER TABLE head ADD COLUMN scope_work INTEGER NOT NULL DEFAULT 0;

-- The newest step of each item that has had one. step: a random mark, which devices remember (R36).
CREATE TABLE scope (
    item INTEGER PRIMARY KEY,
    scope INTEGER NOT NULL,
    step {blob} NOT NULL,
    epoch BIGINT NOT NULL
);

-- One change of the scopes of some items, and how far its work is: a journal of its own, because it is about all owners.
-- state: core/store/rows.h. undoes: the change that it takes back, 0 for none. reached: the owner (its row) up to which it
-- is done. keeps: the device whose values are still to become the shared ones (R35).
CREATE TABLE scope_change (
    epoch BIGINT PRIMARY KEY,
    began_at BIGINT NOT NULL,
    who TEXT NOT NULL,
    state INTEGER NOT NULL,
    undoes BIGINT NOT NULL,
    reached BIGINT NOT NULL,
    done BIGINT NOT NULL,
    pushed BIGINT NOT NULL,
    initialized BIGINT NOT NULL,
    keeps {blob}
);
CREATE TABLE scope_step (
    "row" {key},
    epoch BIGINT NOT NULL,
    item INTEGER NOT NULL,
    scope INTEGER NOT NULL
);
CREATE INDEX scope_step_epoch ON scope_step (epoch);

-- R33. The value that an item had when it became device-specific. set_aside: the change that ended it, which brings it
-- back when it is undone; 0 while it is in force.
CREATE TABLE seed (
    "row" {key},
    owner BIGINT NOT NULL,
    item INTEGER NOT NULL,
    digest {blob} NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by {blob},
    body {blob} NOT NULL,
    set_aside BIGINT NOT NULL,
    UNIQUE (owner, item, set_aside)
);
CREATE INDEX seed_item ON seed (set_aside, item);
