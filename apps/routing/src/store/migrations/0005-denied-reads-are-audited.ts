import { migration } from '@civicline/store';

/**
 * Who tried to read what is another office's stands in the audit from now on. Versions that still write the table of before are noted by
 * it; it goes once none of them runs.
 */
export const deniedReadsAreAudited = migration(
  '0005_denied_reads_are_audited',
  `
  INSERT INTO audit_arrival (at, role, account, office, act, about, outcome, subjects)
    SELECT d.at, d.role, d.by, d.office_id, 'GetReferral', ARRAY[r.code], 'FORBIDDEN', '{}'
    FROM denied_read d JOIN referral r ON r.id = d.referral_id ORDER BY d.at;
  CREATE FUNCTION denied_read_is_audited() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO audit_arrival (at, role, account, office, act, about, outcome, subjects)
      SELECT NEW.at, NEW.role, NEW.by, NEW.office_id, 'GetReferral', ARRAY[code], 'FORBIDDEN', '{}' FROM referral WHERE id = NEW.referral_id;
    RETURN NULL;
  END $$;
  CREATE TRIGGER denied_read_is_audited AFTER INSERT ON denied_read FOR EACH ROW EXECUTE FUNCTION denied_read_is_audited();
  `,
);
