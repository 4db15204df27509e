import type { CallContext } from '@civicline/service-kit';
import { announceRules } from '../announce';
import type { RuleSet } from '../domain/rules';
import { versionConflict } from '../domain/refusals';
import { insertRules, lockRules, rulesOf } from '../store/rule-sets';
import type { Deps } from './deps';
import { onceKey } from './deps';

export interface Publication {
  readonly rules: Pick<RuleSet, 'rules' | 'acknowledgeMinutes' | 'answerMinutes' | 'warnMinutes'>;
  /** The version that the author saw; 0: none was there. */
  readonly expectedVersion: number;
  readonly note: string;
}

/** A new version of all rules, in force at once; earlier ones stay readable. Refuses VERSION_CONFLICT. */
export const publishRules =
  ({ store, clock, newId }: Deps) =>
  (publication: Publication, call: CallContext): Promise<RuleSet> =>
    store.once(onceKey('PublishRules', publication, call), async (tx) => {
      await lockRules(tx);
      const current = (await rulesOf(tx, 0))?.version ?? 0;
      if (publication.expectedVersion !== current) throw versionConflict(current);
      const now = clock.now();
      const version = current + 1;
      const { rules, note } = publication;
      const published: RuleSet = { ...rules, version, note, publishedBy: call.caller.id, publishedAt: now };
      await insertRules(tx, published);
      await announceRules(tx, version, now, newId());
      return published;
    });
