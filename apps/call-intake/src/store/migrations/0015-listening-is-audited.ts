import { migration } from '@civicline/store';

/**
 * Who listened to a recording stands in the audit from now on, which stays as well. Versions that still write the table of before are
 * noted by it; it goes once none of them runs.
 */
export const listeningIsAudited = migration(
  '0015_listening_is_audited',
  `
  INSERT INTO audit_arrival (at, role, account, office, act, about, outcome, subjects)
    SELECT at, role, account, '', 'ListenToRecording', ARRAY[recording_id::text], 'shown', '{}' FROM recording_access ORDER BY at;
  CREATE FUNCTION recording_access_is_audited() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    INSERT INTO audit_arrival (at, role, account, office, act, about, outcome, subjects)
      VALUES (NEW.at, NEW.role, NEW.account, '', 'ListenToRecording', ARRAY[NEW.recording_id::text], 'shown', '{}');
    RETURN NULL;
  END $$;
  CREATE TRIGGER recording_access_is_audited AFTER INSERT ON recording_access
    FOR EACH ROW EXECUTE FUNCTION recording_access_is_audited();
  `,
);
