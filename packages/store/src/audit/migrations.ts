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
];
