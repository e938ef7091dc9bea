-- Which machine was the server at the last start, for the one that it replaced.
ALTER TABLE position ADD COLUMN term INTEGER NOT NULL DEFAULT 0;
ALTER TABLE position ADD COLUMN term_signature {blob};
