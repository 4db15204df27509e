import type { Migration } from '../migrations';
import { migration } from '../migrations';

/** Tables of the audit; behind the store's own in the list of a service that keeps something of citizens. */
export const auditMigrations: readonly Migration[] = [
  migration(
    'audit_0001_chain',
    // Who writes waits for nobody: facts arrive unchained, and one sealer at a time takes them into the chain.
    `CREATE TABLE audit_arrival (
       id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
       at timestamptz NOT NULL,
       role text NOT NULL,
       account text NOT NULL,
       office text NOT NULL,
       act text NOT NULL,
       about text[] NOT NULL,
       outcome text NOT NULL,
       subjects text[] NOT NULL
     );
     CREATE TABLE audit_entry (
       seq bigint PRIMARY KEY,
       at timestamptz NOT NULL,
       role text NOT NULL,
       account text NOT NULL,
       office text NOT NULL,
       act text NOT NULL,
       about text[] NOT NULL,
       outcome text NOT NULL,
       subjects text[] NOT NULL,
       hash text NOT NULL
     );
     CREATE INDEX audit_entry_whose ON audit_entry USING gin (subjects, about);
     CREATE INDEX audit_entry_who ON audit_entry (account, seq);
     CREATE TABLE audit_head (
       only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
       seq bigint NOT NULL,
       hash text NOT NULL,
       key_id text NOT NULL,
       mac text NOT NULL
     );
     CREATE FUNCTION audit_stands() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN RAISE EXCEPTION 'the audit is only added to'; END $$;
     CREATE FUNCTION audit_goes_on() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN
         IF NEW.seq <= OLD.seq THEN RAISE EXCEPTION 'the audit is only added to'; END IF;
         RETURN NEW;
       END $$;
     CREATE TRIGGER audit_entry_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
       FOR EACH STATEMENT EXECUTE FUNCTION audit_stands();
     CREATE TRIGGER audit_arrival_stands BEFORE UPDATE OR TRUNCATE ON audit_arrival
       FOR EACH STATEMENT EXECUTE FUNCTION audit_stands();
     CREATE TRIGGER audit_head_stands BEFORE DELETE OR TRUNCATE ON audit_head
       FOR EACH STATEMENT EXECUTE FUNCTION audit_stands();
     CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head FOR EACH ROW EXECUTE FUNCTION audit_goes_on();`,
  ),
  migration(
    'audit_0002_nothing_leaves_unsealed',
    // Looked at when the transaction ends, among the entries that the sealer takes at once: it deletes before it writes them down.
    `CREATE FUNCTION audit_arrival_is_sealed() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS
       $$ DECLARE last bigint := coalesce((SELECT seq FROM audit_head), 0);
       BEGIN
         IF NOT EXISTS (
           SELECT FROM audit_entry e WHERE e.account = OLD.account AND e.seq > last - 1000 AND e.seq <= last
             AND e.at = date_trunc('milliseconds', OLD.at) AND e.role = OLD.role AND e.office = OLD.office AND e.act = OLD.act
             AND e.about = OLD.about AND e.outcome = OLD.outcome AND e.subjects = OLD.subjects)
         THEN RAISE EXCEPTION 'the audit is only added to'; END IF;
         RETURN NULL;
       END $$;
     CREATE CONSTRAINT TRIGGER audit_arrival_is_sealed AFTER DELETE ON audit_arrival DEFERRABLE INITIALLY DEFERRED
       FOR EACH ROW EXECUTE FUNCTION audit_arrival_is_sealed();`,
  ),
];
