-- R24. 0: everything that the server had of the owner was brought here once, and none of it was evicted since.
-- Otherwise the number of the occasion (of its coming, or of an eviction) since when that is not so.
ALTER TABLE owner ADD COLUMN to_bring BIGINT NOT NULL DEFAULT 0;
UPDATE owner SET to_bring = 1 WHERE partial <> 0 OR id IS NULL OR needs_pull <> 0;

-- R23. Of which store of which server the prepared data are; with another one there is no window.
DELETE FROM export_window;
ALTER TABLE export_window ADD COLUMN generation {blob};
