import { invalid } from '@civicline/service-kit/refusal';
import type { Store } from '@civicline/store';
import { rulesNotFound } from '../domain/refusals';
import type { RuleSet } from '../domain/rules';
import { rulesOf, ruleVersions } from '../store/rule-sets';

/** The rules in force (0) or of a version. Refuses RULES_NOT_FOUND. */
export const getRules =
  (store: Store) =>
  async (version: number): Promise<RuleSet> => {
    const rules = await rulesOf(store, version);
    if (!rules) throw rulesNotFound();
    return rules;
  };

const size = { usual: 50, max: 200 };

/** Earlier versions, newest first; the token is the last version shown. */
export const listRuleVersions =
  (store: Store) =>
  async (pageSize: number, pageToken: string): Promise<{ items: RuleSet[]; nextPageToken: string }> => {
    if (pageSize < 0 || pageSize > size.max)
      throw invalid([{ field: 'pageSize', rule: 'range', params: { min: 1, max: size.max } }]);
    if (!/^\d{0,9}$/.test(pageToken)) throw invalid([{ field: 'pageToken', rule: 'format' }]);
    const limit = pageSize || size.usual;
    const found = await ruleVersions(store, Number(pageToken || 0), limit + 1);
    const items = found.slice(0, limit);
    return { items, nextPageToken: found.length > limit ? String(items.at(-1)?.version ?? '') : '' };
  };
