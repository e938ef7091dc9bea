-- What one device has reported of one item of one owner is looked up at each further report.
CREATE INDEX recently_deleted_report
    ON recently_deleted (device, item, folded_name, folded_domain, kind, reason);
