import type { Localized } from './appointment';
import { papersComplete, papersUnknown, waiverByStaffOnly } from './refusals';

/** One paper of a procedure's checklist. */
export interface Paper {
  /** Stable within the procedure. */
  readonly key: string;
  readonly name: Localized;
  /** When it is needed, if not always. */
  readonly condition: Localized;
  readonly required: boolean;
}

export type PaperState = 'missing' | 'have' | 'waived';

/** Whose word it is. */
export type SetBy = 'citizen' | 'agent' | 'office';

/** What was said of one paper for one appointment. */
export interface PaperMark {
  readonly key: string;
  readonly state: PaperState;
  readonly by: SetBy;
  /** The account of the staff member; empty for citizens. */
  readonly byId: string;
  readonly at: Date;
  /** Why it was waived. */
  readonly reason: string;
}

/** What somebody wants to say of a paper. */
export interface PaperWish {
  readonly key: string;
  readonly state: PaperState;
  readonly reason: string;
}

export interface CheckedPaper extends Paper {
  readonly state: PaperState;
  /** Null while nobody has said anything. */
  readonly mark: PaperMark | null;
}

/** Who speaks, and when. */
export interface Speaker {
  readonly by: SetBy;
  readonly id: string;
  readonly at: Date;
}

/**
 * The checklist as it is now with what was said of it: a paper that the procedure asks for since the booking is missing,
 * and one that it no longer asks for is gone.
 */
export const checked = (papers: readonly Paper[], marks: readonly PaperMark[]): CheckedPaper[] => {
  const said = new Map(marks.map((mark) => [mark.key, mark]));
  return papers.map((paper) => {
    const mark = said.get(paper.key) ?? null;
    return { ...paper, state: mark?.state ?? 'missing', mark };
  });
};

/** Required papers that are not there: what would make the visit one in vain. */
export const lacking = (papers: readonly CheckedPaper[]): CheckedPaper[] =>
  papers.filter(({ required, state }) => required && state === 'missing');

/** "Everything is ready": the wishes that this stands for. */
export const allReady = (papers: readonly CheckedPaper[]): PaperWish[] =>
  lacking(papers).map(({ key }) => ({ key, state: 'have', reason: '' }));

const unknownKeys = (papers: readonly Paper[], keys: readonly string[]): number[] => {
  const known = new Set(papers.map(({ key }) => key));
  return keys.flatMap((key, index) => (known.has(key) ? [] : [index]));
};

/**
 * What is to be written, for the papers of which something new is said. A waiver is the staff's: citizens neither give nor
 * end it. Refuses WAIVER_BY_STAFF_ONLY, and INVALID_ARGUMENT for papers that are not on the list.
 */
export const mark = (papers: readonly CheckedPaper[], wishes: readonly PaperWish[], speaker: Speaker): PaperMark[] => {
  const unknown = unknownKeys(
    papers,
    wishes.map(({ key }) => key),
  );
  if (unknown.length) throw papersUnknown(unknown.map((index) => `items[${index}].key`));
  return wishes.flatMap(({ key, state, reason }): PaperMark[] => {
    const before = papers.find((paper) => paper.key === key)?.mark ?? null;
    const was = before?.state ?? 'missing';
    if (state === was && (state !== 'waived' || reason === before?.reason)) return [];
    if (speaker.by === 'citizen' && (state === 'waived' || was === 'waived')) throw waiverByStaffOnly();
    return [{ key, state, by: speaker.by, byId: speaker.id, at: speaker.at, reason: state === 'waived' ? reason : '' }];
  });
};

/**
 * For which papers somebody is sent home: those that the officer names, else every required one that is missing. Refuses
 * PAPERS_COMPLETE, and INVALID_ARGUMENT for papers that are not on the list.
 */
export const sentHomeFor = (papers: readonly CheckedPaper[], named: readonly string[]): string[] => {
  const unknown = unknownKeys(papers, named);
  if (unknown.length) throw papersUnknown(unknown.map((index) => `missing[${index}]`));
  const missing = named.length ? [...new Set(named)] : lacking(papers).map(({ key }) => key);
  if (!missing.length) throw papersComplete();
  return missing;
};
