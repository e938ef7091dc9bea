-- How many log-ins at panels and changes of settings there were in each five minutes, for the overview's chart.
-- starts_at: the beginning of the five minutes.

CREATE TABLE activity (
    starts_at BIGINT PRIMARY KEY,
    logins BIGINT NOT NULL,
    changes BIGINT NOT NULL
);
