import { calls } from '@civicline/contracts';
import { maskMessage } from '../privacy/message';

const most = 2_000;

/** What a call asked for, as JSON without anything that its contract marks: for whoever looks for the cause of a failure. */
export const askedOf = (path: string, request: unknown): string => {
  const text = JSON.stringify(maskMessage(calls[path]?.request ?? '', request)) ?? '';
  return text.length > most ? `${text.slice(0, most)}…` : text;
};
