/** How figures are put in rows. */
export type FigureKey = 'queue' | 'half_hour' | 'hour' | 'day' | 'topic' | 'unit' | 'agent' | 'disposition';

/** Of which calls figures are asked. */
export interface FigureQuestion {
  readonly from: Date;
  readonly to: Date;
  /** Empty: all. */
  readonly queueId: string;
  readonly source: string;
  readonly by: FigureKey | null;
  readonly within: readonly number[];
}
