import { ledger } from './0001-ledger';
import { levelsAndValidity } from './0002-levels-and-validity';
import { readiness } from './0003-readiness';
import { closings } from './0005-closings';
import { promises } from './0006-promises';
import { quotaAndLine } from './0007-quota-and-line';
import { sealedNumbers } from './0008-sealed-numbers';

/** The steps of this service's schema, in order. */
export const migrations = [ledger, levelsAndValidity, readiness, closings, promises, quotaAndLine, sealedNumbers];
