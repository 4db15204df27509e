import { isDay } from '@civicline/calendar';
import type { Violation } from '../refusal';
import { invalid } from '../refusal';

// Written by code point: control characters stay out of the source.
const hasControl = (text: string) => [...text].some((sign) => sign.charCodeAt(0) < 32 || sign.charCodeAt(0) === 127);
const withoutLineBreaks = (text: string) => text.replace(/[\r\n\t]/g, ' ');
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// Calls of earlier years are replayed.
const earliest = new Date('1990-01-01T00:00:00Z');
const latest = new Date('2200-01-01T00:00:00Z');

/** Gathers every fault of a request, so that they are told at once. */
export const reading = () => {
  const violations: Violation[] = [];
  const fault = (field: string, rule: string, params?: Violation['params']) =>
    violations.push({ field, rule, ...(params ? { params } : {}) });
  return {
    fault,
    violations: violations as readonly Violation[],
    /** `lines`: it may have several. */
    text: (
      field: string,
      value: string,
      { max, optional = false, lines = false }: { max: number; optional?: boolean; lines?: boolean },
    ): string => {
      // Nothing longer is worth the work of looking at it sign by sign.
      const trimmed = value.length > 4 * max ? value : value.normalize('NFC').trim();
      if (!trimmed && !optional) fault(field, 'required');
      else if (trimmed.length > max) fault(field, 'too_long', { max });
      else if (hasControl(lines ? withoutLineBreaks(trimmed) : trimmed)) fault(field, 'control_characters');
      return trimmed;
    },
    range: (field: string, value: number, min: number, max: number): number => {
      if (value < min || value > max) fault(field, 'range', { min, max });
      return value;
    },
    uuid: (field: string, value: string): string => {
      if (!value) fault(field, 'required');
      else if (!uuid.test(value)) fault(field, 'format');
      return value;
    },
    day: (field: string, value: string): string => {
      if (!value) fault(field, 'required');
      else if (!isDay(value)) fault(field, 'format.day');
      return value;
    },
    /** A time that can be written as a local day, of living memory or the next century. */
    instant: (field: string, value: Date | undefined, otherwise?: Date): Date => {
      if (!value) {
        if (!otherwise) fault(field, 'required');
        return otherwise ?? earliest;
      }
      if (value >= earliest && value < latest) return value;
      fault(field, 'format.instant');
      return earliest;
    },
    /** Refuses (INVALID_ARGUMENT) when there was a fault. */
    done: () => {
      if (violations.length) throw invalid(violations);
    },
  };
};

export type Reading = ReturnType<typeof reading>;
