-- What happened as a code with its circumstances (core/client/occurrence.h). A row from before has none of it:
-- its English line is all there is.
ALTER TABLE communication ADD COLUMN kind TEXT;
ALTER TABLE communication ADD COLUMN owner_kind INTEGER;
ALTER TABLE communication ADD COLUMN owner TEXT;
ALTER TABLE communication ADD COLUMN item TEXT;
ALTER TABLE communication ADD COLUMN address TEXT;
ALTER TABLE communication ADD COLUMN cause TEXT;
