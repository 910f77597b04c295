-- Claims and disputes are looked through from the last added one on, for their
-- dates: these hold all that is asked for.
CREATE INDEX finding_newest ON finding (kind, n, last);
CREATE INDEX finding_status_newest ON finding (kind, status, n, last);
CREATE INDEX finding_dispute_newest ON finding (kind, dispute, n, last);
