import { useRef } from 'react';
import { ProblemError } from './client';

/** A key for a form: kept while the answer is unknown, so that a second try does it once; new after every answer. */
export const useKey = () => {
  const key = useRef(crypto.randomUUID());
  return {
    current: () => key.current,
    settle: (error: Error | null) => {
      const unknown = error instanceof ProblemError && (error.problem.status === 0 || error.problem.status >= 500);
      if (!unknown) key.current = crypto.randomUUID();
    },
  };
};
