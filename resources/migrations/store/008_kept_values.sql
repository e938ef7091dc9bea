-- R35. before: the item's step until this change, by which a device shows that its values are of then; NULL: of a change
-- of an older version. kept_received: the values of the device in `keeps` are here; it stays named until it has taken the
-- steps of the change, so that it keeps what it has sent.
ALTER TABLE scope_step ADD COLUMN before {blob};
ALTER TABLE scope_change ADD COLUMN kept_received INTEGER NOT NULL DEFAULT 0;
