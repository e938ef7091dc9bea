-- What a search for owners looks at and sorts by; written by the program (core/store/owner_index.h).
ALTER TABLE owner ADD COLUMN search {text};
CREATE INDEX owner_name ON owner (kind, search);
CREATE INDEX owner_change ON owner (kind, changed_at);

-- Who is in a group.
CREATE INDEX membership_group ON membership (folded_group);
